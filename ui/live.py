"""The room as Qt sees it: the one collaborator of every view."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from roundtable.clock_watch import ClockWatch
from roundtable.domain.errors import Conflict, Refused
from roundtable.domain.history import Entry, Line, Touched
from roundtable.domain.records import Edit, Id, R, Record
from roundtable.domain.session import Session
from roundtable.room import Change, Room
from roundtable.storage.errors import Damaged, StorageError, Unstorable

P = ParamSpec("P")
T = TypeVar("T")
Command = Callable[Concatenate[Session, datetime, P], Iterable[Edit]]

TICK = 250
"""Milliseconds between two looks at the clock; views repaint only what reads differently."""
TRY_AGAIN = 5_000
"""Milliseconds between two tries to write, while the file cannot be written."""
SLOW = 0.25
"""Seconds; a disk that takes longer is called slow."""
SELDOM = 20
"""A try that takes long holds up the room: the next one comes after this many times as long."""


class Live(QObject):
    """Passes commands to the room and its changes to the views.

    `changed(Change)` after every edit, undo and redo; `ticked(datetime)` four times a second while the clock
    matters; `refused(Refused)` when a command would not be carried out; `failed(StorageError)` when it could not be
    written, in which case nothing has changed either, unless the error says that it was `written`.

    Until the disk takes writing again it is tried now and then: `recovered()` tells that it does, and by then all
    half-typed texts are kept that could not be. `moved(Path)` when the room goes on in another file.
    `jumped(Jump)` before the next tick or command when the computer has slept or its clock was set.
    `closing` while what is half typed can still be kept.
    """

    changed = Signal(object)
    ticked = Signal(object)
    refused = Signal(object)
    failed = Signal(object)
    saved = Signal(object)
    recovered = Signal()
    moved = Signal(object)
    jumped = Signal(object)
    closing = Signal()

    def __init__(self, room: Room, parent: QObject | None = None, *, watch: ClockWatch | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._is_open = True
        self._watch = watch or ClockWatch()
        self._unsubscribe = room.subscribe(self._on_room_changed)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self._last: Change | None = None
        self._is_failing = self._is_damaged = False
        self._failure: StorageError | None = None
        self._unkept: dict[str, str] = {}
        self._again = QTimer(self)
        self._again.setInterval(TRY_AGAIN)
        self._again.timeout.connect(self._on_again)

    @property
    def session(self) -> Session:
        """The roundtable as it stands: an immutable value."""
        return self._room.session

    @property
    def path(self) -> Path | None:
        """The session's file; None for one that lives in memory only."""
        return self._room.path

    @property
    def is_behind(self) -> bool:
        """Whether the room has gone on (clock, floor, screen) without that being on the disk yet."""
        return self._room.is_behind

    def now(self) -> datetime:
        """The room's time."""
        return self._room.now()

    def tick(self) -> None:
        """Tell the views what time it is, and first that the clocks have jumped, so that no view shows a wrong time."""
        self._look()
        self.ticked.emit(self.now())

    def _look(self) -> None:
        jump = self._watch.look()
        if jump is not None:
            self.jumped.emit(jump)

    def do(self, command: Command[P], /, *args: P.args, **kwargs: P.kwargs) -> Change | None:
        """Carry out a command; None when it was refused or could not be written, which a signal then tells.

        That the clocks have jumped is told before, as what is done now belongs to the new time.
        """
        self._look()
        return self._told(lambda: self._room.do(command, *args, **kwargs))

    def undo(self, because: str = "") -> Change | None:
        """Take back the last edit of the session, whoever made it and whenever; why, where that loosens a rule."""
        return self._told(lambda: self._room.undo(because), lambda: self._room.undoable)

    def redo(self) -> Change | None:
        """Make the edit again that was taken back last."""
        return self._told(self._room.redo, lambda: self._room.redoable)

    @property
    def undoable(self) -> str | None:
        """The name of the command that undo would take back; None too while the file cannot be read."""
        return self._read(lambda: self._room.undoable, None)

    @property
    def redoable(self) -> str | None:
        """The name of the command that redo would make again; None too while the file cannot be read."""
        return self._read(lambda: self._room.redoable, None)

    def draft(self, field: str) -> str:
        """Half-typed text as it was kept last, or was to be; "" once the room is closed, which views outlive."""
        if not self._is_open:
            return ""
        return self._unkept[field] if field in self._unkept else self._read(lambda: self._room.draft(field), "")

    def keep_draft(self, field: str, text: str) -> None:
        """Keep half-typed text; a failure is told, and the text is kept as soon as the disk takes it."""
        if not self._is_open:
            return
        try:
            self._room.keep_draft(field, text)
        except StorageError as error:
            if not isinstance(error, Unstorable):
                self._unkept[field] = text
            self._fail(error)
        else:
            self._unkept.pop(field, None)

    def history(self, kind: type[Record], record_id: Id) -> Sequence[Entry]:
        """Who changed a record, when, from what to what; oldest first. Empty while the file cannot be read."""
        return self._read(lambda: self._room.history(kind, record_id), ())

    def removed(self, kind: type[R], record_id: Id) -> R | None:
        """A record as it was when it was taken away; None where there is none, or while the file cannot be read."""
        return self._read(lambda: self._room.removed(kind, record_id), None)

    def lines(self, most: int, kind: type[Record] | None = None, record_id: Id | None = None) -> Sequence[Line]:
        """The last lines of the journal, the newest first, of one kind or one record if asked. Empty as above."""
        return self._read(lambda: self._room.lines(most, kind, record_id), ())

    def touched(self, n: int) -> Sequence[Touched]:
        """What the line at a place of the journal did, record by record. Empty as above."""
        return self._read(lambda: self._room.touched(n), ())

    def whole_history(self) -> Sequence[tuple[Line, tuple[Touched, ...]]]:
        """Every line of the journal with what it did, oldest first; StorageError when it cannot be read."""
        return self._room.whole_history()

    def placings(self) -> Mapping[Id, int]:
        """For all words the place in the journal at which they were last hung. Empty while it cannot be read."""
        return self._read(self._room.placings, {})

    @property
    def slow_by(self) -> float:
        """The seconds that the last edit took to reach the disk, 0 when that was no longer than it should."""
        return self._room.seconds if self._room.seconds > SLOW else 0.0

    def try_again(self) -> bool:
        """Find out whether the disk takes writing again; the answer is told as `recovered` or `failed`."""
        try:
            self._room.try_writing()
        except StorageError as error:
            self._fail(error)
            return False
        self._recover()
        return True

    def what_is_missing(self) -> StorageError | None:
        """Why not everything is on the disk, half-typed text too, asked of the disk now; None when everything is."""
        if not self._is_open:
            return None
        self.closing.emit()
        is_whole = self.try_again() and not self._unkept and not self._is_damaged
        return None if is_whole else self._failure

    def move_to(self, path: Path) -> bool:
        """Go on in a copy at `path`; whether its history came along. StorageError when that could not be made."""
        with_history = self._room.move_to(path)
        self._is_damaged = False
        self.moved.emit(path)
        self._recover()
        return with_history

    def copy_to(self, path: Path) -> None:
        """Save a whole copy of the session's file; StorageError when it could not be."""
        self._room.copy_to(path)

    def close(self) -> None:
        """Stop the clock, have what is half typed kept, and let go of the room; its file is closed."""
        self.closing.emit()
        self._is_open = False
        self._timer.stop()
        self._again.stop()
        self._unsubscribe()
        self._room.close()

    def _told(self, act: Callable[[], Change | None], label: Callable[[], str | None] = lambda: None) -> Change | None:
        try:
            change = act()
        except Refused as refusal:
            self.refused.emit(refusal)
        except Conflict as conflict:
            self.refused.emit(Refused("changed-meanwhile", act=label(), **conflict.facts))
        except StorageError as error:
            self._fail(error)
            return self._last if error.written else None
        else:
            if change is not None and change.edits:
                self._recover()
            return change
        return None

    def _read(self, ask: Callable[[], T], otherwise: T) -> T:
        try:
            return ask()
        except StorageError as error:
            self._fail(error)
            return otherwise

    def _fail(self, error: StorageError) -> None:
        if not self._is_failing and not isinstance(error, Unstorable):  # which is about the words, not the disk
            self._is_failing = True
            self._again.start()
        if not isinstance(error, Unstorable):
            self._failure = error
        self._is_damaged = self._is_damaged or isinstance(error, Damaged)
        self.failed.emit(error)

    def _recover(self) -> None:
        """Keep what could not be kept, and tell; what fails again is told as any failure.

        A damaged file may take an edit now and then, and is still one to get away from.
        """
        if self._is_damaged:
            return
        failed, self._is_failing = self._is_failing, False
        self._again.stop()
        for field, text in tuple(self._unkept.items()):
            self.keep_draft(field, text)
        if failed and not self._is_failing:
            self.recovered.emit()

    def _on_again(self) -> None:
        begun = time.perf_counter()
        self.try_again()
        took = 1000 * (time.perf_counter() - begun)
        self._again.setInterval(max(TRY_AGAIN, round(SELDOM * took)))

    def _on_room_changed(self, change: Change) -> None:
        self._last = change
        self.changed.emit(change)
        if not self._room.is_behind:
            self.saved.emit(self.now())
