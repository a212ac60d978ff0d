"""The way of the arrow keys over the star: round its ring, round its arms, and up and down as it is seen."""

from __future__ import annotations

import math

from roundtable.domain.star import Star
from roundtable.domain.star_geometry import anchor_of

_LEVEL = 1.0
"""Units by which something must lie higher or lower to be told from what lies beside."""
_ASIDE = 2.0
"""So many times further off lies what stands aside than what stands above or below."""


def beside(star: Star, segment_id: str | None, step: int) -> str | None:
    """The next segment clockwise (1) or back (-1) in the same round; the first one from nowhere."""
    for ring in (star.inner, star.outer):
        ids = [segment.id for segment in ring]
        if segment_id in ids:
            return ids[(ids.index(segment_id) + step) % len(ids)]
    return star.segments[0].id if star else None


def up_or_down(star: Star, segment_id: str | None, way: int) -> str | None:
    """The nearest segment that is seen higher (-1) or lower (1); the same one when there is none."""
    here = anchor_of(star, segment_id) if segment_id else None
    if here is None:
        return segment_id
    found: list[tuple[float, str]] = []
    for segment in star.segments:
        x, y = anchor_of(star, segment.id) or here
        down = (y - here[1]) * way
        if down > _LEVEL:
            found.append((math.hypot((x - here[0]) * _ASIDE, down), segment.id))
    return min(found)[1] if found else segment_id
