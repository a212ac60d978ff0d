"""Edits that put two sectors or organisations together, and people and organisations into another sector."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import fields, replace
from datetime import datetime

from roundtable.commands.checks import changed, known
from roundtable.domain.errors import Refused
from roundtable.domain.floor import Show, ShowCount
from roundtable.domain.folding import fold
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.records import Edit, Id, remove
from roundtable.domain.session import KINDS, Session


def merge_organisations(session: Session, now: datetime, *, organisation_id: Id, into_id: Id) -> Iterator[Edit]:
    """Give all people and words of an organisation to another, which goes by the names of both from then on.

    Refused: unknown-organisation, merged-into-itself.
    """
    one, into = known(session, Organisation, organisation_id), known(session, Organisation, into_id)
    if one.id == into.id:
        raise Refused("merged-into-itself", name=one.name)
    for kind in KINDS:
        if any(field.name == "organisation_id" for field in fields(kind)):
            for record in session.all(kind):
                if getattr(record, "organisation_id", None) == one.id:
                    yield from changed(record, organisation_id=into.id)
    called = {fold(name) for name in into.names}
    new = [name for name in one.names if fold(name) not in called]
    yield from changed(
        into,
        sector_id=into.sector_id if into.sector_id is not None else one.sector_id,
        aliases=(*into.aliases, *new),
    )
    yield remove(one)


def merge_sectors(session: Session, now: datetime, *, sector_id: Id, into_id: Id) -> Iterator[Edit]:
    """Put all of a sector into another; hands that were counted for both are added up.

    Refused: unknown-sector, merged-into-itself.
    """
    one, into = known(session, Sector, sector_id), known(session, Sector, into_id)
    if one.id == into.id:
        raise Refused("merged-into-itself", name=one.name)
    for organisation in session.all(Organisation):
        if organisation.sector_id == one.id:
            yield from changed(organisation, sector_id=into.id)
    for person in session.all(Contributor):
        if person.sector_id == one.id:
            yield from changed(person, sector_id=into.id)
    for show in session.all(Show):
        if any(count.sector_id == one.id for count in show.counts):
            yield from changed(show, counts=_added_up(show.counts, one.id, into.id))
    yield remove(one)


def _added_up(counts: tuple[ShowCount, ...], one: Id, into: Id) -> tuple[ShowCount, ...]:
    found: dict[Id, ShowCount] = {}
    for count in counts:
        sector_id = into if count.sector_id == one else count.sector_id
        before = found.get(sector_id, ShowCount(sector_id))
        found[sector_id] = replace(
            before,
            in_favour=before.in_favour + count.in_favour,
            unsure=before.unsure + count.unsure,
            against=before.against + count.against,
        )
    return tuple(found.values())


def move_to_sector(
    session: Session,
    now: datetime,
    *,
    sector_id: Id | None,
    contributor_ids: Collection[Id] = (),
    organisation_ids: Collection[Id] = (),
) -> Iterator[Edit]:
    """Put people, and organisations with theirs, into a sector; None takes them out of any.

    A person whose organisation is in that sector has none of their own. Someone cannot be in no sector while their
    organisation is in one. Refused: unknown-sector, unknown-organisation, unknown-contributor, sector-is-organisations.
    """
    known(session, Sector, sector_id)
    for each in organisation_ids:
        yield from changed(known(session, Organisation, each), sector_id=sector_id)
    for each in contributor_ids:
        person = known(session, Contributor, each)
        organisation = session.organisation_of(person)
        theirs = organisation.sector_id if organisation else None
        if organisation is not None and organisation.id in organisation_ids:
            theirs = sector_id
        if sector_id is None and theirs is not None and organisation is not None:
            raise Refused("sector-is-organisations", name=person.name, organisation=organisation.name)
        yield from changed(person, sector_id=None if theirs == sector_id else sector_id)
