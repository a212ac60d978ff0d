"""The item that should have started and has not: a clock forgotten, or a fixed point that has gone by."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from roundtable.domain.agenda import AgendaItem
from roundtable.domain.forecast import Forecast, ItemForecast, zone_of
from roundtable.domain.local_time import in_zone
from roundtable.domain.session import Session

GRACE = timedelta(minutes=1)
"""Nobody is reminded sooner."""


@dataclass(frozen=True)
class Overdue:
    """An item, and since when it should run; `forgotten` says that no clock runs at all."""

    item: AgendaItem
    since: datetime
    forgotten: bool


def overdue(session: Session, day: Forecast, now: datetime) -> Overdue | None:
    """What to remind of at a moment in the session's zone; None on any other day than the roundtable's."""
    if not day.covers(now):
        return None
    if session.running is not None:
        missed = (each for each in day.items if each.is_ahead and each.item.starts_at is not None)
        fixed = next(missed, None)
        return _due(fixed, fixed.planned_start, now, forgotten=False) if fixed is not None else None
    following = session.next_item
    found = next((each for each in day.items if following is not None and each.item.id == following.id), None)
    if found is None:
        return None
    since = [found.planned_start] if found.item.starts_at is not None else []
    if session.last_ended is not None and session.last_ended[1].ended_at is not None:
        since.append(in_zone(session.last_ended[1].ended_at, zone_of(session)))
    return _due(found, max(since), now, forgotten=True) if since else None


def _due(found: ItemForecast, since: datetime, now: datetime, *, forgotten: bool) -> Overdue | None:
    return Overdue(found.item, since, forgotten) if now - since >= GRACE else None
