"""Counts that panels and the report show, always made from the records: evidence by segment, sectors missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from weakref import ref

from roundtable.domain.floor import Show
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.talk import heard_people
from roundtable.domain.words import ActionPoint, Insight, Quote, QuoteState


@dataclass(frozen=True)
class Evidence:
    """What was heard on one segment: how many points, and which sectors made them, in the session's order.

    `actions` are the action points that hang on it; it is `contested` when a show of hands on a statement about it
    had hands on both sides.
    """

    points: int = 0
    sectors: tuple[Id, ...] = ()
    actions: int = 0
    contested: bool = False

    @property
    def is_hollow(self) -> bool:
        """Whether nobody spoke to it."""
        return not self.points


def points_on(session: Session, segment_id: str | None = None) -> tuple[Quote | Insight, ...]:
    """The points heard (quotes that were not withdrawn, and insights), on one segment or on any at all."""
    said: list[Quote | Insight] = [q for q in session.all(Quote) if q.state is not QuoteState.WITHDRAWN]
    said += session.all(Insight)
    if segment_id is None:
        return tuple(said)
    return tuple(each for each in said if segment_id in each.segments)


class _Latest:
    """The last answer of a question, as long as the same session is asked: star, slide and prompt ask it in turn."""

    session: ref[Session] | None = None
    evidence: Mapping[str, Evidence] = MappingProxyType({})


def evidence_by_segment(session: Session) -> Mapping[str, Evidence]:
    """Evidence for each segment of the session's star; a point may lie on several, so they do not add up."""
    if _Latest.session is None or _Latest.session() is not session:
        _Latest.session, _Latest.evidence = ref(session), MappingProxyType(_counted(session))
    return _Latest.evidence


def _counted(session: Session) -> dict[str, Evidence]:
    order = {sector.id: place for place, sector in enumerate(session.all(Sector))}
    points = {segment.id: 0 for segment in session.details.star.segments}
    sectors: dict[str, set[Id]] = {segment_id: set() for segment_id in points}
    of_speaker: dict[tuple[Id | None, Id | None], Sector | None] = {}
    for point in points_on(session):
        who = (point.contributor_id, point.organisation_id)
        if who not in of_speaker:
            of_speaker[who] = sector_of_point(session, point)
        sector = of_speaker[who]
        for segment_id in set(point.segments) & points.keys():
            points[segment_id] += 1
            if sector is not None:
                sectors[segment_id].add(sector.id)
    actions = Counter(segment_id for action in session.all(ActionPoint) for segment_id in set(action.segments))
    contested = {show.segment for show in session.all(Show) if show.divides}
    return {
        segment_id: Evidence(
            count,
            tuple(sorted(sectors[segment_id], key=lambda each: order.get(each, len(order)))),
            actions[segment_id],
            segment_id in contested,
        )
        for segment_id, count in points.items()
    }


def sector_of_point(session: Session, point: Quote | Insight) -> Sector | None:
    """The sector that a point counts for: the hat worn when it was said, else the contributor's."""
    hat = session.find(Organisation, point.organisation_id)
    if hat is not None and hat.sector_id is not None:
        return session.find(Sector, hat.sector_id)
    return session.sector_of(session.find(Contributor, point.contributor_id))


def points_heard(session: Session) -> int:
    """Distinct points on the star (each counted once, however many segments it lies on)."""
    known = {segment.id for segment in session.details.star.segments}
    return sum(1 for point in points_on(session) if known.intersection(point.segments))


def sectors_missing(session: Session, segment_id: str) -> tuple[Sector, ...]:
    """Sectors with people at the table of whom nobody has spoken to a segment."""
    spoke = evidence_by_segment(session).get(segment_id, Evidence()).sectors
    seated = {sector.id for person in session.all(Contributor) if (sector := session.sector_of(person))}
    return tuple(sector for sector in session.all(Sector) if sector.id in seated and sector.id not in spoke)


def sectors_silent(session: Session) -> tuple[Sector, ...]:
    """Sectors with people present of whom nobody has been heard, neither by a turn nor by words that were noted."""
    heard = heard_people(session)
    here: set[Id] = set()
    spoke: set[Id] = set()
    for person in session.all(Contributor):
        if (sector := session.sector_of(person)) is not None:
            if person.id in heard:
                spoke.add(sector.id)
            elif person.present:
                here.add(sector.id)
    return tuple(sector for sector in session.all(Sector) if sector.id in here - spoke)
