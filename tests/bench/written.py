"""A report of so many pages: sections of prose, quotes in boxes, points in lists, and one star."""

from __future__ import annotations

from datetime import date

from roundtable.domain.details import Details
from roundtable.domain.outline import Block, BlockKind, Section
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.records import Id, Record, add
from roundtable.domain.session import Session
from roundtable.domain.words import Quote, QuoteState, Wording

SECTIONS, QUOTES, POINTS = 8, 5, 7
"""Sections of ten pages, and how many quotes and points each of them has."""
PROSE = (
    "Most organisations at the table said that this is the step at which learners arrive after the decision. A budget "
    "is agreed in spring, courses are named in summer, and the open question is the date. *Nobody* at the table had "
    "seen it done otherwise, although two had tried, and one is trying again with a **smaller** group."
)
WORDS = "If the money is shared out before we arrive, we can only choose the colour of the folder {}."
POINT = "**Time on the clock.** Meetings at nine in the evening {}, because that is when people can come."


def session_of(tens: int) -> Session:
    """A session whose report has about ten pages for each of `tens`."""
    records: list[Record] = [
        Details(
            title="Who shapes the course?",
            subtitle="Learners and employers at the table",
            host="Northmere Graduate School",
            held_on=date(2026, 11, 12),
            reported_on=date(2026, 11, 26),
            authors=("Dr Marit Lindqvist",),
        ),
        Sector(id=Id("s"), name="Universities"),
        Organisation(id=Id("o"), name="Calder Institute", sector_id=Id("s")),
        Contributor(id=Id("c"), name="Prof Ilse Varga", organisation_id=Id("o")),
    ]
    for number in range(SECTIONS * tens):
        records += _section(number)
    return Session().with_edits(map(add, records))


def _section(number: int) -> list[Record]:
    place = f"{number:05}"
    quotes = [
        Quote(
            id=Id(f"{place}-{n}"),
            sort=f"{place}-{n}",
            text=WORDS.format(number * QUOTES + n),
            words=Wording.VERBATIM,
            state=QuoteState.CONFIRMED,
            contributor_id=Id("c"),
            segments=("co-design",),
        )
        for n in range(QUOTES)
    ]
    points = "\n".join(f"- {POINT.format(n)}" for n in range(POINTS))
    blocks = [
        Block(BlockKind.TEXT, PROSE),
        *([Block(BlockKind.STAR)] if number == 0 else []),
        *(Block(BlockKind.QUOTE, quote.id) for quote in quotes),
        Block(BlockKind.TEXT, points),
    ]
    return [*quotes, Section(id=Id(place), sort=place, title=f"Section {number + 1}", blocks=tuple(blocks))]
