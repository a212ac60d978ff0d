"""The question of the running item: in one line as large as it fits, else in two even ones."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.theme import Type
from ui.widgets import paint

SIZES = range(22, 16, -1)
SLIM_SIZES = range(15, 12, -1)
IN_TWO = range(14, 11, -1)
"""Pixels of the em at which a long question takes two lines."""


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
        self.setFixedHeight(26 if slim else 30)
        self.update()

    def sizeHint(self) -> QSize:
        """As wide as there is room."""
        return QSize(320, self.height())

    def minimumSizeHint(self) -> QSize:
        """Narrow windows make the words smaller, not shorter."""
        return QSize(120, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the question at the size that fits."""
        painter = paint.painter_for(self)
        lines, pixels = self.lines()
        pitch = min(pixels * 1.2, self.height() / len(lines))
        metrics = theme.metrics(Type.QUESTION, pixels=pixels)
        for place, words in enumerate(lines):
            middle = self.height() / 2 + (place - (len(lines) - 1) / 2) * pitch
            base = paint.baseline(middle, metrics)
            paint.text(painter, 0, base, words, Type.QUESTION, width=self.width(), pixels=pixels)
        painter.end()

    def lines(self) -> tuple[tuple[str, ...], int]:
        """The question as it is set now, and in how many pixels; only what two small lines cannot hold is cut."""
        for pixels in self._sizes:
            if self._advance(self._text, pixels) <= self.width():
                return (self._text,), pixels
        words = self._text.split()
        halves = [(" ".join(words[:place]), " ".join(words[place:])) for place in range(1, len(words))]
        for pixels in IN_TWO:
            if 2 * pixels > self.height():
                continue
            even = min(halves, key=lambda pair: max(self._advance(half, pixels) for half in pair), default=None)
            if even is not None and max(self._advance(half, pixels) for half in even) <= self.width():
                return even, pixels
        first = [pair for pair in halves if self._advance(pair[0], IN_TWO[-1]) <= self.width()]
        return (first[-1] if first else (self._text,)), IN_TWO[-1]

    def _advance(self, words: str, pixels: int) -> float:
        return paint.advance(words, Type.QUESTION, pixels=pixels)
