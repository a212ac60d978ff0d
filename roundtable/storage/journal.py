"""The journal of a session file: who changed what, when, from what to what; undo, redo and audit are read from it.

A transaction (`txn`) is one thought: one command, one undo, one redo. Its changes hold, as JSON, the columns of one
record before and after:

    added     before is NULL, after holds all columns
    revised   both hold the columns that changed
    removed   before holds all columns, after is NULL

Nothing in it is ever rewritten, and each entry is sealed over the one before (`seal.py`). An undo is a new transaction
that holds the inverse and names the transaction that it takes back as its target; a redo is the inverse of the undo and
names the same target. Which step comes next is therefore a question to the journal, and survives a restart.
"""

from __future__ import annotations

import json
import re
import secrets
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlite_utils.utils import sqlite3

from roundtable.domain.errors import Conflict
from roundtable.domain.history import Entry
from roundtable.domain.records import Edit, Id, Record, new_id
from roundtable.domain.session import Session
from roundtable.record_names import words_of
from roundtable.storage.rows import Codec, to_json
from roundtable.storage.seal import ENTRY, Change, last_seal, seal_of

Columns = dict[str, Any]

REASON = "loosened_because"
"""The column that tells why a rule was loosened: it follows the rule, and stands in nobody's way."""
_READING = re.compile(r"(?!ffffffffffffffff)[0-9a-f]{28}")
"""A reading of the hybrid logical clock (see `_tick`) that another can follow."""

_MOVES = "'follow_clock', 'unfollow_clock'"
"""The acts that tell moments in another time, because the computer's clock was set."""
_UNDOABLE = """
    SELECT n, uid, label FROM txn AS done WHERE kind = 'do' AND coalesce(
        (SELECT kind FROM txn AS later WHERE later.target = done.uid ORDER BY n DESC LIMIT 1), 'redo') = 'redo'
    ORDER BY n DESC LIMIT 1"""
_REDOABLE = """
    SELECT n, target, label FROM txn AS undone WHERE kind = 'undo'
        AND n > coalesce((SELECT n FROM txn WHERE kind = 'do' ORDER BY n DESC LIMIT 1), 0)
        AND n = (SELECT max(n) FROM txn AS later WHERE later.target = undone.target)
    ORDER BY n DESC LIMIT 1"""


@dataclass(frozen=True)
class Step:
    """What undo or redo would do next: take back the transaction at the place `n` of this file's journal.

    `target` is the uid of the command's transaction that it is about, and `label` that command's name.
    """

    n: int
    target: str
    label: str


