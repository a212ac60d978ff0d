"""The star of a slide in two layers: what stands still for long is painted once, the counts each time.

When a point lands, a count changes; the parts, their names and their edges seldom do.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPixmap

from roundtable.domain.star_geometry import Box, Primitive, Text
from ui.star import painter as star_painter
from ui.star.painter import Colours


def paint_star(
    painter: QPainter,
    drawing: tuple[Primitive, ...],
    colours: Colours,
    ground: QColor,
    area: Box,
    rect: QRectF,
    align: tuple[float, float],
) -> None:
    """Paint a star as large as `rect` allows, on a ground of one colour."""
    if painter.transform().isScaling():  # a small picture of a slide
        star_painter.paint_in(painter, drawing, colours, area, rect, align)
        return
    counts = tuple(each for each in drawing if isinstance(each, Text) and each.face == "figures")
    still = tuple(each for each in drawing if each not in counts)
    place = rect.toAlignedRect()
    inside = rect.translated(-QPointF(place.topLeft()))
    roles = tuple((role, colour.rgba()) for role, colour in colours.items())
    size = (place.width(), place.height())
    within = (inside.x(), inside.y(), inside.width(), inside.height())
    painter.drawPixmap(place.topLeft(), _layer(still, roles, ground.rgba(), area, size, within, align))
    star_painter.paint_in(painter, counts, colours, area, rect, align)


@lru_cache(maxsize=2)
def _layer(
    still: tuple[Primitive, ...],
    roles: tuple[tuple[str, int], ...],
    ground: int,
    area: Box,
    size: tuple[int, int],
    rect: tuple[float, float, float, float],
    align: tuple[float, float],
) -> QPixmap:
    """Everything but the counts, as large as a slide of 3840 x 2160 has it 16 MB."""
    layer = QPixmap(QSize(*size))
    layer.fill(QColor.fromRgba(ground))
    painter = QPainter(layer)
    colours = {role: QColor.fromRgba(rgba) for role, rgba in roles}
    star_painter.paint_in(painter, still, colours, area, QRectF(*rect), align)
    painter.end()
    return layer


forget_stars = _layer.cache_clear
