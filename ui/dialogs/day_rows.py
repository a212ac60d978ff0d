"""The day as rows: each item as it was planned beside what became of it, or what is expected of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from enum import Enum

from roundtable.domain.forecast import Forecast, ItemForecast, forecast, zone_of
from roundtable.domain.session import Session
from ui import wording

MINUTE = timedelta(minutes=1)


class State(Enum):
    """What has become of an item."""

    RAN = "was"
    RUNS = "now, expected"
    AHEAD = "expected"
    DROPPED = "dropped"
    WHOLE = "the day"


@dataclass(frozen=True)
class DayRow:
    """One item, or the whole day; `planned` and `was` are start and end, in minutes from the start of the picture."""

    title: str
    state: State
    planned_times: str
    planned_minutes: int
    times: str
    minutes: int | None
    planned: tuple[float, float]
    was: tuple[float, float] | None

    @property
    def difference(self) -> int:
        """How many minutes more than planned; 0 for what is not held."""
        return self.minutes - self.planned_minutes if self.minutes is not None else 0

    @property
    def signed(self) -> str:
        """The difference as it is shown: "+2", "−1", "" for none."""
        return f"+{self.difference}" if self.difference > 0 else f"−{-self.difference}" if self.difference else ""

    @property
    def spoken(self) -> str:
        """All of it in one line."""
        planned = f"planned {self.planned_times}, {wording.minutes(self.planned_minutes)}"
        if self.minutes is None:
            return f"{self.title}: {planned}; {self.state.value}"
        return f"{self.title}: {planned}; {self.state.value} {self.times}, {wording.minutes(self.minutes)}"


@dataclass(frozen=True)
class Picture:
    """All rows, and the clock that they are drawn on: its start, how many minutes it covers, and its zone."""

    rows: tuple[DayRow, ...]
    start: datetime | None
    length: float
    zone: tzinfo = UTC

    def as_table(self) -> str:
        """The rows with tabs between their cells, as spreadsheets take them."""
        head = ("Item", "Planned", "Minutes", "Was", "Minutes", "Difference")
        cells = [head, *(_cells(row) for row in self.rows)]
        return "\n".join("\t".join(line) for line in cells) + "\n"


def picture_of(session: Session, now: datetime) -> Picture:
    """The day at a moment; no rows when there is no agenda."""
    day = forecast(session, now)
    if not day.items:
        return Picture((), None, 0)
    start = min(min(each.planned_start, each.expected_start) for each in day.items)
    rows = [_row(each, start) for each in day.items]
    rows.append(_whole(day, start))
    reach = max(max(row.planned[1], row.was[1] if row.was else 0) for row in rows)
    return Picture(tuple(rows), start, max(reach, 1), zone_of(session))


def _row(each: ItemForecast, start: datetime) -> DayRow:
    item, run = each.item, each.run
    held = run is not None or not item.dropped
    state = State.DROPPED if not held else State.AHEAD
    if run is not None:
        state = State.RUNS if run.is_open else State.RAN
    return DayRow(
        item.title,
        state,
        _times(each.planned_start, each.planned_end),
        item.minutes,
        _times(each.expected_start, each.expected_end) if held else "",
        round(each.length / MINUTE) if held else None,
        _span(start, each.planned_start, each.planned_end),
        _span(start, each.expected_start, each.expected_end) if held else None,
    )


def _whole(day: Forecast, start: datetime) -> DayRow:
    first, last = day.items[0].planned_start, day.items[-1].planned_end
    held = [each for each in day.items if each.run is not None or each.is_ahead]
    begins = min((each.expected_start for each in held), default=first)
    ends = day.expected_end or last
    return DayRow(
        "The day",
        State.WHOLE,
        _times(first, last),
        round((last - first) / MINUTE),
        _times(begins, ends),
        round((ends - begins) / MINUTE),
        _span(start, first, last),
        _span(start, begins, ends),
    )


def _times(start: datetime, end: datetime) -> str:
    return f"{wording.clock_time(start)}–{wording.clock_time(end)}"


def _span(zero: datetime, start: datetime, end: datetime) -> tuple[float, float]:
    return (start - zero) / MINUTE, (end - zero) / MINUTE


def _cells(row: DayRow) -> Sequence[str]:
    minutes = str(row.minutes) if row.minutes is not None else row.state.value
    title = " ".join(row.title.split())
    return title, row.planned_times, str(row.planned_minutes), row.times, minutes, row.signed
