"""The drawer of words: what was said, ready to be put into the section that is being written."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from roundtable.domain.attribution import quote_label
from roundtable.domain.figures import sector_of_point
from roundtable.domain.folding import fold
from roundtable.domain.outline import BlockKind, Section
from roundtable.domain.people import Sector
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.star_marks import SectorMark, sector_marks
from roundtable.domain.words import Quote, QuoteState
from ui import icons, theme, wording
from ui.report.block_cards import why_not_printed
from ui.star.values import quote_mime
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.field import Field
from ui.widgets.labels import Paragraph, paint_paragraph, paragraph_height
from ui.widgets.panel import SectionHead, Surface
from ui.widgets.row import Index, RowDelegate, RowList, RowState
from ui.widgets.sector_mark import paint_mark
from ui.widgets.switch import Switch

ModelIndex = QModelIndex | QPersistentModelIndex
WIDTH = 308
MARGIN = 13
STATE_ICONS = {
    QuoteState.READ_BACK: ("projector", "accent"),
    QuoteState.CONFIRMED: ("circle-check", "ok"),
    QuoteState.REWORDED: ("pencil", "ok"),
}


class WordsModel(QAbstractListModel):
    """Quotes of a segment or of all, as far as their words hold what is looked for."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.session = Session()
        self._quotes: tuple[Quote, ...] = ()
        self.marks: dict[Id, SectorMark] = {}
        self.used: frozenset[str] = frozenset()

    def show_quotes(self, session: Session, segment: str | None, wanted: str, used: frozenset[str]) -> None:
        """Show the quotes that may still be said, those of a segment only where one is given.

        `used` are the ids of those that stand in the section already.
        """
        sectors = session.all(Sector)
        words = fold(wanted).split()
        self.beginResetModel()
        self.session, self.used = session, used
        self.marks = dict(
            zip((each.id for each in sectors), sector_marks([each.name for each in sectors]), strict=True)
        )
        self._quotes = tuple(
            quote
            for quote in session.quotes
            if quote.state is not QuoteState.WITHDRAWN
            and (segment is None or segment in quote.segments)
            and all(word in fold(quote.text) for word in words)
        )
        self.endResetModel()

    def at(self, index: ModelIndex) -> Quote:
        """The quote of a row."""
        return self._quotes[index.row()]

    def rowCount(self, parent: ModelIndex | None = None) -> int:
        """How many quotes are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._quotes)

    def data(self, index: ModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The quote in words; assistive technology hears what the card shows."""
        if not index.isValid():
            return None
        quote = self.at(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = why_not_printed(self.session, quote) or wording.STATES[quote.state]
            parts = (quote.text, quote_label(self.session, quote).text or "no name", said)
            return ", ".join((*parts, "in this section") if quote.id in self.used else parts)
        return quote.text if role == Qt.ItemDataRole.DisplayRole else None

    def flags(self, index: ModelIndex) -> Qt.ItemFlag:
        """Every quote can be dragged into the section."""
        return super().flags(index) | (Qt.ItemFlag.ItemIsDragEnabled if index.isValid() else Qt.ItemFlag.NoItemFlags)

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """What a drag carries: the quote itself."""
        return quote_mime(self.at(indexes[0]).id) if indexes else QMimeData()

    def index_of(self, quote_id: Id | None) -> QModelIndex:
        """The row of a quote; an invalid index when it is not shown."""
        row = next((row for row, quote in enumerate(self._quotes) if quote.id == quote_id), -1)
        return self.index(row) if row >= 0 else QModelIndex()


class WordsDelegate(RowDelegate):
    """Paints a card: words, the label that they are signed with, state; dashed when they may not be printed."""

    def row_height(self, index: Index, width: int) -> int:
        """As high as the words need."""
        quote = _quote(index)
        return round(paragraph_height(quote.text, Type.QUOTE_CARD, width - 2 * MARGIN - 8)) + 66

    def paint_row(self, painter: QPainter, rect: QRectF, index: Index, state: RowState) -> None:
        """Paint the card."""
        model = index.model()
        assert isinstance(model, WordsModel)
        quote, session = model.at(index), model.session
        card = rect.adjusted(4, 4, -4, -4)
        prints = quote.prints_at(session.details.prints)
        edge = "accent" if state.selected else "line2"
        paint.box(painter, card, theme.RADIUS_CARD, "base" if prints else "panel", edge, 1.0, dashed=not prints)
        left, width = card.x() + MARGIN, card.width() - 2 * MARGIN
        tint = "ink" if prints else "ink2"
        bottom = card.y() + 10 + paint_paragraph(painter, left, card.y() + 10, width, quote.text, Type.QUOTE_CARD, tint)
        self._paint_label(painter, left, bottom + 14, width, quote, model)
        self._paint_state(painter, left, bottom + 32, quote, model)
        if quote.id in model.used:
            base = paint.baseline(bottom + 32, theme.metrics(Type.META_STRONG))
            paint.text(painter, left + width, base, "in this section", Type.META_STRONG, "accent", align="right")

    def _paint_label(
        self, painter: QPainter, x: float, middle: float, width: float, quote: Quote, model: WordsModel
    ) -> None:
        label = quote_label(model.session, quote)
        sector = sector_of_point(model.session, quote)
        base = paint.baseline(middle, theme.metrics(Type.LIST))
        if sector is not None and sector.id in model.marks:
            paint_mark(painter, model.marks[sector.id], x + 5, middle, 9)
        paint.text(painter, x + 16, base, label.text or "no name", Type.LIST, "ink2", width=width - 16)

    def _paint_state(self, painter: QPainter, x: float, middle: float, quote: Quote, model: WordsModel) -> None:
        base = paint.baseline(middle, theme.metrics(Type.META))
        icon, role = STATE_ICONS.get(quote.state, ("circle", "ink3"))
        said = why_not_printed(model.session, quote)
        if said:
            icon, role = "lock", "ink3"
        icons.paint(painter, x - 1, middle - 6.5, icon, 13, role)
        paint.text(painter, x + 16, base, said or wording.STATES[quote.state], Type.META, role)


def _quote(index: Index) -> Quote:
    model = index.model()
    assert isinstance(model, WordsModel)
    return model.at(index)


class Words(Surface):
    """The drawer; `quote_chosen(Quote)` is the wish to put one into the section."""

    quote_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__("panel", "l")
        self.setFixedWidth(WIDTH)
        self._session = Session()
        self._segment = ""
        self._used: frozenset[str] = frozenset()
        self._build()
        self._wire()

    def _build(self) -> None:
        self.head = SectionHead("Words")
        self.search = Field("Find words", icon="search")
        self.scope = Switch(("Here", "All"), name="Words of this section or all")
        self.model = WordsModel(self)
        self.list = RowList("Words to put into the section", "panel")
        self.list.setModel(self.model)
        self.list.setItemDelegate(WordsDelegate(self.list, inset=0))
        self.list.setDragEnabled(True)
        self.list.setDragDropMode(self.list.DragDropMode.DragOnly)
        self.nothing = Paragraph("", Type.BODY, "ink2")
        row = QHBoxLayout()
        row.addWidget(self.scope)
        row.addStretch(1)
        inner = QVBoxLayout()
        inner.setContentsMargins(theme.GAP_L, 0, theme.GAP_L, theme.GAP_S)
        inner.setSpacing(theme.GAP_S)
        inner.addWidget(self.search)
        inner.addLayout(row)
        inner.addWidget(self.nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(inner)
        column.addWidget(self.list, 1)
        column.addStretch(0)

    def _wire(self) -> None:
        self.search.textEdited.connect(lambda _: self._show())
        self.search.returnPressed.connect(self._on_search_entered)
        self.scope.chosen.connect(lambda _: self._show())
        self.list.activated.connect(lambda index: self.quote_chosen.emit(self.model.at(index)))

    def show_session(self, session: Session, section: Section | None, segment: str) -> None:
        """Show the words of a session for a section; `segment` is what that is about, "" when it is about none."""
        self._session = session
        blocks = section.blocks if section else ()
        self._used = frozenset(block.value for block in blocks if block.kind is BlockKind.QUOTE)
        self.scope.part(0).setEnabled(bool(segment))
        if segment != self._segment:
            self.scope.set_current(0 if segment else 1)
        self._segment = segment
        if not segment:
            self.scope.set_current(1)
        found = session.details.star.find(segment) if segment else None
        self.head.set_title(f"Words for {found.label}" if found else "Words")
        self._show()

    def chosen(self) -> Quote | None:
        """The quote that is selected."""
        index = self.list.currentIndex()
        return self.model.at(index) if index.isValid() and self.list.isVisible() else None

    def choose_nothing(self) -> None:
        """Select none: what was selected stands in the section now."""
        self.list.setCurrentIndex(QModelIndex())

    def _show(self) -> None:
        kept, scrolled = self.chosen(), self.list.verticalScrollBar().value()
        here = self.scope.current() == 0 and bool(self._segment)
        self.model.show_quotes(self._session, self._segment if here else None, self.search.text(), self._used)
        self.list.setCurrentIndex(self.model.index_of(kept.id if kept else None))
        self.list.verticalScrollBar().setValue(scrolled)
        self.head.set_count(str(self.model.rowCount()))
        self._show_counts()
        self._show_nothing()

    def _show_counts(self) -> None:
        said = [quote for quote in self._session.quotes if quote.state is not QuoteState.WITHDRAWN]
        here = sum(self._segment in quote.segments for quote in said)
        self.scope.set_word(0, f"Here {here}" if self._segment else "Here")
        self.scope.set_word(1, f"All {len(said)}")

    def _show_nothing(self) -> None:
        """Say why the list is empty, and what to do."""
        self.list.setVisible(self.model.rowCount() > 0)
        self.nothing.setVisible(not self.model.rowCount())
        if self.search.text().strip():
            self.nothing.set_text("No words with that. Esc shows all again.")
        elif self._session.quotes:
            self.nothing.set_text("Nothing was said to this. All shows every word.")
        else:
            self.nothing.set_text("Nothing was noted yet. What is captured at the desk stands here.")

    def _on_search_entered(self) -> None:
        """Enter goes on to what was found."""
        if self.model.rowCount():
            self.list.setFocus()
            self.list.setCurrentIndex(self.model.index(0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc forgets what was looked for."""
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            self._show()
        else:
            super().keyPressEvent(event)
