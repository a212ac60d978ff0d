"""The clicker of a session: what its buttons do, and what is remembered of it on this computer."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from ui.clicker import Clicker
from ui.clicker_keys import ClickerKeys, Press, clicker_keys_from
from ui.dialogs.clicker import ClickerDialog
from ui.live import Live
from ui.main.window import MainWindow
from ui.projector.window import ProjectorWindow
from ui.settings import Settings

HINT = 5000
"""Milliseconds for which the status line says how an Esc gets through."""


class Clicking(QObject):
    """Wires the clicker to the window's acts and to the projector."""

    def __init__(
        self, live: Live, window: MainWindow, projector: ProjectorWindow, settings: Settings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._live = live
        self._window, self._projector, self._settings = window, projector, settings
        self.clicker = Clicker(window, lambda: window.is_live and window.isVisible(), parent=self)
        self._use(clicker_keys_from(settings.clicker_keys))
        self.clicker.pressed.connect(self._on_pressed)
        self.clicker.held_back.connect(self._on_held_back)
        self._hint = QTimer(self, singleShot=True, interval=HINT)
        self._hint.timeout.connect(self._tell)
        window.clicker_turned.connect(self.turn)
        window.clicker_keys_requested.connect(self.open_keys)
        live.changed.connect(self._on_change)
        self.turn(settings.clicker_on)

    def turn(self, on: bool) -> None:
        """Switch the clicker on or off, and remember it."""
        self.clicker.turn(on)
        self._settings.clicker_on = on
        self._window.actions_["clicker"].setChecked(on)
        self._tell()

    @property
    def keys_when_on(self) -> ClickerKeys | None:
        """The keys of the clicker; None while it is off."""
        return self.clicker.keys if self.clicker.is_on else None

    def open_keys(self) -> None:
        """Show which keys the clicker sends, and learn others."""
        dialog = ClickerDialog(self.clicker.keys, self.clicker.is_on, self._window, live=self._live)
        dialog.turned.connect(self.turn)
        dialog.learned.connect(self._on_learned)
        dialog.learning.connect(self._on_learning)
        dialog.open()

    def stop(self) -> None:
        """Let go of the application's keys, before the session is closed."""
        self.clicker.turn(False)

    def _on_pressed(self, press: Press) -> None:
        match press:
            case Press.NEXT:
                self._window.audience.go_on()
            case Press.BACK:
                self._window.audience.go_back()
            case Press.BLANK:
                self._window.actions_["blank-anywhere"].trigger()
            case Press.START:
                if not self._projector.isVisible():
                    self._projector.toggle()

    def _on_held_back(self) -> None:
        self._window.status.show_clicker("Clicker on: Esc twice is the keyboard’s")
        self._hint.start()

    def _use(self, keys: ClickerKeys) -> None:
        self.clicker.keys = self._window.clicker_keys = keys

    def _on_learned(self, keys: ClickerKeys) -> None:
        self._use(keys)
        self._settings.clicker_keys = keys.as_text()

    def _on_learning(self, learning: bool) -> None:
        self.clicker.is_learning = learning

    def _on_change(self, change: object) -> None:
        if self.clicker.is_on:
            self._tell()

    def _tell(self) -> None:
        """Say in the status line that the clicker is on, and where it stands among the slides of the item."""
        place, count = self._window.audience.place()
        where = f", slide {place} of {count}" if place else ""
        self._window.status.show_clicker(f"Clicker on{where}" if self.clicker.is_on else "")
