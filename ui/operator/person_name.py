"""A person's name on a card: one line, and where that would cut it two smaller ones, given name and family name."""

from __future__ import annotations

import math

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent, QResizeEvent

from ui import theme
from ui.operator.seat_painter import lines_of
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.labels import Label

_SMALL = Type.HEAD
_PITCH = 16
_ONE_LINE = math.ceil(Type.NAME.pixels * 1.4)


class PersonName(Label):
    """The whole name is in the tooltip where it does not stand on one line."""

    def __init__(self) -> None:
        self._high = _ONE_LINE
        super().__init__("", Type.NAME)

    def lines(self) -> list[str]:
        """The name as it is set now: titles give way first."""
        return lines_of(self.text()) if self.is_cut() else [self.text()]

    def sizeHint(self) -> QSize:
        """As wide as the name is on one line, and as high as it is set now."""
        return QSize(super().sizeHint().width(), self._high)

    def set_text(self, text: str) -> None:
        """Say another name."""
        super().set_text(text)
        self._fold()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the lines need at this width."""
        super().resizeEvent(event)
        self._fold()

    def _fold(self) -> None:
        high = _ONE_LINE if len(self.lines()) == 1 else 2 * _PITCH
        if high != self._high:
            self._high = high
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint one line as any label, or two, each cut at its end only where even that is too long."""
        lines = self.lines()
        if len(lines) == 1 and not self.is_cut():
            super().paintEvent(event)
            return
        painter = paint.painter_for(self)
        metrics = theme.metrics(_SMALL)
        for place, words in enumerate(lines):
            middle = self.height() / 2 + (place - (len(lines) - 1) / 2) * _PITCH
            paint.text(painter, 0, paint.baseline(middle, metrics), words, _SMALL, width=self.width())
        painter.end()
