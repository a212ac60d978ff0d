"""Where chips of words find room around the star: beside their segment, and an earlier one never moves.

Chips lie in rows. A row knows its free stretches and its chips; a segment knows which stretch of each row lies on its
side of the star, the nearest row first. So a place is found without looking at other chips.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from roundtable.domain.star import Star
from roundtable.domain.star_geometry import (
    CANVAS,
    TAU,
    Box,
    Proportions,
    arm_base,
    arm_corners,
    half_inner,
    half_outer,
    hub_radius,
    inner_angle,
    outer_angle,
    polar,
)

Span = tuple[float, float]
_SIDEWAYS = 1.6
"""A chip may stand so many times further aside than above or below: it is wide and low."""
_WITHIN = 0.95
"""The share of its segment's angle in which the middle of a chip lies."""
_LEVEL = 1e-6
"""So many units are nothing: a place that was given back is as wide as it was, whatever sums make of it."""


@dataclass(frozen=True, slots=True)
class ChipSize:
    """The height of a chip, and the air between two of them and beside the star, in units."""

    height: float
    gap: float


@dataclass(slots=True)
class _Row:
    top: float
    whole: list[Span]
    free: list[Span]
    chips: list[Span] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Side:
    """A row as a segment sees it: how far above or below its anchor, and where the middles of its chips may lie."""

    away: float
    row: _Row
    low: float
    high: float


class ChipLayout:
    """Gives each chip the nearest free place of its segment within an area, in rows; None when there is none left."""

    def __init__(self, star: Star, area: Box, size: ChipSize, form: Proportions = CANVAS) -> None:
        self._star, self._form, self._size = star, form, size
        left, top, right, bottom = area
        self._pitch = size.height + size.gap
        count = max(0, int((bottom - top + size.gap) / self._pitch))
        self._start = top + (bottom - top - count * self._pitch + size.gap) / 2
        self._rows: list[_Row] = []
        for place in range(count):
            y = self._start + place * self._pitch
            free = _without_all([(left, right)], self._blocked(y))
            self._rows.append(_Row(y, free, list(free)))
        self._sides: dict[str, tuple[float, list[_Side]]] = {}

    def add(self, width: float, segment_id: str, *, far: bool = False) -> Box | None:
        """The place of a chip so many units wide that belongs to a segment; `far` asks for the one furthest away."""
        best: tuple[float, _Row, float] | None = None
        anchor, sides = self._seen_from(segment_id)
        for side in reversed(sides) if far else sides:
            if best is not None and not far and side.away >= best[0]:
                break
            for low, high in side.row.free:
                start, end = max(low, side.low - width / 2), min(high, side.high + width / 2) - width
                if start > end + _LEVEL:
                    continue
                end = max(start, end)
                nearest = min(max(anchor - width / 2, start), end)
                x = max(start, end, key=lambda edge: abs(edge + width / 2 - anchor)) if far else nearest
                cost = math.hypot((x + width / 2 - anchor) / _SIDEWAYS, side.away)
                if best is None or (cost > best[0] if far else cost < best[0]):
                    best = cost, side.row, x
        if best is None:
            return None
        _, row, x = best
        row.free = _without(row.free, (x - self._size.gap, x + width + self._size.gap))
        row.chips.append((x, x + width))
        return x, row.top, x + width, row.top + self._size.height

    def claim(self, box: Box) -> Box | None:
        """Give a chip the very place that it had before; None when that is no place here, or another's."""
        row = self._row_at(box[1] + self._size.height / 2)
        left, right = box[0], box[2]
        if row is None or abs(row.top - box[1]) > _LEVEL or not left < right:
            return None
        if not any(low - _LEVEL <= left and right <= high + _LEVEL for low, high in row.free):
            return None
        row.free = _without(row.free, (left - self._size.gap, right + self._size.gap))
        row.chips.append((left, right))
        return left, row.top, right, row.top + self._size.height

    def remove(self, box: Box) -> None:
        """Give the place of a chip back; the others stay where they are."""
        row = self._row_at(box[1])
        if row is None:
            return
        row.chips.remove((box[0], box[2]))
        gap = self._size.gap
        row.free = _without_all(row.whole, [(left - gap, right + gap) for left, right in row.chips])

    def _row_at(self, y: float) -> _Row | None:
        place = math.floor((y - self._start) / self._pitch + 1e-9)
        if not 0 <= place < len(self._rows) or y > self._rows[place].top + self._size.height:
            return None
        return self._rows[place]

    def _seen_from(self, segment_id: str) -> tuple[float, list[_Side]]:
        """Where the chips of a segment would best stand (x), and the rows of its side, the nearest first."""
        if segment_id not in self._sides:
            self._sides[segment_id] = self._looked_round(segment_id)
        return self._sides[segment_id]

    def _looked_round(self, segment_id: str) -> tuple[float, list[_Side]]:
        found = self._direction(segment_id)
        if found is None:
            return 0.0, []
        axis, half = found
        anchor, level = polar(self._form.tip * 0.75, axis)
        sides = []
        for row in self._rows:
            middle = row.top + self._size.height / 2
            reach = _reach(axis, half, middle)
            if reach is not None:
                sides.append(_Side(abs(middle - level), row, *reach))
        return anchor, sorted(sides, key=lambda side: side.away)

    def _direction(self, segment_id: str) -> tuple[float, float] | None:
        """The axis of a segment and half the angle it spans, a little narrower than it is."""
        star = self._star
        for index, segment in enumerate(star.outer):
            if segment.id == segment_id:
                return outer_angle(star, index), half_outer(star) * _WITHIN
        for index, segment in enumerate(star.inner):
            if segment.id == segment_id:
                return inner_angle(star, index), half_inner(star) * _WITHIN
        return None

    def _blocked(self, top: float) -> list[Span]:
        """What the star takes of a row, air included."""
        air = self._size.gap
        low, high = top - air, top + self._size.height + air
        spans: list[Span] = []
        body = (arm_base(self._star, self._form) if self._star.inner else hub_radius(self._star, self._form)) + air
        nearest = 0.0 if low <= 0 <= high else min(abs(low), abs(high))
        if nearest < body:
            half = math.sqrt(body**2 - nearest**2)
            spans.append((-half, half))
        for index in range(len(self._star.outer)):
            xs = _crossings(arm_corners(self._star, self._form, index), low, high)
            if xs:
                spans.append((min(xs) - air, max(xs) + air))
        return spans


