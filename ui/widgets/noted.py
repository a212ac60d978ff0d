"""The line that says that something was noted, and offers to take it back."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import icons, theme
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import Label

STAYS = 6_000
_ICON = 16


class Noted(QWidget):
    """Noted, the words, and Undo; it keeps its height when it has nothing to say.

    It stays until `release` (the next key) and six seconds more. `undo_requested` when the user takes it back.
    """

    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verb = Label("", Type.HEAD, "ok", weight=700, elides=False)
        self._words = Label("", Type.LIST, "ink2")
        self._undo = Button("Undo", kind=Kind.QUIET, key="Ctrl+Z", height=theme.HEIGHT_BUTTON_SMALL, use=Type.HEAD)
        self._undo.clicked.connect(self.undo_requested)
        self._sign = ("circle-check", "ok")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.hush)
        row = QHBoxLayout(self)
        row.setContentsMargins(36, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(self._verb)
        row.addWidget(self._words)
        row.addWidget(self._undo)
        row.addStretch(1)
        self.setFixedHeight(34)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hush()

    def say(self, words: str, verb: str = "Noted", *, undoable: bool = True, well: bool = True) -> None:
        """Say what was done: the verb in green, as a warning where not all is `well`, and the words after it."""
        self._timer.stop()
        self._sign = ("circle-check", "ok") if well else ("circle-alert", "warn")
        self._verb.set_tint(self._sign[1])
        self._verb.set_text(verb)
        self._words.set_text(words)
        self._undo.setVisible(undoable)
        self._verb.show()
        self._words.show()
        self.setAccessibleName(f"{verb} {words}")
        self.update()

    def release(self) -> None:
        """Start the six seconds: the next thought is being typed."""
        if self.is_saying() and not self._timer.isActive():
            self._timer.start(STAYS)

    def hush(self) -> None:
        """Say nothing."""
        self._timer.stop()
        for part in (self._verb, self._words, self._undo):
            part.hide()
        self._verb.set_text("")
        self.setAccessibleName("")
        self.update()

    def is_saying(self) -> bool:
        """Whether there is something to read."""
        return bool(self._verb.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the tick, or the sign of a warning."""
        if self.is_saying():
            painter = paint.painter_for(self)
            icon, role = self._sign
            icons.paint(painter, 12, (self.height() - _ICON) / 2, icon, _ICON, role)
            painter.end()
