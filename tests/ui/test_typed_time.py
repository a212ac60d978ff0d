"""Minutes and times of day as they are typed, and what is said of those that are none."""

from datetime import time

import pytest

from ui.typed_time import Mistyped, minutes_text, read_minutes, read_time


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("20", 20),
        (" 20 min", 20),
        ("90m", 90),
        ("90 minutes", 90),
        ("1h30", 90),
        ("1h30m", 90),
        ("1 h 30 min", 90),
        ("1 hour 30 minutes", 90),
        ("2 hrs", 120),
        ("2h", 120),
        ("1:05", 65),
        ("0", 0),
        ("+5", 35),
        ("-5", 25),
        ("−5 min", 25),
        ("-30", 0),
        ("24h", 1440),
        ("1.5h", 90),
        ("1,5 h", 90),
        ("0.75 hours", 45),
        (".5h", 30),
    ],
)
def test_minutes(typed: str, minutes: int) -> None:
    assert read_minutes(typed, 30) == minutes


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("soon", "Type minutes as 20, 1h30 or +5."),
        ("1.5", "Type minutes as 20, 1h30 or +5."),
        ("", "Type minutes as 20, 1h30 or +5."),
        ("1:2:3", "Type minutes as 20, 1h30 or +5."),
        ("5-", "Type minutes as 20, 1h30 or +5."),
        ("-50", "-50 is more than the item has: 30 min."),
        ("25:61", "25:61 is no length of time: after the hours come 0 to 59 minutes."),
        ("1h75", "1h75 is no length of time: after the hours come 0 to 59 minutes."),
        ("25:00", "An item takes between 0 minutes and 24 hours."),
        ("999999999", "An item takes between 0 minutes and 24 hours."),
    ],
)
def test_what_is_no_length_is_refused_in_a_line_that_says_why(typed: str, says: str) -> None:
    with pytest.raises(Mistyped) as refused:
        read_minutes(typed, 30)
    assert str(refused.value) == says


@pytest.mark.parametrize("typed", ["-5", "+5"])
def test_a_step_needs_something_to_step_from(typed: str) -> None:
    with pytest.raises(Mistyped, match="A new item has no minutes yet"):
        read_minutes(typed)


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("14:30", time(14, 30)),
        ("14.30", time(14, 30)),
        ("14h30", time(14, 30)),
        ("1430", time(14, 30)),
        ("930", time(9, 30)),
        ("0930", time(9, 30)),
        ("noon", time(12)),
        ("Midnight", time(0)),
        ("9", time(9)),
        ("2 pm", time(14)),
        ("2.30pm", time(14, 30)),
        ("2:30 p.m.", time(14, 30)),
        ("12 am", time(0)),
        ("12:15pm", time(12, 15)),
        ("00:00", time(0)),
    ],
)
def test_times(typed: str, at: time) -> None:
    assert read_time(typed) == at


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("25:61", "25:61 is no time of day: it goes from 0:00 to 23:59."),
        ("24:00", "24:00 is no time of day: it goes from 0:00 to 23:59."),
        ("13 pm", "13 pm is no time of day: am and pm go from 1 to 12."),
        ("soon", "Type a time as 14:30 or 2.30pm."),
        ("975", "975 is no time of day: it goes from 0:00 to 23:59."),
        ("-5", "Type a time as 14:30 or 2.30pm."),
        ("", "Type a time as 14:30 or 2.30pm."),
    ],
)
def test_what_is_no_time_of_day_is_refused_in_a_line_that_says_why(typed: str, says: str) -> None:
    with pytest.raises(Mistyped) as refused:
        read_time(typed)
    assert str(refused.value) == says


@pytest.mark.parametrize("minutes", [0, 5, 59, 60, 61, 90, 120, 1440])
def test_what_is_shown_is_read_back_the_same(minutes: int) -> None:
    assert read_minutes(minutes_text(minutes)) == minutes
