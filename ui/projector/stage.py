"""The picture that the room sees: one slide, and for a moment two while one goes over into the other."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import QRect, QRectF, QSize, QSizeF, Qt, QVariantAnimation
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.slides.content import BlankSlide, QuestionSlide, SlideContent
from ui.slides.paint import paint, paint_clock, star_area

TAKE = 180
"""Milliseconds of the cross-fade from one slide to the next, without a third picture between them."""
LANDING = 300
"""Milliseconds in which a point that was just heard comes up on the star."""
SLOWEST = 0.042
"""Seconds from frame to frame, at most, in a fade; one that is slower is a cut."""
_FIRST_FRAMES = 3


class Stage(QWidget):
    """Paints slides at the resolution of its screen, once each, and of a running clock no more than its place.

    `now` is the clock, in seconds, by which it is measured whether fades keep up.
    """

    def __init__(self, theme_name: str, parent: QWidget, now: Callable[[], float] = perf_counter) -> None:
        super().__init__(parent)
        self.content: SlideContent = BlankSlide()
        self.now = now
        self._theme = theme_name
        self._picture: QPixmap | None = None
        self._before: QPixmap | None = None
        self._within = QRect()
        self._is_dark = False
        self._keeps_up = True
        self._frames: list[float] = []
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.fade = QVariantAnimation(self)
        self.fade.setStartValue(0.0)
        self.fade.setEndValue(1.0)
        self.fade.valueChanged.connect(self._on_fade)
        self.fade.finished.connect(self._on_faded)

    @property
    def keeps_up(self) -> bool:
        """Whether fades have been as quick as they have to be at this size."""
        return self._keeps_up

    def take(self, content: SlideContent, *, at_once: bool) -> None:
        """Go over to a slide, by a fade or `at_once`."""
        self._go(content, 0 if at_once else TAKE)

    def land(self, content: QuestionSlide) -> None:
        """Go over to a slide on whose star a point has landed: nothing else of it moves."""
        self._go(content, LANDING)

    def _go(self, content: SlideContent, milliseconds: int) -> None:
        shown, self.content = self._seen(), content
        self.fade.stop()
        self._picture = self._before = None
        self._within = self.rect()
        duration = theme.duration(milliseconds) if self._keeps_up else 0
        if duration and self.isVisible() and shown is not None and not self._is_dark:
            picture = self._made()  # before the first frame, which it would delay
            if milliseconds == LANDING:
                self._within = self._star_on(picture)
            self._before = shown
            self._frames = []
            self.fade.setDuration(duration)
            self.fade.start()
        self.update()

    def _seen(self) -> QPixmap | None:
        """What is on the screen now; in the midst of a fade, both pictures as one."""
        if self._picture is None or self._before is None:
            return self._picture
        seen = QPixmap(self._picture)
        painter = QPainter(seen)
        self._paint_before(painter)
        painter.end()
        return seen

    def _star_on(self, picture: QPixmap) -> QRect:
        """Where the star stands, in pixels of the widget."""
        if not isinstance(self.content, QuestionSlide):
            return self.rect()
        ratio = picture.devicePixelRatio()
        area = star_area(QSizeF(picture.size()), self.content, self._theme)
        return QRectF(area.topLeft() / ratio, area.size() / ratio).toAlignedRect()

    def retime(self, content: SlideContent) -> None:
        """Paint the clock of a slide that is otherwise the same."""
        before, self.content = self.content, content
        if self._picture is None:
            self.update()
            return
        ratio = self._picture.devicePixelRatio()
        self._picture.setDevicePixelRatio(1)
        painter = QPainter(self._picture)
        areas = paint_clock(painter, QSizeF(self._picture.size()), content, self._theme, before)
        painter.end()
        self._picture.setDevicePixelRatio(ratio)
        for area in areas:
            self.update(QRectF(area.topLeft() / ratio, area.size() / ratio).toAlignedRect())

    def dress(self, theme_name: str) -> None:
        """Paint in the theme "light" or "dark"."""
        if theme_name != self._theme:
            self._theme = theme_name
            self._forget()
            self.update()

    def darken(self) -> None:
        """Be black from now on, for a window that leaves its screen: nothing old may be in it when it returns."""
        self.fade.stop()
        self._before = None
        self._is_dark = True
        if self.isVisible():
            self.repaint()

    def prepare(self, size: QSize) -> None:
        """Have the slide of now ready in a size, for a window that is about to be shown."""
        self._is_dark = False
        self.resize(size)
        self._made()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the picture, or two of them while one goes over into the other."""
        painter = QPainter(self)
        if self._is_dark:
            painter.fillRect(event.rect(), Qt.GlobalColor.black)
        else:
            painter.drawPixmap(0, 0, self._made())
            self._paint_before(painter)
        painter.end()

    def _paint_before(self, painter: QPainter) -> None:
        if self._before is not None:
            painter.setClipRect(self._within, Qt.ClipOperation.IntersectClip)
            painter.setOpacity(1.0 - float(self.fade.currentValue() or 0.0))
            painter.drawPixmap(0, 0, self._before)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out anew for another resolution, at which fades may keep up or not."""
        if self._picture is None or self._picture.size() != self._pixels():
            self._forget()
            self._keeps_up = True
        super().resizeEvent(event)

    def _pixels(self) -> QSize:
        """The size in pixels of the screen."""
        return (QSizeF(self.size()) * self.devicePixelRatioF()).toSize().expandedTo(QSize(1, 1))

    def _forget(self) -> None:
        self.fade.stop()
        self._picture = self._before = None

    def _made(self) -> QPixmap:
        size = self._pixels()
        if self._picture is None or self._picture.size() != size:
            picture = QPixmap(size)
            painter = QPainter(picture)
            paint(painter, QSizeF(size), self.content, self._theme)
            painter.end()
            picture.setDevicePixelRatio(self.devicePixelRatioF())
            self._picture = picture
        return self._picture

    def _on_fade(self, value: object) -> None:
        self._frames.append(self.now())
        if len(self._frames) == _FIRST_FRAMES:
            self._keeps_up = (self._frames[-1] - self._frames[0]) / (_FIRST_FRAMES - 1) <= SLOWEST
            if not self._keeps_up:
                self.fade.stop()
                self._on_faded()
                return
        self.update(self._within)

    def _on_faded(self) -> None:
        self._before = None
        self.update(self._within)
