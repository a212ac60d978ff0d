"""What is laid on a segment's body beside its words: how strong it is, and hatching where it is contested.

Hatching lies in a strip along a side of the segment, as long as the words leave free on the fullest one of its ring;
the gauge of a segment's strength (`star_gauge`) stands where words and hatching leave room.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from roundtable.domain.star import Star
from roundtable.domain.star_gauge import gauges
from roundtable.domain.star_geometry import (
    Box,
    Op,
    Ops,
    Path,
    Point,
    Primitive,
    Proportions,
    arm_edges,
    contains,
    flatten,
    half_inner,
    inner_angle,
    outline,
    polar,
)
from roundtable.domain.star_labels import Measure
from roundtable.domain.star_strength import Strengths

_EDGE = 13.0
"""How far a strip stays within its segment's edge: beside the frame of what is in focus, and the bow of an arm."""
_AIR = 8.0
"""What stays free between words and a strip."""
_STEP = 3.0
_HATCH, _HATCH_PITCH, _HATCH_WIDTH = 13.0, 9.0, 2.6
"""The depth of the hatching, from stroke to stroke, and the width of a stroke."""
_ENOUGH = 5 * _HATCH_PITCH
"""Hatching that is shorter on all segments of a ring is on each as long as it can be."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A segment as it is drawn: its body, its words, their ink, and whether it is contested."""

    segment_id: str
    body: Sequence[Primitive]
    words: Sequence[Primitive]
    ink: str
    contested: bool


@dataclass(frozen=True, slots=True)
class Strip:
    """A place along a side of a segment: where it begins, and the directions (of length 1) outwards and inwards."""

    start: Point
    along: Point
    across: Point

    def at(self, far: float, deep: float) -> Point:
        """The point so many units along the strip and so many within it."""
        (x, y), (ax, ay), (dx, dy) = self.start, self.along, self.across
        return x + ax * far + dx * deep, y + ay * far + dy * deep


def with_overlays(
    star: Star, form: Proportions, ring: Iterable[Laid], strengths: Strengths, least: float, measure: Measure
) -> list[Primitive]:
    """The segments of a ring, back to front: bodies, what is measured and contested, words.

    `least` is the size of the smallest words that are read, in units, or 0.
    """
    ring = tuple(ring)
    boxes = {each.segment_id: [_box_of(word, measure) for word in each.words] for each in ring}
    hatches = _hatches(star, form, [each.segment_id for each in ring if each.contested], boxes)
    measured = [each.segment_id for each in ring if strengths.get(each.segment_id)]
    taken = {key: [*boxes[key], *_strokes(hatches.get(key, ()))] for key in measured}
    stand = gauges(star, form, measured, taken, least)
    out: list[Primitive] = []
    for each in ring:
        key = each.segment_id
        out += each.body
        if key in stand:
            out += stand[key].draw(strengths[key], each.ink, key)
        if hatch := hatches.get(key):
            out.append(Path(hatch, stroke=each.ink, width=_HATCH_WIDTH, key=key))
        out += each.words
    return out


@cache
def strips(star: Star, form: Proportions, segment_id: str) -> tuple[Strip, Strip]:
    """The strips along the anticlockwise and the clockwise side of a segment."""
    for index, segment in enumerate(star.inner):
        if segment.id == segment_id:
            middle, half = inner_angle(star, index), half_inner(star)
            low, high = form.ring_in, form.ring_out
            sides = [(polar(low, angle), polar(high, angle)) for angle in (middle - half, middle + half)]
            return _strip(sides[0], 1, form.gap / 2 + _EDGE), _strip(sides[1], -1, form.gap / 2 + _EDGE)
    index = next(place for place, segment in enumerate(star.outer) if segment.id == segment_id)
    one, other = arm_edges(star, form, index)
    return _strip(one, 1, _EDGE), _strip(other, -1, _EDGE)


