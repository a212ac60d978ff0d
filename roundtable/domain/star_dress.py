"""How large words and numbers are on the star in its two dresses, and how far they shrink."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from roundtable.domain.star_geometry import CANVAS, READ, Proportions


@dataclass(frozen=True, slots=True)
class Dress:
    """What tells the facilitator's star from the one of room and print; lengths and sizes in units.

    `label` and `note` are sizes on arms, `ring_label`, `numeral` and `ring_note` in the ring; `pitch` lies between
    the baselines of an arm's label and its count; `arc_margin` between a label on the arc and the ring's edge. No word
    shrinks below `least`, no shape of a sector below `least_mark`.
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
    least: float = 0.0
    least_mark: float = 0.0


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
"""How far words shrink; a star of four and five needs the first only."""


def steps(dress: Dress, size: float) -> tuple[float, ...]:
    """How far words of a size may shrink, from not at all to the least that is read."""
    if not dress.least:
        return SCALES
    last = min(max(dress.least / size, SCALES[-1]), 1.0)
    return (*(scale for scale in SCALES if scale > last + 0.01), last)


def legible(dress: Dress, least: float) -> Dress:
    """The dress of the room with no word smaller than `least` units."""
    grown = max(dress.label, least) / dress.label
    return replace(
        dress,
        label=dress.label * grown,
        note=max(dress.note, least),
        pitch=dress.pitch * grown,
        ring_label=max(dress.ring_label, least),
        numeral=max(dress.numeral, least),
        ring_note=max(dress.ring_note, least),
        least=least,
    )
