"""Edits of who is who: sectors, organisations, contributors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from roundtable.commands.belongings import Belongings, find_organisation
from roundtable.commands.checks import changed, known, moved, name_of, one_line, why_looser
from roundtable.domain.errors import Refused
from roundtable.domain.floor import Hand, Turn
from roundtable.domain.folding import fold
from roundtable.domain.order import keys_after
from roundtable.domain.people import Contributor, Initials, Organisation, Sector
from roundtable.domain.records import Edit, Id, add, remove
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
    """Rename a sector. Refused: sector-has-no-name, sector-exists."""
    name = name_of(name, "sector-has-no-name")
    if any(fold(sector.name) == fold(name) for sector in session.all(Sector) if sector.id != sector_id):
        raise Refused("sector-exists", name=name)
    yield from changed(known(session, Sector, sector_id), name=name)


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
    session: Session,
    now: datetime,
    *,
    organisation_id: Id,
    name: str,
    short: str = "",
    sector_id: Id | None = None,
    aliases: Iterable[str] = (),
) -> Iterator[Edit]:
    """Set an organisation's name, short name, sector and what else people call it.

    Refused: organisation-has-no-name, organisation-exists when another goes by one of these names, unknown-sector.
    """
    known(session, Sector, sector_id)
    named = Organisation(
        name=name_of(name, "organisation-has-no-name"), short=one_line(short), aliases=tuple(map(one_line, aliases))
    )
    for each in named.names:
        other = find_organisation(session, each, but=organisation_id)
        if other is not None:
            raise Refused("organisation-exists", name=each if each == other.name else f"{each} ({other.name})")
    others = {fold(named.name), fold(named.short)}
    yield from changed(
        known(session, Organisation, organisation_id),
        name=named.name,
        short=named.short,
        sector_id=sector_id,
        aliases=tuple({fold(each): each for each in named.aliases if each and fold(each) not in others}.values()),
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
    initials = Initials([person.initials for person in session.all(Contributor)])
    seats = free_seats(session)
    sorts = keys_after(session.last_sort(Contributor), len(rows))
    belongings = Belongings(session)
    for row, sort in zip(rows, sorts, strict=True):
        name = name_of(row.name, "contributor-has-no-name")
        sector_id = yield from belongings.sector(row.sector)
        organisation_id = yield from belongings.organisation(row.organisation, sector_id)
        own_sector = None if belongings.sector_id_of(organisation_id) == sector_id else sector_id
        yield add(
            Contributor(
                sort=sort,
                name=name,
                initials=initials.give(name),
                organisation_id=organisation_id,
                sector_id=own_sector,
                role=row.role.strip(),
                email=row.email.strip(),
                seat=next(seats, None),
            )
        )


def free_seats(session: Session) -> Iterator[int]:
    """The seats that nobody has, the lowest first."""
    taken = {person.seat for person in session.all(Contributor)}
    return (seat for seat in range(1, MOST_SEATS + 1) if seat not in taken)


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
    because: str = "",
) -> Iterator[Edit]:
    """Set everything that a form says of a person; a wider wish than before wants a reason.

    Refused: contributor-has-no-name, initials-are-empty, initials-are-taken, seat-out-of-range, unknown-organisation,
    unknown-sector, loosening-needs-a-reason.
    """
    initials = name_of(initials, "initials-are-empty")
    for other in session.all(Contributor):
        if other.id != contributor_id and fold(other.initials) == fold(initials):
            raise Refused("initials-are-taken", initials=initials, by=other.name)
    if seat is not None and not 1 <= seat <= MOST_SEATS:
        raise Refused("seat-out-of-range", seat=seat, most=MOST_SEATS)
    known(session, Organisation, organisation_id)
    known(session, Sector, sector_id)
    person = known(session, Contributor, contributor_id)
    yield from changed(
        person,
        name=name_of(name, "contributor-has-no-name"),
        initials=initials,
        organisation_id=organisation_id,
        sector_id=sector_id,
        role=role.strip(),
        email=email.strip(),
        seat=seat,
        attribution=attribution,
        loosened_because=why_looser(person.attribution, attribution, because, person.loosened_because),
    )


def set_wish(
    session: Session, now: datetime, *, contributor_id: Id, attribution: Attribution | None, because: str = ""
) -> Iterator[Edit]:
    """Set how far someone wishes to be named; None leaves it to the session. To widen it wants a reason.

    Refused: loosening-needs-a-reason.
    """
    person = known(session, Contributor, contributor_id)
    why = why_looser(person.attribution, attribution, because, person.loosened_because)
    yield from changed(person, attribution=attribution, loosened_because=why)


def note_consent(session: Session, now: datetime, *, contributor_id: Id, how: str) -> Iterator[Edit]:
    """Note how someone agreed to be quoted ("spoken", "on paper"), now. Refused: consent-is-empty."""
    how = name_of(how, "consent-is-empty")
    yield from changed(known(session, Contributor, contributor_id), consent_how=how, consent_at=now)


def note_consents(session: Session, now: datetime, *, contributor_ids: Iterable[Id], how: str) -> Iterator[Edit]:
    """Note how several people agreed to be quoted, as one thought. Refused: consent-is-empty."""
    for contributor_id in dict.fromkeys(contributor_ids):
        yield from note_consent(session, now, contributor_id=contributor_id, how=how)


def take_back_consent(session: Session, now: datetime, *, contributor_id: Id) -> Iterator[Edit]:
    """Note that someone agrees no longer, or that it was noted of the wrong person."""
    yield from changed(known(session, Contributor, contributor_id), consent_how="", consent_at=None)


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
