"""The edit that turns words into another kind: somebody's own words, a promise, an insight, a question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime

from roundtable.commands.checks import changed
from roundtable.commands.several import points_of
from roundtable.domain.errors import Refused
from roundtable.domain.order import key_between
from roundtable.domain.points import Point, Sort, moment_of, sort_of, who_of
from roundtable.domain.records import Edit, Id, Record, add, remove
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Attribution, Insight, Quote, QuoteState


def kind_of(sort: Sort) -> type[Quote] | type[ActionPoint] | type[Insight]:
    """The kind of record that words of a sort are."""
    return Quote if sort is Sort.WORDS else ActionPoint if sort is Sort.ACTION else Insight


def convert(
    session: Session, now: datetime, *, record_ids: Iterable[Id], into: Sort, formerly: Iterable[Point] = ()
) -> Iterator[Edit]:
    """Turn words into another kind; text, person, hat, time, segments and the id stay, and with it the history.

    What only the new kind has (day and tick of a promise, wording and note of a quote) is as it was in `formerly`,
    where these same words were of that kind once. A quote is as heard: what its speaker stood by was turned since.
    Words that are of that kind already stay as they are. Refused: unknown-words; quote-is-withdrawn, since words that
    were taken back come back by no other door; quote-has-its-own-rule, which only a quote can keep.
    """
    once = {(type(each), each.id): each for each in formerly}
    last: dict[type[Record], str] = {}
    for point in points_of(session, record_ids):
        if sort_of(point) is into:
            continue
        if isinstance(point, Insight) and into.insight is not None:
            yield from changed(point, kind=into.insight)
            continue
        _check(point)
        kind = kind_of(into)
        last[kind] = key_between(last.get(kind, session.last_sort(kind)), "")
        yield remove(point)
        yield add(_as(point, into, last[kind], once.get((kind, point.id))))


def _check(point: Point) -> None:
    if not isinstance(point, Quote):
        return
    if point.state is QuoteState.WITHDRAWN:
        raise Refused("quote-is-withdrawn", quote_id=point.id)
    if point.attribution not in (None, Attribution.NAMED):
        raise Refused("quote-has-its-own-rule", quote_id=point.id)


def _as(point: Point, into: Sort, sort: str, once: Point | None) -> Point:
    (person, hat), moment = who_of(point), moment_of(point)
    if into is Sort.ACTION:
        promise = once if isinstance(once, ActionPoint) else ActionPoint(id=point.id, text="")
        made: Point = replace(promise, owner_id=person, agreed_at=moment)
    elif into.insight is not None:
        made = Insight(id=point.id, text="", kind=into.insight, contributor_id=person, said_at=moment)
    else:
        quote = once if isinstance(once, Quote) else Quote(id=point.id, text="")
        made = replace(quote, contributor_id=person, said_at=moment, state=QuoteState.HEARD)
    return replace(made, sort=sort, text=point.text, organisation_id=hat, segments=point.segments)
