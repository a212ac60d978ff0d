"""When items start and end: the plan is chained, fixed points hold, what is late moves what comes after."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from roundtable.domain.agenda import AgendaItem, Run
from roundtable.domain.details import Details
from roundtable.domain.forecast import forecast
from roundtable.domain.order import keys_after
from roundtable.domain.records import Id, Record, add
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
