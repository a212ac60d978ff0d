"""The key of a star whose names have no room on it: a letter on each segment instead, and the names beside the star.

Either every segment has its name or every one has its letter, so that a star is read in one way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product
from typing import Final

from roundtable.domain.star import Star
from roundtable.domain.star_count import Count
from roundtable.domain.star_dress import ROOM, SCALES, Dress, legible
from roundtable.domain.star_geometry import (
    Path,
    Point,
    Primitive,
    Text,
    arm_base,
    arm_corners,
    circle,
    flatten,
    inner_angle,
    outer_angle,
    polar,
    ring_part,
)
from roundtable.domain.star_labels import Line, Measure, Obstacle, place
from roundtable.domain.star_marks import SectorMark
from roundtable.domain.star_ring_words import Counted, Spot, holds_on_part
from roundtable.domain.star_words import holds_on_arm

LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Without I and O: a star has counts on it, and these are read as 1 and 0."""
_BADGE, _TIGHT_BADGE, _ROOMY_UP_TO = 0.74, 0.68, 52.0
"""The radius of a letter's disc by the size of the letter: of one up to so many units, and of a larger one."""
LETTER_DROP: Final = 0.34
"""From the middle of a disc to the baseline of its letter, in sizes: half the height of the capitals."""
STEP_BADGE: Final = 29.0
"""The radius of what words keep clear of round the number of a step."""
_MANY: Final = 188
"""A count that has to have room below a name: a name must not leave the star when something more is heard."""
_MOST_DISCS: Final = 6
_STEPS_WITH_MARKS: Final = 4
"""How many steps a number shrinks to leave room for marks of the least size."""
_USUAL: Final = 88
"""A letter has the same place whether one digit stands below it or two."""
_MARK, _PITCH, _DROP = 13.0, 17.4, 30.0
"""The discs of sectors below the count of an arm: how wide, how far apart, and how far below."""
_BETWEEN, _TIGHT_BETWEEN, _AIRS = 0.26, 0.16, (6.0, 2.0)
"""From a disc to the capitals of the count below it, in sizes; round both, in units."""


def letters(star: Star) -> dict[str, str]:
    """The letter of each segment by its id, the inner ones first, each ring clockwise."""
    names = [*LETTERS, *(f"{one}{other}" for one in LETTERS for other in LETTERS)]
    return {segment.id: name for segment, name in zip(star.segments, names, strict=False)}


