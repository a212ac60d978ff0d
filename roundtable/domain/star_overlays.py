"""What is laid on a segment's body beside its words: how strong it is, and hatching where it is contested.

Both lie in strips along the two sides of a segment, from the hub outwards: two outlines of strength along the one,
nested as in a thermometer, hatching along the other. All strips of a ring are as long as the words leave free on the
fullest of its segments, so that nothing is cut up and levels compare at a glance.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from roundtable.domain.star import Star
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
    polygon,
)
from roundtable.domain.star_labels import Measure
from roundtable.domain.star_strength import UNMEASURED, Strength, Strengths

NOW_WIDTH, AMBITION_WIDTH = 4.0, 3.0
AMBITION_DASH = (10.0, 7.0)
_DEPTHS = 26.0, 20.0
"""From side to side of the outline of ambition; that of strength now lies within it, a quarter from it all round."""
_ENOUGH = 70.0
"""Outlines that are as long as this need not be less deep."""
_EDGE = 13.0
"""How far a strip stays within its segment's edge: beside the frame of what is in focus, and the bow of an arm."""
_AIR = 8.0
"""What stays free between words and a strip."""
_STEP = 3.0
_HATCH, _HATCH_PITCH, _HATCH_WIDTH = 13.0, 9.0, 2.6
"""The depth of the hatching, from stroke to stroke, and the width of a stroke."""


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

    def box(self, far: float, end: float, deep: float, end_deep: float) -> Ops:
        """An outline on the strip."""
        corners = ((far, deep), (end, deep), (end, end_deep), (far, end_deep))
        return polygon(self.at(*corner) for corner in corners)


def with_overlays(
    star: Star, form: Proportions, ring: Iterable[Laid], strengths: Strengths, measure: Measure
) -> list[Primitive]:
    """The segments of a ring, back to front: bodies, what is measured and contested, words."""
    ring = tuple(ring)
    marked = [each for each in ring if each.contested or strengths.get(each.segment_id)]
    depth, room = _gauge_room(star, form, [each for each in marked if strengths.get(each.segment_id)], measure)
    edge = _room(star, form, [each for each in marked if each.contested], 1, _HATCH, measure)
    out: list[Primitive] = []
    for each in ring:
        out += each.body
        if each in marked:
            first, second = strips(star, form, each.segment_id)
            strength = strengths.get(each.segment_id, UNMEASURED)
            out += strength_paths(first, room, depth, strength, each.ink, each.segment_id)
            if each.contested:
                out.append(hatching(second, edge, each.ink, each.segment_id))
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


def strength_paths(
    strip: Strip, room: tuple[float, float], depth: float, strength: Strength, ink: str, key: str
) -> list[Primitive]:
    """The two outlines of a segment: ambition dashed, and within it strength now in a whole line.

    Each reaches as far along its room on the strip as its score says; a score of 0 has none.
    """
    drawn: list[Primitive] = []
    nest = depth / 4
    start, reach = room[0], room[1] - room[0] - 2 * nest
    if strength.ambition:
        end = start + 2 * nest + reach * min(strength.ambition, 1.0)
        ops = strip.box(start, end, 0, depth)
        drawn.append(Path(ops, stroke=ink, width=AMBITION_WIDTH, dash=AMBITION_DASH, key=key))
    if strength.now:
        end = start + nest + reach * min(strength.now, 1.0)
        ops = strip.box(start + nest, end, nest, depth - nest)
        drawn.append(Path(ops, stroke=ink, width=NOW_WIDTH, key=key))
    return drawn


def hatching(strip: Strip, room: tuple[float, float], ink: str, key: str) -> Path:
    """Slanted strokes along the side of a segment on which hands were raised on both sides."""
    ops: list[Op] = []
    for stroke in range(max(1, math.floor((room[1] - room[0]) / _HATCH_PITCH))):
        far = room[0] + stroke * _HATCH_PITCH
        ops.append(("M", *strip.at(far, 0)))
        ops.append(("L", *strip.at(far + _HATCH / 2, _HATCH)))
    return Path(tuple(ops), stroke=ink, width=_HATCH_WIDTH, key=key)


def _gauge_room(
    star: Star, form: Proportions, ring: Sequence[Laid], measure: Measure
) -> tuple[float, tuple[float, float]]:
    """How deep the outlines of a ring are and where on their strips they lie: less deep where words leave little."""
    for depth in _DEPTHS:
        room = _room(star, form, ring, 0, depth, measure)
        if room[1] - room[0] >= _ENOUGH:
            break
    return depth, room


def _strip(side: tuple[Point, Point], turn: int, edge: float) -> Strip:
    """The strip along a side, so far within it; `turn` is 1 where the segment lies clockwise of the side, else -1."""
    (x, y), (end_x, end_y) = side
    long = math.dist(*side)
    along = (end_x - x) / long, (end_y - y) / long
    across = -along[1] * turn, along[0] * turn
    return Strip(Strip((x, y), along, across).at(_EDGE, edge), along, across)


def _room(
    star: Star, form: Proportions, ring: Sequence[Laid], side: int, depth: float, measure: Measure
) -> tuple[float, float]:
    """The longest stretch of the strips on that side which is free on all of these segments: from, to."""
    taken: frozenset[int] = frozenset()
    steps = math.ceil((form.tip - form.ring_in) / _STEP)
    for each in ring:
        boxes = tuple(_box_of(word, measure) for word in each.words)
        taken |= _taken(star, form, each.segment_id, side, depth, boxes, steps)
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
    star: Star, form: Proportions, segment_id: str, side: int, depth: float, boxes: tuple[Box, ...], steps: int
) -> frozenset[int]:
    """The steps of a strip that lie outside its segment or on words; remembered, since words seldom move."""
    strip = strips(star, form, segment_id)[side]
    body = flatten(outline(star, form, segment_id) or ())
    found = set()
    for step in range(steps):
        places = [strip.at(step * _STEP, depth * third / 3) for third in range(4)]
        beyond = [strip.at(step * _STEP + reach, deep) for reach in (-_EDGE / 2, _EDGE / 2) for deep in (0.0, depth)]
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
