"""What is laid over the star: the segment under the pointer, the keyboard's ring, and the light of a landed quote."""

from __future__ import annotations

from PySide6.QtCore import QObject, QVariantAnimation
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsScene

from ui import theme
from ui.star.items import OutlineItem

LANDED = 600
"""Milliseconds for which the part lights up on which a quote has landed, once."""


class Overlays(QObject):
    """Three outlines over a scene, dressed in the theme in force."""

    def __init__(self, scene: QGraphicsScene) -> None:
        super().__init__(scene)
        self._hover, self._light, self._ring = OutlineItem(3), OutlineItem(4), OutlineItem(5)
        self._ring.setOpacity(0.0)
        for item in (self._hover, self._light, self._ring):
            scene.addItem(item)
        self.animation = QVariantAnimation(self)
        self.animation.setStartValue(1.0)
        self.animation.setEndValue(0.0)
        self.animation.valueChanged.connect(self._on_step)
        self.animation.finished.connect(self._on_finished)

    def dress(self) -> None:
        """Take the colours of the theme."""
        self._ring.dress(theme.colour("accent"), 2.5, ground=theme.colour("canvas"))
        self._light.dress(theme.colour("now"), 5, 0.25)

    def point_at(self, path: QPainterPath | None, *, dragging: bool) -> None:
        """Outline what the pointer is over, more strongly while something is dragged there."""
        width, tint = (3.0, 0.22) if dragging else (1.5, 0.08)
        self._hover.dress(theme.colour("accent"), width, tint, theme.colour("canvas"))
        self._hover.lie_on(path)

    def ring(self, path: QPainterPath | None) -> None:
        """Put the keyboard's ring on a segment."""
        self._ring.lie_on(path)

    def show_ring(self, shown: bool) -> None:
        """Show the ring, or keep it out of sight."""
        self._ring.setOpacity(1.0 if shown else 0.0)

    @property
    def shows_ring(self) -> bool:
        """Whether the ring is to be seen."""
        return self._ring.isVisible() and self._ring.opacity() > 0

    def light_up(self, path: QPainterPath) -> None:
        """Brighten parts once; nothing when the user wants less motion."""
        duration = theme.duration(LANDED)
        self.animation.stop()
        self._light.hide()
        if duration and not path.isEmpty():
            self._light.lie_on(path)
            self.animation.setDuration(duration)
            self.animation.start()

    def _on_step(self, value: object) -> None:
        self._light.setOpacity(float(value) if isinstance(value, float) else 0.0)

    def _on_finished(self) -> None:
        self._light.hide()
