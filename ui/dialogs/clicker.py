"""The clicker: on or off, which keys its buttons send, and learning them by pressing one after the other."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.clicker_keys import ClickerKeys, Press, native, why_not
from ui.dialogs.clicker_pad import BUTTONS, ClickerPad
from ui.dialogs.panel import PanelDialog
from ui.live import Live
from ui.widgets.buttons import Kind
from ui.widgets.message import Message, Tone
from ui.widgets.tick import Tick

MESSAGE = 44
"""Pixels that the message has, so that the dialog does not jump when something is said."""
ESC = "Esc"


class ClickerDialog(PanelDialog):
    """`turned(bool)`, `learned(ClickerKeys)` after each button, and `learning(bool)`: keys are this dialog's then."""

    turned = Signal(bool)
    learned = Signal(object)
    learning = Signal(bool)

    def __init__(self, keys: ClickerKeys, on: bool, parent: QWidget | None = None, *, live: Live | None = None) -> None:
        line = (
            "A clicker is a keyboard. While it is on, its keys drive the room from Room, Desk, Seats and Read-back, "
            "whatever has the focus. In the report they scroll."
        )
        super().__init__("Clicker", line, parent, width=760, live=live)
        self._keys = keys
        self._build(on)
        self._wire()
        self._ask(None)

    def _build(self, on: bool) -> None:
        self.on = Tick("The clicker drives the room (F8)")
        self.on.setChecked(on)
        self.pad = ClickerPad()
        self.message = Message()
        space = QWidget()
        space.setFixedHeight(MESSAGE)
        self.message.setParent(space)
        self._space = space
        self.body.addWidget(self.on)
        self.body.addSpacing(theme.GAP_XS)
        self.body.addWidget(self.pad)
        self.body.addWidget(space)
        self.usual = self.add_button("The usual keys")
        self.skip = self.add_button("Skip this button")
        self.close_button = self.add_button("Close", key=ESC)
        self.learn = self.add_button("Learn its buttons", kind=Kind.PRIMARY)
        self.pad.show_keys(self._keys)

    def _wire(self) -> None:
        self.on.toggled.connect(self.turned)
        self.pad.key_sent.connect(self._on_key)
        self.usual.clicked.connect(self._on_usual)
        self.skip.clicked.connect(self._on_skip)
        self.learn.clicked.connect(self._on_learn)
        self.close_button.clicked.connect(self.reject)
        self.finished.connect(lambda _: self.learning.emit(False))

    def _ask(self, press: Press | None) -> None:
        """Wait for a button, or for nothing any more."""
        was_learning = self.pad.asked is not None
        self.pad.ask(press)
        self.skip.setVisible(press is not None)
        self.usual.setVisible(press is None)
        self.learn.set_text("Stop learning" if press else "Learn its buttons")
        self.close_button.set_key("" if press else ESC)
        if press is None:
            self.learn.setFocus()
        if (press is not None) != was_learning:
            self.learning.emit(press is not None)

    def _say(self, tone: Tone, words: str) -> None:
        self.message.say(tone, words)
        self.message.setGeometry(0, 0, self._space.width(), self.message.heightForWidth(self._space.width()))

    def _on_learn(self) -> None:
        self.message.hush()
        self._ask(None if self.pad.asked else Press.NEXT)

    def _on_usual(self) -> None:
        self._use(ClickerKeys())
        self._say(Tone.OK, "Next is PageDown, back PageUp, start F5 in turn with Esc.")

    def _on_skip(self) -> None:
        self.message.hush()
        self._go_on()

    def _on_key(self, key: str, typed: str) -> None:
        asked = self.pad.asked
        if asked is None:
            return
        if key == ESC and asked not in (Press.START, Press.STOP):
            self._ask(None)  # so that one who has no clicker at hand is not caught
            return
        reason = why_not(key, typed if key != ESC else "")
        if reason:
            self._say(Tone.BAD, reason)
        elif self._is_another_button(key, asked):
            self._say(Tone.BAD, f"{native(key)} is another button already. Press {BUTTONS[asked][0]}, or skip it.")
        else:
            self.message.hush()
            self._use(_with(self._keys, asked, key))
            self._go_on()

    def _is_another_button(self, key: str, asked: Press) -> bool:
        """Whether the key was learned for a button before this one; start may be sent twice."""
        before = list(BUTTONS)[: list(BUTTONS).index(asked)]
        return any(self._keys.keys[press] == key for press in before if press is not Press.START)

    def _use(self, keys: ClickerKeys) -> None:
        self._keys = keys
        self.pad.show_keys(keys)
        self.learned.emit(keys)

    def _go_on(self) -> None:
        """Ask for the next button; at the end say what was learned."""
        presses = list(BUTTONS)
        asked = self.pad.asked
        place = presses.index(asked) + 1 if asked else len(presses)
        self._ask(presses[place] if place < len(presses) else None)
        if self.pad.asked is None:
            self._say(Tone.OK, "Learned, and remembered on this computer.")


def _with(keys: ClickerKeys, press: Press, key: str) -> ClickerKeys:
    """The keys with one more; Esc is never what starts, and a start button that sends one key has no second."""
    start = keys.keys[Press.START]
    if press is Press.STOP and key == start:
        return keys.learned(Press.STOP, "")
    if press is Press.STOP and start == ESC:
        return keys.learned(Press.STOP, ESC).learned(Press.START, key)
    return keys.learned(press, key)
