"""Words that are typed into the report and not in it yet, kept on disk outside the journal until they are."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass

FIELD = "report"
"""The name of the draft in the session's file."""
PAUSE = 250
"""Milliseconds after the last key at which they are kept."""
TITLE = -1
"""The place of a section's title."""


@dataclass(frozen=True)
class Unkept:
    """A text as it is typed: in which section and at which place, and what the report holds there ("" for nothing).

    One thing is half typed at a time: whoever leaves a field tells what it says.
    """

    section: str
    place: int
    kept: str
    text: str

    def as_text(self) -> str:
        """As JSON, for the draft."""
        return json.dumps(asdict(self), ensure_ascii=False)


def from_text(text: str) -> Unkept | None:
    """What a draft holds; None when there is nothing that could be understood."""
    try:
        found = json.loads(text)
        return Unkept(str(found["section"]), int(found["place"]), str(found["kept"]), str(found["text"]))
    except (ValueError, KeyError, TypeError):
        return None
