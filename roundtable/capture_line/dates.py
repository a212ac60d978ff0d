"""When an action point is due: finds "by fri", "by 31 jan", "in two weeks" in a line and says which day it means."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from itertools import chain

from roundtable.capture_line.day_words import COUNT, DAY, HOUR, MONTHS, PHRASE, TIME, UNIT, UNKNOWN, WEEK_OF, WEEKDAYS
from roundtable.capture_line.days import NoSuchDay, read_day
from roundtable.domain.folding import fold

_BEFORE = rf"(?:(?P<before>{HOUR})\s+(?:on\s+|of\s+)?)?"
_AFTER = rf"(?:,?\s+(?P<after>{HOUR}))?"
_LED = re.compile(
    r"(?<!\w)(?:by|until|till|before|(?:no|not)\s+later\s+than)\s+"
    rf"(?:{_BEFORE}(?P<day>(?:{WEEK_OF})?(?:{PHRASE})){_AFTER}|(?P<time>{TIME})|(?P<unknown>{UNKNOWN}))"
    r"(?!\w)(?:[,;]|\.\s*$)?",
    re.IGNORECASE,
)
_LAST = re.compile(
    rf"(?<!\w){_BEFORE}(?P<day>(?:on|within|in|due)\s+(?:{PHRASE})|next\s+(?:week|month|{DAY})"
    rf"|this\s+(?:week|month|weekend|{DAY})"
    rf"|(?:{COUNT})\s+(?:{UNIT})\s+(?:(?:on|from)\s+(?:{DAY}|today|tomorrow|now)|today|tomorrow)"
    rf"|(?:the\s+)?day\s+after\s+tomorrow|tomorrow|today){_AFTER}[.,;]?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Due:
    """A stretch of the line that says when; `day` is None when there is no such day, and `reason` says why.

    no-such-day ("31 feb"), unknown-day ("spring"), name-or-day ("Jan", who is somebody here). `mend` is then what could
    stand in its place: the last day that there is, as "28 Feb", or what would be no name, as "the end of Jan".
    `is_timed` says that the stretch tells a time of the day as well.
    """

    start: int
    end: int
    day: date | None
    typed: str
    mend: str = ""
    reason: str = ""
    is_timed: bool = False


def find_due(text: str, today: date, start: int = 0, names: Collection[str] = ()) -> Due | None:
    """The first "by …" of a line, or an "in two weeks", "on Friday", "tomorrow" at its end; None without one.

    `names` are words that somebody here is called, folded: "by Jan" is then no day. A day that is told goes before one
    that cannot be read.
    """
    unread: Due | None = None
    for match in chain(_LED.finditer(text, start), _LAST.finditer(text, start)):
        due = _read(match, today, names)
        if due is not None and (due.day is not None or due.reason == "no-such-day"):
            return due
        unread = unread or due
    return unread


def _read(match: re.Match[str], today: date, names: Collection[str]) -> Due | None:
    said = match.groupdict()
    if said.get("time"):
        return Due(*match.span(), today, said["time"], is_timed=True)
    if said.get("unknown"):
        return Due(*match.span("unknown"), None, said["unknown"], reason="unknown-day")
    typed = said["day"]
    if fold(typed) in names:
        is_weekday = fold(typed)[:3] in WEEKDAYS
        mend = f"{'this' if is_weekday else 'the end of'} {typed}"
        return Due(*match.span("day"), None, typed, mend, "name-or-day")
    try:
        day = read_day(typed, today)
    except NoSuchDay as missing:
        mend = f"{missing.last.day} {MONTHS[missing.last.month - 1].capitalize()}" if missing.last else ""
        return Due(*match.span("day"), None, typed, mend, "no-such-day")
    is_timed = bool(said["before"] or said["after"])
    return Due(*match.span(), day, typed, is_timed=is_timed) if day is not None else None
