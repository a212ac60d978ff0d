"""A block of the report as the editor shows it: a text to write in, or a card that says what it prints."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from roundtable.domain.attribution import quote_label
from roundtable.domain.outline import Block, BlockKind, Figure
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import InsightKind, Quote, QuoteState
from ui import icons, theme, wording
from ui.report.marks import mark_of, mark_words
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.area import TextArea
from ui.widgets.dot import dot_for
from ui.widgets.labels import paint_paragraph, paragraph_height

TEXT_MARGIN = 8
"""Pixels between the bar of a chosen text and its words."""
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


class BlockCard(QWidget):
    """A block as one of the editor's rows; keys move and remove it."""

    move_requested = Signal(int)
    remove_requested = Signal()
    chosen = Signal()
    opened = Signal()

    def __init__(self, block: Block, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._block = block
        self._is_chosen = False
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def block(self) -> Block:
        """The block as the session holds it."""
        return self._block

    def show_session(self, session: Session) -> None:
        """Show the block as a session has it now: the records that it points at may have changed."""

    def set_chosen(self, chosen: bool) -> None:
        """Mark the block that the buttons of the bar act on."""
        if chosen != self._is_chosen:
            self._is_chosen = chosen
            self.update()

    def take_key(self, event: QKeyEvent) -> bool:
        """Carry out a key that moves or removes the block."""
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self.move_requested.emit(-1 if event.key() == Qt.Key.Key_Up else 1)
            return True
        if event.key() == Qt.Key.Key_Delete and self.is_removed_by_delete():
            self.remove_requested.emit()
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.is_opened_by_enter():
            self.opened.emit()
            return True
        return False

    def is_removed_by_delete(self) -> bool:
        """Whether Del means the block and not a character of it."""
        return True

    def is_opened_by_enter(self) -> bool:
        """Whether Enter asks for what is said about the block."""
        return self._block.kind is BlockKind.FIGURE

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """As Enter does."""
        super().mouseDoubleClickEvent(event)
        if self.is_opened_by_enter():
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Alt+arrows move the block, Del removes it, Enter opens what can be opened."""
        if not self.take_key(event):
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say that this is the block that is worked on."""
        super().focusInEvent(event)
        self.chosen.emit()
        self.update()

    def paint_ring(self, painter: QPainter, area: QRectF) -> None:
        """Ring the block that has the focus; frame the one that was worked on last."""
        if self.hasFocus():
            paint.focus_ring(painter, area, theme.RADIUS)
        elif self._is_chosen:
            paint.box(painter, area, theme.RADIUS, edge="accent")


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


class TextCard(BlockCard):
    """The author's own words; a new one is in the report only once something was written into it.

    `edited(str)` when the writer leaves other words than before, `emptied` when none are left. Words that could not
    be kept stay in the field and are told again the next time.
    """

    edited = Signal(str)
    emptied = Signal()

    def __init__(self, block: Block, *, is_new: bool = False) -> None:
        super().__init__(block)
        self.is_new = is_new
        self.area = TextArea(
            "Text of the report",
            "Write here. *emphasis*, **strong**, - for lists",
            use=Type.REPORT,
            least=1,
            most=0,
            bare=True,
        )
        self.area.setPlainText(block.value)
        self.area.setAcceptDrops(False)  # what is dragged over it is for the section
        self.area.installEventFilter(self)
        self.setFocusProxy(self.area)
        column = QVBoxLayout(self)
        column.setContentsMargins(TEXT_MARGIN, 2, 0, 2)
        column.addWidget(self.area)

    @property
    def text(self) -> str:
        """What is written now, kept or not."""
        return self.area.toPlainText().strip()

    @property
    def is_unkept(self) -> bool:
        """Whether words stand here that the report does not hold; also a new card before its first word."""
        return self.is_new or (bool(self.text) and self.text != self._block.value)

    def commit(self) -> None:
        """Tell the text if it is not the one that is kept."""
        if self.text and self.text != self._block.value:
            self.edited.emit(self.text)

    def keep(self, text: str) -> None:
        """Hold a text for the one that is kept."""
        self._block, self.is_new = Block(BlockKind.TEXT, text), False

    def is_removed_by_delete(self) -> bool:
        """Only when there are no characters that Del could mean."""
        return not self.area.toPlainText()

    def _on_left(self, reason: Qt.FocusReason) -> None:
        if reason is Qt.FocusReason.PopupFocusReason:  # a menu of the text itself
            return
        self.commit()
        if not self.text and reason is not Qt.FocusReason.ActiveWindowFocusReason:
            self.emptied.emit()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the end of writing, and the keys that move the block."""
        if isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut:
            self._on_left(event.reason())
        elif event.type() is QEvent.Type.FocusIn:
            self.chosen.emit()
            self.update()
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.ShortcutOverride and mark_of(event):
            event.accept()  # here the key marks words, whatever it means elsewhere
            return True
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if mark := mark_of(event):
                mark_words(self.area, mark)
                return True
            return self.take_key(event)
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bar at the side of the text that is worked on."""
        if self.hasFocus() or self._is_chosen:
            painter = paint.painter_for(self)
            paint.box(painter, QRectF(0, 4, 2 if self.hasFocus() else 1, self.height() - 8), 1, "accent")
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
