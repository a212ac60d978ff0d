"""The edit that takes a list of people over: each is added, merged with someone, or left out."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from roundtable.commands.belongings import Belongings
from roundtable.commands.checks import known, name_of, one_line
from roundtable.commands.people import NewContributor, free_seats
from roundtable.domain.order import key_between
from roundtable.domain.people import Contributor, Initials
from roundtable.domain.records import Edit, Id
from roundtable.domain.session import Session


class Choice(StrEnum):
    """What becomes of a row of a list."""

    ADD = "add"
    MERGE = "merge"
    SKIP = "skip"


@dataclass(frozen=True)
class Arrival:
    """A row of a list and what becomes of it.

    It is merged with the person `with_id` of the roster or with the row `with_row` of the list, counted from 0.
    """

    person: NewContributor
    choice: Choice = Choice.ADD
    with_id: Id | None = None
    with_row: int | None = None


def import_people(session: Session, now: datetime, *, arrivals: Sequence[Arrival]) -> Iterator[Edit]:
    """Take a list of people over: merging fills what is empty and changes nothing that is there.

    A row that would be merged with one that is left out is added. Refused: contributor-has-no-name,
    unknown-contributor.
    """
    coming = _Coming(session)
    for arrival in arrivals:
        yield from coming.take(arrival)
    yield from coming.edits()


class _Coming:
    """The people of a list as they come together, each with what several rows bring."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._belongings = Belongings(session)
        self._initials = Initials([person.initials for person in session.all(Contributor)])
        self._seats = free_seats(session)
        self._last = session.last_sort(Contributor)
        self._people: dict[Id, Contributor] = {}
        self._rows: list[Id | None] = []

    def take(self, arrival: Arrival) -> Iterator[Edit]:
        """Take one row; yields the organisations and sectors that it needs."""
        with_id = arrival.with_id
        if arrival.with_row is not None and arrival.with_row < len(self._rows):
            with_id = self._rows[arrival.with_row]
        if arrival.choice is Choice.SKIP:
            self._rows.append(None)
            return
        if arrival.choice is Choice.ADD or with_id is None:
            person = self._made(arrival.person)
        else:
            person = self._people.get(with_id) or known(self._session, Contributor, with_id)
        self._people[person.id] = yield from self._filled(person, arrival.person)
        self._rows.append(person.id)

    def edits(self) -> Iterator[Edit]:
        """What becomes of everybody."""
        for person in self._people.values():
            yield Edit(self._session.find(Contributor, person.id), person)

    def _made(self, row: NewContributor) -> Contributor:
        name = name_of(row.name, "contributor-has-no-name")
        self._last = key_between(self._last, "")
        return Contributor(sort=self._last, name=name, initials=self._initials.give(name), seat=next(self._seats, None))

    def _filled(self, person: Contributor, row: NewContributor) -> Generator[Edit, None, Contributor]:
        """A person with what a row knows and the roster does not; organisation and sector are made where needed."""
        belongings, organisation_id, sector_id = self._belongings, person.organisation_id, person.sector_id
        if sector_id is None and belongings.sector_id_of(organisation_id) is None:
            sector_id = yield from belongings.sector(row.sector)
        if organisation_id is None:
            organisation_id = yield from belongings.organisation(row.organisation, sector_id)
        if belongings.sector_id_of(organisation_id) == sector_id:
            sector_id = None
        return replace(
            person,
            organisation_id=organisation_id,
            sector_id=sector_id,
            role=person.role or one_line(row.role),
            email=person.email or one_line(row.email),
        )
