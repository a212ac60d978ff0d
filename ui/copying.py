"""Keeps copies of the open session: when it is opened, every five minutes while it changes, and when it is closed."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from roundtable.domain.forecast import zone_of
from roundtable.domain.local_time import in_zone
from roundtable.room import Change
from roundtable.storage import errors
from roundtable.storage.kept_copies import KeptCopies, mark_of
from roundtable.storage.second_place import put, room_in
from ui.dialogs.second_place import SecondPlace
from ui.live import Live
from ui.settings import Settings
from ui.widgets.advice import AdviceText, Gravity
from ui.worker import Worker

log = logging.getLogger(__name__)

EVERY = 5 * 60 * 1000
"""Milliseconds from the first change after a copy to the next one."""
QUIET = 2000
"""Milliseconds without a key before it is made: a copy takes 3 ms at some hundred quotes, 16 at ten thousand."""
PATIENCE = 2.0
"""Seconds that closing waits for the second place."""


class Copying(QObject):
    """Has copies made through the room's own file, in its thread, and brings finished ones to the second place.

    Whatever goes wrong is told once by `advised(AdviceText)` until it goes well again, and disturbs nothing;
    `kept(bool)` says after each try whether a copy is kept, `placed(SecondPlace)` how the second place stands,
    `place_wanted` that it is to be chosen anew.
    """

    advised = Signal(object)
    kept = Signal(bool)
    placed = Signal(object)
    place_wanted = Signal()

    def __init__(self, live: Live, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._live, self._settings = live, settings
        self._kept = KeptCopies(settings.copies_folder, live.path) if live.path is not None else None
        self.place = SecondPlace(settings.second_place)
        self._worker = Worker(self)
        self._is_told = self._is_place_told = self._is_placing = self._is_watching = False
        self.due = _once(self, EVERY, self._on_due)
        self.quiet = _once(self, QUIET, self.copy)
        if self._kept is not None:
            live.changed.connect(self._on_change)
            live.moved.connect(self._on_moved)

    def copy(self) -> None:
        """Keep a copy now unless nothing has changed since the last one."""
        self._leave_keys()
        self.due.stop()
        if self._kept is None:
            return
        try:
            last = next(iter(self._live.lines(1)), None)
            self._kept.keep(self._live.copy_to, self._live.now(), mark_of(last))
        except errors.StorageError as error:
            log.warning("no copy could be kept: %s (%s)", error, error.detail)
            self._on_not_kept(error)
        else:
            self._is_told = False
            self.kept.emit(True)
            self._worker.do(self._kept.prune, lambda _: None)
            self._put()

    def use_place(self, folder: Path | None) -> None:
        """Have a folder as the second place from now on, and the newest copy there at once; None for none."""
        self._settings.second_place = folder
        self._worker.finish(0)  # the place before may be one that never answers
        self._worker = Worker(self)
        self._is_place_told = self._is_placing = False
        self._on_placed(SecondPlace(folder))
        self.copy()

    def look(self) -> None:
        """Find out whether the second place is there and how much room it has; `placed` says it."""
        place = self.place
        if place.trouble:
            self._put()
        elif place.folder is not None and not self._is_placing:
            self._worker.do(lambda: _looked_at(place), self._on_looked)

    def close(self) -> None:
        """Keep a last copy; a second place that does not answer is not waited for."""
        self.copy()
        self._leave_keys()
        self.due.stop()
        self._worker.finish(PATIENCE)

    # When

    def _on_moved(self, path: Path) -> None:
        """Keep the copies of the file in which the room goes on."""
        self._kept = KeptCopies(self._settings.copies_folder, path)
        self.copy()

    def _on_change(self, change: Change) -> None:
        if not self.due.isActive() and not self.quiet.isActive():
            self.due.start()

    def _on_due(self) -> None:
        """Wait for a moment without keys; only now is each key of the program looked at."""
        if not self._is_watching:
            self._is_watching = True
            _application().installEventFilter(self)
        self.quiet.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the copy off while somebody types."""
        if event.type() is QEvent.Type.KeyPress:
            self.quiet.start()
        return False

    def _leave_keys(self) -> None:
        self.quiet.stop()
        if self._is_watching:
            self._is_watching = False
            _application().removeEventFilter(self)

    # The second place

    def _put(self) -> None:
        """Bring the newest copy to the second place, in the worker's thread."""
        place, newest = self.place, next(iter(self._kept.all()), None) if self._kept else None
        if place.folder is None or newest is None or self._kept is None:
            return
        if self._is_placing:
            self._on_placed(replace(place, trouble=f"{place.name} does not answer"))
            return
        self._is_placing = True
        at = in_zone(self._live.now(), zone_of(self._live.session))
        name = self._kept.name_elsewhere
        self._worker.do(lambda: _put_there(place, newest.path, name, at), self._on_put)

    def _on_put(self, place: SecondPlace) -> None:
        if place.folder == self.place.folder:  # or another one was chosen meanwhile
            self._is_placing = False
            self._on_placed(place)

    def _on_looked(self, place: SecondPlace) -> None:
        if place.folder == self.place.folder and not self._is_placing:
            self._on_placed(place)

    def _on_placed(self, place: SecondPlace) -> None:
        self.place = place
        self.placed.emit(place)
        if place.trouble and not self._is_place_told:
            self.advised.emit(self._about_place(place))
        self._is_place_told = bool(place.trouble)

    # What is told

    def _on_not_kept(self, error: errors.StorageError) -> None:
        self.due.start()
        self.kept.emit(False)
        if not self._is_told:
            self._is_told = True
            title = f"No copy could be kept: {_reason(error)}. The session itself is saved."
            rest = "Make room on this laptop’s disk. It is tried again in five minutes."
            if not isinstance(error, errors.DiskFull):
                rest = f"It is tried again in five minutes. Copies are kept in {self._settings.copies_folder}."
            self.advised.emit(AdviceText(Gravity.WARN, "hard-drive", title, rest))

    def _about_place(self, place: SecondPlace) -> AdviceText:
        return AdviceText(
            Gravity.WARN,
            "usb",
            f"{place.trouble}, so no copy went there.",
            "The session is saved, and copies are kept on this laptop. It is tried again with the next one.",
            ("Second place…",),
            acts=(self.place_wanted.emit,),
        )


