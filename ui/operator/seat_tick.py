"""The key to the bars of time: what their tick stands for."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.theme import Type
from ui.widgets import paint

_WORDS = "share of seats"


class SeatTick(QWidget):
    """A tick, and its words."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(f"A tick marks the {_WORDS}")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Tick and words, and the margin that a button would take."""
        return QSize(math.ceil(paint.advance(_WORDS, Type.META)) + 14, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both."""
        painter = paint.painter_for(self)
        middle = self.height() / 2
        paint.line(painter, QPointF(2, middle - 6), QPointF(2, middle + 6), "ink", 1.6)
        base = paint.baseline(middle, theme.metrics(Type.META))
        paint.text(painter, 10, base, _WORDS, Type.META, "ink3")
        painter.end()
