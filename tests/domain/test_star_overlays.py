"""Outlines of strength and hatching: within their segment, as far out as the score says, and never through a word."""

from __future__ import annotations

import math

import pytest

from roundtable.domain.star import CO_PRODUCTION, Segment, Star, turned
from roundtable.domain.star_figure import evidence_star, facilitators_star
from roundtable.domain.star_geometry import (
    CANVAS,
    READ,
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
from roundtable.domain.star_overlays import AMBITION_DASH
from roundtable.domain.star_strength import Strength
from roundtable.domain.star_thumbnail import Heard

STARS = [
    CO_PRODUCTION,
    turned(CO_PRODUCTION),
    Star(
        "",
        tuple(Segment(f"part-{n}", f"Part {n}", "") for n in range(6)),
        tuple(Segment(f"arm-{n}", f"Arm {n}", "") for n in range(8)),
    ),
]
EVERY_STAR = pytest.mark.parametrize("star", STARS, ids=["4+5", "5+4", "6+8"])
EVERY_FORM = pytest.mark.parametrize("form", [CANVAS, READ], ids=["canvas", "read"])


def points_of(path: Path) -> list[Point]:
    return [(op[-2], op[-1]) for op in path.ops if len(op) > 1]


@EVERY_STAR
@EVERY_FORM
def test_outlines_are_whole_and_reach_further_out_for_a_higher_score(star: Star, form: Proportions) -> None:
    heard = Heard(12, (True,) * 6)
    bare = overlaid(star, form, heard, Strength())
    for segment in star.segments:
        reached = 0.0
        for score in (0.1, 0.35, 0.6, 0.85, 1.0):
            drawn = overlaid(star, form, heard, Strength(score, 1.0))
            ambition, now = (each for each in drawn if each.key == segment.id and each not in bare)
            assert isinstance(ambition, Path) and isinstance(now, Path)
            assert [op[0] for op in now.ops] == [op[0] for op in ambition.ops] == ["M", "L", "L", "L", "Z"]
            assert all(contains(points_of(ambition), x, y) for x, y in points_of(now))
            furthest = max(math.hypot(x, y) for x, y in points_of(now))
            assert furthest > reached
            reached = furthest
        assert overlaid(star, form, heard, Strength(1.2)) == overlaid(star, form, heard, Strength(1.0))


@EVERY_STAR
@EVERY_FORM
def test_levels_compare_on_all_segments_of_a_ring_however_much_was_heard(star: Star, form: Proportions) -> None:
    evidence = {segment.id: Heard(7 * place, (True,) * 6) for place, segment in enumerate(star.segments)}
    strengths = {segment.id: Strength(0.5) for segment in star.segments}
    draw = evidence_star if form is READ else facilitators_star
    bare = draw(star, evidence)
    lines = {each.key: each for each in draw(star, evidence, strengths=strengths) if each not in bare}
    for ring in (star.inner, star.outer):
        reaches = {
            round(max(math.hypot(x, y) for x, y in points_of(path)), 6)
            for segment in ring
            if isinstance(path := lines[segment.id], Path)
        }
        assert len(reaches) == 1


def test_nothing_is_drawn_for_nought() -> None:
    assert overlaid(CO_PRODUCTION, READ, Heard(3), Strength(0.0, 0.0)) == overlaid(
        CO_PRODUCTION, READ, Heard(3), Strength()
    )


def overlaid(star: Star, form: Proportions, heard: Heard, strength: Strength) -> tuple[Primitive, ...]:
    evidence = {segment.id: heard for segment in star.segments}
    strengths = {segment.id: strength for segment in star.segments}
    if form is READ:
        return evidence_star(star, evidence, strengths=strengths)
    return facilitators_star(star, evidence, strengths=strengths)


@EVERY_STAR
@EVERY_FORM
def test_strength_now_is_whole_and_ambition_dashed(star: Star, form: Proportions) -> None:
    bare = overlaid(star, form, Heard(12, (True,) * 6), Strength())
    drawn = [each for each in overlaid(star, form, Heard(12, (True,) * 6), Strength(0.4, 0.9)) if each not in bare]
    for segment in star.segments:
        own = [each for each in drawn if isinstance(each, Path) and each.key == segment.id]
        assert [each.dash for each in own] == [AMBITION_DASH, None]


@EVERY_STAR
@EVERY_FORM
@pytest.mark.parametrize("points", [0, 12])
def test_lines_keep_clear_of_words_and_marks_and_stay_in_their_segment(
    star: Star, form: Proportions, points: int
) -> None:
    bare = overlaid(star, form, Heard(points), Strength())
    drawn = overlaid(star, form, Heard(points, contested=True), Strength(0.3, 0.8))
    lines = [each for each in drawn if isinstance(each, Path) and each not in bare]
    assert {each.key for each in lines} == {segment.id for segment in star.segments}
    words = [each for each in drawn if isinstance(each, Text)]
    for line in lines:
        body = flatten(outline(star, form, line.key) or (), 24)
        for x, y in points_of(line):
            assert contains(body, x, y)
            for word in words:
                turn = -math.radians(word.angle)
                dx, dy = x - word.x, y - word.y
                along, up = dx * math.cos(turn) - dy * math.sin(turn), dx * math.sin(turn) + dy * math.cos(turn)
                half = rough_width(word.s, word.size, word.weight) / 2
                assert not (abs(along) < half and -0.7 * word.size < up < 0), (word.s, line.key)
