"""The last quarter of an hour as a strip: who spoke, how long, and when nobody did."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QRectF, QSize
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from roundtable.domain.records import Id
from ui import theme, wording
from ui.operator.people import Face
from ui.operator.turns import QUARTER, Cell
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.avatar import avatar_tint
from ui.widgets.sector_mark import paint_mark

HEIGHT = 96
_MARGIN = 16
_TOP, _CELL = 36, 26
_STEP = timedelta(minutes=3)
_GAP = 2.0


class TurnStrip(QWidget):
    """Shows turns in proportion; it is only to be looked at."""

    def __init__(self) -> None:
        super().__init__()
        self._cells: tuple[Cell, ...] = ()
        self._faces: Mapping[Id, Face] = {}
        self._now: datetime | None = None
        self.setFixedHeight(HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("Who spoke, last quarter hour")

    def show_turns(self, cells: list[Cell], faces: Mapping[Id, Face], now: datetime) -> None:
        """Show what has happened up to a moment in the session's zone."""
        self._cells, self._faces, self._now = tuple(cells), faces, now
        spoke = [self._words(cell) for cell in cells if cell.contributor_id is not None]
        self.setAccessibleDescription("; ".join(spoke) or "nobody yet")
        self.update()

    def sizeHint(self) -> QSize:
        """Any width."""
        return QSize(600, HEIGHT)

    def _words(self, cell: Cell) -> str:
        face = self._faces.get(cell.contributor_id) if cell.contributor_id else None
        length = wording.span((cell.end - cell.start) * QUARTER)
        return f"{face.name if face else 'silence'} {length}"

    def _rect(self, cell: Cell) -> QRectF:
        room = self.width() - 2 * _MARGIN
        left = _MARGIN + cell.start * room
        return QRectF(left, _TOP, max((cell.end - cell.start) * room - _GAP, 2.0), _CELL)

    def event(self, event: QEvent) -> bool:
        """Tell who spoke, and how long, under the pointer."""
        if event.type() is QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            under = (cell for cell in self._cells if self._rect(cell).contains(event.pos().toPointF()))
            QToolTip.showText(event.globalPos(), next((self._words(cell) for cell in under), ""), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint head, cells and times."""
        painter = paint.painter_for(self)
        painter.fillRect(self.rect(), theme.colour("canvas"))
        paint.hairlines(painter, QRectF(self.rect()), "t")
        base = paint.baseline(18, theme.metrics(Type.HEAD))
        paint.text(painter, _MARGIN, base, "Who spoke, last quarter hour", Type.HEAD, "ink2")
        if not self._cells:
            base = paint.baseline(_TOP + _CELL / 2, theme.metrics(Type.LIST))
            paint.text(painter, _MARGIN, base, "Nobody yet", Type.LIST, "ink3")
        for cell in self._cells:
            self._paint_cell(painter, cell)
        self._paint_times(painter)
        painter.end()

    def _paint_cell(self, painter: QPainter, cell: Cell) -> None:
        rect = self._rect(cell)
        face = self._faces.get(cell.contributor_id) if cell.contributor_id else None
        if face is None:
            paint.box(painter, rect, 4, None, "edge", 1, dashed=True)
            return
        hue, edge, ground = avatar_tint(face.mark)
        paint.box(painter, rect, 4, ground, "nowline" if cell.open else edge, 2 if cell.open else 1)
        middle, x = rect.center().y(), rect.left() + 8
        room = rect.width() - 12
        if face.mark is not None and room >= 12:
            paint_mark(painter, face.mark, x + 4, middle, 8.5)
            x += 14
            room -= 14
        if room >= paint.advance(face.initials, Type.META_STRONG, weight=700):
            base = paint.baseline(middle, theme.metrics(Type.META_STRONG))
            paint.text(painter, x, base, face.initials, Type.META_STRONG, hue, weight=700)

    def _paint_times(self, painter: QPainter) -> None:
        if self._now is None or not self._cells:
            return
        base = paint.baseline(_TOP + _CELL + 16, theme.metrics(Type.META))
        room, steps = self.width() - 2 * _MARGIN, round(QUARTER / _STEP)
        for step in range(steps + 1):
            at = self._now - QUARTER + step * _STEP
            align: paint.Align = "left" if step == 0 else "right" if step == steps else "centre"
            x = _MARGIN + step / steps * room
            paint.text(painter, x, base, wording.clock_time(at), Type.META, "ink3", align=align)
