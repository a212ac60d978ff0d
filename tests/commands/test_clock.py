"""Acts on the clock are journalled, corrected by the opposite act, and never undone."""

from datetime import timedelta

import pytest

from roundtable.commands.clock import (
    backdate_item,
    end_item,
    extend_item,
    go_back,
    next_item,
    pause_item,
    resume_item,
    start_item,
)
from roundtable.domain.agenda import AgendaItem, Phase, Run, read_timer
from roundtable.domain.errors import Refused
from roundtable.domain.records import Id
from roundtable.room import Room
from tests.clock import Clock

WELCOME, DESIGN = Id("welcome"), Id("design")


def left(room: Room, item_id: Id) -> timedelta:
    session = room.session
    return read_timer(session.get(AgendaItem, item_id), session.find(Run, item_id), room.now()).left


def test_next_goes_through_the_day_and_stops_at_its_end(room: Room, clock: Clock) -> None:
    """
    item: Welcome 10
    item: Design 25
    """
    room.do(next_item)
    clock.pass_(minutes=12)
    room.do(next_item)
    welcome = room.session.get(Run, WELCOME)
    assert welcome.ended_at == clock()
    assert left(room, DESIGN) == timedelta(minutes=25)
    clock.pass_(minutes=1)
    room.do(next_item)
    assert room.session.running is None
    with pytest.raises(Refused, match="agenda-is-over"):
        room.do(next_item)
    assert room.undo() is None


def test_pause_and_resume_stop_the_clock_and_ending_counts_the_pause(room: Room, clock: Clock) -> None:
    """
    item: Welcome 10
    started: Welcome
    """
    clock.pass_(minutes=2)
    room.do(pause_item)
    clock.pass_(minutes=5)
    assert left(room, WELCOME) == timedelta(minutes=8)
    room.do(resume_item)
    clock.pass_(minutes=1)
    assert left(room, WELCOME) == timedelta(minutes=7)
    room.do(pause_item)
    clock.pass_(minutes=3)
    room.do(end_item)
    run = room.session.get(Run, WELCOME)
    assert (run.paused_seconds, run.paused_at) == (8 * 60, None)
    assert left(room, WELCOME) == timedelta(minutes=7)


def test_going_back_reopens_an_item_and_the_gap_counts_as_paused(room: Room, clock: Clock) -> None:
    """
    item: Welcome 10
    item: Design 25
    started: Welcome
    """
    clock.pass_(minutes=4)
    room.do(next_item)
    clock.pass_(minutes=2)
    room.do(start_item, item_id=WELCOME)
    assert room.session.running is not None
    assert room.session.running[0].id == WELCOME
    assert left(room, WELCOME) == timedelta(minutes=6)
    assert room.session.get(Run, DESIGN).ended_at == clock()


def test_a_clock_started_late_is_put_right(room: Room, clock: Clock) -> None:
    """
    item: Welcome 10
    """
    begun = clock()
    clock.pass_(minutes=3)
    room.do(start_item, item_id=WELCOME, at=begun)
    assert left(room, WELCOME) == timedelta(minutes=7)
    room.do(backdate_item, started_at=begun - timedelta(minutes=1))
    assert left(room, WELCOME) == timedelta(minutes=6)
    with pytest.raises(Refused, match="start-is-in-the-future"):
        room.do(backdate_item, started_at=clock() + timedelta(minutes=1))
    with pytest.raises(Refused, match="item-is-running"):
        room.do(start_item, item_id=WELCOME)


def test_more_minutes_and_fewer(room: Room, clock: Clock) -> None:
    """
    item: Welcome 10
    started: Welcome
    """
    clock.pass_(minutes=10, seconds=1)
    session = room.session
    assert read_timer(session.get(AgendaItem, WELCOME), session.get(Run, WELCOME), clock()).phase is Phase.OVER
    room.do(extend_item, minutes=5)
    assert left(room, WELCOME) == timedelta(minutes=4, seconds=59)
    room.do(extend_item, minutes=-1)
    assert left(room, WELCOME) == timedelta(minutes=3, seconds=59)
    with pytest.raises(Refused, match="minutes-out-of-range"):
        room.do(extend_item, minutes=-15)


@pytest.mark.parametrize("command", [pause_item, resume_item, extend_item, end_item])
def test_nothing_runs_nothing_stops(room: Room, command: object) -> None:
    with pytest.raises(Refused, match="nothing-is-running"):
        room.do(command)  # type: ignore[arg-type]  # a table of commands


def test_going_back_is_to_the_item_that_ran_before_and_next_goes_on_with_the_one_left(room: Room, clock: Clock) -> None:
    """
    item: Welcome 10
    item: Design 25
    item: Close 5
    """
    room.do(next_item)
    with pytest.raises(Refused, match="nothing-before"):
        room.do(go_back)
    clock.pass_(minutes=8)
    room.do(next_item)
    clock.pass_(minutes=5)
    room.do(go_back)
    assert left(room, WELCOME) == timedelta(minutes=2)
    clock.pass_(minutes=2)
    room.do(next_item)
    assert left(room, DESIGN) == timedelta(minutes=20), "the two minutes away count as paused"
    room.do(end_item)
    room.do(go_back)
    assert room.session.running is not None and room.session.running[0].id == DESIGN, "the day was ended too soon"


def test_an_item_begun_by_mistake_is_still_to_come(room: Room, clock: Clock) -> None:
    """
    item: Welcome 10
    item: Design 25
    """
    room.do(next_item)
    clock.pass_(minutes=8)
    room.do(next_item)
    clock.pass_(seconds=4)
    room.do(go_back)
    assert room.session.find(Run, DESIGN) is None
    assert left(room, WELCOME) == timedelta(minutes=2)
    clock.pass_(minutes=2)
    room.do(next_item)
    assert left(room, DESIGN) == timedelta(minutes=25)


def test_items_left_one_after_the_other_go_on_in_their_order(room: Room, clock: Clock) -> None:
    """
    item: One 10
    item: Two 10
    item: Three 10
    item: Four 10
    """
    for _ in range(3):
        room.do(next_item)
        clock.pass_(minutes=4)
    for title in ("Two", "One"):
        room.do(go_back)
        assert room.session.running is not None and room.session.running[0].title == title
        clock.pass_(minutes=2)
    for title in ("Two", "Three", "Four"):
        room.do(next_item)
        assert room.session.running is not None and room.session.running[0].title == title


def test_a_jump_ahead_and_back_leaves_the_order_of_the_agenda(room: Room, clock: Clock) -> None:
    """
    item: One 10
    item: Two 10
    item: Three 10
    started: One
    """
    clock.pass_(minutes=1)
    room.do(start_item, item_id=Id("three"))
    clock.pass_(minutes=3)
    room.do(go_back)
    room.do(next_item)
    assert room.session.running is not None and room.session.running[0].title == "Two"
    room.do(next_item)
    assert room.session.running is None, "the third was taken first, and has run"


def test_setting_back_a_start_ends_the_item_before_then(room: Room, clock: Clock) -> None:
    """
    item: Welcome 10
    item: Design 25
    started: Welcome
    """
    begun = clock()
    clock.pass_(minutes=13)
    room.do(next_item)
    room.do(backdate_item, started_at=begun + timedelta(minutes=10))
    assert room.session.get(Run, WELCOME).ended_at == begun + timedelta(minutes=10)
    assert left(room, DESIGN) == timedelta(minutes=22)
    with pytest.raises(Refused, match="start-is-before-the-last"):
        room.do(backdate_item, started_at=begun)
