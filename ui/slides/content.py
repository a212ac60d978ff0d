"""What a slide says, as values: everything is decided before it reaches the painter, names included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from roundtable.domain.agenda import Phase
from roundtable.domain.star import NO_STAR, Star
from roundtable.domain.star_thumbnail import Heard


@dataclass(frozen=True)
class SlideClock:
    """A clock as the room reads it.

    `digits` are minutes and seconds, two figures each at least, with + when over; `share` is the part of the time
    that is left (0 to 1); `caption` and `until` are the words under it, left and right; `label` is the same in one
    line for slides whose subject is something else ("04:10 left").
    """

    digits: str
    phase: Phase
    share: float
    caption: str
    until: str = ""
    label: str = ""


@dataclass(frozen=True)
class WelcomeSlide:
    """Before the roundtable begins: who invites, to what, when, and how turns are taken."""

    host: str = ""
    title: str = ""
    question: str = ""
    when: str = ""
    rules: tuple[str, ...] = ()
    rules_title: str = "How we take turns"


@dataclass(frozen=True)
class StarCounts:
    """A star with what was heard on it; `total` are the distinct points."""

    star: Star = NO_STAR
    evidence: Mapping[str, Heard] = field(default_factory=dict)
    total: int = 0
    now: tuple[str, ...] = ()


@dataclass(frozen=True)
class QuestionSlide:
    """The running item: what it is, its question, its clock, and the star beside it where there is room."""

    label: str
    question: str
    clock: SlideClock | None = None
    counts: StarCounts = field(default_factory=StarCounts)


@dataclass(frozen=True)
class QuoteSlide:
    """Somebody's words with the label they may carry; `hue` is the place of the Co whose colour the bar takes.

    `text` holds its quotation marks where it deserves them; `who` and `organisation` are "" where they are kept back.
    """

    text: str
    who: str = ""
    organisation: str = ""
    place: str = ""
    hue: int | None = None
    clock: SlideClock | None = None
    translation: str = ""


@dataclass(frozen=True)
class Gap:
    """A part of the star that somebody has not spoken to yet, in words."""

    segment: str
    words: str


@dataclass(frozen=True)
class StarSlide:
    """The star alone, with what is still to be heard; `spoke` of `sectors` is the example of the legend."""

    counts: StarCounts
    gaps: tuple[Gap, ...] = ()
    sectors: int = 0


@dataclass(frozen=True)
class BlankSlide:
    """Nothing at all: black, without a clock."""


SlideContent = WelcomeSlide | QuestionSlide | QuoteSlide | StarSlide | BlankSlide


def words_on(content: SlideContent) -> str:
    """Everything that a slide says, in reading order, for those who hear the preview."""
    match content:
        case WelcomeSlide():
            parts = [content.host, content.title, content.question, content.rules_title, *content.rules, content.when]
        case QuestionSlide():
            clock = content.clock
            parts = [content.label, content.question]
            parts += [clock.digits, clock.caption, clock.until] if clock else []
        case QuoteSlide():
            label = content.clock.label if content.clock else ""
            parts = [content.place, label, content.text, content.translation, content.who, content.organisation]
        case StarSlide():
            parts = ["What was heard on the star"]
            parts += [f"{gap.segment}: {gap.words}" for gap in content.gaps]
        case BlankSlide():
            parts = ["Nothing: the screen is black"]
    return ". ".join(part.rstrip(".") for part in parts if part)
