"""Whether a session file is whole: SQLite's own check, and the journal replayed against the tables."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils.utils import sqlite3

from roundtable.domain.records import Record
from roundtable.storage.journal import is_reading
from roundtable.storage.rows import Codec, digest
from roundtable.storage.seal import broken, last_seal

MOST_TOLD = 50
"""Findings that are told one by one; of more, how many there are."""
Tables = dict[str, dict[str, dict[str, Any] | None]]


@dataclass(frozen=True)
class Report:
    """What a check found: how many records of each kind there are, and each thing that is not as it should be.

    `seal` is the seal of the journal's last entry, "" when it has none: the same seal is the same history.
    """

    counts: Mapping[type[Record], int]
    transactions: int
    seal: str
    problems: tuple[str, ...]

    @property
    def whole(self) -> bool:
        """Whether nothing is wrong."""
        return not self.problems

    @property
    def lines(self) -> tuple[str, ...]:
        """The findings for people, one line each."""
        counted = ", ".join(f"{count} {kind.__name__}" for kind, count in self.counts.items() if count)
        verdict = "The session is whole." if self.whole else "The session is not whole."
        return (
            verdict,
            *self.problems,
            f"Records: {counted or 'none'}.",
            f"Journal: {self.transactions} entries, seal {self.seal[:16] or 'none'}.",
        )


def check(conn: sqlite3.Connection, codecs: Iterable[Codec]) -> Report:
    """Examine a file; the journal is a second, independent copy of every word, and both must agree."""
    codecs = list(codecs)
    replayed, findings = _replayed(conn)
    counts: dict[type[Record], int] = {}
    for codec in codecs:
        names = ", ".join(f'"{name}"' for name in codec.names)
        stored: dict[str, dict[str, Any] | None] = {}
        for *row, deleted_at in conn.execute(f'SELECT {names}, deleted_at FROM "{codec.table}"'):
            columns = dict(zip(codec.names, row, strict=True))
            stored[columns["id"]] = None if deleted_at is not None else columns
        counts[codec.kind] = sum(1 for columns in stored.values() if columns is not None)
        findings += _differences(codec.table, stored, replayed.pop(codec.table, {}))
    findings += [f"The journal speaks of {table!r}, which no session has." for table in replayed]
    damage = [str(row[0]) for row in conn.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
    findings = damage + findings + list(_journal_problems(conn)) + list(_blob_problems(conn)) + list(broken(conn))
    (transactions,) = conn.execute("SELECT count(*) FROM txn").fetchone()
    return Report(counts, transactions, last_seal(conn), _bounded(findings))


def _bounded(findings: list[str]) -> tuple[str, ...]:
    more = len(findings) - MOST_TOLD
    return (*findings[:MOST_TOLD], f"… and {more:,} more.") if more > 0 else tuple(findings)


def _replayed(conn: sqlite3.Connection) -> tuple[Tables, list[str]]:
    """How the tables must stand after all that the journal tells; None is a removed record."""
    tables: Tables = {}
    findings = []
    changes = conn.execute(
        "SELECT change.n, entity, change.uid, before, after, txn.n FROM change"
        " LEFT JOIN txn ON txn.n = change.txn ORDER BY change.n"
    )
    for n, entity, uid, before_text, after_text, known in changes:
        where = f"journal, change {n} ({entity} {uid})"
        if known is None:
            findings.append(f"{where}: its transaction is missing.")
        table = tables.setdefault(entity, {})
        try:
            before, after = (json.loads(text) if text is not None else None for text in (before_text, after_text))
            held = table.get(uid)
            expected = held if before is None or held is None else {name: held[name] for name in before}
            if expected != before:
                findings.append(f"{where}: it does not follow from what was before.")
            table[uid] = None if after is None else {**(held or {}), **after}
        except (ValueError, TypeError, KeyError, RecursionError) as error:
            findings.append(f"{where}: it cannot be read ({type(error).__name__}).")
    return tables, findings


def _differences(
    table: str, stored: Mapping[str, dict[str, Any] | None], replayed: Mapping[str, dict[str, Any] | None]
) -> Iterator[str]:
    for uid in sorted(stored.keys() | replayed.keys()):
        if uid not in replayed:
            yield f"{table} {uid}: the journal does not know it."
        elif uid not in stored:
            yield f"{table} {uid}: the journal knows it, but it is not there."
        else:
            there, told = stored[uid], replayed[uid]
            if there is None or told is None:
                if there is not told:
                    yield f"{table} {uid}: the journal disagrees on whether it was removed."
                continue
            changed = [name for name in there if name in told and there[name] != told[name]]
            if changed:
                yield f"{table} {uid}: {', '.join(changed)} not as the journal has it."


def _journal_problems(conn: sqlite3.Connection) -> Iterator[str]:
    gaps = conn.execute(
        "SELECT replica, min(dn), max(dn), count(*) FROM txn GROUP BY replica"
        " HAVING min(dn) <> 1 OR max(dn) <> count(*)"
    )
    for replica, first, last, count in gaps:
        yield f"journal: entries of {replica} run from {first} to {last}, but there are {count}."
    for (uid,) in conn.execute("SELECT uid FROM txn GROUP BY uid HAVING count(*) > 1"):
        yield f"journal: the entry {uid} is there twice."
    empty = "SELECT n FROM txn WHERE NOT EXISTS (SELECT 1 FROM change WHERE change.txn = txn.n)"
    for (n,) in conn.execute(empty):
        yield f"journal {n}: it changes nothing."
    for n, hlc in conn.execute("SELECT n, hlc FROM txn"):
        if not is_reading(hlc):
            yield f"journal {n}: its reading of the clock cannot be understood."
    uids = {uid for (uid,) in conn.execute("SELECT uid FROM txn")}
    for n, target in conn.execute("SELECT n, target FROM txn WHERE target IS NOT NULL"):
        if target not in uids:
            yield f"journal {n}: it takes back an entry that is not there."


def _blob_problems(conn: sqlite3.Connection) -> Iterator[str]:
    for name, data in conn.execute("SELECT sha256, bytes FROM blob"):
        if digest(data) != name:
            yield f"image {name[:12]}…: its bytes have changed."
    for (uid,) in conn.execute("SELECT id FROM image WHERE data NOT IN (SELECT sha256 FROM blob)"):
        yield f"image {uid}: its bytes are missing."
