"""What is laid over the star: what is pointed at, what is chosen, the keyboard's ring, and the light of new words."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QObject, QPointF, QVariantAnimation
from PySide6.QtGui import QPainterPath
from PySide6.QtWidgets import QGraphicsScene

from ui import theme
from ui.star.chips import CarriedChips, ChipLayer, LaidChip
from ui.star.items import OutlineItem
from ui.star.painter import Colours

LANDED = 600
"""Milliseconds for which the part lights up on which words have landed, once."""
ARRIVES = 320
"""Milliseconds in which a new chip comes to its place."""


class Overlays(QObject):
    """Outlines over a scene, dressed in the theme in force."""

    def __init__(self, scene: QGraphicsScene) -> None:
        super().__init__(scene)
        self._hover, self._light, self._ring = OutlineItem(3), OutlineItem(4), OutlineItem(5)
        self._chosen, self._chip_ring = OutlineItem(3), OutlineItem(6)
        self._marked, self._dimmed = OutlineItem(2.8), OutlineItem(2.6)
        self._shown = self._is_on_chip = False
        self._ring.setOpacity(0.0)
        for item in (self._hover, self._light, self._ring, self._chosen, self._chip_ring, self._marked, self._dimmed):
            scene.addItem(item)
        self.animation = QVariantAnimation(self)
        self.animation.setStartValue(1.0)
        self.animation.setEndValue(0.0)
        self.animation.valueChanged.connect(self._on_step)
        self.animation.finished.connect(self._on_finished)

    def dress(self) -> None:
        """Take the colours of the theme."""
        self._dress_ring()
        self._marked.dress(theme.colour("ink"), 3.5, ground=theme.colour("canvas"))
        self._dimmed.dress(theme.colour("canvas"), 0, 0.5)
        self._chip_ring.dress(theme.colour("accent"), 2.5, ground=theme.colour("canvas"))
        self._chosen.dress(theme.colour("accent"), 2, 0.12)
        self._light.dress(theme.colour("now"), 6, ground=theme.colour("canvas"))

    def point_at(self, path: QPainterPath | None, *, dragging: bool) -> None:
        """Outline what the pointer is over, more strongly while something is dragged there.

        Nothing is tinted: it would lie on the words of the segment, which are read just then.
        """
        self._hover.dress(theme.colour("accent"), 4.0 if dragging else 1.5, ground=theme.colour("canvas"))
        self._hover.lie_on(path)

    def ring(self, path: QPainterPath | None) -> None:
        """Put the keyboard's ring on a segment."""
        self._ring.lie_on(path)
        self._dress_ring()

    def mark(self, path: QPainterPath | None, others: QPainterPath) -> None:
        """Mark a segment until it is let go, and dim the chips of the others; None for no segment."""
        self._marked.lie_on(path)
        self._dimmed.lie_on(None if path is None or others.isEmpty() else others)
        self._dress_ring()

    @property
    def marks(self) -> bool:
        """Whether a segment is marked."""
        return self._marked.isVisible()

    def _dress_ring(self) -> None:
        """On the edge of a marked segment the ring leaves the mark to be seen at both its sides."""
        both = self._marked.isVisible() and self._marked.path() == self._ring.path()
        self._ring.dress(theme.colour("accent"), 2.5, ground=theme.colour("ink" if both else "canvas"))

    def ring_chip(self, path: QPainterPath | None) -> None:
        """Put the keyboard's ring on a chip; the one on the segment is out of sight meanwhile."""
        self._chip_ring.lie_on(path)
        self._is_on_chip = path is not None
        self.show_ring(self._shown)

    def choose(self, path: QPainterPath) -> None:
        """Outline the chips that are chosen together."""
        self._chosen.lie_on(None if path.isEmpty() else path)

    def show_ring(self, shown: bool) -> None:
        """Show the rings, or keep them out of sight."""
        self._shown = shown
        self._ring.setOpacity(1.0 if shown and not self._is_on_chip else 0.0)
        self._chip_ring.setOpacity(1.0 if shown else 0.0)

    @property
    def shows_ring(self) -> bool:
        """Whether the ring is to be seen."""
        return self._shown and (self._ring.isVisible() or self._chip_ring.isVisible())

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


class Arrival(QObject):
    """A new chip comes calmly from its segment to its place; at once where less motion is wanted."""

    def __init__(self, scene: QGraphicsScene, layer: ChipLayer) -> None:
        super().__init__(scene)
        self._layer = layer
        self._moving = CarriedChips()
        scene.addItem(self._moving)
        self._start, self._end = QPointF(), QPointF()
        self.animation = QVariantAnimation(self)
        self.animation.setStartValue(0.0)
        self.animation.setEndValue(1.0)
        self.animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.animation.valueChanged.connect(self._on_step)
        self.animation.finished.connect(self.end)

    def begin(self, laid: LaidChip, start: QPointF, colours: Colours) -> None:
        """Bring a chip from a point to where it lies."""
        self.end()
        if duration := theme.duration(ARRIVES):
            self._start, self._end = start - QPointF(laid.rect.width(), laid.rect.height()) / 2, laid.rect.topLeft()
            self._moving.carry([laid], colours)
            self._layer.lift(self._moving)
            self._on_step(0.0)
            self.animation.setDuration(duration)
            self.animation.start()

    def end(self) -> None:
        """Be there."""
        if self._moving.record_ids:
            self.animation.stop()
            self._moving.drop()
            self._layer.lift(self._moving)

    def _on_step(self, value: object) -> None:
        share = float(value) if isinstance(value, float) else 1.0
        self._moving.setPos(self._start + (self._end - self._start) * share)
        self._moving.setOpacity(0.3 + 0.7 * share)
