"""The open session: the one door through which everything changes."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from roundtable.behind import Act, Behind, may_go_on
from roundtable.domain.clean import clean_value
from roundtable.domain.errors import Refused
from roundtable.domain.history import Entry, Line, Touched
from roundtable.domain.limits import beyond_limits, too_many_images
from roundtable.domain.loosening import taken_back
from roundtable.domain.outline import Image
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
        self._behind = Behind(self.session)

    def now(self) -> datetime:
        """The time, with its offset fixed: a moment of the hour that autumn repeats then equals itself once stored."""
        moment = self._clock()
        offset = moment.utcoffset()
        if offset is None:
            raise ValueError("the clock of a room tells the time with its time zone")
        return moment.replace(tzinfo=timezone(offset))

    @property
    def is_behind(self) -> bool:
        """Whether acts in room time were carried out that are not on the disk yet."""
        return bool(self._behind)

    # Changing

    def do(self, command: Command[P], /, *args: P.args, **kwargs: P.kwargs) -> Change:
        """Carry out a command: write what it yields, replace the session, tell everybody.

        Refused (the command will not), Conflict (it does not start from this session) and StorageError (it cannot be
        kept) leave everything as it was; Moved is raised when all is done. A command that changes nothing writes
        nothing and tells nobody.

        An act in room time is carried out in memory where the disk does not take it, as the room does not wait: the
        error is raised then with `written`, and the act is written with its own time before anything else is.

        Where an edit before failed and nobody knows whether it was kept, the file is asked first. If it was, everybody
        is told, and asking for the very same again is answered with it instead of making it twice.
        """
        self._listeners.expect_none()
        asked = (command, args, kwargs)
        kind = "act" if getattr(command, "in_room_time", False) else "do"
        failure: StorageError | None = None
        try:
            if (kept := self._catch_up(asked)) is not None:
                return kept
        except StorageError as error:
            if not may_go_on(kind, error):
                raise
            failure = error
        at = self.now()
        edits = tuple(
            edit for edit in map(_fit, command(self.session, at, *args, **kwargs)) if edit.before != edit.after
        )
        change = Change(getattr(command, "__name__", "edit"), kind, edits)
        if failure is not None:
            return self._go_on_with(change, at, failure)
        return self._carry_out(change, at, asked)

    def undo(self, because: str = "") -> Change | None:
        """Take back the last command that was not an act in room time; None when there is none.

        Conflict when what it changed has changed again since. Refused (undo-needs-a-reason) when that lets more be
        printed of a speaker than was agreed, unless the reason is given.
        """
        return self._take_back("undo", lambda: self._store.undoable(), because)

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

    def _take_back(self, kind: str, next_step: Callable[[], Step | None], because: str = "") -> Change | None:
        self._listeners.expect_none()
        if (kept := self._catch_up(kind)) is not None:
            return kept
        if (step := next_step()) is None:
            return None
        edits = self._store.invert(step, self.session)
        if kind == "undo":
            edits = taken_back(self.session, edits, because)
        return self._carry_out(Change(step.label, kind, edits), self.now(), kind, step.target)

    def _carry_out(self, change: Change, at: datetime, asked: object, target: str | None = None) -> Change:
        if not change.edits:
            return change
        after = self.session.with_edits(change.edits)
        if Image in change and too_many_images(image.data for image in after.all(Image)):
            raise Refused("beyond-limits", field="images")
        failure: Exception | None = None
        begun = time.perf_counter()
        try:
            self._store.commit(change.edits, label=change.label, kind=change.kind, at=at, target=target)
        except Moved as error:  # it is written, into what is still open: the session goes on, and the host is told
            failure = error
        except StorageError as error:
            if may_go_on(change.kind, error):
                return self._go_on_with(change, at, error)
            if self._store.in_doubt:
                self._doubt = _Doubt(asked, change)
            raise
        finally:
            self.seconds = time.perf_counter() - begun
        self._behind.written = after
        self._put_in_place(after, change, failure)
        return change

    def _go_on_with(self, change: Change, at: datetime, error: StorageError) -> Change:
        """Carry out an act that cannot be written now, and raise what stands in the way."""
        if not change.edits:
            return change
        after = self.session.with_edits(change.edits)
        self._behind.add(Act(change.edits, change.label, at))
        error.written = True
        self._put_in_place(after, change, error)
        return change

    def _put_in_place(self, after: Session, change: Change, failure: Exception | None = None) -> None:
        self.session = after
        failure = self._listeners.tell(change, failure)
        if failure is not None:
            raise failure

    def _catch_up(self, asked: object = None) -> Change | None:
        """Settle what is in doubt, and write the acts that are behind."""
        kept = self._settle(asked)
        if self._behind:
            self._behind.write(self._store)
        return kept

    def _settle(self, asked: object = None) -> Change | None:
        """Ask the file what became of a change in doubt; return it if it was kept and is what is asked for now."""
        if self._doubt is None:
            self._behind.settle(self._store)
            return None
        kept, doubt = self._store.settle(), self._doubt
        self._doubt = None
        if not kept:
            return None
        self._put_in_place(self._behind.follow(self._behind.written.with_edits(doubt.change.edits)), doubt.change)
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

    def removed(self, kind: type[R], record_id: Id) -> R | None:
        """A record as it was when it was taken away; None where there is none."""
        return self._store.removed(kind, record_id)

    def lines(self, most: int, kind: type[Record] | None = None, record_id: Id | None = None) -> tuple[Line, ...]:
        """The last lines of the journal, the newest first; of one kind of record, or of one record, if asked."""
        return self._store.lines(most, kind, record_id)

    def touched(self, n: int) -> tuple[Touched, ...]:
        """What the line at a place of the journal did, record by record."""
        return self._store.touched(n)

    def whole_history(self) -> tuple[tuple[Line, tuple[Touched, ...]], ...]:
        """Every line of the journal with what it did, oldest first."""
        return self._store.whole_history()

    def placings(self) -> Mapping[Id, int]:
        """For all words the place in the journal at which they were last hung on the star."""
        return self._store.placings()

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
        self._behind.write(self._store)

    def _take_hold_again(self) -> bool:
        """Whether the path has this very session again; with an edit in doubt, or without it."""
        try:
            store = self._store.opened_again()
            found = store.load()
        except StorageError:
            return False
        doubt, written = self._doubt, self._behind.written
        if found == written:
            self._go_on_in(store)
        elif doubt is not None and found == written.with_edits(doubt.change.edits):
            self._go_on_in(store)
            self._put_in_place(self._behind.follow(found), doubt.change)
        elif doubt is None and self._behind.is_first_in(found):
            self._go_on_in(store)
            self._behind.first_is_written()
        else:
            store.close()
            return False
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
        store, with_history = go_on(self._store, self._behind.written, path, self.now())
        try:
            behind = self._behind.written_into(store)
        except StorageError:
            store.close()
            raise
        self._go_on_in(store)
        self._behind = behind
        return with_history

    def _go_on_in(self, store: Store) -> None:
        before, self._store, self._doubt = self._store, store, None
        before.close()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()
