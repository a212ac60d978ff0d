"""What the start screen tells of a session without opening it: a summary, kept in the settings when it was closed."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

PREPARED, RUNNING, DRAFT = "prepared", "running", "draft"
STATES = (PREPARED, RUNNING, DRAFT)


@dataclass(frozen=True)
class Recent:
    """One session that was open on this computer; `heard` are the segments that were spoken to."""

    path: str
    title: str = ""
    held_on: str = ""
    place: str = ""
    quotes: int = 0
    people: int = 0
    state: str = PREPARED
    has_star: bool = True
    heard: tuple[str, ...] = ()

    @property
    def file(self) -> Path:
        """The session's file."""
        return Path(self.path)

    @property
    def day(self) -> date | None:
        """The day of the roundtable, when it is known."""
        try:
            return date.fromisoformat(self.held_on)
        except ValueError:
            return None

    def as_text(self) -> str:
        """The summary as JSON for the settings."""
        return json.dumps(asdict(self), ensure_ascii=False)


def from_text(text: str) -> Recent | None:
    """The summary kept in the settings, as far as it is one; None when it names no file."""
    try:
        fields = json.loads(text)
    except ValueError:
        return None
    if not isinstance(fields, dict) or not isinstance(fields.get("path"), str):
        return None
    plain = Recent(fields["path"])
    known: dict[str, Any] = {
        name: fields[name] for name, value in asdict(plain).items() if type(fields.get(name)) is type(value)
    }
    heard = fields.get("heard")
    known["heard"] = tuple(str(each) for each in heard) if isinstance(heard, list) else ()
    if known.get("state") not in STATES:
        known["state"] = PREPARED
    return Recent(**known)
