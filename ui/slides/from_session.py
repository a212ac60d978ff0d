"""What the room sees of a session at one moment; every name has passed `domain/attribution.py`."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import datetime

from roundtable.domain.agenda import LAST_FIFTH, LAST_MOMENTS, AgendaItem, Phase, Timer, read_timer
from roundtable.domain.attribution import quote_label
from roundtable.domain.figures import points_heard
from roundtable.domain.forecast import forecast, zone_of
from roundtable.domain.plain_text import plain
from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.star_evidence import heard_on_star, sectors_on_star
from roundtable.domain.words import Attribution, Quote, QuoteState
from ui.slides.content import (
    BlankSlide,
    Gap,
    QuestionSlide,
    QuoteSlide,
    SlideClock,
    SlideContent,
    StarCounts,
    StarSlide,
    WelcomeSlide,
)


def slide_content(session: Session, now: datetime) -> SlideContent:
    """The slide that the projection asks for."""
    projection = session.projection
    return content_of(session, now, projection.slide, projection.quote_id)


def content_of(session: Session, now: datetime, slide: Slide, quote_id: Id | None = None) -> SlideContent:
    """Any slide of a session, as a preview shows it before the take."""
    match slide:
        case Slide.WELCOME:
            return _welcome(session, now)
        case Slide.QUESTION:
            return _question(session, now)
        case Slide.QUOTE:
            return _quote(session, now, quote_id)
        case Slide.STAR:
            return _star(session)
    return BlankSlide()


def retimed(content: SlideContent, session: Session, now: datetime) -> SlideContent:
    """The same slide at another moment: only its clock is read again. The same value when nothing reads differently.

    A tick asks for this four times a second, so it does not count what was heard.
    """
    if not isinstance(content, QuestionSlide | QuoteSlide):
        return content
    clock = _clock(session, now)
    if clock is not None and content.clock is not None and replace(clock, share=content.clock.share) == content.clock:
        return content
    return replace(content, clock=clock)


def _welcome(session: Session, now: datetime) -> WelcomeSlide:
    details = session.details
    return WelcomeSlide(details.host, details.title, details.question, _when(session, now), _rules(session))


def _when(session: Session, now: datetime) -> str:
    """Thursday 12 November 2026, 13:30 to 16:20; as much of it as is known."""
    held_on = session.details.held_on
    day = f"{held_on:%A} {held_on.day} {held_on:%B} {held_on.year}" if held_on else ""
    items = forecast(session, now).items
    if not items or not any(each.item.starts_at or each.run for each in items):
        return day
    times = f"{items[0].planned_start:%H:%M} to {items[-1].planned_end:%H:%M}"
    return f"{day}, {times}" if day else times


def _rules(session: Session) -> tuple[str, ...]:
    details = session.details
    if details.attribution is Attribution.UNATTRIBUTED:
        last = "What you say may be used. Who said it stays here."
    elif details.prints is QuoteState.HEARD:
        last = "Your words are noted. Ask to hear them back at any time."
    else:
        last = "Your words are read back to you before they are printed."
    return (
        "Raise a hand, or say “reply” to answer the last speaker.",
        "Two minutes each. Pass when your point was made.",
        last,
    )


def _question(session: Session, now: datetime) -> QuestionSlide:
    counts = _counts(session)
    if session.running is None:
        return QuestionSlide(session.details.title, session.details.question or session.details.title, None, counts)
    item, _run = session.running
    question = plain(item.question) or item.title
    label = place_label(session, item.segments) or (item.title if item.question else _ordinal(session, item))
    focused = StarCounts(counts.star, counts.evidence, counts.total, item.segments)
    return QuestionSlide(label, question, _clock(session, now), focused)


def place_label(session: Session, segments: tuple[str, ...]) -> str:
    """Where on the star something belongs: "Co-design, step 3 of 5: People it"; "" when nowhere."""
    star = session.details.star
    cos = [segment.label for segment in star.inner if segment.id in segments]
    steps = [(place, segment.label) for place, segment in enumerate(star.outer, start=1) if segment.id in segments]
    step = ""
    if len(steps) == 1:
        place, label = steps[0]
        step = f"step {place} of {len(star.outer)}: {label}" if cos else f"Step {place} of {len(star.outer)}, {label}"
    elif steps:
        step = ", ".join(label for _, label in steps)
    return ", ".join([*cos, *([step] if step else [])])


def _ordinal(session: Session, item: AgendaItem) -> str:
    items = session.all(AgendaItem)
    return f"{items.index(item) + 1} of {len(items)}"


def _clock(session: Session, now: datetime) -> SlideClock | None:
    """The clock of the running item in the room's words."""
    if session.running is None:
        return None
    timer = read_timer(*session.running, now)
    if timer.phase in {Phase.WAITING, Phase.ENDED}:
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


def _quote(session: Session, now: datetime, quote_id: Id | None) -> SlideContent:
    """A quote; blank when it is gone or withdrawn: words taken back leave the screen at once."""
    quote = session.find(Quote, quote_id)
    if quote is None or quote.state is QuoteState.WITHDRAWN:
        return BlankSlide()
    label = quote_label(session, quote)
    words = plain(quote.text)
    star = session.details.star
    hues = [place for place, segment in enumerate(star.inner) if segment.id in quote.segments]
    labels = [segment.label for segment in star.segments if segment.id in quote.segments]
    return QuoteSlide(
        text=f"“{words}”" if quote.is_marked else words,
        who=label.first,
        organisation=label.second,
        place=labels[0] if labels else "",
        hue=hues[0] if hues else None,
        clock=_clock(session, now),
    )


def _counts(session: Session) -> StarCounts:
    return StarCounts(session.details.star, heard_on_star(session), points_heard(session))


def _star(session: Session) -> StarSlide:
    """The star with its gaps: parts that nobody spoke to first, then those that fewest sectors spoke to."""
    counts = _counts(session)
    heard = counts.evidence
    names = [_in_sentence(sector.name) for sector in sectors_on_star(session)]
    segments = counts.star.segments
    partly = [s for s in segments if heard[s.id].points and not all(heard[s.id].sectors)]
    partly.sort(key=lambda segment: sum(heard[segment.id].sectors))
    gaps = [Gap(segment.label, "Nobody has spoken to it yet.") for segment in segments if not heard[segment.id].points]
    gaps += [Gap(segment.label, _who_is_missing(names, heard[segment.id].sectors)) for segment in partly]
    return StarSlide(counts, tuple(gaps[:3]), len(names))


def _who_is_missing(names: list[str], heard: tuple[bool, ...]) -> str:
    """Which sectors have not spoken to a segment; which have, when these are fewer."""
    spoke = [name for name, has in zip(names, heard, strict=True) if has]
    missing = [name for name, has in zip(names, heard, strict=True) if not has]
    if spoke and len(spoke) < len(missing):
        return f"Only {_joined(spoke, 'and')} so far."
    return f"Nobody yet from {_joined(missing, 'or')}."


def _in_sentence(name: str) -> str:
    """A sector's name within a sentence; one that begins with an abbreviation keeps its capitals."""
    return name[:1].lower() + name[1:] if name[1:2].islower() or name[1:2] == " " else name


def _joined(names: list[str], word: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"
