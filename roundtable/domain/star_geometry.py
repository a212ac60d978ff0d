"""The star as pure numbers: outlines of its parts, what lies under a point, and the primitives it is drawn with.

The plane has its origin at the hub, x to the right and y **down**; one unit is about a pixel of a star 1000 pixels
high. A drawing is a list of `Path` and `Text`, back to front; `domain/star_figure.py` makes such lists, and Qt
(`ui/star/painter.py`) and reportlab (`report/star_drawing.py`) replay them. Colours are roles of the palette's
tables "star" and "evidence_star". To draw a `Path`: fill its operations (non-zero winding) in `fill`, then stroke
them `width` units wide in `stroke`; a width of 0 is a hairline of the device. To draw a `Text`: move to (x, y), turn
by `angle` degrees clockwise, and set the string's baseline there, centred or from the start.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from roundtable.domain.star import Star

TAU = math.tau
Point = tuple[float, float]
Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""
Op = tuple[str, float, float] | tuple[str, float, float, float, float, float, float] | tuple[str]
"""("M", x, y) moves, ("L", x, y) draws a line, ("C", x1, y1, x2, y2, x, y) a cubic, ("Z",) closes."""
Ops = tuple[Op, ...]
Face = Literal["words", "figures"]
"""The face of the words, or the one with tabular figures and an open nought."""
CO_HUES = 6
"""Hues that the palette has for inner parts; from the seventh part on they come round again."""
WIDEST_HALF_ARM = TAU / 6
"""An arm spans at most this much to either side of its axis (radians): two arms do not swallow the ring."""


@dataclass(frozen=True, slots=True)
class Path:
    """An outline; `key` is the id of the segment it belongs to, or ""."""

    ops: Ops
    fill: str | None = None
    stroke: str | None = None
    width: float = 0.0
    dash: tuple[float, float] | None = None
    key: str = ""


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text, or one letter of a line that runs along an arc."""

    s: str
    x: float
    y: float
    size: float
    role: str
    weight: int = 400
    anchor: Literal["middle", "start"] = "middle"
    angle: float = 0.0
    key: str = ""
    face: Face = "words"


Primitive = Path | Text


@dataclass(frozen=True, slots=True)
class Proportions:
    """Radii of hub, ring, valleys and tips, the gap between parts, how far edges bow in and how blunt tips are."""

    hub: float
    ring_in: float
    ring_out: float
    valley: float
    tip: float
    gap: float
    bow: float
    cut: float


CANVAS = Proportions(hub=92, ring_in=100, ring_out=322, valley=344, tip=634, gap=7, bow=15, cut=0.105)
"""The facilitator's star: slender arms with room for badges, and for chips around them."""
READ = Proportions(hub=80, ring_in=88, ring_out=308, valley=374, tip=590, gap=8, bow=9, cut=0.12)
"""The star of slides and print: shorter, wider arms, so that every label is read from the back of the room."""
NO_RING_HUB = 1.7
"""Without a ring the hub is so many times larger, and the arms begin at it."""


def hub_radius(star: Star, form: Proportions) -> float:
    """The hub's radius: larger when no ring surrounds it."""
    return form.hub if star.inner else form.hub * NO_RING_HUB


def arm_base(star: Star, form: Proportions) -> float:
    """The radius at which arms begin."""
    return (form.ring_out if star.inner else hub_radius(star, form)) + form.gap


def inner_angle(star: Star, index: int) -> float:
    """The middle of a ring part in radians; the first part ends clockwise of the top."""
    return -TAU / 4 + (index + 0.5) * TAU / len(star.inner)


def outer_angle(star: Star, index: int) -> float:
    """The axis of an arm in radians; the first arm points up."""
    return -TAU / 4 + index * TAU / len(star.outer)


def half_inner(star: Star) -> float:
    """Half the angle that a ring part spans."""
    return TAU / 2 / len(star.inner)


def half_outer(star: Star) -> float:
    """Half the angle that an arm spans."""
    return min(TAU / 2 / len(star.outer), WIDEST_HALF_ARM)


def hue(index: int) -> str:
    """The colour role of the inner part at that place."""
    return f"co{index % CO_HUES + 1}"


# Curves


def polar(radius: float, angle: float) -> Point:
    """A point from its distance and direction."""
    return radius * math.cos(angle), radius * math.sin(angle)


def lerp(a: Point, b: Point, t: float) -> Point:
    """The point that lies `t` (0 to 1) of the way from a to b."""
    return a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t


