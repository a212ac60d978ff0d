"""The open session: the one door through which everything changes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from roundtable.domain.clean import clean_value
from roundtable.domain.errors import Refused
from roundtable.domain.history import Entry, Line, Touched
from roundtable.domain.limits import beyond_limits
from roundtable.domain.records import Edit, Id, R, Record
from roundtable.domain.session import Session
from roundtable.listeners import Listeners
from roundtable.storage.errors import Moved, StorageError

if TYPE_CHECKING:  # the database is heavy, and is imported when the first store is made
    from roundtable.storage.journal import Step
    from roundtable.storage.store import Store

P = ParamSpec("P")
Command = Callable[Concatenate[Session, datetime, P], Iterable[Edit]]


@dataclass(frozen=True)
class Change:
    """What has just happened; how things stand now is read from the session.

    `label` is the name of the command that it is about, `kind` is do, act (in room time), undo or redo.
    """

    label: str
    kind: str
    edits: tuple[Edit, ...]

    def __contains__(self, kind: type[Record]) -> bool:
        """Whether a record of that kind was added, revised or removed."""
        return any(issubclass(edit.kind, kind) for edit in self.edits)

    def added(self, kind: type[R]) -> tuple[R, ...]:
        """The records of a kind that are new."""
        return tuple(edit.after for edit in self.edits if edit.before is None and isinstance(edit.after, kind))

    def removed(self, kind: type[R]) -> tuple[R, ...]:
        """The records of a kind that are gone, as they were."""
        return tuple(edit.before for edit in self.edits if edit.after is None and isinstance(edit.before, kind))

    def revised(self, kind: type[R]) -> tuple[R, ...]:
        """The records of a kind that were there and are still, as they are now."""
        return tuple(edit.after for edit in self.edits if edit.before is not None and isinstance(edit.after, kind))


Listener = Callable[[Change], None]


def _fit(edit: Edit) -> Edit:
    """The edit with clean texts, whatever was typed or pasted. Refused: beyond-limits."""
    before, after = clean_value(edit.before), clean_value(edit.after)
    if after is not None and (field := beyond_limits(after)):
        raise Refused("beyond-limits", field=field.replace("_", " "))
    return edit if before is edit.before and after is edit.after else Edit(before, after)


@dataclass(frozen=True)
class _Doubt:
    """A change that may or may not have reached the disk, and what was asked for when it was made."""

    asked: object
    change: Change


class Room:
    """The session while it is open: `session` is how things stand, `do` the only way to change it.

    `now` gives the time with its time zone.
    """

    def __init__(self, store: Store, now: Callable[[], datetime]) -> None:
        self._store = store
        self._clock = now
        self._listeners = Listeners[Change]()
        self._doubt: _Doubt | None = None
        self.seconds = 0.0
        """How long the last edit took to reach the disk."""
        self.session = store.load()

    def now(self) -> datetime:
        """The time, with its offset fixed: a moment of the hour that autumn repeats then equals itself once stored."""
        moment = self._clock()
        offset = moment.utcoffset()
        if offset is None:
            raise ValueError("the clock of a room tells the time with its time zone")
        return moment.replace(tzinfo=timezone(offset))

    # Changing

    def do(self, command: Command[P], /, *args: P.args, **kwargs: P.kwargs) -> Change:
        """Carry out a command: write what it yields, replace the session, tell everybody.

        Refused (the command will not), Conflict (it does not start from this session) and StorageError (it cannot be
        kept) leave everything as it was; Moved is raised when all is done. A command that changes nothing writes
        nothing and tells nobody.

        Where an edit before failed and nobody knows whether it was kept, the file is asked first. If it was, everybody
        is told, and asking for the very same again is answered with it instead of making it twice.
        """
        self._listeners.expect_none()
        asked = (command, args, kwargs)
        if (kept := self._settle(asked)) is not None:
            return kept
        at = self.now()
        edits = tuple(
            edit for edit in map(_fit, command(self.session, at, *args, **kwargs)) if edit.before != edit.after
        )
        kind = "act" if getattr(command, "in_room_time", False) else "do"
        return self._carry_out(Change(getattr(command, "__name__", "edit"), kind, edits), at, asked)

    def undo(self) -> Change | None:
        """Take back the last command that was not an act in room time; None when there is none.

        Conflict when what it changed has changed again since.
        """
        return self._take_back("undo", lambda: self._store.undoable())

    def redo(self) -> Change | None:
        """Bring back what was undone last; None when there is nothing, as after a new command."""
        return self._take_back("redo", lambda: self._store.redoable())

    @property
    def undoable(self) -> str | None:
        """The name of the command that undo would take back."""
        step = self._store.undoable()
        return step.label if step else None

    @property
    def redoable(self) -> str | None:
        """The name of the command that redo would bring back."""
        step = self._store.redoable()
        return step.label if step else None

    def _take_back(self, kind: str, next_step: Callable[[], Step | None]) -> Change | None:
        self._listeners.expect_none()
        if (kept := self._settle(kind)) is not None:
            return kept
        if (step := next_step()) is None:
            return None
        edits = self._store.invert(step, self.session)
        return self._carry_out(Change(step.label, kind, edits), self.now(), kind, step.target)

    def _carry_out(self, change: Change, at: datetime, asked: object, target: str | None = None) -> Change:
        if not change.edits:
            return change
        after = self.session.with_edits(change.edits)
        failure: Exception | None = None
        begun = time.perf_counter()
        try:
            self._store.commit(change.edits, label=change.label, kind=change.kind, at=at, target=target)
        except Moved as error:  # it is written, into what is still open: the session goes on, and the host is told
            failure = error
        except StorageError:
            if self._store.in_doubt:
                self._doubt = _Doubt(asked, change)
            raise
        finally:
            self.seconds = time.perf_counter() - begun
        self._put_in_place(after, change, failure)
        return change

    def _put_in_place(self, after: Session, change: Change, failure: Exception | None = None) -> None:
        self.session = after
        failure = self._listeners.tell(change, failure)
        if failure is not None:
            raise failure

    def _settle(self, asked: object = None) -> Change | None:
        """Ask the file what became of a change in doubt; return it if it was kept and is what is asked for now."""
        if self._doubt is None:
            return None
        kept, doubt = self._store.settle(), self._doubt
        self._doubt = None
        if not kept:
            return None
        self._put_in_place(self.session.with_edits(doubt.change.edits), doubt.change)
        return doubt.change if doubt.asked == asked else None

    def subscribe(self, listener: Listener) -> Callable[[], None]:
        """Have a listener told of every change from now on; the function returned ends that.

        A listener may not issue commands.
        """
        return self._listeners.add(listener)

    # Half-typed text, and the end

    def draft(self, field: str) -> str:
        """The half-typed text of a field, "" when there is none; it is outside the journal."""
        return self._store.draft(field)

    def keep_draft(self, field: str, text: str) -> None:
        """Keep the half-typed text of a field; an empty one forgets it."""
        self._settle()
        self._store.keep_draft(field, text)

    @property
    def path(self) -> Path | None:
        """The session's file; None for one in memory."""
        return self._store.path

    def history(self, kind: type[Record], record_id: Id) -> tuple[Entry, ...]:
        """Who changed a record, when, from what to what; oldest first."""
        return self._store.history(kind, record_id)

    def lines(self, most: int, kind: type[Record] | None = None, record_id: Id | None = None) -> tuple[Line, ...]:
        """The last lines of the journal, the newest first; of one kind of record, or of one record, if asked."""
        return self._store.lines(most, kind, record_id)

    def touched(self, n: int) -> tuple[Touched, ...]:
        """What the line at a place of the journal did, record by record."""
        return self._store.touched(n)

    def whole_history(self) -> tuple[tuple[Line, tuple[Touched, ...]], ...]:
        """Every line of the journal with what it did, oldest first."""
        return self._store.whole_history()

    def copy_to(self, path: Path) -> None:
        """Save a whole copy with its history; what is at `path` is replaced only when the copy is whole."""
        self._store.copy_to(path)

    def try_writing(self) -> None:
        """Find out whether the file can be written again; StorageError while it cannot.

        What became of an edit in doubt is told. A file that came back, as on a stick that was pulled and plugged in
        again, is taken hold of anew if it is just as the session is here.
        """
        self._listeners.expect_none()
        try:
            self._settle()
            self._store.try_writing()
        except StorageError:
            if not self._take_hold_again():
                raise

    def _take_hold_again(self) -> bool:
        """Whether the path has this very session again; with an edit in doubt, or without it."""
        try:
            store = self._store.opened_again()
            found = store.load()
        except StorageError:
            return False
        doubt = self._doubt
        if found != self.session and (doubt is None or found != self.session.with_edits(doubt.change.edits)):
            store.close()
            return False
        self._go_on_in(store)
        if doubt is not None and found != self.session:
            self._put_in_place(found, doubt.change)
        return True

    def move_to(self, path: Path) -> bool:
        """Go on in a copy at `path`, with nothing lost; what is at `path` is replaced only when the copy is whole.

        Returns whether its history came along: where the file here can no longer be read, the copy is written from
        what is in memory. AlreadyThere when it is this very file; any StorageError leaves everything as it was.
        """
        from roundtable.storage.onward import go_on  # noqa: PLC0415 - the database, as above

        self._listeners.expect_none()
        with suppress(StorageError):  # where nobody can say, what is shown is what is kept
            self._settle()
        store, with_history = go_on(self._store, self.session, path, self.now())
        self._go_on_in(store)
        return with_history

    def _go_on_in(self, store: Store) -> None:
        before, self._store, self._doubt = self._store, store, None
        before.close()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()
