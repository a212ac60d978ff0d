"""Where the words and numbers of an inner part of the star come to stand: its name along the arc, the rest below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from roundtable.domain.star import Star
from roundtable.domain.star_dress import SCALES, Dress, steps
from roundtable.domain.star_geometry import (
    READ,
    TAU,
    Point,
    Primitive,
    Text,
    annular,
    flatten,
    half_inner,
    inner_angle,
    polar,
)
from roundtable.domain.star_labels import (
    Line,
    Measure,
    arc_length,
    in_lines,
    is_lower,
    on_part,
    place,
    runs_letter_by_letter,
    text_on_arc,
)
from roundtable.domain.star_marks import SectorMark, disc_row, shape_row, spoke_in_figures

_ARC_PITCH = 1.12
"""From line to line of a name along the arc, in sizes."""


def part_words(
    star: Star,
    dress: Dress,
    index: int,
    points: int,
    spoke: tuple[bool, ...],
    marks: Sequence[SectorMark],
    empty: str,
    measure: Measure,
) -> list[Primitive]:
    """The name of a ring part along the arc, its numeral, and under it discs, or the shapes of the sectors."""
    segment = star.inner[index]
    ink = "white" if points else "hollowink"
    counted = Counted(points, spoke, empty)
    if runs_letter_by_letter(segment.label):
        name = _arc_name(star, dress, index, measure) or _cut_name(star, dress, index, measure)
        named = name.letters(dress, inner_angle(star, index), ink, segment.id, measure)
        for few in counted.ways(dress):
            counted, spot = few, _under_the_arc(star, dress, index, name.low, name.high, few, measure)
            if spot.found:
                break
    else:
        level, spot = _level_name(star, dress, index, ink, counted, measure)
        named = [level]
    return [*named, *counted.draw(dress, spot, ink, marks, segment.id)]


def holds_on_part(star: Star, dress: Dress, index: int, points: int, sectors: int, empty: str, m: Measure) -> bool:
    """Whether the whole name of a ring part stands on it with a count, at a size that its dress allows."""
    counted = Counted(points, (True,) * sectors, empty)
    if not runs_letter_by_letter(star.inner[index].label):
        level, spot = _level_name(star, dress, index, "", counted, m)
        return level.s == star.inner[index].label and spot.found
    name = _arc_name(star, dress, index, m)
    return name is not None and any(
        _under_the_arc(star, dress, index, name.low, name.high, few, m).found for few in counted.ways(dress)
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """What stands under the name of a part: how many points, which sectors spoke, or words where nothing was heard.

    Where it is `told`, figures say of how many sectors somebody spoke.
    """

    points: int
    spoke: tuple[bool, ...]
    empty: str
    told: bool = False

    def ways(self, dress: Dress) -> tuple[Counted, ...]:
        """The count with as much about its sectors as there may be room for; where marks may shrink they have room."""
        if not (dress.least_mark and self.spoke and self.points):
            return (self,)
        return self, replace(self, told=True), replace(self, spoke=())

    def lines(self, dress: Dress, scale: float, measure: Measure) -> tuple[Line, ...]:
        """The numeral and the row of marks, or the words, round the middle of their block."""
        if not self.points:
            size = max(dress.ring_note * scale, dress.least)
            return (Line(measure(self.empty, size, 500, "words"), size * 0.31, size),)
        size = max(dress.numeral * scale, dress.least)
        width = measure(str(self.points), size, 700, "figures")
        if not self.spoke:
            return (Line(width, size * 0.364, size),)
        if self.told:
            small = _figures_size(dress, scale)
            low = Line(measure(spoke_in_figures(self.spoke), small, 500, "figures"), 0.86 * small, small)
            return (Line(width, -0.12 * small, size), low)
        grown = _grown(dress, scale)
        mark = dress.mark * grown
        row = (len(self.spoke) - 1) * dress.mark_pitch * grown + mark
        drop = dress.mark_drop * scale + (grown - scale) * dress.mark / 2
        return (Line(width, drop - mark / 2 - 0.22 * size, size), Line(row, drop + mark / 2, mark / 0.72))

    def draw(self, dress: Dress, spot: Spot, ink: str, marks: Sequence[SectorMark], key: str) -> list[Primitive]:
        """The words or the numeral, and the sectors' marks."""
        (x, y), scale = spot.at, spot.scale
        size, baseline = spot.lines[0].size, y + spot.lines[0].baseline
        if not self.points:
            return [Text(self.empty, x, baseline, size, ink, 500, key=key)]
        drawn: list[Primitive] = [Text(str(self.points), x, baseline, size, ink, 700, key=key, face="figures")]
        if self.spoke and self.told:
            low = spot.lines[1]
            figures = spoke_in_figures(self.spoke)
            return [*drawn, Text(figures, x, y + low.baseline, low.size, ink, 500, key=key, face="figures")]
        grown = _grown(dress, scale)
        drop = y + dress.mark_drop * scale + (grown - scale) * dress.mark / 2
        mark, pitch = dress.mark * grown, dress.mark_pitch * grown
        if marks:
            return drawn + shape_row(self.spoke, marks, x, drop, mark, pitch, ink, key)
        return drawn + disc_row(self.spoke, x, drop, mark / 2, pitch, ink, key)


def _grown(dress: Dress, scale: float) -> float:
    """How far marks shrink: as far as words, but for the least that is told apart."""
    return max(scale, dress.least_mark / dress.mark)


def _figures_size(dress: Dress, scale: float) -> float:
    return max(dress.ring_note * scale, dress.least)


@dataclass(frozen=True, slots=True)
class Spot:
    """Lines of a count, the middle of their block, how far they shrank, and whether there was room for them."""

    lines: tuple[Line, ...]
    at: Point
    scale: float
    found: bool = True


