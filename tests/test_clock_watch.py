"""A sleep or a clock that was set is noticed, and the running time stays exact through all of it and a restart."""

from __future__ import annotations

import time
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from roundtable.clock_watch import ClockWatch, Jump, Reading, read_clocks
from roundtable.commands.clock import (
    count_in,
    end_item,
    extend_item,
    leave_out,
    pause_item,
    resume_item,
    start_item,
)
from roundtable.commands.clock_set import follow_clock
from roundtable.commands.floor import give_floor, raise_hand, silence
from roundtable.domain.agenda import AgendaItem, Run, read_timer
from roundtable.domain.floor import Turn, talk_time
from roundtable.domain.records import Id
from roundtable.room import Room
from roundtable.storage.store import Store
from tests.clock import Clock, Clocks
from tests.scenes import set_scene

DESIGN, AMINA = Id("design"), Id("amina-otieno")
SCENE = """
person: Amina Otieno, Port Authority
person: Björn Åkesson, River University
item: Design 120
started: Design
"""


def elapsed(room: Room) -> timedelta:
    return room.session.get(Run, DESIGN).elapsed(room.now())


def talked(room: Room) -> timedelta:
    return talk_time(room.session.all(Turn), room.now())[AMINA]


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


def test_what_happens_between_two_looks_is_told_apart(clocks: Clocks) -> None:
    watch = ClockWatch(clocks.read)
    clocks.pass_(seconds=1)
    assert watch.look() is None
    clocks.sleep(minutes=3, seconds=20)
    assert watch.look() == Jump(slept=200)
    clocks.set_(hours=1)
    assert watch.look() == Jump(stepped=3600)
    clocks.sleep(seconds=60)
    clocks.set_(hours=-2)
    clocks.pass_(seconds=1)
    assert watch.look() == Jump(slept=60, stepped=-7200)
    assert watch.look() is None, "each is told once"


def test_two_seconds_are_not_worth_a_question(clocks: Clocks) -> None:
    watch = ClockWatch(clocks.read)
    for _ in range(10):
        clocks.sleep(seconds=1.9)
        clocks.set_(seconds=-1.9)
        assert watch.look() is None


def test_where_no_clock_stands_still_a_long_silence_is_a_sleep(clocks: Clocks) -> None:
    def read() -> Reading:
        told = clocks.read()
        return Reading(told.wall, told.through, None)

    watch = ClockWatch(read)
    clocks.sleep(seconds=10)
    assert watch.look() is None
    clocks.sleep(minutes=3)
    assert watch.look() == Jump(slept=180)
    clocks.set_(hours=-1)
    assert watch.look() == Jump(stepped=-3600)


def test_the_clocks_of_this_computer_run_together() -> None:
    before, after = read_clocks(), read_clocks()
    assert abs(before.wall - time.time()) < 60
    assert 0 <= after.through - before.through < 60
    assert before.awake is None or (after.awake is not None and after.awake >= before.awake)
    assert ClockWatch().look() is None


@pytest.fixture
def file_of(tmp_path: Path) -> Path:
    path = tmp_path / "session.roundtable"
    with closing(Room(Store.create(path), Clock())) as room:
        room.do(set_scene, text=SCENE)
    return path


def test_elapsed_is_exact_through_steps_pause_adjustment_and_a_restart(file_of: Path, clocks: Clocks) -> None:
    """The clock is set +1 h and −2 h while it runs and while it is paused; then the program is killed."""
    room, watch = Room(Store.open(file_of), clocks), ClockWatch(clocks.read)

    def follow() -> None:
        jump = watch.look()
        assert jump is not None
        room.do(follow_clock, seconds=jump.stepped)

    clocks.pass_(minutes=5)
    watch.look()
    clocks.set_(hours=1)
    follow()
    assert elapsed(room) == timedelta(minutes=5)
    clocks.pass_(minutes=2)
    watch.look()
    room.do(pause_item)
    clocks.pass_(minutes=4)
    watch.look()
    clocks.set_(hours=-2)
    follow()
    clocks.pass_(minutes=1)
    assert elapsed(room) == timedelta(minutes=7)
    room.do(resume_item)
    clocks.pass_(seconds=30)
    room.do(extend_item, minutes=-1)
    item = room.session.get(AgendaItem, DESIGN)
    left = read_timer(item, room.session.get(Run, DESIGN), room.now()).left
    assert left == timedelta(minutes=119) - timedelta(minutes=7, seconds=30)
    room._store._conn.close()  # as a kill leaves it: nothing is tidied
    clocks.pass_(seconds=30)
    with closing(Room(Store.open(file_of), clocks)) as again:
        assert elapsed(again) == timedelta(minutes=8)
        again.do(end_item)
        clocks.pass_(hours=3)
        assert elapsed(again) == timedelta(minutes=8)


def test_a_sleep_that_is_left_out_counts_for_no_run_and_no_turn(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno, Port Authority
    item: Design 120
    started: Design
    """
    room.do(give_floor, contributor_id=AMINA)
    clock.pass_(minutes=10)  # of which the computer slept 200 seconds
    (turn,) = room.session.all(Turn)
    assert (elapsed(room), talked(room)) == (timedelta(minutes=10), timedelta(minutes=10))
    room.do(silence)
    room.do(pause_item)
    clock.pass_(minutes=1)
    room.do(leave_out, seconds=200, run_id=DESIGN, turn_id=turn.id)
    assert (elapsed(room), talked(room)) == (timedelta(seconds=400), timedelta(seconds=400))
    assert room.undo() is None, "it is an act in room time"
    room.do(count_in, seconds=200, run_id=DESIGN, turn_id=turn.id)
    assert (elapsed(room), talked(room)) == (timedelta(minutes=10), timedelta(minutes=10))


def test_a_set_clock_changes_no_talk_time_and_no_waiting(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno, Port Authority
    person: Björn Åkesson, River University
    """
    room.do(give_floor, contributor_id=AMINA)
    room.do(raise_hand, contributor_id=Id("bjorn-akesson"))
    clock.pass_(minutes=3)
    clock.pass_(hours=-2)
    room.do(follow_clock, seconds=-7200)
    assert talked(room) == timedelta(minutes=3)
    (hand,) = room.session.hands_up
    assert room.now() - hand.raised_at == timedelta(minutes=3)
    room.do(silence)
    assert talked(room) == timedelta(minutes=3)


@pytest.mark.parametrize(
    "begins",
    [
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),  # the hour from 1 to 2 comes twice in London
        datetime(2026, 3, 29, 0, 30, tzinfo=UTC),  # and here it does not come at all
        datetime(2026, 6, 30, 22, 30, tzinfo=UTC),  # over midnight
    ],
)
def test_elapsed_is_exact_in_the_nights_of_the_changes_and_over_midnight(begins: datetime, store: Store) -> None:
    clocks = Clocks(begins.astimezone(ZoneInfo("Europe/London")))
    room = Room(store, clocks)
    room.do(set_scene, text="item: Design 120")
    room.do(start_item, item_id=DESIGN)
    watch = ClockWatch(clocks.read)
    for minutes in range(1, 121):
        clocks.pass_(minutes=1)
        assert watch.look() is None
        assert elapsed(room) == timedelta(minutes=minutes)
    assert store.load().get(Run, DESIGN).elapsed(room.now()) == timedelta(hours=2)
