"""The words around the star as primitives: chips, counters of what found no room, in the colours of "star"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from roundtable.domain.star import Star
from roundtable.domain.star_chips import ChipSize
from roundtable.domain.star_geometry import CANVAS, Box, Ops, Path, Primitive, Text, bounds, hue, round_rect
from roundtable.domain.star_labels import Measure, elided, rough_width
from roundtable.domain.star_marks import Shape, mark_ops
from roundtable.domain.star_places import Places

TYPE = 13 / 24
"""The size of a chip's words, and everything in it, in heights of a chip."""
PLAIN = "chipmark"
"""The role of the mark of a note that lies on no inner part, and of the dashed edge of one that waits."""
_LEFT, _RIGHT = 1.6, 0.8
"""What stands free before and behind the words, in sizes of them; the dot lies in it."""
_WIDEST = 8.75
"""The width of the widest chip, in heights."""
_ENDS, _BETWEEN = 0.75, 0.4
"""What stands free at both ends of a counter with a name, and before its number, in sizes."""
_TIGHT, _END_SHARE = 0.9, 0.4
"""All of that where there is no room for more, and the share of it that one end has."""
_CAP = 0.668
"""The height of capitals, in sizes."""
BASE = 1 / 6
"""How far under its middle the words of a chip stand, in its heights: on a whole pixel where it is 24 high."""


@dataclass(frozen=True, slots=True)
class Note:
    """Words that hang on segments of the star; `kind` is "quote", "insight" or "action"."""

    key: str
    words: str
    segments: tuple[str, ...] = ()
    kind: str = "quote"


def chip_width(words: str, height: float, measure: Measure) -> float:
    """The width of the chip that shows these words, as many as it takes."""
    size = height * TYPE
    return min(measure(words, size, 500, "words") + (_LEFT + _RIGHT) * size, _WIDEST * height)


def chip(note: Note, box: Box, dot: str, measure: Measure, *, waits: bool = False) -> tuple[Primitive, ...]:
    """A pill, a mark in the colour of the role `dot`, and as many words as fit; a note that waits has a dashed edge.

    The mark of a quote is a disc, of an insight a diamond, of an action point a square.
    """
    left, top, right, bottom = box
    height = bottom - top
    size, middle = height * TYPE, (top + bottom) / 2
    edge = size * 0.07
    pill = round_rect(left, top, right - left, height, height / 2)
    line = Path(pill, "chip", PLAIN if waits else "chipline", edge, (4 * edge, 3 * edge) if waits else None, note.key)
    words = elided(note.words, right - left - (_LEFT + _RIGHT) * size + 0.01, size, 500, measure)
    return (
        line,
        Path(_mark(note.kind, left + size * 0.95, middle, size * 0.33), fill=dot, key=note.key),
        Text(words, left + _LEFT * size, middle + BASE * height, size, "chipink", 500, "start", key=note.key),
    )


def counter(
    star: Star, count: int, box: Box, segment_id: str, name: str = "", measure: Measure = rough_width
) -> tuple[Primitive, ...]:
    """A segment's "+n" where its words found no room, edged in the hue of an inner part or the gold of an arm.

    `name` stands before it, for a box that has room for both (`counter_width`).
    """
    left, top, right, bottom = box
    height = bottom - top
    size = height * TYPE
    pill = round_rect(left, top, right - left, height, height / 2)
    base = (top + bottom) / 2 + _CAP * size / 2
    said = _counted(count)
    figures = measure(said, size, 700, "figures")
    free = right - left - figures - measure(name, size, 500, "words")
    end = min(_ENDS * size, free * _END_SHARE)
    return (
        Path(pill, "badge", _edge(star, segment_id), size * 0.1, key=segment_id),
        *([Text(name, left + end, base, size, "badgeink", 500, "start", key=segment_id)] if name else []),
        Text(
            said,
            right - end - figures / 2 if name else (left + right) / 2,
            base,
            size,
            "badgeink",
            700,
            key=segment_id,
            face="figures",
        ),
    )


def counter_width(name: str, count: int, height: float, measure: Measure, *, tight: bool = False) -> float:
    """How wide a counter is that names its segment; `tight` is as narrow as it may be."""
    size = height * TYPE
    figures = measure(_counted(count), size, 700, "figures")
    return measure(name, size, 500, "words") + figures + (_TIGHT if tight else 2 * _ENDS + _BETWEEN) * size


def _counted(count: int) -> str:
    return f"+{count}" if count < 1000 else "+…"


def dot_of(star: Star, segments: Iterable[str]) -> str:
    """The role of a note's mark: the hue of the first inner part that it lies on, else the gold of the arms."""
    on = set(segments)
    found = (hue(index) for index, segment in enumerate(star.inner) if segment.id in on)
    return next(found, PLAIN)


def chips_around(
    star: Star, notes: Iterable[Note], area: Box, size: ChipSize, measure: Measure
) -> tuple[tuple[Primitive, ...], Places]:
    """The words around the facilitator's star as primitives, and where each lies.

    `area` is what star and words may take (units), `notes` are in the order in which they were said.
    """
    places = Places(star, area, size, CANVAS)
    drawn: list[Primitive] = []
    for note in notes:
        box = places.put(note.key, chip_width(note.words, size.height, measure), note.segments)
        if box is not None:
            drawn += chip(note, box, dot_of(star, note.segments), measure)
    for segment in star.segments:
        at, more = places.counter(segment.id), places.more(segment.id)
        if at is not None and more:
            drawn += counter(star, len(more), at, segment.id)
    return tuple(drawn), places


def _edge(star: Star, segment_id: str) -> str:
    dot = dot_of(star, (segment_id,))
    return "armline" if dot == PLAIN else f"{dot}_line"


def room_around(star: Star, share: float = 0.7, ratio: float = 16 / 9) -> Box:
    """An area around the star of which it takes `share` of the height, `ratio` times as wide as high."""
    _, top, right, bottom = bounds(star, CANVAS, 10)
    height = (bottom - top) / share
    half = max(height * ratio / 2, right)
    spare = (height - (bottom - top)) / 2
    return -half, top - spare, half, bottom + spare


def _mark(kind: str, x: float, y: float, radius: float) -> Ops:
    shape: Shape = "diamond" if kind == "insight" else "square" if kind == "action" else "circle"
    return mark_ops(shape, x, y, radius * 2)
