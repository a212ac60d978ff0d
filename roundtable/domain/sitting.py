"""What belongs to one sitting of a roundtable: everything with a time, back to the last long stretch of nothing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from roundtable.domain.agenda import Run
from roundtable.domain.floor import Hand, Show, Turn
from roundtable.domain.people import Contributor
from roundtable.domain.records import Record
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Insight, Quote

APART = timedelta(hours=8)
"""As long without a run, a turn, a hand or a word, and what came before was another sitting: yesterday, a rehearsal."""

MOMENTS: dict[type[Record], tuple[str, ...]] = {
    Run: ("started_at", "ended_at", "paused_at"),
    Turn: ("started_at", "ended_at"),
    Hand: ("raised_at", "lowered_at"),
    Show: ("at",),
    Contributor: ("arrived_at", "left_at"),
    Quote: ("said_at",),
    ActionPoint: ("agreed_at",),
    Insight: ("said_at",),
}
"""The fields that say when something happened in the room. When consent was given stands beside a signature."""


def moments_of(record: Record) -> dict[str, datetime]:
    """When what a record tells of happened, by field."""
    found = ((name, getattr(record, name)) for name in MOMENTS[type(record)])
    return {name: moment for name, moment in found if moment is not None}


def sitting_began(session: Session, at: datetime) -> datetime:
    """When the sitting began that goes on at a moment; the moment itself where nothing happened before it of late."""
    began = at
    for start, end in sorted(_spans(session, at), key=lambda span: span[1], reverse=True):
        if began - end > APART:
            break
        began = min(began, start)
    return began


def _spans(session: Session, at: datetime) -> Iterator[tuple[datetime, datetime]]:
    """When something went on up to a moment: a run and a turn lasted, all else was over at once."""
    for kind in MOMENTS:
        for record in session.all(kind):
            moments = [moment for moment in moments_of(record).values() if moment <= at]
            if moments and isinstance(record, Run | Turn):
                yield record.started_at, min(record.ended_at or at, at)
            else:
                yield from ((moment, moment) for moment in moments)
