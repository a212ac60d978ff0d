"""Times, days and times of day as the interchange format writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

Day = TypeVar("Day", bound=date)

EARLIEST, LATEST = 1000, 9000
"""Years between which arithmetic with any time zone is safe."""


def read_moment(text: str) -> datetime:
    """A time with its offset; ValueError when it is not one. Its form has been checked by the schema."""
    return _within(datetime.fromisoformat(text))


def read_day(text: str) -> date:
    """A day; ValueError when the calendar has it not."""
    return _within(date.fromisoformat(text))


def read_time_of_day(text: str) -> time:
    """A local time of day; ValueError when the clock has it not."""
    return time.fromisoformat(text)


def _within(value: Day) -> Day:
    if not EARLIEST <= value.year <= LATEST:
        raise ValueError(f"the year {value.year}")
    return value


def write_moment(value: datetime) -> str:
    """A time with the offset it came with, in seconds, or as fine as it is; UTC where an offset has seconds."""
    offset = value.utcoffset()
    if offset is None or offset % timedelta(minutes=1):
        value = value.astimezone(UTC)
    return value.isoformat(timespec=_fineness(value.microsecond))


def write_time_of_day(value: time) -> str:
    """A local time of day, "14:00", with seconds only where there are any."""
    return value.isoformat(timespec="seconds" if value.second else "minutes")


def _fineness(microsecond: int) -> str:
    if not microsecond:
        return "seconds"
    return "microseconds" if microsecond % 1000 else "milliseconds"
