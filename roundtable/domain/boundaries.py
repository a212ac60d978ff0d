"""Where one turn ends and another begins, and how far that may be moved afterwards."""

from __future__ import annotations

from datetime import datetime, timedelta

from roundtable.domain.floor import Turn
from roundtable.domain.session import Session

LEAST_TURN = timedelta(seconds=1)
"""A turn is never shorter than this, or it could not be taken hold of again."""
BREATH = timedelta(seconds=6)
"""A gap shorter than this is a breath, not a silence: both sides of it move together."""
LONG = timedelta(minutes=6)
"""A turn of a debate longer than this may be one that nobody noted the end of."""


def in_time(session: Session) -> list[Turn]:
    """The turns in the order in which they began."""
    return sorted(session.all(Turn), key=lambda turn: (turn.started_at, turn.sort, turn.id))


def joined(before: Turn, after: Turn) -> bool:
    """Whether one turn goes over into the next without a silence."""
    return before.ended_at is not None and after.started_at - before.ended_at < BREATH


def room_to_move(
    session: Session, before: Turn | None, after: Turn | None, now: datetime
) -> tuple[datetime, datetime] | None:
    """The earliest and the latest that the end of `before` and the start of `after` may be moved to.

    None when there is no such boundary: none of the two is given, or the first has not ended.
    """
    if (before is None and after is None) or (before is not None and before.ended_at is None):
        return None
    turns = in_time(session)
    if before is not None:
        earliest = before.started_at + LEAST_TURN
    else:
        ends = [turn.ended_at for turn in turns if turn != after and turn.ended_at and _precedes(turn, after)]
        earliest = max(ends, default=datetime.min.replace(tzinfo=now.tzinfo))
    if after is not None:
        latest = (after.ended_at or now) - LEAST_TURN
    else:
        latest = min((turn.started_at for turn in turns if turn != before and _precedes(before, turn)), default=now)
    return (earliest, latest) if earliest <= latest else None


def _precedes(one: Turn | None, other: Turn | None) -> bool:
    return one is not None and other is not None and one.started_at <= other.started_at
