"""The session file: one SQLite database, loaded whole, written edit by edit, and never behind what is shown."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.utils import sqlite3

from roundtable.domain.errors import Conflict
from roundtable.domain.history import Entry, Line, Touched
from roundtable.domain.points import POINTS
from roundtable.domain.records import Edit, Id, R, Record
from roundtable.domain.session import KINDS, Session, Shelf
from roundtable.domain.words import ActionPoint
from roundtable.storage import copies, drafts, errors, schema, telling
from roundtable.storage.check import Report, check
from roundtable.storage.connection import LOCK_PATIENCE, connect, examine, hold, look_at, spoken_plainly, transaction
from roundtable.storage.journal import Journal, Step
from roundtable.storage.place import Place
from roundtable.storage.tables import Table

ACTOR = "host"
"""Who an edit is by when nobody says otherwise."""
TRIAL_FIELD = "trial"
TRIAL = "." * 65_536
"""What is kept for a moment as half-typed text, to see whether the disk takes writing again."""


class Store:
    """An open session file, or a session in memory (`path` is None).

    Made by `create`, `open` or `in_memory`. Every method may raise a StorageError; then the file is as it was, unless
    the error says that it was `written`. A store belongs to the thread that made it.
    """

    def __init__(self, conn: sqlite3.Connection, path: Path | None, *, actor: str, read_only: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        self.actor = actor
        self._conn = conn
        self._tables = {kind: Table(conn, kind) for kind in KINDS}
        self._codecs = {table.codec.table: table.codec for table in self._tables.values()}
        self._journal = Journal(conn, {kind: table.codec for kind, table in self._tables.items()}, actor)
        self._place = None if path is None or read_only else Place(path)
        (self._page_size,) = conn.execute("PRAGMA page_size").fetchone()
        self._is_here()
        self._doubt: str | None = None
        self._is_overwritten = False

    # Opening

    @classmethod
    def create(cls, path: str | Path, *, actor: str = ACTOR) -> Store:
        """Make a new, empty session file; AlreadyThere when there is a file of that name."""
        path = Path(path).absolute()
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o666))
        except FileExistsError as error:
            raise errors.AlreadyThere(path, str(error)) from error
        except (OSError, ValueError) as error:
            raise errors.Unreachable(path, str(error)) from error
        try:
            return cls._opened(path, actor, new=True)
        except BaseException:
            for left in (path, path.with_name(f"{path.name}-journal")):
                left.unlink(missing_ok=True)
            raise

    @classmethod
    def open(cls, path: str | Path, *, actor: str = ACTOR, read_only: bool = False) -> Store:
        """Open a session file, for this process alone.

        `read_only` reads it as it stands now into memory and lets go of it. A file of an older version is brought up to
        date, after a copy of it was put beside it.
        """
        path = Path(path).absolute()
        look_at(path)
        return cls._snapshot(path, actor) if read_only else cls._opened(path, actor, new=False)

    @classmethod
    def in_memory(cls, *, actor: str = ACTOR) -> Store:
        """A session that is gone when it is closed: for tests and previews."""
        conn = connect(None)
        with transaction(conn):
            schema.migrate(_database(conn))
        return cls(conn, None, actor=actor)

    @classmethod
    def _opened(cls, path: Path, actor: str, *, new: bool, patience: float = LOCK_PATIENCE) -> Store:
        with _readable(path):
            conn = connect(path, patience=patience)
            try:
                version = 0 if new else examine(conn, path)
                hold(conn, path)
                if version != schema.version():
                    if not new:
                        copies.copy(conn, copies.before_update(path))
                    with transaction(conn):
                        schema.migrate(_database(conn))
                return cls(conn, path, actor=actor)
            except BaseException:
                conn.close()
                raise

    @classmethod
    def _snapshot(cls, path: Path, actor: str) -> Store:
        with _readable(path):
            conn = connect(None)
            try:
                copies.read_into(conn, path)
                with transaction(conn):
                    schema.migrate(_database(conn))
                conn.execute("PRAGMA query_only=ON")
                return cls(conn, path, actor=actor, read_only=True)
            except BaseException:
                conn.close()
                raise

    def close(self) -> None:
        """Let go of the file and leave nothing beside it."""
        with suppress(sqlite3.Error):  # every commit is on disk already, and a failed tidying is no loss
            if self._place is not None and self._is_here():
                self._conn.execute("PRAGMA journal_mode=DELETE")
                self._place.sweep()
        self._conn.close()

    # The session

    def load(self) -> Session:
        """The session as the file has it. Damaged when a row cannot be understood."""
        shelves: dict[type[Record], Shelf] = {}
        with _readable(self.path):
            for kind, table in self._tables.items():
                if found := table.read():
                    shelves[kind] = Shelf(found)
        return Session(shelves)

    def commit(self, edits: Iterable[Edit], *, label: str, kind: str, at: datetime, target: str | None = None) -> None:
        """Write edits and their journal entry in one transaction; when it returns they are on the disk.

        `label` is the name of the command, `kind` is do, act, undo or redo, and `target` what an undo or redo is about.
        A StorageError means that nothing was written, unless it is Moved, or the store is `in_doubt`: then nobody
        knows until `settle` can ask the journal, and nothing else may be committed before.
        """
        if self.read_only:
            raise errors.ReadOnly(self.path, "opened to be read")
        edits, uid = tuple(edits), None
        with self._writing():
            try:
                with transaction(self._conn):
                    for edit in edits:
                        if not self._tables[edit.kind].write(edit, at):
                            raise errors.Damaged(self.path, f"{edit.record.id} is not as the session has it")
                    uid = self._journal.write(edits, label=label, kind=kind, at=at, target=target)
            except sqlite3.Error:
                self._doubt = uid
                if uid is None or not self.settle():
                    raise
            except (ValueError, OverflowError) as error:
                raise errors.Unstorable(self.path, str(error)) from error
            else:
                self._doubt = uid
                self.settle()

    @property
    def in_doubt(self) -> bool:
        """Whether a COMMIT failed, or could not be read back, so that its edits may or may not be in the file."""
        return self._doubt is not None

    def settle(self) -> bool:
        """Whether the commit in doubt is in the file, asked of the journal; StorageError while that cannot be read."""
        if self._doubt is None:
            return False
        with _readable(self.path):
            if self._conn.in_transaction:  # what is read in one that was not taken back is not on the disk
                self._conn.rollback()
            kept = self._journal.settle(self._doubt)
        if self._place is not None:
            self._place.note_writing()
        self._doubt = None
        return kept

    # Undo and redo

    def undoable(self) -> Step | None:
        """What undo would take back; None when there is nothing."""
        with _readable(self.path):
            return self._journal.undoable()

    def redoable(self) -> Step | None:
        """What redo would bring back; None when there is nothing."""
        with _readable(self.path):
            return self._journal.redoable()

    def invert(self, step: Step, session: Session) -> tuple[Edit, ...]:
        """The edits that take a step back from the session as it stands.

        Conflict when a field that the step changed has been changed again since.
        """
        self._refuse_if_overwritten()
        with _readable(self.path):
            return self._journal.invert(step, session)

    def history(self, kind: type[Record], record_id: Id) -> tuple[Entry, ...]:
        """What became of a record, oldest first, removals and undos too; of words also while they were another kind."""
        kinds: tuple[type[Record], ...] = POINTS if kind in POINTS else (kind,)
        with _readable(self.path):
            return self._journal.history([self._tables[each].codec.table for each in kinds], record_id)

    def removed(self, kind: type[R], record_id: Id) -> R | None:
        """A record as it was when it was taken away, as words are that are of another kind now; None where none."""
        with _readable(self.path):
            found = self._tables[kind].removed(record_id)
        return found if isinstance(found, kind) else None

    def lines(self, most: int, kind: type[Record] | None = None, record_id: Id | None = None) -> tuple[Line, ...]:
        """The last lines of the journal, the newest first; of one kind of record, or of one record, if asked."""
        table = self._tables[kind].codec.table if kind is not None else ""
        with _readable(self.path):
            return telling.lines(self._conn, self._codecs, most, table=table, record_id=record_id)

    def touched(self, n: int) -> tuple[Touched, ...]:
        """What the line at a place of the journal did, record by record."""
        with _readable(self.path):
            return telling.touched(self._conn, self._codecs, n)

    def whole_history(self) -> tuple[tuple[Line, tuple[Touched, ...]], ...]:
        """Every line of the journal with what it did, oldest first."""
        with _readable(self.path):
            return tuple(telling.everything(self._conn, self._codecs))

    def placings(self) -> Mapping[Id, int]:
        """For all words the place in the journal at which they were last hung on the star."""
        with _readable(self.path):
            return telling.placings(self._conn, [self._tables[each].codec.table for each in (*POINTS, ActionPoint)])

    # Half-typed text

    def drafts(self) -> Mapping[str, str]:
        """All half-typed texts, by field."""
        with _readable(self.path):
            return drafts.read(self._conn)

    def draft(self, field: str) -> str:
        """The half-typed text of a field, "" when there is none."""
        with _readable(self.path):
            return drafts.read_one(self._conn, field)

    def keep_draft(self, field: str, text: str) -> None:
        """Keep half-typed text; an empty one forgets it."""
        if self.read_only:
            raise errors.ReadOnly(self.path, "opened to be read")
        self._refuse_if_overwritten()
        with spoken_plainly(self.path):
            if drafts.read_one(self._conn, field) == text:
                return
        with self._writing():
            try:
                with transaction(self._conn):
                    drafts.write(self._conn, field, text, datetime.now(UTC))
            except sqlite3.Error:
                if drafts.read_one(self._conn, field) != text:  # the COMMIT that raised may have reached the disk
                    raise

    # The file

    def try_writing(self) -> None:
        """Write as much as an edit with long words and take it away again; returns when both are on the disk."""
        with self._writing():
            for text in (TRIAL, ""):
                with transaction(self._conn):
                    drafts.write(self._conn, TRIAL_FIELD, text, datetime.now(UTC))

    def opened_again(self) -> Store:
        """The file that lies at the path now, as after a stick was plugged in again; this store stays as it is.

        Locked, at once, where that is the very document that this store still holds.
        """
        if self.path is None:
            raise errors.Missing(detail="a session in memory")
        look_at(self.path)
        return type(self)._opened(self.path, self.actor, new=False, patience=0)

    def check(self) -> Report:
        """Examine the whole file; a second for a hundred thousand quotes."""
        with _readable(self.path):
            return check(self._conn, (table.codec for table in self._tables.values()))

    def copy_to(self, path: str | Path) -> None:
        """Put a clean copy in place, whole or not at all; a file of that name is replaced.

        AlreadyThere when it is this very document.
        """
        path = Path(path).absolute()
        self._refuse_if_overwritten()
        if self._place is not None and self._place.is_at(path):
            raise errors.AlreadyThere(path, "a session is not copied onto itself")
        if not self.read_only:
            copies.copy(self._conn, path)
            return
        self._conn.execute("PRAGMA query_only=OFF")  # this is in memory, and writing the copy is all that is allowed
        try:
            copies.copy(self._conn, path)
        finally:
            self._conn.execute("PRAGMA query_only=ON")

    def _is_here(self) -> bool:
        """Whether the path still leads to the whole document."""
        if self._place is None:
            return True
        pages = 0
        with suppress(sqlite3.Error):  # where even that cannot be read, the place alone is asked
            (pages,) = self._conn.execute("PRAGMA page_count").fetchone()
        return self._place.is_held(pages * self._page_size)

    def _refuse_if_overwritten(self) -> None:
        """Raise Overwritten once another program has written into the document, whose pages would mix with ours.

        Its time of writing is only a sign: what is there is read from the disk again, and compared.
        """
        if self._doubt is None and not self._is_overwritten and self._place is not None and self._place.is_held():
            if not self._place.is_written_since():
                return
            try:
                self._conn.execute("PRAGMA shrink_memory")
                (found,) = self._conn.execute("PRAGMA quick_check(1)").fetchone()
                self._is_overwritten = found != "ok" or not self._journal.is_as_left()
            except sqlite3.Error:
                self._is_overwritten = True
            self._place.note_writing()
        if self._is_overwritten:
            raise errors.Overwritten(self.path, "written since our last commit")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Say Moved of what was written into a document that is no longer whole in its place, and Gone of the rest.

        SQLite calls one that was moved read-only, and one that was cut short damaged. It is looked for before, too:
        what is written next may make a document that was cut as long as it was.
        """
        self._refuse_if_overwritten()
        was_here = self._place is None or self._place.is_held()
        try:
            with spoken_plainly(self.path):
                yield
        except (errors.ReadOnly, errors.Damaged) as error:
            if was_here:
                raise
            raise errors.Gone(self.path, error.detail) from error
        finally:
            if self._place is not None:
                self._place.note_writing()
        if not (was_here and self._is_here()):
            raise errors.Moved(self.path)


@contextmanager
def _readable(path: Path | None) -> Iterator[None]:
    """Say Damaged of whatever goes wrong while a file is read.

    In six hundred files with random bytes changed it was TypeError, IndexError, ValueError, UnicodeDecodeError and
    JSONDecodeError beside the errors of SQLite, so that no list of them would be long enough.
    """
    try:
        with spoken_plainly(path, otherwise=errors.Damaged):
            yield
    except (errors.StorageError, Conflict):
        raise
    except MemoryError as error:
        raise errors.NoMemory(path, "MemoryError") from error
    except Exception as error:
        raise errors.Damaged(path, f"{type(error).__name__}: {error}") from error


def _database(conn: sqlite3.Connection) -> Database:
    return Database(conn, execute_plugins=False, recursive_triggers=False)
