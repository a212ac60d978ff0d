"""Which keys a clicker sends, and which keys it may send: a clicker is a keyboard, and nothing tells the two apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from PySide6.QtCore import QKeyCombination, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from ui.actions import ACTS


class Press(StrEnum):
    """What the buttons of a clicker mean. Many send START and STOP in turn from one button."""

    NEXT = "next"
    BACK = "back"
    BLANK = "blank"
    START = "start"
    STOP = "stop"


USUAL: Mapping[Press, str] = {
    Press.NEXT: "PgDown",
    Press.BACK: "PgUp",
    Press.BLANK: "",
    Press.START: "F5",
    Press.STOP: "Esc",
}
"""What nearly all clickers send. Their black button sends B or a full stop, which is also how one types them."""
TYPED_BLANKS = frozenset({"B", "."})
"""Keys that blank the screen outside text fields alone."""

_MODIFIERS = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
        Qt.Key.Key_ScrollLock,
    }
)
_WRITING = ("Return", "Enter", "Tab", "Backtab", "Backspace", "Del", "Ins", "Space")
_WALKING = ("Left", "Right", "Up", "Down", "Home", "End")
_EDITING = frozenset((*_WRITING, *_WALKING))
"""Keys with which one writes and walks in a text: the note-taker needs them."""


@dataclass(frozen=True)
class ClickerKeys:
    """The key of each button in Qt's portable words; "" for a button that has none of its own."""

    keys: Mapping[Press, str] = field(default_factory=lambda: dict(USUAL))

    def press_of(self, key: str) -> Press | None:
        """What a key means; None when no button sends it."""
        return next((press for press, sent in self.keys.items() if sent == key and key), None)

    def learned(self, press: Press, key: str) -> ClickerKeys:
        """The same with another key for one button; a key that another button had is taken from that one."""
        others = {each: "" if sent == key else sent for each, sent in self.keys.items()}
        return ClickerKeys({**others, press: key})

    def as_text(self) -> str:
        """The keys as one line for the settings."""
        return "\n".join(f"{press}={key}" for press, key in self.keys.items())


def clicker_keys_from(text: str) -> ClickerKeys:
    """The keys out of a line of the settings; the usual ones for what it does not say or may not be."""
    said = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
    keys = {}
    for press, usual in USUAL.items():
        key = said.get(press.value, usual)
        keys[press] = key if not key or not why_not(key) else usual
    return ClickerKeys(keys)


def key_name(event: QKeyEvent) -> str:
    """A key with its modifiers in Qt's portable words ("Shift+F5"); "" for a modifier alone."""
    key = Qt.Key(event.key())
    if key in _MODIFIERS or key is Qt.Key.Key_unknown:
        return ""
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    return QKeySequence(QKeyCombination(modifiers, key)).toString(QKeySequence.SequenceFormat.PortableText)


def native(key: str) -> str:
    """A key as this computer calls it."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def why_not(key: str, text: str = "") -> str:
    """Why a key cannot be a clicker's, in a sentence; "" when it can. `text` is what the key types, if anything."""
    bare, shown = key.rpartition("+")[2] or "+", native(key)
    if (text and text.isprintable()) or len(bare) == 1:
        return f"{shown} is typed in words, so the desk needs it. Skip this button, or set the clicker to another mode."
    if bare in _EDITING:
        return f"{shown} is needed to write. Skip this button, or set the clicker to another mode."
    act = next((act for act in ACTS if key in act.keys), None)
    if act is not None and key not in USUAL.values():
        return f"{shown} already means “{act.text.rstrip('…')}”. Skip this button."
    return ""
