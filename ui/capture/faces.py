"""Who is shown beside words: name, initials, the organisation of the day and the mark of the sector."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from roundtable.domain.folding import fold
from roundtable.domain.forecast import zone_of
from roundtable.domain.local_time import in_zone
from roundtable.domain.people import Contributor, Organisation, Sector, initials_for
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.star_marks import SectorMark, sector_marks

UNKNOWN = "??"


@dataclass(frozen=True)
class Face:
    """A speaker as the desk shows one; a person without an organisation, or an organisation alone, has one line."""

    name: str
    initials: str
    organisation: str = ""
    mark: SectorMark | None = None

    @property
    def is_known(self) -> bool:
        """Whether anybody has been named."""
        return self.initials != UNKNOWN


NOBODY = Face("Speaker to be found", UNKNOWN)
NO_OWNER = Face("No owner yet", UNKNOWN)
"""Whose promise an action is while nobody has taken it."""


class Faces:
    """The faces of one session value."""

    def __init__(self, session: Session) -> None:
        self._session = session
        sectors = session.all(Sector)
        marks = sector_marks([sector.name for sector in sectors])
        self.marks: Mapping[Id, SectorMark] = {sector.id: mark for sector, mark in zip(sectors, marks, strict=True)}

    def mark_of(self, sector: Sector | None) -> SectorMark | None:
        """The mark of a sector."""
        return self.marks.get(sector.id) if sector else None

    def person(self, person: Contributor, hat: Organisation | None = None) -> Face:
        """The face of a contributor, under another hat where one was worn."""
        organisation = hat or self._session.organisation_of(person)
        sector = self._session.sector_of(person)
        if hat is not None and hat.sector_id is not None:
            sector = self._session.find(Sector, hat.sector_id)
        initials = person.initials or initials_for(person.name, ())
        return Face(person.name, initials, organisation.name if organisation else "", self.mark_of(sector))

    def organisation(self, organisation: Organisation) -> Face:
        """The face of an organisation that speaks as such."""
        mark = self.mark_of(self._session.find(Sector, organisation.sector_id))
        return Face(organisation.name, _short(organisation), "", mark)

    def of(self, contributor_id: Id | None, organisation_id: Id | None = None) -> Face:
        """The face of whoever spoke; `NOBODY` while that is still to be found."""
        hat = self._session.find(Organisation, organisation_id)
        person = self._session.find(Contributor, contributor_id)
        if person is not None:
            return self.person(person, hat)
        return self.organisation(hat) if hat is not None else NOBODY


def _short(organisation: Organisation) -> str:
    short = organisation.short or "".join(word[0] for word in organisation.name.split() if word[0].isupper())
    return short[:3] if len(short) <= 4 else fold(short)[:2].upper()


def local(session: Session, moment: datetime) -> datetime:
    """A moment on the clock of the session's place."""
    return in_zone(moment, zone_of(session))