def _reach(axis: float, half: float, y: float) -> Span | None:
    """Where a level line lies within an angle of the hub: from x to x; None when it does not come there."""
    if half >= TAU / 4:
        return -math.inf, math.inf
    y = y or _LEVEL
    upright = TAU / 4 if y > 0 else -TAU / 4
    turned = math.remainder(axis - upright, TAU)
    first, last = max(turned - half, -TAU / 4), min(turned + half, TAU / 4)
    if first >= last:
        return None
    one, other = _along(y, first), _along(y, last)
    return min(one, other), max(one, other)


def _along(y: float, turned: float) -> float:
    """Where a ray meets a level line that is turned so far from the upright one; at a quarter it never does."""
    if abs(turned) >= TAU / 4 - 1e-12:
        return math.copysign(math.inf, -turned * y)
    return -y * math.tan(turned)


def _crossings(corners: tuple[tuple[float, float], ...], low: float, high: float) -> list[float]:
    """Where an outline lies between two heights: its corners there, and where it crosses them."""
    xs = [x for x, y in corners if low <= y <= high]
    px, py = corners[-1]
    for x, y in corners:
        for level in (low, high):
            if (py - level) * (y - level) < 0:
                xs.append(px + (x - px) * (level - py) / (y - py))
        px, py = x, y
    return xs


def _without_all(free: list[Span], taken: list[Span]) -> list[Span]:
    for each in taken:
        free = _without(free, each)
    return free


def _without(free: list[Span], taken: Span) -> list[Span]:
    """Free spans with one taken out of them."""
    low, high = taken
    left: list[Span] = []
    for start, end in free:
        if high <= start or low >= end:
            left.append((start, end))
            continue
        if start < low:
            left.append((start, low))
        if high < end:
            left.append((high, end))
    return left
