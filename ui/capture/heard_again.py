"""That words which were read back or confirmed are as heard again, told where they were changed."""

from __future__ import annotations

from roundtable.domain.words import Quote, QuoteState
from roundtable.room import Change
from ui import wording

READ_AGAIN = "Read it back again."
"""What is left to do with them."""


def no_longer(change: Change) -> str:
    """What the first quote that a change made as heard again no longer is: "no longer confirmed"; "" where none is."""
    for edit in change.edits if change.kind == "do" else ():
        states = [each.state for each in (edit.before, edit.after) if isinstance(each, Quote)]
        if len(states) == 2 and states[0].level > 0 and states[1] is QuoteState.HEARD:
            return f"no longer {wording.STATES[states[0]]}"
    return ""
