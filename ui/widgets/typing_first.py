"""Undo in a text field: what is typed is taken back first; when nothing is left of it, undo is the session's."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

UNDO, REDO = "undo", "redo"
_CONTROL = Qt.KeyboardModifier.ControlModifier


class TypingFirst(QObject):
    """Watches the keys of one field; a field would keep Ctrl+Z to itself even when it has nothing to take back."""

    def __init__(self, field: QLineEdit | QPlainTextEdit) -> None:
        super().__init__(field)
        self._field = field
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Claim the key where there is typing for it, and leave it to the window otherwise."""
        if event.type() not in (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress) or not isinstance(event, QKeyEvent):
            return False
        act = act_of(event)
        if act is None:
            return False
        has_own = has_typing(self._field, act)
        if event.type() is QEvent.Type.ShortcutOverride:
            event.setAccepted(has_own)
            return True
        if has_own:
            getattr(self._field, act)()
            return True
        event.ignore()
        return True


def act_of(event: QKeyEvent) -> str | None:
    """Whether a key means undo or redo; Ctrl+Y is redo on every system, as in the menu."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return UNDO
    ctrl_y = event.key() == Qt.Key.Key_Y and event.modifiers() == _CONTROL
    return REDO if ctrl_y or event.matches(QKeySequence.StandardKey.Redo) else None


def has_typing(field: QLineEdit | QPlainTextEdit, act: str = UNDO) -> bool:
    """Whether a field has typing of its own to take back, or to bring back."""
    if field.isReadOnly():
        return False
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() if act == UNDO else field.isRedoAvailable()
    document = field.document()
    return document.isUndoAvailable() if act == UNDO else document.isRedoAvailable()
