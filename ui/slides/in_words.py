"""What a slide says, in reading order, for those who hear the preview."""

from __future__ import annotations

from roundtable.domain.star_strength import UNMEASURED
from roundtable.domain.star_thumbnail import NOTHING
from ui.slides.content import (
    ActionsSlide,
    BlankSlide,
    BreakSlide,
    ClockSlide,
    QuestionSlide,
    QueueSlide,
    QuoteSlide,
    ReadBackSlide,
    SlideClock,
    SlideContent,
    StarSlide,
    ThanksSlide,
    TimesSlide,
    WelcomeSlide,
)


def words_on(content: SlideContent) -> str:
    """Everything that a slide says, as sentences."""
    return ". ".join(part.rstrip(".") for part in _parts(content) if part)


def _parts(content: SlideContent) -> list[str]:
    match content:
        case WelcomeSlide():
            return [content.host, content.title, content.question, content.rules_title, *content.rules, content.when]
        case QuestionSlide():
            return [content.label, content.question, *_of_clock(content.clock)]
        case ClockSlide():
            return [content.label, *(_of_clock(content.clock) or [f"It is {content.time}"]), content.caption]
        case QuoteSlide():
            label = content.clock.label if content.clock else ""
            return [content.place, label, content.text, content.translation, content.who, content.organisation]
        case StarSlide():
            return [*_of_star(content), *(f"{gap.segment}: {gap.words}" for gap in content.gaps)]
        case BreakSlide():
            return ["Break", *_of_clock(content.clock), content.back, content.next]
        case TimesSlide():
            rows = [", ".join(part for part in (each.start, each.title, each.news) if part) for each in content.rows]
            return [content.title, *(rows or ["Nothing more is to come"]), content.end, content.end_news, content.part]
        case BlankSlide():
            return ["Nothing: the screen is black"]
        case ThanksSlide():
            counted = [f"{each.figure} {each.first} {each.second}" for each in content.totals]
            return [content.title, "Thank you", content.words, *counted]
        case _:
            return _of_list(content)


def _of_list(content: QueueSlide | ReadBackSlide | ActionsSlide) -> list[str]:
    match content:
        case QueueSlide():
            speaker = f"{content.speaker.name} has the floor" if content.speaker else "The floor is open"
            names = [f"{each.name}, {each.kind}" if each.kind else each.name for each in content.waiting]
            more = f"and {content.more} more" if content.more else ""
            return [speaker, f"Next: {'; '.join(names)}" if names else "No hands are up", more]
        case ReadBackSlide():
            rows = [f"{row.reading.value[0]}: {row.text} {row.who}".rstrip(": ") for row in content.rows]
            return ["Read-back", *(rows or ["No words have been read back yet"]), content.done]
        case ActionsSlide():
            rows = [", ".join(part for part in (each.who, each.text, each.due) if part) for each in content.promises]
            return ["What we will do", *(rows or ["Nothing promised yet"]), content.count]


def _of_star(content: StarSlide) -> list[str]:
    """What was heard on each part, and the latest words."""
    counts, latest = content.counts, content.latest
    parts = ["What was heard on the star"]
    for segment in counts.star.segments:
        heard = counts.evidence.get(segment.id, NOTHING)
        if heard.points:
            spoke = f" by {sum(heard.sectors)} of {len(heard.sectors)} sectors" if heard.sectors else ""
            contested = ", contested" if heard.contested else ""
            strong = counts.strengths.get(segment.id, UNMEASURED).in_words()
            measured = f", {strong}" if strong else ""
            parts.append(f"{segment.label}: {heard.points} heard{spoke}{contested}{measured}")
    return [*parts, f"Latest words: {latest.text} {latest.who}".rstrip() if latest else ""]


def _of_clock(clock: SlideClock | None) -> list[str]:
    return [clock.digits, clock.caption, clock.until] if clock else []
