"""When an action point is due: finds "by fri", "by 31 jan", "in two weeks" in a line and says which day it means."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from roundtable.capture_line.day_words import COUNT, DAY, MONTHS, PHRASE, UNIT
from roundtable.capture_line.days import NoSuchDay, read_day

_LED = re.compile(
    rf"(?<!\w)(?:by|until|till|before|(?:no|not)\s+later\s+than)\s+(?P<day>{PHRASE})(?!\w)(?:[,;]|\.\s*$)?",
    re.IGNORECASE,
)
_LAST = re.compile(
    rf"(?<!\w)(?P<day>(?:on|within|in|due)\s+(?:{PHRASE})|next\s+(?:week|month|{DAY})|this\s+(?:week|month|weekend|{DAY})"
    rf"|(?:{COUNT})\s+(?:{UNIT})\s+(?:(?:on|from)\s+(?:{DAY}|today|tomorrow|now)|today|tomorrow)"
    r"|(?:the\s+)?day\s+after\s+tomorrow|tomorrow|today)[.,;]?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Due:
    """A stretch of the line that says when; `day` is None when there is no such day ("31 feb").

    `mend` is then what could stand in its place: the last day that there is, as "28 Feb".
    """

    start: int
    end: int
    day: date | None
    typed: str
    mend: str = ""


def find_due(text: str, today: date, start: int = 0) -> Due | None:
    """The first "by …" of a line, or an "in two weeks", "on Friday", "tomorrow" at its end; None without one."""
    match = _LED.search(text, start) or _LAST.search(text, start)
    if match is None:
        return None
    typed = match["day"]
    try:
        day = read_day(typed, today)
    except NoSuchDay as missing:
        mend = f"{missing.last.day} {MONTHS[missing.last.month - 1].capitalize()}" if missing.last else ""
        return Due(match.start("day"), match.end("day"), None, typed, mend)
    return Due(match.start(), match.end(), day, typed) if day is not None else None
