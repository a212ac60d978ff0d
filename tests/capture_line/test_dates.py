from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roundtable.capture_line.dates import find_due
from roundtable.capture_line.days import NoSuchDay, read_day

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
    ("the following Friday", date(2026, 11, 27)),
    ("Friday 4 December", date(2026, 12, 4)),
    ("Fri, 4 Dec 2026", date(2026, 12, 4)),
    ("the first of december", date(2026, 12, 1)),
    ("4.12.", date(2026, 12, 4)),
    ("the 15th of next month", date(2026, 12, 15)),
    ("the start of next week", date(2026, 11, 23)),
    ("the middle of next week", date(2026, 11, 25)),
    ("the beginning of march", date(2027, 3, 1)),
    ("early February", date(2027, 2, 10)),
    ("mid-January", date(2027, 1, 15)),
    ("late december", date(2026, 12, 31)),
    ("the day after tomorrow", date(2026, 11, 21)),
    ("a week on friday", date(2026, 11, 27)),
    ("a week today", date(2026, 11, 26)),
    ("a week tomorrow", date(2026, 11, 27)),
    ("two weeks from today", date(2026, 12, 3)),
    ("2 weeks from now", date(2026, 12, 3)),
    ("in ten working days", date(2026, 12, 3)),
    ("half a year", date(2027, 5, 19)),
    ("eod", date(2026, 11, 19)),
    ("close of play", date(2026, 11, 19)),
    ("cob friday", date(2026, 11, 20)),
    ("end of day tomorrow", date(2026, 11, 20)),
    ("this week", date(2026, 11, 20)),
    ("the weekend", date(2026, 11, 20)),
    ("this weekend", date(2026, 11, 22)),
    ("this month", date(2026, 11, 30)),
    ("q1", date(2027, 3, 31)),
    ("the end of Q4", date(2026, 12, 31)),
    ("christmas", date(2026, 12, 25)),
    ("the new year", date(2026, 12, 31)),
    ("christmas 2027", date(2027, 12, 25)),
    ("2030", date(2030, 12, 31)),
    ("end of 2027", date(2027, 12, 31)),
    ("the middle of 2027", date(2027, 6, 30)),
    ("early 2027", date(2027, 3, 31)),
    ("mid-2027", date(2027, 6, 30)),
    ("late 2027", date(2027, 12, 31)),
    ("end of march 2028", date(2028, 3, 31)),
    ("mid-March 2028", date(2028, 3, 15)),
    ("easter", date(2027, 3, 28)),
    ("Easter 2028", date(2028, 4, 16)),
    ("good friday", date(2027, 3, 26)),
    ("easter monday 2038", date(2038, 4, 26)),
    ("w/c 7 December", date(2026, 12, 7)),
    ("the week commencing monday", date(2026, 11, 23)),
    ("week ending 4 dec", date(2026, 12, 4)),
    ("Friday 4", date(2026, 12, 4)),
    ("Friday the 4th", date(2026, 12, 4)),
    ("Fri 15th", date(2027, 1, 15)),
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
    [
        ("31 feb", date(2027, 2, 28)),
        ("31 april", date(2027, 4, 30)),
        ("30/2/2028", date(2028, 2, 29)),
        ("3/13", None),
        ("Friday 9", None),
    ],
)
def test_a_day_that_is_not_in_the_calendar(phrase: str, last: date | None) -> None:
    with pytest.raises(NoSuchDay) as missing:
        read_day(phrase, THURSDAY)
    assert missing.value.last == last


