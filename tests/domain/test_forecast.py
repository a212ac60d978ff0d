"""When items start and end: the plan is chained, fixed points hold, what is late moves what comes after."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from roundtable.domain.agenda import AgendaItem, Run
from roundtable.domain.details import Details
from roundtable.domain.forecast import forecast
from roundtable.domain.order import keys_after
from roundtable.domain.records import Id, Record, add, revise
from roundtable.domain.session import Session

LONDON = ZoneInfo("Europe/London")


def session_of(*records: Record, day: date = date(2026, 3, 5)) -> Session:
    details = Details(held_on=day, time_zone="Europe/London")
    return Session().with_edits(add(record) for record in (details, *records))


def items(*plans: tuple[str, int, time | None]) -> list[AgendaItem]:
    sorts = keys_after("", len(plans))
    return [
        AgendaItem(id=Id(title), sort=sort, title=title, minutes=minutes, starts_at=starts)
        for (title, minutes, starts), sort in zip(plans, sorts, strict=True)
    ]


def at(hour: int, minute: int = 0, day: int = 5, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=LONDON)


def test_a_plan_waits_for_its_fixed_points() -> None:
    plan = items(("a", 30, time(14, 0)), ("b", 20, None), ("break", 15, time(15, 0)), ("c", 30, None))
    day = forecast(session_of(*plan), at(9))
    assert [each.planned_start for each in day.items] == [at(14), at(14, 30), at(15), at(15, 15)]
    assert day.planned_end == at(15, 45)
    assert day.late == timedelta()


def test_an_item_that_runs_over_moves_the_rest_but_a_fixed_point_takes_it_up() -> None:
    plan = items(("a", 30, time(14, 0)), ("b", 20, None), ("break", 15, time(15, 0)), ("c", 30, None))
    run = Run(id=Id("a"), started_at=at(14))
    late = forecast(session_of(*plan, run), at(14, 36))
    assert late.items[1].expected_start == at(14, 36)
    assert late.items[2].expected_start == at(15)
    assert late.late == timedelta()
    very_late = forecast(session_of(*plan, run), at(14, 47))
    assert very_late.items[2].expected_start == at(15, 7)
    assert very_late.late == timedelta(minutes=7)


def test_without_fixed_points_the_day_begins_with_its_first_run() -> None:
    plan = items(("a", 30, None), ("b", 20, None))
    run = Run(id=Id("a"), started_at=at(14, 5), ended_at=at(14, 40))
    day = forecast(session_of(*plan, run), at(14, 41))
    assert day.planned_end == at(14, 55)
    assert day.items[1].expected_start == at(14, 41)
    assert day.late == timedelta(minutes=6)


def test_a_plan_over_the_night_when_clocks_go_back_keeps_its_length() -> None:
    plan = items(
        ("late", 120, time(0, 30)),
    )
    day = forecast(session_of(*plan, day=date(2026, 10, 25)), at(0, 0, day=25, month=10))
    (only,) = day.items
    utc = ZoneInfo("UTC")
    assert only.planned_end.astimezone(utc) - only.planned_start.astimezone(utc) == timedelta(hours=2)


def test_an_unknown_zone_and_no_agenda_are_no_reason_to_fail() -> None:
    nowhere = Session().with_edits([add(Details(time_zone="Mars/Olympus"))])
    day = forecast(nowhere, at(14))
    assert (day.items, day.planned_end, day.expected_end, day.late) == ((), None, None, timedelta())


def test_a_coming_day_without_fixed_points_is_planned_for_that_day() -> None:
    plan = items(("a", 30, None), ("b", 20, None))
    day = forecast(session_of(*plan), at(9, day=2))
    assert day.planned_end == at(9, 50) and day.late == timedelta()


def test_an_item_that_never_ran_makes_no_past_day_late() -> None:
    plan = items(("a", 30, time(14, 0)), ("b", 20, None))
    run = Run(id=Id("a"), started_at=at(14), ended_at=at(14, 40))
    assert forecast(session_of(*plan, run), at(22)).late > timedelta(hours=7)
    over = forecast(session_of(*plan, run), at(9, day=6))
    assert over.expected_end == at(15) and over.late == timedelta(minutes=10)


def test_a_day_across_the_change_of_the_clocks_is_late_by_what_passed() -> None:
    """In the night of 25 October the hour from one to two comes twice."""
    plan = items(("a", 60, time(0, 30)), ("b", 60, None), ("c", 30, time(2, 30)))
    run = Run(id=Id("a"), started_at=datetime(2026, 10, 24, 23, 30, tzinfo=UTC))
    now = datetime(2026, 10, 25, 0, 45, tzinfo=UTC)
    day = forecast(session_of(*plan, run, day=date(2026, 10, 25)), now)
    assert [each.planned_end.astimezone(UTC).hour for each in day.items] == [0, 1, 3]
    assert [f"{each.expected_end:%H:%M}" for each in day.items] == ["01:45", "01:45", "03:00"]
    assert [each.length for each in day.items] == [timedelta(minutes=75), timedelta(minutes=60), timedelta(minutes=30)]
    assert day.late == timedelta()
    later = forecast(session_of(*plan, run, day=date(2026, 10, 25)), now + timedelta(hours=1))
    assert later.late == timedelta(minutes=15)


def test_a_time_that_spring_leaves_out_is_an_hour_later() -> None:
    plan = items(("a", 20, time(1, 30)))
    (only,) = forecast(session_of(*plan, day=date(2026, 3, 29)), at(0, 0, day=29)).items
    assert f"{only.planned_start:%H:%M} {only.planned_end:%H:%M}" == "02:30 02:50"


def test_an_evening_goes_on_after_midnight() -> None:
    plan = items(("a", 60, time(23, 0)), ("b", 30, time(0, 15)), ("c", 30, None))
    session = session_of(*plan).with_edits([revise(Details(held_on=date(2026, 3, 5)), ends_by=time(1, 0))])
    run = Run(id=Id("a"), started_at=at(23))
    day = forecast(session.with_edits([add(run)]), at(23, 50))
    assert [each.planned_start for each in day.items] == [at(23), at(0, 15, day=6), at(0, 45, day=6)]
    assert day.ends_by == day.aim == at(1, 0, day=6)
    assert day.late == timedelta(minutes=15), "the plan itself goes beyond the hard end"


def test_a_rehearsal_on_another_day_keeps_its_times_of_day() -> None:
    plan = items(("a", 30, time(14, 0)), ("b", 20, time(15, 0)))
    run = Run(id=Id("a"), started_at=at(14, 2, day=3))
    day = forecast(session_of(*plan, run), at(14, 5, day=3))
    assert day.items[1].expected_start == at(15, day=3) and day.late == timedelta()


def test_a_first_item_that_has_not_begun_is_late_from_its_fixed_start_on() -> None:
    plan = items(("a", 30, time(14, 0)), ("b", 20, None))
    assert forecast(session_of(*plan), at(13, 40)).late == timedelta()
    assert forecast(session_of(*plan), at(14, 7)).late == timedelta(minutes=7)
    assert forecast(session_of(*plan), at(14, 7, day=6)).late == timedelta(), "nobody came at all"


def test_sleep_and_a_clock_put_back_leave_the_question_right() -> None:
    plan = items(("a", 30, time(14, 0)), ("b", 20, None))
    run = Run(id=Id("a"), started_at=at(14))
    session = session_of(*plan, run)
    assert forecast(session, at(14, 10)).late == timedelta()
    assert forecast(session, at(16, 10)).late == timedelta(hours=1, minutes=40), "two hours asleep"
    assert forecast(session, at(13, 10)).expected_end == at(14), "an hour back: the item has all its time"


def test_what_is_dropped_takes_no_time_and_what_is_cut_takes_less() -> None:
    plan = items(("a", 30, time(14, 0)), ("b", 20, None), ("c", 40, None))
    b, c = replace(plan[1], dropped=True), replace(plan[2], cut_minutes=4)
    day = forecast(session_of(plan[0], b, c, Run(id=Id("a"), started_at=at(14))), at(14, 5))
    assert day.planned_end == at(15, 30) and day.expected_end == at(15, 6)
    assert [each.is_ahead for each in day.items] == [False, False, True]


def test_an_item_that_was_left_to_go_back_still_needs_what_is_left_of_it() -> None:
    plan = items(("a", 30, time(14, 0)), ("b", 20, None), ("c", 10, None))
    a = Run(id=Id("a"), started_at=at(14), paused_seconds=300)
    b = Run(id=Id("b"), started_at=at(14, 20), ended_at=at(14, 25))
    session = session_of(*plan, a, b)
    assert session.next_item == plan[1]
    day = forecast(session, at(14, 30))
    assert [each.expected_end for each in day.items] == [at(14, 35), at(14, 50), at(15)]
