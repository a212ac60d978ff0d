"""Minutes and times of day as they are typed."""

from datetime import time

import pytest

from ui.operator.typed_time import minutes_text, parse_minutes, parse_time


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("20", 20),
        (" 20 min", 20),
        ("1h30", 90),
        ("1 h 30 min", 90),
        ("2h", 120),
        ("1:05", 65),
        ("+5", 35),
        ("-5", 25),
        ("−5", 25),
        ("-50", 0),
        ("soon", None),
        ("", None),
        ("1:2:3", None),
        ("5-", None),
    ],
)
def test_minutes(typed: str, minutes: int | None) -> None:
    assert parse_minutes(typed, 30) == minutes


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("14:30", time(14, 30)),
        ("14.30", time(14, 30)),
        ("1430", time(14, 30)),
        ("9", time(9)),
        ("2 pm", time(14)),
        ("12 am", time(0)),
        ("12:15pm", time(12, 15)),
        ("25:61", None),
        ("24:00", None),
        ("13 pm", None),
        ("noon", None),
        ("", None),
    ],
)
def test_times(typed: str, at: time | None) -> None:
    assert parse_time(typed) == at


@pytest.mark.parametrize("minutes", [0, 5, 59, 60, 61, 90, 120, 1440])
def test_what_is_shown_is_read_back_the_same(minutes: int) -> None:
    assert parse_minutes(minutes_text(minutes), 1) == minutes
