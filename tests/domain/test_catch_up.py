"""Three plans for a late day: what they save, what they keep, and that they come out as they were told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roundtable.commands.agenda import catch_up
from roundtable.domain.agenda import AgendaItem, ItemKind, Run
from roundtable.domain.catch_up import LEAST_BREAK, VOICE, CatchUp, Reason, Way, catch_up_plans
from roundtable.domain.details import Details
from roundtable.domain.floor import Turn
from roundtable.domain.forecast import forecast
from roundtable.domain.order import keys_after
from roundtable.domain.people import Contributor, Sector
from roundtable.domain.records import Id, Record, add, revise
from roundtable.domain.session import Session
from roundtable.domain.words import Quote

LONDON = ZoneInfo("Europe/London")
DAY = date(2026, 11, 19)
MINUTE = timedelta(minutes=1)


def at(hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime(2026, 11, 19, hour, minute, second, tzinfo=LONDON)


def item(title: str, minutes: int, kind: ItemKind = ItemKind.DEBATE, **fields: object) -> AgendaItem:
    made = AgendaItem(id=Id(title), title=title, minutes=minutes, kind=kind)
    return replace(made, **fields)  # type: ignore[arg-type]  # the fields are those of the test


def session_of(plan: list[AgendaItem], *records: Record, ends_by: time | None = None) -> Session:
    details = Details(held_on=DAY, time_zone="Europe/London", ends_by=ends_by)
    sorted_plan = [replace(each, sort=sort) for each, sort in zip(plan, keys_after("", len(plan)), strict=True)]
    return Session().with_edits(add(record) for record in (details, *sorted_plan, *records))


def person(name: str, sector: str) -> Contributor:
    return Contributor(id=Id(name), name=name, initials=name[:2].upper(), sector_id=Id(sector))


PEOPLE = (
    Sector(id=Id("uni"), sort="a", name="Universities"),
    Sector(id=Id("charity"), sort="b", name="Charities"),
    Sector(id=Id("student"), sort="c", name="Students"),
    person("ada", "uni"),
    person("ben", "charity"),
    person("cy", "student"),
)
HEARD = Quote(id=Id("q"), text="Ask us", contributor_id=Id("ada"), segments=("co-assessment",))

AFTERNOON = [
    item("Co-design", 30, starts_at=time(14, 35)),
    item("Break", 15, ItemKind.BREAK),
    item("Co-deliver", 40, segments=("co-assessment",)),
    item("Walk", 10, optional=True),
    item("Read-back", 20, ItemKind.READ_BACK),
]
RUN = Run(id=Id("Co-design"), started_at=at(14, 35))
NOW = at(15, 11, 42)


def plans(session: Session, now: datetime = NOW) -> dict[Way, CatchUp]:
    return {plan.way: plan for plan in catch_up_plans(session, now)}


def takes(plan: CatchUp) -> dict[str, int]:
    return {step.item.title: step.after for step in plan.steps}


def test_seven_minutes_late_the_worked_example() -> None:
    session = session_of(AFTERNOON, RUN, HEARD, *PEOPLE)
    found = plans(session)
    assert list(found) == [Way.TRIM, Way.DROP, Way.BORROW]
    assert takes(found[Way.TRIM]) == {"Break": 13, "Co-deliver": 36, "Walk": 9, "Read-back": 20}
    assert takes(found[Way.DROP]) == {"Break": 15, "Co-deliver": 40, "Walk": 0, "Read-back": 20}
    assert takes(found[Way.BORROW]) == {"Break": 8, "Co-deliver": 40, "Walk": 10, "Read-back": 20}
    assert [plan.saves for plan in found.values()] == [7, 10, 7]
    assert [f"{plan.ends:%H:%M:%S}" for plan in found.values()] == ["16:29:42", "16:26:42", "16:29:42"]
    assert found[Way.TRIM].aim == at(16, 30) and found[Way.TRIM].late == timedelta(seconds=-18)


def test_what_is_kept_says_why() -> None:
    session = session_of(AFTERNOON, RUN, HEARD, *PEOPLE)
    kept = {step.item.title: step.kept for step in plans(session)[Way.TRIM].steps}
    assert {title: (each.minutes, each.reason) for title, each in kept.items()} == {
        "Break": (LEAST_BREAK, Reason.BREAK),
        "Co-deliver": (20, Reason.HALF),
        "Walk": (5, Reason.HALF),
        "Read-back": (20, Reason.READ_BACK),
    }
    assert [sector.name for sector in kept["Co-deliver"].sectors] == ["Charities", "Students"]
    short = session_of([AFTERNOON[0], item("Short", 10, segments=("co-assessment",))], RUN, HEARD, *PEOPLE)
    assert plans(short)[Way.TRIM].steps[0].kept.minutes == 2 * VOICE
    assert plans(short)[Way.TRIM].steps[0].kept.reason is Reason.NOT_HEARD


def test_an_optional_item_stays_where_it_is_the_only_chance_of_those_not_heard() -> None:
    walk = item("Walk", 10, optional=True, segments=("grow-it",))
    alone = session_of([AFTERNOON[0], walk], RUN, *PEOPLE)
    (step,) = plans(alone)[Way.DROP].steps
    assert not step.saves and step.kept.reason is Reason.NOT_HEARD
    shared = session_of([AFTERNOON[0], walk, item("Later", 20, segments=("grow-it",))], RUN, *PEOPLE)
    assert plans(shared)[Way.DROP].steps[0].dropped


def test_a_fixed_point_is_met_again_and_nothing_is_given_up_only_to_wait() -> None:
    day = [
        item("One", 30, starts_at=time(14, 0)),
        item("Two", 20),
        item("Lunch", 30, ItemKind.BREAK, starts_at=time(15, 0)),
        item("Three", 60),
    ]
    session = session_of(day, Run(id=Id("One"), started_at=at(14)))
    found = plans(session, at(14, 46))
    assert takes(found[Way.TRIM]) == {"Two": 14, "Lunch": 30, "Three": 60}
    assert found[Way.TRIM].ends == at(16, 30) and found[Way.TRIM].missed == ()
    assert [each.title for each in found[Way.BORROW].missed] == ["Lunch"]
    assert takes(found[Way.BORROW]) == {"Two": 20, "Lunch": 24, "Three": 60}


def test_a_hard_end_is_aimed_at_where_the_plan_goes_beyond_it() -> None:
    session = session_of(AFTERNOON, Run(id=Id("Co-design"), started_at=at(14, 35)), ends_by=time(16, 20))
    found = plans(session, at(14, 40))
    assert {plan.aim for plan in found.values()} == {at(16, 20)}
    assert found[Way.TRIM].saves == 10 and found[Way.TRIM].late == timedelta()


def test_a_plan_that_is_not_enough_says_how_late_it_leaves_the_day() -> None:
    session = session_of(AFTERNOON, RUN, *PEOPLE)
    found = plans(session, at(16, 0))
    assert takes(found[Way.BORROW])["Break"] == LEAST_BREAK
    assert found[Way.BORROW].late == timedelta(minutes=45)
    assert found[Way.DROP].late == timedelta(minutes=45)


def test_in_time_or_with_nothing_to_come_there_is_no_plan() -> None:
    assert catch_up_plans(session_of(AFTERNOON, RUN), at(15, 4)) == ()
    assert catch_up_plans(session_of(AFTERNOON[:1], RUN), at(15, 30)) == ()
    assert catch_up_plans(session_of([]), at(15)) == ()


def test_a_second_plan_does_not_go_below_half_of_what_was_planned() -> None:
    session = session_of(AFTERNOON, RUN)
    once = taken(session, plans(session)[Way.TRIM], NOW)
    later = at(16, 10)
    again = taken(once, plans(once, later)[Way.TRIM], later)
    assert {each.title: each.allotted for each in again.to_come} == {
        "Break": 5,
        "Co-deliver": 20,
        "Walk": 5,
        "Read-back": 20,
    }
    assert {each.title: each.minutes for each in again.to_come}["Co-deliver"] == 40, "the plan stays on record"


def taken(session: Session, plan: CatchUp, now: datetime) -> Session:
    return session.with_edits(catch_up(session, now, minutes=plan.minutes))


@pytest.mark.parametrize(
    ("begins", "ends"),
    [
        (datetime(2026, 3, 28, 21, 50, tzinfo=UTC), "00:50"),  # as clocks go from 1 to 2
        (datetime(2026, 10, 24, 21, 50, tzinfo=UTC), "01:50"),  # and from 2 back to 1
    ],
)
def test_a_plan_for_the_night_of_a_change_ends_when_it_says(begins: datetime, ends: str) -> None:
    plan = [item("One", 60), item("Two", 60), item("Tea", 30, ItemKind.BREAK), item("Four", 30)]
    session = session_of(plan, Run(id=Id("One"), started_at=begins))
    for late in plans(session, begins + 80 * MINUTE).values():
        day = forecast(taken(session, late, begins + 80 * MINUTE), begins + 80 * MINUTE)
        assert late.ends == day.expected_end and late.late == day.late
        assert late.ends.timestamp() == (begins + 200 * MINUTE - late.saves * MINUTE).timestamp()
    assert f"{plans(session, begins + 80 * MINUTE)[Way.TRIM].ends:%H:%M}" == ends


def test_a_fixed_point_that_is_missed_gets_plans_though_the_day_ends_in_time() -> None:
    day = [
        item("A", 30),
        item("B", 30),
        item("Walk", 10, optional=True),
        item("Lunch", 30, ItemKind.BREAK, starts_at=time(11, 10)),
        item("C", 60, starts_at=time(12, 30)),
    ]
    session, now = session_of(day, Run(id=Id("A"), started_at=at(10))), at(10, 50)
    forecasted = forecast(session, now)
    assert forecasted.late == timedelta()
    assert [each.item.title for each in forecasted.will_miss(now)] == ["Lunch"]
    found = plans(session, now)
    assert takes(found[Way.TRIM]) == {"B": 15, "Walk": 5, "Lunch": 30, "C": 60} and found[Way.TRIM].missed == ()
    assert (
        [each.title for each in found[Way.DROP].missed]
        == ["Lunch"]
        == [each.title for each in found[Way.BORROW].missed]
    )
    assert takes(found[Way.BORROW])["Lunch"] == 30, "the end is in time as it is"
    assert plans(session, at(10, 30)) == {}
    assert plans(session, at(11, 15)) == {}, "what has gone by is met by no plan"


SILENT = [item("One", 30), item("Two", 20, optional=True), item("Three", 10), item("Tea", 15, ItemKind.BREAK)]


def test_where_no_item_names_a_segment_who_has_had_no_turn_keeps_time_to_speak() -> None:
    run, turn = (
        Run(id=Id("One"), started_at=at(14)),
        Turn(contributor_id=Id("ada"), started_at=at(14), ended_at=at(14, 5)),
    )
    session = session_of(SILENT, run, turn, *PEOPLE)
    kept = {step.item.title: step.kept for step in plans(session, at(14, 45))[Way.TRIM].steps}
    assert [sector.name for sector in kept["Three"].sectors] == ["Charities", "Students"]
    assert (kept["Three"].minutes, kept["Three"].reason) == (2 * VOICE, Reason.NOT_HEARD)
    assert kept["Tea"].sectors == () and kept["Two"].may_drop
    said = Quote(text="Ask us", contributor_id=Id("ben"))
    away = replace(PEOPLE[5], present=False)
    heard = session_of(SILENT, run, turn, said, *PEOPLE[:5], away)
    assert not any(step.kept.sectors for step in plans(heard, at(14, 45))[Way.TRIM].steps)


def test_without_segments_the_last_debate_is_the_only_chance() -> None:
    run = Run(id=Id("Tea"), started_at=at(14))
    (step,) = plans(session_of([SILENT[3], SILENT[1]], run, *PEOPLE), at(14, 30))[Way.DROP].steps
    assert not step.saves and step.kept.reason is Reason.NOT_HEARD
    first, _ = plans(session_of([SILENT[3], SILENT[1], SILENT[2]], run, *PEOPLE), at(14, 30))[Way.DROP].steps
    assert first.dropped


segments = st.lists(st.sampled_from(["co-design", "map-it", "grow-it"]), max_size=2, unique=True).map(tuple)


@st.composite
def late_days(draw: st.DrawFn) -> tuple[Session, datetime]:
    """An agenda of any kind, of which some items may have run, and a moment on its day."""
    count = draw(st.integers(1, 9))
    plan = [
        item(
            f"item {n}",
            draw(st.integers(0, 60)),
            draw(st.sampled_from(ItemKind)),
            optional=draw(st.booleans()),
            dropped=draw(st.sampled_from([False, False, False, True])),
            cut_minutes=draw(st.sampled_from([0, 0, 3])),
            segments=draw(segments),
            starts_at=draw(st.none() | st.times(time(13), time(17)).map(lambda each: each.replace(microsecond=0))),
        )
        for n in range(count)
    ]
    heard = [
        Quote(text="said", contributor_id=Id(name), segments=draw(segments))
        for name in draw(st.lists(st.sampled_from(["ada", "ben", "cy"]), max_size=4))
    ]
    runs = []
    begun = at(13, draw(st.integers(0, 59)), draw(st.integers(0, 59)))
    for n in draw(st.lists(st.integers(0, count - 1), max_size=3, unique=True)):
        ended = begun + timedelta(seconds=draw(st.integers(0, 3600)))
        runs.append(Run(id=Id(f"item {n}"), started_at=begun, ended_at=ended))
        begun = ended
    goes_on = draw(st.booleans())
    if runs and goes_on:
        runs[-1] = replace(runs[-1], ended_at=None)
    ends_by = draw(st.none() | st.just(time(17, 30)))
    return session_of(plan, *runs, *heard, *PEOPLE, ends_by=ends_by), begun + timedelta(
        seconds=draw(st.integers(0, 7200))
    )


@given(late_days())
def test_every_plan_keeps_what_it_must_and_adds_up(late_day: tuple[Session, datetime]) -> None:
    session, now = late_day
    before = forecast(session, now)
    found = catch_up_plans(session, now)
    assert found == catch_up_plans(session, now)
    for plan in found:
        for step in plan.steps:
            assert step.after >= step.kept.minutes or (step.dropped and step.kept.may_drop and plan.way is Way.DROP)
            if step.item.kind is ItemKind.READ_BACK:
                assert step.saves == 0
            if step.saves and plan.way is Way.BORROW:
                assert step.item.kind is ItemKind.BREAK
            if step.saves and plan.way is Way.DROP:
                assert step.dropped and step.item.optional and step.item.starts_at is None
        assert plan.saves == sum(step.saves for step in plan.steps) == sum(step.saves for step in plan.changes)
        assert before.expected_end is not None
        gained = before.expected_end - plan.ends
        assert timedelta() <= gained <= plan.saves * MINUTE
        if not any(each.starts_at for each in session.to_come):
            assert gained == plan.saves * MINUTE
            assert plan.way is Way.DROP or plan.late > -MINUTE, "no minute is given up for nothing"


@given(late_days())
def test_a_plan_that_is_taken_comes_out_as_it_was_told(late_day: tuple[Session, datetime]) -> None:
    session, now = late_day
    for plan in catch_up_plans(session, now):
        after = taken(session, plan, now)
        day = forecast(after, now)
        assert day.expected_end == plan.ends and day.late == plan.late and day.aim == plan.aim
        fixed = {each.item.id: each for each in day.items if each.is_ahead and each.item.starts_at is not None}
        assert all(each.expected_start - each.planned_start >= timedelta() for each in fixed.values())
        late = {key for key, each in fixed.items() if each.expected_start - each.planned_start >= MINUTE}
        assert late == {each.id for each in plan.missed}
        assert {each.id: each.minutes for each in after.all(AgendaItem)} == {
            each.id: each.minutes for each in session.all(AgendaItem)
        }


def test_what_was_dropped_may_be_held_all_the_same() -> None:
    session = session_of(AFTERNOON, RUN)
    without = taken(session, plans(session)[Way.DROP], NOW)
    assert [each.title for each in without.to_come] == ["Break", "Co-deliver", "Read-back"]
    walk = without.get(AgendaItem, Id("Walk"))
    back = without.with_edits([revise(walk, dropped=False)])
    assert back == session
