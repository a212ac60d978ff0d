"""The box around the capture line's speaker and words."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets import paint
from ui.widgets.message import Tone


class LineFrame(QWidget):
    """Follows the focus of the words, and is red when they were refused; a click anywhere goes to the words."""

    def __init__(self, words: QWidget) -> None:
        super().__init__()
        self._words = words
        self._tone: Tone | None = None
        self.grow(0)
        self.setCursor(Qt.CursorShape.IBeamCursor)

    def grow(self, more: int) -> None:
        """Stand so much higher than for one line, in pixels."""
        self.setFixedHeight(theme.HEIGHT_CAPTURE + more)

    def set_tone(self, tone: Tone | None) -> None:
        """Stand in the colour of what is said under it."""
        if tone is not self._tone:
            self._tone = tone
            self.update()

    def is_refused(self) -> bool:
        """Whether what is typed was refused."""
        return self._tone is Tone.BAD

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click beside the words goes to the words."""
        self._words.setFocus(Qt.FocusReason.MouseFocusReason)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box and ring."""
        painter = paint.painter_for(self)
        area, focused = QRectF(self.rect()), self._words.hasFocus()
        if self.is_refused():
            paint.box(painter, area, theme.RADIUS_CARD, "base", "bad", 2)
            if focused:
                paint.box(painter, area.adjusted(3, 3, -3, -3), theme.RADIUS_CARD - 3, edge="accent", width=1.5)
        else:
            paint.box(painter, area, theme.RADIUS_CARD, "base", "accent" if focused else "edge", 2 if focused else 1)
        painter.end()
