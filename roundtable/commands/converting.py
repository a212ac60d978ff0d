"""The edit that turns words into another kind: somebody's own words, a promise, an insight, a question."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from roundtable.commands.checks import changed
from roundtable.commands.several import points_of
from roundtable.domain.attribution import quote_label
from roundtable.domain.errors import Refused
from roundtable.domain.order import key_between
from roundtable.domain.points import Point, Sort, moment_of, sort_of, who_of
from roundtable.domain.records import Edit, Id, Record, add, remove
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Insight, Quote, QuoteState


def convert(session: Session, now: datetime, *, record_ids: Iterable[Id], into: Sort) -> Iterator[Edit]:
    """Turn words into another kind; text, person, hat, time, segments and the id stay, and with it the history.

    Words that are of that kind already stay as they are. Refused: unknown-words; quote-is-withdrawn, since words that
    were taken back come back by no other door; quote-has-its-own-rule, which only a quote can keep.
    """
    last: dict[type[Record], str] = {}
    for point in points_of(session, record_ids):
        if sort_of(point) is into:
            continue
        if isinstance(point, Insight) and into.insight is not None:
            yield from changed(point, kind=into.insight)
            continue
        _check(session, point)
        kind: type[Record] = Quote if into is Sort.WORDS else ActionPoint if into is Sort.ACTION else Insight
        last[kind] = key_between(last.get(kind, session.last_sort(kind)), "")
        yield remove(point)
        yield add(_as(point, into, last[kind]))


def _check(session: Session, point: Point) -> None:
    if not isinstance(point, Quote):
        return
    if point.state is QuoteState.WITHDRAWN:
        raise Refused("quote-is-withdrawn", quote_id=point.id)
    if quote_label(session, point).set_by == "quote":
        raise Refused("quote-has-its-own-rule", quote_id=point.id)


def _as(point: Point, into: Sort, sort: str) -> Point:
    (person, hat), moment = who_of(point), moment_of(point)
    if into is Sort.ACTION:
        return ActionPoint(
            id=point.id,
            sort=sort,
            text=point.text,
            owner_id=person,
            organisation_id=hat,
            agreed_at=moment,
            segments=point.segments,
        )
    if into.insight is not None:
        return Insight(
            id=point.id,
            sort=sort,
            text=point.text,
            kind=into.insight,
            contributor_id=person,
            organisation_id=hat,
            said_at=moment,
            segments=point.segments,
        )
    return Quote(
        id=point.id,
        sort=sort,
        text=point.text,
        contributor_id=person,
        organisation_id=hat,
        said_at=moment,
        segments=point.segments,
    )
