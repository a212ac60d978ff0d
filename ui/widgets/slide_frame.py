"""The frame around a live picture of a slide: gold for what the room sees, blue for the preview."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.theme import Type
from ui.widgets import paint

OFF = 3  # the frame stands this far off the picture, so that a slide's own edge is seen


class Frame(Enum):
    """Which of the two it is."""

    ON_SCREEN = "On screen"
    PREVIEW = "Preview"


class SlideFrame(QWidget):
    """Holds the widget that paints a slide, and keeps its proportion (width by height) at any width."""

    def __init__(self, which: Frame, slide: QWidget, proportion: float = 16 / 9, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._which, self._slide, self._proportion = which, slide, proportion
        slide.setParent(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(which.value)

    def hasHeightForWidth(self) -> bool:
        """The height follows from the width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Height of picture and frame."""
        return round((width - 2 * OFF) / self._proportion) + 2 * OFF

    def sizeHint(self) -> QSize:
        """As in the rail of the Room."""
        return QSize(248, self.heightForWidth(248))

    def minimumSizeHint(self) -> QSize:
        """Small enough for the narrow rail, and in proportion to the width that it has."""
        return QSize(160, self.heightForWidth(max(self.width(), 160)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the picture within the frame."""
        self._slide.setGeometry(self.rect().adjusted(OFF, OFF, -OFF, -OFF))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame."""
        role = "nowbar" if self._which is Frame.ON_SCREEN else "accent"
        painter = paint.painter_for(self)
        paint.box(painter, QRectF(self.rect()), theme.RADIUS_TOKEN + 2, edge=role, width=2)
        painter.end()


class FrameCaption(QWidget):
    """The line over a frame: its sign (round gold dot, hollow blue square), its name, and what it shows."""

    def __init__(self, which: Frame, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._which, self._note = which, note
        self.setFixedHeight(22)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_note(note)

    def set_note(self, note: str) -> None:
        """Say what is shown: "question, clock, star"."""
        self._note = note
        self.setAccessibleName(f"{self._which.value} {note}".strip())
        self.update()

    def sizeHint(self) -> QSize:
        """Name and note."""
        words = paint.advance(self._which.value, Type.META_STRONG, weight=600)
        return QSize(round(words + paint.advance(self._note, Type.META)) + 28, self.height())

    def minimumSizeHint(self) -> QSize:
        """The name; the note elides."""
        return QSize(90, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint sign, name and note."""
        painter = paint.painter_for(self)
        middle = self.height() / 2
        if self._which is Frame.ON_SCREEN:
            paint.box(painter, QRectF(1, middle - 4, 8, 8), 4, "now", "nowline")
        else:
            paint.box(painter, QRectF(1, middle - 4, 8, 8), 2, edge="accent", width=2)
        base = paint.baseline(middle, theme.metrics(Type.META))
        end = 16 + paint.text(painter, 16, base, self._which.value, Type.META_STRONG, weight=600)
        room = self.width() - end - theme.GAP_S
        paint.text(painter, self.width(), base, self._note, Type.META, "ink3", align="right", width=room)
        painter.end()
