"""Which day a phrase means: "fri", "31 jan", "a week on Monday", "the end of next month", "in two weeks"."""

from __future__ import annotations

import calendar
import re
from datetime import date, datetime, time, timedelta

from roundtable.capture_line.day_words import (
    COUNT,
    DAY,
    DAY_ENDS,
    EASTER,
    MONTH,
    MONTHS,
    ORDINAL,
    ORDINALS,
    UNIT,
    WEEK_OF,
    WEEKDAYS,
    YEAR,
)
from roundtable.domain.folding import fold

_FRIDAY, _SUNDAY = 4, 6
_SAID_OFTEN = {"christmas": (25, 12), "christmas eve": (24, 12), "new year": (31, 12), "new year's eve": (31, 12)}

_DAY_AND_MONTH = re.compile(
    rf"(?:(?:{DAY}),? )?(?:the )?(?:(?P<d1>\d{{1,2}}|{ORDINAL})(?:st|nd|rd|th)? (?:of )?(?P<m1>{MONTH})"
    rf"|(?P<m2>{MONTH}) (?P<d2>\d{{1,2}})(?:st|nd|rd|th)?)(?:,? (?P<year>\d{{4}}))?"
)
_FIGURES = re.compile(r"(?P<d>\d{1,2})[/.](?P<m>\d{1,2})(?:[/.](?P<y>\d{4}|\d{2})?)?")
_ISO = re.compile(r"(?P<y>\d{4})-(?P<m>\d{1,2})-(?P<d>\d{1,2})")
_ORDINAL = re.compile(r"(?:the )?(\d{1,2})(?:st|nd|rd|th)(?: of (?P<which>this|next) month)?")
_PART = re.compile(
    r"(?:the )?(?P<part>start|beginning|end|middle) of "
    rf"(?:(?P<which>the|this|next) (?P<unit>week|month|year)|(?P<month>(?:{MONTH})(?: {YEAR})?)|(?P<year>{YEAR}))"
)
_PART_OF_MONTH = re.compile(rf"(?P<part>early|mid|late)[ -](?:(?P<month>(?:{MONTH})(?: {YEAR})?)|(?P<year>{YEAR}))")
_FIRST_PART, _MIDDLE = 10, 15
"""The days of a month by which "early" and "mid" are over."""
_PART_ENDS = {"start": 1, "beginning": 1, "early": 3, "middle": 6, "mid": 6, "end": 12, "late": 12}
"""The month with which a part of a year is over."""
_FEAST = re.compile(rf"(?:the )?(?P<feast>.+?)(?: (?P<year>{YEAR}))?")
_LATER = re.compile(rf"(?:in )?(?P<count>{COUNT}) (?P<unit>{UNIT}) (?:(?:on|from) )?(?P<from>{DAY}|today|tomorrow|now)")
_WORKING = re.compile(rf"(?:in |within )?(?P<count>{COUNT}) working days?(?:['’]? time)?")
_QUARTER = re.compile(r"(?:the end of |end of )?q(?P<quarter>[1-4])(?: (?P<year>\d{4}))?")


class NoSuchDay(Exception):
    """A date that is not in the calendar; `last` is the last day of the month that was meant, None without one."""

    def __init__(self, last: date | None = None) -> None:
        super().__init__("no such day")
        self.last = last


def prepare() -> None:
    """Load the library now: it takes a tenth of a second, which nobody should wait for at a key."""
    _library("in two weeks", date(2000, 1, 1))


def read_day(phrase: str, today: date) -> date | None:
    """The day that a phrase means, seen from a day; None when it means none. NoSuchDay: "31 feb"."""
    phrase = re.sub(rf"^(?:on\s+|by\s+|due\s+|{WEEK_OF})", "", " ".join(fold(phrase).split()))
    for reading in _READINGS:
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
        month, day = MONTHS.index((match["m1"] or match["m2"])[:3]) + 1, match["d1"] or match["d2"]
        number = int(day) if day.isdigit() else ORDINALS.index(day) + 1
        return _existing(number, month, int(match["year"]) if match["year"] else None, today)
    if (match := _FEAST.fullmatch(phrase)) and match["feast"] in _SAID_OFTEN:
        return _existing(*_SAID_OFTEN[match["feast"]], int(match["year"]) if match["year"] else None, today)
    return None


def _easter(phrase: str, today: date) -> date | None:
    """Easter Sunday, or the Friday before or Monday after it; without a year the next one."""
    match = re.fullmatch(rf"(?P<feast>{EASTER})(?: (?P<year>{YEAR}))?", phrase)
    if match is None:
        return None
    away = timedelta(days={"good friday": -2, "easter monday": 1}.get(match["feast"], 0))
    if match["year"]:
        return _easter_sunday(int(match["year"])) + away
    day = _easter_sunday(today.year) + away
    return day if day >= today else _easter_sunday(today.year + 1) + away


