"""What the marks on a star mean, in a row or two below it: only those that are on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from roundtable.domain.star_gauge import sample
from roundtable.domain.star_geometry import Box, Ops, Path, Primitive, Text
from roundtable.domain.star_labels import Measure
from roundtable.domain.star_marks import disc_row
from roundtable.report.facts import Facts

_ROW = 1.7
"""From one line to the next, in sizes; so is what follows."""
_LINE, _AIR, _APART, _BELOW = 2.0, 0.45, 1.5, 0.3
_HATCHES = 5


@dataclass(frozen=True)
class _Entry:
    """A mark of a width, drawn from its left end on its middle line, and its words."""

    words: str
    width: float
    draw: Callable[[float, float], list[Primitive]]


def legend_below(
    facts: Facts, box: Box, size: float, measure: Measure, *, discs: bool
) -> tuple[tuple[Primitive, ...], float]:
    """The legend centred below a box, set at `size`, and how much higher it makes the box; nothing for a bare star.

    `discs` says whether the star has them.
    """
    left, _, right, bottom = box
    rows: list[list[_Entry]] = []
    for entry in _entries(facts, size, discs):
        if not rows or _width([*rows[-1], entry], size, measure) > right - left - size:
            rows.append([])
        rows[-1].append(entry)
    drawn: list[Primitive] = []
    for row, base in enumerate(bottom + (at + 0.9) * _ROW * size for at in range(len(rows))):
        x = (left + right - _width(rows[row], size, measure)) / 2
        for entry in rows[row]:
            drawn += entry.draw(x, base - 0.33 * size)
            drawn.append(Text(entry.words, x + entry.width + _AIR * size, base, size, "soft", 500, "start"))
            x += _width([entry], size, measure) + _APART * size
    return tuple(drawn), (len(rows) * _ROW + _BELOW) * size if rows else 0.0


def _width(row: list[_Entry], size: float, measure: Measure) -> float:
    words = sum(measure(each.words, size, 500, "words") + each.width + _AIR * size for each in row)
    return words + (len(row) - 1) * _APART * size


def _entries(facts: Facts, size: float, discs: bool) -> list[_Entry]:
    """The marks that occur, in the order in which they are looked for."""
    heard = facts.evidence.values()
    found: list[_Entry] = []
    if discs and any(each.points for each in heard):
        found.append(_discs(len(facts.sectors), size))
    if not all(each.points for each in heard):
        found.append(_edge("nothing heard", size))
    if any(each.contested for each in heard):
        found.append(_hatched("hands on both sides", size))
    if any(each.now is not None for each in facts.strengths.values()):
        found.append(_gauge("strong now", size, ambition=False))
    if any(each.ambition is not None for each in facts.strengths.values()):
        found.append(_gauge("to become strong", size, ambition=True))
    return found


def _discs(sectors: int, size: float) -> _Entry:
    """An example: two thirds of the discs full."""
    radius, full = size * 0.22, max(1, round(sectors * 2 / 3))
    pitch = 3 * radius
    width = (sectors - 1) * pitch + 2 * radius
    spoke = [at < full for at in range(sectors)]
    words = f"{full} of {sectors} sectors spoke"
    return _Entry(words, width, lambda x, y: disc_row(spoke, x + width / 2, y, radius, pitch, "ink"))


def _gauge(words: str, size: float, *, ambition: bool) -> _Entry:
    """The bar of a gauge, or its arrow."""
    long = 2.6 * size
    return _Entry(words, long, lambda x, y: sample(x, y, long, "ink", ambition=ambition))


def _edge(words: str, size: float) -> _Entry:
    """A dashed box: the edge of a part, and no outline within one."""
    wide, half = 1.5 * size, 0.36 * size

    def draw(x: float, y: float) -> list[Primitive]:
        box: Ops = (
            ("M", x, y - half),
            ("L", x + wide, y - half),
            ("L", x + wide, y + half),
            ("L", x, y + half),
            ("Z",),
        )
        return [Path(box, stroke="ink", width=2.4, dash=(7, 5.5))]

    return _Entry(words, wide, draw)


def _hatched(words: str, size: float) -> _Entry:
    """Slanted strokes, as along the inner edge of a contested part."""

    def draw(x: float, y: float) -> list[Primitive]:
        step = _LINE * size / _HATCHES
        ops: list[Primitive] = []
        for start, end in pairwise(x + at * step for at in range(_HATCHES + 1)):
            ops.append(Path((("M", start, y + 0.3 * size), ("L", end, y - 0.3 * size)), stroke="ink", width=2.4))
        return ops

    return _Entry(words, _LINE * size, draw)
