"""How a session file is opened: what is asked of it before it is trusted, and how SQLite is set to lose no word.

Two rules hold for the rest of the program. An open document is never opened a second time by any means, as closing
that second handle drops SQLite's locks on POSIX: its identity is only ever asked of `os.stat`. And a document is never
in WAL mode, as a copy made by hand would lack the last words.
"""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlite_utils.utils import sqlite3

from roundtable.storage import errors, schema

LOCK_PATIENCE = 0.25
"""Seconds to wait for a lock; a window must not freeze for longer."""
OPENING_PATIENCE = 30.0
"""Seconds that SQLite may compute while a file is examined; a hostile one could make it run for ever."""
LARGEST_FILE = 2_000_000_000
"""Bytes of a session file: its images are held in memory while it is open."""
LARGEST_VALUE = 64 * 1024 * 1024
"""Bytes of the largest text or image that is read; images are refused above 20 MB on import."""

LIMITS = {
    sqlite3.SQLITE_LIMIT_LENGTH: LARGEST_VALUE,
    sqlite3.SQLITE_LIMIT_SQL_LENGTH: 100_000,
    sqlite3.SQLITE_LIMIT_TRIGGER_DEPTH: 2,
    sqlite3.SQLITE_LIMIT_EXPR_DEPTH: 50,
    sqlite3.SQLITE_LIMIT_LIKE_PATTERN_LENGTH: 1000,
    sqlite3.SQLITE_LIMIT_ATTACHED: 1,  # VACUUM INTO needs one
}

READING = frozenset({sqlite3.SQLITE_SELECT, sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION, sqlite3.SQLITE_TRANSACTION})
FORBIDDEN_PRAGMAS = frozenset({"writable_schema", "temp_store_directory", "data_store_directory"})
EXAMINING_PRAGMAS = frozenset({"application_id", "user_version", "quick_check"})


@contextmanager
def spoken_plainly(path: Path | None, otherwise: type[errors.StorageError] = errors.StorageError) -> Iterator[None]:
    """Turn what SQLite and Python say of a file into a StorageError; `otherwise` is what has no name of its own."""
    try:
        yield
    except sqlite3.Error as error:
        raise translated(error, path, otherwise) from error
    except UnicodeEncodeError as error:  # a lone surrogate
        raise errors.Unstorable(path, str(error)) from error


def translated(error: sqlite3.Error, path: Path | None, otherwise: type[errors.StorageError]) -> errors.StorageError:
    """The error in words for people; the result code of SQLite decides which."""
    code = getattr(error, "sqlite_errorcode", None)
    known: dict[int, type[errors.StorageError]] = {
        sqlite3.SQLITE_BUSY: errors.Locked,
        sqlite3.SQLITE_LOCKED: errors.Locked,
        sqlite3.SQLITE_READONLY: errors.ReadOnly,
        sqlite3.SQLITE_IOERR: errors.DiskFailed,
        sqlite3.SQLITE_CORRUPT: errors.Damaged,
        sqlite3.SQLITE_FULL: errors.DiskFull,
        sqlite3.SQLITE_CANTOPEN: errors.Unreachable,
        sqlite3.SQLITE_NOTADB: errors.NotASession,
        sqlite3.SQLITE_INTERRUPT: errors.Damaged,
        sqlite3.SQLITE_CONSTRAINT: errors.Unstorable,
        sqlite3.SQLITE_MISMATCH: errors.Unstorable,
        sqlite3.SQLITE_TOOBIG: errors.Unstorable,
    }
    kind = known.get(code & 0xFF, otherwise) if code is not None else otherwise
    return kind(path, f"{getattr(error, 'sqlite_errorname', type(error).__name__)}: {error}")


def look_at(path: Path) -> os.stat_result:
    """The file's status, asked without opening it; refuses what is missing, no file, empty or huge."""
    try:
        status = path.stat()
    except FileNotFoundError as error:
        raise errors.Missing(path, str(error)) from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise errors.Unreachable(path, str(error)) from error
    if not stat.S_ISREG(status.st_mode):
        raise errors.Unreachable(path, "not a file")
    if status.st_size == 0:
        raise errors.NotASession(path, "the file is empty")
    if status.st_size > LARGEST_FILE:
        raise errors.TooLarge(path, f"{status.st_size} bytes")
    return status


