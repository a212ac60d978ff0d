"""Two readings of one record, its row and what the journal tells: which is taken, and what is said where they differ.

The journal is sealed, so that its reading is taken while its chain holds; one that is broken there, or that could not
be read to its end, may lack the last words, and the row is taken.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from sqlite_utils.utils import sqlite3

from roundtable.storage.rows import Codec
from roundtable.storage.seal import ENTRY, FIRST, Change, seal_of

Columns = dict[str, Any]
UNREADABLE = (sqlite3.Error, TypeError, ValueError, LookupError, ArithmeticError, AttributeError, RecursionError)
"""What damaged rows raise, from SQLite and from the decoding of their values."""
SHOWN = 400
"""Characters of one value that are said of a difference."""
UNCHECKED = "the journal cannot be read here, and nothing was compared"
"""What is said of a row that stands alone."""


@dataclass(frozen=True)
class Telling:
    """How a record stands after what can be read of the journal; no columns when it was removed.

    It is `sealed` when each change that made it so is in the unbroken chain, and no later one can be missing.
    """

    columns: Columns | None
    sealed: bool


@dataclass(frozen=True)
class Told:
    """All that the journal tells, by table and id, and whether it could be read from its first line to its last."""

    tables: Mapping[str, Mapping[str, Telling]]
    complete: bool
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Weighed:
    """What may be taken for a record, the better first, each by its name; and what is to be said, "" for nothing."""

    sources: tuple[tuple[str, Columns], ...]
    note: str = ""


def told_by(entries: Sequence[Columns], changes: Sequence[Columns], *, complete: bool) -> Told:
    """What the journal tells, from the rows of `txn` and `change` that could be read: all of them if `complete`."""
    complete = complete and all(not rows or rows[-1]["n"] == len(rows) for rows in (entries, changes))
    unbroken = _unbroken(entries, changes)
    standing: dict[tuple[str, str], Columns | None] = {}
    doubtful: set[tuple[str, str]] = set()
    for change in changes:
        key = (str(change.get("entity")), str(change.get("uid")))
        try:
            after = change["after"]
            standing[key] = None if after is None else {**(standing.get(key) or {}), **json.loads(after)}
            if change["txn"] > unbroken:
                doubtful.add(key)
        except UNREADABLE:
            doubtful.add(key)
    tables: dict[str, dict[str, Telling]] = defaultdict(dict)
    for (table, uid), columns in standing.items():
        tables[table][uid] = Telling(columns, complete and (table, uid) not in doubtful)
    holds_to_the_end = not entries or entries[-1]["n"] == unbroken
    note = f"the journal's seals hold only up to entry {unbroken} of {len(entries)}"
    return Told(tables, complete, () if holds_to_the_end else (note,))


def _unbroken(entries: Sequence[Columns], changes: Sequence[Columns]) -> int:
    """The place of the last entry up to which every seal is as it should be; 0 when there is none."""
    own: dict[int, list[Change]] = defaultdict(list)
    previous, last = FIRST, 0
    with suppress(*UNREADABLE):
        for change in changes:
            own[change["txn"]].append((change["entity"], change["uid"], change["before"], change["after"]))
        for entry in entries:
            due = seal_of(previous, [entry[name] for name in ENTRY.split(", ")], own[entry["n"]])
            if entry["seal"] != due:
                break
            previous, last = due, entry["n"]
    return last


def weigh(codec: Codec, row: Columns | None, telling: Telling | None, *, complete: bool) -> Weighed:
    """Compare the row of a record with what the journal tells of it; one of the two at least is there.

    What only one of them knows as removed is kept, unless the sealed journal knows it.
    """
    is_removed = row is not None and row.get("deleted_at") is not None
    if telling is None:
        assert row is not None
        if complete:
            return Weighed((("row", row),), "the journal does not know it")
        return Weighed(()) if is_removed else Weighed((("row", row),), UNCHECKED)
    if row is None:
        doubt = "" if telling.sealed else ", and the journal's seals do not hold for it"
        return Weighed((("journal", telling.columns),) if telling.columns else (), f"it has no row{doubt}")
    if telling.columns is None:
        if is_removed:
            return Weighed(())
        words = next((row[name] for name in ("text", "words", "name", "title") if row.get(name)), "")
        disagreed = f"the journal has it as removed, the row does not ({_shown(words)})"
        return Weighed(() if telling.sealed else (("row", row),), disagreed)
    journal = {**row, **telling.columns}  # a column that was added later is in the row alone
    said = [
        f"{name}: the row says {_shown(row.get(name))}, the journal {_shown(journal[name])}"
        for name in codec.names
        if name in journal and row.get(name) != journal[name]
    ]
    if not telling.sealed and not telling.columns.keys() >= set(codec.names):
        said.append(UNCHECKED)  # some of what it told cannot be read
    if is_removed:
        said.insert(0, "its row is marked as removed, and the journal knows nothing of that")
    sources = (("row", row), ("journal", journal))
    return Weighed(sources[::-1] if telling.sealed else sources, ", ".join(said))


def _shown(value: object) -> str:
    text = "nothing" if value is None else f"“{value}”"
    return text if len(text) <= SHOWN else f"{text[:SHOWN]}…”"
