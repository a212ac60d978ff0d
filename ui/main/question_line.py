"""The question of the running item in one line: the largest size that fits; it is never cut."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.theme import Type
from ui.widgets import paint

SIZES = range(22, 16, -1)
SLIM_SIZES = range(15, 12, -1)
SMALLEST = 12
"""Pixels of the em at which a very long question takes two lines."""


class QuestionLine(QWidget):
    """Shows the text it is given, as large as its width allows."""

    def __init__(self) -> None:
        super().__init__()
        self._text = ""
        self._sizes = SIZES
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(30)

    def show_question(self, text: str) -> None:
        """Show a question."""
        if text != self._text:
            self._text = text
            self.setAccessibleName(text)
            self.setToolTip(text)
            self.update()

    def set_slim(self, slim: bool) -> None:
        """Take a small line where the desk needs the height."""
        self._sizes = SLIM_SIZES if slim else SIZES
        self.setFixedHeight(22 if slim else 30)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(320, self.height())

    def minimumSizeHint(self) -> QSize:
        """Narrow windows make the words smaller, not shorter."""
        return QSize(120, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the question at the size that fits, in two small lines when none does."""
        painter = paint.painter_for(self)
        use = Type.QUESTION
        for size in self._sizes:
            if paint.advance(self._text, use, pixels=size) <= self.width():
                base = paint.baseline(self.height() / 2, theme.metrics(use, pixels=size))
                paint.text(painter, 0, base, self._text, use, pixels=size)
                break
        else:
            painter.setFont(theme.font(use, pixels=SMALLEST))
            painter.setPen(theme.colour("ink"))
            flags = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(QRectF(self.rect()), flags, self._text)
        painter.end()
