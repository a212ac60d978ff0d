"""What the star's scene consists of: the star itself, outlines laid over it, and chips of words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QGraphicsItem, QGraphicsPathItem, QStyleOptionGraphicsItem, QWidget

from roundtable.domain.star_geometry import Box, Primitive
from ui.star import painter as star_painter
from ui.star.values import QuoteChip


class StarItem(QGraphicsItem):
    """The whole star as one picture, kept by Qt until it changes."""

    def __init__(self) -> None:
        super().__init__()
        self._drawing: tuple[Primitive, ...] = ()
        self._colours: star_painter.Colours = {}
        self._rect = QRectF()
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

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
        """Replay the drawing."""
        star_painter.paint(painter, self._drawing, self._colours)


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


class ChipItem(QGraphicsItem):
    """A quote as a chip that can be dragged on to a segment; its dot is of the segment's colour."""

    def __init__(
        self, chip: QuoteChip, box: Box, size: float, dot: str, waits: bool, colours: star_painter.Colours
    ) -> None:
        super().__init__()
        left, top, right, bottom = box
        self.chip = chip
        self.home = QPointF(left, top)
        self._rect = QRectF(0, 0, right - left, bottom - top)
        self._size, self._dot, self._waits, self._colours = size, dot, waits, colours
        self.setPos(self.home)
        self.setZValue(2)
        self.setToolTip(chip.text)
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)

    def boundingRect(self) -> QRectF:
        """The chip with its edge."""
        return self._rect.adjusted(-2, -2, 2, 2)

    def paint(self, painter: QPainter, option: QStyleOptionGraphicsItem, widget: QWidget | None = None) -> None:
        """A pill, a dot, and as many words as fit."""
        rect, size, colours = self._rect, self._size, self._colours
        edge = QPen(colours["armline" if self._waits else "chipline"], size * 0.07)
        if self._waits:
            edge.setDashPattern([4, 3])
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
        painter.setPen(edge)
        painter.setBrush(colours["chip"])
        painter.drawRoundedRect(rect, rect.height() / 2, rect.height() / 2)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(colours[self._dot])
        painter.drawEllipse(QPointF(size * 0.95, rect.height() / 2), size * 0.33, size * 0.33)
        font = star_painter.star_font(500, "words", max(1, round(size)))
        metrics = QFontMetricsF(font)
        words = metrics.elidedText(self.chip.text, Qt.TextElideMode.ElideRight, rect.width() - size * 2.2)
        painter.setFont(font)
        painter.setPen(colours["chipink"])
        painter.drawText(QPointF(size * 1.6, rect.height() / 2 + metrics.capHeight() / 2), words)