@pytest.mark.parametrize(
    ("line", "words", "day"),
    [
        ("share it a week on friday", "a week on friday", date(2026, 11, 27)),
        ("share it the day after tomorrow", "the day after tomorrow", date(2026, 11, 21)),
        ("share it this weekend.", "this weekend.", date(2026, 11, 22)),
        ("share it, due 4 dec", "due 4 dec", date(2026, 12, 4)),
        ("share it no later than friday please", "no later than friday", date(2026, 11, 20)),
        ("share it by Friday 13 copies", "by Friday", date(2026, 11, 20)),
        ("share it by 2030, all", "by 2030,", date(2030, 12, 31)),
    ],
)
def test_a_whole_phrase_is_taken_and_no_more(line: str, words: str, day: date) -> None:
    due = find_due(line, THURSDAY)
    assert due is not None
    assert (line[due.start : due.end], due.day) == (words, day)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("by Friday at 5pm", date(2026, 11, 20)),
        ("by fri 5pm", date(2026, 11, 20)),
        ("by 5pm friday", date(2026, 11, 20)),
        ("by noon tomorrow", date(2026, 11, 20)),
        ("by 10:30 on 4 dec", date(2026, 12, 4)),
        ("by monday morning", date(2026, 11, 23)),
        ("by first thing on Monday", date(2026, 11, 23)),
        ("tomorrow night", date(2026, 11, 20)),
        ("at noon tomorrow", date(2026, 11, 20)),
        ("on friday at 17.30pm", date(2026, 11, 20)),
        ("by 20:00", THURSDAY),
        ("by noon", THURSDAY),
        ("by 5 o’clock", THURSDAY),
    ],
)
def test_a_time_of_day_is_part_of_the_phrase_and_said_to_be(words: str, day: date) -> None:
    due = find_due(f"share it {words}", THURSDAY)
    assert due is not None
    assert (f"share it {words}"[due.start : due.end], due.day, due.is_timed) == (words, day, True)


@pytest.mark.parametrize(
    "phrase", ["spring", "the end of the summer", "next winter", "half-term", "the end of term", "the next meeting"]
)
def test_a_by_whose_day_nobody_can_tell_is_a_problem(phrase: str) -> None:
    due = find_due(f"share it before {phrase} please", THURSDAY)
    assert due is not None
    assert (due.day, due.reason, due.typed) == (None, "unknown-day", phrase)
    dated = find_due(f"share it before {phrase}, by fri", THURSDAY)
    assert dated is not None and dated.day == date(2026, 11, 20)


def test_a_name_of_somebody_here_is_neither_month_nor_day() -> None:
    names = frozenset({"jan", "novak", "sun", "li"})
    due = find_due("circulate notes written by Jan", THURSDAY, names=names)
    assert due is not None and (due.day, due.reason, due.mend) == (None, "name-or-day", "the end of Jan")
    due = find_due("circulate notes written by Sun Li", THURSDAY, names=names)
    assert due is not None and (due.day, due.reason, due.mend) == (None, "name-or-day", "this Sun")
    for words in ("by Jan by fri", "by Jan Novak, on Friday"):
        due = find_due(f"circulate notes written {words}", THURSDAY, names=names)
        assert due is not None and due.day == date(2026, 11, 20)
    for words in ("by jan 2027", "by the end of jan", "in jan", "by 31 jan"):
        due = find_due(f"share it {words}", THURSDAY, names=names)
        assert due is not None and due.day == date(2027, 1, 31), words


@pytest.mark.parametrize("line", ["stand by the team", "by 5 people", "one by one", "by hand", "by sunlight", "fri"])
def test_a_by_that_is_no_date(line: str) -> None:
    assert find_due(line, THURSDAY) is None


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_an_iso_date_is_itself_on_any_day(day: date) -> None:
    assert read_day(day.isoformat(), THURSDAY) == day


PARTS_THAT_PASS = ("early", "mid", "the beginning of march")
"""What may be over already while its month is not; the line then says that it has passed."""


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2090, 1, 1)), st.sampled_from([p for p, _ in DAYS]))
def test_a_promise_is_never_due_before_it_is_made(today: date, phrase: str) -> None:
    if any(c.isdigit() for c in phrase) or phrase.startswith(PARTS_THAT_PASS):
        return
    day = read_day(phrase, today)
    assert day is not None
    assert day >= today
