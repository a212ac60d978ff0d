"""What the turns tell: who spoke after whom, whom the speaker answers, and who spoke when of late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from roundtable.domain.floor import Turn
from roundtable.domain.records import Id
from roundtable.domain.session import Session

QUARTER = timedelta(minutes=15)
_ANSWER = timedelta(seconds=45)
"""Someone who speaks no later than this after someone else goes on from there."""
_SILENCE = timedelta(seconds=6)
"""A gap shorter than this is a breath, not a silence."""


def in_time(session: Session) -> list[Turn]:
    """The turns in the order in which they began."""
    return sorted(session.all(Turn), key=lambda turn: turn.started_at)


def exchanges(session: Session) -> Mapping[frozenset[Id], int]:
    """How often each pair spoke one right after the other, in either order."""
    counted: Counter[frozenset[Id]] = Counter()
    for before, after in pairwise(in_time(session)):
        if before.contributor_id != after.contributor_id and _follows(before, after):
            counted[frozenset((before.contributor_id, after.contributor_id))] += 1
    return counted


def answered(session: Session) -> Id | None:
    """Whom the speaker goes on from; None after a silence."""
    open_turn = session.open_turn
    before = [turn for turn in in_time(session) if open_turn is not None and turn.started_at < open_turn.started_at]
    if open_turn is None or not before or not _follows(before[-1], open_turn):
        return None
    return before[-1].contributor_id if before[-1].contributor_id != open_turn.contributor_id else None


def _follows(before: Turn, after: Turn) -> bool:
    return before.ended_at is not None and after.started_at - before.ended_at <= _ANSWER


@dataclass(frozen=True)
class Cell:
    """A stretch of the strip, as parts of its width (0 to 1); nobody's is a silence."""

    start: float
    end: float
    contributor_id: Id | None = None
    open: bool = False


def strip_cells(session: Session, now: datetime, length: timedelta = QUARTER) -> list[Cell]:
    """Turns and silences of the time that has just passed, in their order."""
    begins = now - length
    cells: list[Cell] = []
    reached: datetime | None = None
    for turn in in_time(session):
        ends = turn.ended_at or now
        if ends <= begins or turn.started_at >= now:
            continue
        starts = max(turn.started_at, begins)
        if reached is not None and starts - reached >= _SILENCE:
            cells.append(Cell((reached - begins) / length, (starts - begins) / length))
        cells.append(
            Cell((starts - begins) / length, (ends - begins) / length, turn.contributor_id, turn.ended_at is None)
        )
        reached = ends
    if reached is not None and now - reached >= _SILENCE:
        cells.append(Cell((reached - begins) / length, 1.0))
    return cells