def connect(path: Path | None, mode: str = "rw", *, patience: float = LOCK_PATIENCE) -> sqlite3.Connection:
    """Open a file that exists ("rw" or "ro"), or a session in memory, so that nothing in it can run by itself.

    `patience` are the seconds to wait for whoever holds it.
    """
    where = ":memory:" if path is None else f"{path.absolute().as_uri()}?mode={mode}"
    conn = sqlite3.connect(where, uri=path is not None, isolation_level=None, timeout=patience)
    conn.text_factory = partial(str, encoding="utf-8", errors="replace")
    for limit, value in LIMITS.items():
        conn.setlimit(limit, value)
    for pragma in ("trusted_schema=OFF", "cell_size_check=ON", "mmap_size=0", "temp_store=MEMORY"):
        conn.execute(f"PRAGMA {pragma}")
    if mode == "rw":  # whatever is read of the file from now on stays true: nobody else may write it
        conn.execute("PRAGMA locking_mode=EXCLUSIVE")
    return conn


def examine(conn: sqlite3.Connection, path: Path) -> int:
    """Refuse what is no session of ours, before a single row of it is read; return its `user_version`."""
    give_up = time.monotonic() + OPENING_PATIENCE
    conn.set_progress_handler(lambda: time.monotonic() > give_up, 100_000)
    conn.set_authorizer(_only_reading)
    try:
        (application,) = conn.execute("PRAGMA application_id").fetchone()
        (version,) = conn.execute("PRAGMA user_version").fetchone()
        if application != schema.APPLICATION_ID:
            raise errors.NotASession(path, f"application_id {application:#x}")
        if version > schema.version():
            raise errors.TooNew(path, f"user_version {version}")
        if not schema.is_ours(conn, version):
            raise errors.Tampered(path, f"user_version {version} with another schema")
        if (found := conn.execute("PRAGMA quick_check(1)").fetchone()[0]) != "ok":
            raise errors.Damaged(path, str(found))
    finally:
        conn.set_authorizer(_only_ours)
        conn.set_progress_handler(None, 0)
    return int(version)


def _only_reading(action: int, first: str | None, second: str | None, _database: str | None, inside: str | None) -> int:
    """What SQLite asks for every statement while a file is examined: reading is allowed, and not from a trigger."""
    allowed = action in READING or (action == sqlite3.SQLITE_PRAGMA and first in EXAMINING_PRAGMAS)
    return sqlite3.SQLITE_OK if allowed and inside is None else sqlite3.SQLITE_DENY


def _only_ours(action: int, first: str | None, second: str | None, _database: str | None, inside: str | None) -> int:
    """What SQLite asks while a file is open: nothing is done from inside a trigger or a view, and no schema rewritten.

    A session file has neither trigger nor view, and `examine` saw to that: this is the second lock on the same door.
    """
    refused = inside is not None or (action == sqlite3.SQLITE_PRAGMA and first in FORBIDDEN_PRAGMAS)
    return sqlite3.SQLITE_DENY if refused else sqlite3.SQLITE_OK


def hold(conn: sqlite3.Connection, path: Path) -> None:
    """Take the file for this connection alone, for as long as it is open, and set how commits reach the disk.

    A second opener is told here, and not at the first quote. TRUNCATE with FULL is the only rollback mode that both
    survives a power cut and leaves one file that may be copied.
    """
    for part in (path, path.parent):
        if not os.access(part, os.W_OK):
            raise errors.ReadOnly(path, f"no right to write {part}")
    mode = conn.execute("PRAGMA journal_mode=TRUNCATE").fetchone()[0]
    if mode != "truncate":
        raise errors.StorageError(path, f"the journal mode is {mode}")
    for pragma in ("synchronous=FULL", "fullfsync=ON", "secure_delete=FAST"):
        conn.execute(f"PRAGMA {pragma}")
    conn.execute("BEGIN EXCLUSIVE")
    conn.execute("COMMIT")


@contextmanager
def transaction(conn: sqlite3.Connection) -> Iterator[None]:
    """One transaction, which takes its lock at once; everything or nothing of it is kept.

    A COMMIT that raises may have reached the disk all the same: the caller asks the journal.
    """
    conn.execute("BEGIN IMMEDIATE")
    try:
        yield
        conn.execute("COMMIT")
    finally:
        if conn.in_transaction:
            conn.rollback()


def flush_folder(folder: Path) -> None:
    """Make sure that the disk knows of a new or renamed file; Windows does so by itself and cannot be asked."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
