"""What can still be read of a damaged session file: its rows, weighed against what the journal tells; its drafts."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass, field
from pathlib import Path

from sqlite_utils.utils import sqlite3

from roundtable.domain.limits import LARGEST_OF_ALL, LONGEST_REFERENCE, beyond_limits
from roundtable.domain.records import Id, Record
from roundtable.domain.session import KINDS, Session, Shelf
from roundtable.storage import errors
from roundtable.storage.connection import READING, connect, look_at, spoken_plainly
from roundtable.storage.readings import UNCHECKED, UNREADABLE, Columns, Told, told_by, weigh
from roundtable.storage.rows import Codec, digest

LENIENT = ("cell_size_check=OFF", "writable_schema=ON")
"""Settings of the copy: what is read is checked as it is decoded, and a damaged entry of the schema stops nothing."""
DATABASE = b"SQLite format 3\0"
MOST_FILLED = 1000
"""How many times as long a file may be made, as its head may be damaged too."""
LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


LEFT_BEHIND = "Its history, and what could be undone, stay in the damaged file."
"""What no rescue brings along, for people."""


@dataclass(frozen=True)
class Salvaged:
    """What was read; each thing that was not, and each that is not the same in row and journal, one line each."""

    session: Session
    lost: tuple[str, ...]
    notes: tuple[str, ...] = ()
    drafts: Mapping[str, str] = field(default_factory=dict)


def salvage(path: Path) -> Salvaged:
    """Read what can be read of a session file, from a copy: the file itself is not touched.

    NotASession when it is no database at all, Damaged when nothing can be read, Locked while it is open elsewhere.
    """
    look_at(path)
    _refuse_if_open(path)
    with tempfile.TemporaryDirectory(prefix="roundtable-") as folder:
        beside = Path(folder) / "session.roundtable"
        with spoken_plainly(path):
            _copy(path, beside)
            with closing(connect(beside)) as conn:
                for pragma in LENIENT:
                    conn.execute(f"PRAGMA {pragma}")
                conn.set_authorizer(_only_reading)
                return _read(conn, path)


def _refuse_if_open(path: Path) -> None:
    """Ask SQLite for a shared lock; what else goes wrong here is what the rescue is for."""
    try:
        with closing(connect(path, "ro")) as conn:
            conn.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except UNREADABLE as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in LOCKED:
            raise errors.Locked(path, str(error)) from error


def _copy(path: Path, beside: Path) -> None:
    try:
        shutil.copyfile(path, beside)
        with suppress(FileNotFoundError):
            shutil.copyfile(f"{path}-journal", f"{beside}-journal")
        _fill_up(beside, path)
    except OSError as error:
        raise errors.Unreachable(path, str(error)) from error


def _fill_up(beside: Path, path: Path) -> None:
    """Make a file that was cut short as long as its head says, since SQLite reads none of it otherwise."""
    with beside.open("r+b") as file:
        head = file.read(32)
        if not head.startswith(DATABASE):
            raise errors.NotASession(path, "no SQLite database")
        page_size, pages = int.from_bytes(head[16:18], "big"), int.from_bytes(head[28:32], "big")
        size = beside.stat().st_size
        if page_size >= 512 and size < page_size * pages <= MOST_FILLED * size:
            file.truncate(page_size * pages)


def _only_reading(action: int, first: str | None, second: str | None, _database: str | None, inside: str | None) -> int:
    """What SQLite asks for every statement: reading is allowed, and not from a view."""
    return sqlite3.SQLITE_OK if action in READING and inside is None else sqlite3.SQLITE_DENY


def _read(conn: sqlite3.Connection, path: Path) -> Salvaged:
    lost: list[str] = []
    codecs = [Codec(kind, _blob_reader(conn)) for kind in KINDS]
    entries, changes = (_rows(conn, table, lost) for table in ("txn", "change"))
    told = told_by(entries, changes, complete=not lost)
    notes = list(told.notes)
    shelves: dict[type[Record], Shelf] = {}
    for codec in codecs:
        if found := dict(_records(conn, codec, told, lost, notes)):
            shelves[codec.kind] = Shelf(found)
    if not shelves:
        raise errors.Damaged(path, "; ".join(lost))
    return Salvaged(Session(shelves), tuple(lost), tuple(notes), _drafts(conn, lost))


def _drafts(conn: sqlite3.Connection, lost: list[str]) -> Mapping[str, str]:
    """The half-typed texts that can be read."""
    found = ((row.get("field"), row.get("text")) for row in _rows(conn, "draft", lost))
    return {
        name: text
        for name, text in found
        if isinstance(name, str) and isinstance(text, str) and len(text) <= LONGEST_REFERENCE
    }


def _blob_reader(conn: sqlite3.Connection) -> Callable[[str], bytes]:
    found: dict[str, bytes] = {}
    size = 0

    def read(name: str) -> bytes:
        nonlocal size
        if name in found:
            return found[name]
        (data,) = conn.execute("SELECT bytes FROM blob WHERE sha256 = ?", [name]).fetchone()
        if digest(data) != name:
            raise ValueError("its bytes have changed")
        if size + len(data) > LARGEST_OF_ALL:
            raise ValueError("all images together are too large")
        size += len(data)
        found[name] = data
        return found[name]

    return read


def _rows(conn: sqlite3.Connection, table: str, lost: list[str]) -> list[Columns]:
    """The rows of a table in their order: from the front up to damage, then from the back."""
    found: dict[int, Columns] = {}
    for order in ("ASC", "DESC"):
        try:
            rows = conn.execute(f'SELECT * FROM "{table}" ORDER BY n {order}')
            names = [column[0] for column in rows.description]
            for row in rows:
                columns = dict(zip(names, row, strict=True))
                found[columns["n"]] = columns
            break
        except UNREADABLE as error:
            if order == "ASC":
                lost.append(f"some of the table {table} ({error})")
    return [found[n] for n in sorted(found)]


def _records(
    conn: sqlite3.Connection, codec: Codec, told: Told, lost: list[str], notes: list[str]
) -> Iterator[tuple[Id, Record]]:
    """The records of one kind, each from its row or as the journal tells it, whichever is to be trusted."""
    before = len(lost)
    rows = {str(row.get("id")): row for row in _rows(conn, codec.table, lost)}
    is_read_whole, tellings = len(lost) == before, told.tables.get(codec.table, {})
    if rows and not tellings and not told.complete:
        notes.append(f"{codec.table}: {UNCHECKED}")
    for uid in dict.fromkeys([*rows, *tellings]):
        row, name = rows.get(uid), f"{codec.table} {uid}"
        weighed = weigh(codec, row, tellings.get(uid), complete=told.complete)
        taken, record = _first_decoded(codec, uid, weighed.sources)
        if record is not None:
            yield Id(uid), record
        elif weighed.sources:
            lost.append(name)
        if row is None and (record is None or (tellings[uid].sealed and not is_read_whole)):
            continue  # it was removed, or is lost, or the loss of its table was said
        if weighed.note and not (weighed.note == UNCHECKED and not tellings):
            notes.append(f"{name}: {weighed.note}; {f'the {taken} was taken' if taken else 'it was left out'}")


def _first_decoded(codec: Codec, uid: str, sources: tuple[tuple[str, Columns], ...]) -> tuple[str, Record | None]:
    for name, columns in sources:
        with suppress(*UNREADABLE):
            record = codec.decode([columns[column] for column in codec.names])
            if record.id == uid and beyond_limits(record) is None:
                return name, record
    return "", None
