"""What an author may still want to do about a report: nothing here stops it from being printed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Set
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from roundtable.domain.outline import BlockKind, Figure, FigurePlace, Section
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import Quote, QuoteState

REFERENCE: Final = re.compile(r"\]\(#figure:((?:[^\s()]|\([^\s()]*\))+)\)")
"""The end of words in a text that refer to a figure, with the figure's id: `[figure](#figure:id)`."""


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
    REFERENCE = auto()
    """A picture that no text refers to."""
    TITLE = auto()
    """A session without a title: it would be published as an untitled one."""
    HOST = auto()
    """A session of which nobody is the host."""
    AUTHORS = auto()
    """A report that nobody has written."""


@dataclass(frozen=True)
class Unfinished:
    """One thing that is lacking: in which section, at which of its blocks, of which record and how many `others`."""

    lack: Lack
    section_id: Id | None = None
    place: int | None = None
    record_id: Id | None = None
    others: int = 0


def unfinished(session: Session) -> tuple[Unfinished, ...]:
    """All that is lacking in the report, in its order; what stands nowhere comes last.

    Before its author has begun, the report prints every picture and every quote that may be printed.
    """
    sections = session.all(Section)
    found = [] if sections else [*_unconfirmed(session, session.quotes)]
    texts = [block.value for section in sections for block in section.blocks if block.kind is BlockKind.TEXT]
    referred = {found for text in texts for found in REFERENCE.findall(text)}
    for number, section in enumerate(sections):
        following = sections[number + 1] if number + 1 < len(sections) else None
        if not section.blocks and not section.is_filled and (following is None or following.level <= section.level):
            found.append(Unfinished(Lack.WORDS, section.id))
        found += _in_blocks(session, section, referred)
    placed = {block.value for section in sections for block in section.blocks if block.kind is BlockKind.FIGURE}
    for figure in session.all(Figure):
        if figure.place is not FigurePlace.TEXT or not sections:
            if not figure.alt.strip() and not figure.is_star:
                found.append(Unfinished(Lack.DESCRIPTION, record_id=figure.id))
        elif not figure.is_star and figure.id not in placed:
            found.append(Unfinished(Lack.PLACE, record_id=figure.id))
    return tuple(found)


def unsaid(session: Session) -> tuple[Lack, ...]:
    """What the cover of the report says of the session and nobody has told yet."""
    details = session.details
    told = {
        Lack.TITLE: details.title.strip(),
        Lack.HOST: details.host.strip(),
        Lack.AUTHORS: any(each.strip() for each in details.authors),
    }
    return tuple(lack for lack, said in told.items() if not said)


def _in_blocks(session: Session, section: Section, referred: Set[str]) -> Iterator[Unfinished]:
    for place, block in enumerate(section.blocks):
        if block.kind is BlockKind.FIGURE:
            figure = session.find(Figure, Id(block.value))
            if figure is None or figure.is_star:
                continue
            if not figure.alt.strip():
                yield Unfinished(Lack.DESCRIPTION, section.id, place, figure.id)
            if figure.id not in referred:
                yield Unfinished(Lack.REFERENCE, section.id, place, figure.id)
        elif block.kind is BlockKind.QUOTE:
            quote = session.find(Quote, Id(block.value))
            yield from _unconfirmed(session, [quote] if quote else [], section.id, place)
        elif block.kind is BlockKind.QUOTES:
            quotes = [quote for quote in session.quotes if block.value in quote.segments]
            yield from _unconfirmed(session, quotes, section.id, place)


def _unconfirmed(
    session: Session, quotes: Iterable[Quote], section_id: Id | None = None, place: int | None = None
) -> Iterator[Unfinished]:
    """The first of these quotes that is printed and was not confirmed, with how many more there are."""
    prints = session.details.prints
    found = [quote for quote in quotes if quote.prints_at(prints) and quote.text.strip() and not _is_agreed(quote)]
    if found:
        yield Unfinished(Lack.CONSENT, section_id, place, found[0].id, len(found) - 1)


def _is_agreed(quote: Quote) -> bool:
    return quote.state in (QuoteState.CONFIRMED, QuoteState.REWORDED)
