from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roundtable.capture_line.dates import NoSuchDay, find_due, read_day

THURSDAY = date(2026, 11, 19)

DAYS = [
    ("fri", date(2026, 11, 20)),
    ("Friday", date(2026, 11, 20)),
    ("thu", date(2026, 11, 26)),
    ("mon", date(2026, 11, 23)),
    ("next fri", date(2026, 11, 27)),
    ("next monday", date(2026, 11, 23)),
    ("monday week", date(2026, 11, 30)),
    ("today", date(2026, 11, 19)),
    ("tomorrow", date(2026, 11, 20)),
    ("in two weeks", date(2026, 12, 3)),
    ("in 10 days", date(2026, 11, 29)),
    ("within a fortnight", date(2026, 12, 3)),
    ("in two weeks’ time", date(2026, 12, 3)),
    ("a couple of days", date(2026, 11, 21)),
    ("31 jan", date(2027, 1, 31)),
    ("27 nov", date(2026, 11, 27)),
    ("19 nov", date(2026, 11, 19)),
    ("18 nov", date(2027, 11, 18)),
    ("the 3rd of December", date(2026, 12, 3)),
    ("December 3rd, 2027", date(2027, 12, 3)),
    ("31/1", date(2027, 1, 31)),
    ("3.12.2026", date(2026, 12, 3)),
    ("3/12/26", date(2026, 12, 3)),
    ("2027-02-28", date(2027, 2, 28)),
    ("the 15th", date(2026, 12, 15)),
    ("the 30th", date(2026, 11, 30)),
    ("end of the week", date(2026, 11, 20)),
    ("the end of next week", date(2026, 11, 27)),
    ("the end of the month", date(2026, 11, 30)),
    ("end of next month", date(2026, 12, 31)),
    ("end of the year", date(2026, 12, 31)),
    ("end of january", date(2027, 1, 31)),
    ("january", date(2027, 1, 31)),
    ("november", date(2026, 11, 30)),
    ("29 feb 2028", date(2028, 2, 29)),
    ("next week", date(2026, 11, 26)),
]


@pytest.mark.parametrize(("phrase", "day"), DAYS)
def test_a_phrase_and_its_day(phrase: str, day: date) -> None:
    assert read_day(phrase, THURSDAY) == day
    due = find_due(f"share the budget by {phrase}", THURSDAY)
    if not phrase.startswith(("in ", "within ")):
        assert due is not None
        assert due.day == day


@pytest.mark.parametrize(
    ("phrase", "last"),
    [("31 feb", date(2027, 2, 28)), ("31 april", date(2027, 4, 30)), ("30/2/2028", date(2028, 2, 29)), ("3/13", None)],
)
def test_a_day_that_is_not_in_the_calendar(phrase: str, last: date | None) -> None:
    with pytest.raises(NoSuchDay) as missing:
        read_day(phrase, THURSDAY)
    assert missing.value.last == last


@pytest.mark.parametrize("line", ["stand by the team", "by 5 people", "one by one", "by hand", "by sunlight", "fri"])
def test_a_by_that_is_no_date(line: str) -> None:
    assert find_due(line, THURSDAY) is None


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_an_iso_date_is_itself_on_any_day(day: date) -> None:
    assert read_day(day.isoformat(), THURSDAY) == day


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 1, 1)), st.sampled_from([p for p, _ in DAYS]))
def test_a_promise_is_never_due_before_it_is_made(today: date, phrase: str) -> None:
    if any(c.isdigit() for c in phrase):
        return
    day = read_day(phrase, today)
    assert day is not None
    assert day >= today
