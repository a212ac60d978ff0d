"""The sample as it stood at one moment of its afternoon, and what then followed."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace
from datetime import datetime

from roundtable.domain.agenda import Run
from roundtable.domain.floor import Hand, Show, Turn
from roundtable.domain.people import Contributor
from roundtable.domain.records import Edit, Id, Record, add, in_room_time, remove, revise
from roundtable.domain.session import KINDS, Session
from roundtable.domain.words import ActionPoint, Insight, Quote


def session_at(whole: Session, moment: datetime) -> Session:
    """What of a session had happened by a moment: later records are not there yet, open ones are open."""
    records = (_at(record, moment) for kind in KINDS for record in whole.all(kind))
    return Session().with_edits(add(record) for record in records if record is not None)


def _at(record: Record, moment: datetime) -> Record | None:
    match record:
        case Run() | Turn():
            if record.started_at > moment:
                return None
            still = record.ended_at is not None and record.ended_at > moment
            return replace(record, ended_at=None) if still else record
        case Hand():
            if record.raised_at > moment:
                return None
            still = record.lowered_at is not None and record.lowered_at > moment
            return replace(record, lowered_at=None) if still else record
        case Quote() | Insight():
            return record if record.said_at is None or record.said_at <= moment else None
        case ActionPoint():
            return record if record.agreed_at is None or record.agreed_at <= moment else None
        case Show():
            return record if record.at is None or record.at <= moment else None
        case Contributor():
            gone = record.left_at is not None and record.left_at > moment
            return replace(record, left_at=None, present=True) if gone else record
    return record


@in_room_time
def let_the_rest_happen(session: Session, now: datetime, *, whole: Session, noted: Collection[Id]) -> Iterator[Edit]:
    """Everything of the whole session that has not happened yet, as one line of the journal.

    `noted` are the quotes that somebody typed here meanwhile. Turns and runs that were acted here give way to the
    sample's own, which tell of the same minutes.
    """
    for turn in session.all(Turn):
        if whole.find(Turn, turn.id) is None:
            yield remove(turn)
    for kind in KINDS:
        for record in whole.all(kind):
            held = session.find(kind, record.id)
            if held is None and record.id not in noted:
                yield add(record)
            elif held is not None and kind in (Run, Turn, Hand, Contributor):
                yield revise(held, **{name: getattr(record, name) for name in record.__dataclass_fields__})
