"""Acts on the floor, done in room time: who speaks, who waits, who comes and goes, hands counted on a statement."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from roundtable.commands.checks import known, known_counts, known_segments, text_of
from roundtable.domain.agenda import Run
from roundtable.domain.errors import Refused
from roundtable.domain.fair import fair_next
from roundtable.domain.floor import Hand, HandKind, Show, ShowCount, Turn
from roundtable.domain.people import Contributor
from roundtable.domain.queue import kind_now, thread_start
from roundtable.domain.records import Edit, Id, add, in_room_time, remove, revise
from roundtable.domain.session import Session


@in_room_time
def give_floor(session: Session, now: datetime, *, contributor_id: Id) -> Iterator[Edit]:
    """Give someone the floor: the turn before ends, their hand goes down, and the turn is of the hand's kind.

    Who speaks is here: an absent one has arrived. Who had been suggested is noted beside it, so that the record tells
    where the facilitator decided otherwise. Refused: unknown-contributor.
    """
    yield from _here(session, now, contributor_id)
    if session.open_turn is not None and session.open_turn.contributor_id == contributor_id:
        yield from _lowered(session, now, contributor_id)
        return
    suggested = next((each.contributor_id for each in fair_next(session, now)), None)
    yield from silence(session, now)
    yield from _lowered(session, now, contributor_id)
    thread = thread_start(session)
    kinds = [kind_now(hand, thread) for hand in session.hands_up if hand.contributor_id == contributor_id]
    yield _begun(session, now, contributor_id, kinds[0] if kinds else HandKind.POINT, suggested)


@in_room_time
def cross_talk(session: Session, now: datetime) -> Iterator[Edit]:
    """Several speak at once: the open turn ends, and nobody's begins."""
    if session.open_turn is not None and session.open_turn.contributor_id is None:
        return
    yield from silence(session, now)
    yield _begun(session, now, None, HandKind.POINT)


@in_room_time
def silence(session: Session, now: datetime) -> Iterator[Edit]:
    """Nobody has the floor: the open turn ends."""
    for turn in session.all(Turn):
        if turn.ended_at is None:
            yield revise(turn, ended_at=max(now, turn.started_at))


@in_room_time
def raise_hand(
    session: Session, now: datetime, *, contributor_id: Id, kind: HandKind = HandKind.POINT
) -> Iterator[Edit]:
    """Put someone into the queue; a hand that is up already changes its kind. Refused: unknown-contributor."""
    yield from _here(session, now, contributor_id)
    for hand in session.hands_up:
        if hand.contributor_id == contributor_id:
            if hand.kind is not kind:
                yield revise(hand, kind=kind)
            return
    yield add(Hand(sort=session.next_sort(Hand), contributor_id=contributor_id, raised_at=now, kind=kind))


@in_room_time
def lower_hand(session: Session, now: datetime, *, contributor_id: Id) -> Iterator[Edit]:
    """Take someone out of the queue."""
    yield from _lowered(session, now, contributor_id)


@in_room_time
def check_in(session: Session, now: datetime, *, contributor_id: Id) -> Iterator[Edit]:
    """Note that someone has arrived, or is back: who had been here from the start has not arrived late."""
    person = known(session, Contributor, contributor_id)
    if not person.present or person.arrived_at is None:
        arrived = person.arrived_at if person.left_at is not None else person.arrived_at or now
        yield revise(person, present=True, arrived_at=arrived, left_at=None)


@in_room_time
def check_out(session: Session, now: datetime, *, contributor_id: Id) -> Iterator[Edit]:
    """Note that someone has left, or before anything has begun, that they are not here yet.

    Their turn ends and their hand goes down.
    """
    person = known(session, Contributor, contributor_id)
    if session.open_turn is not None and session.open_turn.contributor_id == contributor_id:
        yield from silence(session, now)
    yield from _lowered(session, now, contributor_id)
    if person.present:
        begun = session.count(Run) or session.count(Turn)
        yield revise(person, present=False, left_at=now if begun else None)


@in_room_time
def count_hands(
    session: Session, now: datetime, *, statement: str, counts: Iterable[ShowCount], segment: str | None = None
) -> Iterator[Edit]:
    """Keep a show of hands on a statement, by sector; hands for and against it make its segment contested.

    Refused: statement-is-empty, unknown-sector, unknown-segment, count-is-negative, nobody-raised-a-hand.
    """
    kept = known_counts(session, counts)
    if not any(count.hands for count in kept):
        raise Refused("nobody-raised-a-hand")
    known_segments(session, [segment] if segment else [])
    yield add(
        Show(
            sort=session.next_sort(Show),
            statement=text_of(statement, "statement-is-empty"),
            segment=segment,
            counts=kept,
            at=now,
        )
    )


def remove_show(session: Session, now: datetime, *, show_id: Id) -> Iterator[Edit]:
    """Take a show of hands off the record, a statement's or a measure; the one before it counts again.

    Refused: unknown-show.
    """
    yield remove(known(session, Show, show_id))


def _here(session: Session, now: datetime, contributor_id: Id) -> Iterator[Edit]:
    """Whoever speaks or raises a hand is here."""
    if not known(session, Contributor, contributor_id).present:
        yield from check_in(session, now, contributor_id=contributor_id)


def _begun(
    session: Session, now: datetime, contributor_id: Id | None, kind: HandKind, suggested_id: Id | None = None
) -> Edit:
    item = session.running[0] if session.running else None
    return add(
        Turn(
            sort=session.next_sort(Turn),
            contributor_id=contributor_id,
            started_at=now,
            item_id=item.id if item else None,
            kind=kind,
            suggested_id=suggested_id,
        )
    )


def _lowered(session: Session, now: datetime, contributor_id: Id) -> Iterator[Edit]:
    for hand in session.hands_up:
        if hand.contributor_id == contributor_id:
            yield revise(hand, lowered_at=max(now, hand.raised_at))