def _hatches(star: Star, form: Proportions, keys: Sequence[str], boxes: Mapping[str, Sequence[Box]]) -> dict[str, Ops]:
    """The hatching of each contested segment: alike on all of a ring where there is room, else where each has it."""
    shared = _room(star, form, keys, 1, boxes)
    found: dict[str, Ops] = {}
    for key in keys:
        side, room = 1, shared
        if room[1] - room[0] < _ENOUGH:
            side, room = max(
                ((side, _room(star, form, [key], side, boxes)) for side in (1, 0)),
                key=lambda way: way[1][1] - way[1][0],
            )
        if ops := hatching(strips(star, form, key)[side], room):
            found[key] = ops
    return found


def hatching(strip: Strip, room: tuple[float, float]) -> Ops:
    """Slanted strokes along the side of a segment on which hands were raised on both sides."""
    ops: list[Op] = []
    for stroke in range(math.floor((room[1] - room[0]) / _HATCH_PITCH)):
        far = room[0] + stroke * _HATCH_PITCH
        ops.append(("M", *strip.at(far, 0)))
        ops.append(("L", *strip.at(far + _HATCH / 2, _HATCH)))
    return tuple(ops)


def _strokes(hatch: Ops) -> list[Box]:
    """What hatching takes, with air around it."""
    taken: list[Box] = []
    ends = flatten(hatch)
    for (x, y), (to_x, to_y) in zip(ends[::2], ends[1::2], strict=True):
        taken.append((min(x, to_x) - _AIR, min(y, to_y) - _AIR, max(x, to_x) + _AIR, max(y, to_y) + _AIR))
    return taken


def _strip(side: tuple[Point, Point], turn: int, edge: float) -> Strip:
    """The strip along a side, so far within it; `turn` is 1 where the segment lies clockwise of the side, else -1."""
    (x, y), (end_x, end_y) = side
    long = math.dist(*side)
    along = (end_x - x) / long, (end_y - y) / long
    across = -along[1] * turn, along[0] * turn
    return Strip(Strip((x, y), along, across).at(_EDGE, edge), along, across)


def _room(
    star: Star, form: Proportions, keys: Sequence[str], side: int, boxes: Mapping[str, Sequence[Box]]
) -> tuple[float, float]:
    """The longest stretch of the strips on that side which is free on all of these segments: from, to."""
    taken: frozenset[int] = frozenset()
    steps = math.ceil((form.tip - form.ring_in) / _STEP)
    for key in keys:
        taken |= _taken(star, form, key, side, tuple(boxes[key]), steps)
    best = low = 0
    length = 0
    for step in range(steps + 1):
        if step in taken or step == steps:
            if step - low > length:
                best, length = low, step - low
            low = step + 1
    return best * _STEP, (best + max(length - 1, 0)) * _STEP


@lru_cache(maxsize=256)
def _taken(
    star: Star, form: Proportions, segment_id: str, side: int, boxes: tuple[Box, ...], steps: int
) -> frozenset[int]:
    """The steps of a strip that lie outside its segment or on words; remembered, since words seldom move."""
    strip = strips(star, form, segment_id)[side]
    body = flatten(outline(star, form, segment_id) or ())
    found = set()
    for step in range(steps):
        places = [strip.at(step * _STEP, _HATCH * third / 3) for third in range(4)]
        beyond = [strip.at(step * _STEP + reach, deep) for reach in (-_EDGE / 2, _EDGE / 2) for deep in (0.0, _HATCH)]
        if not all(contains(body, *place) for place in beyond) or any(
            left < x < right and top < y < bottom for x, y in places for left, top, right, bottom in boxes
        ):
            found.add(step)
    return frozenset(found)


def _box_of(drawn: Primitive, measure: Measure) -> Box:
    """What a line of text, a letter on an arc or a mark takes, with air around it."""
    if isinstance(drawn, Path):
        corners: Sequence[Point] = flatten(drawn.ops)
    else:
        width, turn = measure(drawn.s, drawn.size, drawn.weight, drawn.face), math.radians(drawn.angle)
        left = -width / 2 if drawn.anchor == "middle" else 0.0
        across, upright = math.cos(turn), math.sin(turn)
        corners = [
            (drawn.x + dx * across - dy * upright, drawn.y + dx * upright + dy * across)
            for dx in (left, left + width)
            for dy in (-0.74 * drawn.size, 0.2 * drawn.size)
        ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs) - _AIR, min(ys) - _AIR, max(xs) + _AIR, max(ys) + _AIR
