"""The slides of a session whose subject is the time: the clock alone, and the break."""

from __future__ import annotations

from datetime import datetime, timedelta

from roundtable.domain.agenda import AgendaItem, ItemKind, Phase, Run, read_timer
from roundtable.domain.forecast import forecast, zone_of
from roundtable.domain.session import Session
from ui.slides.clock_reading import public_clock, time_of_day
from ui.slides.content import BreakSlide, ClockSlide
from ui.slides.places import item_label, item_words, next_words

SOON = timedelta(minutes=1)
"""A beginning nearer than this is not told by the clock."""


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
