"""The agenda as a list: rows by their stage, and the keys that run, move, change and remove an item."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from roundtable.domain.records import Id
from ui import icons, theme
from ui.operator.agenda_rows import AgendaRow, Stage
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.labels import break_lines
from ui.widgets.row import Index, RowDelegate, RowList, RowState

HEIGHTS = {Stage.DONE: 24, Stage.DONE_ALL: 32, Stage.NOW: 54, Stage.AHEAD: 32, Stage.END: 37}
_TITLE_AT = 64
_INDENT = 44
_RIGHT = 16
_ICON = 14

_KEYS = "Enter starts it now, F2 changes it"


class AgendaModel(QAbstractListModel):
    """The rows of the agenda; rows that only read differently keep selection and focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: tuple[AgendaRow, ...] = ()

    def show_rows(self, rows: Sequence[AgendaRow]) -> None:
        """Show other rows; the view is told of as little as has changed."""
        new = tuple(rows)
        if new == self.rows:
            return
        if [row.item_id for row in new] == [row.item_id for row in self.rows]:
            changed = [place for place, (one, other) in enumerate(zip(self.rows, new, strict=True)) if one != other]
            stages = any(new[place].stage is not self.rows[place].stage for place in changed)
            self.rows = new
            if stages:
                self.layoutChanged.emit()
            for place in changed:
                self.dataChanged.emit(self.index(place), self.index(place))
            return
        self.beginResetModel()
        self.rows = new
        self.endResetModel()

    def place_of(self, item_id: Id) -> int | None:
        """Where an item stands in the list."""
        return next((place for place, row in enumerate(self.rows) if row.item_id == item_id), None)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title, what assistive technology says, and the tooltip with the whole title."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{row.spoken}\n{_KEYS}" if row.stage is Stage.AHEAD else row.spoken
        return None


class _Delegate(RowDelegate):
    """Paints a row of the agenda."""

    def row_height(self, index: Index, width: int) -> int:
        """By the stage of the row."""
        return HEIGHTS[_row_at(index).stage]

    def paint_row(self, painter: QPainter, rect: QRectF, index: Index, state: RowState) -> None:
        """Paint time, title, icons and figures."""
        row = _row_at(index)
        agenda = self.parent()
        if isinstance(agenda, QWidget):  # what stands at the right stays there when a scroll bar comes
            rect = QRectF(rect.left(), rect.top(), agenda.width(), rect.height())
        if row.stage is Stage.NOW:
            _paint_now(painter, rect, row, state)
        elif row.stage in (Stage.DONE, Stage.DONE_ALL):
            _paint_done(painter, rect, row)
        else:
            _paint_ahead(painter, rect, row)


def _row_at(index: Index) -> AgendaRow:
    model = index.model()
    if not isinstance(model, AgendaModel):
        raise TypeError("the agenda's delegate paints the agenda's rows")
    return model.rows[index.row()]


def _paint_now(painter: QPainter, rect: QRectF, row: AgendaRow, state: RowState) -> None:
    ground = rect.adjusted(8, 1, -8, -1)
    paint.box(painter, ground, 4, "nowtint")
    paint.box(painter, QRectF(ground.left(), ground.top(), 4, ground.height()), 2, "nowbar")
    if state.focused:
        paint.focus_ring(painter, ground, 4)
    upper, lower = rect.top() + 18, rect.top() + 37
    metrics = theme.metrics(Type.HEAD)
    high, low = paint.baseline(upper, metrics), paint.baseline(lower, metrics)
    right = rect.right() - _RIGHT
    paint.text(painter, rect.left() + 18, high, row.time, Type.HEAD, "nowink")
    figure = paint.text(painter, right, high, row.figure, Type.HEAD, row.tone, align="right")
    detail = paint.text(painter, right, low, row.detail, Type.META, "nowink", align="right")
    room = right - max(figure, detail) - 8 - rect.left() - _TITLE_AT
    for words, base in zip(break_lines(row.title, Type.HEAD, room, most=2), (high, low), strict=False):
        paint.text(painter, rect.left() + _TITLE_AT, base, words, Type.HEAD, "nowink", width=room)


def _paint_done(painter: QPainter, rect: QRectF, row: AgendaRow) -> None:
    middle = rect.center().y()
    base = paint.baseline(middle, theme.metrics(Type.LIST))
    icon = "chevron-right" if row.stage is Stage.DONE_ALL else "check"
    icons.paint(painter, rect.left() + _INDENT - 4, middle - _ICON / 2, icon, _ICON, "ink3")
    right = rect.right() - _RIGHT
    figure = paint.text(painter, right, base, row.figure, Type.LIST_MEDIUM, row.tone, align="right")
    room = right - figure - 8 - rect.left() - _TITLE_AT
    tint = "ink2" if row.stage is Stage.DONE_ALL else "ink3"
    paint.text(painter, rect.left() + _TITLE_AT, base, row.title, Type.LIST, tint, width=room)


