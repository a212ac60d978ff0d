"""How strong a segment is now and is to become: a small gauge on it, level and of one size on all of its ring.

A full bar says how strong it is now, the outline of an arrow around it how strong it is to become, a ruler below them
where none and all would be. Gauges compare since they are alike on every segment; where words leave no room for one,
there is none, and what it would say is said in words elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from roundtable.domain.star import Star
from roundtable.domain.star_geometry import (
    Box,
    Ops,
    Path,
    Point,
    Primitive,
    Proportions,
    contains,
    flatten,
    outline,
    polygon,
)
from roundtable.domain.star_strength import Strength

SIZES = (120.0, 104.0, 88.0, 72.0, 60.0, 50.0)
"""How long gauges may be, in units: the first at which every segment has room; else the least, for those that have."""
_LEGIBLE = 1.9
"""How long a gauge has to be at the least, in sizes of the smallest words that are read there."""
_HIGH, _RULER, _TICK = 0.2, 0.055, 0.05
"""How high bar and arrow are, how far the ruler lies below them, and how high its ends are, in lengths of a gauge."""
_LINE, _RULER_LINE = 0.024, 0.017
"""The widths of their lines, in lengths of a gauge."""
_BAR = 0.54
"""How high the bar is, in heights of the arrow."""
_EDGE = 11.0
"""How far a gauge stays within its segment's edge: clear of dashes, frames and the hatched side."""
_GRID = 7.0


@dataclass(frozen=True, slots=True)
class Gauge:
    """Where a gauge stands: its middle, and its length."""

    x: float
    y: float
    long: float

    @property
    def high(self) -> float:
        """The height of bar and arrow."""
        return _HIGH * self.long

    @property
    def box(self) -> Box:
        """What it takes: with the head of an arrow that says all, and with the ruler."""
        half, up = self.long / 2, self._deep / 2
        return self.x - half, self.y - up, self.x + half, self.y + up

    @property
    def _deep(self) -> float:
        return self.high + (_RULER + _TICK) * self.long

    def draw(self, strength: Strength, ink: str, key: str = "", *, ruler: bool = True) -> list[Primitive]:
        """The ruler, the arrow and the bar; a score of 0, or one that was not asked for, has none."""
        left, top, _, _ = self.box
        scale, middle = self.long - self.high / 2, top + self.high / 2
        drawn: list[Primitive] = []
        if ruler:
            low = top + self.high + _RULER * self.long
            drawn.append(Path(self._ruler(left, scale, low), stroke=ink, width=_RULER_LINE * self.long, key=key))
        if strength.ambition:
            end, half = left + scale * min(strength.ambition, 1.0), self.high / 2
            corners = ((left, top), (end, top), (end + half, middle), (end, middle + half), (left, middle + half))
            drawn.append(Path(polygon(corners), stroke=ink, width=_LINE * self.long, key=key))
        if strength.now:
            pad = (1 - _BAR) / 2 * self.high
            far = max(scale * min(strength.now, 1.0), 2 * pad)
            bar = ((left + pad, top + pad), (left + far, top + pad))
            below = [(x, top + self.high - pad) for x, _ in reversed(bar)]
            drawn.append(Path(polygon((*bar, *below)), fill=ink, key=key))
        return drawn

    def _ruler(self, left: float, scale: float, low: float) -> Ops:
        up = _TICK * self.long
        right, middle = left + scale, left + scale / 2
        line = (("M", left, low), ("L", left, low + up), ("L", right, low + up), ("L", right, low))
        return (*line, ("M", middle, low), ("L", middle, low + up))


def gauges(
    star: Star, form: Proportions, keys: Iterable[str], taken: Mapping[str, Sequence[Box]], least: float
) -> dict[str, Gauge]:
    """The gauges of these segments of a star, clear of what is taken on each; a segment without room has none.

    `least` is the size of the smallest words that are read, in units, or 0.
    """
    keys = tuple(keys)
    found: dict[str, Gauge] = {}
    for long in (long for long in SIZES if long >= _LEGIBLE * least):
        spots = ((key, _spot(star, form, key, long, tuple(taken[key]))) for key in keys)
        found = {key: Gauge(*spot, long) for key, spot in spots if spot is not None}
        if len(found) == len(keys):
            break
    return found


@lru_cache(maxsize=512)
def _spot(star: Star, form: Proportions, key: str, long: float, taken: tuple[Box, ...]) -> Point | None:
    """The middle of a gauge on a segment, as near below its words as there is room; remembered: words seldom move."""
    body = flatten(outline(star, form, key) or ())
    xs, ys = [x for x, _ in body], [y for _, y in body]
    words = taken or ((min(xs), min(ys), max(xs), max(ys)),)
    aim = (min(box[0] for box in words) + max(box[2] for box in words)) / 2, max(box[3] for box in words)
    across, down = int((max(xs) - min(xs)) / _GRID), int((max(ys) - min(ys)) / _GRID)
    grid = [(min(xs) + _GRID * i, min(ys) + _GRID * j) for i in range(across + 1) for j in range(down + 1)]
    for x, y in sorted(grid, key=lambda spot: (spot[0] - aim[0]) ** 2 + (spot[1] - aim[1]) ** 2):
        left, top, right, bottom = Gauge(x, y, long).box
        if any(left < box[2] and right > box[0] and top < box[3] and bottom > box[1] for box in taken):
            continue
        edges = [(at, level) for at in (left - _EDGE, x, right + _EDGE) for level in (top - _EDGE, bottom + _EDGE)]
        if all(contains(body, *corner) for corner in edges):
            return x, y
    return None


def sample(x: float, y: float, long: float, ink: str, *, ambition: bool) -> list[Primitive]:
    """An example of the bar or of the arrow for a legend, its left end at x and its middle at y."""
    gauge = Gauge(x + long / 2, y + (_RULER + _TICK) * long / 2, long)
    return gauge.draw(Strength(ambition=1.0) if ambition else Strength(now=1.0), ink, ruler=False)
