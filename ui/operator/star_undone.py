"""What is told of words that an undo or a redo has hung elsewhere, to those who do not see it."""

from __future__ import annotations

from roundtable.domain.words import ActionPoint, Insight, Quote
from roundtable.room import Change
from ui.star.values import StarView

_TOLD = {"undo": "Undone", "redo": "Done again"}


def told_of(change: Change, view: StarView) -> str:
    """Where they hang now: "Undone: Ask us first. Quote, on Co-design"; "" where no words hang elsewhere."""
    act = _TOLD.get(change.kind)
    moved = {
        edit.after.id
        for edit in change.edits
        if isinstance(edit.before, Quote | Insight | ActionPoint)
        and isinstance(edit.after, Quote | Insight | ActionPoint)
        and edit.before.segments != edit.after.segments
    }
    chips = [chip for chip in view.chips if chip.record_id in moved]
    if not act or not chips:
        return ""
    count = f"{len(chips)} chips, the last: " if len(chips) > 1 else ""
    return f"{act}: {count}{view.told(chips[-1])}"
