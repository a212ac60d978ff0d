"""A session is a value: edits make the next one and leave this one as it is."""

from datetime import UTC, datetime

import pytest

from roundtable.domain.agenda import AgendaItem, Run
from roundtable.domain.errors import Conflict
from roundtable.domain.order import keys_after
from roundtable.domain.records import Id, add, remove, revise
from roundtable.domain.session import Session
from roundtable.domain.words import Quote

NOW = datetime(2026, 3, 5, 14, 0, tzinfo=UTC)


def test_an_edit_that_does_not_start_from_what_is_held_is_a_conflict() -> None:
    quote = Quote(text="Ask us first")
    session = Session().with_edits([add(quote)])
    for stale in (add(quote), revise(Quote(id=quote.id, text="Ask them"), text="x"), remove(Quote(text="other"))):
        with pytest.raises(Conflict):
            session.with_edits([stale])
    assert session.quotes == (quote,)


def test_removing_the_last_of_a_kind_leaves_an_equal_empty_session() -> None:
    quote = Quote(text="Ask us first")
    assert Session().with_edits([add(quote)]).with_edits([remove(quote)]) == Session()


def test_lists_stand_in_the_order_of_their_places() -> None:
    one, two = keys_after("", 2)
    first, second = Quote(sort=one, text="first"), Quote(sort=two, text="second")
    session = Session().with_edits([add(second), add(first)])
    assert session.quotes == (first, second)
    assert session.next_sort(Quote) > two


def test_what_runs_and_what_comes_next() -> None:
    a, b, c = (
        AgendaItem(id=Id(name), sort=sort, title=name, minutes=5)
        for name, sort in zip("abc", keys_after("", 3), strict=True)
    )
    session = Session().with_edits([add(a), add(b), add(c)])
    assert (session.running, session.next_item) == (None, a)
    running = session.with_edits([add(Run(id=b.id, started_at=NOW))])
    assert running.running == (b, running.get(Run, b.id))
    assert running.next_item == c
    last = session.with_edits([add(Run(id=c.id, started_at=NOW))])
    assert last.next_item == a
    orphan = Session().with_edits([add(Run(id=Id("gone"), started_at=NOW))])
    assert orphan.running is None
