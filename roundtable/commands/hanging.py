"""Edits that hang several words on the star at once, as one thought."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from roundtable.commands.checks import changed, known, known_segments
from roundtable.domain.records import Edit, Id
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Insight, Quote


def hang(
    session: Session, now: datetime, *, record_ids: Iterable[Id], segments: Iterable[str], adds: bool = False
) -> Iterator[Edit]:
    """Hang words on segments by hand: each takes the place of those on the same ring (Co's, or steps).

    With `adds` the words keep hanging where they hang as well; no segment at all takes them off the star.
    Refused: unknown-segment, and unknown-quote for words that were removed meanwhile.
    """
    wanted = known_segments(session, segments)
    star = session.details.star
    rings = [{segment.id for segment in ring} for ring in (star.inner, star.outer)]
    replaced = set() if adds else set().union(*(ring for ring in rings if ring.intersection(wanted)))
    for record_id in dict.fromkeys(record_ids):
        record = _words(session, record_id)
        kept = tuple(each for each in record.segments if each not in replaced) if wanted else ()
        yield from changed(record, segments=tuple(dict.fromkeys((*kept, *wanted))))


def _words(session: Session, record_id: Id) -> Quote | Insight | ActionPoint:
    found = session.find(Insight, record_id) or session.find(ActionPoint, record_id)
    return found or known(session, Quote, record_id)
