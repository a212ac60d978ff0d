"""Copies of a session file: a clean one put in place whole, one beside it before an update, one in memory to read."""

from __future__ import annotations

import os
import secrets
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils.utils import sqlite3

from roundtable.storage import errors
from roundtable.storage.connection import connect, examine, flush_folder, spoken_plainly

HOT_JOURNAL = "SQLITE_READONLY"
"""How SQLite says that a transaction was cut off and that it may not take it back here."""


def copy(conn: sqlite3.Connection, path: Path) -> None:
    """Put a clean copy of an open session in place.

    It is made by SQLite through the open connection, so that it is right even when the document itself has been
    deleted, and holds nothing that was overwritten.
    """
    with whole(path) as part, spoken_plainly(path):
        conn.execute("VACUUM INTO ?", [str(part)])


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """A name to make a session file under; it is flushed, and takes its place only when it is whole.

    Nothing is left of one that fails. Unreachable when it cannot be put there.
    """
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    try:
        yield part
        with part.open("r+b") as file:
            os.fsync(file.fileno())
        _forget_journal_of(path)
        part.replace(path)
        flush_folder(path.parent)
    except OSError as error:
        raise errors.Unreachable(path, str(error)) from error
    finally:
        for left in (part, part.with_name(f"{part.name}-journal")):  # a broken disk may leave the journal too
            left.unlink(missing_ok=True)


def _forget_journal_of(path: Path) -> None:
    """Take away what a crash left beside a file that is replaced: SQLite would play it back into the new one."""
    journal = path.with_name(f"{path.name}-journal")
    if journal.exists():
        journal.unlink()
        flush_folder(path.parent)  # before the new file has the name


def before_update(path: Path) -> Path:
    """A free name beside the file for the copy that is kept before it is brought up to date."""
    number, free = 1, path.with_name(f"{path.stem} (before update){path.suffix}")
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem} (before update {number}){path.suffix}")
    return free


def read_into(memory: sqlite3.Connection, path: Path) -> None:
    """Examine a file and read it into memory as it stands, without writing to it or keeping hold of it.

    A file whose last transaction was cut off, on a disk that may not be written, is mended in a temporary copy.
    """
    try:
        _backup(memory, path, "ro", path)
    except sqlite3.OperationalError as error:
        if not getattr(error, "sqlite_errorname", "").startswith(HOT_JOURNAL):
            raise
        with tempfile.TemporaryDirectory(prefix="roundtable-") as folder:
            beside = Path(folder) / "session.roundtable"
            shutil.copyfile(path, beside)
            shutil.copyfile(f"{path}-journal", f"{beside}-journal")
            _backup(memory, beside, "rw", path)


def _backup(memory: sqlite3.Connection, path: Path, mode: str, named: Path) -> None:
    conn = connect(path, mode)
    try:
        examine(conn, named)
        conn.backup(memory)
    finally:
        conn.close()
