"""Who forgot to start a clock is reminded, and so is who runs past a fixed point."""

from datetime import datetime, time, timedelta

from roundtable.domain.agenda import AgendaItem, Run
from roundtable.domain.forecast import forecast
from roundtable.domain.records import Id
from roundtable.domain.reminder import Overdue, overdue
from roundtable.domain.session import Session
from tests.domain.test_forecast import at, items, session_of

PLAN = items(("a", 30, time(14, 0)), ("b", 20, None), ("break", 15, time(15, 0)))


def told(session: Session, now: datetime) -> tuple[str, datetime, bool] | None:
    found = overdue(session, forecast(session, now), now)
    return (found.item.title, found.since, found.forgotten) if isinstance(found, Overdue) else None


def test_a_fixed_start_that_went_by_without_a_clock() -> None:
    session = session_of(*PLAN)
    assert told(session, at(13, 50)) is None
    assert told(session, at(14) + timedelta(seconds=59)) is None
    assert told(session, at(14, 1)) == ("a", at(14), True)
    assert told(session, at(14, 1, day=6)) is None


def test_an_item_that_ended_and_none_was_started_after_it() -> None:
    session = session_of(*PLAN, Run(id=Id("a"), started_at=at(14), ended_at=at(14, 31)))
    assert told(session, at(14, 31)) is None
    assert told(session, at(14, 33)) == ("b", at(14, 31), True)
    done = Run(id=Id("b"), started_at=at(14, 31), ended_at=at(14, 50))
    waits = session_of(*PLAN, Run(id=Id("a"), started_at=at(14), ended_at=at(14, 31)), done)
    assert told(waits, at(14, 55)) is None, "the break has its fixed time"
    assert told(waits, at(15, 2)) == ("break", at(15), True)


def test_a_fixed_point_goes_by_while_another_item_runs() -> None:
    session = session_of(*PLAN, Run(id=Id("a"), started_at=at(14)))
    assert told(session, at(14, 59)) is None
    assert told(session, at(15, 4)) == ("break", at(15), False)


def test_without_an_agenda_or_a_fixed_start_nothing_is_due() -> None:
    assert told(Session(), at(14)) is None
    assert told(session_of(AgendaItem(title="a", minutes=10)), at(14)) is None
