"""Numbers, days and spans of time as the windows say them; no record of a session is needed for them."""

from __future__ import annotations

from datetime import date, datetime, timedelta


def clock_time(moment: datetime) -> str:
    """Hours and minutes: 15:07."""
    return f"{moment:%H:%M}"


def day(when: date) -> str:
    """A day with its week-day, short: Thu 19 Nov."""
    return f"{when:%a} {when.day} {when:%b}"


def long_day(when: date) -> str:
    """A day in full: 19 November 2026."""
    return f"{when.day} {when:%B} {when.year}"


def span(length: timedelta) -> str:
    """Minutes and seconds of a span: 1:26."""
    seconds = max(int(length.total_seconds()), 0)
    return f"{seconds // 60}:{seconds % 60:02d}"


def minutes(count: float) -> str:
    """Minutes in words: 1 min, 20 min, 3 h 10 min."""
    whole = round(count)
    if whole < 60:
        return f"{whole} min"
    hours, rest = divmod(whole, 60)
    return f"{hours} h {rest} min" if rest else f"{hours} h"


def length(seconds: float) -> str:
    """How long something took, as one says it: 40 s, 3 min 20 s, 1 h, 2 h 5 min."""
    whole = round(abs(seconds))
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s" if whole % 60 else minutes(whole / 60)
    return minutes(whole / 60)


def counted(count: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 quote, 12 quotes."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def size(count: int) -> str:
    """An amount of bytes as disks are sold: 3.1 GB, 640 MB, 12 kB."""
    for unit, name in ((10**12, "TB"), (10**9, "GB"), (10**6, "MB")):
        if count >= unit:
            return f"{count / unit:.1f} {name}" if count < 10 * unit else f"{count / unit:,.0f} {name}"
    return f"{count / 1000:.0f} kB"


def lateness(late: timedelta) -> str:
    """How the day stands against the plan: "On time", "7 min late", "3 min early"."""
    whole = round(late.total_seconds() / 60)
    if whole == 0:
        return "On time"
    return f"{minutes(abs(whole))} {'late' if whole > 0 else 'early'}"


def listed(names: list[str]) -> str:
    """Names in a sentence: "a", "a and b", "a, b and c"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"