def _paint_ahead(painter: QPainter, rect: QRectF, row: AgendaRow) -> None:
    middle = rect.center().y()
    base = paint.baseline(middle, theme.metrics(Type.LIST))
    paint.text(painter, rect.left() + 18, base, row.time, Type.LIST, "warn" if row.late else "ink2")
    right = rect.right() - _RIGHT
    figure = paint.text(painter, right, base, row.figure, Type.LIST, row.tone, align="right")
    right -= max(figure, paint.advance("00", Type.LIST)) + 10
    for icon in reversed(row.icons):
        right -= _ICON
        icons.paint(painter, right, middle - _ICON / 2, icon, _ICON, "ink3")
        right -= 6
    room = right - rect.left() - _TITLE_AT
    tint = "ink3" if row.struck else "ink"
    at = rect.left() + _TITLE_AT
    paint.text(painter, at, base, row.title, Type.LIST_MEDIUM, tint, width=room, struck=row.struck)


def _paint_end(painter: QPainter, rect: QRectF, row: AgendaRow) -> None:
    left, right = rect.left() + 16, rect.right() - _RIGHT
    paint.line(painter, QPointF(left, rect.top() + 2.5), QPointF(right, rect.top() + 2.5), "line")
    base = paint.baseline(rect.center().y() + 2, theme.metrics(Type.HEAD))
    paint.text(painter, rect.left() + 18, base, row.time, Type.HEAD, "warn" if row.late else "ink")
    paint.text(painter, rect.left() + _TITLE_AT, base, row.title, Type.HEAD)
    paint.text(painter, right, base, row.figure, Type.META, row.tone, align="right")


class EndRow(QWidget):
    """The end of the day, which stays in sight under the list however long that is."""

    def __init__(self) -> None:
        super().__init__()
        self._row = AgendaRow(Stage.END, "End")
        self.setFixedHeight(HEIGHTS[Stage.END])

    def show_row(self, row: AgendaRow) -> None:
        """Show when the day ends."""
        if row != self._row:
            self._row = row
            self.setAccessibleName(row.spoken)
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint line, time and plan."""
        painter = paint.painter_for(self)
        _paint_end(painter, QRectF(self.rect()), self._row)
        painter.end()


class AgendaList(RowList):
    """The list with its keys; it decides nothing.

    `start_requested`, `edit_requested` and `remove_requested` carry an item's id, `move_requested` an id and how many
    places down, `unfold_requested` is a wish to see the done items that stand in one row.
    """

    start_requested = Signal(object)
    edit_requested = Signal(object)
    remove_requested = Signal(object)
    move_requested = Signal(object, int)
    unfold_requested = Signal()

    def __init__(self) -> None:
        super().__init__("Agenda", "panel")
        self.model_ = AgendaModel(self)
        self.setModel(self.model_)
        self.setItemDelegate(_Delegate(self))
        self.doubleClicked.connect(self._on_chosen)
        self.clicked.connect(self._on_clicked)

    def current_id(self) -> Id | None:
        """The item in hand."""
        index = self.currentIndex()
        return self.model_.rows[index.row()].item_id if index.isValid() else None

    def show_rows(self, rows: Sequence[AgendaRow]) -> None:
        """Show other rows and keep the item in hand."""
        held = self.current_id()
        self.model_.show_rows(rows)
        if held is not None and self.current_id() != held:
            self.choose(held)

    def choose(self, item_id: Id) -> None:
        """Take an item in hand."""
        place = self.model_.place_of(item_id)
        if place is not None:
            self.setCurrentIndex(self.model_.index(place))

    def natural_height(self) -> int:
        """Pixels that all rows need."""
        return sum(HEIGHTS[row.stage] for row in self.model_.rows)

    def sizeHint(self) -> QSize:
        """As high as its rows, so that what comes after them follows them."""
        return QSize(240, self.natural_height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin at what runs, else at what comes next."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            wanted = (Stage.NOW, Stage.AHEAD, Stage.DONE)
            rows = self.model_.rows
            found = (place for stage in wanted for place, row in enumerate(rows) if row.stage is stage)
            if (place := next(found, None)) is not None:
                self.setCurrentIndex(self.model_.index(place))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter starts, Alt and an arrow move, Del removes, F2 changes."""
        held, key = self.current_id(), event.key()
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self._on_chosen(self.currentIndex())
        elif alt and key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and held is not None:
            self.move_requested.emit(held, -1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Delete and held is not None:
            self.remove_requested.emit(held)
        elif key == Qt.Key.Key_F2 and held is not None:
            self.edit_requested.emit(held)
        else:
            super().keyPressEvent(event)

    def _on_chosen(self, index: QModelIndex) -> None:
        row = self.model_.rows[index.row()]
        if row.stage is Stage.DONE_ALL:
            self.unfold_requested.emit()
        elif row.item_id is not None:
            self.start_requested.emit(row.item_id)

    def _on_clicked(self, index: QModelIndex) -> None:
        if self.model_.rows[index.row()].stage is Stage.DONE_ALL:
            self.unfold_requested.emit()
