"""What the turns tell: who spoke after whom, whom the speaker answers, and who spoke when of late."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

from roundtable.domain.agenda import AgendaItem, ItemKind
from roundtable.domain.boundaries import BREATH, LONG, in_time, joined, room_to_move
from roundtable.domain.floor import Turn
from roundtable.domain.records import Id
from roundtable.domain.session import Session

QUARTER = timedelta(minutes=15)
_ANSWER = timedelta(seconds=45)
"""Someone who speaks no later than this after someone else goes on from there."""


def exchanges(session: Session) -> Mapping[frozenset[Id], int]:
    """How often each pair spoke one right after the other, in either order."""
    counted: Counter[frozenset[Id]] = Counter()
    for before, after in pairwise(in_time(session)):
        one, other = before.contributor_id, after.contributor_id
        if one is not None and other is not None and one != other and _follows(before, after):
            counted[frozenset((one, other))] += 1
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


def doubtful(session: Session, turn: Turn, now: datetime) -> bool:
    """Whether a turn is so long that its end may not have been noted; talks and breaks are long by nature."""
    item = session.find(AgendaItem, turn.item_id)
    if item is not None and item.kind in (ItemKind.TALK, ItemKind.BREAK):
        return False
    return (turn.ended_at or now) - turn.started_at > LONG


@dataclass(frozen=True)
class Cell:
    """A stretch of the strip, as parts of its width (0 to 1): a turn, or a silence, which has none.

    A turn of nobody is cross-talk; a doubtful one is so long that its end may not have been noted.
    """

    start: float
    end: float
    contributor_id: Id | None = None
    open: bool = False
    turn_id: Id | None = None
    doubtful: bool = False


@dataclass(frozen=True)
class Edge:
    """Where a turn ends, another begins, or both, and from when to when that may be moved."""

    before_id: Id | None
    after_id: Id | None
    at: datetime
    earliest: datetime
    latest: datetime


def strip_cells(session: Session, now: datetime, length: timedelta = QUARTER) -> list[Cell]:
    """Turns and silences of the time that has just passed, in their order."""
    begins = now - length
    cells: list[Cell] = []
    reached: datetime | None = None
    for turn in _within(session, now, length):
        starts, ends = max(turn.started_at, begins), turn.ended_at or now
        if reached is not None and starts - reached >= BREATH:
            cells.append(Cell((reached - begins) / length, (starts - begins) / length))
        cells.append(
            Cell(
                (starts - begins) / length,
                (ends - begins) / length,
                turn.contributor_id,
                turn.ended_at is None,
                turn.id,
                doubtful(session, turn, now),
            )
        )
        reached = ends
    if reached is not None and now - reached >= BREATH:
        cells.append(Cell((reached - begins) / length, 1.0))
    return cells


def strip_edges(session: Session, now: datetime, length: timedelta = QUARTER) -> list[Edge]:
    """Every edge of a turn in that time, in their order; two turns that go over into each other share one."""
    turns = _within(session, now, length)
    pairs: list[tuple[Turn | None, Turn | None]] = []
    for before, after in pairwise([None, *turns, None]):
        if before is not None and after is not None and joined(before, after):
            pairs.append((before, after))
        else:
            pairs += [(before, None), (None, after)]
    found = []
    for before, after in pairs:
        room = room_to_move(session, before, after, now)
        at = after.started_at if after is not None else before.ended_at if before is not None else None
        if room is not None and at is not None and at >= now - length:
            earliest = max(room[0], now - length)
            found.append(Edge(before.id if before else None, after.id if after else None, at, earliest, room[1]))
    return found


def _within(session: Session, now: datetime, length: timedelta) -> list[Turn]:
    return [turn for turn in in_time(session) if (turn.ended_at or now) > now - length and turn.started_at < now]
