"""Choosing the projector's screen: a dialog over the operator's window, and meanwhile a number on every screen."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from ui.dialogs.screens import ScreensDialog
from ui.projector.numbers import ScreenNumbers
from ui.projector.window import ProjectorWindow
from ui.settings import Settings


class ScreenChoosing(QObject):
    """What is chosen is remembered on this computer at once."""

    def __init__(self, window: QWidget, projector: ProjectorWindow, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._projector = projector
        self._settings = settings
        self._numbers = ScreenNumbers()
        self.dialog: ScreensDialog | None = None
        projector.screens_changed.connect(self._on_screens_changed)

    def open(self) -> None:
        """Ask which screen it shall be."""
        if self.dialog is not None:
            self.dialog.activateWindow()
            return
        self.dialog = ScreensDialog(self._projector.choices(), self._window)
        self.dialog.chosen.connect(self._on_chosen)
        self.dialog.window_requested.connect(self._projector.show_in_window)
        self.dialog.finished.connect(self._on_finished)
        self._numbers.show(self._projector.choices())
        self.dialog.open()

    def swap(self) -> None:
        """Let window and projector change places; without a second screen the dialog says what can be done."""
        if not self._projector.swap():
            self.open()

    def stop(self) -> None:
        """Leave no number behind."""
        self._numbers.hide()

    def _on_screens_changed(self) -> None:
        if self.dialog is not None:
            self.dialog.show_choices(self._projector.choices())
            self._numbers.show(self._projector.choices())

    def _on_chosen(self, key: str) -> None:
        self._settings.projector_screen = key
        self._projector.choose_screen(key)

    def _on_finished(self) -> None:
        self.dialog = None
        self._numbers.hide()
