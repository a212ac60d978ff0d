"""The keys of the capture line that are acts and not text."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent

from ui.capture.completing import Completing
from ui.capture.line_edit import LineEdit
from ui.widgets.typing_first import UNDO, act_of, has_typing


class LineKeys(QObject):
    """Watches the field; `entered` carries whether Control was held, `focus_moved` whether the field has the focus.

    Arrows walk through what is offered, of which Enter then takes the one in hand, or through several lines; beyond
    these they are acts.
    """

    entered = Signal(bool)
    escaped = Signal()
    speaker_wanted = Signal()
    went_up = Signal()
    went_down = Signal()
    undo_wanted = Signal()
    redo_wanted = Signal()
    focus_moved = Signal(bool)

    def __init__(self, edit: LineEdit, completing: Completing) -> None:
        super().__init__(edit)
        self._edit, self._completing = edit, completing
        edit.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that are acts."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._take(event)
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and act_of(event):
            event.accept()  # undo and redo are told under the line, whatever of them they take back
            return True
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.focus_moved.emit(event.type() is QEvent.Type.FocusIn)
        return super().eventFilter(watched, event)

    def _take(self, event: QKeyEvent) -> bool:
        key, modifiers = Qt.Key(event.key()), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        popup = self._completing.popup
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and not modifiers and self._completing.chosen() is not None:
            self._completing.take(self._completing.chosen())
        elif enter:
            self.entered.emit(modifiers == Qt.KeyboardModifier.ControlModifier)
        elif key == Qt.Key.Key_Tab and popup.current() is not None:
            self._completing.take(popup.current())
        elif key == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif modifiers == Qt.KeyboardModifier.AltModifier and key == Qt.Key.Key_Down:
            self.speaker_wanted.emit()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not modifiers:
            return self._arrow(key == Qt.Key.Key_Down)
        else:
            return self._take_undo(event)
        return True

    def _arrow(self, down: bool) -> bool:
        if self._completing.popup.isVisible():
            self._completing.step(down)
        elif self._edit.has_line_beyond(down):
            return False
        elif down:
            self.went_down.emit()
        else:
            self.went_up.emit()
        return True

    def _take_undo(self, event: QKeyEvent) -> bool:
        """Undo and redo are the session's where the line has no typing for them, and are told under it."""
        act = act_of(event)
        if act is None:
            return False
        if has_typing(self._edit, act):
            getattr(self._edit, act)()
        elif act == UNDO:
            self.undo_wanted.emit()
        else:
            self.redo_wanted.emit()
        return True
