"""Minutes and times of day as people type them into the agenda."""

from __future__ import annotations

import re
from datetime import time

_HOURS = re.compile(r"(\d{1,2})\s*h(?:ours?)?\s*(\d{1,2})?\s*(?:m(?:in)?)?")
_COLON = re.compile(r"(\d{1,2}):(\d{2})")
_MINUTES = re.compile(r"(\d{1,4})\s*(?:m|min|minutes?|’|')?")
_STEP = re.compile(r"([+\-−–])\s*(\d{1,3})")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h](\d{2})?)?\s*(am|pm)?")
_FOUR_FIGURES = re.compile(r"(\d{2})(\d{2})")


def parse_minutes(text: str, before: int) -> int | None:
    """Whole minutes of "20", "20 min", "1h30", "1:30", or "+5" and "-5" on top of `before`; None when it is neither."""
    typed = text.strip().lower()
    if match := _STEP.fullmatch(typed):
        step = int(match[2])
        return max(before + step if match[1] == "+" else before - step, 0)
    if (match := _HOURS.fullmatch(typed)) or (match := _COLON.fullmatch(typed)):
        return int(match[1]) * 60 + int(match[2] or 0)
    if match := _MINUTES.fullmatch(typed):
        return int(match[1])
    return None


def parse_time(text: str) -> time | None:
    """A time of day of "14:30", "14.30", "1430", "9" or "2 pm"; None when it is none."""
    typed = text.strip().lower()
    match = _FOUR_FIGURES.fullmatch(typed) or _CLOCK.fullmatch(typed)
    if match is None:
        return None
    hour, minute = int(match[1]), int(match[2] or 0)
    half = match[3] if match.re is _CLOCK else None
    if half is not None:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minute) if hour < 24 and minute < 60 else None


def minutes_text(minutes: int) -> str:
    """Minutes as one would type them: "20", "1h30", "2h"."""
    if minutes < 60:
        return str(minutes)
    hours, rest = divmod(minutes, 60)
    return f"{hours}h{rest:02d}" if rest else f"{hours}h"
