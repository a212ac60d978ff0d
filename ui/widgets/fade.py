"""A list that goes on below fades out there, so that no row looks cut."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from ui import theme

HIGH = 28
"""Pixels of the fade."""


class Fade(QWidget):
    """Lies over the foot of what is scrolled, in the colour of its ground, as long as there is more below."""

    def __init__(self, area: QAbstractScrollArea, ground: str) -> None:
        super().__init__(area)
        self._area, self._ground = area, ground
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        area.viewport().installEventFilter(self)
        bar = area.verticalScrollBar()
        bar.valueChanged.connect(self._place)
        bar.rangeChanged.connect(self._place)
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay at the foot."""
        if event.type() is QEvent.Type.Resize:
            self._place()
        return False

    def _place(self) -> None:
        viewport, bar = self._area.viewport(), self._area.verticalScrollBar()
        at = viewport.mapTo(self._area, QPoint(0, viewport.height() - HIGH))
        self.setGeometry(at.x(), at.y(), viewport.width(), HIGH)
        self.setVisible(bar.value() < bar.maximum())
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        """From nothing to the ground."""
        painter = QPainter(self)
        shade = QLinearGradient(0, 0, 0, self.height())
        shade.setColorAt(0, theme.colour(self._ground, 0.0))
        shade.setColorAt(1, theme.colour(self._ground))
        painter.fillRect(self.rect(), shade)
        painter.end()
