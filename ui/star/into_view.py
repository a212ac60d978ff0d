"""What the keyboard has reached comes into view where the star is seen near."""

from __future__ import annotations

from PySide6.QtCore import QEasingCurve, QPoint, QRectF, QVariantAnimation
from PySide6.QtWidgets import QGraphicsView

from ui import theme

_COMES = 180
"""Milliseconds in which it comes."""
_AIR = 24
"""Pixels that are seen around it."""


class IntoView:
    """Scrolls one view; `animation` has finished when what was sought is there."""

    def __init__(self, view: QGraphicsView) -> None:
        self._view = view
        self.animation = QVariantAnimation(view)
        self.animation.setEasingCurve(QEasingCurve.Type.OutCubic)
        self.animation.valueChanged.connect(self._on_step)

    def bring(self, rect: QRectF) -> bool:
        """Move as little as needed, calmly, or at once where less motion is wanted; whether anything moves."""
        part = self._view.mapFromScene(rect).boundingRect().adjusted(-_AIR, -_AIR, _AIR, _AIR)
        room = self._view.viewport().size()
        bars = self._view.horizontalScrollBar(), self._view.verticalScrollBar()
        beyond = _beyond(part.left(), part.right(), room.width()), _beyond(part.top(), part.bottom(), room.height())
        here = [bar.value() for bar in bars]
        there = [min(max(bar.value() + by, bar.minimum()), bar.maximum()) for bar, by in zip(bars, beyond, strict=True)]
        self.animation.stop()
        if here == there:
            return False
        self.animation.setStartValue(QPoint(*here))
        self.animation.setEndValue(QPoint(*there))
        self.animation.setDuration(theme.duration(_COMES))
        return True

    def _on_step(self, value: object) -> None:
        if isinstance(value, QPoint):
            self._view.horizontalScrollBar().setValue(value.x())
            self._view.verticalScrollBar().setValue(value.y())


def _beyond(first: int, last: int, room: int) -> int:
    """How far something from `first` to `last` lies outside of 0 to `room`; what is too long is seen by its middle."""
    if last - first >= room:
        return (first + last - room) // 2
    return min(first, 0) + max(last + 1 - room, 0)
