"""What stands under the capture line: what was wrong, what Enter will note, and what was noted."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.capture.will_note import WillNote
from ui.widgets.message import Message, Tone
from ui.widgets.noted import Noted


class UnderLine(QWidget):
    """Keeps its height whatever it says: a message takes the room of the note about what was noted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.message = Message()
        self.chips = WillNote()
        self.noted = Noted()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.message)
        column.addSpacing(10)
        column.addWidget(self.chips)
        column.addSpacing(6)
        column.addWidget(self.noted)
        column.addStretch(1)
        self.setFixedHeight(10 + self.chips.height() + 6 + self.noted.height() + 4)

    def say(self, tone: Tone, sentence: str, *mends: str) -> None:
        """Say what is wrong, and how it may be mended."""
        self.noted.hide()
        self.message.say(tone, sentence, *mends)

    def settle(self) -> bool:
        """Nothing is wrong any more; whether anything was."""
        was_wrong = self.message.isVisibleTo(self)
        if was_wrong:
            self.message.hush()
        self.noted.show()
        return was_wrong
