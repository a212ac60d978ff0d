"""The small gold star that stands for Roundtable and for a session."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.widgets import paint

_WAIST = 0.46


def paint_star(painter: QPainter, x: float, y: float, radius: float) -> None:
    """Paint a five-pointed star centred on x, y."""
    points = []
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * _WAIST
        angle = -math.pi / 2 + corner * math.pi / 5
        points.append(QPointF(x + reach * math.cos(angle), y + reach * math.sin(angle)))
    pen = QPen(theme.colour("nowline"), 1.2)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(theme.colour("now"))
    painter.drawPolygon(QPolygonF(points))


class MiniStar(QWidget):
    """The star in a layout; `radius` is 10 in the app bar, 15 beside the product's name."""

    def __init__(self, radius: float = 10, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._radius = radius
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The star and its outline."""
        side = math.ceil(2 * self._radius) + 2
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the star; its centre of weight lies a little under its middle."""
        painter = paint.painter_for(self)
        paint_star(painter, self.width() / 2, self.height() / 2 + self._radius * 0.05, self._radius)
        painter.end()
