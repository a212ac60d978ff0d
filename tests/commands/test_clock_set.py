"""A clock that is set moves the whole sitting: every distance stays, and what is counted after all goes back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest

from roundtable.commands.clock import end_item, go_back, next_item, pause_item, resume_item
from roundtable.commands.clock_set import follow_clock, unfollow_clock
from roundtable.commands.floor import check_in, check_out, count_hands, give_floor, raise_hand
from roundtable.commands.turns import move_boundary
from roundtable.commands.words import capture_action, capture_insight, capture_quote
from roundtable.domain.agenda import Run
from roundtable.domain.floor import HandKind, ShowCount, Turn, talk_time
from roundtable.domain.forecast import forecast
from roundtable.domain.people import Contributor
from roundtable.domain.queue import kind_now, thread_start
from roundtable.domain.records import Edit, Id, Record, add, in_room_time
from roundtable.domain.session import Session
from roundtable.domain.sitting import APART, MOMENTS, moments_of
from roundtable.domain.words import Quote
from roundtable.room import Room
from tests.clock import Clock
from tests.scenes import slug

AMINA, BEN, CLEO, DEWI = (slug(name) for name in ("Amina Otieno", "Ben Carter", "Cleo Diaz", "Dewi Prys"))
M, S = timedelta(minutes=1), timedelta(seconds=1)
SCENE = """
person: Amina Otieno, Port, Public
person: Ben Carter, Uni, Universities
person: Cleo Diaz, Uni
person: Dewi Prys, Uni
item: Welcome 20 talk
item: Walk 20
item: Talk 30
item: Close 10 close
"""


def at(room: Room) -> dict[tuple[type[Record], Id, str], datetime]:
    """Every moment of a session."""
    return {
        (kind, record.id, name): moment
        for kind in MOMENTS
        for record in room.session.all(kind)
        for name, moment in moments_of(record).items()
    }


def set_clock(room: Room, clock: Clock, **by: float) -> tuple[Edit, ...]:
    """The computer's clock is set, and followed."""
    clock.at += timedelta(**by)
    return room.do(follow_clock, seconds=timedelta(**by).total_seconds()).edits


def an_hour(room: Room, clock: Clock) -> None:
    """Two items, turns, hands up and down, comings and goings, words of each kind; Walk has run for 5 minutes."""
    room.do(check_out, contributor_id=CLEO)
    room.do(next_item)
    room.do(check_in, contributor_id=CLEO)
    room.do(give_floor, contributor_id=AMINA)
    room.do(raise_hand, contributor_id=BEN)
    clock.pass_(minutes=15)
    room.do(next_item)
    room.do(give_floor, contributor_id=BEN)
    room.do(capture_quote, text="Ask us first", contributor_id=BEN)
    room.do(capture_insight, text="Trust comes first")
    room.do(capture_action, text="Map the quays", owner_id=AMINA)
    public = room.session.get(Contributor, AMINA)
    sector = room.session.sector_of(public)
    assert sector is not None
    room.do(count_hands, statement="Enough?", counts=[ShowCount(sector.id, 1)])
    room.do(check_out, contributor_id=DEWI)
    room.do(raise_hand, contributor_id=AMINA)
    clock.pass_(minutes=5)


@pytest.mark.parametrize("hours", [1, -1, -20])
def test_every_distance_stays_as_it_was(room: Room, clock: Clock, hours: int) -> None:
    an_hour(room, clock)
    before, talked = at(room), talk_time(room.session.all(Turn), room.now())
    assert {kind for kind, _, _ in before} == set(MOMENTS)
    set_clock(room, clock, hours=hours)
    assert at(room) == {key: moment + timedelta(hours=hours) for key, moment in before.items()}
    assert talk_time(room.session.all(Turn), room.now()) == talked == {AMINA: 15 * M, BEN: 5 * M}


test_every_distance_stays_as_it_was.__doc__ = SCENE


def test_a_clock_set_back_leaves_the_order_of_things(room: Room, clock: Clock) -> None:
    an_hour(room, clock)
    set_clock(room, clock, hours=-1)
    before = room.session.item_before
    assert before is not None and before.title == "Welcome"
    room.do(give_floor, contributor_id=CLEO)
    clock.pass_(minutes=1)
    room.do(raise_hand, contributor_id=BEN, kind=HandKind.REPLY)
    thread = thread_start(room.session)
    assert thread is not None and thread.contributor_id == CLEO
    assert kind_now(room.session.hands_up[-1], thread) is HandKind.REPLY
    room.do(end_item)
    assert room.session.last_ended is not None and room.session.last_ended[0].title == "Walk"
    assert room.session.left_behind == () and room.session.next_item is not None
    assert room.session.next_item.title == "Talk"


test_a_clock_set_back_leaves_the_order_of_things.__doc__ = SCENE


@pytest.mark.parametrize("hours", [1, -1])
def test_a_day_without_a_hard_end_is_as_late_as_it_was(room: Room, clock: Clock, hours: int) -> None:
    an_hour(room, clock)
    before = forecast(room.session, room.now())
    set_clock(room, clock, hours=hours)
    after = forecast(room.session, room.now())
    assert after.late == before.late == -5 * M
    assert after.planned_end is not None and before.planned_end is not None
    assert after.planned_end - before.planned_end == timedelta(hours=hours)


test_a_day_without_a_hard_end_is_as_late_as_it_was.__doc__ = SCENE


