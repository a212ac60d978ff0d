"""Where the words of the star stand: letters along an arc, and blocks of lines that lie wholly on their part."""

from __future__ import annotations

import math
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations, pairwise

from roundtable.domain.star_geometry import Face, Point, Text, contains, polar

Measure = Callable[[str, float, int, Face], float]
"""The advance of a string set at a size (units), in a weight and a face. Each renderer brings its own."""

Obstacle = tuple[float, float, float]
"""Something round that words keep clear of: x, y, radius."""

_NARROW, _WIDE = "iIjl.,:;'!|()[] ", "mwMWQO@%&—…"
_ELLIPSIS = "…"
_MOST_CUTS = 12


def rough_width(s: str, size: float, weight: int = 400, face: Face = "words") -> float:
    """An advance without any font: good enough to hit-test and to lay out where nobody reads."""
    em = sum(0.29 if c in _NARROW else 0.86 if c in _WIDE else 0.57 for c in s)
    return em * size * (1 + (weight - 400) / 5000)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a block: its width, the baseline below the block's middle, its size, all in units."""

    width: float
    baseline: float
    size: float


def elided(s: str, limit: float, size: float, weight: int, measure: Measure) -> str:
    """The string, or so much of it as fits with an ellipsis."""
    if measure(s, size, weight, "words") <= limit:
        return s

    def width(length: int) -> float:
        return measure(s[:length].rstrip() + _ELLIPSIS, size, weight, "words")

    kept = max(bisect_right(range(len(s)), limit, key=width) - 1, 0)
    return s[:kept].rstrip() + _ELLIPSIS


def in_lines(s: str, size: float, weight: int, measure: Measure, most: int = 3) -> tuple[tuple[str, ...], ...]:
    """The string on one line, two, and so on, as even as its words and hyphens allow; no word is broken."""
    cuts = [i + 1 for i, c in enumerate(s[:-1]) if c in " -–/" and i > 0]
    found: list[tuple[str, ...]] = [(s,)]
    for count in range(2, most + 1):
        ways = [
            tuple(s[start:end].strip() for start, end in pairwise((0, *chosen, len(s))))
            for chosen in combinations(cuts[:_MOST_CUTS], count - 1)
        ]
        if ways:
            found.append(min(ways, key=lambda lines: max(measure(line, size, weight, "words") for line in lines)))
    return tuple(found)


def runs_letter_by_letter(s: str) -> bool:
    """Whether a script may be set one letter at a time: not the joined and the reordered ones."""
    return all(unicodedata.bidirectional(c) not in {"R", "AL"} and not 0x0900 <= ord(c) <= 0x109F for c in s)


def _clusters(s: str) -> list[str]:
    """The letters with their combining marks."""
    found: list[str] = []
    for c in unicodedata.normalize("NFC", s):
        if found and unicodedata.combining(c):
            found[-1] += c
        else:
            found.append(c)
    return found


def arc_length(s: str, size: float, weight: int, tracking: float, measure: Measure) -> float:
    """The length of a string along an arc, with `tracking` (share of the size) between its letters."""
    letters = _clusters(s)
    spaces = tracking * size * max(0, len(letters) - 1)
    return sum(measure(c, size, weight, "words") for c in letters) + spaces


def text_on_arc(
    s: str,
    radius: float,
    middle: float,
    size: float,
    role: str,
    weight: int,
    tracking: float,
    key: str,
    measure: Measure,
) -> list[Text]:
    """A string centred on the angle `middle`; on the lower half it runs the other way round, to be read."""
    lower = is_lower(middle)
    at = -arc_length(s, size, weight, tracking, measure) / 2
    letters: list[Text] = []
    for letter in _clusters(s):
        width = measure(letter, size, weight, "words")
        offset = (at + width / 2) / radius
        at += width + tracking * size
        angle = middle - offset if lower else middle + offset
        turn = math.degrees(angle) + (-90 if lower else 90)
        if not letter.isspace():
            letters.append(Text(letter, *polar(radius, angle), size, role, weight, "middle", turn, key))
    return letters


def is_lower(angle: float) -> bool:
    """Whether text at that angle has to be turned round."""
    return math.sin(angle) > 0.05


def on_part(corners: Sequence[Point], x: float, y: float, lines: Sequence[Line], pad: float) -> bool:
    """Whether a block of lines, with `pad` units of air around each, lies inside a part's outline."""
    for line in lines:
        half = line.width / 2 + pad
        top = y + line.baseline - line.size * 0.72 - pad * 0.6
        bottom = y + line.baseline + line.size * 0.08 + pad * 0.6
        for px in (x - half, x, x + half):
            if not (contains(corners, px, top) and contains(corners, px, bottom)):
                return False
    return True


def _clear_of(x: float, y: float, lines: Sequence[Line], obstacle: Obstacle | None) -> bool:
    """Whether no line comes near a round obstacle (x, y, radius)."""
    if obstacle is None:
        return True
    ox, oy, radius = obstacle
    for line in lines:
        dx = max(abs(ox - x) - line.width / 2, 0.0)
        top, bottom = y + line.baseline - line.size * 0.72, y + line.baseline + line.size * 0.08
        dy = max(top - oy, oy - bottom, 0.0)
        if math.hypot(dx, dy) < radius:
            return False
    return True


@lru_cache(maxsize=512)
def place(
    corners: tuple[Point, ...],
    axis: float,
    span: tuple[float, float],
    lines: tuple[Line, ...],
    pad: float,
    obstacle: Obstacle | None = None,
) -> Point | None:
    """The best middle for a block on a part, near its axis between two radii; None when it fits nowhere.

    Of the radii at which the block fits on the axis, one a third of the way out is taken: close to the
    hub, where a part is widest, but with air. Beside the axis is second best.
    """
    low, high = span
    steps = [low + (high - low) * i / 24 for i in range(25)]
    for aside in (0.0, 12.0, -12.0, 24.0, -24.0, 40.0, -40.0, 56.0, -56.0):
        dx, dy = -math.sin(axis) * aside, math.cos(axis) * aside
        spots = [(x + dx, y + dy) for x, y in (polar(radius, axis) for radius in steps)]
        fitting = [spot for spot in spots if _clear_of(*spot, lines, obstacle) and on_part(corners, *spot, lines, pad)]
        if fitting:
            return fitting[len(fitting) // 3]
    return None
