"""Of which sectors it may be told who spoke, was silent or raised a hand, so that no count singles out one person.

The room's slide and the report ask here. What the facilitator alone sees tells all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from roundtable.domain.figures import Evidence, evidence_by_segment, sectors_missing
from roundtable.domain.floor import Show
from roundtable.domain.people import Contributor, Sector
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.singling import FEWEST
from roundtable.domain.star_evidence import sectors_on_star
from roundtable.domain.star_strength import Strengths, strengths
from roundtable.domain.words import Attribution


@dataclass(frozen=True)
class Seated:
    """How many people each sector has at the table, and what may be told of it therefore."""

    session: Session

    @cached_property
    def seats(self) -> Mapping[Id, int]:
        """How many people of each sector are present, sectors without any left out."""
        counted: dict[Id, int] = {}
        for person in self.session.all(Contributor):
            if person.present and (sector := self.session.sector_of(person)) is not None:
                counted[sector.id] = counted.get(sector.id, 0) + 1
        return counted

    def is_large(self, sector: Sector) -> bool:
        """Whether what is said of the sector is said of more than one person."""
        return self.seats.get(sector.id, 0) >= FEWEST

    def may_be_named(self, sector: Sector) -> bool:
        """Whether it may be said that somebody, or nobody, of the sector spoke."""
        if self.is_large(sector):
            return True
        details = self.session.details
        rules = [details.attribution]
        rules += [
            person.attribution
            for person in self.session.all(Contributor)
            if person.attribution is not None and self.session.sector_of(person) == sector
        ]
        return details.list_contributors and all(rule is Attribution.NAMED for rule in rules)

    @cached_property
    def guarded(self) -> frozenset[Id]:
        """The sectors on the star that may not be named."""
        return frozenset(sector.id for sector in sectors_on_star(self.session) if not self.may_be_named(sector))

    def missing(self, segment_id: str) -> tuple[Sector, ...]:
        """The sectors of which nobody spoke to a segment, as far as that may be said.

        How many sectors spoke is told beside it, so whoever subtracts learns how many of the guarded ones did. Where
        that is none or all of them, which with a single one it always is, nobody is named.
        """
        if self.guarded:
            heard = evidence_by_segment(self.session).get(segment_id, Evidence()).sectors
            if len({each in heard for each in self.guarded}) < 2:
                return ()
        silent = sectors_missing(self.session, segment_id)
        return tuple(each for each in silent if each.id in self.seats and each.id not in self.guarded)

    @cached_property
    def strengths(self) -> Strengths:
        """How strong the room found each segment; a measure by the hands of one sector with one seat is left out."""
        return strengths(self.session, [show for show in self.session.all(Show) if self._is_a_crowd(show)])

    def _is_a_crowd(self, show: Show) -> bool:
        raised = [count for count in show.counts if count.hands]
        return len(raised) > 1 or any(self.seats.get(count.sector_id, 0) >= FEWEST for count in raised)
