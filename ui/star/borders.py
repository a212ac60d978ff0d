"""Which segments words would land on: one, or the two on whose border they are dropped."""

from __future__ import annotations

import math
from collections import Counter

from roundtable.domain.star import Star
from roundtable.domain.star_geometry import CANVAS, segment_at

_AROUND = 16
"""Places looked at around the point."""


def segments_near(star: Star, x: float, y: float, reach: float) -> tuple[str, ...]:
    """The segment at a point of the canvas first, then the one whose border lies within `reach` units of it.

    Nothing beside the star, even near its edge: what was let go there was meant to be let go.
    """
    here = segment_at(star, x, y, CANVAS)
    turns = [math.tau * i / _AROUND for i in range(_AROUND)]
    around = (segment_at(star, x + reach * math.cos(turn), y + reach * math.sin(turn), CANVAS) for turn in turns)
    near = Counter(each for each in around if each is not None and each != here)
    if here is not None:
        return (here, *(each for each, _ in near.most_common(1)))
    two = tuple(each for each, _ in near.most_common(2))
    return two if len(two) == 2 else ()
