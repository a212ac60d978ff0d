"""The words and numbers on the star: how large they are in its two dresses, and where each comes to stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from roundtable.domain.star import Star
from roundtable.domain.star_geometry import (
    CANVAS,
    READ,
    TAU,
    Face,
    Point,
    Primitive,
    Proportions,
    Text,
    annular,
    arm_base,
    arm_corners,
    flatten,
    half_inner,
    inner_angle,
    outer_angle,
    polar,
)
from roundtable.domain.star_labels import (
    Line,
    Measure,
    arc_length,
    elided,
    halves,
    is_lower,
    on_part,
    place,
    runs_letter_by_letter,
    text_on_arc,
)
from roundtable.domain.star_marks import SectorMark, disc_row, shape_row


@dataclass(frozen=True, slots=True)
class Dress:
    """What tells the facilitator's star from the one of room and print; lengths and sizes in units.

    `label` and `note` are sizes on arms, `ring_label`, `numeral` and `ring_note` in the ring; `pitch` lies between
    the baselines of an arm's label and its count; `arc_margin` between a label on the arc and the ring's edge.
    """

    form: Proportions
    label: float
    note: float
    pitch: float
    ring_label: float
    tracking: float
    numeral: float
    ring_note: float
    arc_margin: float
    mark: float
    mark_pitch: float
    mark_drop: float
    heard_edge: float
    now_edge: float
    part_now_edge: float
    hollow_edge: float
    part_hollow_edge: float
    dash: tuple[float, float]
    rim: float = 0.0


FACILITATORS: Final = Dress(
    form=CANVAS,
    label=36,
    note=25,
    pitch=31,
    ring_label=34,
    tracking=0.06,
    numeral=80,
    ring_note=30,
    arc_margin=15,
    mark=17,
    mark_pitch=25,
    mark_drop=36,
    heard_edge=1.2,
    now_edge=3,
    part_now_edge=9,
    hollow_edge=2,
    part_hollow_edge=3.4,
    dash=(9, 8),
)
ROOM: Final = Dress(
    form=READ,
    label=42.4,
    note=40.9,
    pitch=53,
    ring_label=42.4,
    tracking=0.02,
    numeral=84,
    ring_note=40.9,
    arc_margin=18,
    mark=14.4,
    mark_pitch=20.4,
    mark_drop=43.6,
    heard_edge=2,
    now_edge=5,
    part_now_edge=9,
    hollow_edge=3.4,
    part_hollow_edge=4.6,
    dash=(13, 11),
    rim=3,
)
SCALES: Final = (1.0, 0.92, 0.84, 0.76, 0.68, 0.6, 0.52, 0.44)
"""How far words shrink before they are cut; a star of four and five needs the first only."""
SMALLEST_COUNT: Final = 0.84
_ARM_DISC, _ARM_DISC_PITCH = 6.5, 17.4
_READ_ARMS: Final = (
    ((0.0, -404.0), (0.0, -346.0)),
    ((386.0, -150.0), (392.0, -97.0)),
    ((221.0, 353.0), (238.0, 404.0)),
    ((-221.0, 353.0), (-238.0, 404.0)),
    ((-386.0, -150.0), (-392.0, -97.0)),
)
"""Places found by eye for five arms in READ: middle and baseline of the label, then of the count."""


@dataclass(frozen=True, slots=True)
class Count:
    """What stands under the label of an arm: a numeral with discs for the sectors that spoke, or plain words."""

    text: str
    size: float
    weight: int = 500
    face: Face = "words"
    spoke: tuple[bool, ...] = ()

    def discs_width(self) -> float:
        """The width of the discs at full size, 0 without any."""
        return (len(self.spoke) - 1) * _ARM_DISC_PITCH + 2 * _ARM_DISC if self.spoke else 0.0

    def width(self, scale: float, measure: Measure) -> float:
        """The width of the whole row."""
        gap = self.size * 0.26 if self.spoke else 0.0
        return measure(self.text, self.size * scale, self.weight, self.face) + scale * (gap + self.discs_width())

    def draw(self, x: float, y: float, scale: float, ink: str, key: str, measure: Measure) -> list[Primitive]:
        """The row centred on x, its baseline at y; the discs sit on the middle of the numeral."""
        size = self.size * scale
        if not self.spoke:
            return [Text(self.text, x, y, size, ink, self.weight, key=key, face=self.face)]
        numeral = measure(self.text, size, self.weight, self.face)
        discs = self.discs_width() * scale
        whole = numeral + size * 0.26 + discs
        text = Text(self.text, x - (whole - numeral) / 2, y, size, ink, self.weight, key=key, face=self.face)
        middle = x + (whole - discs) / 2
        radius, pitch = _ARM_DISC * scale, _ARM_DISC_PITCH * scale
        return [text, *disc_row(self.spoke, middle, y - size * 0.364, radius, pitch, ink, key)]


def arm_words(
    star: Star,
    dress: Dress,
    index: int,
    count: Count,
    ink: str,
    measure: Measure,
    obstacle: tuple[float, float, float] | None = None,
) -> list[Primitive]:
    """The label of an arm and its count, wholly on the arm and clear of an obstacle (x, y, radius)."""
    segment, corners = star.outer[index], arm_corners(star, dress.form, index)
    tuned = _tuned_arm(star, dress, index, count, ink, measure)
    if tuned:
        return tuned
    axis, base = outer_angle(star, index), arm_base(star, dress.form)
    span = (base + 10, dress.form.tip - 30)
    for scale in SCALES:
        for labels in dict.fromkeys(((segment.label,), halves(segment.label, dress.label, 700, measure))):
            lines = _arm_lines(dress, labels, count, scale, measure)
            at = place(corners, axis, span, lines, 9 * scale, obstacle)
            if at is not None:
                return _draw_block(at, labels, lines, dress, count, scale, ink, segment.id, measure)
    scale, at = SCALES[-1], polar(base * 0.75 + dress.form.tip * 0.25, axis)
    label = elided(segment.label, 120, dress.label * scale, 700, measure)
    lines = _arm_lines(dress, (label,), count, scale, measure)
    return _draw_block(at, (label,), lines, dress, count, scale, ink, segment.id, measure)


def _tuned_arm(star: Star, dress: Dress, index: int, count: Count, ink: str, measure: Measure) -> list[Primitive]:
    """The arm's words at the places found by eye, when these are for this star and the words fit there."""
    if dress is not ROOM or len(star.outer) != len(_READ_ARMS) or not star.inner:
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


