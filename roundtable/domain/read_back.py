"""Which quotes of a segment to read back, and why: few, from all sides, from people not read back yet.

A suggestion only; the note-taker chooses. It is the same whenever it is asked of the same session.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from roundtable.domain.figures import sector_of_point
from roundtable.domain.floor import HandKind, Show, Turn
from roundtable.domain.people import Contributor
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.singling import singled_out
from roundtable.domain.withheld import Withheld
from roundtable.domain.words import Quote, QuoteState, Wording

FEWEST, MOST = 3, 5
"""How many quotes of a segment a room can take: three always, up to five where nothing speaks against them."""
MOST_WEIGHED = 400
"""Of a longer list only the latest are weighed, so that it is no slower to be shown."""
LONGEST = 240
"""Characters from which on a quote is hard to take in from a screen."""


@dataclass(frozen=True)
class NewSector:
    """The first to be read from a sector."""

    sector_id: Id


@dataclass(frozen=True)
class NewVoice:
    """Nothing of this person was read back in the whole session."""


@dataclass(frozen=True)
class Verbatim:
    """The very words: worth to be confirmed as such."""


@dataclass(frozen=True)
class Contested:
    """The room was of two minds where it was said: hands on both sides, or a reply to somebody."""


@dataclass(frozen=True)
class Unplaced:
    """Nobody knows yet who said it, so nobody can confirm it."""


@dataclass(frozen=True)
class Absent:
    """Whoever said it has left the room."""


@dataclass(frozen=True)
class TooLong:
    """More characters than a room reads at a glance."""

    characters: int


@dataclass(frozen=True)
class SinglesOut:
    """Its label keeps the name back and still fits one person only."""

    label: str


@dataclass(frozen=True)
class NamesProtected:
    """It names somebody who is not to be named; the room would read “[name]”."""


@dataclass(frozen=True)
class Settled:
    """Its speaker has answered already."""


Reason = (
    NewSector | NewVoice | Verbatim | Contested | Unplaced | Absent | TooLong | SinglesOut | NamesProtected | Settled
)
WORTH: dict[type[Reason], int] = {
    NewSector: 3,
    NewVoice: 2,
    Contested: 2,
    Verbatim: 1,
    TooLong: -2,
    SinglesOut: -2,
    NamesProtected: -2,
    Absent: -3,
    Unplaced: -6,
    Settled: -8,
}
"""What each reason counts; what speaks for a quote is above nought."""


@dataclass(frozen=True)
class Suggested:
    """A quote with what speaks for it, then what speaks against it."""

    quote: Quote
    reasons: tuple[Reason, ...]

    @property
    def worth(self) -> int:
        """The sum of its reasons."""
        return sum(WORTH[type(each)] for each in self.reasons)


def suggested(session: Session, quotes: Sequence[Quote]) -> tuple[Suggested, ...]:
    """Three to five of these quotes with their reasons, in the order in which they stand; never a withdrawn one.

    They are taken one by one, the best next to those already taken; of equal ones the one that was said first.
    """
    waiting = [each for each in quotes if each.state is not QuoteState.WITHDRAWN][-MOST_WEIGHED:]
    of_each = _Reasons(session)
    taken: list[Suggested] = []
    while waiting and len(taken) < MOST:
        best = max((of_each.with_reasons(each, taken) for each in waiting), key=lambda each: each.worth)
        if len(taken) >= FEWEST and best.worth < 0:
            break
        taken.append(best)
        waiting.remove(best.quote)
    place = {each.id: n for n, each in enumerate(quotes)}
    return tuple(sorted(taken, key=lambda each: place[each.quote.id]))


def why(session: Session, quote: Quote, beside: Sequence[Quote]) -> tuple[Reason, ...]:
    """What speaks for and against one quote beside others that are chosen."""
    others = [Suggested(each, ()) for each in beside if each.id != quote.id]
    return _Reasons(session).with_reasons(quote, others).reasons


class _Reasons:
    """What is known of the session while quotes are weighed."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._withheld = Withheld(session)
        done = [quote for quote in session.quotes if quote.state is not QuoteState.HEARD]
        self._read = {quote.contributor_id for quote in done}
        self._divided = {show.segment for show in session.all(Show) if show.divides}
        self._replies = [turn for turn in session.all(Turn) if turn.kind is HandKind.REPLY]
        self._own: dict[Id, tuple[Reason, ...]] = {}

    def with_reasons(self, quote: Quote, taken: Sequence[Suggested]) -> Suggested:
        """A quote with its reasons, beside those that are taken."""
        reasons: list[Reason] = []
        sector = sector_of_point(self._session, quote)
        sectors = {found.id for each in taken if (found := sector_of_point(self._session, each.quote))}
        if sector is not None and sector.id not in sectors:
            reasons.append(NewSector(sector.id))
        speakers = {each.quote.contributor_id for each in taken} | self._read
        if quote.contributor_id is not None and quote.contributor_id not in speakers:
            reasons.append(NewVoice())
        if quote.id not in self._own:
            self._own[quote.id] = (*self._for(quote), *self._against(quote))
        return Suggested(quote, (*reasons, *self._own[quote.id]))

    def _for(self, quote: Quote) -> list[Reason]:
        reasons: list[Reason] = []
        if self._divided & set(quote.segments) or self._is_reply(quote):
            reasons.append(Contested())
        if quote.words is Wording.VERBATIM:
            reasons.append(Verbatim())
        return reasons

    def _against(self, quote: Quote) -> list[Reason]:
        reasons: list[Reason] = []
        person = self._session.find(Contributor, quote.contributor_id)
        if person is None and quote.organisation_id is None:
            reasons.append(Unplaced())
        elif person is not None and not person.present:
            reasons.append(Absent())
        if len(quote.text) > LONGEST:
            reasons.append(TooLong(len(quote.text)))
        if (single := singled_out(self._session, quote)) is not None:
            reasons.append(SinglesOut(single.label))
        if self._withheld.in_words(quote):
            reasons.append(NamesProtected())
        if quote.state in (QuoteState.CONFIRMED, QuoteState.REWORDED):
            reasons.append(Settled())
        return reasons

    def _is_reply(self, quote: Quote) -> bool:
        at = quote.said_at
        return at is not None and any(
            turn.contributor_id == quote.contributor_id
            and turn.started_at <= at
            and (turn.ended_at is None or at <= turn.ended_at)
            for turn in self._replies
        )
