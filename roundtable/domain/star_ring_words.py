"""Where the words and numbers of an inner part of the star come to stand: its name along the arc, the rest below."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from roundtable.domain.star import Star
from roundtable.domain.star_geometry import (
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
    is_lower,
    on_part,
    place,
    runs_letter_by_letter,
    text_on_arc,
)
from roundtable.domain.star_marks import SectorMark, disc_row, shape_row
from roundtable.domain.star_words import ROOM, SCALES, Dress


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

    def lines_at(scale: float) -> tuple[Line, ...]:
        return _part_lines(dress, points, spoke, empty, scale, measure)

    if runs_letter_by_letter(segment.label):
        named, low, high = _part_name(star, dress, index, ink, measure)
        lines, (x, y), scale = _under_the_arc(star, dress, index, low, high, lines_at)
    else:
        name, lines, (x, y), scale = _level_name(star, dress, index, ink, lines_at, measure)
        named = [name]
    size, baseline = lines[0].size, y + lines[0].baseline
    if not points:
        return [*named, Text(empty, x, baseline, size, ink, 500, key=segment.id)]
    drawn: list[Primitive] = [Text(str(points), x, baseline, size, ink, 700, key=segment.id, face="figures")]
    drop, mark, pitch = y + dress.mark_drop * scale, dress.mark * scale, dress.mark_pitch * scale
    if marks:
        drawn += shape_row(spoke, marks, x, drop, mark, pitch, ink, segment.id)
    else:
        drawn += disc_row(spoke, x, drop, mark / 2, pitch, ink, segment.id)
    return [*named, *drawn]


def _under_the_arc(
    star: Star, dress: Dress, index: int, low: float, high: float, lines_at: Callable[[float], tuple[Line, ...]]
) -> tuple[tuple[Line, ...], Point, float]:
    """The lines below a name that runs along the arc, the middle of their block, and how far they shrank."""
    middle, half = inner_angle(star, index), half_inner(star)
    room = flatten(annular(low, high, middle - half, middle + half, dress.form.gap))
    for scale in SCALES:
        lines = lines_at(scale)
        at = _part_spot(star, dress, index) if scale == 1 else None
        if at is None or not on_part(room, *at, lines, 0):
            at = place(room, middle, (low, high), lines, 8 * scale)
        if at is not None:
            return lines, at, scale
    return lines, polar((low + high) / 2, middle), scale


def _level_name(
    star: Star,
    dress: Dress,
    index: int,
    ink: str,
    lines_at: Callable[[float], tuple[Line, ...]],
    measure: Measure,
) -> tuple[Text, tuple[Line, ...], Point, float]:
    """A name in a script that cannot be taken apart, level above the other lines: one block, shrunk, then cut."""
    form, key, label = dress.form, star.inner[index].id, star.inner[index].label
    middle, half = inner_angle(star, index), half_inner(star)
    room = flatten(annular(form.ring_in, form.ring_out, middle - half, middle + half, form.gap))
    scales = iter(SCALES)
    scale = SCALES[0]
    while True:
        step = next(scales, None)
        if step is None:
            label = label.rstrip("…")[:-1].rstrip() + "…"
        scale = step or scale
        size, below = dress.ring_label * scale, lines_at(scale)
        above = below[0].baseline - 0.72 * below[0].size - 0.34 * size
        shift = -(above - 0.7 * size + below[-1].baseline) / 2
        block = (
            Line(measure(label, size, 700, "words"), above + shift, size),
            *(Line(line.width, line.baseline + shift, line.size) for line in below),
        )
        at = place(room, middle, (form.ring_in, form.ring_out), block, 8 * scale)
        if at is None and len(label) <= 1:
            at = polar((form.ring_in + form.ring_out) / 2, middle)
        if at is not None:
            x, y = at
            return Text(label, x, y + block[0].baseline, size, ink, 700, key=key), below, (x, y + shift), scale


def _part_name(
    star: Star, dress: Dress, index: int, ink: str, measure: Measure
) -> tuple[list[Primitive], float, float]:
    """The name along the arc, and the radii between which the part is still free."""
    form, label, key = dress.form, star.inner[index].label, star.inner[index].id
    middle, lower = inner_angle(star, index), is_lower(inner_angle(star, index))
    size, scales = dress.ring_label, iter(SCALES)
    while True:
        scale = next(scales, None)
        size = dress.ring_label * (scale or SCALES[-1])
        radius = form.ring_out - dress.arc_margin - (0 if lower else 0.7 * size)
        length = min(half_inner(star), TAU / 3) * 2 * radius - form.gap - 2 * dress.arc_margin
        if scale is None:
            label = _shortened(label, length, size, dress.tracking, measure)
        if scale is None or arc_length(label, size, 700, dress.tracking, measure) <= length:
            break
    letters = text_on_arc(label, radius, middle, size, ink, 700, dress.tracking, key, measure)
    return [*letters], form.ring_in, radius - (0.78 if lower else 0.24) * size


def _shortened(label: str, length: float, size: float, tracking: float, measure: Measure) -> str:
    while label and arc_length(label + "…", size, 700, tracking, measure) > length:
        label = label[:-1]
    return label.rstrip() + "…"


def _part_spot(star: Star, dress: Dress, index: int) -> Point | None:
    """The middle of the numeral as found by eye for a ring of four."""
    if len(star.inner) != 4:
        return None
    angle = inner_angle(star, index)
    if dress is ROOM:
        x, y = polar(158, angle)
        return x * 1.07, y + (2 if is_lower(angle) else -9)
    return polar(186, angle)


def _part_lines(
    dress: Dress, points: int, spoke: tuple[bool, ...], empty: str, scale: float, measure: Measure
) -> tuple[Line, ...]:
    """The numeral and the row of marks, or the words of a part that was not heard."""
    if not points:
        size = dress.ring_note * scale
        return (Line(measure(empty, size, 500, "words"), size * 0.31, size),)
    size = dress.numeral * scale
    width = measure(str(points), size, 700, "figures")
    if not spoke:
        return (Line(width, size * 0.364, size),)
    mark = dress.mark * scale
    row = (len(spoke) - 1) * dress.mark_pitch * scale + mark
    drop = dress.mark_drop * scale
    return (Line(width, drop - mark / 2 - 0.22 * size, size), Line(row, drop + mark / 2, mark / 0.72))
