"""The way of the arrow keys over the star: round its ring, round its arms, and across."""

from __future__ import annotations

import math

from roundtable.domain.star import Star
from roundtable.domain.star_geometry import anchor_of


def beside(star: Star, segment_id: str | None, step: int) -> str | None:
    """The next segment clockwise (1) or back (-1) in the same round; the first one from nowhere."""
    for ring in (star.inner, star.outer):
        ids = [segment.id for segment in ring]
        if segment_id in ids:
            return ids[(ids.index(segment_id) + step) % len(ids)]
    return star.segments[0].id if star else None


def across(star: Star, segment_id: str | None, *, outwards: bool) -> str | None:
    """The segment of the other round that lies nearest; the same one when it is there already."""
    ring = star.outer if outwards else star.inner
    here = anchor_of(star, segment_id) if segment_id else None
    if not ring or here is None or any(segment.id == segment_id for segment in ring):
        return segment_id

    def turn(other: str) -> float:
        there = anchor_of(star, other) or (0.0, 0.0)
        return abs(math.remainder(math.atan2(there[1], there[0]) - math.atan2(here[1], here[0]), math.tau))

    return min((segment.id for segment in ring), key=turn)
