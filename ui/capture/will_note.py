"""The row of chips under the capture line: what Enter will note."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.capture.saying import FaceAndLook
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.chip import chip_width, paint_chip

_HEIGHT = 24
_GAP = 6


class WillNote(QWidget):
    """Chips side by side; those for which there is no room are left out, the last ones first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chips: tuple[FaceAndLook, ...] = ()
        self._hint = ""
        self.setFixedHeight(_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_chips(self, chips: Sequence[FaceAndLook], hint: str = "") -> None:
        """Show chips, and at the right what a key does."""
        if (tuple(chips), hint) != (self._chips, self._hint):
            self._chips, self._hint = tuple(chips), hint
            self.setAccessibleName(", ".join(face.text for face, _ in chips))
            self.update()

    def texts(self) -> list[str]:
        """What the chips say."""
        return [face.text for face, _ in self._chips]

    def sizeHint(self) -> QSize:
        """Any width will do."""
        return QSize(320, _HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chips and the hint."""
        painter = paint.painter_for(self)
        x = 12.0
        for face, look in self._chips:
            if x + chip_width(face, look) > self.width() and x > 12:
                break
            x += paint_chip(painter, x, 0, face, look, height=_HEIGHT, width=self.width() - x) + _GAP
        room = self.width() - 12 - x
        if self._hint and paint.advance(self._hint, Type.META) < room:
            base = paint.baseline(_HEIGHT / 2, theme.metrics(Type.META))
            paint.text(painter, self.width() - 12, base, self._hint, Type.META, "ink3", align="right")
        painter.end()
