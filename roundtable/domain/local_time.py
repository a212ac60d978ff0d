"""Moments on the clock of a place, made so that they may be compared and subtracted.

Where both sides have the same `ZoneInfo`, Python compares and subtracts what their clocks show, and is an hour off in
the nights of the changes. With its offset fixed, a moment is a moment whatever is done to it.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone, tzinfo

HALF_A_DAY = timedelta(hours=12)
"""A time of day that lies further back than this is meant for the next day: the evening goes on after midnight."""


def in_zone(moment: datetime, zone: tzinfo | None) -> datetime:
    """A moment as the clocks of a zone show it, its offset fixed; None is the computer's own zone.

    What is added to it may lie in another offset: to tell that time, it is to be asked for anew.
    """
    there = moment.astimezone(zone)
    return there.replace(tzinfo=timezone(there.utcoffset() or timedelta()), fold=0)


def on_day(day: date, at: time, zone: tzinfo) -> datetime:
    """The moment of a time of day, its offset fixed; a time that spring leaves out is the one an hour later."""
    return in_zone(datetime.combine(day, at, zone), zone)


def moment_of(day: date, at: time, zone: tzinfo, after: datetime | None) -> datetime:
    """A time of day as a moment: of the next day where it lies long before what it comes after."""
    moment = on_day(day, at, zone)
    if after is not None and after - moment > HALF_A_DAY:
        return on_day(day + timedelta(days=1), at, zone)
    return moment
