"""What was heard on a star, and the star without words for a picture of some forty pixels."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from roundtable.domain.star import Star
from roundtable.domain.star_geometry import CANVAS, Path, Primitive, arm, arm_shade, circle, hub_radius, hue, ring_part


@dataclass(frozen=True, slots=True)
class Heard:
    """What was heard on a segment: how many points, and of each sector, in order, whether it spoke.

    `actions` are the action points on it; `contested` is whether hands were raised on both sides of it.
    """

    points: int = 0
    sectors: tuple[bool, ...] = ()
    actions: int = 0
    contested: bool = False


Evidence = Mapping[str, Heard]
"""Segment id to what was heard there; a segment that is missing was not heard."""
NOTHING = Heard()
"""Not heard."""


def thumbnail(
    star: Star, evidence: Evidence, *, now: Collection[str] = (), done: Collection[str] = ()
) -> tuple[Primitive, ...]:
    """The facilitator's star without words, for a picture of some forty pixels: hairlines, hollow arms dashed."""
    out: list[Primitive] = []
    for index, segment in enumerate(star.outer):
        state = state_of(evidence.get(segment.id, NOTHING), segment.id in now, segment.id in done)
        outline = arm(star, CANVAS, index)
        if state.startswith("hollow"):
            out.append(Path(outline, stroke="hollowline", dash=(2, 2), key=segment.id))
            continue
        out.append(Path(outline, fill=state, key=segment.id))
        out.append(Path(arm_shade(star, CANVAS, index), fill=f"{state}2", key=segment.id))
        out.append(Path(outline, stroke="armline", key=segment.id))
    for index, segment in enumerate(star.inner):
        part = ring_part(star, CANVAS, index)
        if evidence.get(segment.id, NOTHING).points:
            out.append(Path(part, fill=hue(index), key=segment.id))
        else:
            out.append(Path(part, stroke=f"{hue(index)}_line", dash=(2, 2), key=segment.id))
    out.append(Path(circle(hub_radius(star, CANVAS)), fill="hub", stroke="hubline"))
    return tuple(out)


def state_of(heard: Heard, now: bool, done: bool) -> str:
    """The role that fills an arm; hollow stays hollow, whatever else is so."""
    if not heard.points:
        return "hollow now" if now else "hollow"
    return "armnow" if now else "armdone" if done else "arm"
