"""The clock is a question to the plan, the run and the moment."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from roundtable.domain.agenda import AgendaItem, Phase, Run, clock_digits, read_timer
from roundtable.domain.records import Id

START = datetime(2026, 3, 5, 14, 0, tzinfo=UTC)
ITEM = AgendaItem(id=Id("item"), title="Design", minutes=20)
RUN = Run(id=Id("item"), started_at=START)


@pytest.mark.parametrize(
    ("elapsed", "phase", "digits"),
    [
        (0, Phase.LEFT, "20:00"),
        (15 * 60 + 59, Phase.LEFT, "4:01"),
        (16 * 60, Phase.LAST_FIFTH, "4:00"),
        (19 * 60, Phase.LAST_MOMENTS, "1:00"),
        (20 * 60, Phase.LAST_MOMENTS, "0:00"),
        (20 * 60 + 1, Phase.OVER, "+0:01"),
        (21 * 60 + 42, Phase.OVER, "+1:42"),
        (85 * 60, Phase.OVER, "+65:00"),
    ],
)
def test_phases_and_digits(elapsed: int, phase: Phase, digits: str) -> None:
    timer = read_timer(ITEM, RUN, START + timedelta(seconds=elapsed))
    assert (timer.phase, timer.digits) == (phase, digits)


def test_an_item_without_minutes_counts_and_is_never_over() -> None:
    photograph = replace(ITEM, minutes=0)
    for seconds, digits in ((0, "0:00"), (5.6, "0:05"), (125, "2:05")):
        timer = read_timer(photograph, RUN, START + timedelta(seconds=seconds))
        assert (timer.phase, timer.digits, timer.deadline) == (Phase.COUNTING, digits, None)
    paused = read_timer(photograph, replace(RUN, paused_at=START + timedelta(minutes=1)), START + timedelta(minutes=3))
    assert (paused.phase, paused.digits) == (Phase.PAUSED, "1:00")
    longer = read_timer(photograph, replace(RUN, extended_minutes=5), START + timedelta(minutes=1))
    assert (longer.phase, longer.digits) == (Phase.LEFT, "4:00")


def test_a_second_begins_when_it_is_shown() -> None:
    assert clock_digits(timedelta(seconds=59.2)) == "1:00"
    assert clock_digits(timedelta(seconds=59)) == "0:59"
    assert clock_digits(timedelta(seconds=-0.4)) == "0:00"


def test_a_paused_clock_stands_still_and_pauses_do_not_count() -> None:
    paused = Run(id=ITEM.id, started_at=START, paused_seconds=60, paused_at=START + timedelta(minutes=6))
    early, late = (read_timer(ITEM, paused, START + timedelta(minutes=minutes)) for minutes in (6, 16))
    assert early.left == late.left == timedelta(minutes=15)
    assert late.phase is Phase.PAUSED
    assert late.deadline is None


def test_a_deadline_is_a_moment_not_a_count() -> None:
    extended = Run(id=ITEM.id, started_at=START, extended_minutes=5)
    for minutes in (0, 7, 24):
        timer = read_timer(ITEM, extended, START + timedelta(minutes=minutes))
        assert timer.deadline == START + timedelta(minutes=25)


def test_before_and_after_the_run() -> None:
    assert read_timer(ITEM, None, START).phase is Phase.WAITING
    ended = Run(id=ITEM.id, started_at=START, ended_at=START + timedelta(minutes=22))
    timer = read_timer(ITEM, ended, START + timedelta(hours=3))
    assert (timer.phase, timer.left) == (Phase.ENDED, timedelta(minutes=-2))
