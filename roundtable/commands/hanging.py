"""Edits that hang several words on the star at once, as one thought."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime

from roundtable.commands.checks import changed, known, known_segments
from roundtable.domain.records import Edit, Id
from roundtable.domain.session import Session
from roundtable.domain.star import hung
from roundtable.domain.words import ActionPoint, Insight, Quote


def hang(
    session: Session, now: datetime, *, record_ids: Iterable[Id], segments: Iterable[str], adds: bool = False
) -> Iterator[Edit]:
    """Hang words on segments by hand, where `hung` says.

    Refused: unknown-segment, and unknown-quote for words that were removed meanwhile.
    """
    wanted = known_segments(session, segments)
    star = session.details.star
    for record_id in dict.fromkeys(record_ids):
        record = _words(session, record_id)
        yield from changed(record, segments=hung(star, record.segments, wanted, adds=adds))


def _words(session: Session, record_id: Id) -> Quote | Insight | ActionPoint:
    found = session.find(Insight, record_id) or session.find(ActionPoint, record_id)
    return found or known(session, Quote, record_id)
