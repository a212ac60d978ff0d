"""One open session on this computer: its room, its window, its projector."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from roundtable.library import copy_path
from roundtable.room import Room
from roundtable.storage.folders import Shared, shared_folder
from ui.chime import Chime
from ui.clicking import Clicking
from ui.copying import Copying
from ui.dialogs.second_place import SecondPlace, SecondPlaceDialog
from ui.errors import quietly
from ui.frozen import keep as keep_frozen
from ui.live import Live
from ui.main.window import MainWindow
from ui.numbers import clock_time
from ui.preflighting import Preflighting
from ui.projector.window import ProjectorWindow
from ui.report.kept_zoom import KeptZoom
from ui.screen_choosing import ScreenChoosing
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
        self.screens = ScreenChoosing(self.window, self.projector, settings, self)
        self.window.projector_requested.connect(self.projector.toggle)
        self.window.actions_["freeze"].setChecked(self.projector.is_frozen)
        self.window.status.show_frozen(self.projector.is_frozen)
        self.window.screen_choice_requested.connect(self.screens.open)
        self.window.swap_requested.connect(self.screens.swap)
        self.window.retake_requested.connect(self.projector.retake)
        self.window.actions_["freeze"].triggered.connect(self.projector.freeze)
        self.window.actions_["freeze"].triggered.connect(lambda frozen: keep_frozen(self.live, frozen))
        self.projector.screen_changed.connect(self.window.status.show_projector)
        self.clicking = Clicking(self.live, self.window, self.projector, settings, self)
        self._summing_up = QTimer(self)
        self._summing_up.setSingleShot(True)
        self._summing_up.setInterval(SUMMED_UP_AFTER)
        self._summing_up.timeout.connect(self._remember)
        self.live.saved.connect(self._on_saved)
        self.live.moved.connect(self._on_moved)
        self._is_open = True
        self._chime = Chime(self.live, QApplication.beep, self)
        self.window.star_files.words = settings.star_words
        self.window.star_files.words_chosen.connect(lambda words: setattr(settings, "star_words", words))
        KeptZoom(self.window.stack, settings, self)
        self.window.actions_["sound"].setChecked(settings.sound)
        self._chime.set_on(settings.sound)
        self.window.sound_requested.connect(self._on_sound)
        self._keep_copies()
        self.preflighting = Preflighting(self.live, self.window, self.projector, self.clicking, self.copying)

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
        QTimer.singleShot(0, self, self._begin_copies)
        QTimer.singleShot(0, self, self._reopen)
        QTimer.singleShot(0, self, self._offer_checks)

    def _offer_checks(self) -> None:
        if self._is_open:
            self.preflighting.offer()

    def _on_sound(self, on: bool) -> None:
        self._settings.sound = on
        self._chime.set_on(on)

    def advise(self, advice: AdviceText) -> None:
        """Say something under the app bar."""
        self.window.advice.show_advice(advice)

    def close(self) -> None:
        """Close window, projector and file, once."""
        if not self._is_open:
            return
        self._is_open = False
        self._summing_up.stop()
        self.clicking.stop()
        self._settings.geometry = self.window.saveGeometry()
        self._settings.projector_screen = self.projector.screen_to_remember or self._settings.projector_screen
        self.screens.stop()
        self.projector.close()
        self.window.leaving.give_up()  # whoever closes it has asked
        self.window.close()  # what is half written is told
        if not self.window.leaving.lost_file:
            self._remember()
        self.note_closed()
        keep_frozen(self.live, False)  # a crash keeps it; whoever closes the session has seen the screen go
        quietly(self.copying.close, "keeping a last copy")
        self.live.close()
        self.window.deleteLater()
        self.projector.deleteLater()
        self.deleteLater()

    def _keep_copies(self) -> None:
        self.copying = Copying(self.live, self._settings, self)
        self.copying.advised.connect(self._on_copying_advised)
        self._waiting: AdviceText | None = None
        self.window.advice.freed.connect(self._on_bar_freed)
        self.copying.kept.connect(self._on_copies_kept)
        self.copying.placed.connect(self._on_placed)
        self.copying.place_wanted.connect(self._on_second_place)
        self.window.second_place_requested.connect(self._on_second_place)
        self._on_placed(self.copying.place)

    def _begin_copies(self) -> None:
        if self._is_open:
            self.copying.copy()

    def _on_copying_advised(self, advice: AdviceText) -> None:
        """Tell it where nothing graver stands, or once that has gone."""
        if self.window.advice.advice() is None:
            self.advise(advice)
        else:
            self._waiting = advice

    def _on_bar_freed(self) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is not None and self._is_open:
            self.advise(waiting)

    def _on_copies_kept(self, kept: bool) -> None:
        if kept:
            self._waiting = None
        self.window.status.show_unkept("" if kept else "No copies are kept")

    def _on_placed(self, place: SecondPlace) -> None:
        copied = f"Copied to {place.name} {clock_time(place.at)}" if place.at else f"Copies to {place.name}"
        self.window.status.show_copies(place.trouble or (copied if place.folder else ""), bool(place.trouble))

    def _on_second_place(self) -> None:
        dialog = SecondPlaceDialog(self.copying.place, self.window, live=self.live)
        dialog.chosen.connect(self.copying.use_place)
        self.copying.placed.connect(dialog.show_place)
        self.copying.look()
        dialog.open()

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

    def _reopen(self) -> None:
        if self._is_open:
            self.window.reopen()

    def _place_projector(self) -> None:
        if self._is_open:
            self.projector.place_beside(self.window, self._settings.projector_screen)

    def _remember(self) -> None:
        """Keep what the start screen tells of the session."""
        if self.live.path is not None:
            self._settings.remember(summary_of(self.live.path, self.live.session))
