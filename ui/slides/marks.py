"""The round signs beside words that are read back: a shape for each state, so that none is told by colour alone."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from ui.slides.content import Reading
from ui.slides.sheet import Sheet

_ON_NOW = QColor("#3B2A00")
_FILLS = {Reading.CONFIRMED: "confirmed", Reading.REWORDED: "reworded", Reading.NOW: "reading_edge"}


def paint_mark(sheet: Sheet, reading: Reading, centre: QPointF, radius: float) -> None:
    """The sign of a state: a tick, a pencil, an arrow that plays; open and withdrawn ones are rings."""
    painter, fill = sheet.painter, _FILLS.get(reading)
    painter.save()
    painter.translate(centre)
    painter.scale(radius, radius)
    if fill is None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(sheet.colour("soft"), 0.16))
        painter.drawEllipse(QPointF(0, 0), 0.92, 0.92)
        ink = sheet.colour("soft")
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(sheet.colour(fill))
        painter.drawEllipse(QPointF(0, 0), 1, 1)
        ink = _ON_NOW if reading is Reading.NOW else sheet.colour("bg")
    painter.setPen(QPen(ink, 0.22, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
    _paint_sign(painter, reading, ink)
    painter.restore()


def _paint_sign(painter: QPainter, reading: Reading, ink: QColor) -> None:
    match reading:
        case Reading.CONFIRMED:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline(_points((-0.42, 0.04), (-0.1, 0.36), (0.46, -0.32)))
        case Reading.REWORDED:
            painter.rotate(45)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawRect(QRectF(-0.17, -0.58, 0.34, 0.2))
            painter.drawRect(QRectF(-0.17, -0.3, 0.34, 0.58))
            painter.drawPolygon(_points((-0.17, 0.34), (0.17, 0.34), (0.0, 0.66)))
        case Reading.NOW:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink)
            painter.drawPolygon(_points((-0.28, -0.46), (0.54, 0.0), (-0.28, 0.46)))
        case Reading.WITHDRAWN:
            painter.drawLine(QPointF(-0.4, 0), QPointF(0.4, 0))
        case Reading.OPEN:
            for x in (-0.36, 0.0, 0.36):
                painter.drawPoint(QPointF(x, 0))


def _points(*places: tuple[float, float]) -> QPolygonF:
    return QPolygonF([QPointF(x, y) for x, y in places])
