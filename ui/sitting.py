"""One open session on this computer: its room, its window, its projector."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer

from roundtable.library import copy_path
from roundtable.room import Room
from roundtable.storage.folders import Shared, shared_folder
from ui.live import Live
from ui.main.window import MainWindow
from ui.projector.window import ProjectorWindow
from ui.settings import Settings
from ui.shared_folder import folder_here, shared_advice, went_here
from ui.summary import summary_of
from ui.widgets.advice import AdviceText, Gravity
from ui.widgets.screen_fit import fit_to_screen

SUMMED_UP_AFTER = 15_000
"""Milliseconds after an edit, and no oftener, at which the start screen's summary is kept."""


class Sitting(QObject):
    """Wires an open room to what shows it; closing it closes the file."""

    def __init__(self, room: Room, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.live = Live(room, self)
        self.window = MainWindow(self.live)
        self.projector = ProjectorWindow(self.live, settings.projector_theme)
        self.window.projector_requested.connect(self.projector.toggle)
        self.window.actions_["freeze"].triggered.connect(self.projector.freeze)
        self.projector.screen_changed.connect(self.window.status.show_projector)
        self._summing_up = QTimer(self)
        self._summing_up.setSingleShot(True)
        self._summing_up.setInterval(SUMMED_UP_AFTER)
        self._summing_up.timeout.connect(self._remember)
        self.live.saved.connect(self._on_saved)
        self.live.moved.connect(self._on_moved)
        self._is_open = True

    def show(self) -> None:
        """Show the window where it stood last, and the projector on a second screen when there is one."""
        if self._settings.geometry.isEmpty():
            fit_to_screen(self.window)
        else:
            self.window.restoreGeometry(self._settings.geometry)
        self.window.show()
        self._remember()
        if self.live.path is not None:
            self._settings.note_open(self.live.path)
        QTimer.singleShot(0, self, self._place_projector)
        QTimer.singleShot(0, self, self._advise_of_folder)

    def advise(self, advice: AdviceText) -> None:
        """Say something under the app bar."""
        self.window.advice.show_advice(advice)

    def close(self) -> None:
        """Close window, projector and file, once."""
        if not self._is_open:
            return
        self._is_open = False
        self._summing_up.stop()
        self._settings.geometry = self.window.saveGeometry()
        self._settings.projector_screen = self.projector.screen_to_remember or self._settings.projector_screen
        self.projector.close()
        self.window.close()  # what is half written is told
        self._remember()
        self.note_closed()
        self.live.close()
        self.window.deleteLater()
        self.projector.deleteLater()
        self.deleteLater()

    def note_closed(self) -> None:
        """Say that the session is closed as it should be."""
        if self.live.path is not None:
            self._settings.note_closed(self.live.path)

    def _on_saved(self) -> None:
        """Sum up a moment later, so that the start screen is right even after a crash."""
        if not self._summing_up.isActive():
            self._summing_up.start()

    def _advise_of_folder(self) -> None:
        """Say, once, that the file is not this computer's alone, where nothing graver is said."""
        path = self.live.path
        shared = shared_folder(path) if path is not None and self._is_open else None
        if path is None or shared is None or self.window.advice.advice() is not None:
            return
        here = folder_here(self._settings.sessions_folder)
        act = (lambda: self._work_here(shared, path, here)) if here is not None else None
        self.advise(shared_advice(shared, act))

    def _work_here(self, shared: Shared, path: Path, folder: Path) -> None:
        try:
            copy = copy_path(path, folder)
        except OSError as error:
            self.advise(AdviceText(Gravity.BAD, "hard-drive", "The copy could not be made.", error.strerror or ""))
        else:
            self.window.files.go_on_at(copy)
            if self.live.path == copy:
                self.advise(went_here(shared, copy))

    def _on_moved(self) -> None:
        """From now on the copy is what is open, and what is offered after a crash."""
        self._remember()
        if self.live.path is not None:
            self._settings.note_open(self.live.path)

    def _place_projector(self) -> None:
        if self._is_open:
            self.projector.place_beside(self.window, self._settings.projector_screen)

    def _remember(self) -> None:
        """Keep what the start screen tells of the session."""
        if self.live.path is not None:
            self._settings.remember(summary_of(self.live.path, self.live.session))