def test_what_was_of_another_sitting_stays_and_so_does_what_was_noted_by_the_new_time(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno
    item: Welcome 20
    """
    room.do(capture_quote, text="Yesterday", contributor_id=AMINA)
    clock.pass_(hours=APART / timedelta(hours=1), seconds=1)
    room.do(capture_quote, text="Today", contributor_id=AMINA)
    clock.pass_(hours=7)
    room.do(next_item)
    clock.pass_(hours=10)
    room.do(capture_quote, text="A long item later", contributor_id=AMINA)
    was = {quote.text: quote.said_at for quote in room.session.quotes}
    clock.pass_(hours=1)  # the clock is set, and something noted before anybody has looked at it
    room.do(capture_quote, text="By the new time", contributor_id=AMINA)
    noted = clock()
    room.do(follow_clock, seconds=3600)
    now = {quote.text: quote.said_at for quote in room.session.quotes}
    assert now["Yesterday"] == was["Yesterday"] and now["By the new time"] == noted
    for text in ("Today", "A long item later"):
        before, after = was[text], now[text]
        assert before is not None and after is not None and after - before == timedelta(hours=1)


def test_where_nothing_happened_of_late_nothing_is_written(room: Room, clock: Clock) -> None:
    """
    item: Welcome 20
    """
    room.do(next_item)
    room.do(end_item)
    clock.pass_(hours=9)
    assert set_clock(room, clock, hours=1) == ()


@pytest.mark.parametrize("hours", [1, -1, -20])
def test_counted_after_all_just_what_was_moved_goes_back(room: Room, clock: Clock, hours: int) -> None:
    an_hour(room, clock)
    before = at(room)
    moved = set_clock(room, clock, hours=hours)
    clock.pass_(minutes=2)
    room.do(next_item)
    room.do(give_floor, contributor_id=CLEO)
    room.do(raise_hand, contributor_id=BEN)
    room.do(capture_quote, text="Since", contributor_id=CLEO)
    clock.pass_(minutes=2)
    since = {key: moment for key, moment in at(room).items() if key not in before}
    assert len(since) >= 6, "the ends of what went on, and what has begun"
    room.do(unfollow_clock, moved=moved)
    assert at(room) == before | since
    walk, talk = room.session.get(Run, Id("walk")), room.session.get(Run, Id("talk"))
    assert walk.elapsed(room.now()) == max(timedelta(hours=hours, minutes=7), timedelta())
    assert talk.elapsed(room.now()) == 2 * M


test_counted_after_all_just_what_was_moved_goes_back.__doc__ = SCENE


def test_counted_after_all_a_run_stood_still_for_as_long_as_it_did(room: Room, clock: Clock) -> None:
    """
    item: Welcome 20
    item: Walk 20
    """
    room.do(next_item)
    clock.pass_(minutes=4)
    room.do(next_item)
    clock.pass_(minutes=3)
    room.do(pause_item)
    moved = set_clock(room, clock, hours=1)
    clock.pass_(minutes=2)
    room.do(resume_item)
    room.do(go_back)
    clock.pass_(minutes=1)
    room.do(unfollow_clock, moved=moved)
    welcome, walk = room.session.get(Run, Id("welcome")), room.session.get(Run, Id("walk"))
    assert welcome.elapsed(room.now()) == 5 * M and walk.elapsed(room.now()) == 3 * M


def test_what_was_done_before_the_clock_was_set_is_undone_as_ever(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno
    person: Ben Carter
    """
    room.do(give_floor, contributor_id=AMINA)
    clock.pass_(minutes=3)
    room.do(give_floor, contributor_id=BEN)
    clock.pass_(minutes=2)
    one, other = room.session.all(Turn)
    room.do(move_boundary, before_id=one.id, after_id=other.id, at=clock() - 3 * M)
    room.do(capture_quote, text="Ask us first", contributor_id=BEN)
    set_clock(room, clock, hours=-1)
    assert room.undo() is not None and not room.session.count(Quote)
    assert room.redo() is not None and room.session.quotes[0].said_at == clock()
    moved = set_clock(room, clock, hours=2)
    room.undo()
    room.do(unfollow_clock, moved=moved)
    room.undo()
    assert talk_time(room.session.all(Turn), room.now())[AMINA] == 3 * M
    assert room.session.get(Turn, one.id).ended_at == room.session.get(Turn, other.id).started_at


@in_room_time
def fill(session: Session, now: datetime) -> Iterator[Edit]:
    """Five hundred quotes and three hundred turns, the last one half an hour ago."""
    then = now - timedelta(hours=3)
    yield from (add(Quote(text="Ask us first", said_at=then + n * 18 * S)) for n in range(500))
    yield from (add(Turn(started_at=then + n * 30 * S, ended_at=then + (n + 1) * 30 * S)) for n in range(300))


def test_a_long_afternoon_is_moved_at_once_and_is_one_line_of_the_journal(file_room: Room, clock: Clock) -> None:
    file_room.do(fill)
    before = at(file_room)
    moved = set_clock(file_room, clock, hours=1)
    assert len(moved) == 800 and at(file_room) == {key: was + timedelta(hours=1) for key, was in before.items()}
    line, filled = file_room.lines(2)
    assert (line.label, line.kind, filled.label) == ("follow_clock", "act", "fill")
    assert file_room.seconds < 2, "it takes a tenth of a second where a commit takes a millisecond"
    file_room.do(unfollow_clock, moved=moved)
    assert at(file_room) == before