def arc(radius: float, start: float, end: float, *, move: bool = True, centre: Point = (0.0, 0.0)) -> list[Op]:
    """Operations along a circle, in cubics of at most 45 degrees (their radius is off by less than 0.0005 %)."""
    cx, cy = centre
    pieces = max(1, math.ceil(abs(end - start) / (TAU / 8) - 1e-9))
    step = (end - start) / pieces
    k = 4 / 3 * math.tan(step / 4)
    ops: list[Op] = [("M" if move else "L", cx + radius * math.cos(start), cy + radius * math.sin(start))]
    for piece in range(pieces):
        a, b = start + piece * step, start + (piece + 1) * step
        ops.append(
            (
                "C",
                cx + radius * (math.cos(a) - k * math.sin(a)),
                cy + radius * (math.sin(a) + k * math.cos(a)),
                cx + radius * (math.cos(b) + k * math.sin(b)),
                cy + radius * (math.sin(b) - k * math.cos(b)),
                cx + radius * math.cos(b),
                cy + radius * math.sin(b),
            )
        )
    return ops


def circle(radius: float, x: float = 0.0, y: float = 0.0) -> Ops:
    """A whole circle."""
    return (*arc(radius, 0, TAU, centre=(x, y)), ("Z",))


def annular(inner: float, outer: float, start: float, end: float, gap: float) -> Ops:
    """A part of a ring whose gap to its neighbours is as wide inside as outside; a full turn is a whole ring."""
    if end - start >= TAU - 1e-9:
        return (*arc(outer, start, end), ("Z",), *arc(inner, end, start), ("Z",))
    inside, outside = math.asin(gap / 2 / inner), math.asin(gap / 2 / outer)
    there = arc(outer, start + outside, end - outside)
    back = arc(inner, end - inside, start + inside, move=False)
    return (*there, *back, ("Z",))


def polygon(points: Iterable[Point]) -> Ops:
    """Straight lines through the points, closed."""
    first, *rest = points
    return (("M", *first), *(("L", *point) for point in rest), ("Z",))


def round_rect(x: float, y: float, width: float, height: float, radius: float) -> Ops:
    """A rectangle with round corners."""
    right, bottom, quarter = x + width - radius, y + height - radius, TAU / 4
    return (
        *arc(radius, 2 * quarter, 3 * quarter, centre=(x + radius, y + radius)),
        *arc(radius, 3 * quarter, 4 * quarter, move=False, centre=(right, y + radius)),
        *arc(radius, 0, quarter, move=False, centre=(right, bottom)),
        *arc(radius, quarter, 2 * quarter, move=False, centre=(x + radius, bottom)),
        ("Z",),
    )


def flatten(ops: Ops, pieces: int = 8) -> tuple[Point, ...]:
    """The outline as corners, each cubic cut into so many straight pieces."""
    points: list[Point] = []
    for op in ops:
        if len(op) == 3:
            points.append((op[1], op[2]))
        elif len(op) == 7:
            x0, y0 = points[-1]
            _, x1, y1, x2, y2, x3, y3 = op
            for piece in range(1, pieces + 1):
                t = piece / pieces
                u = 1 - t
                a, b, c, d = u**3, 3 * u * u * t, 3 * u * t * t, t**3
                points.append((a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3))
    return tuple(points)


def contains(corners: Sequence[Point], x: float, y: float) -> bool:
    """Whether a point lies inside a polygon."""
    inside = False
    px, py = corners[-1]
    for qx, qy in corners:
        if (qy > y) != (py > y) and x < (px - qx) * (y - qy) / (py - qy) + qx:
            inside = not inside
        px, py = qx, qy
    return inside


# The parts


@cache
def ring_part(star: Star, form: Proportions, index: int, inset: float = 0.0) -> Ops:
    """The outline of an inner part, drawn in by `inset` on every side."""
    middle, half = inner_angle(star, index), half_inner(star)
    low, high = form.ring_in + inset, form.ring_out - inset
    return annular(low, high, middle - half, middle + half, form.gap + 2 * inset)


def _valleys(star: Star, form: Proportions, axis: float) -> tuple[Point, Point]:
    """The two corners where an arm meets its neighbours, each half a gap away from them."""
    half, shift = half_outer(star), form.gap / 2
    radius = form.valley if star.inner else form.valley * 0.86
    (x0, y0), (x1, y1) = polar(radius, axis - half), polar(radius, axis + half)
    dx, dy = -shift * math.sin(axis), shift * math.cos(axis)
    return (x0 + dx, y0 + dy), (x1 - dx, y1 - dy)


def arm_edges(star: Star, form: Proportions, index: int) -> tuple[tuple[Point, Point], tuple[Point, Point]]:
    """The long edges of an arm, anticlockwise and clockwise, each from its valley to where the tip is rounded."""
    axis = outer_angle(star, index)
    tip = polar(form.tip, axis)
    one, other = _valleys(star, form, axis)
    return (one, lerp(tip, one, form.cut)), (other, lerp(tip, other, form.cut))


