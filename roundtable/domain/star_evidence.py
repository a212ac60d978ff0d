"""What a session puts on its star: for each segment how much was heard, and which sectors spoke."""

from __future__ import annotations

from collections.abc import Mapping

from roundtable.domain.figures import Evidence, evidence_by_segment
from roundtable.domain.people import Contributor, Sector
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.star_marks import SectorMark, sector_marks
from roundtable.domain.star_thumbnail import Heard


def sectors_on_star(session: Session) -> tuple[Sector, ...]:
    """The sectors that have a mark: those with people at the table or words on the star; all when there are neither."""
    return _sectors(session, evidence_by_segment(session))


def marks_on_star(session: Session) -> tuple[SectorMark, ...]:
    """The marks of `sectors_on_star`; a sector keeps the shape that it has in the whole list."""
    sectors = session.all(Sector)
    marks = dict(zip((sector.id for sector in sectors), sector_marks([sector.name for sector in sectors]), strict=True))
    return tuple(marks[sector.id] for sector in sectors_on_star(session))


def heard_on_star(session: Session) -> dict[str, Heard]:
    """The evidence that `star_figure` draws, for every segment of the session's star."""
    evidence = evidence_by_segment(session)
    sectors = _sectors(session, evidence)
    return {
        segment_id: Heard(
            found.points, tuple(sector.id in found.sectors for sector in sectors), found.actions, found.contested
        )
        for segment_id, found in evidence.items()
    }


def _sectors(session: Session, evidence: Mapping[str, Evidence]) -> tuple[Sector, ...]:
    present: set[Id] = {
        sector.id for person in session.all(Contributor) if (sector := session.sector_of(person)) is not None
    }
    for found in evidence.values():
        present.update(found.sectors)
    sectors = session.all(Sector)
    return tuple(sector for sector in sectors if sector.id in present) or sectors
