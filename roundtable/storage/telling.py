"""What the journal tells to be read by people: its lines, what each of them did, and all of it for an export."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlite_utils.utils import sqlite3

from roundtable.domain.history import Line, Touched
from roundtable.domain.records import Id
from roundtable.record_names import words_of
from roundtable.storage.journal import columns_of
from roundtable.storage.rows import Codec

_LINES = """
    SELECT txn.n, at, actor, kind, label, entity, change.uid, before, after FROM txn LEFT JOIN change ON change.n =
        (SELECT n FROM change WHERE change.txn = txn.n {only} ORDER BY n LIMIT 1)
    {where} ORDER BY txn.n DESC LIMIT ?"""
_TOUCHED = "SELECT entity, uid, before, after FROM change WHERE txn = ? ORDER BY n"
_EVERYTHING = """
    SELECT txn.n, at, actor, kind, label, entity, change.uid, before, after
    FROM txn LEFT JOIN change ON change.txn = txn.n ORDER BY txn.n, change.n"""

_PLACED = "SELECT uid, max(n) FROM change WHERE entity IN ({tables}) AND after LIKE '%\"segments\"%' GROUP BY uid"

Codecs = Mapping[str, Codec]


def lines(
    conn: sqlite3.Connection, codecs: Codecs, most: int, *, table: str = "", record_id: Id | None = None
) -> tuple[Line, ...]:
    """The last lines, the newest first; those of one table's records, or of one record, where that is asked."""
    only, asked = "", []
    for condition, value in (("entity = ?", table), ("uid = ?", record_id)):
        if value:
            only += f" AND {condition}"
            asked.append(value)
    where = "WHERE change.n IS NOT NULL" if only else ""
    return tuple(_line(codecs, row) for row in conn.execute(_LINES.format(only=only, where=where), [*asked, most]))


def touched(conn: sqlite3.Connection, codecs: Codecs, n: int) -> tuple[Touched, ...]:
    """What one line did, record by record."""
    return tuple(_touched(codecs, *row) for row in conn.execute(_TOUCHED, [n]))


def everything(conn: sqlite3.Connection, codecs: Codecs) -> Iterator[tuple[Line, tuple[Touched, ...]]]:
    """Every line with what it did, oldest first."""
    for _, rows in groupby(conn.execute(_EVERYTHING), key=lambda row: row[0]):
        told = list(rows)
        yield _line(codecs, told[0]), tuple(_touched(codecs, *row[5:]) for row in told if row[5] is not None)


def placings(conn: sqlite3.Connection, tables: Sequence[str]) -> Mapping[Id, int]:
    """For each record of some tables the place in the journal at which it was last hung on the star."""
    asked = _PLACED.format(tables=", ".join("?" * len(tables)))
    return {Id(uid): n for uid, n in conn.execute(asked, tables)}


def _line(codecs: Codecs, row: tuple[Any, ...]) -> Line:
    n, at, actor, kind, label, *change = row
    first = _touched(codecs, *change) if change[0] is not None else None
    words = words_of(first.after or first.before) if first is not None else ""
    return Line(n, datetime.fromisoformat(at), actor, kind, label, words, first)


def _touched(codecs: Codecs, entity: str, uid: str, before: str | None, after: str | None) -> Touched:
    return Touched(codecs[entity].kind, Id(uid), columns_of(before), columns_of(after))
