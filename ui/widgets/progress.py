"""Bars of time: the running item with its two thresholds, the strip of the day, a thin bar for talk time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from roundtable.domain.agenda import LAST_FIFTH, LAST_MOMENTS, Phase
from ui import theme
from ui.widgets import paint

_FILLS = {
    Phase.WAITING: "track",
    Phase.COUNTING: "track",
    Phase.LEFT: "ok",
    Phase.LAST_FIFTH: "warn",
    Phase.LAST_MOMENTS: "bad",
    Phase.OVER: "over",
    Phase.PAUSED: "edge",
    Phase.ENDED: "past",
}


class Progress(QWidget):
    """How much of the item's time has gone; gaps stand where a fifth and a twentieth are left."""

    def __init__(self, ground: str = "win", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ground = ground
        self._share, self._phase = 0.0, Phase.WAITING
        self.setFixedHeight(5)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Time used")

    def show_share(self, share: float, phase: Phase) -> None:
        """Show the share of time used, 0 to 1, in the colour of the phase; over is always full."""
        self._share = 1.0 if phase is Phase.OVER else min(max(share, 0.0), 1.0)
        self._phase = phase
        self.setAccessibleDescription(f"{round(self._share * 100)} %")
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint trough, bar and gaps."""
        painter = paint.painter_for(self)
        width, height = float(self.width()), float(self.height())
        paint.box(painter, QRectF(0, 0, width, height), height / 2, "line2")
        if self._share > 0:
            filled = max(width * self._share, height)
            paint.box(painter, QRectF(0, 0, filled, height), height / 2, _FILLS[self._phase])
        for left in (LAST_FIFTH, LAST_MOMENTS):
            painter.fillRect(QRectF(round(width * (1 - left)) - 1, 0, 2, height), theme.colour(self._ground))
        painter.end()


class CellState(Enum):
    """Where an item of the day stands."""

    DONE = "done"
    NOW = "now"
    AHEAD = "ahead"


@dataclass(frozen=True)
class DayCell:
    """One agenda item in the strip: how long it took or will take, in minutes."""

    minutes: float
    state: CellState


class DayStrip(QWidget):
    """One cell per item in proportion, a tick at the planned end, red beyond it."""

    _HEIGHT = 15
    _BAR = 7
    _GAP = 2

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cells: tuple[DayCell, ...] = ()
        self._planned = 1.0
        self.setFixedHeight(self._HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("The day")

    def show_day(self, cells: Sequence[DayCell], planned_end: float = 1.0, description: str = "") -> None:
        """Show the items; `planned_end` is where the plan ends, as a share of the strip (1 when not late)."""
        self._cells, self._planned = tuple(cells), planned_end
        self.setAccessibleDescription(description)
        self.setToolTip(description)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint cells, what lies beyond the planned end, and the tick."""
        total = sum(cell.minutes for cell in self._cells)
        if total <= 0:
            return
        painter = paint.painter_for(self)
        x, y = 0.0, (self.height() - self._BAR) / 2
        scale = (self.width() + self._GAP) / total
        for cell in self._cells:
            width = cell.minutes * scale - self._GAP
            _paint_cell(painter, QRectF(x, y, max(width, 1.0), self._BAR), cell.state)
            x += width + self._GAP
        tick = min(self.width() * self._planned, self.width() - 1.5)
        if self._planned < 0.999:
            beyond = QRectF(tick, y, self.width() - tick, self._BAR)
            paint.box(painter, beyond, 2, "over")
        paint.line(painter, QPointF(tick, y - 4), QPointF(tick, y + self._BAR + 4), "ink", 1.5)
        painter.end()


def _paint_cell(painter: QPainter, rect: QRectF, state: CellState) -> None:
    light = theme.current() == "light"
    looks = {
        CellState.DONE: ("past", None),
        CellState.NOW: ("now", "nowline"),
        CellState.AHEAD: ("base", "line2" if light else "edge"),
    }
    fill, edge = looks[state]
    paint.box(painter, rect, 2, fill, edge)


class ThinBar(QWidget):
    """A bar of 4 px against an agreed length: talk time, time kept for read-back. Beyond it the bar is red."""

    def __init__(self, role: str = "nowline", tick: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role, self._tick, self._share = role, tick, 0.0
        self.setFixedHeight(10)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, share: float, name: str) -> None:
        """Show a share of the agreed length (more than 1 is over); `name` says it in words."""
        self._share = max(share, 0.0)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.update()

    def sizeHint(self) -> QSize:
        """Any width."""
        return QSize(80, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint trough, bar and the tick at the agreed length."""
        painter = paint.painter_for(self)
        width, middle = float(self.width()), self.height() / 2
        paint.box(painter, QRectF(0, middle - 2, width, 4), 2, "line2")
        if self._share > 0:
            filled = max(width * min(self._share, 1.0), 4)
            role = "bad" if self._share > 1 else self._role  # "over" is too dark on a dark card
            paint.box(painter, QRectF(0, middle - 2, filled, 4), 2, role)
        if self._tick:
            paint.line(painter, QPointF(width - 1, middle - 5), QPointF(width - 1, middle + 5), "ink3", 1.5)
        painter.end()