def _edge(start: Point, end: Point, axis: float, inwards: float) -> Op:
    """An edge that bows in a little, which is softer than a sheriff's badge."""
    mx, my = lerp(start, end, 0.5)
    middle = (mx - inwards * math.sin(axis), my + inwards * math.cos(axis))
    return ("C", *lerp(start, middle, 0.66), *lerp(end, middle, 0.66), *end)


@cache
def arm(star: Star, form: Proportions, index: int) -> Ops:
    """The outline of an arm with its rounded tip."""
    axis, half, base = outer_angle(star, index), half_outer(star), arm_base(star, form)
    tip = polar(form.tip, axis)
    (valley0, start), (valley1, end) = arm_edges(star, form, index)
    narrowing = form.gap / 2 / base
    return (
        *arc(base, axis + half - narrowing, axis - half + narrowing),
        ("L", *valley0),
        _edge(valley0, start, axis, form.bow),
        ("C", *lerp(start, tip, 0.66), *lerp(end, tip, 0.66), *end),
        _edge(end, valley1, axis, -form.bow),
        ("Z",),
    )


@cache
def arm_shade(star: Star, form: Proportions, index: int) -> Ops:
    """The clockwise half of an arm, which is drawn darker: the fold of the star."""
    axis, half, base = outer_angle(star, index), half_outer(star), arm_base(star, form)
    tip = polar(form.tip, axis)
    (_, start), (valley1, end) = arm_edges(star, form, index)
    first, second = lerp(start, tip, 0.66), lerp(end, tip, 0.66)
    p01, p12, p23 = lerp(start, first, 0.5), lerp(first, second, 0.5), lerp(second, end, 0.5)
    p012, p123 = lerp(p01, p12, 0.5), lerp(p12, p23, 0.5)
    return (
        *arc(base, axis + half - form.gap / 2 / base, axis),
        ("L", *lerp(p012, p123, 0.5)),
        ("C", *p123, *p23, *end),
        _edge(end, valley1, axis, -form.bow),
        ("Z",),
    )


@cache
def arm_corners(star: Star, form: Proportions, index: int) -> tuple[Point, ...]:
    """An arm as a polygon, for finding what lies on it."""
    return flatten(arm(star, form, index))


def outline(star: Star, form: Proportions, segment_id: str, inset: float = 0.0) -> Ops | None:
    """The outline of a segment (`inset` draws a ring part in); None when the star has no such segment."""
    for index, segment in enumerate(star.inner):
        if segment.id == segment_id:
            return ring_part(star, form, index, inset)
    for index, segment in enumerate(star.outer):
        if segment.id == segment_id:
            return arm(star, form, index)
    return None


def segment_at(star: Star, x: float, y: float, form: Proportions = CANVAS) -> str | None:
    """The id of the segment under a point; None for the hub, for the gaps and for everything beside the star."""
    radius = math.hypot(x, y)
    if star.inner and form.ring_in <= radius <= form.ring_out:
        turned = (math.atan2(y, x) + TAU / 4) % TAU
        index = int(turned / TAU * len(star.inner)) % len(star.inner)
        aside = half_inner(star) - abs(turned - (index + 0.5) * TAU / len(star.inner))
        in_gap = len(star.inner) > 1 and aside < TAU / 4 and radius * math.sin(aside) < form.gap / 2
        return None if in_gap else star.inner[index].id
    if radius < arm_base(star, form):
        return None
    for index, segment in enumerate(star.outer):
        if contains(arm_corners(star, form, index), x, y):
            return segment.id
    return None


def anchor_of(star: Star, segment_id: str, form: Proportions = CANVAS) -> Point | None:
    """A point well inside a segment: where a pointer would be put to meet it."""
    for index, segment in enumerate(star.inner):
        if segment.id == segment_id:
            return polar((form.ring_in + form.ring_out) / 2, inner_angle(star, index))
    for index, segment in enumerate(star.outer):
        if segment.id == segment_id:
            return polar(arm_base(star, form) * 0.7 + form.tip * 0.3, outer_angle(star, index))
    return None


@cache
def bounds(star: Star, form: Proportions, margin: float = 0.0) -> Box:
    """The smallest box around the star's outlines that is even to left and right; edges reach a few units out."""
    corners = [(r, 0.0) for r in (form.ring_out if star.inner else hub_radius(star, form),)]
    corners += [(0.0, corners[0][0]), (0.0, -corners[0][0])]
    for index in range(len(star.outer)):
        corners += arm_corners(star, form, index)
    wide = max(abs(x) for x, _ in corners) + margin
    return -wide, min(y for _, y in corners) - margin, wide, max(y for _, y in corners) + margin
