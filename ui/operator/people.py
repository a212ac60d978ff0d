"""Who is at the table as the operator's screens show them: full names, marks, what each has said and waits for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from roundtable.domain.floor import Hand, Turn, talk_time
from roundtable.domain.people import Contributor, Sector, initials_for
from roundtable.domain.queue import queue
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.star_marks import SectorMark, sector_letters, sector_marks
from roundtable.domain.talk import heard_people, talk_shares
from ui.widgets.share_bar import Share


@dataclass(frozen=True)
class Face:
    """A contributor as rows, cards and seats show one; `time` is what they have held the floor for."""

    contributor_id: Id
    name: str
    initials: str
    organisation: str = ""
    sector: str = ""
    mark: SectorMark | None = None
    present: bool = True
    heard: bool = False
    time: timedelta = timedelta()


def marks_of(session: Session) -> Mapping[Id, SectorMark]:
    """The mark of every sector of a session, by its id."""
    sectors = session.all(Sector)
    marks = sector_marks([sector.name for sector in sectors])
    return {sector.id: mark for sector, mark in zip(sectors, marks, strict=True)}


def faces(session: Session, now: datetime) -> dict[Id, Face]:
    """Everybody on the roster, in the order of sectors, then of the roster."""
    marks, heard, spoken = marks_of(session), heard_people(session), talk_time(session.all(Turn), now)
    order = {sector.id: place for place, sector in enumerate(session.all(Sector))}
    people = sorted(
        session.all(Contributor),
        key=lambda each: order[sector.id] if (sector := session.sector_of(each)) else len(order),
    )
    found = {}
    for person in people:
        organisation, sector = session.organisation_of(person), session.sector_of(person)
        found[person.id] = Face(
            person.id,
            person.name,
            person.initials or initials_for(person.name, ()),
            organisation.name if organisation else "",
            sector.name if sector else "",
            marks.get(sector.id) if sector else None,
            person.present,
            person.id in heard,
            spoken.get(person.id, timedelta()),
        )
    return found


def lettered_marks(session: Session) -> Mapping[Id, SectorMark]:
    """The marks with a letter for each sector, for the table: neither colour nor shape stands alone there."""
    sectors = session.all(Sector)
    letters = sector_letters([sector.name for sector in sectors])
    marks = marks_of(session)
    paired = zip(sectors, letters, strict=True)
    return {sector.id: replace(marks[sector.id], letter=letter) for sector, letter in paired}


def turns_of(session: Session, contributor_id: Id) -> int:
    """How often someone has had the floor, the open turn counted."""
    return sum(turn.contributor_id == contributor_id for turn in session.all(Turn))


def waiting(session: Session, now: datetime) -> list[tuple[Hand, timedelta]]:
    """The hands that are up, in the order of the queue, and how long each has waited."""
    return [(hand, max(now - hand.raised_at, timedelta())) for hand in queue(session)]


def shares(session: Session, now: datetime) -> list[Share]:
    """Talk time of each sector, beside its share of the seats."""
    marks = marks_of(session)
    return [Share(marks[each.id], each.name, each.part, each.seat_part, each.low) for each in talk_shares(session, now)]