@dataclass(frozen=True, slots=True)
class _ArcName:
    """A name along the arc: its lines and the radii of their baselines, and the radii between which is still room."""

    lines: tuple[str, ...]
    radii: tuple[float, ...]
    size: float
    low: float
    high: float

    def letters(self, dress: Dress, middle: float, ink: str, key: str, measure: Measure) -> list[Primitive]:
        """The letters of every line."""
        drawn: list[Primitive] = []
        for line, radius in zip(self.lines, self.radii, strict=True):
            drawn += text_on_arc(line, radius, middle, self.size, ink, 700, dress.tracking, key, measure)
        return drawn


def _under_the_arc(
    star: Star, dress: Dress, index: int, low: float, high: float, counted: Counted, measure: Measure
) -> Spot:
    """Where a count stands below a name that runs along the arc."""
    middle, half = inner_angle(star, index), half_inner(star)
    room = flatten(annular(low, high, middle - half, middle + half, dress.form.gap))
    for scale in SCALES:
        lines = counted.lines(dress, scale, measure)
        at = _part_spot(star, dress, index) if scale == 1 else None
        if at is None or not on_part(room, *at, lines, 0):
            at = place(room, middle, (low, high), lines, 8 * scale)
        if at is not None:
            return Spot(lines, at, scale)
    return Spot(lines, polar((low + high) / 2, middle), scale, found=False)


_USUAL = Counted(88, (), "")
"""What has to have room under a name on two lines."""


def _level_name(
    star: Star,
    dress: Dress,
    index: int,
    ink: str,
    counted: Counted,
    measure: Measure,
) -> tuple[Text, Spot]:
    """A name in a script that cannot be taken apart, level above the other lines: one block, shrunk, then cut."""
    form, key, label = dress.form, star.inner[index].id, star.inner[index].label
    middle, half = inner_angle(star, index), half_inner(star)
    room = flatten(annular(form.ring_in, form.ring_out, middle - half, middle + half, form.gap))
    scales = iter(steps(dress, dress.ring_label))
    scale = SCALES[0]
    while True:
        step = next(scales, None)
        if step is None:
            label = label.rstrip("…")[:-1].rstrip() + "…"
        scale = step or scale
        size, below = dress.ring_label * scale, counted.lines(dress, scale, measure)
        above = below[0].baseline - 0.72 * below[0].size - 0.34 * size
        shift = -(above - 0.7 * size + below[-1].baseline) / 2
        block = (
            Line(measure(label, size, 700, "words"), above + shift, size),
            *(Line(line.width, line.baseline + shift, line.size) for line in below),
        )
        at = place(room, middle, (form.ring_in, form.ring_out), block, 8 * scale)
        found = at is not None
        if at is None and len(label) <= 1:
            at = polar((form.ring_in + form.ring_out) / 2, middle)
        if at is not None:
            x, y = at
            name = Text(label, x, y + block[0].baseline, size, ink, 700, key=key)
            return name, Spot(below, (x, y + shift), scale, found)


def _arc_name(star: Star, dress: Dress, index: int, measure: Measure) -> _ArcName | None:
    """The whole name along the arc, on one line or two, as large as it can be; None when there is no room for it."""
    label = star.inner[index].label
    for scale in steps(dress, dress.ring_label):
        size = dress.ring_label * scale
        for lines in in_lines(label, size, 700, measure, 2):
            name = _along(star, dress, index, lines, size)
            lengths = [arc_length(line, size, 700, dress.tracking, measure) for line in lines]
            if any(length > _arc_room(star, dress, radius) for length, radius in zip(lengths, name.radii, strict=True)):
                continue
            if len(lines) == 1 or _under_the_arc(star, dress, index, name.low, name.high, _USUAL, measure).found:
                return name
    return None


def _cut_name(star: Star, dress: Dress, index: int, measure: Measure) -> _ArcName:
    """As much of the name as stands along the arc at the smallest size."""
    size = dress.ring_label * steps(dress, dress.ring_label)[-1]
    name = _along(star, dress, index, ("",), size)
    room = _arc_room(star, dress, name.radii[0])
    return replace(name, lines=(_shortened(star.inner[index].label, room, size, dress.tracking, measure),))


def _along(star: Star, dress: Dress, index: int, lines: tuple[str, ...], size: float) -> _ArcName:
    """The lines of a name from the outer edge of the ring inwards; on the lower half the last one lies outside."""
    form, lower = dress.form, is_lower(inner_angle(star, index))
    outside = form.ring_out - dress.arc_margin - (0 if lower else 0.7 * size)
    radii = [outside - _ARC_PITCH * size * line for line in range(len(lines))]
    high = radii[-1] - (0.78 if lower else 0.24) * size
    return _ArcName(lines, tuple(reversed(radii) if lower else radii), size, form.ring_in, high)


def _arc_room(star: Star, dress: Dress, radius: float) -> float:
    """How long a line on that radius may be."""
    return min(half_inner(star), TAU / 3) * 2 * radius - dress.form.gap - 2 * dress.arc_margin


def _shortened(label: str, length: float, size: float, tracking: float, measure: Measure) -> str:
    while label and arc_length(label + "…", size, 700, tracking, measure) > length:
        label = label[:-1]
    return label.rstrip() + "…"


def _part_spot(star: Star, dress: Dress, index: int) -> Point | None:
    """The middle of the numeral as found by eye for a ring of four."""
    if len(star.inner) != 4:
        return None
    angle = inner_angle(star, index)
    if dress.form is READ:
        x, y = polar(158, angle)
        return x * 1.07, y + (2 if is_lower(angle) else -9)
    return polar(186, angle)
