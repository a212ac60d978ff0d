"""Which quotes of a segment are read back, in which order, and how each stands."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from roundtable.domain.agenda import AgendaItem
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import Quote, QuoteState
from ui.capture.faces import Face, Faces
from ui.capture.rows import ON_SCREEN, STATE_SIGNS, Sign

MOST_SHOWN = 40
"""Lines of those that were not chosen, until more are asked for."""
EVERYTHING = ""
"""In place of a segment: the words of the whole roundtable."""
_WAITING = Sign("waiting", "circle-dashed", "ink3")
_OPEN = (QuoteState.HEARD, QuoteState.READ_BACK)


class Part(Enum):
    """What a row of the list is."""

    CHOSEN = "chosen"
    HEAD = "head"
    REST = "rest"
    MORE = "more"


@dataclass(frozen=True)
class ReadBackRow:
    """A quote in the list, the head over those that were not chosen, or the last line that says how many more."""

    part: Part
    quote: Quote | None = None
    face: Face | None = None
    state: Sign = _WAITING
    number: int = 0
    on_screen: bool = False
    title: str = ""
    count: str = ""

    @property
    def spoken(self) -> str:
        """The row for a screen reader."""
        if self.quote is None or self.face is None:
            return f"{self.title} {self.count}".strip()
        return f"{self.quote.text}, {self.face.name}, {self.state.text}"


def is_open(quote: Quote) -> bool:
    """Whether its speaker has not yet said how it shall stand."""
    return quote.state in _OPEN


def on_segment(session: Session, segment: str) -> tuple[Quote, ...]:
    """The quotes of a segment in the order in which they were said."""
    found = [each for each in session.all(Quote) if segment == EVERYTHING or segment in each.segments]
    return tuple(sorted(found, key=lambda each: (each.said_at is None, each.said_at, each.sort, each.id)))


def segment_in_hand(session: Session) -> str:
    """The segment that is read back next: that of the running item, else of the one that ended last with words."""
    items: list[AgendaItem] = []
    if session.running is not None:
        items.append(session.running[0])
    if session.last_ended is not None:
        items.append(session.last_ended[0])
    for item in items:
        for segment in item.segments:
            if on_segment(session, segment):
                return segment
    return EVERYTHING


def rows_of(
    session: Session, quotes: Sequence[Quote], chosen: Iterable[Id], on_screen: Id | None, most: int = MOST_SHOWN
) -> list[ReadBackRow]:
    """The list: the chosen ones in their order, then `most` of the others under a head."""
    faces, order = Faces(session), {each: place for place, each in enumerate(chosen)}
    picked = sorted((each for each in quotes if each.id in order), key=lambda each: order[each.id])
    rest = [each for each in quotes if each.id not in order]

    def row(part: Part, quote: Quote, number: int = 0) -> ReadBackRow:
        state = STATE_SIGNS[quote.state] if quote.state is not QuoteState.HEARD else _WAITING
        shown = quote.id == on_screen
        face = faces.of(quote.contributor_id, quote.organisation_id)
        return ReadBackRow(part, quote, face, ON_SCREEN if shown else state, number, shown)

    rows = [row(Part.CHOSEN, each, place) for place, each in enumerate(picked, start=1)]
    if rest:
        rows.append(ReadBackRow(Part.HEAD, title="Not chosen", count=str(len(rest))))
        rows += [row(Part.REST, each) for each in rest[:most]]
    if len(rest) > most:
        rows.append(ReadBackRow(Part.MORE, title=f"{len(rest) - most} more"))
    return rows
