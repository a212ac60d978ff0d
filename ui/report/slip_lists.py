"""The lists of the proof slips: who has words of their own, and the words of one of them with how each stands."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QVBoxLayout, QWidget

from roundtable.domain.attribution import quote_label
from roundtable.domain.people import Contributor
from roundtable.domain.plain_text import plain
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Insight, Quote, QuoteState
from ui import icons, theme, wording
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.labels import paint_paragraph, paragraph_height
from ui.widgets.panel import Card
from ui.widgets.row import Index, RowDelegate, RowList, RowState

ROW = int(Qt.ItemDataRole.UserRole)
SIGNS = {
    QuoteState.HEARD: ("circle-dashed", "ink3"),
    QuoteState.READ_BACK: ("circle-dashed", "ink3"),
    QuoteState.CONFIRMED: ("circle-check", "ok"),
    QuoteState.REWORDED: ("pencil", "ok"),
    QuoteState.WITHDRAWN: ("circle-slash", "ink3"),
}
"""Icon and role of how a quote stands."""
OPEN = (QuoteState.HEARD, QuoteState.READ_BACK)
_LEFT, _RIGHT = 20, 140
_MOST_LINES = 4
_TOP = QModelIndex()


@dataclass(frozen=True)
class PersonRow:
    """Someone with words of their own, and how many of them wait for an answer."""

    person: Contributor
    quotes: tuple[Quote, ...]

    @property
    def waiting(self) -> int:
        """Quotes without an answer."""
        return sum(quote.state in OPEN for quote in self.quotes)

    @property
    def said(self) -> str:
        """How far the answers have come."""
        if not self.quotes:
            return "no quotes"
        return f"{self.waiting} to answer" if self.waiting else "all answered"


@dataclass(frozen=True)
class QuoteRow:
    """A quote of the person in hand, with the label it will be printed under."""

    quote: Quote
    label: str

    @property
    def said(self) -> str:
        """How it stands, in a word."""
        return wording.STATES[self.quote.state]


def people_rows(session: Session) -> list[PersonRow]:
    """Rows of everybody under whose label something stands, in the order of the roster."""
    quotes: dict[Id | None, list[Quote]] = {}
    for quote in session.quotes:
        quotes.setdefault(quote.contributor_id, []).append(quote)
    others = {each.contributor_id for each in session.all(Insight)} | {
        each.owner_id for each in session.all(ActionPoint)
    }
    people = [each for each in session.all(Contributor) if each.id in quotes or each.id in others]
    return [PersonRow(person, tuple(quotes.get(person.id, ()))) for person in people]


def quote_rows(session: Session, row: PersonRow | None) -> list[QuoteRow]:
    """Rows of one person's quotes, withdrawn ones too: an answer may be mended."""
    quotes = row.quotes if row else ()
    return [QuoteRow(quote, quote_label(session, quote).text or "Without a name") for quote in quotes]


class SlipModel(QAbstractListModel):
    """Rows of either list; the place stays where the same people or quotes stand in it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[PersonRow] | list[QuoteRow] = []

    def show_rows(self, rows: list[PersonRow] | list[QuoteRow]) -> None:
        """Take these rows."""
        if [_key(each) for each in rows] == [_key(each) for each in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _TOP) -> int:
        """How many there are."""
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row itself, and the whole of it for a screen reader."""
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row = self._rows[index.row()]
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            words = row.person.name if isinstance(row, PersonRow) else plain(row.quote.text)
            return f"{words}, {row.said}"
        return None


def _key(row: PersonRow | QuoteRow) -> Id:
    return row.person.id if isinstance(row, PersonRow) else row.quote.id


class PersonDelegate(RowDelegate):
    """Paints a name over how far the answers have come."""

    def row_height(self, index: Index, width: int) -> int:
        """Two lines."""
        return 52

    def paint_row(self, painter: QPainter, rect: QRectF, index: Index, state: RowState) -> None:
        """Paint name and count."""
        row = index.data(ROW)
        if not isinstance(row, PersonRow):
            return
        width = rect.width() - 2 * _LEFT
        x, top = rect.x() + _LEFT, rect.y()
        paint.text(painter, x, top + 22, row.person.name, Type.STRONG, width=width)
        settled = bool(row.quotes) and not row.waiting
        paint.text(painter, x, top + 41, row.said, Type.META, "ok" if settled else "ink2", width=width)


class QuoteDelegate(RowDelegate):
    """Paints the words on at most four lines, the label under them, and at the right how they stand."""

    def row_height(self, index: Index, width: int) -> int:
        """As high as the words."""
        row = index.data(ROW)
        text = plain(row.quote.text) if isinstance(row, QuoteRow) else ""
        room = width - _LEFT - _RIGHT
        return round(paragraph_height(text, Type.QUOTE_CARD, room, most=_MOST_LINES)) + 50

    def paint_row(self, painter: QPainter, rect: QRectF, index: Index, state: RowState) -> None:
        """Paint words, label and state."""
        row = index.data(ROW)
        if not isinstance(row, QuoteRow):
            return
        x, room = rect.x() + _LEFT, rect.width() - _LEFT - _RIGHT
        tint = "ink3" if row.quote.state is QuoteState.WITHDRAWN else "ink"
        text = plain(row.quote.text)
        paint_paragraph(painter, x, rect.y() + 10, room, text, Type.QUOTE_CARD, tint, most=_MOST_LINES)
        paint.text(painter, x, rect.bottom() - 14, row.label, Type.META, "ink2", width=room)
        icon, role = SIGNS[row.quote.state]
        base = rect.y() + 26
        taken = paint.text(painter, rect.right() - _LEFT, base, row.said, Type.META_STRONG, role, align="right")
        icons.paint(painter, rect.right() - _LEFT - taken - 18, base - 11, icon, 13, role)


class SlipList(RowList):
    """`in_hand(int)` is the place that is taken; letters and Enter are the dialog's."""

    in_hand = Signal(int)

    def __init__(self, name: str, delegate: type[RowDelegate], parent: QWidget | None = None) -> None:
        super().__init__(name, "base", parent)
        self.rows = SlipModel(self)
        self.setModel(self.rows)
        self.setItemDelegate(delegate(self, inset=6, rule_from=_LEFT))
        self.setTabKeyNavigation(False)
        self.setMinimumWidth(theme.GAP_L)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which one is in hand."""
        super().currentChanged(current, previous)
        self.in_hand.emit(current.row())

    def take(self, place: int) -> None:
        """Take a place in hand; the last one where there are fewer."""
        if self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(min(max(place, 0), self.rows.rowCount() - 1)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows walk; a letter is an answer and no search."""
        if event.text().strip() or event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)


def framed(widget: QWidget) -> Card:
    """A list on a card of its own."""
    card = Card()
    column = QVBoxLayout(card)
    column.setContentsMargins(1, 4, 1, 4)
    column.addWidget(widget)
    return card
