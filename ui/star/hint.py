"""The note beside what is carried over the star: what happens where it is let go."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsView, QStyleOptionGraphicsItem, QWidget

from ui import theme
from ui.star.landing import NOWHERE, Landing
from ui.theme import Type

_AIR, _BESIDE, _MARGIN = 10.0, 8.0, 6.0
_LINE = 18.0
_SAYS, _MORE = Type.HEAD, Type.META


class Hint(QGraphicsItem):
    """One line, or two; of the same size however near the star is seen, and never beyond the edge of the view."""

    def __init__(self) -> None:
        super().__init__()
        self._landing = NOWHERE
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setZValue(10)
        self.hide()

    @property
    def landing(self) -> Landing:
        """What it says."""
        return self._landing

    def say(self, landing: Landing, beside: QRectF, view: QGraphicsView | None) -> None:
        """Say what happens beside what is carried (in the scene); nothing hides it."""
        if landing != self._landing:
            self.prepareGeometryChange()
            self._landing = landing
            self.update()
        self.setVisible(bool(landing) and view is not None)
        if view is not None:
            self.setPos(view.mapToScene(self._place(view, beside).toPoint()))

    def _place(self, view: QGraphicsView, beside: QRectF) -> QPointF:
        """Below what is carried, or above it at the foot of the view, in pixels of the viewport."""
        room, size = view.viewport().rect(), self.boundingRect()
        held = QRectF(view.mapFromScene(beside).boundingRect())
        left = max(min(held.left(), room.width() - size.width() - _MARGIN), _MARGIN)
        below = held.bottom() + _BESIDE
        fits = below + size.height() <= room.height() - _MARGIN
        return QPointF(left, below if fits else held.top() - _BESIDE - size.height())

    def boundingRect(self) -> QRectF:
        """The box, in pixels."""
        says, more = self._landing.says, self._landing.more
        width = max(theme.metrics(_SAYS).horizontalAdvance(says), theme.metrics(_MORE).horizontalAdvance(more))
        return QRectF(0, 0, width + 2 * _AIR, _LINE * (2 if more else 1) + _AIR)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the box and its words."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = self.boundingRect()
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.setBrush(theme.colour("base"))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), theme.RADIUS, theme.RADIUS)
        line = QRectF(_AIR, _AIR / 2, box.width(), _LINE)
        for words, use, role in ((self._landing.says, _SAYS, "ink"), (self._landing.more, _MORE, "ink2")):
            if words:
                painter.setFont(theme.font(use))
                painter.setPen(theme.colour(role))
                painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
                line.translate(0, _LINE)
