"""Talk time by person, organisation and sector: what each has had of the time, beside what it has of the seats."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from roundtable.domain.floor import Turn, talk_time
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import Quote, QuoteState

EARLY = timedelta(minutes=5)
"""Until so much has been said in all, nobody is behind: somebody has to begin."""
LOW = 0.5
"""Someone is low whose share of the time is less than this part of their share of the seats."""


class By(StrEnum):
    """Whose time is put together: a person's, an organisation's, a sector's."""

    PERSON = "person"
    ORGANISATION = "organisation"
    SECTOR = "sector"


@dataclass(frozen=True)
class TalkShare:
    """One person's, organisation's or sector's time, its parts of all time and of all seats (0 to 1), and its seats."""

    id: Id
    name: str
    time: timedelta
    part: float
    seats: int
    seat_part: float
    low: bool = False


def talk_shares(session: Session, now: datetime, by: By = By.SECTOR) -> tuple[TalkShare, ...]:
    """The shares as they stood at a moment, in the session's order.

    Seats are those of who is here; someone who has left keeps none, and what they said stays said by their sector. A
    person who is not here is told only where they have spoken.
    """
    people = session.all(Contributor)
    spoken = talk_time(session.all(Turn), now)
    owner = _owners(session, by)
    times: dict[Id, timedelta] = {}
    seats: dict[Id, int] = {}
    for person in people:
        if (key := owner(person)) is not None:
            times[key] = times.get(key, timedelta()) + spoken.get(person.id, timedelta())
            seats[key] = seats.get(key, 0) + person.present
    whole, all_seats = sum(times.values(), timedelta()), sum(seats.values())
    found = []
    for key, name in _named(session, by):
        if key in times and (seats[key] or times[key]):
            part = times[key] / whole if whole else 0.0
            seat_part = seats[key] / all_seats if all_seats else 0.0
            low = whole >= EARLY and part < seat_part * LOW
            found.append(TalkShare(key, name, times[key], part, seats[key], seat_part, low))
    return tuple(found)


def heard_people(session: Session) -> frozenset[Id]:
    """Who has talked or said something that still stands; a point of order alone is not yet a voice."""
    spoke = {turn.contributor_id for turn in session.all(Turn) if turn.is_talk}
    spoke |= {quote.contributor_id for quote in session.all(Quote) if quote.state is not QuoteState.WITHDRAWN}
    return frozenset(each for each in spoke if each is not None)


def first_and_last(session: Session, now: datetime) -> tuple[datetime, datetime] | None:
    """When the talk began and when it ended, or now; None when nobody has talked."""
    turns = [turn for turn in session.all(Turn) if turn.is_talk]
    if not turns:
        return None
    return min(turn.started_at for turn in turns), max(turn.ended_at or now for turn in turns)


def _owners(session: Session, by: By) -> Callable[[Contributor], Id | None]:
    if by is By.PERSON:
        return lambda person: person.id
    if by is By.ORGANISATION:
        return lambda person: person.organisation_id
    return lambda person: sector.id if (sector := session.sector_of(person)) else None


def _named(session: Session, by: By) -> Iterable[tuple[Id, str]]:
    kinds: Mapping[By, type[Contributor | Organisation | Sector]]
    kinds = {By.PERSON: Contributor, By.ORGANISATION: Organisation, By.SECTOR: Sector}
    return ((each.id, each.name) for each in session.all(kinds[by]))