def _arm_lines(dress: Dress, labels: Sequence[str], count: Count, scale: float, measure: Measure) -> tuple[Line, ...]:
    """The lines of an arm's block; their baselines are counted from the middle of the block."""
    size, step, count_scale = dress.label * scale, dress.label * scale * 1.04, _count_scale(scale)
    widths = [measure(label, size, 700, "words") for label in labels]
    last = step * (len(labels) - 1) + dress.pitch * (scale + count_scale) / 2
    top, middle = -0.7 * size, last / 2
    shift = -(middle + top / 2)
    lines = [Line(width, i * step + shift, size) for i, width in enumerate(widths)]
    return (*lines, Line(count.width(count_scale, measure), last + shift, count.size * count_scale))


def _count_scale(scale: float) -> float:
    """A count shrinks less than a long label above it."""
    return max(scale, SMALLEST_COUNT)


def _draw_block(
    at: Point,
    labels: Sequence[str],
    lines: Sequence[Line],
    dress: Dress,
    count: Count,
    scale: float,
    ink: str,
    key: str,
    measure: Measure,
) -> list[Primitive]:
    x, y = at
    drawn: list[Primitive] = [
        Text(label, x, y + line.baseline, dress.label * scale, ink, 700, key=key)
        for label, line in zip(labels, lines, strict=False)
    ]
    return drawn + count.draw(x, y + lines[-1].baseline, _count_scale(scale), ink, key, measure)


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
    named, low, high = _part_name(star, dress, index, ink, measure)
    middle, half = inner_angle(star, index), half_inner(star)
    room = annular(low, high, middle - half, middle + half, dress.form.gap)
    for scale in SCALES:
        lines = _part_lines(dress, points, spoke, empty, scale, measure)
        at = _part_spot(star, dress, index) if scale == 1 else None
        if at is None or not on_part(flatten(room), *at, lines, 0):
            at = place(flatten(room), middle, (low, high), lines, 8 * scale)
        if at is not None:
            break
    else:
        at = polar((low + high) / 2, middle)
    x, y = at
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
    free = radius - (0.78 if lower else 0.24) * size
    if runs_letter_by_letter(label):
        letters = text_on_arc(label, radius, middle, size, ink, 700, dress.tracking, key, measure)
        return [*letters], form.ring_in, free
    x, y = polar(radius - 0.2 * size, middle)
    return [Text(label, x, y + 0.35 * size, size, ink, 700, key=key)], form.ring_in, free - 0.4 * size


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
