"""What an author may still want to do about a report: nothing here stops it from being printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from roundtable.domain.outline import BlockKind, Figure, FigurePlace, Section
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import Quote, QuoteState


class Lack(Enum):
    """What is lacking."""

    WORDS = auto()
    """A section in which nothing stands."""
    DESCRIPTION = auto()
    """A picture that is not told in words to those who do not see it."""
    CONSENT = auto()
    """A quote that is printed and was not confirmed by its speaker."""
    PLACE = auto()
    """A picture that stands nowhere in the report."""


@dataclass(frozen=True)
class Unfinished:
    """One thing that is lacking: in which section, at which of its blocks, and of which record."""

    lack: Lack
    section_id: Id | None = None
    place: int | None = None
    record_id: Id | None = None


def unfinished(session: Session) -> tuple[Unfinished, ...]:
    """All that is lacking in the report that its author has begun, in its order; what stands nowhere comes last."""
    sections = session.all(Section)
    if not sections:
        return ()
    found: list[Unfinished] = []
    for number, section in enumerate(sections):
        following = sections[number + 1] if number + 1 < len(sections) else None
        if not section.blocks and (following is None or following.level <= section.level):
            found.append(Unfinished(Lack.WORDS, section.id))
        found += _in_blocks(session, section)
    placed = {block.value for section in sections for block in section.blocks if block.kind is BlockKind.FIGURE}
    for figure in session.all(Figure):
        if figure.place is not FigurePlace.TEXT:
            if not figure.alt.strip():
                found.append(Unfinished(Lack.DESCRIPTION, record_id=figure.id))
        elif not figure.is_star and figure.id not in placed:
            found.append(Unfinished(Lack.PLACE, record_id=figure.id))
    return tuple(found)


def _in_blocks(session: Session, section: Section) -> Iterator[Unfinished]:
    for place, block in enumerate(section.blocks):
        if block.kind is BlockKind.FIGURE:
            figure = session.find(Figure, Id(block.value))
            if figure is not None and not figure.is_star and not figure.alt.strip():
                yield Unfinished(Lack.DESCRIPTION, section.id, place, figure.id)
        elif block.kind is BlockKind.QUOTE:
            quote = session.find(Quote, Id(block.value))
            if quote is not None and quote.prints_at(session.details.prints) and not _is_agreed(quote):
                yield Unfinished(Lack.CONSENT, section.id, place, quote.id)


def _is_agreed(quote: Quote) -> bool:
    return quote.state in (QuoteState.CONFIRMED, QuoteState.REWORDED)
