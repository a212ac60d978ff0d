"""What becomes of the record when the computer's clock is set; done in room time, and corrected by the opposite act."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from roundtable.domain.agenda import Run
from roundtable.domain.records import Edit, Record, in_room_time, revise
from roundtable.domain.session import Session
from roundtable.domain.sitting import MOMENTS, moments_of, sitting_began


@in_room_time
def follow_clock(session: Session, now: datetime, *, seconds: float) -> Iterator[Edit]:
    """Follow the computer's clock, which was set forward by so many seconds (back: negative); `now` is its new time.

    All of this sitting is told in the new time: runs, turns, hands, shows of hands, who came and left, and when words
    were said. Every distance stays as it was. The sitting is what happened up to the moment at which the clock was
    set, back to the last 8 hours without a run, a turn or a word. What was noted since by the new time is told in it
    already; fixed points and the hard end are times of the wall, and stay.
    """
    step = timedelta(seconds=seconds)
    until = now - step
    since = sitting_began(session, until)
    for kind in MOMENTS:
        for record in session.all(kind):
            moved = {name: at + step for name, at in moments_of(record).items() if since <= at <= until}
            if moved:
                yield revise(record, **moved)


@in_room_time
def unfollow_clock(session: Session, now: datetime, *, moved: Sequence[Edit]) -> Iterator[Edit]:
    """Count the time after all by which the clock was set: just what `follow_clock` moved goes back.

    What has begun, ended or been put right since stays as it was noted. A run that has gone on after a pause or an
    end stood still for as much longer.
    """
    for edit in moved:
        if edit.before is not None and edit.after is not None:
            record = session.find(edit.kind, edit.after.id)
            if record is not None:
                yield Edit(record, _told_as_before(record, edit.before, edit.after))


def _told_as_before(record: Record, before: Record, after: Record) -> Record:
    fields: dict[str, Any] = {}
    for name, at in moments_of(after).items():
        was = getattr(before, name)
        if was == at:
            continue
        if getattr(record, name) == at:
            fields[name] = was
        elif isinstance(record, Run) and name != "started_at":
            fields["paused_seconds"] = record.paused_seconds + (at - was).total_seconds()
    return replace(record, **fields)
