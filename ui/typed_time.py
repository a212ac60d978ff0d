"""Minutes and times of day as people type them, or the sentence that says what is wrong with them."""

from __future__ import annotations

import re
from datetime import time

from roundtable.commands.agenda import LONGEST_ITEM

_HOURS = re.compile(r"(\d{1,4})\s*h(?:(?:ou)?rs?)?\s*(?:(\d{1,4})\s*(?:m(?:in(?:ute)?s?)?)?)?")
_PART = re.compile(r"(\d{0,3})[.,](\d{1,2})\s*h(?:(?:ou)?rs?)?")
_COLON = re.compile(r"(\d{1,4}):(\d{2})")
_MINUTES = re.compile(r"(\d{1,9})\s*(?:m(?:in(?:ute)?s?)?|’|')?")
_STEP = re.compile(r"([+\-−–])\s*(\d{1,9})\s*(?:m(?:in(?:ute)?s?)?)?")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.h]\s?(\d{2})?)?\s*(?:([ap])\.?m\.?)?")
_FIGURES = re.compile(r"(\d{1,2})(\d{2})")
_NOON = {"noon": time(12), "midday": time(12), "midnight": time(0)}


class Mistyped(ValueError):
    """What was typed is no time; its text is a sentence that says why, and how to type one."""


def read_minutes(text: str, before: int | None = None) -> int:
    """Whole minutes of "20", "90m", "1h30", "1:30", "1.5h", or "+5" and "-5" on top of `before`.

    Mistyped when it is none of these. `before` is None where there is nothing yet to add to or take from.
    """
    typed = " ".join(text.lower().split())
    if match := _STEP.fullmatch(typed):
        minutes = _stepped(typed, match[1] == "+", int(match[2]), before)
    elif (match := _HOURS.fullmatch(typed)) or (match := _COLON.fullmatch(typed)):
        if int(match[2] or 0) >= 60:
            raise Mistyped(f"{text.strip()} is no length of time: after the hours come 0 to 59 minutes.")
        minutes = int(match[1]) * 60 + int(match[2] or 0)
    elif match := _PART.fullmatch(typed):
        minutes = round(60 * float(f"{match[1] or 0}.{match[2]}"))
    elif match := _MINUTES.fullmatch(typed):
        minutes = int(match[1])
    else:
        raise Mistyped("Type minutes as 20, 1h30 or +5.")
    if minutes > LONGEST_ITEM:
        raise Mistyped("An item takes between 0 minutes and 24 hours.")
    return minutes


def _stepped(typed: str, adds: bool, step: int, before: int | None) -> int:
    if before is None:
        raise Mistyped(f"{typed} of what? A new item has no minutes yet. Type them as 20 or 1h30.")
    if not adds and step > before:
        raise Mistyped(f"{typed} is more than the item has: {minutes_text(before)} min.")
    return before + step if adds else before - step


def read_time(text: str) -> time:
    """A time of day of "14:30", "14.30", "1430", "930", "9", "2 pm", "2.30pm" or "noon". Mistyped when it is none."""
    typed = " ".join(text.lower().split())
    if typed in _NOON:
        return _NOON[typed]
    match = _FIGURES.fullmatch(typed) or _CLOCK.fullmatch(typed)
    if match is None:
        raise Mistyped("Type a time as 14:30 or 2.30pm.")
    hour, minute = int(match[1]), int(match[2] or 0)
    half = match[3] if match.re is _CLOCK else None
    if half is not None and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    elif half is not None:
        raise Mistyped(f"{text.strip()} is no time of day: am and pm go from 1 to 12.")
    if hour > 23 or minute > 59:
        raise Mistyped(f"{text.strip()} is no time of day: it goes from 0:00 to 23:59.")
    return time(hour, minute)


def minutes_text(minutes: int) -> str:
    """Minutes as one would type them: "20", "1h30", "2h"."""
    if minutes < 60:
        return str(minutes)
    hours, rest = divmod(minutes, 60)
    return f"{hours}h{rest:02d}" if rest else f"{hours}h"
