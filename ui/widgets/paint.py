"""Strokes shared by the painted widgets: boxes, text by its baseline, focus rings and shadows."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.theme import Type

Tint = str | QColor  # a role, or a colour that is not of the windows
Align = Literal["left", "right", "centre"]


def ink(tint: Tint) -> QColor:
    """The colour of a role, or the colour itself."""
    return theme.colour(tint) if isinstance(tint, str) else tint


def painter_for(widget: QWidget) -> QPainter:
    """A painter on `widget` with smooth edges and text; use it as `painter = ...; painter.end()`."""
    painter = QPainter(widget)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    return painter


def box(
    painter: QPainter,
    rect: QRectF,
    radius: float,
    fill: Tint | None = None,
    edge: Tint | None = None,
    width: float = 1.0,
    dashed: bool = False,
) -> None:
    """Paint a rounded box whose edge lies wholly inside `rect`."""
    painter.setBrush(ink(fill) if fill is not None else QBrush(Qt.BrushStyle.NoBrush))
    painter.setPen(Qt.PenStyle.NoPen)
    if edge is not None:
        pen = QPen(ink(edge), width)
        if dashed:
            pen.setDashPattern([3, 3])
        painter.setPen(pen)
        rect = rect.adjusted(width / 2, width / 2, -width / 2, -width / 2)
        radius -= width / 2
    painter.drawRoundedRect(rect, radius, radius)


def focus_ring(painter: QPainter, rect: QRectF, radius: float, filled: bool = False) -> None:
    """Paint the ring of the widget that has the focus, inside its box; `filled` is for the main button."""
    box(painter, rect, radius, edge="ink" if filled else "accent", width=2)
    if filled:
        box(painter, rect.adjusted(2, 2, -2, -2), radius - 2, edge="onaccent", width=1)


def line(painter: QPainter, start: QPointF, end: QPointF, tint: Tint = "line", width: float = 1.0) -> None:
    """Paint a straight line with square ends."""
    painter.setPen(QPen(ink(tint), width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
    painter.drawLine(start, end)


def hairlines(painter: QPainter, rect: QRectF, sides: str, tint: Tint = "line") -> None:
    """Paint one-pixel lines along the sides named by the letters l, r, t, b of `sides`."""
    strips = {
        "l": QRectF(rect.left(), rect.top(), 1, rect.height()),
        "r": QRectF(rect.right() - 1, rect.top(), 1, rect.height()),
        "t": QRectF(rect.left(), rect.top(), rect.width(), 1),
        "b": QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1),
    }
    for side in sides:
        painter.fillRect(strips[side], ink(tint))


def baseline(middle: float, metrics: QFontMetricsF) -> float:
    """Where text stands when its capitals are centred on `middle`."""
    return middle + metrics.capHeight() / 2


def text(
    painter: QPainter,
    x: float,
    base: float,
    words: str,
    use: Type,
    tint: Tint = "ink",
    *,
    align: Align = "left",
    width: float | None = None,
    weight: int | None = None,
    pixels: int | None = None,
    struck: bool = False,
) -> float:
    """Paint one line standing on `base`, elided at its end to `width`; return the width that it takes."""
    font = theme.font(use, weight=weight, pixels=pixels)
    metrics = QFontMetricsF(font)
    if width is not None:
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width + 0.5)
    advance = metrics.horizontalAdvance(words)
    if struck:
        font = QFont(font)
        font.setStrikeOut(True)
    painter.setFont(font)
    painter.setPen(ink(tint))
    offset = {"left": 0.0, "right": advance, "centre": advance / 2}[align]
    painter.drawText(QPointF(x - offset, base), words)
    return advance


def advance(words: str, use: Type, *, weight: int | None = None, pixels: int | None = None) -> float:
    """How wide a line will be."""
    return theme.metrics(use, weight=weight, pixels=pixels).horizontalAdvance(words)


def shadow(painter: QPainter, rect: QRectF, radius: float, reach: int = 14) -> None:
    """Paint the soft shadow of what floats: 14 px for a popup, 24 for a panel. The box comes on top."""
    strength = 0.028 if theme.current() == "light" else 0.11
    for step in range(reach, 0, -1):
        grown = rect.adjusted(-step, 4 - step, step, step + 4)
        alpha = strength * (1 - step / reach) ** 2
        box(painter, grown, radius + step, fill=theme.colour("shadow", alpha))
