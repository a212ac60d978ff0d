"""The agenda of a file, and who had or wanted the floor, as records."""

from __future__ import annotations

from collections.abc import Iterator

from roundtable.domain.agenda import AgendaItem, ItemKind, Run
from roundtable.domain.floor import Hand, HandKind, Show, ShowAbout, ShowCount, Turn
from roundtable.interchange.fields import Fields


def agenda_item(fields: Fields, sort: str) -> AgendaItem:
    """The plan of one item."""
    return AgendaItem(
        id=fields.own_id(),
        sort=sort,
        title=fields.text("title"),
        minutes=fields.whole("minutes"),
        kind=fields.one_of("kind", ItemKind.DEBATE),
        question=fields.text("question"),
        segments=fields.segments(),
        starts_at=fields.time_of_day("starts_at"),
        optional=fields.values.get("optional", False),
        public_clock=fields.values.get("public_clock", True),
        cut_minutes=fields.whole("cut_minutes"),
        dropped=fields.values.get("dropped", False),
    )


def runs(given: Fields) -> Iterator[Run]:
    """What became of the items; a run that never started is noted and left out."""
    for item, _ in given.members("agenda"):
        fields = item.under("run")
        if not fields.values:
            continue
        started_at, ended_at = fields.span("started_at", "ended_at")
        _, paused_at = fields.span("started_at", "paused_at")
        if started_at is None:
            fields.notes.add(fields.place, "has no started_at, left out")
            continue
        yield Run(
            id=item.own_id(),
            started_at=started_at,
            ended_at=ended_at,
            paused_seconds=fields.values.get("paused_seconds", 0),
            paused_at=paused_at,
            extended_minutes=fields.whole("extended_minutes"),
        )


def turn(fields: Fields, sort: str) -> Turn:
    """Who had the floor; nobody in particular where several spoke at once."""
    started_at, ended_at = fields.known_span("started_at", "ended_at")
    return Turn(
        id=fields.own_id(),
        sort=sort,
        contributor_id=fields.pointer("contributor", "contributor"),
        started_at=started_at,
        ended_at=ended_at,
        item_id=fields.pointer("agenda_item", "agenda item"),
        kind=fields.one_of("kind", HandKind.POINT),
        suggested_id=fields.pointer("suggested", "contributor"),
    )


def hand(fields: Fields, sort: str) -> Hand:
    """Who waited for the floor."""
    raised_at, lowered_at = fields.known_span("raised_at", "lowered_at")
    return Hand(
        id=fields.own_id(),
        sort=sort,
        contributor_id=fields.known_pointer("contributor", "contributor"),
        raised_at=raised_at,
        kind=fields.one_of("kind", HandKind.POINT),
        lowered_at=lowered_at,
    )


def show(fields: Fields, sort: str) -> Show:
    """A show of hands, counted by sector."""
    segment = fields.values.get("segment")
    return Show(
        id=fields.own_id(),
        sort=sort,
        statement=fields.text("statement"),
        segment=fields.segment(segment, fields.at("segment")) if segment is not None else None,
        counts=tuple(_count(count) for count, _ in fields.members("counts")),
        at=fields.moment("at"),
        about=fields.wish("about", ShowAbout),
    )


def _count(fields: Fields) -> ShowCount:
    return ShowCount(
        fields.known_pointer("sector", "sector"), fields.whole("for"), fields.whole("unsure"), fields.whole("against")
    )
