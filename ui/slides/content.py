"""What a slide says, as values: everything is decided before it reaches the painter, names included."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from roundtable.domain.agenda import Phase
from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from roundtable.domain.star import NO_STAR, Star
from roundtable.domain.star_strength import Strengths
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
    strengths: Strengths = field(default_factory=dict)


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
    `place` also says which part of long words it is ("Co-design, 1 of 2"); `quote_id` whose slide it is.
    """

    text: str
    who: str = ""
    organisation: str = ""
    place: str = ""
    hue: int | None = None
    clock: SlideClock | None = None
    translation: str = ""
    quote_id: Id | None = None


@dataclass(frozen=True)
class ClockSlide:
    """The clock alone; the time of day in its place while none runs that the room may see.

    `time` is the time of day ("14:38"); `caption` says what runs, or what comes next.
    """

    label: str
    caption: str = ""
    clock: SlideClock | None = None
    time: str = ""


@dataclass(frozen=True)
class BreakSlide:
    """A break: how long it still takes, when the debate goes on, and with what.

    `clock` is None where no break runs or its clock is not public; `back` is a sentence and may be "".
    """

    clock: SlideClock | None = None
    back: str = ""
    next: str = ""
    time: str = ""


THEN = "then"
"""What stands where the beginning of an item is not for the room."""


@dataclass(frozen=True)
class Expected:
    """An item that runs or is still to come: when it is to begin, and what is new about it, in words.

    `start` is a time of day, "now", or THEN where it is not for the room; `news` is "" where all is as planned
    ("was 15:05").
    """

    title: str
    start: str = ""
    news: str = ""
    left_out: bool = False


@dataclass(frozen=True)
class TimesSlide:
    """The rest of the day, some items to a page: `part` says which ("1 of 2"), and `page` counts from 0.

    `end` is a sentence, "" where the end is not for the room; `end_news` says what it was.
    """

    title: str = ""
    rows: tuple[Expected, ...] = ()
    end: str = ""
    end_news: str = ""
    part: str = ""
    page: int = 0


@dataclass(frozen=True)
class Waiting:
    """Somebody who waits for the floor, by the name that they may carry; `kind` is "" for a new point."""

    contributor_id: Id
    name: str
    kind: str = ""


@dataclass(frozen=True)
class QueueSlide:
    """Who has the floor ("" in silence) and who is next, in order; `more` waits beyond those that are named."""

    label: str = ""
    speaker: Waiting | None = None
    waiting: tuple[Waiting, ...] = ()
    more: int = 0


class Reading(Enum):
    """How words stand that are read back: their label, and the sign and the colour that go with it."""

    NOW = ("Reading now", "ink")
    OPEN = ("Read, open", "soft")
    CONFIRMED = ("Confirmed", "confirmed")
    REWORDED = ("Reworded", "reworded")
    WITHDRAWN = ("Withdrawn", "soft")


@dataclass(frozen=True)
class ReadBackRow:
    """Words that are read back; a withdrawn row has none."""

    quote_id: Id
    reading: Reading
    text: str = ""
    who: str = ""


@dataclass(frozen=True)
class ReadBackSlide:
    """The words of a segment that were read back, the one that is being read among them."""

    rows: tuple[ReadBackRow, ...] = ()
    done: str = ""


@dataclass(frozen=True)
class Promise:
    """An action point: whose it is ("" where nothing may be said of them), what, and by when."""

    action_id: Id
    who: str
    text: str
    due: str = ""
    done: bool = False


@dataclass(frozen=True)
class ActionsSlide:
    """What was promised, some to a page; `count` is said at the right of the label."""

    promises: tuple[Promise, ...] = ()
    count: str = ""


@dataclass(frozen=True)
class Total:
    """A figure counted from the record, and what was counted, in two short lines."""

    figure: str
    first: str
    second: str = ""


@dataclass(frozen=True)
class ThanksSlide:
    """The end: thanks, what comes next, and what was heard, counted."""

    title: str = ""
    words: str = ""
    totals: tuple[Total, ...] = ()
    counts: StarCounts = field(default_factory=StarCounts)


NOBODY_YET = "Nobody has spoken to it yet."


@dataclass(frozen=True)
class Gap:
    """A part of the star that somebody has not spoken to yet, in words."""

    segment: str
    words: str


@dataclass(frozen=True)
class LatestWords:
    """The last words that were read back, with the name they may carry, and when they were said."""

    quote_id: Id
    text: str
    who: str = ""
    hue: int | None = None
    said_at: datetime | None = None


@dataclass(frozen=True)
class StarSlide:
    """The star alone, with what is still to be heard and the latest words; `sectors` are those of the legend."""

    counts: StarCounts
    gaps: tuple[Gap, ...] = ()
    sectors: int = 0
    latest: LatestWords | None = None


@dataclass(frozen=True)
class BlankSlide:
    """Nothing at all: black, without a clock."""


SlideContent = (
    WelcomeSlide
    | QuestionSlide
    | ClockSlide
    | QuoteSlide
    | StarSlide
    | QueueSlide
    | ReadBackSlide
    | ActionsSlide
    | TimesSlide
    | BreakSlide
    | ThanksSlide
    | BlankSlide
)


def slide_of(content: SlideContent) -> Slide:
    """Which slide a content is."""
    return _SLIDES[type(content)]


_SLIDES: dict[type, Slide] = {
    WelcomeSlide: Slide.WELCOME,
    QuestionSlide: Slide.QUESTION,
    ClockSlide: Slide.CLOCK,
    QuoteSlide: Slide.QUOTE,
    StarSlide: Slide.STAR,
    QueueSlide: Slide.QUEUE,
    ReadBackSlide: Slide.READ_BACK,
    ActionsSlide: Slide.ACTIONS,
    TimesSlide: Slide.TIMES,
    BreakSlide: Slide.BREAK,
    ThanksSlide: Slide.THANKS,
    BlankSlide: Slide.BLANK,
}
