"""How large words and numbers are on the star in its two dresses, and where those of an arm come to stand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from roundtable.domain.star import Star
from roundtable.domain.star_geometry import (
    CANVAS,
    READ,
    Face,
    Point,
    Primitive,
    Proportions,
    Text,
    arm_base,
    arm_corners,
    outer_angle,
    polar,
)
from roundtable.domain.star_labels import (
    Line,
    Measure,
    elided,
    halves,
    on_part,
    place,
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
SMALLEST: Final = 0.3
_ROOMS: Final = (200.0, 150.0, 110.0, 80.0, 55.0, 35.0)
"""How wide a label may be, in units, that is cut because it fits nowhere: the first at which it does is taken."""
_ARM_DISC, _ARM_DISC_PITCH = 6.5, 17.4
_ARM_SHAPE, _ARM_SHAPE_PITCH, _ARM_SHAPE_DROP = 15.0, 21.0, 19.0
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
    """What stands under the label of an arm: a numeral with discs for the sectors that spoke, or plain words.

    Where `marks` are given each sector is its own shape, and these stand in a row under the words.
    """

    text: str
    size: float
    weight: int = 500
    face: Face = "words"
    spoke: tuple[bool, ...] = ()
    marks: tuple[SectorMark, ...] = ()

    def discs_width(self) -> float:
        """The width of the discs at full size, 0 without any."""
        if not self.spoke or self.marks:
            return 0.0
        return (len(self.spoke) - 1) * _ARM_DISC_PITCH + 2 * _ARM_DISC

    def shapes(self, baseline: float, scale: float) -> tuple[Line, ...]:
        """The row of shapes under a baseline as a line; none without marks."""
        if not (self.spoke and self.marks):
            return ()
        width = (len(self.spoke) - 1) * _ARM_SHAPE_PITCH + _ARM_SHAPE
        return (Line(width * scale, baseline + (_ARM_SHAPE_DROP + _ARM_SHAPE / 2) * scale, _ARM_SHAPE * scale / 0.72),)

    def width(self, scale: float, measure: Measure) -> float:
        """The width of the row in which the text stands."""
        gap = self.size * 0.26 if self.spoke and not self.marks else 0.0
        return measure(self.text, self.size * scale, self.weight, self.face) + scale * (gap + self.discs_width())

    def draw(self, x: float, y: float, scale: float, ink: str, key: str, measure: Measure) -> list[Primitive]:
        """The row centred on x, its baseline at y; discs sit on the middle of the numeral, shapes under the words."""
        size = self.size * scale
        if not self.spoke or self.marks:
            mark, pitch, level = _ARM_SHAPE * scale, _ARM_SHAPE_PITCH * scale, y + _ARM_SHAPE_DROP * scale
            said = Text(self.text, x, y, size, ink, self.weight, key=key, face=self.face)
            return [said, *shape_row(self.spoke, self.marks, x, level, mark, pitch, ink, key)]
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
    for scale, few in ((SCALES[-1], count), (SMALLEST, count), (SMALLEST, replace(count, spoke=()))):
        for room in _ROOMS:
            labels = (elided(segment.label, room, dress.label * scale, 700, measure),)
            lines = _arm_lines(dress, labels, few, scale, measure, shrinks=True)
            at = place(corners, axis, span, lines, 3, obstacle)
            if at is not None:
                return _draw_block(at, labels, lines, dress, few, scale, ink, segment.id, measure)
    at = polar(base * 0.75 + dress.form.tip * 0.25, axis)
    return _draw_block(at, labels, lines, dress, few, scale, ink, segment.id, measure)


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


def _arm_lines(
    dress: Dress, labels: Sequence[str], count: Count, scale: float, measure: Measure, *, shrinks: bool = False
) -> tuple[Line, ...]:
    """The lines of an arm's block; their baselines are counted from the middle of the block.

    A count shrinks less than a long label above it, unless it `shrinks` as much.
    """
    size, step = dress.label * scale, dress.label * scale * 1.04
    count_scale = scale if shrinks else max(scale, SMALLEST_COUNT)
    widths = [measure(label, size, 700, "words") for label in labels]
    last = step * (len(labels) - 1) + dress.pitch * (scale + count_scale) / 2
    below = count.shapes(last, count_scale)
    lowest = below[0].baseline if below else last
    shift = -(lowest - 0.7 * size) / 2
    lines = [Line(width, i * step + shift, size) for i, width in enumerate(widths)]
    counted = Line(count.width(count_scale, measure), last + shift, count.size * count_scale)
    return (*lines, counted, *count.shapes(last + shift, count_scale))


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
    counted = lines[len(labels)]
    return drawn + count.draw(x, y + counted.baseline, counted.size / count.size, ink, key, measure)
