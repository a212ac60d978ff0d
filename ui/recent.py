"""What the start screen tells of a session without opening it: a summary, kept in the settings when it was closed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path

PREPARED, RUNNING, DRAFT = "prepared", "running", "draft"


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
    """The summary kept in the settings; None when it is not one."""
    try:
        fields = json.loads(text)
    except ValueError:
        return None
    if not isinstance(fields, Mapping) or not isinstance(fields.get("path"), str):
        return None
    known = {name: fields[name] for name in Recent.__dataclass_fields__ if name in fields}
    known["heard"] = tuple(str(each) for each in known.get("heard", ()))
    return Recent(**known)
