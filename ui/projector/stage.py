"""The picture that the room sees: one slide, and for a moment two while one goes over into the other."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.slides.content import BlankSlide, SlideContent
from ui.slides.paint import paint, paint_clock

TAKE = 180
"""Milliseconds of the cross-fade from one slide to the next, without a third picture between them."""


class Stage(QWidget):
    """Paints slides at the resolution of its screen, once each, and of a running clock no more than its place."""

    def __init__(self, theme_name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.content: SlideContent = BlankSlide()
        self._theme = theme_name
        self._picture: QPixmap | None = None
        self._before: QPixmap | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.fade = QVariantAnimation(self)
        self.fade.setStartValue(0.0)
        self.fade.setEndValue(1.0)
        self.fade.valueChanged.connect(self._on_fade)
        self.fade.finished.connect(self._on_faded)

    def take(self, content: SlideContent, *, at_once: bool) -> None:
        """Go over to a slide."""
        shown, self.content = self._picture, content
        self.fade.stop()
        self._picture = self._before = None
        duration = 0 if at_once else theme.duration(TAKE)
        if duration and self.isVisible() and shown is not None:
            self._before = shown
            self.fade.setDuration(duration)
            self.fade.start()
        self.update()

    def retime(self, content: SlideContent) -> None:
        """Paint the clock of a slide that is otherwise the same."""
        self.content = content
        if self._picture is None:
            self.update()
            return
        ratio = self._picture.devicePixelRatio()
        self._picture.setDevicePixelRatio(1)
        painter = QPainter(self._picture)
        areas = paint_clock(painter, QSizeF(self._picture.size()), content, self._theme)
        painter.end()
        self._picture.setDevicePixelRatio(ratio)
        for area in areas:
            self.update(QRectF(area.topLeft() / ratio, area.size() / ratio).toAlignedRect())

    def dress(self, theme_name: str) -> None:
        """Paint in the theme "light" or "dark"."""
        if theme_name != self._theme:
            self._theme = theme_name
            self._picture = self._before = None
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the picture, or two of them while one goes over into the other."""
        picture = self._made()
        painter = QPainter(self)
        if self._before is not None:
            painter.drawPixmap(0, 0, self._before)
            painter.setOpacity(float(self.fade.currentValue() or 0.0))
        painter.drawPixmap(0, 0, picture)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew for another resolution."""
        self._picture = self._before = None
        super().resizeEvent(event)

    def _made(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        size = (QSizeF(self.size()) * ratio).toSize().expandedTo(QSize(1, 1))
        if self._picture is None or self._picture.size() != size:
            picture = QPixmap(size)
            painter = QPainter(picture)
            paint(painter, QSizeF(size), self.content, self._theme)
            painter.end()
            picture.setDevicePixelRatio(ratio)
            self._picture = picture
        return self._picture

    def _on_fade(self, value: object) -> None:
        self.update()

    def _on_faded(self) -> None:
        self._before = None
        self.update()
