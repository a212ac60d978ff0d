"""The drawer of words: what was said, ready to be put into the section that is being written."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from roundtable.domain.attribution import quote_label
from roundtable.domain.figures import sector_of_point
from roundtable.domain.people import Sector, fold
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.star_marks import SectorMark, sector_marks
from roundtable.domain.words import Quote, QuoteState
from ui import icons, theme, wording
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.field import Field
from ui.widgets.labels import paint_paragraph, paragraph_height
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

    def show_quotes(self, session: Session, segment: str | None, wanted: str) -> None:
        """Show the quotes that may still be said, those of a segment only where one is given."""
        sectors = session.all(Sector)
        words = fold(wanted).split()
        self.beginResetModel()
        self.session = session
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
        """The quote in words."""
        if index.isValid() and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.at(index).text
        return None


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
        self._paint_state(painter, left, bottom + 32, quote, prints)

    def _paint_label(
        self, painter: QPainter, x: float, middle: float, width: float, quote: Quote, model: WordsModel
    ) -> None:
        label = quote_label(model.session, quote)
        sector = sector_of_point(model.session, quote)
        base = paint.baseline(middle, theme.metrics(Type.LIST))
        if sector is not None and sector.id in model.marks:
            paint_mark(painter, model.marks[sector.id], x + 5, middle, 9)
        paint.text(painter, x + 16, base, label.text or "no name", Type.LIST, "ink2", width=width - 16)

    def _paint_state(self, painter: QPainter, x: float, middle: float, quote: Quote, prints: bool) -> None:
        base = paint.baseline(middle, theme.metrics(Type.META))
        icon, role = STATE_ICONS.get(quote.state, ("circle", "ink3"))
        said = wording.STATES[quote.state]
        if not prints:
            icon, role, said = "lock", "ink3", f"only {said}: not printed"
        icons.paint(painter, x - 1, middle - 6.5, icon, 13, role)
        paint.text(painter, x + 16, base, said, Type.META, role)


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
        row = QHBoxLayout()
        row.addWidget(self.scope)
        row.addStretch(1)
        inner = QVBoxLayout()
        inner.setContentsMargins(theme.GAP_L, 0, theme.GAP_L, theme.GAP_S)
        inner.setSpacing(theme.GAP_S)
        inner.addWidget(self.search)
        inner.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 4, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(inner)
        column.addWidget(self.list, 1)

    def _wire(self) -> None:
        self.search.textEdited.connect(lambda _: self._show())
        self.scope.chosen.connect(lambda _: self._show())
        self.list.activated.connect(lambda index: self.quote_chosen.emit(self.model.at(index)))

    def show_session(self, session: Session, segment: str) -> None:
        """Show the words of a session; `segment` is what the section is about, "" when it is about none."""
        self._session, self._segment = session, segment
        self.scope.part(0).setEnabled(bool(segment))
        if not segment:
            self.scope.set_current(1)
        found = session.details.star.find(segment) if segment else None
        self.head.set_title(f"Words for {found.label}" if found else "Words")
        self._show()

    def chosen(self) -> Quote | None:
        """The quote that is selected."""
        index = self.list.currentIndex()
        return self.model.at(index) if index.isValid() else None

    def _show(self) -> None:
        here = self.scope.current() == 0 and bool(self._segment)
        self.model.show_quotes(self._session, self._segment if here else None, self.search.text())
        self.head.set_count(str(self.model.rowCount()))
