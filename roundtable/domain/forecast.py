"""When each agenda item was planned, and when it is now expected, to start and to end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from roundtable.domain.agenda import AgendaItem, Run
from roundtable.domain.session import Session


@dataclass(frozen=True)
class ItemForecast:
    """One item: its plan and what has become of it. All times are aware; spans are subtracted in UTC."""

    item: AgendaItem
    run: Run | None
    planned_start: datetime
    planned_end: datetime
    expected_start: datetime
    expected_end: datetime


@dataclass(frozen=True)
class Forecast:
    """The day as planned and as expected at one moment."""

    items: tuple[ItemForecast, ...]

    @property
    def planned_end(self) -> datetime | None:
        """The planned end of the day."""
        return self.items[-1].planned_end if self.items else None

    @property
    def expected_end(self) -> datetime | None:
        """When the day will end if every item still to come takes its minutes."""
        return max((each.expected_end for each in self.items), default=None)

    @property
    def late(self) -> timedelta:
        """How much later than planned the day is expected to end; negative is early."""
        if self.planned_end is None or self.expected_end is None:
            return timedelta()
        return self.expected_end - self.planned_end


def zone_of(session: Session) -> ZoneInfo:
    """The session's time zone; UTC when its name is unknown on this computer."""
    try:
        return ZoneInfo(session.details.time_zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def forecast(session: Session, now: datetime) -> Forecast:
    """The plan chained from the first item, fixed points kept, beside what is expected at `now`."""
    zone = zone_of(session)
    items = session.all(AgendaItem)
    runs = [session.find(Run, item.id) for item in items]
    planned = _planned(session, items, runs, now, zone)
    found: list[ItemForecast] = []
    free_from = _free_from(runs, planned, now)
    for item, run, (plan_start, plan_end) in zip(items, runs, planned, strict=True):
        if run is not None:
            start, end = run.started_at.astimezone(zone), _expected_end(item, run, now).astimezone(zone)
            if run.is_open:
                free_from = max(free_from, end)
        else:
            start = max(free_from, plan_start) if item.starts_at is not None else free_from
            end = start + timedelta(minutes=item.minutes)
            free_from = end
        found.append(ItemForecast(item, run, plan_start, plan_end, start.astimezone(zone), end.astimezone(zone)))
    return Forecast(tuple(found))


def _free_from(runs: list[Run | None], planned: list[tuple[datetime, datetime]], now: datetime) -> datetime:
    """From when the items still to come may start; on a day after the roundtable, from where it ended."""
    begun = [run for run in runs if run is not None]
    if not begun:
        return planned[0][0] if planned else now
    last_end = planned[-1][1]
    over = now.astimezone(last_end.tzinfo).date() > last_end.date()
    if over and all(run.ended_at for run in begun):
        return max(run.ended_at for run in begun if run.ended_at)
    return now


def _planned(
    session: Session,
    items: tuple[AgendaItem, ...],
    runs: list[Run | None],
    now: datetime,
    zone: ZoneInfo,
) -> list[tuple[datetime, datetime]]:
    today = now.astimezone(zone)
    day = session.details.held_on or today.date()
    first_run = min((run.started_at for run in runs if run is not None), default=None)
    at = first_run.astimezone(zone) if first_run else datetime.combine(day, today.time(), zone)
    spans: list[tuple[datetime, datetime]] = []
    for item in items:
        if item.starts_at is not None:
            fixed = datetime.combine(day, item.starts_at, zone)
            at = max(at, fixed) if spans else fixed
        end = _later(at, timedelta(minutes=item.minutes), zone)
        spans.append((at, end))
        at = end
    return spans


def _later(at: datetime, span: timedelta, zone: ZoneInfo) -> datetime:
    """A moment a span later, over a change of the clocks too (same-zone arithmetic would ignore it)."""
    utc = ZoneInfo("UTC")
    return (at.astimezone(utc) + span).astimezone(zone)


def _expected_end(item: AgendaItem, run: Run, now: datetime) -> datetime:
    if run.ended_at is not None:
        return run.ended_at
    total = timedelta(minutes=item.minutes + run.extended_minutes)
    return max(now + total - run.elapsed(now), now)
