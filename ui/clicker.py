"""The clicker while it is on: its keys reach the room from wherever the keyboard is, and nothing else changes."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget

from ui.clicker_keys import TYPED_BLANKS, ClickerKeys, Press, key_name

TWICE = 1.5
"""Seconds within which a second Esc is the keyboard's: a clicker sends F5 in between."""
TEXT_FIELDS = (QLineEdit, QTextEdit, QPlainTextEdit, QAbstractSpinBox)


class Clicker(QObject):
    """An event filter of the whole application, installed only while the clicker is on.

    `pressed(Press)` tells a button; `held_back` that one Esc was kept from what has the focus. `listens` says whether
    keys are the room's now: they are not in the report, where PageDown scrolls.
    """

    pressed = Signal(object)
    held_back = Signal()

    def __init__(
        self,
        window: QWidget,
        listens: Callable[[], bool],
        clock: Callable[[], float] = time.monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window, self._listens, self._clock = window, listens, clock
        self._held_at: float | None = None
        self._passing = False
        self._is_on = False
        self.keys = ClickerKeys()
        self.is_learning = False

    @property
    def is_on(self) -> bool:
        """Whether the clicker drives the room."""
        return self._is_on

    def turn(self, on: bool) -> None:
        """Switch it on or off."""
        application = QApplication.instance()
        if application is None or on == self._is_on:
            return
        self._is_on = on
        if on:
            application.installEventFilter(self)
        else:
            application.removeEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the clicker's keys before a shortcut, a field or a dialog does."""
        kind = event.type()
        if kind is not QEvent.Type.KeyPress and kind is not QEvent.Type.ShortcutOverride:
            return False
        if not isinstance(event, QKeyEvent) or self.is_learning or not self._listens():
            return False
        press = self._press_of(event)
        if press is None or (press is Press.STOP and self._is_for_the_keyboard(event)):
            return False
        event.accept()
        if kind is QEvent.Type.KeyPress and not event.isAutoRepeat():
            self._take(press)
        return True

    def _press_of(self, event: QKeyEvent) -> Press | None:
        key = key_name(event)
        if key in TYPED_BLANKS:
            in_view = QApplication.activeWindow() is self._window and QApplication.activePopupWidget() is None
            return Press.BLANK if in_view and not isinstance(QApplication.focusWidget(), TEXT_FIELDS) else None
        return self.keys.press_of(key)

    def _take(self, press: Press) -> None:
        if press is Press.STOP:
            self._held_at = self._clock()
            self.held_back.emit()
        else:
            self._held_at = None
            self.pressed.emit(press)

    def _is_for_the_keyboard(self, event: QKeyEvent) -> bool:
        """Whether an Esc goes on to what has the focus: in a menu, and when it is pressed twice."""
        if QApplication.activePopupWidget() is not None or self._passing:
            return True
        if self._held_at is None or event.isAutoRepeat() or self._clock() - self._held_at > TWICE:
            return False
        # One press reaches the filter several times, on its way from the window to the widget.
        self._passing = True
        self._held_at = None
        QTimer.singleShot(0, self, self._on_passed)
        return True

    def _on_passed(self) -> None:
        self._passing = False
