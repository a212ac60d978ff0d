"""A block of the report as the editor shows it: what a quote or a block of records will print, and why it may not."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent

from roundtable.domain.attribution import quote_label
from roundtable.domain.outline import Block, BlockKind, Figure
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import InsightKind, Quote, QuoteState
from ui import icons, theme, wording
from ui.report.card import BlockCard
from ui.report.text_card import TextCard
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.dot import dot_for
from ui.widgets.labels import paint_paragraph, paragraph_height

ICONS = {
    BlockKind.FIGURE: "image",
    BlockKind.STAR: "star",
    BlockKind.QUOTES: "message-square-quote",
    BlockKind.INSIGHTS: "lightbulb",
    BlockKind.ACTIONS: "flag",
    BlockKind.AGENDA: "list-ordered",
    BlockKind.VOICES: "chart-no-axes-column",
    BlockKind.REFERENCES: "book-open",
    BlockKind.CONTRIBUTORS: "users",
}
PLURALS = {
    InsightKind.INSIGHT: "insights",
    InsightKind.EXAMPLE: "examples",
    InsightKind.QUESTION: "questions",
    InsightKind.LIMIT: "limits",
}

LEAST_WIDTH = 240
"""Pixels under which a quote box is no longer readable."""


def block_words(session: Session, block: Block) -> tuple[str, str]:
    """What a block is, in a few words, and what it will print."""
    segment = session.details.star.find(block.value)
    named = segment.title if segment else block.value
    match block.kind:
        case BlockKind.FIGURE:
            figure = session.find(Figure, Id(block.value))
            if figure is None:
                return "Figure", "no longer there"
            return (
                "Figure",
                figure.caption if figure.alt.strip() or figure.is_star else f"not described · {figure.caption}",
            )
        case BlockKind.STAR:
            return "The star", "as it stood at the end, with what was heard in each segment"
        case BlockKind.QUOTES:
            count = sum(
                block.value in quote.segments and quote.prints_at(session.details.prints) for quote in session.quotes
            )
            return f"Quotes on {named}", f"{wording.counted(count, 'quote')} that may be printed, as boxes"
        case BlockKind.INSIGHTS:
            if block.value in list(InsightKind):
                return PLURALS[InsightKind(block.value)].capitalize(), "of all segments, as a list"
            return f"Insights on {named}", "insights, examples, questions and limits, as a list"
        case BlockKind.ACTIONS:
            return "Action points", "who, what, by when"
        case BlockKind.AGENDA:
            return "Agenda", "planned beside actual"
        case BlockKind.VOICES:
            return "Who was heard", "by sector"
        case BlockKind.REFERENCES:
            return "References", "Harvard"
        case BlockKind.CONTRIBUTORS:
            return "Contributors", "by sector, in two columns"
    return block.kind.value.capitalize(), ""


class QuoteCard(BlockCard):
    """A quote box as the report will print it."""

    def __init__(self, session: Session, block: Block) -> None:
        super().__init__(block)
        self.show_session(session)

    def show_session(self, session: Session) -> None:
        """Show the quote as it stands now."""
        self._session = session
        self._quote = session.find(Quote, Id(self.block.value))
        words = self._quote.text if self._quote else "This quote was removed."
        self._text = f"“{words}”" if self._quote and self._quote.is_marked else words
        label = quote_label(session, self._quote).text if self._quote else ""
        said = why_not_printed(session, self._quote) if self._quote else ""
        self.setAccessibleName(", ".join(part for part in (f"Quote: {words}", label, said) if part))
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of box, words and signature."""
        return round(paragraph_height(self._text, Type.NAME, width - 60, weight=500)) + 62

    def sizeHint(self) -> QSize:
        """As high as its words need at the width that it has now."""
        width = max(self.width(), LEAST_WIDTH)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Never lower than its words: a layout that was asked too early would leave a card without height."""
        return QSize(LEAST_WIDTH, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height when the width has changed."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box with the bar in the hue of its segment."""
        painter = paint.painter_for(self)
        area = QRectF(self.rect()).adjusted(0, 3, 0, -3)
        hue = theme.colour("accent")
        star = self._session.details.star
        for segment in self._quote.segments if self._quote else ():
            if (dot := dot_for(star, segment)).inner is not None:
                hue = dot.colour
                break
        paint.box(painter, area, theme.RADIUS, theme.mix(theme.colour("base"), hue, 0.1))
        paint.box(painter, QRectF(area.x(), area.y(), 4, area.height()), 1, hue)
        width = area.width() - 60
        bottom = area.y() + 14 + paint_paragraph(painter, 28, area.y() + 14, width, self._text, Type.NAME, weight=500)
        self._paint_foot(painter, bottom + 18, area.right() - 20)
        self.paint_ring(painter, area)
        painter.end()

    def _paint_foot(self, painter: QPainter, middle: float, right: float) -> None:
        if self._quote is None:
            return
        base = paint.baseline(middle, theme.metrics(Type.HEAD))
        why_not = why_not_printed(self._session, self._quote)
        said = why_not or wording.STATES[self._quote.state]
        taken = paint.text(painter, right, base, said, Type.META, "warn" if why_not else "ok", align="right")
        label = quote_label(self._session, self._quote).text or "no name"
        paint.text(painter, 28, base, label, Type.HEAD, "ink2", width=right - 28 - taken - 20)


class RecordCard(BlockCard):
    """A block that the program fills from the records: its icon, its name, what it will print."""

    def __init__(self, session: Session, block: Block) -> None:
        super().__init__(block)
        self._icon = ICONS.get(block.kind, "file-text")
        self.setFixedHeight(52)
        self.show_session(session)

    def show_session(self, session: Session) -> None:
        """Show what the records say now."""
        self._name, self._says = block_words(session, self.block)
        self.setAccessibleName(f"{self._name}: {self._says}")
        opens = " (Enter: caption, description, credit)" if self.is_opened_by_enter() else ""
        self.setToolTip(self._says + opens)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card."""
        painter = paint.painter_for(self)
        area = QRectF(self.rect()).adjusted(0, 3, 0, -3)
        paint.box(painter, area, theme.RADIUS, "base", "line2")
        middle = area.center().y()
        icons.paint(painter, 16, middle - 8, self._icon, 16, "ink2")
        base = paint.baseline(middle, theme.metrics(Type.CONTROL))
        x = 42 + paint.text(painter, 42, base, self._name, Type.CONTROL, width=area.width() * 0.5)
        paint.text(painter, x + 12, base, self._says, Type.LIST, "ink3", width=area.right() - x - 28)
        self.paint_ring(painter, area)
        painter.end()


def why_not_printed(session: Session, quote: Quote) -> str:
    """Why the report will not print a quote ("only heard: not printed"); "" when it will."""
    if quote.prints_at(session.details.prints):
        return ""
    if quote.state is QuoteState.WITHDRAWN:
        return "withdrawn: not printed"
    return f"only {wording.STATES[quote.state]}: not printed"


def card_for(session: Session, block: Block) -> BlockCard:
    """The card of a block."""
    if block.kind is BlockKind.TEXT:
        return TextCard(block)
    if block.kind is BlockKind.QUOTE:
        return QuoteCard(session, block)
    return RecordCard(session, block)
