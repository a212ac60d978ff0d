"""The state tables: how things stand now, one row for each record, removed ones marked and kept."""

from __future__ import annotations

from datetime import datetime

from sqlite_utils.utils import sqlite3

from roundtable.domain.limits import LARGEST_OF_ALL, MOST_RECORDS, beyond_limits
from roundtable.domain.records import Edit, Id, Record
from roundtable.storage import errors
from roundtable.storage.rows import Codec


class Table:
    """The table of one kind of record; its four statements are made once, so that SQLite prepares them once."""

    def __init__(self, conn: sqlite3.Connection, kind: type[Record]) -> None:
        self.codec = Codec(kind, self._read_blob)
        self._conn = conn
        self._shared: dict[str, bytes] | None = None
        self._shared_size = 0
        name, columns = self.codec.table, [f'"{column}"' for column in self.codec.names]
        setting = ", ".join(f"{column} = excluded.{column}" for column in columns if column != '"id"')
        marks = ", ".join("?" * len(columns))
        self._read = f'SELECT {", ".join(columns)} FROM "{name}" WHERE deleted_at IS NULL'
        self._add = (
            f'INSERT INTO "{name}" ({", ".join(columns)}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {setting},'
            " deleted_at = NULL WHERE deleted_at IS NOT NULL"
        )
        self._read_removed = f'SELECT {", ".join(columns)} FROM "{name}" WHERE id = ? AND deleted_at IS NOT NULL'
        values = ", ".join(f"{column} = ?" for column in columns)
        self._revise = f'UPDATE "{name}" SET {values} WHERE id = ? AND deleted_at IS NULL'
        self._remove = f'UPDATE "{name}" SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL'

    def read(self) -> dict[Id, Record]:
        """All records that were not removed, by id. ValueError for one that is beyond the limits of a session.

        TooLarge when the images are too large together; those that share their bytes share them in memory too.
        """
        lenient = self._conn.text_factory
        self._shared, self._shared_size = {}, 0
        self._conn.text_factory = str  # much faster, and refuses what is no UTF-8
        try:
            return self._records()
        except sqlite3.OperationalError:  # a flipped bit in a text: the odd character is shown, and all else is well
            self._conn.text_factory = lenient
            return self._records()
        finally:
            self._shared = None
            self._conn.text_factory = lenient

    def removed(self, record_id: Id) -> Record | None:
        """A record as it was when it was taken away; None where there is none, or it is there."""
        row = self._conn.execute(self._read_removed, [record_id]).fetchone()
        return self.codec.decode(row) if row is not None else None

    def _records(self) -> dict[Id, Record]:
        found = {}
        for record in map(self.codec.decode, self._conn.execute(self._read)):
            if field := beyond_limits(record):
                raise ValueError(f"{self.codec.table} {record.id}: {field} is beyond the limits of a session")
            found[record.id] = record
            if len(found) > MOST_RECORDS:
                raise ValueError(f"more than {MOST_RECORDS:,} rows in {self.codec.table}")
        return found

    def write(self, edit: Edit, at: datetime) -> bool:
        """Write one edit; False when the row does not stand as the edit expects.

        A removed record leaves its row, marked with the moment; one added again under its id takes that row.
        """
        if edit.after is None:
            done = self._conn.execute(self._remove, [at.isoformat(), edit.record.id])
        else:
            for blob in self.codec.blobs(edit.after):
                self._conn.execute("INSERT INTO blob (sha256, bytes) VALUES (?, ?) ON CONFLICT DO NOTHING", blob)
            row = self.codec.encode(edit.after)
            if edit.before is None:
                done = self._conn.execute(self._add, row)
            else:
                done = self._conn.execute(self._revise, [*row, edit.before.id])
        return done.rowcount == 1

    def _read_blob(self, name: str) -> bytes:
        if self._shared is not None and name in self._shared:
            return self._shared[name]
        (data,) = self._conn.execute("SELECT bytes FROM blob WHERE sha256 = ?", [name]).fetchone()
        if self._shared is not None:
            self._shared[name] = data
            self._shared_size += len(data)
            if self._shared_size > LARGEST_OF_ALL:
                raise errors.TooLarge(detail="all images together")
        return bytes(data)
