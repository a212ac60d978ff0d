"""The line under a field: icon, one sentence, and the mend as a small button."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import icons, theme
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.buttons import Button
from ui.widgets.labels import Paragraph

_ICON = 15
_TEXT_AT = 24
_LINE = 26


class Tone(Enum):
    """How grave it is: icon and role."""

    BAD = ("circle-alert", "bad")
    WARN = ("triangle-alert", "warn")
    OK = ("circle-check", "ok")
    INFO = ("info", "accent")

    @property
    def icon(self) -> str:
        """Name of the icon."""
        return self.value[0]

    @property
    def role(self) -> str:
        """Role of icon and words."""
        return self.value[1]


class Message(QWidget):
    """A refusal, a warning or a confirmation; hidden while it has nothing to say.

    `mended` tells which of the offered mends was pressed, by its text.
    """

    mended = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = Tone.BAD
        self._text = Paragraph("", Type.LIST_MEDIUM, "bad")
        self._mends: list[Button] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(_TEXT_AT, 0, 0, 0)
        self._row.setSpacing(theme.GAP_XS)
        self._row.addWidget(self._text, 1, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(_LINE)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def say(self, tone: Tone, text: str, *mends: str) -> None:
        """Show a sentence, and a button for each mend."""
        self._tone = tone
        self._text.set_text(text)
        self._text.set_tint(tone.role)
        self._offer(mends)
        self.setAccessibleName(text)
        self.show()
        self.update()

    def hush(self) -> None:
        """Say nothing and take no room."""
        self._offer(())
        self._text.set_text("")
        self.setAccessibleName("")
        self.hide()

    def text(self) -> str:
        """What is said now; "" when hidden."""
        return self._text.text()

    def mends(self) -> list[Button]:
        """The buttons that are offered."""
        return list(self._mends)

    def _offer(self, mends: tuple[str, ...]) -> None:
        for button in self._mends:
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._mends = [Button(mend, height=26, use=Type.HEAD, parent=self) for mend in mends]
        for button in self._mends:
            button.clicked.connect(self._on_mend_clicked)
            self._row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _on_mend_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, Button):
            self.mended.emit(button.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon beside the first line."""
        painter = paint.painter_for(self)
        first_line = self._text.y() + Type.LIST_MEDIUM.leading / 2
        icons.paint(painter, 2, round(first_line - _ICON / 2), self._tone.icon, _ICON, self._tone.role)
        painter.end()
