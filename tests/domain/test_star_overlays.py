"""Gauges of strength and hatching: within their segment, alike on all of a ring, and clear of all that stands there."""

from __future__ import annotations

import math
from functools import cache
from itertools import product

import pytest

from roundtable.domain.star import CO_PRODUCTION, Segment, Star, turned
from roundtable.domain.star_figure import evidence_star, facilitators_star
from roundtable.domain.star_gauge import SIZES
from roundtable.domain.star_geometry import (
    CANVAS,
    READ,
    Box,
    Path,
    Point,
    Primitive,
    Proportions,
    Text,
    contains,
    flatten,
    outline,
)
from roundtable.domain.star_labels import rough_width
from roundtable.domain.star_marks import sector_marks
from roundtable.domain.star_strength import NOT_MEASURED, Strength
from roundtable.domain.star_thumbnail import Heard

PARTS = ("Gemeinschaftliche Daseinsvorsorge", "Öffentlichkeitsbeteiligung", "Pouvoir d’agir partagé", "Ko-Kommission")
ARMS = ("Bestandsaufnahme", "Schwerpunktsetzung", "Menschen gewinnen", "Wachstum und Verstetigung", "Rechenschaft")
STARS = [CO_PRODUCTION, turned(CO_PRODUCTION)]
EVERY_STAR = pytest.mark.parametrize("star", STARS, ids=["4+5", "5+4"])
EVERY_FORM = pytest.mark.parametrize("form", [CANVAS, READ], ids=["canvas", "read"])
FULL = (True,) * 6


def long_named(inner: int, outer: int) -> Star:
    return Star(
        "",
        tuple(Segment(f"part-{n}", PARTS[n % len(PARTS)], "") for n in range(inner)),
        tuple(Segment(f"arm-{n}", ARMS[n % len(ARMS)], "") for n in range(outer)),
    )


@cache
def drawn(star: Star, form: Proportions, heard: Heard, strength: Strength) -> tuple[Primitive, ...]:
    evidence = {segment.id: heard for segment in star.segments}
    strengths = {segment.id: strength for segment in star.segments}
    if form is READ:
        return evidence_star(star, evidence, strengths=strengths)
    return facilitators_star(star, evidence, strengths=strengths, sectors=sector_marks("abcdef"))


def laid(star: Star, form: Proportions, heard: Heard, strength: Strength, key: str) -> list[Path]:
    """The ruler, the arrow and the bar of a segment."""
    bare = drawn(star, form, heard, Strength())
    more = drawn(star, form, heard, strength)
    return [each for each in more if isinstance(each, Path) and each.key == key and each not in bare]


def box_of(each: Primitive) -> Box:
    """What a line of words, a letter or a mark takes."""
    if isinstance(each, Path):
        corners: list[Point] = list(flatten(each.ops))
    else:
        turn, half = math.radians(each.angle), rough_width(each.s, each.size, each.weight) / 2
        corners = [
            (each.x + dx * math.cos(turn) - dy * math.sin(turn), each.y + dx * math.sin(turn) + dy * math.cos(turn))
            for dx, dy in product((-half, half), (-0.7 * each.size, 0.0))
        ]
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(xs), min(ys), max(xs), max(ys)


def meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@EVERY_STAR
@EVERY_FORM
def test_a_higher_score_reaches_further_on_the_same_ruler(star: Star, form: Proportions) -> None:
    heard = Heard(12, FULL)
    for segment in star.segments:
        reached = 0.0
        for score in (0.15, 0.35, 0.6, 0.85, 1.0):
            ruler, arrow, bar = (box_of(each) for each in laid(star, form, heard, Strength(score, score), segment.id))
            assert bar[2] - ruler[0] > reached and bar[2] <= ruler[2] + 0.01
            assert bar[2] == pytest.approx(ruler[0] + score * (ruler[2] - ruler[0]))
            assert arrow[0] < bar[0] and bar[2] < arrow[2] and arrow[1] < bar[1] and bar[3] < arrow[3]
            reached = bar[2] - ruler[0]
        assert drawn(star, form, heard, Strength(1.2)) == drawn(star, form, heard, Strength(1.0))


@EVERY_STAR
@EVERY_FORM
@pytest.mark.parametrize("points", [0, 12])
def test_every_segment_has_a_gauge_and_those_of_a_ring_are_alike(star: Star, form: Proportions, points: int) -> None:
    for ring in (star.inner, star.outer):
        rulers = [laid(star, form, Heard(points, FULL), Strength(0.25, 0.75), each.id)[0] for each in ring]
        boxes = [box_of(ruler) for ruler in rulers]
        assert len({round(right - left, 6) for left, _, right, _ in boxes}) == 1
        assert boxes[0][2] - boxes[0][0] > 0.8 * SIZES[-1]


