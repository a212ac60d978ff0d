"""Edits of turns after they were noted: where one ends and another begins, whose it was, that it was none."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from roundtable.commands.checks import changed, known
from roundtable.domain.boundaries import room_to_move
from roundtable.domain.errors import Refused
from roundtable.domain.floor import Turn
from roundtable.domain.people import Contributor
from roundtable.domain.records import Edit, Id, remove
from roundtable.domain.session import Session


def move_boundary(
    session: Session, now: datetime, *, before_id: Id | None, after_id: Id | None, at: datetime
) -> Iterator[Edit]:
    """Let one turn end, and the one behind it begin, at another moment; beside a silence only one of them is given.

    Refused: unknown-turn, boundary-out-of-range where the moment lies outside both turns or in another one.
    """
    before, after = known(session, Turn, before_id), known(session, Turn, after_id)
    room = room_to_move(session, before, after, now)
    if room is None or not room[0] <= at <= room[1]:
        raise Refused("boundary-out-of-range")
    if before is not None:
        yield from changed(before, ended_at=at)
    if after is not None:
        yield from changed(after, started_at=at)


def reattribute_turn(session: Session, now: datetime, *, turn_id: Id, contributor_id: Id | None) -> Iterator[Edit]:
    """Say whose turn it was; nobody's is cross-talk. Refused: unknown-turn, unknown-contributor."""
    known(session, Contributor, contributor_id)
    yield from changed(known(session, Turn, turn_id), contributor_id=contributor_id)


def remove_turn(session: Session, now: datetime, *, turn_id: Id) -> Iterator[Edit]:
    """Take away a turn that was none: it was silent then. Refused: unknown-turn."""
    yield remove(known(session, Turn, turn_id))
