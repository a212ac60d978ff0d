"""Where chips of words find room around the star: beside their segment, and an earlier one never moves."""

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
_STEP = 24.0


@dataclass(frozen=True, slots=True)
class ChipSize:
    """The height of a chip, and the air between two of them and beside the star, in units."""

    height: float
    gap: float


@dataclass(slots=True)
class _Row:
    top: float
    free: list[Span] = field(default_factory=list)


class ChipLayout:
    """Gives each chip the nearest free place of its segment within an area, in rows; None when there is none left."""

    def __init__(self, star: Star, area: Box, size: ChipSize, form: Proportions = CANVAS) -> None:
        self._star, self._form, self._size = star, form, size
        left, top, right, bottom = area
        pitch = size.height + size.gap
        count = max(0, int((bottom - top + size.gap) / pitch))
        start = top + (bottom - top - count * pitch + size.gap) / 2
        self._rows = [_Row(start + i * pitch) for i in range(count)]
        for row in self._rows:
            row.free = _without((left, right), self._blocked(row.top))

    def add(self, width: float, segment_id: str) -> Box | None:
        """The place of a chip so many units wide that belongs to a segment."""
        found = self._direction(segment_id)
        if found is None:
            return None
        axis, half = found
        ax, ay = polar(self._form.tip * 0.75, axis)
        best: tuple[float, _Row, float] | None = None
        for row in self._rows:
            middle = row.top + self._size.height / 2
            for low, high in row.free:
                x = _nearest_within(low, high, width, ax, middle, axis, half)
                if x is None:
                    continue
                cost = math.hypot((x + width / 2 - ax) / _SIDEWAYS, middle - ay)
                if best is None or cost < best[0]:
                    best = cost, row, x
        if best is None:
            return None
        _, row, x = best
        row.free = _without_all(row.free, (x - self._size.gap, x + width + self._size.gap))
        return x, row.top, x + width, row.top + self._size.height

    def _direction(self, segment_id: str) -> tuple[float, float] | None:
        """The axis of a segment and half the angle it spans, a little narrower than it is."""
        star = self._star
        for index, segment in enumerate(star.outer):
            if segment.id == segment_id:
                return outer_angle(star, index), half_outer(star) * 0.95
        for index, segment in enumerate(star.inner):
            if segment.id == segment_id:
                return inner_angle(star, index), half_inner(star) * 0.95
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


def _without(span: Span, taken: list[Span]) -> list[Span]:
    free = [span]
    for each in taken:
        free = _without_all(free, each)
    return free


def _without_all(free: list[Span], taken: Span) -> list[Span]:
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


def _nearest_within(
    low: float, high: float, width: float, ax: float, y: float, axis: float, half: float
) -> float | None:
    """The left edge nearest to the anchor at which a chip lies in the free span and in its segment's angle."""
    if high - low < width:
        return None
    start = min(max(ax - width / 2, low), high - width)
    steps = int((high - low - width) / _STEP) + 1
    for step in range(steps + 1):
        for x in (start - step * _STEP, start + step * _STEP):
            middle = x + width / 2
            inside = low <= x <= high - width
            if inside and abs(math.remainder(math.atan2(y, middle) - axis, TAU)) <= half:
                return x
    return None
