"""The little box with the name of a key, beside what the key does."""

from __future__ import annotations

import math

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.theme import Type
from ui.widgets import paint

HEIGHT = 18


def cap_width(key: str) -> float:
    """Width of the cap of a key, in pixels."""
    return max(18.0, math.ceil(paint.advance(key, Type.KEY_CAP)) + 10.0)


def paint_cap(
    painter: QPainter,
    left: float,
    middle: float,
    key: str,
    tint: paint.Tint = "ink3",
    edge: paint.Tint = "line2",
) -> float:
    """Paint a cap from `left`, centred on `middle`; return its width."""
    width = cap_width(key)
    paint.box(painter, QRectF(left, middle - HEIGHT / 2, width, HEIGHT), theme.RADIUS_TOKEN, edge=edge)
    base = paint.baseline(middle, theme.metrics(Type.KEY_CAP))
    paint.text(painter, left + width / 2, base, key, Type.KEY_CAP, tint, align="centre")
    return width


class KeyCap(QWidget):
    """One key, standing alone in a layout."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._key = key
        self.setAccessibleName(key)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """As wide as the name of the key."""
        return QSize(math.ceil(cap_width(self._key)), HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cap."""
        painter = paint.painter_for(self)
        paint_cap(painter, 0, self.height() / 2, self._key)
        painter.end()
