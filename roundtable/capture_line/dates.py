"""When an action point is due: finds "by fri", "by 31 jan", "in two weeks" in a line and says which day it means."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from roundtable.domain.folding import fold

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FRIDAY = 4

_DAY = r"mon(?:day)?|tues?(?:day)?|wed(?:nesday)?|thu(?:r|rs|rsday)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
_MONTH = (
    r"jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?"
)
_COUNT = r"\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a couple of|a few"
_WORDED = (
    rf"(?:the\s+)?end\s+of\s+(?:(?:the|this|next)\s+(?:week|month|year)|{_MONTH})",
    rf"(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:{_MONTH})(?:,?\s+\d{{4}})?",
    rf"(?:{_MONTH})\s+\d{{1,2}}(?:st|nd|rd|th)?(?:,?\s+\d{{4}})?",
    r"\d{4}-\d{1,2}-\d{1,2}",
    r"\d{1,2}[/.]\d{1,2}(?:[/.](?:\d{4}|\d{2}))?",
    r"(?:the\s+)?\d{1,2}(?:st|nd|rd|th)",
    rf"(?:{_DAY})\s+week",
    rf"(?:next|this|on)\s+(?:{_DAY})",
    rf"(?:{_DAY})",
    r"next\s+(?:week|month|year)",
    rf"(?:in\s+|within\s+)?(?:{_COUNT})\s+(?:days?|weeks?|fortnights?|months?|years?)(?:['’]?\s+time)?",
    r"tomorrow|today|tonight",
    rf"(?:{_MONTH})(?:\s+\d{{4}})?",
)
_PHRASE = "|".join(f"(?:{worded})" for worded in _WORDED)
_LED = re.compile(rf"(?<!\w)(?:by|until|till|before)\s+(?P<day>{_PHRASE})(?!\w)(?:[,;]|\.\s*$)?", re.IGNORECASE)
_LAST = re.compile(
    rf"(?<!\w)(?P<day>(?:on|within|in)\s+(?:{_PHRASE})|next\s+(?:week|month|{_DAY})|tomorrow|today)[.,;]?\s*$",
    re.IGNORECASE,
)
_DAY_AND_MONTH = re.compile(
    rf"(?:the\s+)?(?:(?P<d1>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m1>{_MONTH})|(?P<m2>{_MONTH})\s+(?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)"
    r"(?:,?\s+(?P<year>\d{4}))?"
)
_FIGURES = re.compile(r"(?P<d>\d{1,2})[/.](?P<m>\d{1,2})(?:[/.](?P<y>\d{4}|\d{2}))?")
_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})")
_ORDINAL = re.compile(r"(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)")


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


class NoSuchDay(Exception):
    """A date that is not in the calendar; `last` is the last day of the month that was meant, None without one."""

    def __init__(self, last: date | None = None) -> None:
        super().__init__("no such day")
        self.last = last


def find_due(text: str, today: date, start: int = 0) -> Due | None:
    """The first "by …" of a line, or an "in two weeks", "on Friday", "tomorrow" at its end; None without one."""
    match = _LED.search(text, start) or _LAST.search(text, start)
    if match is None:
        return None
    typed = match["day"]
    try:
        day = read_day(typed, today)
    except NoSuchDay as missing:
        mend = f"{missing.last.day} {_MONTHS[missing.last.month - 1].capitalize()}" if missing.last else ""
        return Due(match.start("day"), match.end("day"), None, typed, mend)
    return Due(match.start(), match.end(), day, typed) if day is not None else None


def prepare() -> None:
    """Load the library now: it takes a tenth of a second, which nobody should wait for at a key."""
    _library("in two weeks", date(2000, 1, 1))


def read_day(phrase: str, today: date) -> date | None:
    """The day that a phrase means, seen from a day; None when it means none. NoSuchDay: "31 feb"."""
    phrase = re.sub(r"^(?:on|by)\s+", "", " ".join(fold(phrase).split()))
    for reading in (_written_out, _end_of, _weekday, _day_of_month, _whole_month):
        if (day := reading(phrase, today)) is not None:
            return day
    return _library(phrase, today)


def _written_out(phrase: str, today: date) -> date | None:
    """A date by its numbers, day first ("31/1", "31 jan", "2027-01-31"); without a year the next such day."""
    if match := _ISO.fullmatch(phrase):
        return _existing(int(match["d"]), int(match["m"]), int(match["y"]), today)
    if match := _FIGURES.fullmatch(phrase):
        year = int(match["y"]) if match["y"] else None
        return _existing(int(match["d"]), int(match["m"]), year + 2000 if year and year < 100 else year, today)
    if match := _DAY_AND_MONTH.fullmatch(phrase):
        month = _MONTHS.index((match["m1"] or match["m2"])[:3]) + 1
        return _existing(int(match["d1"] or match["d2"]), month, int(match["year"]) if match["year"] else None, today)
    return None


def _existing(day: int, month: int, year: int | None, today: date) -> date:
    if not 1 <= month <= 12:
        raise NoSuchDay
    if year is None:
        passed = (month, day) < (today.month, today.day)
        year = today.year + passed
    try:
        return date(year, month, day)
    except ValueError:
        raise NoSuchDay(_last_of(year, month)) from None


def _end_of(phrase: str, today: date) -> date | None:
    match = re.fullmatch(
        rf"(?:the )?end of (?:(?P<which>the|this|next) (?P<unit>week|month|year)|(?P<month>{_MONTH}))", phrase
    )
    if match is None:
        return None
    if match["month"]:
        return _whole_month(match["month"], today)
    ahead = 1 if match["which"] == "next" else 0
    if match["unit"] == "week":
        return today + timedelta(days=(_FRIDAY - today.weekday()) % 7 + 7 * ahead)
    if match["unit"] == "year":
        return date(today.year + ahead, 12, 31)
    months = today.month - 1 + ahead
    return _last_of(today.year + months // 12, months % 12 + 1)


def _weekday(phrase: str, today: date) -> date | None:
    """The next such day after today ("fri"), that of next week ("next fri"), or one a week later ("fri week")."""
    match = re.fullmatch(rf"(?P<which>next |this )?(?P<day>{_DAY})(?P<later> week)?", phrase)
    if match is None:
        return None
    wanted = _WEEKDAYS.index(match["day"][:3])
    if match["which"] == "next ":
        return today - timedelta(days=today.weekday()) + timedelta(days=7 + wanted)
    days = (wanted - today.weekday() - 1) % 7 + 1
    return today + timedelta(days=days + (7 if match["later"] else 0))


def _day_of_month(phrase: str, today: date) -> date | None:
    """The next such day of a month ("the 15th")."""
    match = _ORDINAL.fullmatch(phrase)
    if match is None:
        return None
    for months in range(12):
        month = today.month - 1 + months
        year, month = today.year + month // 12, month % 12 + 1
        if 1 <= int(match[1]) <= calendar.monthrange(year, month)[1]:
            found = date(year, month, int(match[1]))
            if found > today:
                return found
    raise NoSuchDay


def _whole_month(phrase: str, today: date) -> date | None:
    """The last day of a month ("january")."""
    match = re.fullmatch(rf"({_MONTH})(?: (\d{{4}}))?", re.sub(r"^in ", "", phrase))
    if match is None:
        return None
    month = _MONTHS.index(match[1][:3]) + 1
    return _last_of(int(match[2]) if match[2] else today.year + (month < today.month), month)


def _last_of(year: int, month: int) -> date:
    year = min(max(year, date.min.year), date.max.year)
    return date(year, month, calendar.monthrange(year, month)[1])


def _library(phrase: str, today: date) -> date | None:
    """What else people say ("in two weeks", "a fortnight"), read by dateparser, later rather than earlier."""
    import dateparser  # noqa: PLC0415 - heavy, needed only here

    settings = {
        "PREFER_DATES_FROM": "future",
        "DATE_ORDER": "DMY",
        "RELATIVE_BASE": datetime.combine(today, time(12)),
    }
    wanted = re.sub(r"^within\b", "in", phrase)
    wanted = re.sub(r"\ba couple of\b", "2", wanted)
    wanted = re.sub(r"['’]? time$", "", re.sub(r"\ba few\b", "3", wanted)).replace("tonight", "today")
    found = dateparser.parse(wanted, languages=["en"], settings=settings)
    return found.date() if found is not None else None
