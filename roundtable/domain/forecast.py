"""When each agenda item was planned, and when it is now expected, to start and to end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from roundtable.domain.agenda import AgendaItem, Run
from roundtable.domain.local_time import HALF_A_DAY, in_zone, moment_of, on_day
from roundtable.domain.records import Id
from roundtable.domain.session import Session

Span = tuple[datetime, datetime]


WORTH_A_PLAN = timedelta(minutes=1)
"""A day, or a fixed point, that is less late needs no plan."""


@dataclass(frozen=True)
class ItemForecast:
    """One item: its plan and what has become of it. All times are those of the session's zone, their offset fixed."""

    item: AgendaItem
    run: Run | None
    planned_start: datetime
    planned_end: datetime
    expected_start: datetime
    expected_end: datetime

    @property
    def length(self) -> timedelta:
        """From its expected start to its expected end."""
        return self.expected_end - self.expected_start

    @property
    def is_ahead(self) -> bool:
        """Whether it is still to come."""
        return self.run is None and not self.item.dropped

    @property
    def behind(self) -> timedelta:
        """How much later than planned it is expected to start; negative is earlier."""
        return self.expected_start - self.planned_start


@dataclass(frozen=True)
class Forecast:
    """The day as planned and as expected at one moment; `ends_by` is when the room must be left."""

    items: tuple[ItemForecast, ...]
    ends_by: datetime | None = None

    @property
    def planned_end(self) -> datetime | None:
        """The planned end of the day."""
        return self.items[-1].planned_end if self.items else None

    @property
    def aim(self) -> datetime | None:
        """The end to keep to: the planned one, or the hard one where the plan goes beyond it."""
        ends = [end for end in (self.planned_end, self.ends_by) if end is not None]
        return min(ends) if self.items else None

    @property
    def expected_end(self) -> datetime | None:
        """When the day will end if every item still to come takes its minutes."""
        return max((each.expected_end for each in self.items), default=None)

    @property
    def late(self) -> timedelta:
        """How much later than it should the day is expected to end; negative is early."""
        if self.aim is None or self.expected_end is None:
            return timedelta()
        return self.expected_end - self.aim

    def will_miss(self, now: datetime) -> tuple[ItemForecast, ...]:
        """The fixed points to come whose time has not gone by, and which will be missed as things stand."""
        ahead = (each for each in self.items if each.is_ahead and each.item.starts_at is not None)
        return tuple(each for each in ahead if each.planned_start > now and each.behind >= WORTH_A_PLAN)

    def covers(self, moment: datetime) -> bool:
        """Whether a moment in the session's zone is of a day that the plan covers; an evening may end on the next."""
        if not self.items:
            return False
        return self.items[0].planned_start.date() <= moment.date() <= self.items[-1].planned_end.date()


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
    if not items:
        return Forecast(())
    runs = [session.find(Run, item.id) for item in items]
    now = in_zone(now, zone)
    day = _day(session, items, runs, now, zone)
    planned = _planned(items, runs, day, now, zone)
    expected = _expected(session, planned, now)
    found = tuple(
        ItemForecast(item, run, *plan, *(in_zone(moment, zone) for moment in expected[item.id]))
        for item, run, plan in zip(items, runs, planned, strict=True)
    )
    ends_by = session.details.ends_by
    return Forecast(found, moment_of(day, ends_by, zone, planned[0][0]) if ends_by is not None else None)


def _expected(session: Session, planned: list[Span], now: datetime) -> dict[Id, Span]:
    """When each item began or will, and ended or will, in the order in which they come."""
    items = session.all(AgendaItem)
    runs = [session.find(Run, item.id) for item in items]
    free_from = _free_from(items, runs, planned, now)
    found: dict[Id, Span] = {}
    for item, run in zip(items, runs, strict=True):
        found[item.id] = (run.started_at, _expected_end(item, run, now)) if run is not None else (free_from, free_from)
        if run is not None and run.is_open:
            free_from = max(free_from, found[item.id][1])
    for item in session.left_behind:
        run = session.get(Run, item.id)
        free_from += max(_total(item, run) - run.elapsed(now), timedelta())
        found[item.id] = (run.started_at, free_from)
    plans = {item.id: start for item, (start, _) in zip(items, planned, strict=True)}
    for item in session.to_come:
        start = max(free_from, plans[item.id]) if item.starts_at is not None else free_from
        free_from = start + timedelta(minutes=item.allotted)
        found[item.id] = (start, free_from)
    return found


def _day(
    session: Session, items: tuple[AgendaItem, ...], runs: list[Run | None], now: datetime, zone: ZoneInfo
) -> date:
    """The day that fixed points are meant for: the one on which the first item began, be it a rehearsal."""
    first_run = _first(runs)
    if first_run is None:
        return session.details.held_on or now.date()
    began = in_zone(first_run, zone)
    fixed = items[0].starts_at
    if fixed is None:
        return began.date()
    near = (began.date() + timedelta(days=days) for days in (-1, 0, 1))
    return min(near, key=lambda day: abs(began - on_day(day, fixed, zone)))


def _first(runs: list[Run | None]) -> datetime | None:
    return min((run.started_at for run in runs if run is not None), default=None)


def _free_from(items: tuple[AgendaItem, ...], runs: list[Run | None], planned: list[Span], now: datetime) -> datetime:
    """From when the items still to come may start; on a day after the roundtable, from where it ended."""
    begun = [run for run in runs if run is not None]
    if not begun:
        first = planned[0][0]
        is_overdue = items[0].starts_at is not None and timedelta() < now - first < HALF_A_DAY
        return now if is_overdue else first
    last_end = planned[-1][1]
    over = now.date() > last_end.date()
    if over and all(run.ended_at for run in begun):
        return max(run.ended_at for run in begun if run.ended_at)
    return now


def _planned(
    items: tuple[AgendaItem, ...], runs: list[Run | None], day: date, now: datetime, zone: ZoneInfo
) -> list[Span]:
    first = _first(runs)
    at = in_zone(first, zone) if first is not None else on_day(day, now.time(), zone)
    spans: list[Span] = []
    for item in items:
        if item.starts_at is not None:
            fixed = moment_of(day, item.starts_at, zone, at if spans else None)
            at = max(at, fixed) if spans else fixed
        end = at + timedelta(minutes=item.minutes)
        spans.append((in_zone(at, zone), in_zone(end, zone)))
        at = end
    return spans


def _total(item: AgendaItem, run: Run) -> timedelta:
    return timedelta(minutes=item.allotted + run.extended_minutes)


def _expected_end(item: AgendaItem, run: Run, now: datetime) -> datetime:
    if run.ended_at is not None:
        return run.ended_at
    return max(now + _total(item, run) - run.elapsed(now), now)
