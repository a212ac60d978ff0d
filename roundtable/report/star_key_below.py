"""The names of a star's parts with their letters, in columns below it, where they have no room on it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from roundtable.domain.star import Segment, Star
from roundtable.domain.star_figure import evidence_star
from roundtable.domain.star_geometry import READ, Box, Path, Primitive, Text, bounds, hue, round_rect
from roundtable.domain.star_key import letters, needs_key
from roundtable.domain.star_labels import Measure
from roundtable.domain.star_strength import NOT_MEASURED, Strengths
from roundtable.domain.star_thumbnail import NOTHING, Evidence, Heard

EMPTY: Final = "none"
"""What print says of a part on which nothing was heard."""
_COLUMNS: Final = (3, 2, 1)
_LINE, _ROW, _ABOVE = 1.16, 0.24, 0.9
"""From line to line of a name, what more there is to the next name, and to the star, in sizes."""
_TILE, _INDENT, _BASE = 1.36, 1.8, 0.92
"""How wide the tile with the letter is, where names begin beside it, and their baseline below its top, in sizes."""
_BETWEEN, _ASIDE = 1.6, 0.6
"""From column to column, and what stays free on both sides, in sizes."""
_MOST_LINES = 2


def printed_star(
    star: Star,
    evidence: Evidence,
    measure: Measure,
    *,
    total: int,
    discs: bool,
    least: float,
    margin: float,
    strengths: Strengths = NOT_MEASURED,
) -> tuple[tuple[Primitive, ...], Box]:
    """The star as it is printed, no word smaller than `least` units, with its key below where it needs one; its box."""
    keyed, box = is_keyed(star, evidence, least, measure, discs=discs), bounds(star, READ, margin)
    drawn = evidence_star(
        star,
        evidence,
        total=total,
        discs=discs,
        empty=EMPTY,
        strengths=strengths,
        least=least,
        keyed=keyed,
        measure=measure,
    )
    if not keyed:
        return drawn, box
    key, higher = _key_below(star, evidence, box, least, measure)
    return drawn + key, (*box[:3], box[3] + higher)


def is_keyed(star: Star, evidence: Evidence, least: float, measure: Measure, *, discs: bool) -> bool:
    """Whether the star is printed with letters."""
    sectors = max((len(heard.sectors) for heard in evidence.values()), default=0) if discs else 0
    return needs_key(star, least, sectors, EMPTY, measure)


def _key_below(
    star: Star, evidence: Evidence, box: Box, size: float, measure: Measure
) -> tuple[tuple[Primitive, ...], float]:
    """The key at a size, below a box and as wide as it, and how high it is."""
    left, _, right, bottom = box
    columns = _columns(star, right - left - 2 * _ASIDE * size, size, measure)
    widths = [
        _INDENT * size + max(measure(line, size, 500, "words") for _, lines in column for line in lines)
        for column in columns
    ]
    x = (left + right - sum(widths) - (len(columns) - 1) * _BETWEEN * size) / 2
    drawn: list[Primitive] = []
    lowest = bottom
    for column, width in zip(columns, widths, strict=True):
        y = bottom + _ABOVE * size
        for segment, lines in column:
            drawn += _tile(star, segment, evidence.get(segment.id, NOTHING), x, y, size)
            for at, line in enumerate(lines):
                base = y + (at * _LINE + _BASE) * size
                drawn.append(Text(line, x + _INDENT * size, base, size, "ink", 500, "start"))
            y += (len(lines) * _LINE + _ROW) * size
        lowest, x = max(lowest, y), x + width + _BETWEEN * size
    return tuple(drawn), lowest - bottom


_Column = list[tuple[Segment, list[str]]]


def _columns(star: Star, width: float, size: float, measure: Measure) -> list[_Column]:
    """The names in as many columns as they fit in, no word broken; the first columns are filled first."""
    for count in _COLUMNS:
        room = (width + _BETWEEN * size) / count - (_INDENT + _BETWEEN) * size
        most = 1 if count == _COLUMNS[0] else _MOST_LINES
        broken = [(each, _broken(each.label or each.title, room, size, measure)) for each in star.segments]
        if count == 1 or all(
            len(lines) <= most and measure(line, size, 500, "words") <= room for _, lines in broken for line in lines
        ):
            break
    rows = -(-len(broken) // count)
    return [broken[start : start + rows] for start in range(0, len(broken), rows)]


def _broken(name: str, room: float, size: float, measure: Measure) -> list[str]:
    """A name on lines of so much room, each as full as it can be."""
    lines: list[str] = []
    for word in name.split():
        if lines and measure(f"{lines[-1]} {word}", size, 500, "words") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _tile(star: Star, segment: Segment, heard: Heard, x: float, y: float, size: float) -> Sequence[Primitive]:
    """The letter of a segment on a piece of it: in its colour, or dashed where nothing was heard."""
    inner = segment in star.inner
    role = hue(star.inner.index(segment)) if inner else "arm"
    line = f"{role}_line" if inner else "armline"
    wide, high = _TILE * size, _LINE * size
    box = round_rect(x, y, wide, high, 0.22 * size)
    letter = Text(letters(star)[segment.id], x + wide / 2, y + _BASE * size, size, "hollowink", 700)
    if not heard.points:
        edge = line if inner else "hollowline"
        return [Path(box, stroke=edge, width=2.6, dash=(8, 6)), letter]
    ink = "white" if inner else "armink"
    return [
        Path(box, fill=role, stroke=line, width=1.6),
        Text(letter.s, letter.x, letter.y, size, ink, 700),
    ]
