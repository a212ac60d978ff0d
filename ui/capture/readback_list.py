"""The list at the left of the read-back: chosen words with their state, then those that were not chosen."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from roundtable.domain.records import Id
from roundtable.domain.words import QuoteState
from ui import icons, theme
from ui.capture.readback_rows import Part, ReadBackRow
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.labels import break_lines, paint_paragraph
from ui.widgets.row import Index, RowDelegate, RowList, RowState
from ui.widgets.sector_mark import paint_mark

ROW = int(Qt.ItemDataRole.UserRole)
_HEIGHTS = {Part.CHOSEN: 94, Part.HEAD: 36, Part.REST: 30, Part.MORE: 34}
_LEADING = round(Type.QUOTE_CARD.leading)
_WORDS_AT = 48
_RIGHT = 20
_TOP = QModelIndex()


class ReadBackModel(QAbstractListModel):
    """The rows; short, and made anew after every change."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[ReadBackRow] = []

    def show_rows(self, rows: Sequence[ReadBackRow]) -> bool:
        """Take these rows; whether they say anything new."""
        if list(rows) == self._rows:
            return False
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()
        return True

    def row_at(self, index: Index) -> ReadBackRow | None:
        """The row that an index means."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def rows(self) -> list[ReadBackRow]:
        """All rows."""
        return list(self._rows)

    def index_of(self, quote_id: Id) -> QModelIndex:
        """Where a quote stands; not valid when it does not."""
        for place, row in enumerate(self._rows):
            if row.quote is not None and row.quote.id == quote_id:
                return self.index(place)
        return QModelIndex()

    def rowCount(self, parent: Index = _TOP) -> int:
        """Rows, the head among them."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """The head is not to be selected."""
        row = self.row_at(index)
        if row is None or row.part is Part.HEAD:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        """The row itself, and the whole of it for a screen reader."""
        row = self.row_at(index)
        if row is None:
            return None
        if role == ROW:
            return row
        spoken = (int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.AccessibleTextRole))
        return row.spoken if role in spoken else None


class ReadBackDelegate(RowDelegate):
    """Paints number, words on one line or two, speaker and state; what was not chosen has one line."""

    def row_height(self, index: Index, width: int) -> int:
        """By the part."""
        row = index.data(ROW)
        if not isinstance(row, ReadBackRow):
            return 30
        return _HEIGHTS[row.part] - (_LEADING if row.quote is not None and _is_short(row, width) else 0)

    def paint_row(self, painter: QPainter, rect: QRectF, index: Index, state: RowState) -> None:
        """Paint what the row says."""
        row = index.data(ROW)
        if not isinstance(row, ReadBackRow):
            return
        painter.translate(rect.topLeft())
        if row.part is Part.CHOSEN:
            _paint_chosen(painter, rect, row, state)
        elif row.part is Part.REST:
            _paint_rest(painter, rect.width(), row)
        elif row.part is Part.MORE:
            paint.text(painter, 53, 21, row.title, Type.HEAD, "accent")
        else:
            end = paint.text(painter, 16, 23, row.title, Type.HEAD, "ink2")
            paint.text(painter, 16 + end + 7, 23, row.count, Type.LIST_MEDIUM, "ink3")


def _is_short(row: ReadBackRow, width: float) -> bool:
    """Whether the words of a chosen row stand in one line."""
    if row.part is not Part.CHOSEN or row.quote is None:
        return False
    return len(break_lines(row.quote.text, Type.QUOTE_CARD, width - _WORDS_AT - _RIGHT)) < 2


def _paint_chosen(painter: QPainter, rect: QRectF, row: ReadBackRow, state: RowState) -> None:
    quote, face = row.quote, row.face
    if quote is None or face is None:
        return
    width, height = rect.width(), rect.height()
    if row.on_screen:
        paint.box(painter, QRectF(8, 2, width - 16, height - 4), theme.RADIUS_CARD, "nowtint")
        paint.box(painter, QRectF(8, 2, 4, height - 4), 2, "nowbar")
        if state.focused:
            paint.box(painter, QRectF(8, 2, width - 16, height - 4), theme.RADIUS_CARD, edge="accent", width=1.5)
    elif not state.selected:
        painter.fillRect(QRectF(_WORDS_AT, height - 1, width - _WORDS_AT - 16, 1), theme.colour("line"))
    number = "nowink" if row.on_screen else "ink3"
    paint.text(painter, 34, 26, str(row.number), Type.LIST, number, align="right", weight=700)
    tint = "ink3" if quote.state is QuoteState.WITHDRAWN else "ink"
    paint_paragraph(painter, _WORDS_AT, 10, width - _WORDS_AT - _RIGHT, quote.text, Type.QUOTE_CARD, tint, most=2)
    base, x = height - 19.5, float(_WORDS_AT)
    taken = paint.text(painter, width - _RIGHT, base, row.state.text, Type.META_STRONG, row.state.role, align="right")
    if row.state.icon:
        taken += 18
        icons.paint(painter, width - _RIGHT - taken, height - 31, row.state.icon, 13, row.state.role)
    if face.mark:
        paint_mark(painter, face.mark, x + 5, height - 24, 9)
        x += 15
    who = "ink2" if face.is_known else "warn"
    paint.text(painter, x, base, face.name, Type.META_STRONG, who, width=width - _RIGHT - taken - 12 - x)


def _paint_rest(painter: QPainter, width: float, row: ReadBackRow) -> None:
    quote, face = row.quote, row.face
    if quote is None or face is None:
        return
    if face.mark:
        paint_mark(painter, face.mark, 40, 15, 8.5)
    withdrawn = quote.state is QuoteState.WITHDRAWN
    room = width - 53 - _RIGHT - (20 if row.state.icon else 0)
    tint = "ink3" if withdrawn else "ink2"
    paint.text(painter, 53, 19.5, " ".join(quote.text.split()), Type.LIST, tint, width=room)
    if row.state.icon and row.state.icon != "circle-dashed":
        icons.paint(painter, width - _RIGHT - 13, 8.5, row.state.icon, 13, row.state.role)


class ReadBackList(RowList):
    """`quote_in_hand(id)` is the one to look at, `choice_turned(id)` the wish to choose it or to choose it no more.

    `more_wanted` when all that was not chosen is to be listed.
    """

    quote_in_hand = Signal(str)
    choice_turned = Signal(str)
    more_wanted = Signal()

    def __init__(self, model: ReadBackModel, parent: QWidget | None = None) -> None:
        super().__init__("Words to read back", "panel", parent)
        self._model = model
        self.setModel(model)
        self.setItemDelegate(ReadBackDelegate(self))
        self.setTabKeyNavigation(False)
        self.clicked.connect(self._on_clicked)

    def take(self, quote_id: Id) -> None:
        """Take a quote in hand without telling anybody."""
        index = self._model.index_of(quote_id)
        if index.isValid() and index != self.currentIndex():
            self.blockSignals(True)
            self.setCurrentIndex(index)
            self.blockSignals(False)
            self.scrollTo(index)
        self.viewport().update()

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell which one is in hand."""
        super().currentChanged(current, previous)
        row = self._model.row_at(current)
        if row is not None and row.quote is not None and not self.signalsBlocked():
            self.quote_in_hand.emit(row.quote.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Insert and Delete choose; letters and Enter are the view's."""
        key, row = Qt.Key(event.key()), self._model.row_at(self.currentIndex())
        if key in (Qt.Key.Key_Insert, Qt.Key.Key_Plus, Qt.Key.Key_Delete, Qt.Key.Key_Minus):
            adds = key in (Qt.Key.Key_Insert, Qt.Key.Key_Plus)
            if row is not None and row.quote is not None and adds == (row.part is Part.REST):
                self.choice_turned.emit(row.quote.id)
        elif row is not None and row.part is Part.MORE and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.more_wanted.emit()
        elif event.text().strip() or key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        row = self._model.row_at(index)
        if row is not None and row.part is Part.MORE:
            self.more_wanted.emit()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Two clicks choose what was not chosen."""
        row = self._model.row_at(self.indexAt(event.position().toPoint()))
        if row is not None and row.quote is not None and row.part is Part.REST:
            self.choice_turned.emit(row.quote.id)
