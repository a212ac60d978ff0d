"""What the room sees of a session at one moment; every name has passed `domain/attribution.py`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from roundtable.domain.attribution import quote_label
from roundtable.domain.figures import points_heard
from roundtable.domain.forecast import forecast
from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from roundtable.domain.seated import Seated
from roundtable.domain.session import Session
from roundtable.domain.singling import shown_label
from roundtable.domain.star_evidence import heard_on_star, sectors_on_star
from roundtable.domain.withheld import said
from roundtable.domain.words import Attribution, Quote, QuoteState
from ui.slides.clock_reading import public_clock
from ui.slides.content import (
    NOBODY_YET,
    BlankSlide,
    BreakSlide,
    ClockSlide,
    Gap,
    LatestWords,
    QuestionSlide,
    QuoteSlide,
    SlideContent,
    StarCounts,
    StarSlide,
    TimesSlide,
    WelcomeSlide,
)
from ui.slides.listed import actions_slide, part_of, queue_slide, read_back_slide, signed
from ui.slides.pages import QUOTE_MOST, page_of, parts_of
from ui.slides.places import item_label, item_words
from ui.slides.timed import break_slide, clock_slide, times_slide
from ui.slides.totals import thanks_slide

_EARLIEST = datetime.min.replace(tzinfo=UTC)


def slide_content(session: Session, now: datetime) -> SlideContent:
    """The slide that the projection asks for."""
    projection = session.projection
    return content_of(session, now, projection.slide, projection.quote_id, projection.page)


def content_of(
    session: Session, now: datetime, slide: Slide, quote_id: Id | None = None, page: int = 0
) -> SlideContent:
    """Any slide of a session, as a preview shows it before the take; a page beyond the last is the last."""
    makers: dict[Slide, Callable[[], SlideContent]] = {
        Slide.WELCOME: lambda: _welcome(session, now),
        Slide.QUESTION: lambda: _question(session, now),
        Slide.CLOCK: lambda: clock_slide(session, now),
        Slide.QUOTE: lambda: _quote(session, now, quote_id, page),
        Slide.STAR: lambda: _star(session),
        Slide.QUEUE: lambda: queue_slide(session),
        Slide.READ_BACK: lambda: read_back_slide(session, quote_id, page),
        Slide.ACTIONS: lambda: actions_slide(session, page),
        Slide.TIMES: lambda: times_slide(session, now, page),
        Slide.BREAK: lambda: break_slide(session, now),
        Slide.THANKS: lambda: thanks_slide(session),
        Slide.BLANK: BlankSlide,
    }
    return makers[slide]()


def retimed(content: SlideContent, session: Session, now: datetime) -> SlideContent:
    """The same slide at another moment: only its clock, or its times, are read again.

    It is the same value when nothing reads differently. A tick asks for this four times a second, so it does not count
    what was heard.
    """
    if isinstance(content, ClockSlide | BreakSlide):
        found = clock_slide(session, now) if isinstance(content, ClockSlide) else break_slide(session, now)
        return content if without_bar(found) == without_bar(content) else found
    if isinstance(content, TimesSlide):
        times = times_slide(session, now, content.page)
        return content if times == content else times
    if not isinstance(content, QuestionSlide | QuoteSlide):
        return content
    clock = public_clock(session, now)
    if clock is not None and content.clock is not None and replace(clock, share=content.clock.share) == content.clock:
        return content
    return replace(content, clock=clock)


def without_bar(content: ClockSlide | BreakSlide) -> ClockSlide | BreakSlide:
    """The slide as it reads; its bar, which moves with every look at the clock, is no news by itself."""
    return replace(content, clock=replace(content.clock, share=0.0)) if content.clock else content


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
    focused = StarCounts(counts.star, counts.evidence, counts.total, item.segments)
    return QuestionSlide(item_label(session, item), item_words(item), public_clock(session, now), focused)


def _quote(session: Session, now: datetime, quote_id: Id | None, page: int) -> SlideContent:
    """A quote; blank when it is gone or withdrawn: words taken back leave the screen at once."""
    quote = session.find(Quote, quote_id)
    if quote is None or quote.state is QuoteState.WITHDRAWN:
        return BlankSlide()
    label = shown_label(session, quote_label(session, quote))
    star = session.details.star
    hues = [place for place, segment in enumerate(star.inner) if segment.id in quote.segments]
    labels = [segment.label for segment in star.segments if segment.id in quote.segments]
    part = page_of(parts_of(said(session, quote), QUOTE_MOST), page)
    return QuoteSlide(
        text=part_of(session, quote, page),
        who=label.first,
        organisation=label.second,
        place=", ".join(each for each in (labels[0] if labels else "", part) if each),
        hue=hues[0] if hues else None,
        clock=public_clock(session, now),
        quote_id=quote.id,
    )


def _counts(session: Session) -> StarCounts:
    return StarCounts(session.details.star, heard_on_star(session), points_heard(session))


def _star(session: Session) -> StarSlide:
    """The star with its gaps: parts that nobody spoke to first, then those that fewest sectors spoke to."""
    running = session.running
    now = running[0].segments if running else ()
    seated = Seated(session)
    counts = replace(_counts(session), now=now, strengths=seated.strengths)
    heard = counts.evidence
    segments = counts.star.segments
    partly = [s for s in segments if heard[s.id].points and not all(heard[s.id].sectors)]
    partly.sort(key=lambda segment: sum(heard[segment.id].sectors))
    gaps = [Gap(segment.label, NOBODY_YET) for segment in segments if not heard[segment.id].points]
    gaps += [Gap(segment.label, _who_is_missing(seated, segment.id, heard[segment.id].sectors)) for segment in partly]
    return StarSlide(counts, tuple(gaps[:3]), len(sectors_on_star(session)), _latest(session))


def _latest(session: Session) -> LatestWords | None:
    """The words on the star that were read back last: what is only noted at the desk never reaches the room by itself.

    Of words in several parts it is the first, as the slide has room for a beginning only.
    """
    known = {segment.id: place for place, segment in enumerate(session.details.star.inner)}
    known |= {segment.id: -1 for segment in session.details.star.outer}
    standing = [quote for quote in session.quotes if quote.state.level > 0 and known.keys() & set(quote.segments)]
    if not standing:
        return None
    quote = max(standing, key=lambda each: each.said_at or _EARLIEST)
    parts = len(parts_of(said(session, quote), QUOTE_MOST))
    hues = [known[segment] for segment in quote.segments if known.get(segment, -1) >= 0]
    first = part_of(session, quote, 0)
    return LatestWords(
        quote.id,
        first if parts == 1 else f"{first} …",
        signed(session, quote),
        hues[0] if hues else None,
        quote.said_at,
    )


def _who_is_missing(seated: Seated, segment_id: str, heard: tuple[bool, ...]) -> str:
    """Which sectors have not spoken to a segment; which have, when these are fewer; else how many, if none is told."""
    spoke = [each for each, has in zip(sectors_on_star(seated.session), heard, strict=True) if has]
    missing = seated.missing(segment_id)
    if not missing:
        return f"{len(spoke)} of {len(heard)} sectors so far." if spoke else "No sector has spoken to it yet."
    if spoke and len(spoke) < len(missing) and not seated.guarded:
        return f"Only {_joined([_in_sentence(each.name) for each in spoke], 'and')} so far."
    return f"Nobody yet from {_joined([_in_sentence(each.name) for each in missing], 'or')}."


def _in_sentence(name: str) -> str:
    """A sector's name within a sentence; one that begins with an abbreviation keeps its capitals."""
    return name[:1].lower() + name[1:] if name[1:2].islower() or name[1:2] == " " else name


def _joined(names: list[str], word: str) -> str:
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"
