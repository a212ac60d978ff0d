"""Whether the path of an open document still leads to it."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path


class Place:
    """Where an open document lies, and which file it was when it was opened.

    SQLite itself goes on writing into a document that was deleted or replaced (on POSIX), and its words would be gone
    when it is closed. Only the system is asked: opening the path, even to read it, would drop SQLite's locks.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._identity = self._identity_at(self._path)
        self._least_size = 0
        self._was_cut = False
        self._written = 0
        self.note_writing()

    def is_held(self, least_size: int = 0) -> bool:
        """Whether the document still lies there, with at least so many bytes and as many as ever before.

        One that was cut short is never whole again: SQLite soon makes it as long as it was, with holes.
        """
        try:
            status = self._path.stat()
        except OSError:
            return False
        if (status.st_dev, status.st_ino) != self._identity:
            return False
        self._least_size = max(self._least_size, least_size)
        self._was_cut = self._was_cut or status.st_size < self._least_size
        return not self._was_cut

    def note_writing(self) -> None:
        """Remember when the document was written last, which was by us."""
        with suppress(OSError):
            self._written = self._path.stat().st_mtime_ns

    def is_written_since(self) -> bool:
        """Whether its time of writing is another than we left it: a sign only, as disks elsewhere correct theirs.

        Windows brings it up to date whenever it likes, and is not asked.
        """
        try:
            return os.name != "nt" and self._path.stat().st_mtime_ns != self._written
        except OSError:
            return False

    def is_at(self, path: Path) -> bool:
        """Whether another path leads to this very document."""
        try:
            return self._identity_at(path) == self._identity
        except OSError:
            return False

    def sweep(self) -> None:
        """Remove an empty journal that a crash has left and SQLite has had no reason to touch since.

        Only while the document is held: nobody else can be writing one.
        """
        journal = self._path.with_name(f"{self._path.name}-journal")
        with suppress(OSError):
            if journal.stat().st_size == 0:
                journal.unlink()

    @staticmethod
    def _identity_at(path: Path) -> tuple[int, int]:
        status = path.stat()
        return status.st_dev, status.st_ino