def _easter_sunday(year: int) -> date:
    """By the Gregorian rule, as Butcher's Ecclesiastical Calendar (1876) has it."""
    century, rest = divmod(year, 100)
    moon = (19 * (year % 19) + century - century // 4 - (8 * century + 13) // 25 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (year % 19 + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


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


def _part_of(phrase: str, today: date) -> date | None:
    """The beginning, middle or end of a week, a month or a year: the last day that belongs to it."""
    if (match := _PART_OF_MONTH.fullmatch(phrase) or _PART.fullmatch(phrase)) and match["year"]:
        return _last_of(int(match["year"]), _PART_ENDS[match["part"]])
    if match := _PART_OF_MONTH.fullmatch(phrase):
        return _in_month(_whole_month(match["month"], today), match["part"])
    match = _PART.fullmatch(phrase)
    if match is None:
        return None
    part, ahead = match["part"], 1 if match["which"] == "next" else 0
    if match["month"]:
        return _in_month(_whole_month(match["month"], today), part)
    if match["unit"] == "week":
        wanted = {"end": _FRIDAY, "middle": _FRIDAY // 2}.get(part, 0)
        return today + timedelta(days=(wanted - today.weekday()) % 7 if not ahead else wanted - today.weekday() + 7)
    if match["unit"] == "year":
        return _last_of(today.year + ahead, _PART_ENDS[part])
    months = today.month - 1 + ahead
    return _in_month(_last_of(today.year + months // 12, months % 12 + 1), part)


def _in_month(last: date | None, part: str) -> date | None:
    """The day by which a part of the month is over, of which the last day is given."""
    day = {"start": 1, "beginning": 1, "early": _FIRST_PART, "mid": _MIDDLE, "middle": _MIDDLE}.get(part)
    return last.replace(day=day) if last is not None and day is not None else last


def _weekday(phrase: str, today: date) -> date | None:
    """The next such day after today ("fri"), that of next week ("next fri"), or one a week later ("fri week")."""
    match = re.fullmatch(rf"(?P<which>next |this |the following )?(?P<day>{DAY})(?P<later> week)?", phrase)
    if match is None:
        return None
    wanted = WEEKDAYS.index(match["day"][:3])
    if match["which"] in ("next ", "the following "):
        return today - timedelta(days=today.weekday()) + timedelta(days=7 + wanted)
    days = (wanted - today.weekday() - 1) % 7 + 1
    return today + timedelta(days=days + (7 if match["later"] else 0))


def _weekday_of_month(phrase: str, today: date) -> date | None:
    """The next such day of a month where it is that weekday ("Friday 13"), this month or the next one or two."""
    match = re.fullmatch(rf"(?P<day>{DAY}),? (?:the )?(?P<number>\d{{1,2}})(?:st|nd|rd|th)?", phrase)
    if match is None:
        return None
    for ahead in range(93):
        day = today + timedelta(days=ahead)
        if day.day == int(match["number"]) and day.weekday() == WEEKDAYS.index(match["day"][:3]):
            return day
    raise NoSuchDay


def _day_of_month(phrase: str, today: date) -> date | None:
    """The next such day of a month ("the 15th"), or that of a month ("the 15th of next month")."""
    match = _ORDINAL.fullmatch(phrase)
    if match is None:
        return None
    if match["which"]:
        months = today.month - 1 + (match["which"] == "next")
        return _existing(int(match[1]), months % 12 + 1, today.year + months // 12, today)
    for months in range(12):
        month = today.month - 1 + months
        year, month = today.year + month // 12, month % 12 + 1
        if 1 <= int(match[1]) <= calendar.monthrange(year, month)[1]:
            found = date(year, month, int(match[1]))
            if found > today:
                return found
    raise NoSuchDay


def _whole_month(phrase: str, today: date) -> date | None:
    """The last day of a month ("january") or of a year ("2030")."""
    if re.fullmatch(YEAR, phrase):
        return _last_of(int(phrase), 12)
    match = re.fullmatch(rf"({MONTH})(?: (\d{{4}}))?", re.sub(r"^in ", "", phrase))
    if match is None:
        return None
    month = MONTHS.index(match[1][:3]) + 1
    return _last_of(int(match[2]) if match[2] else today.year + (month < today.month), month)


def _later(phrase: str, today: date) -> date | None:
    """So long after a day ("a week on Friday", "two weeks from today"), or in so many working days."""
    if match := _LATER.fullmatch(phrase):
        start = read_day("today" if match["from"] == "now" else match["from"], today)
        return _library(f"in {match['count']} {match['unit']}", start) if start is not None else None
    if match := _WORKING.fullmatch(phrase):
        days = _library(f"in {match['count']} days", today)
        return _working_days(today, (days - today).days) if days is not None else None
    return None


def _working_days(today: date, count: int) -> date:
    day = today
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() <= _FRIDAY
    return day


def _said(phrase: str, today: date) -> date | None:
    """What has a name of its own: the end of today, the day after tomorrow, the weekend, a quarter of a year."""
    if match := re.fullmatch(rf"(?:{DAY_ENDS})(?: (?:on )?(?P<day>.+))?", phrase):
        return read_day(match["day"], today) if match["day"] else today
    if phrase.removeprefix("the ") == "day after tomorrow":
        return today + timedelta(days=2)
    if phrase in ("this week", "the weekend"):
        return today + timedelta(days=(_FRIDAY - today.weekday()) % 7)
    if phrase == "this weekend":
        return today + timedelta(days=(_SUNDAY - today.weekday()) % 7)
    if phrase == "this month":
        return _last_of(today.year, today.month)
    if match := _QUARTER.fullmatch(phrase):
        month = 3 * int(match["quarter"])
        return _last_of(int(match["year"]) if match["year"] else today.year + (month < today.month), month)
    return None


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
    wanted = re.sub(r"^within\b", "in", phrase).replace("half a year", "6 months")
    wanted = re.sub(r"\ba couple of\b", "2", wanted)
    wanted = re.sub(r"['’]? time$", "", re.sub(r"\ba few\b", "3", wanted)).replace("tonight", "today")
    found = dateparser.parse(wanted, languages=["en"], settings=settings)
    return found.date() if found is not None else None


_READINGS = (_written_out, _easter, _part_of, _said, _later, _weekday, _weekday_of_month, _day_of_month, _whole_month)
"""In this order; what none of them reads is the library's."""