def test_no_gauge_is_smaller_than_is_read() -> None:
    """At 3 units to a pixel, of 11 pixels for the smallest words: 63 units are 21 pixels."""
    star = long_named(6, 8)
    evidence = {each.id: Heard(12, FULL) for each in star.segments}
    strengths = {each.id: Strength(0.5) for each in star.segments}
    drawing = [
        facilitators_star(star, evidence, strengths=said, sectors=sector_marks("abcdef"), least=33.0)
        for said in (NOT_MEASURED, strengths)
    ]
    rulers = [each for each in drawing[1] if each not in drawing[0] and isinstance(each, Path) and each.stroke]
    assert all(right - left > 54 for left, _, right, _ in map(box_of, rulers))


def test_nought_is_a_bare_ruler_and_who_was_not_asked_has_none() -> None:
    (ruler,) = laid(CO_PRODUCTION, READ, Heard(3), Strength(0.0, 0.0), "co-design")
    assert ruler.stroke and not ruler.fill
    assert not laid(CO_PRODUCTION, READ, Heard(3), Strength(), "co-design")


def test_now_is_full_and_ambition_an_outline_that_is_never_dashed() -> None:
    ruler, arrow, bar = laid(CO_PRODUCTION, READ, Heard(12, FULL), Strength(0.4, 0.9), "map-it")
    assert bar.fill and not bar.stroke and arrow.stroke and not arrow.fill
    assert ruler.dash is None and arrow.dash is None and len(arrow.ops) != len(bar.ops)


@EVERY_FORM
@pytest.mark.parametrize(
    ("inner", "outer", "points"),
    [*((i, o, 12) for i, o in product(range(2, 7), range(3, 9)) if (i + o) % 2 == 0), (2, 3, 0), (4, 5, 12), (6, 8, 0)],
)
def test_hatching_and_gauges_meet_nothing_and_stay_within_their_segment(
    inner: int, outer: int, form: Proportions, points: int
) -> None:
    star, strength = long_named(inner, outer), Strength(0.3, 0.8)
    quiet, loud = Heard(points, FULL), Heard(points, FULL, contested=True)
    bare = drawn(star, form, quiet, Strength())
    hatched, whole = drawn(star, form, loud, Strength()), drawn(star, form, loud, strength)
    hatches, added = set(hatched) - set(bare), set(whole) - set(bare) - set(hatched)
    ring = {segment.id for segment in star.inner}
    for segment in star.segments:
        hatch = [each for each in hatches if each.key == segment.id]
        gauge = [each for each in added if isinstance(each, Path) and each.key == segment.id]
        words = [each for each in bare if each.key == segment.id]
        words = [each for each in words[1 if points else 2 :] if isinstance(each, Text) or _is_mark(each)]
        body = flatten(outline(star, form, segment.id) or (), 12)
        strokes = [line for each in hatch if isinstance(each, Path) for line in _strokes(each)]
        for mark in (*strokes, *gauge):
            box = box_of(mark)
            assert all(contains(body, *corner) for corner in flatten(mark.ops))
            for word in words:
                assert not meet(box, box_of(word)) or _is_turned(word, segment.id in ring, box), (segment.label, word)
        for stroke, mark in product(strokes, gauge):
            assert not meet(box_of(stroke), box_of(mark)), segment.label


def _is_mark(each: Path) -> bool:
    left, top, right, bottom = box_of(each)
    return right - left < 90 and bottom - top < 90


def _strokes(hatch: Path) -> list[Path]:
    return [Path(hatch.ops[at : at + 2], key=hatch.key) for at in range(0, len(hatch.ops), 2)]


def _is_turned(word: Primitive, in_ring: bool, box: Box) -> bool:
    """Whether only the box round a turned letter is met, not the letter."""
    if not (in_ring and isinstance(word, Text) and word.angle):
        return False
    turn, half = math.radians(word.angle), rough_width(word.s, word.size, word.weight) / 2
    for x, y in product((box[0], (box[0] + box[2]) / 2, box[2]), (box[1], (box[1] + box[3]) / 2, box[3])):
        dx, dy = x - word.x, y - word.y
        along, up = dx * math.cos(turn) + dy * math.sin(turn), dy * math.cos(turn) - dx * math.sin(turn)
        if abs(along) < half and -0.7 * word.size < up < 0:
            return False
    return True
