"""A session of forty quotes and a report with every block in it: the afternoon of a large table, written up."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from roundtable.domain.agenda import AgendaItem, Run
from roundtable.domain.floor import Turn
from roundtable.domain.outline import Block, BlockKind, Figure, FigurePlace, Image, Reference, Section
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.records import Id, Record
from roundtable.domain.session import Session
from roundtable.domain.star import CO_PRODUCTION
from roundtable.domain.words import ActionPoint, Insight, InsightKind, Quote, QuoteState, Wording

from .conftest import DETAILS, make_session, picture, text_block

SAID = (
    "We never asked them before we wrote the form.",
    "Nobody pays for their time, and then we wonder why the same three people come.",
    "A budget that is shared after it is spent is not shared at all, and everyone in this room has sent such a budget "
    "round at least once and called it consultation.",
    "Start with what already works.",
)
PROSE = (
    "Charities meet the other half. They open the carrier bag, they write the referral, and they find out by trial and "
    "error which clinic refuses what. What they know does not reach the people who draw up the list. "
)
SEGMENTS = [segment.id for segment in CO_PRODUCTION.segments]
START = datetime(2026, 11, 12, 13, tzinfo=UTC)


def forty() -> Session:
    """The session; its report has every kind of block."""
    details = replace(DETAILS, star=CO_PRODUCTION, question="Who decides what a home is for?")
    return make_session(*_said(), *_happened(), *_pictures(), *_sections(), details=details, people=tuple(_people()))


def _people() -> list[Record]:
    sectors = [Sector(id=Id(f"s{n}"), sort=f"a{n}", name=f"Sector {'ABCDEF'[n]}") for n in range(6)]
    houses = [
        Organisation(id=Id(f"o{n}"), sort=f"a{n:02}", name=f"House {n}", sector_id=Id(f"s{n % 6}")) for n in range(18)
    ]
    people = [
        Contributor(id=Id(f"c{n}"), sort=f"a{n:02}", name=f"Person {n}", organisation_id=Id(f"o{n % 18}"))
        for n in range(24)
    ]
    return [*sectors, *houses, *people]


def _said() -> list[Record]:
    quotes = [
        Quote(
            id=Id(f"q{n:02}"),
            sort=f"a{n:02}",
            text=SAID[n % 4],
            words=list(Wording)[n % 3],
            state=QuoteState.CONFIRMED,
            contributor_id=Id(f"c{n % 24}"),
            segments=(SEGMENTS[n % 9],),
        )
        for n in range(40)
    ]
    insights = [
        Insight(
            id=Id(f"i{n}"),
            sort=f"a{n:02}",
            text=SAID[(n + 2) % 4],
            kind=list(InsightKind)[n % 4],
            contributor_id=Id(f"c{n}"),
            segments=(SEGMENTS[n % 9],),
        )
        for n in range(20)
    ]
    actions = [
        ActionPoint(
            id=Id(f"a{n}"),
            sort=f"a{n:02}",
            text=SAID[(n + 1) % 4],
            owner_id=Id(f"c{n}"),
            due=date(2027, 1, 1) + timedelta(days=30 * n) if n % 3 else None,
        )
        for n in range(14)
    ]
    return [*quotes, *insights, *actions]


def _happened() -> list[Record]:
    found: list[Record] = []
    for n in range(8):
        begun = START + timedelta(minutes=21 * n)
        found.append(AgendaItem(id=Id(f"g{n}"), sort=f"a{n}", title=f"Item {n}", minutes=20, segments=(SEGMENTS[n],)))
        found.append(Run(id=Id(f"g{n}"), started_at=begun, ended_at=begun + timedelta(minutes=20)))
        for turn in range(4):
            at = begun + timedelta(minutes=4 * turn)
            who, end = Id(f"c{(4 * n + turn) % 24}"), at + timedelta(minutes=3)
            found.append(
                Turn(id=Id(f"t{n}{turn}"), contributor_id=who, item_id=Id(f"g{n}"), started_at=at, ended_at=end)
            )
    return found


def _pictures() -> list[Record]:
    places = (FigurePlace.TEXT, FigurePlace.TEXT, FigurePlace.LOGO, FigurePlace.COVER_PHOTO)
    sizes = ((300, 400), (900, 400), (300, 100), (800, 450))
    found: list[Record] = []
    for n, (place, size) in enumerate(zip(places, sizes, strict=True)):
        found.append(Image(id=Id(f"p{n}"), path=f"{n}.png", media_type="image/png", data=picture(*size)))
        words = f"Picture {n}"
        found.append(Figure(id=Id(f"f{n}"), sort=f"a{n}", caption=words, alt=words, image_id=Id(f"p{n}"), place=place))
    item = (
        '{"type": "book", "title": "Asking first", "author": [{"family": "Bovaird"}], "URL": "https://example.org/a/b"}'
    )
    return [*found, Reference(id=Id("r"), item=item)]


def _sections() -> list[Section]:
    texts = [
        (
            "Introduction",
            (text_block(PROSE * 3), _block("figure", "f0"), text_block(PROSE * 4), _block("figure", "f1")),
        ),
        ("What was heard", (text_block(PROSE), _block("star"))),
        (
            "Co-design",
            (_block("quote", "q01"), text_block(PROSE * 2), text_block("- one\n- [two](https://example.org)")),
        ),
        *((title, (_block("quotes", key), _block("insights", key))) for key, title in _STAR),
        (
            "Executive summary",
            (text_block("What was noted:"), _block("insights", "insight"), _block("insights", "example")),
        ),
        ("Impact", (text_block("Before they left they promised."), _block("actions"))),
        ("Who was heard", (_block("voices"), _block("agenda"))),
        ("References", (_block("references"),)),
        ("Contributors", (_block("contributors"),)),
    ]
    return [
        Section(id=Id(f"x{n}"), sort=f"a{n:02}", title=title, blocks=blocks) for n, (title, blocks) in enumerate(texts)
    ]


_STAR = [(segment.id, segment.title) for segment in CO_PRODUCTION.segments]


def _block(kind: str, value: str = "") -> Block:
    return Block(BlockKind(kind), value)
