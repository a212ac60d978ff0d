"""What is laid on a segment's body: outlines of its strength, and hatching where it is contested.

Both give way to the words, as contour lines on a map do: `cleared` leaves out what would run through them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby, pairwise

from roundtable.domain.star import Star
from roundtable.domain.star_geometry import (
    Box,
    Op,
    Ops,
    Path,
    Point,
    Primitive,
    Proportions,
    annular,
    arm_base,
    arm_corners,
    flatten,
    half_inner,
    half_outer,
    inner_angle,
    lerp,
    outer_angle,
    polar,
    polygon,
)
from roundtable.domain.star_labels import Measure
from roundtable.domain.star_strength import Strength

NOW_WIDTH, AMBITION_WIDTH = 4.0, 3.0
AMBITION_DASH = (10.0, 7.0)
_INSET = 9.0
"""How far the outlines of strength stay within their segment, so that its own edge is seen beside them."""
_AIR = 5.0
"""What stays free between words and what gives way to them."""
_STEP = 4.0
_SHORTEST = 16.0
"""A stretch that is shorter looks like a mark of its own."""
_HATCH, _HATCH_PITCH, _HATCH_WIDTH = 11.0, 9.0, 2.6
"""The depth of the hatched band at a segment's inner edge, from stroke to stroke, and the width of a stroke."""


@lru_cache(maxsize=256)
def strength_outline(star: Star, form: Proportions, segment_id: str, score: float) -> Ops | None:
    """The outline of a segment filled from the hub outwards to a score, 0 to 1; None for 0 and for no such segment.

    On a ring part and on an arm alike the far edge lies at the score's share of its length.
    """
    if score <= 0:
        return None
    share = min(score, 1.0)
    for index, segment in enumerate(star.inner):
        if segment.id == segment_id:
            low, high = form.ring_in + _INSET, form.ring_out - _INSET
            middle, half = inner_angle(star, index), half_inner(star)
            return annular(low, low + (high - low) * share, middle - half, middle + half, form.gap + 2 * _INSET)
    for index, segment in enumerate(star.outer):
        if segment.id == segment_id:
            return _arm_filled(star, form, index, share)
    return None


def strength_paths(star: Star, form: Proportions, segment_id: str, strength: Strength, ink: str) -> list[Primitive]:
    """The two outlines of a segment: ambition dashed, and over it strength now in a whole line."""
    drawn: list[Primitive] = []
    for score, width, dash in (
        (strength.ambition, AMBITION_WIDTH, AMBITION_DASH),
        (strength.now, NOW_WIDTH, None),
    ):
        ops = strength_outline(star, form, segment_id, score) if score is not None else None
        if ops is not None:
            drawn.append(Path(ops, stroke=ink, width=width, dash=dash, key=segment_id))
    return drawn


def hatching(star: Star, form: Proportions, segment_id: str, ink: str) -> list[Primitive]:
    """Slanted strokes along the inner edge of a segment on which hands were raised on both sides."""
    for index, segment in enumerate(star.inner):
        if segment.id == segment_id:
            half = half_inner(star) - (form.gap / 2 + 4) / form.ring_in
            return [_strokes(inner_angle(star, index), half, form.ring_in + 4, ink, segment_id)]
    for index, segment in enumerate(star.outer):
        if segment.id == segment_id:
            base = arm_base(star, form)
            half = half_outer(star) - (form.gap / 2 + 6) / base
            return [_strokes(outer_angle(star, index), half, base + 4, ink, segment_id)]
    return []


def cleared(drawn: Iterable[Primitive], words: Iterable[Primitive], measure: Measure) -> list[Primitive]:
    """The outlines without the stretches on which words stand, or marks."""
    boxes = tuple(_box_of(each, measure) for each in words)
    kept = [replace(each, ops=_cleared(each.ops, boxes)) for each in drawn if isinstance(each, Path)]
    return [each for each in kept if each.ops]


@lru_cache(maxsize=256)
def _cleared(ops: Ops, boxes: tuple[Box, ...]) -> Ops:
    """What is left of an outline; remembered, since one more word changes the numbers of one segment or two."""
    return tuple(op for line in _lines(ops) for op in _outside(line, boxes))


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


def _lines(ops: Ops) -> Iterator[list[Point]]:
    """Each stretch of an outline as points at most a step apart."""
    starts = [place for place, op in enumerate(ops) if op[0] == "M"]
    for start, end in zip(starts, [*starts[1:], len(ops)], strict=True):
        corners = list(flatten(ops[start:end], pieces=4))
        if ops[end - 1][0] == "Z":
            corners.append(corners[0])
        line = corners[:1]
        for before, after in pairwise(corners):
            steps = max(1, math.ceil(math.dist(before, after) / _STEP))
            line += [lerp(before, after, step / steps) for step in range(1, steps + 1)]
        yield line


def _outside(line: Sequence[Point], boxes: Sequence[Box]) -> Iterator[Op]:
    """The stretches of a line that lie in no box; what is left between two of them only by a little is left out."""
    clear = [not any(left < x < right and top < y < bottom for left, top, right, bottom in boxes) for x, y in line]
    for is_clear, places in groupby(range(len(line)), key=clear.__getitem__):
        stretch = [line[place] for place in places]
        long = sum(math.dist(*pair) for pair in pairwise(stretch)) >= _SHORTEST
        if is_clear and len(stretch) > 1 and (long or len(stretch) == len(line)):
            yield "M", *stretch[0]
            yield from (("L", *point) for point in stretch[1:])


def _strokes(middle: float, half: float, radius: float, ink: str, key: str) -> Path:
    lean = _HATCH / 2 / radius
    count = max(1, math.floor(2 * (half - lean) * radius / _HATCH_PITCH))
    ops: list[Op] = []
    for stroke in range(count):
        angle = middle + (stroke - (count - 1) / 2) * _HATCH_PITCH / radius
        ops.append(("M", *polar(radius, angle - lean)))
        ops.append(("L", *polar(radius + _HATCH, angle + lean)))
    return Path(tuple(ops), stroke=ink, width=_HATCH_WIDTH, key=key)


def _arm_filled(star: Star, form: Proportions, index: int, share: float) -> Ops | None:
    """An arm drawn in on every side and cut across at a share of its length."""
    axis = outer_angle(star, index)
    base, corners = arm_base(star, form), arm_corners(star, form, index)
    middle = polar((base + form.tip) / 2 - (form.tip - base) / 6, axis)
    inner = tuple(_drawn_in(corner, middle, base + _INSET) for corner in corners)
    along = [x * math.cos(axis) + y * math.sin(axis) for x, y in inner]
    level = base + _INSET + (max(along) - base - _INSET) * share
    cut = _below(inner, along, level)
    return polygon(cut) if len(cut) > 2 else None


def _drawn_in(corner: Point, middle: Point, base: float) -> Point:
    """A corner moved towards the middle of its arm, and not nearer to the hub than `base`."""
    far = math.dist(corner, middle)
    x, y = lerp(corner, middle, min(1.0, _INSET * 1.35 / far)) if far else corner
    out = max(1.0, base / math.hypot(x, y))
    return x * out, y * out


def _below(corners: tuple[Point, ...], along: list[float], level: float) -> list[Point]:
    """The part of a polygon that lies nearer to the hub than a level across its axis."""
    kept: list[Point] = []
    for place, corner in enumerate(corners):
        before, height, other = corners[place - 1], along[place], along[place - 1]
        if (height > level) != (other > level):
            kept.append(lerp(before, corner, (level - other) / (height - other)))
        if height <= level:
            kept.append(corner)
    return kept
