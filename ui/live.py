"""The room as Qt sees it: the one collaborator of every view."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Concatenate, ParamSpec

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from roundtable.domain.errors import Conflict, Refused
from roundtable.domain.history import Entry, Line
from roundtable.domain.records import Edit, Id, Record
from roundtable.domain.session import Session
from roundtable.room import Change, Room
from roundtable.storage.errors import StorageError

P = ParamSpec("P")
Command = Callable[Concatenate[Session, datetime, P], Iterable[Edit]]

TICK = 250
"""Milliseconds between two looks at the clock; views repaint only what reads differently."""


class Live(QObject):
    """Passes commands to the room and its changes to the views.

    `changed(Change)` after every edit, undo and redo; `ticked(datetime)` four times a second while the clock
    matters; `refused(Refused)` when a command would not be carried out; `failed(Exception)` when it could not be
    written, in which case nothing has changed either.
    """

    changed = Signal(object)
    ticked = Signal(object)
    refused = Signal(object)
    failed = Signal(object)
    saved = Signal(object)

    def __init__(self, room: Room, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._unsubscribe = room.subscribe(self._on_room_changed)
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(TICK)
        self._timer.timeout.connect(self.tick)
        self._timer.start()

    @property
    def session(self) -> Session:
        """The roundtable as it stands: an immutable value."""
        return self._room.session

    @property
    def path(self) -> Path | None:
        """The session's file; None for one that lives in memory only."""
        return self._room.path

    def now(self) -> datetime:
        """The room's time."""
        return self._room.now()

    def tick(self) -> None:
        """Tell the views what time it is."""
        self.ticked.emit(self.now())

    def do(self, command: Command[P], /, *args: P.args, **kwargs: P.kwargs) -> Change | None:
        """Carry out a command; None when it was refused or could not be written, which a signal then tells."""
        return self._told(lambda: self._room.do(command, *args, **kwargs))

    def undo(self) -> Change | None:
        """Take back the last edit of the session, whoever made it and whenever."""
        return self._told(self._room.undo)

    def redo(self) -> Change | None:
        """Make the edit again that was taken back last."""
        return self._told(self._room.redo)

    @property
    def undoable(self) -> str | None:
        """The name of the command that undo would take back."""
        return self._room.undoable

    @property
    def redoable(self) -> str | None:
        """The name of the command that redo would make again."""
        return self._room.redoable

    def draft(self, field: str) -> str:
        """Half-typed text as it was kept last."""
        return self._room.draft(field)

    def keep_draft(self, field: str, text: str) -> None:
        """Keep half-typed text; a failure is told, since the words are still on the screen."""
        try:
            self._room.keep_draft(field, text)
        except StorageError as error:
            self.failed.emit(error)

    def history(self, kind: type[Record], record_id: Id) -> Sequence[Entry]:
        """Who changed a record, when, from what to what; oldest first."""
        return self._room.history(kind, record_id)

    def lines(self, most: int) -> Sequence[Line]:
        """The last lines of the journal, the newest first."""
        return self._room.lines(most)

    def copy_to(self, path: Path) -> None:
        """Save a whole copy of the session's file; StorageError when it could not be."""
        self._room.copy_to(path)

    def close(self) -> None:
        """Stop the clock and let go of the room; its file is closed."""
        self._timer.stop()
        self._unsubscribe()
        self._room.close()

    def _told(self, act: Callable[[], Change | None]) -> Change | None:
        try:
            return act()
        except Refused as refusal:
            self.refused.emit(refusal)
        except Conflict as conflict:
            self.refused.emit(Refused("changed-meanwhile", what=str(conflict)))
        except StorageError as error:
            self.failed.emit(error)
        return None

    def _on_room_changed(self, change: Change) -> None:
        self.changed.emit(change)
        self.saved.emit(self.now())
