"""Where chips lay in a view of one size, so that they lie there again in it; also as text in a session's file."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from roundtable.domain.star import Star
from roundtable.domain.star_geometry import Box

FIELD = "star-places"
"""The name of the draft in the session's file."""


Size = tuple[float, float]
"""Width and height of a view, in pixels."""


@dataclass(frozen=True)
class KeptPlaces:
    """The boxes of chips (units) and what each hung on, in a view of a size (pixels) round a star of these segments."""

    size: Size = (0.0, 0.0)
    rings: tuple[tuple[str, ...], ...] = ()
    boxes: Mapping[str, tuple[Box, tuple[str, ...]]] = field(default_factory=dict)

    def is_of(self, size: Size, star: Star) -> bool:
        """Whether they are those of a view of that size around that star."""
        return self.size == size and self.rings == rings_of(star)

    def as_text(self) -> str:
        """To be kept; "" for none."""
        if not self.boxes:
            return ""
        boxes = {record_id: [*box, *segments] for record_id, (box, segments) in self.boxes.items()}
        kept = {"size": self.size, "rings": self.rings, "boxes": boxes}
        return json.dumps(kept, separators=(",", ":"))


def rings_of(star: Star) -> tuple[tuple[str, ...], ...]:
    """The ids of a star's segments, ring by ring."""
    return tuple(tuple(segment.id for segment in ring) for ring in (star.inner, star.outer))


def are_near(one: Size, other: Size, least: float) -> bool:
    """Whether neither side of a size is less than such a share of the other size's."""
    return all(a and b and least <= a / b <= 1 / least for a, b in zip(one, other, strict=True))


def nearest(kept: Sequence[KeptPlaces], size: Size, star: Star, least: float) -> KeptPlaces:
    """Of all places around that star those for the size that is most like a size; none where no size is near."""
    rings = rings_of(star)
    found = [each for each in kept if each.rings == rings and are_near(each.size, size, least)]
    return min(found, key=lambda each: math.dist(each.size, size), default=KeptPlaces())


def from_text(text: str) -> KeptPlaces:
    """What was kept; none of what cannot be read, as a file may come from anywhere."""
    try:
        kept = json.loads(text) if text else {}
        width, height = map(float, kept["size"])
        rings = tuple(tuple(map(str, ring)) for ring in kept["rings"])
        boxes = {
            str(each): (_box(*map(float, told[:4])), tuple(map(str, told[4:]))) for each, told in kept["boxes"].items()
        }
    except (KeyError, TypeError, ValueError, AttributeError, RecursionError):
        return KeptPlaces()
    return KeptPlaces((width, height), rings, boxes)


def _box(left: float, top: float, right: float, bottom: float) -> Box:
    return left, top, right, bottom
