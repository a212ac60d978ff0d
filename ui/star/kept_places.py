"""Where chips lay when a session was left, as text in its file, so that they lie there again when it is opened."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from roundtable.domain.star import Star
from roundtable.domain.star_geometry import Box

FIELD = "star-places"
"""The name of the draft in the session's file."""


@dataclass(frozen=True)
class KeptPlaces:
    """The boxes of chips (units) and what each hung on, in a view of a size (pixels) round a star of these segments."""

    size: tuple[float, float] = (0.0, 0.0)
    rings: tuple[tuple[str, ...], ...] = ()
    boxes: Mapping[str, tuple[Box, tuple[str, ...]]] = field(default_factory=dict)

    def fits(self, size: tuple[float, float], star: Star) -> bool:
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
