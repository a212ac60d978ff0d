"""What the journal tells of a session: who changed what, when, from what to what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from roundtable.domain.records import Id, Record


@dataclass(frozen=True)
class Entry:
    """One line of a record's history: what a transaction made of it."""

    at: datetime
    actor: str
    kind: str
    label: str
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@dataclass(frozen=True)
class Touched:
    """What a line of the journal did to one record: its columns before and after.

    None where there was no record; of a record that was revised, the columns that changed.
    """

    kind: type[Record]
    record_id: Id
    before: Mapping[str, Any] | None
    after: Mapping[str, Any] | None


@dataclass(frozen=True)
class Line:
    """One line of the journal: one thought, what it was called and the first record that it changed.

    `n` is its place in this file; `kind` is do, act (in room time), undo, redo or merge; `words` are those that the
    record had then.
    """

    n: int
    at: datetime
    actor: str
    kind: str
    label: str
    words: str = ""
    first: Touched | None = None