def needs_key(star: Star, least: float, sectors: int, empty: str, measure: Measure) -> bool:
    """Whether some name of the star in the dress of the room cannot be set whole at `least` units, with any count.

    It does not depend on what was heard: a star does not change its ways while words come in.
    """
    dress, discs = legible(ROOM, least), min(sectors, _MOST_DISCS) if sectors > 1 else 0
    counts = [Count(empty, dress.note)]
    for points, spoke in ((_MANY // 2, (True,) * discs), (_MANY, ())):
        counts.append(Count(str(points), dress.label * 1.16, 700, "figures", spoke))
    return not all(
        holds_on_arm(star, dress, index, count, measure) for index in range(len(star.outer)) for count in counts
    ) or not _holds_in_ring(star, dress, discs, empty, measure)


@lru_cache(maxsize=64)
def needs_letters(star: Star, dress: Dress, counts: tuple[Count, ...], badge: float, sectors: int, m: Measure) -> bool:
    """Whether some name of the facilitator's star cannot be set whole in a dress, with any of the counts of an arm.

    The number of its step stands on each arm, in a badge so far from the hub.
    """
    for index in range(len(star.outer)):
        obstacle = (*polar(badge, outer_angle(star, index)), STEP_BADGE)
        if not all(holds_on_arm(star, dress, index, count, m, obstacle) for count in counts):
            return True
    return not _holds_in_ring(star, dress, sectors, "not yet", m)


def _holds_in_ring(star: Star, dress: Dress, sectors: int, empty: str, measure: Measure) -> bool:
    return all(
        holds_on_part(star, dress, index, points, sectors, empty, measure)
        for index in range(len(star.inner))
        for points in (0, _MANY)
    )


def keyed_arm(
    star: Star,
    dress: Dress,
    index: int,
    counted: Counted,
    inks: tuple[str, str],
    m: Measure,
    obstacle: Obstacle | None = None,
    marks: Sequence[SectorMark] = (),
) -> list[Primitive]:
    """The letter of an arm on a disc, its count below; `inks` are that of the arm, for the disc, and its own colour."""
    base = arm_base(star, dress.form)
    reach = base + 10, dress.form.tip - 30
    part = _Part(arm_corners(star, dress.form, index), outer_angle(star, index), reach, obstacle)
    quiet = replace(
        dress, numeral=dress.label * 1.16, ring_note=dress.note, mark=_MARK, mark_pitch=_PITCH, mark_drop=_DROP
    )
    return _keyed(star, star.outer[index].id, quiet, part, counted, inks, marks, m)


def keyed_part(
    star: Star,
    dress: Dress,
    index: int,
    counted: Counted,
    inks: tuple[str, str],
    m: Measure,
    marks: Sequence[SectorMark] = (),
) -> list[Primitive]:
    """The letter of a ring part on a disc, its count below; `inks` as for an arm."""
    form = dress.form
    part = _Part(flatten(ring_part(star, form, index)), inner_angle(star, index), (form.ring_in, form.ring_out))
    return _keyed(star, star.inner[index].id, dress, part, counted, inks, marks, m)


@dataclass(frozen=True, slots=True)
class _Part:
    """The corners of a part, its axis, the radii between which its words have their middle, and what these avoid."""

    corners: tuple[Point, ...]
    axis: float
    reach: tuple[float, float]
    obstacle: Obstacle | None = None


def _keyed(
    star: Star,
    key: str,
    dress: Dress,
    part: _Part,
    counted: Counted,
    inks: tuple[str, str],
    marks: Sequence[SectorMark],
    m: Measure,
) -> list[Primitive]:
    """A letter with its count, the count without its discs, or the letter alone: as much as there is room for.

    Where letters are large, that nothing was heard is said by the dashed edge alone: words would stand on some parts,
    and have no room on others.
    """
    letter = letters(star)[key]
    silent = not counted.points and dress.label > _ROOMY_UP_TO
    for few in () if silent else dict.fromkeys((*counted.ways(dress), replace(counted, spoke=()))):
        usual = replace(few, points=_USUAL) if 0 < few.points < _USUAL else few
        keeps_size = dress.least_mark and few.spoke and not few.told  # figures rather than a small number over marks
        for air, scale in product(_AIRS, SCALES[:_STEPS_WITH_MARKS] if keeps_size else SCALES):
            lines = usual.lines(dress, scale, m)
            found = _spot(part, dress.label, lines, air)
            if found is not None:
                at, spot = found
                count = few.draw(dress, Spot(lines, spot, scale), inks[0], marks, key)
                return [*_badge(letter, key, at, dress.label, inks), *count]
    low, high = part.reach
    return _badge(letter, key, polar(low * 0.6 + high * 0.4, part.axis), dress.label, inks)


def _badge_radius(size: float) -> float:
    return (_BADGE if size <= _ROOMY_UP_TO else _TIGHT_BADGE) * size


def _spot(part: _Part, size: float, lines: tuple[Line, ...], air: float) -> tuple[Point, Point] | None:
    """The middle of a disc over lines, and that of the lines, on a part; None where there is no room for both."""
    radius, top = _badge_radius(size), lines[0].baseline - 0.72 * lines[0].size
    centre = top - (_BETWEEN if size <= _ROOMY_UP_TO else _TIGHT_BETWEEN) * size - radius
    shift = -(centre - radius + lines[-1].baseline) / 2
    disc = Line(1.8 * radius, centre + 0.8 * radius + shift, 2.5 * radius)
    block = (disc, *(Line(line.width, line.baseline + shift, line.size) for line in lines))
    at = place(part.corners, part.axis, part.reach, block, air, part.obstacle)
    return None if at is None else ((at[0], at[1] + centre + shift), (at[0], at[1] + shift))


def _badge(letter: str, key: str, at: Point, size: float, inks: tuple[str, str]) -> list[Primitive]:
    """A letter on its disc: in the ink of the segment, or, where nothing was heard, no more than an outline."""
    (x, y), (ink, fill) = at, inks
    disc, hollow = circle(_badge_radius(size), x, y), ink == "hollowink"
    path = Path(disc, stroke=ink, width=2.4, key=key) if hollow else Path(disc, fill=ink, key=key)
    return [path, Text(letter, x, y + LETTER_DROP * size, size, ink if hollow else fill, 700, key=key)]
