"""What the star's scene consists of beside its chips: the star itself, and outlines laid over it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from roundtable.domain.star_geometry import Box, Primitive
from ui.star import painter as star_painter


class StarItem(QGraphicsItem):
    """The whole star. It is painted sooner than a picture of it is laid under the chips, so none is kept."""

    def __init__(self) -> None:
        super().__init__()
        self._drawing: tuple[Primitive, ...] = ()
        self._colours: star_painter.Colours = {}
        self._rect = QRectF()
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemUsesExtendedStyleOption)

    def show_drawing(self, drawing: tuple[Primitive, ...], colours: star_painter.Colours, bounds: Box) -> None:
        """Show another drawing, or the same in other colours."""
        left, top, right, bottom = bounds
        rect = QRectF(left, top, right - left, bottom - top)
        if rect != self._rect:
            self.prepareGeometryChange()
            self._rect = rect
        self._drawing, self._colours = drawing, colours
        self.update()

    def boundingRect(self) -> QRectF:
        """The star with its edges."""
        return self._rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Replay as much of the drawing as is asked for."""
        exposed = option.exposedRect
        seen = self._drawing
        if not exposed.contains(self._rect):
            seen = tuple(each for each in seen if star_painter.reach_of(each).intersects(exposed))
        star_painter.paint(painter, seen, self._colours)


class StillItem(QGraphicsItem):
    """A picture of what stands still, shown in its place while it is zoomed: it is scaled and not painted anew."""

    def __init__(self) -> None:
        super().__init__()
        self._picture = QPixmap()
        self._rect = QRectF()
        self.setZValue(1.5)
        self.hide()

    def take(self, items: Iterable[QGraphicsItem], rect: QRectF, ground: QColor, size: QSize) -> None:
        """Take a picture of items within a rectangle, so many pixels large."""
        self.prepareGeometryChange()
        self._rect = QRectF(rect)
        self._picture = QPixmap(size)
        self._picture.fill(ground)
        painter = QPainter(self._picture)
        painter.scale(size.width() / rect.width(), size.height() / rect.height())
        painter.translate(-rect.topLeft())
        option = QStyleOptionGraphicsItem()
        option.exposedRect = rect
        for item in items:
            item.paint(painter, option, None)
        painter.end()

    def boundingRect(self) -> QRectF:
        """What it is a picture of."""
        return self._rect

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the picture."""
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawPixmap(self._rect, self._picture, QRectF(self._picture.rect()))


class OutlineItem(QGraphicsPathItem):
    """The outline of one segment, laid over the star: under the pointer, with the keyboard's focus, or lit up."""

    def __init__(self, depth: float) -> None:
        super().__init__()
        self.setZValue(depth)
        self._ground: QPen | None = None
        self.hide()

    def dress(self, line: QColor, width: float, tint: float = 0.0, ground: QColor | None = None) -> None:
        """The line's colour and width in pixels, how much of it fills the segment, and a halo that sets it off."""
        pen = QPen(line, width)
        pen.setCosmetic(True)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.setPen(pen)
        fill = QColor(line)
        fill.setAlphaF(tint)
        self.setBrush(fill if tint else Qt.BrushStyle.NoBrush)
        self._ground = None
        if ground is not None:
            self._ground = QPen(pen)
            self._ground.setColor(ground)
            self._ground.setWidthF(width + 3)

    def lie_on(self, path: QPainterPath | None) -> None:
        """Lie on a segment, or vanish."""
        if path is None:
            self.hide()
            return
        self.setPath(path)
        self.show()

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """Paint the halo, then the line."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._ground is not None:
            painter.strokePath(self.path(), self._ground)
        painter.setPen(self.pen())
        painter.setBrush(self.brush())
        painter.drawPath(self.path())
