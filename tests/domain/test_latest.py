"""What was said last, and what ran at a moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from roundtable.domain.agenda import AgendaItem, Run
from roundtable.domain.latest import item_at, last_point
from roundtable.domain.records import Id, add
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Insight, Quote

START = datetime(2026, 3, 5, 14, 0, tzinfo=UTC)


def at(minutes: float) -> datetime:
    return START + timedelta(minutes=minutes)


def afternoon() -> Session:
    """Mapping ran from 0 on, was left at 20 for Design, gone back to at 30, and ended at 40; Close runs from 45 on."""
    records = [
        *(AgendaItem(id=Id(name), sort=name, title=name, minutes=20) for name in ("a-mapping", "b-design", "c-close")),
        Run(id=Id("a-mapping"), started_at=at(0), ended_at=at(40)),
        Run(id=Id("b-design"), started_at=at(20), ended_at=at(30)),
        Run(id=Id("c-close"), started_at=at(45)),
    ]
    return Session().with_edits(map(add, records))


@pytest.mark.parametrize(
    ("minute", "item"),
    [(0, "a-mapping"), (19, "a-mapping"), (20, "b-design"), (29, "b-design"), (30, "a-mapping"), (45, "c-close")],
)
def test_the_item_that_ran_at_a_moment(minute: float, item: str) -> None:
    found = item_at(afternoon(), at(minute))
    assert found is not None and found.id == item


@pytest.mark.parametrize("minute", [-5, 42])
def test_where_none_ran_then_it_is_the_one_that_runs(minute: float) -> None:
    found = item_at(afternoon(), at(minute))
    assert found is not None and found.id == "c-close"
    assert item_at(Session(), at(0)) is None


def test_what_was_said_last_is_so_by_its_time_and_not_by_its_place() -> None:
    records = [
        Quote(id=Id("q1"), sort="a", text="later", said_at=at(5)),
        Quote(id=Id("q2"), sort="b", text="earlier", said_at=at(3)),
        ActionPoint(id=Id("a1"), sort="a", text="last", agreed_at=at(6)),
        Insight(id=Id("i1"), sort="a", text="of no time"),
    ]
    session = Session().with_edits(map(add, records))
    last, quote, insight = last_point(session), last_point(session, Quote), last_point(session, Insight)
    assert last is not None and last.id == "a1"
    assert quote is not None and quote.id == "q1"
    assert insight is not None and insight.id == "i1"
    assert last_point(Session()) is None
