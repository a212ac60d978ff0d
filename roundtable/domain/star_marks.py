"""The marks of sectors as pure outlines: a shape for each sector of the session, or as many discs as spoke."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Literal

from roundtable.domain.star_geometry import Ops, Path, Primitive, circle, polygon, round_rect

Shape = Literal["circle", "square", "triangle", "diamond", "plus", "bar"]
SHAPES: tuple[Shape, ...] = ("circle", "square", "triangle", "diamond", "plus")
"""The shapes in the order in which sectors receive them; the bar is the host's."""


@dataclass(frozen=True, slots=True)
class SectorMark:
    """A sector's shape; `letter` tells apart the sectors that share one, from the seventh on."""

    shape: Shape
    letter: str = ""


def spoke_in_figures(spoke: Sequence[bool]) -> str:
    """Of how many sectors somebody spoke, where their marks have no room: "3/6"."""
    return f"{sum(spoke)}/{len(spoke)}"


def sector_marks(names: Sequence[str]) -> tuple[SectorMark, ...]:
    """The marks of the sectors with these names; the last one is the host's and gets the bar."""
    marks: list[SectorMark] = []
    for index, name in enumerate(names):
        if index == len(names) - 1 and index > 0:
            marks.append(SectorMark("bar"))
        else:
            letter = name.strip()[:1].upper() if index >= len(SHAPES) else ""
            marks.append(SectorMark(SHAPES[index % len(SHAPES)], letter))
    return tuple(marks)


def sector_letters(names: Sequence[str]) -> tuple[str, ...]:
    """A capital letter for each sector, no two alike: of its own name where one is left, else of the alphabet."""
    taken: list[str] = []
    for name in names:
        own = (letter for letter in name.upper() if letter.isalpha())
        taken.append(next((letter for letter in (*own, *ascii_uppercase) if letter not in taken), "?"))
    return tuple(taken)


def mark_ops(shape: Shape, x: float, y: float, size: float) -> Ops:
    """The outline of a shape about `size` wide, centred on (x, y); all six look equally heavy."""
    h = size / 2
    if shape == "circle":
        return circle(h * 0.95, x, y)
    if shape == "square":
        return round_rect(x - h * 0.86, y - h * 0.86, h * 1.72, h * 1.72, size * 0.08)
    if shape == "triangle":
        return polygon([(x, y - h * 0.98), (x + h * 1.06, y + h * 0.82), (x - h * 1.06, y + h * 0.82)])
    if shape == "diamond":
        d = h * 1.12
        return polygon([(x, y - d), (x + d, y), (x, y + d), (x - d, y)])
    if shape == "plus":
        a, b = h * 1.02, h * 0.38
        right = [(b, -a), (b, -b), (a, -b), (a, b), (b, b), (b, a)]
        corners = right + [(-dx, -dy) for dx, dy in right]
        return polygon([(x + dx, y + dy) for dx, dy in corners])
    return round_rect(x - h * 1.05, y - h * 0.48, h * 2.1, h * 0.96, h * 0.48)


def disc_row(
    spoke: Sequence[bool], x: float, y: float, radius: float, pitch: float, role: str, key: str = ""
) -> list[Primitive]:
    """A disc for each sector, filled from the left for how many spoke (not for which), centred on (x, y)."""
    row: list[Primitive] = []
    for i in range(len(spoke)):
        cx = x + (i - (len(spoke) - 1) / 2) * pitch
        if i < sum(spoke):
            row.append(Path(circle(radius, cx, y), fill=role, key=key))
        else:
            row.append(Path(circle(radius * 0.806, cx, y), stroke=role, width=radius / 3, key=key))
    return row


def shape_row(
    spoke: Sequence[bool],
    marks: Sequence[SectorMark],
    x: float,
    y: float,
    size: float,
    pitch: float,
    role: str,
    key: str = "",
) -> list[Primitive]:
    """The shape of each sector, full when it spoke and hollow when not yet, centred on (x, y)."""
    row: list[Primitive] = []
    for i, (heard, mark) in enumerate(zip(spoke, marks, strict=False)):
        cx = x + (i - (len(spoke) - 1) / 2) * pitch
        if heard:
            row.append(Path(mark_ops(mark.shape, cx, y, size), fill=role, key=key))
        else:
            outline = mark_ops(mark.shape, cx, y, size * 0.9)
            row.append(Path(outline, stroke=role, width=size * 0.085, key=key))
    return row
