"""The slides of a session whose subject is the time: the clock alone, the break, and the times of the day's rest."""

from __future__ import annotations

from datetime import datetime, timedelta
from itertools import pairwise

from roundtable.domain.agenda import AgendaItem, ItemKind, Phase, Run, read_timer
from roundtable.domain.forecast import Forecast, ItemForecast, forecast, zone_of
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from ui.slides.clock_reading import public_clock, time_of_day
from ui.slides.content import THEN, BreakSlide, ClockSlide, Expected, TimesSlide
from ui.slides.pages import page_of, pages_of_times, rest_of_day
from ui.slides.places import item_label, item_words, next_words

SOON = timedelta(minutes=1)
"""A beginning nearer than this is not told by the clock."""
MOVED = timedelta(minutes=1)
"""Times that differ by less read as they were planned."""


def clock_slide(session: Session, now: datetime) -> ClockSlide:
    """The clock of the running item; without one that the room may see, the time of day."""
    time = time_of_day(session, now)
    if session.running is None:
        return ClockSlide(session.details.title, next_words(session.next_item), None, time)
    item, _run = session.running
    return ClockSlide(item_label(session, item), item_words(item), public_clock(session, now), time)


def break_slide(session: Session, now: datetime) -> BreakSlide:
    """The running break, or the one that comes next: how long, until when, and what follows.

    Until when is not said where it would tell what a clock says that is not for the room.
    """
    time = time_of_day(session, now)
    running = session.running
    if running is not None and running[0].kind is ItemKind.BREAK:
        back = _back(session, now, *running)
        return BreakSlide(public_clock(session, now), back, next_words(session.next_item), time)
    following = session.next_item
    if following is None:
        return BreakSlide(time=time)
    expected = next(each for each in forecast(session, now).items if each.item.id == following.id)
    is_break = following.kind is ItemKind.BREAK
    after = _after(session, following) if is_break else following
    begins = expected.expected_end if is_break else expected.expected_start
    told = [each for each in (running[0] if running else None, following if is_break else None) if each is not None]
    public = all(item.public_clock for item in told)
    return BreakSlide(None, _goes_on(session, now, begins) if public else "", next_words(after), time)


def _after(session: Session, item: AgendaItem) -> AgendaItem | None:
    """The first item behind another that is no break and has not run."""
    items = session.all(AgendaItem)
    behind = items[items.index(item) + 1 :]
    return next((each for each in behind if each.kind is not ItemKind.BREAK), None)


def _back(session: Session, now: datetime, item: AgendaItem, run: Run) -> str:
    """When the debate goes on after the running break."""
    timer = read_timer(item, run, now)
    if timer.deadline is None or not item.public_clock:
        return "We go on shortly"
    if timer.phase is Phase.OVER:
        return "We go on now"
    return f"We go on at {timer.deadline.astimezone(zone_of(session)):%H:%M}"


def _goes_on(session: Session, now: datetime, moment: datetime) -> str:
    """The sentence for a beginning that is only expected."""
    if moment - now < SOON:
        return "We go on shortly"
    return f"We go on at {moment.astimezone(zone_of(session)):%H:%M}"


def times_slide(session: Session, now: datetime, page: int) -> TimesSlide:
    """When the rest of the day is expected now, what is new said beside it; a page beyond the last is the last.

    No time is told by which one could reckon how long an item takes that keeps its clock from the room.
    """
    pages = pages_of_times(session)
    if not pages:
        return TimesSlide("The times")
    day, untold = forecast(session, now), _untold(session)
    expected = {each.item.id: each for each in day.items}
    rows = {item.id: _row(session, expected[item.id], told=item.id not in untold) for item in rest_of_day(session)}
    end, end_news = ("", "") if None in untold else _end(day)
    is_new = bool(end_news) or any(row.news for row in rows.values())
    at = min(page, len(pages) - 1)
    shown = tuple(rows[item.id] for item in pages[at])
    return TimesSlide("New times" if is_new else "The times", shown, end, end_news, page_of(pages, page), at)


def _untold(session: Session) -> set[Id | None]:
    """The items whose beginning is kept back, since an item before them keeps its clock to itself; None is the end.

    The end of the day is for the room: of a last item that keeps its clock it is the beginning that is not told.
    """
    coming = [item for item in rest_of_day(session) if not item.dropped]
    found: set[Id | None] = {item.id for before, item in pairwise(coming) if not before.public_clock}
    if coming and not coming[-1].public_clock:
        runs = session.running is not None and session.running[0] == coming[-1]
        found.add(None if runs else coming[-1].id)
    return found


def _row(session: Session, expected: ItemForecast, *, told: bool) -> Expected:
    item = expected.item
    if item.dropped and expected.run is None:
        return Expected(item.title, news="left out", left_out=True)
    if session.running is not None and item == session.running[0]:
        return Expected(item.title, "now")
    if expected.run is not None:
        return Expected(item.title, THEN, "goes on")
    shorter = "shorter" if item.cut_minutes else ""
    if not told:
        return Expected(item.title, THEN, shorter)
    start, was = _moved(expected.planned_start, expected.expected_start)
    return Expected(item.title, start, ", ".join(word for word in (was, shorter) if word))


def _end(day: Forecast) -> tuple[str, str]:
    """When the day ends, in a sentence, and what was planned where that is another time."""
    if day.planned_end is None or day.expected_end is None:
        return "", ""
    end, was = _moved(day.planned_end, day.expected_end)
    return f"We end at {end}", was


def _moved(planned: datetime, expected: datetime) -> tuple[str, str]:
    """A time of day as it is now, and what it was ("was 15:05"), "" where it is as planned."""
    if abs(expected - planned) < MOVED:
        return f"{planned:%H:%M}", ""
    return f"{expected:%H:%M}", f"was {planned:%H:%M}"
