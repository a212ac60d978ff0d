"""Strokes of the strip of turns: a cell for each turn and silence, the times under them, an edge on its way."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from roundtable.domain.local_time import in_zone
from ui import icons, theme, wording
from ui.operator.people import Face
from ui.operator.turns import QUARTER, Cell
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.avatar import avatar_tint
from ui.widgets.sector_mark import paint_mark

MARGIN = 16
TOP, LOW_TOP, CELL = 36, 9, 26
"""Where the cells begin, where so without a head, and how high they are."""
_STEP = timedelta(minutes=3)
_RADIUS = 4


def paint_cell(painter: QPainter, rect: QRectF, cell: Cell, face: Face | None, *, ringed: bool) -> None:
    """Paint one turn with mark and initials, or a silence, and the ring of the keyboard."""
    if ringed:
        paint.box(painter, rect.adjusted(-3, -3, 3, 3), 6, None, "accent", 2)
    if face is None:
        _paint_nobody(painter, rect, cell)
        return
    hue, edge, ground = avatar_tint(face.mark)
    paint.box(painter, rect, _RADIUS, ground, "nowline" if cell.open else edge, 2 if cell.open else 1)
    middle, x = rect.center().y(), rect.left() + 8
    room = rect.width() - (26 if cell.doubtful else 12)
    if face.mark is not None and room >= 12:
        paint_mark(painter, face.mark, x + 4, middle, 8.5)
        x += 14
        room -= 14
    base = paint.baseline(middle, theme.metrics(Type.META_STRONG))
    if room >= paint.advance(face.initials, Type.META_STRONG, weight=700):
        paint.text(painter, x, base, face.initials, Type.META_STRONG, hue, weight=700)
    if cell.doubtful:
        paint.text(painter, rect.right() - 8, base, "?", Type.META_STRONG, "warn", align="right", weight=700)


def _paint_nobody(painter: QPainter, rect: QRectF, cell: Cell) -> None:
    """A silence is dashed; cross-talk is a cell of several voices."""
    if cell.turn_id is None:
        paint.box(painter, rect, _RADIUS, None, "edge", 1, dashed=True)
        return
    paint.box(painter, rect, _RADIUS, "track", "nowline" if cell.open else "edge", 2 if cell.open else 1)
    if rect.width() >= 24:
        icons.paint(painter, rect.left() + 6, rect.center().y() - 7, "messages-square", 14, "ink2")


def paint_dragged(painter: QPainter, width: float, top: float, x: float, moment: datetime) -> None:
    """Paint an edge that is being moved, and the time that it would be at: over the cells, or under them."""
    paint.line(painter, QPointF(x, top - 5), QPointF(x, top + CELL + 5), "accent", 2)
    said = moment.strftime("%H:%M:%S")
    long = paint.advance(said, Type.META_STRONG) + 12
    left = min(max(x - long / 2, MARGIN), width - MARGIN - long)
    y = top - 26 if top >= TOP else top + CELL + 5
    paint.box(painter, QRectF(left, y, long, 19), 9, "accent")
    base = paint.baseline(y + 9.5, theme.metrics(Type.META_STRONG))
    paint.text(painter, left + 6, base, said, Type.META_STRONG, "onaccent")


def paint_times(painter: QPainter, width: float, top: float, now: datetime, zone: tzinfo) -> None:
    """Paint the time under every third minute."""
    base = paint.baseline(top + CELL + 16, theme.metrics(Type.META))
    steps = round(QUARTER / _STEP)
    for step in range(steps + 1):
        align: paint.Align = "left" if step == 0 else "right" if step == steps else "centre"
        x = MARGIN + step / steps * (width - 2 * MARGIN)
        said = wording.clock_time(in_zone(now - QUARTER + step * _STEP, zone))
        paint.text(painter, x, base, said, Type.META, "ink3", align=align)
