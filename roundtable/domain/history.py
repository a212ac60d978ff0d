"""What the journal tells of a session: who changed what, when, from what to what."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any


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
class Line:
    """One line of the journal: one thought, what it was called and the text of the first record that it changed."""

    at: datetime
    actor: str
    kind: str
    label: str
    words: str
