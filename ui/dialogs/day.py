"""The day, planned and actual: a table with a picture beside it, true while it goes on and after it."""

from __future__ import annotations

from datetime import timedelta

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from roundtable.domain.local_time import in_zone
from ui import theme, wording
from ui.dialogs.day_rows import DayRow, Picture, State, picture_of
from ui.dialogs.panel import PanelDialog
from ui.live import Live
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import Label
from ui.widgets.row import Index, RowDelegate, RowList, RowState

WIDTH = 1040
_ROW = 30
_TITLE, _RIGHTS = 12, (356, 404, 514, 562, 612)
"""Where the title begins, and where planned times, minutes, real times, minutes and difference end."""
_PICTURE = 636
_LEAST = 8
"""Pixels from the left of the picture below which a time would run into the figures."""
_BAR = 7
_FILLS = {State.RAN: "past", State.RUNS: "now", State.WHOLE: "ink3"}


class _Clock:
    """Where a minute stands in the picture."""

    def __init__(self, picture: Picture, width: float) -> None:
        self.picture = picture
        self.right = width - 28
        self.scale = (self.right - _PICTURE) / max(picture.length, 1)

    def x(self, minute: float) -> float:
        """Pixels from the left."""
        return _PICTURE + minute * self.scale

    def lines(self) -> list[tuple[float, str]]:
        """Where a line of the clock stands, and its time: every quarter of an hour, or as many hours as fit."""
        if self.picture.start is None:
            return []
        step = next((each for each in (15, 30, 60, 120, 240, 480) if self.picture.length / each <= 6), 1440)
        start, zone = self.picture.start, self.picture.zone
        first = start.replace(minute=0, second=0, microsecond=0)
        moments = [first + timedelta(minutes=step * n) for n in range(int(self.picture.length // step) + 3)]
        found = [
            ((moment - start) / timedelta(minutes=1), wording.clock_time(in_zone(moment, zone))) for moment in moments
        ]
        return [(self.x(minute), words) for minute, words in found if 0 <= minute <= self.picture.length]


class DayModel(QAbstractListModel):
    """The rows of the day."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.picture = Picture((), None, 0)

    def show_picture(self, picture: Picture) -> None:
        """Show other rows; as many of them only read differently."""
        if picture == self.picture:
            return
        as_many = len(picture.rows) == len(self.picture.rows)
        if not as_many:
            self.beginResetModel()
        self.picture = picture
        if not as_many:
            self.endResetModel()
        elif picture.rows:
            self.dataChanged.emit(self.index(0), self.index(len(picture.rows) - 1))

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex | None = None) -> int:
        """How many rows there are, the whole day as the last."""
        return 0 if parent is not None and parent.isValid() else len(self.picture.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The row in one line."""
        if not index.isValid() or role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
            Qt.ItemDataRole.ToolTipRole,
        ):
            return None
        return self.picture.rows[index.row()].spoken


class DayDelegate(RowDelegate):
    """Paints the cells of a row and its two bars."""

    def row_height(self, index: Index, width: int) -> int:
        """All rows are equally high."""
        return _ROW

    def paint_row(self, painter: QPainter, rect: QRectF, index: Index, state: RowState) -> None:
        """Paint cells, lines of the clock, the plan as an outline and what became of it as a bar."""
        model = index.model()
        assert isinstance(model, DayModel)
        row, clock = model.picture.rows[index.row()], _Clock(model.picture, rect.width())
        _paint_cells(painter, rect, row)
        for x, _ in clock.lines():
            paint.line(painter, QPointF(rect.x() + x, rect.top()), QPointF(rect.x() + x, rect.bottom()), "line")
        middle = rect.center().y()
        left, right = (rect.x() + clock.x(each) for each in row.planned)
        paint.box(painter, QRectF(left, middle - _BAR - 1, max(right - left, 2), _BAR), 2, "base", "edge")
        if row.was is None:
            return
        left, right = (rect.x() + clock.x(each) for each in row.was)
        bar = QRectF(left, middle + 1, max(right - left, 2), _BAR)
        if row.state is State.AHEAD:
            paint.box(painter, bar, 2, "hover", "edge", dashed=True)
        else:
            paint.box(painter, bar, 2, _FILLS[row.state])


def _paint_cells(painter: QPainter, rect: QRectF, row: DayRow) -> None:
    use = Type.HEAD if row.state in (State.WHOLE, State.RUNS) else Type.LIST
    base = paint.baseline(rect.center().y(), theme.metrics(use))
    dropped = row.state is State.DROPPED
    tint = "ink3" if dropped else "ink"
    room = _RIGHTS[0] - 96 - _TITLE
    paint.text(painter, rect.x() + _TITLE, base, row.title, use, tint, width=room, struck=dropped)
    real = "ink2" if row.state is State.AHEAD else tint
    minutes = str(row.minutes) if row.minutes is not None else ""
    tone = "warn" if row.difference > 0 else "ink3"
    cells = (
        (row.planned_times, "ink2"),
        (str(row.planned_minutes), "ink2"),
        (row.times or row.state.value, real),
        (minutes, real),
        (row.signed, tone),
    )
    for right, (words, role) in zip(_RIGHTS, cells, strict=True):
        paint.text(painter, rect.x() + right, base, words, use, role, align="right")


class _Head(QWidget):
    """What the columns are, and the times of the clock."""

    def __init__(self, model: DayModel, rows: QWidget) -> None:
        super().__init__()
        self._model, self._rows = model, rows
        self.setFixedHeight(26)
        model.modelReset.connect(self.update)
        model.dataChanged.connect(self.update)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint names and times."""
        painter = paint.painter_for(self)
        base = paint.baseline(self.height() / 2, theme.metrics(Type.META_STRONG))
        paint.text(painter, _TITLE, base, "Item", Type.META_STRONG, "ink2")
        for right, words in zip(_RIGHTS, ("Planned", "min", "Was, or expected", "min", "±"), strict=True):
            paint.text(painter, right, base, words, Type.META_STRONG, "ink2", align="right")
        for x, words in _Clock(self._model.picture, self._rows.width()).lines():
            if x < _PICTURE + _LEAST:
                continue
            paint.text(painter, x, base, words, Type.META, "ink3", align="centre")
        painter.end()


class DayDialog(PanelDialog):
    """Looks at the day; it may be taken away as a table."""

    def __init__(self, live: Live, parent: QWidget | None = None) -> None:
        line = "Outlined as it was planned; solid as it was; dashed as it is expected."
        super().__init__("The day, planned and actual", line, parent, width=WIDTH)
        self._live = live
        self.model = DayModel(self)
        self.list = RowList("The day", "base")
        self.list.setModel(self.model)
        self.list.setItemDelegate(DayDelegate(self.list, inset=0))
        self.none = Label("There is no agenda yet. Add an item first.", Type.BODY, "ink2")
        self.head = _Head(self.model, self.list.viewport())
        self.body.setSpacing(0)
        for widget in (self.none, self.head, self.list):
            self.body.addWidget(widget)
        self.copy: Button = self.add_button("Copy as a table")
        close = self.add_button("Close", kind=Kind.PRIMARY, key="Esc")
        self.copy.clicked.connect(self._on_copy)
        close.clicked.connect(self.accept)
        live.ticked.connect(self._on_tick)
        self._on_tick()
        self.list.setMinimumHeight(min(max(len(self.model.picture.rows), 4), 15) * _ROW)
        self.list.setFocus()

    def _on_tick(self) -> None:
        self.model.show_picture(picture_of(self._live.session, self._live.now()))
        there = bool(self.model.picture.rows)
        self.none.setVisible(not there)
        for widget in (self.head, self.list):
            widget.setVisible(there)
        self.copy.setEnabled(there)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.model.picture.as_table())
        self.copy.set_text("Copied")