def _put_there(place: SecondPlace, copy: Path, name: str, at: datetime) -> SecondPlace:
    """How the second place stands once a copy was put there, or could not be."""
    assert place.folder is not None
    try:
        put(copy, place.folder, name)
    except errors.StorageError as error:
        log.info("no copy in the second place: %s (%s)", error, error.detail)
        return replace(place, free=None, trouble=_trouble(place, error))
    return _looked_at(replace(place, at=at, trouble=""))


def _looked_at(place: SecondPlace) -> SecondPlace:
    """The place with the room that it has now."""
    assert place.folder is not None
    try:
        return replace(place, free=room_in(place.folder))
    except errors.StorageError as error:
        return replace(place, free=None, trouble=_trouble(place, error))


def _trouble(place: SecondPlace, error: errors.StorageError) -> str:
    said = {
        errors.Missing: "is not there",
        errors.DiskFull: "is full",
        errors.ReadOnly: "may not be written",
    }
    return f"{place.name} {said.get(type(error), 'cannot be written')}"


def _reason(error: errors.StorageError) -> str:
    said = {errors.DiskFull: "the disk is full", errors.ReadOnly: "their folder may not be written"}
    return said.get(type(error), "their folder cannot be written")


def _application() -> QCoreApplication:
    application = QCoreApplication.instance()
    assert application is not None
    return application


def _once(parent: QObject, milliseconds: int, slot: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(slot)
    return timer
