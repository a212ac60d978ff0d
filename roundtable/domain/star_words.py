"""Where the words of an arm of the star come to stand: its name in up to three lines, and its count below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from roundtable.domain.star import Star
from roundtable.domain.star_count import Count
from roundtable.domain.star_dress import ROOM, SCALES, Dress, steps
from roundtable.domain.star_geometry import READ, Point, Primitive, Text, arm_base, arm_corners, outer_angle, polar
from roundtable.domain.star_labels import Line, Measure, Obstacle, elided, in_lines, on_part, place

SMALLEST_COUNT: Final = 0.84
SMALLEST: Final = 0.3
_LEAST_AIR: Final = 4.0
"""Between words and edge, in units, where they are as small as they may be."""
_ROOMS: Final = (200.0, 150.0, 110.0, 80.0, 55.0, 35.0)
"""How wide a label may be, in units, that is cut because it fits nowhere: the first at which it does is taken."""
_READ_ARMS: Final = (
    ((0.0, -404.0), (0.0, -346.0)),
    ((386.0, -150.0), (392.0, -97.0)),
    ((221.0, 353.0), (238.0, 404.0)),
    ((-221.0, 353.0), (-238.0, 404.0)),
    ((-386.0, -150.0), (-392.0, -97.0)),
)
"""Places found by eye for five arms in READ: middle and baseline of the label, then of the count."""
_TUNED_UP_TO: Final = 1.1
"""How much larger than usual the words at these places may be."""


@dataclass(frozen=True, slots=True)
class _Block:
    """The name of an arm and its count, where they stand: the middle of the block, and how far they shrank."""

    at: Point
    labels: tuple[str, ...]
    lines: tuple[Line, ...]
    count: Count
    scale: float


def arm_words(
    star: Star,
    dress: Dress,
    index: int,
    count: Count,
    ink: str,
    measure: Measure,
    obstacle: Obstacle | None = None,
) -> list[Primitive]:
    """The label of an arm and its count, wholly on the arm and clear of an obstacle."""
    key = star.outer[index].id
    tuned = _tuned_arm(star, dress, index, count, ink, measure)
    if tuned:
        return tuned
    block = _whole(star, dress, index, count, measure, obstacle) or _cut(star, dress, index, count, measure, obstacle)
    return _draw_block(block, dress, ink, key, measure)


def holds_on_arm(
    star: Star, dress: Dress, index: int, count: Count, measure: Measure, obstacle: Obstacle | None = None
) -> bool:
    """Whether the whole name of an arm stands on it with a count, at a size that its dress allows."""
    tuned = _tuned_arm(star, dress, index, count, "", measure)
    return bool(tuned) or _whole(star, dress, index, count, measure, obstacle) is not None


def _span(star: Star, dress: Dress) -> tuple[float, float]:
    """The radii between which the words of an arm have their middle."""
    return arm_base(star, dress.form) + 10, dress.form.tip - 30


def _whole(
    star: Star, dress: Dress, index: int, count: Count, measure: Measure, obstacle: Obstacle | None
) -> _Block | None:
    """The block with the whole name, as large as it can be; None when there is no room for it."""
    segment, corners = star.outer[index], arm_corners(star, dress.form, index)
    axis, span = outer_angle(star, index), _span(star, dress)
    ways = in_lines(segment.label, dress.label, 700, measure)

    def block(few: Count, most_lines: int) -> _Block | None:
        scales = steps(dress, dress.label)
        for scale, air in (*((scale, 9 * scale) for scale in scales), (scales[-1], _LEAST_AIR)):
            for labels in ways[:most_lines]:
                lines = _arm_lines(dress, labels, few, scale, measure)
                at = place(corners, axis, span, lines, air, obstacle)
                if at is not None:
                    return _Block(at, labels, lines, few, scale)
        return None

    most_lines = len(ways)
    if count.least_mark and count.spoke:  # marks that cannot shrink give way before a name is taken apart
        bare = block(replace(count, spoke=()), most_lines)
        most_lines = len(bare.labels) if bare else most_lines
    return next((found for few in count.ways() if (found := block(few, most_lines))), None)


def _cut(star: Star, dress: Dress, index: int, count: Count, measure: Measure, obstacle: Obstacle | None) -> _Block:
    """The block with as much of the name as there is room for."""
    segment, corners = star.outer[index], arm_corners(star, dress.form, index)
    axis, span = outer_angle(star, index), _span(star, dress)
    for scale, few in ((SCALES[-1], count), (SMALLEST, count), (SMALLEST, replace(count, spoke=()))):
        for room in _ROOMS:
            labels = (elided(segment.label, room, dress.label * scale, 700, measure),)
            lines = _arm_lines(dress, labels, few, scale, measure, shrinks=True)
            at = place(corners, axis, span, lines, 3, obstacle)
            if at is not None:
                return _Block(at, labels, lines, few, scale)
    at = polar(arm_base(star, dress.form) * 0.75 + dress.form.tip * 0.25, axis)
    return _Block(at, labels, lines, few, scale)


def _tuned_arm(star: Star, dress: Dress, index: int, count: Count, ink: str, measure: Measure) -> list[Primitive]:
    """The arm's words at the places found by eye, when these are for this star and the words fit there."""
    if dress.form is not READ or len(star.outer) != len(_READ_ARMS) or not star.inner:
        return []
    if dress.label > _TUNED_UP_TO * ROOM.label:
        return []
    (lx, ly), (nx, ny) = _READ_ARMS[index]
    label = star.outer[index].label
    corners = arm_corners(star, dress.form, index)
    named = Line(measure(label, dress.label, 700, "words"), 0, dress.label)
    counted = Line(count.width(1, measure), 0, count.size)
    if not (on_part(corners, lx, ly, [named], 4) and on_part(corners, nx, ny, [counted], 2)):
        return []
    key = star.outer[index].id
    drop = 0 if count.face == "figures" else -2
    return [
        Text(label, lx, ly, dress.label, ink, 700, key=key),
        *count.draw(nx, ny + drop, 1, ink, key, measure),
    ]


def _arm_lines(
    dress: Dress, labels: Sequence[str], count: Count, scale: float, measure: Measure, *, shrinks: bool = False
) -> tuple[Line, ...]:
    """The lines of an arm's block; their baselines are counted from the middle of the block.

    A count shrinks less than a long label above it, unless it `shrinks` as much.
    """
    size, step = dress.label * scale, dress.label * scale * 1.04
    count_scale = scale if shrinks else max(scale, SMALLEST_COUNT, min(1.0, dress.least / count.size))
    widths = [measure(label, size, 700, "words") for label in labels]
    last = step * (len(labels) - 1) + dress.pitch * (scale + count_scale) / 2
    below = count.below(last, count_scale, measure)
    lowest = below[0].baseline if below else last
    shift = -(lowest - 0.7 * size) / 2
    lines = [Line(width, i * step + shift, size) for i, width in enumerate(widths)]
    counted = Line(count.width(count_scale, measure), last + shift, count.size * count_scale)
    return (*lines, counted, *count.below(last + shift, count_scale, measure))


def _draw_block(block: _Block, dress: Dress, ink: str, key: str, measure: Measure) -> list[Primitive]:
    (x, y), size = block.at, dress.label * block.scale
    drawn: list[Primitive] = [
        Text(label, x, y + line.baseline, size, ink, 700, key=key)
        for label, line in zip(block.labels, block.lines, strict=False)
    ]
    counted = block.lines[len(block.labels)]
    scale = counted.size / block.count.size
    return drawn + block.count.draw(x, y + counted.baseline, scale, ink, key, measure)
