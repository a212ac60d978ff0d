"""A slide as a small picture: what is on screen, or what will be after the next take."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.slides.content import BlankSlide, SlideContent
from ui.slides.in_words import words_on
from ui.slides.paint import paint

REFERENCE = QSizeF(1920, 1080)
"""The size of the projector's picture while none is known."""
_FRAME = 2
_APART = 3
"""The frame stands so many pixels off the picture, so that the slide's own edge is seen."""


class Frame(Enum):
    """Which of the two pictures it is: the role of its frame in light and dark, and its name."""

    ON_SCREEN = ("nowline", "now", "On screen")
    PREVIEW = ("accent", "accent", "Preview")


class SlideView(QWidget):
    """Shows a slide exactly as the projector does, scaled; it is laid out at the projector's own size."""

    def __init__(self, frame: Frame, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self._content: SlideContent = BlankSlide()
        self._size = REFERENCE
        self._theme: str | None = None
        self._picture: QPixmap | None = None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._describe()
        theme.changed.connect(self._on_theme_changed)

    @property
    def content(self) -> SlideContent:
        """What is shown."""
        return self._content

    def show_content(self, content: SlideContent) -> None:
        """Show a slide; nothing is painted when it says what it said before."""
        if content != self._content:
            self._content = content
            self._forget()
            self._describe()

    def show_as(self, size: QSizeF, theme_name: str | None = None) -> None:
        """Lay slides out for a projector of `size` pixels and, if given, in its own theme."""
        if (size, theme_name) != (self._size, self._theme) and not size.isEmpty():
            self._size, self._theme = QSizeF(size), theme_name
            self._forget()
            self.updateGeometry()

    def hasHeightForWidth(self) -> bool:
        """The picture keeps the projector's proportions."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of picture and frame at a width in pixels."""
        inner = width - 2 * (_FRAME + _APART)
        return round(inner * self._size.height() / self._size.width()) + 2 * (_FRAME + _APART)

    def sizeHint(self) -> QSize:
        """As wide as the rail of the Room."""
        return QSize(248, self.heightForWidth(248))

    def minimumSizeHint(self) -> QSize:
        """Still to be recognised."""
        return QSize(120, self.heightForWidth(120))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Drop the picture of the old size."""
        self._picture = None
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, and in it the picture, which is made once per content and size."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        inner = self._picture_rect()
        clip = QPainterPath()
        clip.addRoundedRect(inner, theme.RADIUS_TOKEN, theme.RADIUS_TOKEN)
        painter.save()
        painter.setClipPath(clip)
        painter.drawPixmap(inner.topLeft(), self._made(inner))
        painter.restore()
        painter.setPen(QPen(theme.colour(self._role()), _FRAME))
        around = inner.adjusted(-_APART, -_APART, _APART, _APART)
        painter.drawRoundedRect(around, theme.RADIUS, theme.RADIUS)
        painter.end()

    def _role(self) -> str:
        light, dark, _name = self._frame.value
        return dark if theme.current() == "dark" else light

    def _picture_rect(self) -> QRectF:
        """The largest place of the projector's proportions, in the middle."""
        free = QRectF(self.rect()).adjusted(*(2 * [_FRAME + _APART]), *(2 * [-_FRAME - _APART]))
        size = self._size.scaled(free.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRectF(free.topLeft(), size)
        place.moveCenter(free.center())
        return place

    def _made(self, inner: QRectF) -> QPixmap:
        ratio = self.devicePixelRatioF()
        wanted = (inner.size() * ratio).toSize().expandedTo(QSize(1, 1))
        if self._picture is None or self._picture.size() != wanted:
            picture = QPixmap(wanted)
            picture.fill(Qt.GlobalColor.black)
            painter = QPainter(picture)
            painter.scale(wanted.width() / self._size.width(), wanted.height() / self._size.height())
            paint(painter, self._size, self._content, self._theme or theme.current())
            painter.end()
            picture.setDevicePixelRatio(ratio)
            self._picture = picture
        return self._picture

    def _forget(self) -> None:
        self._picture = None
        self.update()

    def _describe(self) -> None:
        self.setAccessibleName(f"{self._frame.value[2]}: {words_on(self._content)}")

    def _on_theme_changed(self) -> None:
        self._forget()
