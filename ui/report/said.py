"""A line with a sign before it: how the setting of the report stands."""

from __future__ import annotations

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import icons
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.labels import Paragraph

SIGNS = {"set": ("circle-check", "ok"), "waits": ("circle-dashed", "ink3"), "fails": ("circle-alert", "bad")}
"""The sign of each state and the role of its colour."""
_INDENT = 24


class Said(QWidget):
    """Says how it stands, in one of the states of SIGNS."""

    def __init__(self) -> None:
        super().__init__()
        self._state = ""
        self.words = Paragraph("", Type.LIST, "ink2")
        column = QVBoxLayout(self)
        column.setContentsMargins(_INDENT, 0, 0, 0)
        column.addWidget(self.words)

    def say(self, text: str, state: str) -> None:
        """Say something else."""
        self._state = state
        self.words.set_text(text)
        self.update()

    def text(self) -> str:
        """What is said."""
        return self.words.text()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sign beside the first line."""
        if self._state:
            painter = paint.painter_for(self)
            name, role = SIGNS[self._state]
            icons.paint(painter, 0, round(Type.LIST.leading / 2) - 8, name, 16, role)
            painter.end()
