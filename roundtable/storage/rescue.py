"""What can still be read of a damaged session file: its rows and, where they fail, what the journal tells."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlite_utils.utils import sqlite3

from roundtable.domain.limits import beyond_limits
from roundtable.domain.records import Id, Record
from roundtable.domain.session import KINDS, Session, Shelf
from roundtable.storage import errors
from roundtable.storage.connection import READING, connect, look_at, spoken_plainly
from roundtable.storage.rows import Codec, digest

Columns = dict[str, Any]
UNREADABLE = (sqlite3.Error, TypeError, ValueError, LookupError, ArithmeticError, AttributeError, RecursionError)
"""What damaged rows raise, from SQLite and from the decoding of their values."""

LENIENT = ("cell_size_check=OFF", "writable_schema=ON")
"""Settings of the copy: what is read is checked as it is decoded, and a damaged entry of the schema stops nothing."""
DATABASE = b"SQLite format 3\0"
MOST_FILLED = 1000
"""How many times as long a file may be made, as its head may be damaged too."""
LOCKED = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


@dataclass(frozen=True)
class Salvaged:
    """What was read, and each thing that was not, one line each."""

    session: Session
    lost: tuple[str, ...]


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
    told = _told(conn, lost)
    shelves: dict[type[Record], Shelf] = {}
    for codec in codecs:
        rows = {str(row.get("id")): row for row in _rows(conn, codec.table, lost)}
        found = dict(_records(codec, rows, told.get(codec.table, {}), lost))
        if found:
            shelves[codec.kind] = Shelf(found)
    if not shelves:
        raise errors.Damaged(path, "; ".join(lost))
    return Salvaged(Session(shelves), tuple(lost))


def _blob_reader(conn: sqlite3.Connection) -> Callable[[str], bytes]:
    def read(name: str) -> bytes:
        (data,) = conn.execute("SELECT bytes FROM blob WHERE sha256 = ?", [name]).fetchone()
        if digest(data) != name:
            raise ValueError("its bytes have changed")
        return bytes(data)

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


def _told(conn: sqlite3.Connection, lost: list[str]) -> Mapping[str, Mapping[str, Columns | None]]:
    """How each record stands after what can be read of the journal; None is a removed one."""
    tables: dict[str, dict[str, Columns | None]] = {}
    for change in _rows(conn, "change", lost):
        with suppress(*UNREADABLE):
            told, uid, after = tables.setdefault(change["entity"], {}), change["uid"], change["after"]
            told[uid] = None if after is None else {**(told.get(uid) or {}), **json.loads(after)}
    return tables


def _records(
    codec: Codec, rows: Mapping[str, Columns], told: Mapping[str, Columns | None], lost: list[str]
) -> Iterator[tuple[Id, Record]]:
    """The records of one kind, each from its row or, where that fails, as the journal tells it."""
    for uid in dict.fromkeys([*rows, *told]):
        row, telling = rows.get(uid), told.get(uid)
        if (row is None and telling is None) or (row is not None and row.get("deleted_at") is not None):
            continue
        record = _first_decoded(codec, (row, telling))
        if record is not None:
            yield Id(uid), record
        else:
            lost.append(f"{codec.table} {uid}")


def _first_decoded(codec: Codec, sources: Iterable[Columns | None]) -> Record | None:
    for columns in sources:
        if columns is not None:
            with suppress(*UNREADABLE):
                record = codec.decode([columns[name] for name in codec.names])
                if beyond_limits(record) is None:
                    return record
    return None
