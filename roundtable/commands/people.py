"""Edits of who is who: sectors, organisations, contributors."""

from __future__ import annotations

from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from roundtable.commands.checks import changed, known, moved, name_of
from roundtable.domain.errors import Refused
from roundtable.domain.floor import Hand, Turn
from roundtable.domain.folding import fold
from roundtable.domain.order import keys_after
from roundtable.domain.people import Contributor, Organisation, Sector, initials_for
from roundtable.domain.records import Edit, Id, add, new_id, remove
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Attribution, Insight, Quote

MOST_SEATS = 99


def add_sector(session: Session, now: datetime, *, name: str) -> Iterator[Edit]:
    """Add a sector at the end of the list. Refused: sector-has-no-name, sector-exists."""
    name = name_of(name, "sector-has-no-name")
    if any(fold(sector.name) == fold(name) for sector in session.all(Sector)):
        raise Refused("sector-exists", name=name)
    yield add(Sector(sort=session.next_sort(Sector), name=name))


def revise_sector(session: Session, now: datetime, *, sector_id: Id, name: str) -> Iterator[Edit]:
    """Rename a sector. Refused: sector-has-no-name."""
    yield from changed(known(session, Sector, sector_id), name=name_of(name, "sector-has-no-name"))


def move_sector(session: Session, now: datetime, *, sector_id: Id, before_id: Id | None) -> Iterator[Edit]:
    """Move a sector in the order in which the report lists them."""
    yield from moved(session, known(session, Sector, sector_id), before_id)


def remove_sector(session: Session, now: datetime, *, sector_id: Id) -> Iterator[Edit]:
    """Take a sector away; organisations and people of it belong to none then."""
    sector = known(session, Sector, sector_id)
    for organisation in session.all(Organisation):
        if organisation.sector_id == sector_id:
            yield from changed(organisation, sector_id=None)
    for person in session.all(Contributor):
        if person.sector_id == sector_id:
            yield from changed(person, sector_id=None)
    yield remove(sector)


def add_organisation(
    session: Session, now: datetime, *, name: str, short: str = "", sector_id: Id | None = None
) -> Iterator[Edit]:
    """Add an organisation. Refused: organisation-has-no-name, organisation-exists, unknown-sector."""
    name = name_of(name, "organisation-has-no-name")
    if find_organisation(session, name) is not None:
        raise Refused("organisation-exists", name=name)
    known(session, Sector, sector_id)
    yield add(Organisation(sort=session.next_sort(Organisation), name=name, short=short.strip(), sector_id=sector_id))


def revise_organisation(
    session: Session, now: datetime, *, organisation_id: Id, name: str, short: str = "", sector_id: Id | None = None
) -> Iterator[Edit]:
    """Set an organisation's name, short name and sector. Refused: organisation-has-no-name, unknown-sector."""
    known(session, Sector, sector_id)
    yield from changed(
        known(session, Organisation, organisation_id),
        name=name_of(name, "organisation-has-no-name"),
        short=short.strip(),
        sector_id=sector_id,
    )


def remove_organisation(session: Session, now: datetime, *, organisation_id: Id) -> Iterator[Edit]:
    """Take an organisation away. Refused: organisation-is-in-use, while people or words belong to it."""
    organisation = known(session, Organisation, organisation_id)
    users: tuple[Contributor | Quote | ActionPoint | Insight, ...]
    users = (*session.all(Contributor), *session.all(Quote), *session.all(ActionPoint), *session.all(Insight))
    if any(each.organisation_id == organisation_id for each in users):
        raise Refused("organisation-is-in-use", name=organisation.name)
    yield remove(organisation)


@dataclass(frozen=True)
class NewContributor:
    """A row of the roster as it is typed or pasted; names of organisation and sector make records where needed."""

    name: str
    organisation: str = ""
    sector: str = ""
    role: str = ""
    email: str = ""


def add_contributors(session: Session, now: datetime, *, people: Iterable[NewContributor]) -> Iterator[Edit]:
    """Add people with unique initials and the next free seats; organisations and sectors are made where needed.

    Refused: contributor-has-no-name.
    """
    rows = list(people)
    taken = {person.initials for person in session.all(Contributor)}
    seats = {person.seat for person in session.all(Contributor)}
    free_seats = (seat for seat in range(1, MOST_SEATS + 1) if seat not in seats)
    sorts = keys_after(session.last_sort(Contributor), len(rows))
    belongings = _Belongings(session)
    for row, sort in zip(rows, sorts, strict=True):
        name = name_of(row.name, "contributor-has-no-name")
        initials = initials_for(name, taken)
        taken.add(initials)
        sector_id = yield from belongings.sector(row.sector)
        organisation_id = yield from belongings.organisation(row.organisation, sector_id)
        own_sector = None if belongings.sector_id_of(organisation_id) == sector_id else sector_id
        yield add(
            Contributor(
                sort=sort,
                name=name,
                initials=initials,
                organisation_id=organisation_id,
                sector_id=own_sector,
                role=row.role.strip(),
                email=row.email.strip(),
                seat=next(free_seats, None),
            )
        )