class Journal:
    """Reads and writes the journal of one open file; the caller holds the transaction.

    `replica` is random for each time that a file is opened, and `dn` counts this replica's transactions without a gap,
    so that two laptops that opened copies of one file never use the same pair.
    """

    def __init__(self, conn: sqlite3.Connection, codecs: Mapping[type[Record], Codec], actor: str) -> None:
        self._conn = conn
        self._codecs = codecs
        self._by_table = {codec.table: codec for codec in codecs.values()}
        self._actor = actor
        self._replica = secrets.token_hex(6)
        self._dn = 0
        row = conn.execute("SELECT hlc FROM txn ORDER BY n DESC LIMIT 1").fetchone()
        self._hlc = row[0] if row and is_reading(row[0]) else ""
        self._seal = last_seal(conn)

    # Writing

    def write(self, edits: Iterable[Edit], *, label: str, kind: str, at: datetime, target: str | None) -> str:
        """Write one transaction with its changes, and return its uid; counts only once `settle` is told so."""
        uid = new_id()
        entry = [uid, self._replica, self._dn + 1, self._actor, at.isoformat(), self._tick(), kind, target, label]
        changes = [self._change(edit) for edit in edits]
        n = self._conn.execute(
            f"INSERT INTO txn ({ENTRY}, seal) VALUES (?,?,?,?,?,?,?,?,?,?)",
            [*entry, seal_of(self._seal, entry, changes)],
        ).lastrowid
        for change in changes:
            self._conn.execute("INSERT INTO change (txn, entity, uid, before, after) VALUES (?,?,?,?,?)", [n, *change])
        return uid

    def settle(self, uid: str) -> bool:
        """Whether the transaction is in the file; if it is, the next one counts on from it."""
        row = self._conn.execute(
            "SELECT hlc, dn, seal FROM txn WHERE replica = ? AND dn = ? AND uid = ?", [self._replica, self._dn + 1, uid]
        ).fetchone()
        if row is None:
            return False
        self._hlc, self._dn, self._seal = row
        return True

    def is_as_left(self) -> bool:
        """Whether the last entry in the file is the one that was read or written last."""
        return last_seal(self._conn) == self._seal

    def _tick(self) -> str:
        """The next reading of a hybrid logical clock, never behind what is in the file.

        Its first 16 hexadecimal digits are milliseconds (48 bits) and a counter (16 bits), the rest is the replica.
        Where the last one in the file is no such reading, which `check` names, it starts again from the clock.
        """
        now = time.time_ns() // 1_000_000 << 16
        last = int(self._hlc[:16], 16) if self._hlc else 0
        return f"{max(now, last + 1):016x}{self._replica}"

    def _change(self, edit: Edit) -> Change:
        codec = self._codecs[edit.kind]
        before = codec.columns(edit.before) if edit.before is not None else None
        after = codec.columns(edit.after) if edit.after is not None else None
        if before is not None and after is not None:
            changed = [name for name in codec.names if before[name] != after[name]]
            before, after = ({name: side[name] for name in changed} for side in (before, after))
        return codec.table, edit.record.id, _json(before), _json(after)

    # Undo and redo

    def undoable(self) -> Step | None:
        """The step that undo would take back."""
        return self._step(_UNDOABLE)

    def redoable(self) -> Step | None:
        """The undo that redo would take back; None once something new was done."""
        return self._step(_REDOABLE)

    def _step(self, question: str) -> Step | None:
        row = self._conn.execute(question).fetchone()
        return Step(*row) if row else None

    def invert(self, step: Step, session: Session) -> tuple[Edit, ...]:
        """The edits that take a step back from the session as it stands.

        Fields that the step did not touch are left alone. Conflict when one that it touched has changed since; but for
        the reason of a rule, which an undo may have given anew.
        """
        told = "SELECT entity, uid, before, after FROM change WHERE txn = ? ORDER BY n DESC"
        rows = self._conn.execute(told, [step.n]).fetchall()
        moved = self._moved_since(step.n)
        standing: dict[tuple[type[Record], Id], Record | None] = {}
        edits = []
        for entity, uid, *sides in rows:
            codec = self._by_table[entity]
            key = (codec.kind, Id(uid))
            before, after = map(columns_of, sides)
            for old, new in moved.get((entity, uid), ()):
                before, after = _in_the_time_of(old, new, before, after)
            now = standing[key] if key in standing else session.find(*key)
            standing[key] = self._taken_back(codec, now, before, after)
            edits.append(Edit(now, standing[key]))
        return tuple(edits)

    def _moved_since(self, n: int) -> Mapping[tuple[str, str], list[tuple[Columns, Columns]]]:
        """The moments, by record, that were moved after a place in the journal because the clock was set."""
        told = (
            "SELECT entity, uid, before, after FROM change"
            f" WHERE txn IN (SELECT n FROM txn WHERE n > ? AND label IN ({_MOVES})) ORDER BY n"
        )
        found: dict[tuple[str, str], list[tuple[Columns, Columns]]] = {}
        for entity, uid, before, after in self._conn.execute(told, [n]).fetchall():
            found.setdefault((entity, uid), []).append((columns_of(before) or {}, columns_of(after) or {}))
        return found

    def _taken_back(
        self, codec: Codec, now: Record | None, before: Columns | None, after: Columns | None
    ) -> Record | None:
        if now is None or after is None:
            if now is not None or after is not None:
                words = words_of(after or before)
                raise Conflict(f"{codec.table}: it was added or removed since", kind=codec.kind, words=words)
            return codec.kind(**codec.values(before or {}))
        held = codec.columns(now)
        changed = [name for name in after if held[name] != after[name] and name != REASON]
        if changed:
            said = f"{codec.table} {now.id}: {', '.join(changed)} changed since"
            raise Conflict(said, kind=codec.kind, words=words_of(held), fields=tuple(changed))
        return replace(now, **codec.values(before)) if before is not None else None

    # Reading

    def history(self, tables: Sequence[str], record_id: Id) -> tuple[Entry, ...]:
        """What became of a record, in whichever of these tables, oldest first: every wording, its time, its author."""
        rows = self._conn.execute(
            "SELECT at, actor, kind, label, before, after FROM change JOIN txn ON txn.n = change.txn"
            f" WHERE entity IN ({', '.join('?' * len(tables))}) AND change.uid = ? ORDER BY change.n",
            [*tables, record_id],
        )
        return tuple(
            Entry(datetime.fromisoformat(at), actor, kind, label, columns_of(before), columns_of(after))
            for at, actor, kind, label, before, after in rows
        )


def is_reading(hlc: object) -> bool:
    """Whether a value is a reading of the hybrid logical clock, as every entry of a journal bears one."""
    return isinstance(hlc, str) and _READING.fullmatch(hlc) is not None


def _in_the_time_of(
    old: Columns, new: Columns, before: Columns | None, after: Columns | None
) -> tuple[Columns | None, Columns | None]:
    """The columns of a change as they would be had the clock been set before it: that is no edit of what was said."""
    for name in old.keys() & (after or {}).keys():
        if after is not None and after[name] == old[name] is not None:
            before = _shifted(before, name, old[name], new[name])
            after = {**after, name: new[name]}
    return before, after


def _shifted(columns: Columns | None, name: str, old: object, new: object) -> Columns | None:
    """Columns with the moment of a name moved as far as another was; as they are where it is none."""
    was = (columns or {}).get(name)
    if not (isinstance(was, str) and isinstance(old, str) and isinstance(new, str)):
        return columns
    by = datetime.fromisoformat(new) - datetime.fromisoformat(old)
    return {**(columns or {}), name: (datetime.fromisoformat(was) + by).isoformat()}


def _json(columns: Columns | None) -> str | None:
    return to_json(columns) if columns is not None else None


def columns_of(text: str | None) -> Columns | None:
    """The columns of a change; ValueError when it holds no JSON object."""
    if text is None:
        return None
    columns = json.loads(text)
    if not isinstance(columns, dict):
        raise ValueError(f"not the columns of a record: {text!r}")
    return columns
