"""Acts on the clock of the agenda, done in room time: journalled, and corrected by the opposite act, never undone."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from roundtable.commands.checks import known
from roundtable.domain.agenda import AgendaItem, Run
from roundtable.domain.errors import Refused
from roundtable.domain.floor import Turn
from roundtable.domain.records import Edit, Id, add, in_room_time, revise
from roundtable.domain.session import Session

FALSE_START = timedelta(minutes=1)
"""An item that was left sooner had not really begun."""


@in_room_time
def start_item(session: Session, now: datetime, *, item_id: Id, at: datetime | None = None) -> Iterator[Edit]:
    """Start an item's clock, now or, when it was forgotten, at an earlier moment; the running item ends then.

    An item that has ended goes on: the time in between counts as paused. Refused: start-is-in-the-future,
    start-is-before-the-last, item-is-running.
    """
    item = known(session, AgendaItem, item_id)
    started_at = at or now
    if started_at > now:
        raise Refused("start-is-in-the-future", title=item.title)
    run = session.find(Run, item_id)
    if run is not None and run.is_open:
        raise Refused("item-is-running", title=item.title)
    for other in session.all(Run):
        if other.is_open and other.id != item_id:
            if started_at < other.started_at:
                raise Refused("start-is-before-the-last", title=item.title)
            yield _ended(other, started_at)
    if run is None:
        yield add(Run(id=item_id, started_at=started_at))
    elif run.ended_at is not None:
        gap = max((started_at - run.ended_at).total_seconds(), 0.0)
        yield revise(run, ended_at=None, paused_seconds=run.paused_seconds + gap)


@in_room_time
def go_back(session: Session, now: datetime) -> Iterator[Edit]:
    """Go back to the item that ran before, whose clock goes on; the one left goes on after it.

    An item left within its first minute was begun by mistake, and is still to come. Refused: nothing-before.
    """
    before = session.item_before
    if before is None:
        raise Refused("nothing-before")
    for edit in start_item(session, now, item_id=before.id):
        left = edit.before
        mistaken = isinstance(left, Run) and left.id != before.id and left.elapsed(now) < FALSE_START
        yield Edit(left, None) if mistaken else edit


@in_room_time
def pause_item(session: Session, now: datetime) -> Iterator[Edit]:
    """Stop the running item's clock for a while. Refused: nothing-is-running."""
    run = _running(session)
    if run.paused_at is None:
        yield revise(run, paused_at=now)


@in_room_time
def resume_item(session: Session, now: datetime) -> Iterator[Edit]:
    """Let a paused clock go on. Refused: nothing-is-running."""
    run = _running(session)
    if run.paused_at is not None:
        stood = max((now - run.paused_at).total_seconds(), 0.0)
        yield revise(run, paused_at=None, paused_seconds=run.paused_seconds + stood)


@in_room_time
def extend_item(session: Session, now: datetime, *, minutes: int = 1) -> Iterator[Edit]:
    """Give the running item more minutes, or fewer. Refused: nothing-is-running, minutes-out-of-range."""
    run = _running(session)
    item = known(session, AgendaItem, run.id)
    if item.allotted + run.extended_minutes + minutes < 0:
        raise Refused("minutes-out-of-range", minutes=minutes)
    yield revise(run, extended_minutes=run.extended_minutes + minutes)


@in_room_time
def backdate_item(session: Session, now: datetime, *, started_at: datetime) -> Iterator[Edit]:
    """Put right a clock that was started late; the item before ended then, too.

    Refused: nothing-is-running, start-is-in-the-future, start-is-before-the-last.
    """
    run = _running(session)
    if started_at > (run.paused_at or now):
        raise Refused("start-is-in-the-future")
    for other in session.all(Run):
        if other.ended_at is not None and started_at < other.ended_at <= run.started_at:
            if started_at <= other.started_at:
                raise Refused("start-is-before-the-last")
            yield revise(other, ended_at=started_at)
    if started_at != run.started_at:
        yield revise(run, started_at=started_at)


@in_room_time
def end_item(session: Session, now: datetime) -> Iterator[Edit]:
    """End the running item. Refused: nothing-is-running."""
    yield _ended(_running(session), now)


@in_room_time
def next_item(session: Session, now: datetime) -> Iterator[Edit]:
    """End the running item and start the one behind it; at the end of the agenda the last one just ends.

    Refused: agenda-is-over, agenda-is-empty.
    """
    following = session.next_item
    if following is not None:
        yield from start_item(session, now, item_id=following.id)
    elif session.running is not None:
        yield from end_item(session, now)
    else:
        raise Refused("agenda-is-over" if session.count(AgendaItem) else "agenda-is-empty")


@in_room_time
def leave_out(
    session: Session, now: datetime, *, seconds: float, run_id: Id | None = None, turn_id: Id | None = None
) -> Iterator[Edit]:
    """Take time that the computer slept out of a run and a turn, also when they have ended since.

    A run keeps its start, and the sleep counts as paused; a turn has no pauses, and begins later by as much.
    """
    if (run := session.find(Run, run_id)) is not None:
        yield revise(run, paused_seconds=run.paused_seconds + seconds)
    if (turn := session.find(Turn, turn_id)) is not None:
        later = turn.started_at + timedelta(seconds=seconds)
        yield revise(turn, started_at=min(later, turn.ended_at or now))


@in_room_time
def count_in(
    session: Session, now: datetime, *, seconds: float, run_id: Id | None = None, turn_id: Id | None = None
) -> Iterator[Edit]:
    """Count time again that was left out: the opposite of `leave_out`."""
    yield from leave_out(session, now, seconds=-seconds, run_id=run_id, turn_id=turn_id)


def _running(session: Session) -> Run:
    if session.running is None:
        raise Refused("nothing-is-running")
    return session.running[1]


def _ended(run: Run, at: datetime) -> Edit:
    """The edit that ends a run; a pause that is still on counts as paused up to the end."""
    paused = run.paused_seconds
    if run.paused_at is not None:
        paused += max((at - run.paused_at) / timedelta(seconds=1), 0.0)
    return revise(run, ended_at=max(at, run.started_at), paused_at=None, paused_seconds=paused)
