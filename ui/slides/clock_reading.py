"""The clock of the running item in the room's words."""

from __future__ import annotations

import math
from datetime import datetime

from roundtable.domain.agenda import LAST_FIFTH, LAST_MOMENTS, Phase, Timer, read_timer
from roundtable.domain.forecast import zone_of
from roundtable.domain.session import Session
from ui.slides.content import SlideClock


def public_clock(session: Session, now: datetime) -> SlideClock | None:
    """The clock as the room may see it; None where none runs, or where the item has no minutes or keeps its clock."""
    if session.running is None or not session.running[0].public_clock:
        return None
    timer = read_timer(*session.running, now)
    if timer.phase in {Phase.WAITING, Phase.ENDED} or not timer.total:
        return None
    digits = padded(timer.digits)
    zone = zone_of(session)
    until = ""
    if timer.deadline is not None:
        words = "planned end" if timer.phase is Phase.OVER else "until"
        until = f"{words} {timer.deadline.astimezone(zone):%H:%M}"
    label = {Phase.OVER: f"{digits} over", Phase.PAUSED: "paused"}.get(timer.phase, f"{digits} left")
    return SlideClock(digits, timer.phase, timer.share_left, _caption(timer), until, label)


def padded(digits: str) -> str:
    """Minutes with two figures at least: "7:42" is "07:42", "+2:14" is "+02:14"."""
    sign, bare = ("+", digits[1:]) if digits.startswith("+") else ("", digits)
    return f"{sign}{bare.zfill(5)}"


def _caption(timer: Timer) -> str:
    minutes = timer.total.total_seconds() / 60
    match timer.phase:
        case Phase.OVER:
            return "Over time"
        case Phase.PAUSED:
            return "Paused"
        case Phase.LAST_FIFTH:
            return _last(minutes * LAST_FIFTH)
        case Phase.LAST_MOMENTS:
            return _last(minutes * LAST_MOMENTS)
    whole = round(minutes)
    return f"of {whole} minutes" if whole != 1 else "of 1 minute"


def _last(minutes: float) -> str:
    """The caption of a phase that takes so many minutes, rounded up to a whole one where it is nearly that."""
    whole = max(1, math.ceil(minutes - 0.5))
    return f"Last {whole} minutes" if whole > 1 else "Last minute"


def time_of_day(session: Session, now: datetime) -> str:
    """Hours and minutes in the zone of the session: 14:38."""
    return f"{now.astimezone(zone_of(session)):%H:%M}"
