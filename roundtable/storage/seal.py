"""The chain of seals over the journal: each entry's seal takes in the one before it, so that none changes unseen.

SQLite has no checksums of its own: a bit that flips inside a text, or a hand that rewrites a quote together with its
journal line, would pass every other check. Whoever writes down the last seal (`check` prints it) can tell later whether
the file still tells the same story up to there.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlite_utils.utils import sqlite3

Change = tuple[str, str, str | None, str | None]
"""Table, id, before and after of one change, as its row has them."""

ENTRY = "uid, replica, dn, actor, at, hlc, kind, target, label"
"""The columns of `txn` that a seal covers; `n` is left out, as it is only the place in this file."""
FIRST = ""
"""What the first entry takes in."""

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def seal_of(previous: str, entry: Sequence[Any], changes: Iterable[Change]) -> str:
    """SHA-256, in 64 hexadecimal digits, over the previous seal, the columns of `ENTRY`, and the changes in order."""
    covered = _JSON.encode([previous, *entry, *changes])
    return hashlib.sha256(covered.encode("utf-8", "surrogatepass")).hexdigest()


def seals(conn: sqlite3.Connection) -> Iterator[tuple[int, str]]:
    """The place `n` of every entry of a journal with the seal that it should bear, from the first on."""
    changes = conn.execute("SELECT txn, entity, uid, before, after FROM change ORDER BY txn, n")
    change = changes.fetchone()
    previous = FIRST
    for n, *entry in conn.execute(f"SELECT n, {ENTRY} FROM txn ORDER BY n"):
        own: list[Change] = []
        while change is not None and change[0] <= n:
            if change[0] == n:
                own.append(change[1:])
            change = changes.fetchone()
        previous = seal_of(previous, entry, own)
        yield n, previous


def seal_all(conn: sqlite3.Connection) -> None:
    """Seal a journal that was written before there were seals; the caller holds the transaction."""
    conn.executemany("UPDATE txn SET seal = ? WHERE n = ?", [(seal, n) for n, seal in seals(conn)])


def broken(conn: sqlite3.Connection) -> Iterator[str]:
    """What is wrong with the chain, one line: where it breaks first, as every later seal hangs on that one."""
    written = conn.execute("SELECT n, at, label, seal FROM txn ORDER BY n")
    for (n, due), (_, at, label, seal) in zip(seals(conn), written, strict=True):
        if seal != due:
            yield f"journal, entry {n} ({label}, {at}): its seal is broken; it or one before it was changed."
            return


def last_seal(conn: sqlite3.Connection) -> str:
    """The seal of the last entry; FIRST when the journal is empty."""
    row = conn.execute("SELECT seal FROM txn ORDER BY n DESC LIMIT 1").fetchone()
    return str(row[0] or FIRST) if row else FIRST
