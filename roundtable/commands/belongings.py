"""What people belong to, found by any name that it goes by, or made where it is new."""

from __future__ import annotations

from collections.abc import Generator

from roundtable.commands.checks import one_line
from roundtable.domain.folding import fold
from roundtable.domain.order import key_between
from roundtable.domain.people import Organisation, Sector
from roundtable.domain.records import Edit, Id, add
from roundtable.domain.session import Session


def find_organisation(session: Session, name: str, *, but: Id | None = None) -> Organisation | None:
    """The organisation of that name, short name or alias, accents and case apart; `but` is not looked at."""
    wanted = fold(one_line(name))
    for each in session.all(Organisation) if wanted else ():
        if each.id != but and wanted in map(fold, each.names):
            return each
    return None


class Belongings:
    """Finds or makes the organisations and sectors of people who come together."""

    def __init__(self, session: Session) -> None:
        self._sectors = {fold(sector.name): sector.id for sector in session.all(Sector)}
        self._organisations: dict[str, Id] = {}
        self._sector_of: dict[Id, Id | None] = {}
        for organisation in session.all(Organisation):
            self._sector_of[organisation.id] = organisation.sector_id
            for name in organisation.names:
                self._organisations.setdefault(fold(name), organisation.id)
        self._last_sector, self._last_organisation = session.last_sort(Sector), session.last_sort(Organisation)

    def sector_id_of(self, organisation_id: Id | None) -> Id | None:
        """The sector of an organisation."""
        return self._sector_of.get(organisation_id) if organisation_id is not None else None

    def sector(self, name: str) -> Generator[Edit, None, Id | None]:
        """The sector of that name, made where it is new; None for no name."""
        name = one_line(name)
        if not name:
            return None
        if fold(name) not in self._sectors:
            self._last_sector = key_between(self._last_sector, "")
            made = Sector(sort=self._last_sector, name=name)
            self._sectors[fold(name)] = made.id
            yield add(made)
        return self._sectors[fold(name)]

    def organisation(self, name: str, sector_id: Id | None) -> Generator[Edit, None, Id | None]:
        """The organisation of that name, made in a sector where it is new; None for no name."""
        name = one_line(name)
        if not name:
            return None
        if fold(name) not in self._organisations:
            self._last_organisation = key_between(self._last_organisation, "")
            made = Organisation(sort=self._last_organisation, name=name, sector_id=sector_id)
            self._organisations[fold(name)] = made.id
            self._sector_of[made.id] = sector_id
            yield add(made)
        return self._organisations[fold(name)]