def revise_contributor(
    session: Session,
    now: datetime,
    *,
    contributor_id: Id,
    name: str,
    initials: str,
    organisation_id: Id | None = None,
    sector_id: Id | None = None,
    role: str = "",
    email: str = "",
    seat: int | None = None,
    attribution: Attribution | None = None,
) -> Iterator[Edit]:
    """Set everything that a form says of a person.

    Refused: contributor-has-no-name, initials-are-empty, initials-are-taken, seat-out-of-range, unknown-organisation,
    unknown-sector.
    """
    initials = name_of(initials, "initials-are-empty")
    for other in session.all(Contributor):
        if other.id != contributor_id and fold(other.initials) == fold(initials):
            raise Refused("initials-are-taken", initials=initials, by=other.name)
    if seat is not None and not 1 <= seat <= MOST_SEATS:
        raise Refused("seat-out-of-range", seat=seat, most=MOST_SEATS)
    known(session, Organisation, organisation_id)
    known(session, Sector, sector_id)
    yield from changed(
        known(session, Contributor, contributor_id),
        name=name_of(name, "contributor-has-no-name"),
        initials=initials,
        organisation_id=organisation_id,
        sector_id=sector_id,
        role=role.strip(),
        email=email.strip(),
        seat=seat,
        attribution=attribution,
    )


def note_consent(session: Session, now: datetime, *, contributor_id: Id, how: str) -> Iterator[Edit]:
    """Note how someone agreed to be quoted ("spoken", "on paper"), now. Refused: consent-is-empty."""
    how = name_of(how, "consent-is-empty")
    yield from changed(known(session, Contributor, contributor_id), consent_how=how, consent_at=now)


def note_consents(session: Session, now: datetime, *, contributor_ids: Iterable[Id], how: str) -> Iterator[Edit]:
    """Note how several people agreed to be quoted, as one thought. Refused: consent-is-empty."""
    for contributor_id in contributor_ids:
        yield from note_consent(session, now, contributor_id=contributor_id, how=how)


def swap_seats(session: Session, now: datetime, *, contributor_id: Id, seat: int) -> Iterator[Edit]:
    """Seat someone elsewhere; whoever sits there takes the seat that becomes free. Refused: seat-out-of-range."""
    if not 1 <= seat <= MOST_SEATS:
        raise Refused("seat-out-of-range", seat=seat, most=MOST_SEATS)
    person = known(session, Contributor, contributor_id)
    for other in session.all(Contributor):
        if other.id != contributor_id and other.seat == seat:
            yield from changed(other, seat=person.seat)
    yield from changed(person, seat=seat)


def move_contributor(session: Session, now: datetime, *, contributor_id: Id, before_id: Id | None) -> Iterator[Edit]:
    """Move someone in the roster."""
    yield from moved(session, known(session, Contributor, contributor_id), before_id)


def remove_contributor(session: Session, now: datetime, *, contributor_id: Id) -> Iterator[Edit]:
    """Take someone off the roster. Refused: contributor-has-spoken, since words and turns keep their speaker."""
    person = known(session, Contributor, contributor_id)
    spoke = {quote.contributor_id for quote in session.all(Quote)}
    spoke |= {insight.contributor_id for insight in session.all(Insight)}
    spoke |= {turn.contributor_id for turn in session.all(Turn)}
    spoke |= {hand.contributor_id for hand in session.all(Hand)}
    if contributor_id in spoke | {action.owner_id for action in session.all(ActionPoint)}:
        raise Refused("contributor-has-spoken", name=person.name)
    yield remove(person)


def find_organisation(session: Session, name: str) -> Organisation | None:
    """The organisation of that name or short name, accents and case apart."""
    wanted = fold(" ".join(name.split()))
    found = (each for each in session.all(Organisation) if wanted in (fold(each.name), fold(each.short)))
    return next(found, None) if wanted else None


class _Belongings:
    """Finds or makes the organisations and sectors of rows that are added together."""

    def __init__(self, session: Session) -> None:
        self._sectors = {fold(sector.name): sector.id for sector in session.all(Sector)}
        self._organisations: dict[str, Id] = {}
        self._sector_of: dict[Id, Id | None] = {}
        for organisation in session.all(Organisation):
            self._sector_of[organisation.id] = organisation.sector_id
            for name in filter(None, (organisation.name, organisation.short)):
                self._organisations.setdefault(fold(name), organisation.id)
        self._sector_sorts = iter(keys_after(session.last_sort(Sector), 1000))
        self._organisation_sorts = iter(keys_after(session.last_sort(Organisation), 10_000))

    def sector_id_of(self, organisation_id: Id | None) -> Id | None:
        return self._sector_of.get(organisation_id) if organisation_id is not None else None

    def sector(self, name: str) -> Generator[Edit, None, Id | None]:
        name = " ".join(name.split())
        if not name:
            return None
        if fold(name) not in self._sectors:
            made = Sector(id=new_id(), sort=next(self._sector_sorts), name=name)
            self._sectors[fold(name)] = made.id
            yield add(made)
        return self._sectors[fold(name)]

    def organisation(self, name: str, sector_id: Id | None) -> Generator[Edit, None, Id | None]:
        name = " ".join(name.split())
        if not name:
            return None
        if fold(name) not in self._organisations:
            made = Organisation(id=new_id(), sort=next(self._organisation_sorts), name=name, sector_id=sector_id)
            self._organisations[fold(name)] = made.id
            self._sector_of[made.id] = sector_id
            yield add(made)
        return self._organisations[fold(name)]
