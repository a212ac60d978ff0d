"""A connection to a disk that fails when a test says so."""

from __future__ import annotations

import sqlite3
import time
from typing import Any, cast

from roundtable.storage.store import Store


class FailingConnection:
    """Hands on to a real connection, as long as the disk is there.

    `commits` says what becomes of a COMMIT: it works, it fails "before" or "after" it has reached the disk. While
    `gone` is positive nothing can be read or written, and each failing COMMIT makes it `gone_after`. `slow` are the
    seconds that a COMMIT takes.
    """

    def __init__(self, conn: sqlite3.Connection) -> None:
        self._conn = conn
        self.commits = "work"
        self.gone = 0
        self.gone_after = 0
        self.code = sqlite3.SQLITE_IOERR
        self.slow = 0.0

    def execute(self, sql: str, *arguments: Any) -> sqlite3.Cursor:  # noqa: ANN401 - as in sqlite3
        if self.gone:
            self.gone -= 1
            raise self._failure()
        if sql != "COMMIT":
            return self._conn.execute(sql, *arguments)
        time.sleep(self.slow)
        if self.commits != "before":
            self._conn.execute(sql)
        if self.commits != "work":
            self.gone = self.gone_after
            raise self._failure()
        return self._conn.execute("SELECT 1")

    def _failure(self) -> sqlite3.OperationalError:
        error = sqlite3.OperationalError("disk I/O error")
        error.sqlite_errorcode = self.code
        return error

    def __getattr__(self, name: str) -> object:
        return getattr(self._conn, name)


def failing(store: Store) -> tuple[Store, FailingConnection]:
    """A store on the same open file whose disk can be made to fail; closing it closes the one given."""
    conn = FailingConnection(store._conn)
    return Store(cast(sqlite3.Connection, conn), store.path, actor=store.actor), conn
