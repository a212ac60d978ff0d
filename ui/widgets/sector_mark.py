"""The mark of a sector: a shape and a hue, full when heard, hollow when not yet."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from roundtable.domain.star_marks import SectorMark, Shape, mark_ops
from ui import theme
from ui.theme import Type
from ui.widgets import paint

_LETTERED = 1.45  # a mark with a letter is this much larger, or the letter could not be read
_LETTER = {"circle": 0.0, "square": 0.0, "triangle": 0.13, "diamond": 0.0, "plus": 0.0, "bar": 0.0}


def sector_colour(mark: SectorMark) -> QColor:
    """The hue of a sector in the theme in force."""
    return theme.colour(mark.shape, section="sectors")


@cache
def _outline(shape: Shape, size: float) -> QPainterPath:
    path = QPainterPath()
    for verb, *numbers in mark_ops(shape, 0, 0, size):
        if verb == "M":
            path.moveTo(*numbers)
        elif verb == "L":
            path.lineTo(*numbers)
        elif verb == "C":
            path.cubicTo(*numbers)
        else:
            path.closeSubpath()
    return path


def mark_path(mark: SectorMark, x: float, y: float, size: float) -> QPainterPath:
    """The outline of a mark about `size` wide, centred on x, y."""
    return _outline(mark.shape, size).translated(x, y)


def paint_mark(
    painter: QPainter,
    mark: SectorMark,
    x: float,
    y: float,
    size: float = 10,
    *,
    heard: bool = True,
    tint: paint.Tint | None = None,
) -> None:
    """Paint a mark centred on x, y; hollow when the sector was not heard; `tint` replaces the sector's hue."""
    hue = paint.ink(tint) if tint is not None else sector_colour(mark)
    size = size * _LETTERED if mark.letter else size
    pen = QPen(hue, 1.3)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(hue if heard else Qt.BrushStyle.NoBrush)
    painter.drawPath(mark_path(mark, x, y, size if heard else size * 0.94))
    if mark.letter:
        pixels = max(7, round(size * 0.62))
        base = paint.baseline(y + size * _LETTER[mark.shape], theme.metrics(Type.KEY_CAP, pixels=pixels))
        letter = theme.colour("base") if heard else hue
        paint.text(painter, x, base, mark.letter, Type.KEY_CAP, letter, align="centre", weight=700, pixels=pixels)


class SectorBadge(QWidget):
    """A sector's mark standing in a layout, named for assistive technology."""

    def __init__(
        self, mark: SectorMark, name: str, size: int = 10, heard: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._mark, self._size, self._heard = mark, size, heard
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The mark and a little air for its points."""
        side = round(self._size * (_LETTERED if self._mark.letter else 1)) + 6
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the mark in the middle."""
        painter = paint.painter_for(self)
        middle = QPointF(self.width() / 2, self.height() / 2)
        paint_mark(painter, self._mark, middle.x(), middle.y(), self._size, heard=self._heard)
        painter.end()
