"""How strong each segment is now and how strong it is to become, as the room measured it by a show of hands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from roundtable.domain.floor import Show, ShowAbout, ShowCount
from roundtable.domain.people import Sector
from roundtable.domain.session import Session


@dataclass(frozen=True, slots=True)
class Strength:
    """Scores of a segment, 0 to 1: that of the sector that supports it least; None where nobody was asked."""

    now: float | None = None
    ambition: float | None = None

    def __bool__(self) -> bool:
        return self.now is not None or self.ambition is not None

    def in_words(self) -> str:
        """The scores in words: "strong now 50 %, to become 75 %"; "" where nobody was asked."""
        asked = (("strong now", self.now), ("to become", self.ambition))
        return ", ".join(f"{what} {score * 100:.0f} %" for what, score in asked if score is not None)


Strengths = Mapping[str, Strength]
"""Segment id to its strength; a segment that is missing was not measured."""
UNMEASURED = Strength()
NOT_MEASURED: Strengths = MappingProxyType({})
"""No segment was measured."""


def strengths(session: Session, shows: Iterable[Show] | None = None) -> Strengths:
    """The strength of every segment that was measured, by these shows of hands or by all; the last one counts."""
    known = {segment.id for segment in session.details.star.segments}
    found: dict[str, Strength] = {}
    for show in session.all(Show) if shows is None else shows:
        if show.about is None or show.segment not in known or show.score is None:
            continue
        before = found.get(show.segment, UNMEASURED)
        if show.about is ShowAbout.NOW:
            found[show.segment] = replace(before, now=show.score)
        else:
            found[show.segment] = replace(before, ambition=show.score)
    return found


def least_supportive(session: Session, show: Show) -> tuple[Sector, ...]:
    """The sectors whose support is the score of a show of hands, for the facilitator's eyes.

    A sector may be one person, so it is neither projected nor printed.
    """
    score = show.score
    least = {count.sector_id for count in show.counts if count.hands and _support(count) == score}
    return tuple(sector for sector in session.all(Sector) if sector.id in least)


def _support(count: ShowCount) -> float:
    return count.in_favour / count.hands
