"""Where people sit around an elliptic table, as pure numbers: equal steps along the arc, a gap between sectors."""

from __future__ import annotations

import math
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from enum import Enum

GAP = 0.36
"""The gap between two sectors, in seats."""
NAMED_FROM = 86.0
"""Pixels of arc for each seat from which names have room around the table."""
SEAT = 48.0
"""Diameter of a seat in pixels where there is room."""
SMALLEST_SEAT = 26.0
TWO_ROWS_UNDER = 34.0
"""Pixels of arc for each seat under which every other one sits in a second row."""
_BETWEEN_ROWS = 6.0
_SIDE, _ABOVE = 186.0, 99.0
_SIDE_BARE, _ABOVE_BARE = 54.0, 52.0
_TABLE_OFF = 23.0
_STEPS = 720
_BESIDE = 0.66
"""How far up or down the ellipse a name still stands beside its seat, as a part of the half height."""


class Where(Enum):
    """On which side of its seat a name stands."""

    ABOVE = "above"
    BELOW = "below"
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True)
class SeatPlace:
    """The middle of a seat, the point of the table's edge before it, and where its name stands."""

    x: float
    y: float
    edge_x: float
    edge_y: float
    where: Where


@dataclass(frozen=True)
class TablePlan:
    """The table: its middle and half axes, the seats in their order, the arc of one seat, and whether names fit."""

    x: float
    y: float
    across: float
    down: float
    seats: tuple[SeatPlace, ...]
    arc: float
    named: bool
    size: float

    def seat_at(self, x: float, y: float) -> int | None:
        """The index of the seat under a point."""
        near = self.size / 2 + 6
        for place, seat in enumerate(self.seats):
            if math.hypot(x - seat.x, y - seat.y) <= near:
                return place
        return None

    def beside(self, index: int, right: float, down: float) -> int:
        """The neighbour that lies in a direction; the same seat when neither does."""
        if len(self.seats) < 2:
            return index
        here = self.seats[index]
        around = [(index + step) % len(self.seats) for step in (1, -1)]

        def reach(other: int) -> float:
            there = self.seats[other]
            return (there.x - here.x) * right + (there.y - here.y) * down

        best = max(around, key=reach)
        return best if reach(best) > 0 else index


def plan_table(width: float, height: float, groups: Sequence[Hashable]) -> TablePlan:
    """Seat people around a table in a room of that size; `groups` names the sector of each, in order of seats.

    The first group sits at the top. Names are left out where a seat has less than `NAMED_FROM` pixels of arc.
    """
    named = _fitted(width, height, groups, _SIDE, _ABOVE, named=True)
    if named.arc >= NAMED_FROM or not groups:
        return named
    return _fitted(width, height, groups, _SIDE_BARE, _ABOVE_BARE, named=False)


def _fitted(
    width: float, height: float, groups: Sequence[Hashable], side: float, above: float, *, named: bool
) -> TablePlan:
    ring_across, ring_down = max(width / 2 - side, 60.0), max(height / 2 - above, 50.0)
    x, y = width / 2, height / 2
    angles, arc = _angles(ring_across, ring_down, groups)
    rows = 2 if groups and arc < TWO_ROWS_UNDER else 1
    if rows == 2 and len(groups) % 2:  # or the last and the first would sit side by side in one row
        angles, arc = _angles(ring_across, ring_down, groups, spare=1)
    size = min(SEAT, max(arc * rows * 0.78, SMALLEST_SEAT)) if groups else SEAT
    inwards = (rows - 1) * (size + _BETWEEN_ROWS)
    off = size / 2 + _TABLE_OFF + inwards
    across, down = max(ring_across - off, 20.0), max(ring_down - off, 16.0)
    seats = tuple(
        _seat(x, y, ring_across - place % rows * inwards, ring_down - place % rows * inwards, across, down, angle)
        for place, angle in enumerate(angles)
    )
    return TablePlan(x, y, across, down, seats, arc, named, size)


def _seat(x: float, y: float, ring_x: float, ring_y: float, across: float, down: float, angle: float) -> SeatPlace:
    right, low = math.cos(angle), math.sin(angle)
    if abs(low) > _BESIDE:
        where = Where.BELOW if low > 0 else Where.ABOVE
    else:
        where = Where.RIGHT if right > 0 else Where.LEFT
    return SeatPlace(x + ring_x * right, y + ring_y * low, x + across * right, y + down * low, where)


def _angles(across: float, down: float, groups: Sequence[Hashable], spare: int = 0) -> tuple[list[float], float]:
    """The parameter of the ellipse for each seat, clockwise, and the arc of one seat; `spare` seats are left free."""
    count = len(groups)
    if not count:
        return [], 0.0
    changes = [count > 1 and groups[place] != groups[place - 1] for place in range(count)]
    units = count + spare + GAP * sum(changes)
    lengths = _arc_lengths(across, down)
    whole = lengths[-1]
    at, found = 0.0, []
    for place in range(count):
        at += (GAP if changes[place] else 0.0) + (1.0 if place else 0.5)
        found.append(at)
    first = next((place for place in range(1, count) if groups[place] != groups[0]), count)
    middle = (found[0] + found[first - 1]) / 2
    return [_angle_at(lengths, (each - middle) / units * whole) for each in found], whole / units


def _arc_lengths(across: float, down: float) -> list[float]:
    """The length of the arc from the top, clockwise, at each of the steps."""
    lengths, before = [0.0], (0.0, -down)
    for step in range(1, _STEPS + 1):
        angle = step / _STEPS * math.tau - math.tau / 4
        point = (across * math.cos(angle), down * math.sin(angle))
        lengths.append(lengths[-1] + math.dist(before, point))
        before = point
    return lengths


def _angle_at(lengths: list[float], length: float) -> float:
    """The parameter at a length of arc from the top."""
    wanted = length % lengths[-1]
    low, high = 0, _STEPS
    while high - low > 1:
        middle = (low + high) // 2
        if lengths[middle] <= wanted:
            low = middle
        else:
            high = middle
    part = (wanted - lengths[low]) / max(lengths[high] - lengths[low], 1e-9)
    return (low + part) / _STEPS * math.tau - math.tau / 4
