"""Replays the primitives of a star on a QPainter, in the colours of a theme and the faces of the app."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from unicodedata import category

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPainterPathStroker, QPen

from roundtable import palette
from roundtable.domain.star_geometry import Box, Face, Ops, Path, Primitive, Text
from ui import theme

EM = 200
"""Fonts are made once at this size (pixels) and scaled by the painter."""
_METRIC_EM = 1000

Colours = Mapping[str, QColor]


@cache
def colours(section: str, name: str) -> Colours:
    """The colours of "star" or "evidence_star" in the theme "light" or "dark"."""
    return {role: QColor(value) for role, value in palette.colours(section, name).items()}


@cache
def star_font(weight: int, face: Face, pixels: int = EM) -> QFont:
    """The face of words or of figures; no kerning, so that a letter on an arc is as wide as in a line."""
    theme.load_fonts()  # what is measured is kept, and must not have been measured in another face
    font = QFont()
    font.setFamilies(theme.FAMILIES if face == "words" else ("Inter",))
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight(weight))
    font.setKerning(False)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setFeature(QFont.Tag("tnum"), 1)  # said, or it depends on what the app's own font was when this was made
    return font


@lru_cache(maxsize=16384)
def _em_width(s: str, weight: int, face: Face) -> float:
    metrics = QFontMetricsF(star_font(weight, face, _METRIC_EM))
    return metrics.horizontalAdvance(s) / _METRIC_EM


def measure(s: str, size: float, weight: int, face: Face) -> float:
    """The advance of a string in the faces of the screen: the `Measure` to give to `star_figure`."""
    return _em_width(s, weight, face) * size


@lru_cache(maxsize=1024)
def path_of(ops: Ops) -> QPainterPath:
    """The outline as Qt knows it."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for op in ops:
        if len(op) == 1:
            path.closeSubpath()
        elif len(op) == 7:
            path.cubicTo(*op[1:])
        elif op[0] == "M":
            path.moveTo(op[1], op[2])
        else:
            path.lineTo(op[1], op[2])
    return path


@lru_cache(maxsize=4096)
def reach_of(primitive: Primitive) -> QRectF:
    """A rectangle that what is drawn does not leave, rather too large than too small."""
    if isinstance(primitive, Path):
        air = primitive.width + 2
        return path_of(primitive.ops).controlPointRect().adjusted(-air, -air, air, air)
    far = measure(primitive.s, primitive.size, primitive.weight, primitive.face) + primitive.size
    return QRectF(primitive.x - far, primitive.y - far, 2 * far, 2 * far)


def pen_of(primitive: Path, colour: QColor) -> QPen:
    """The pen for an outline's stroke: dashes have flat ends, a width of 0 is one device pixel."""
    pen = QPen(colour, primitive.width)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if primitive.dash is None else Qt.PenCapStyle.FlatCap)
    if primitive.width == 0:
        pen.setWidthF(1)
        pen.setCosmetic(True)
    if primitive.dash is not None:
        pen.setDashPattern([part / (primitive.width or 1) for part in primitive.dash])
    return pen


@lru_cache(maxsize=1024)
def dashes_of(ops: Ops, width: float, dash: tuple[float, float]) -> QPainterPath | None:
    """The dashes of an outline as surfaces, for a pen finer than a pixel lets them wander; None for a width of 0."""
    if width == 0:
        return None
    stroker = QPainterPathStroker()
    stroker.setWidth(width)
    stroker.setCapStyle(Qt.PenCapStyle.FlatCap)
    stroker.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    stroker.setDashPattern([part / width for part in dash])
    return stroker.createStroke(path_of(ops))


def paint(painter: QPainter, primitives: Iterable[Primitive], roles: Colours) -> None:
    """Paint back to front; the painter's origin is the hub."""
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    for primitive in primitives:
        if isinstance(primitive, Path):
            painter.setBrush(roles[primitive.fill] if primitive.fill else QBrush(Qt.BrushStyle.NoBrush))
            dashes = dashes_of(primitive.ops, primitive.width, primitive.dash) if primitive.dash else None
            if primitive.stroke and dashes is None:
                painter.setPen(pen_of(primitive, roles[primitive.stroke]))
            else:
                painter.setPen(Qt.PenStyle.NoPen)
            painter.drawPath(path_of(primitive.ops))
            if primitive.stroke and dashes is not None:
                painter.fillPath(dashes, roles[primitive.stroke])
        else:
            _paint_text(painter, primitive, roles[primitive.role])


def _paint_text(painter: QPainter, text: Text, colour: QColor) -> None:
    """Outlines, for a rasteriser moves small letters to whole pixels and darkens them, each in its own way."""
    scale = text.size / EM
    offset = -measure(text.s, EM, text.weight, text.face) / 2 if text.anchor == "middle" else 0.0
    painter.save()
    painter.translate(text.x, text.y)
    painter.rotate(text.angle)
    painter.scale(scale, scale)
    painter.translate(offset, 0)
    outline = _outline_of(text.s, text.weight, text.face)
    if outline is None:
        painter.setFont(star_font(text.weight, text.face))
        painter.setPen(colour)
        painter.drawText(QPointF(), text.s)
    else:
        painter.fillPath(outline, colour)
    painter.restore()


@lru_cache(maxsize=4096)
def _outline_of(s: str, weight: int, face: Face) -> QPainterPath | None:
    """The letters of a line that begins at 0; None where a sign may be a picture in colours, which has no outline."""
    if any(category(letter) == "So" for letter in s):
        return None
    path = QPainterPath()
    path.addText(QPointF(), star_font(weight, face), s)
    path.setFillRule(Qt.FillRule.WindingFill)
    return path


def paint_in(
    painter: QPainter,
    primitives: Iterable[Primitive],
    roles: Colours,
    bounds: Box,
    rect: QRectF,
    align: tuple[float, float] = (0.5, 0.5),
) -> float:
    """Paint as large as `rect` allows, the spare room shared by `align` (0 left or top, 1 right or bottom).

    Returns how many pixels a unit measures.
    """
    left, top, right, bottom = bounds
    width, height = right - left, bottom - top
    scale = min(rect.width() / width, rect.height() / height)
    painter.save()
    painter.translate(
        rect.x() + (rect.width() - width * scale) * align[0] - left * scale,
        rect.y() + (rect.height() - height * scale) * align[1] - top * scale,
    )
    painter.scale(scale, scale)
    paint(painter, primitives, roles)
    painter.restore()
    return scale
