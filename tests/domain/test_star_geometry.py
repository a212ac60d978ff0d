"""The star's outlines and what lies under a point, for the co-production star and for any other."""

from __future__ import annotations

import math

import pytest

from roundtable.domain.star import CO_PRODUCTION, Segment, Star
from roundtable.domain.star_geometry import (
    CANVAS,
    READ,
    Proportions,
    anchor_of,
    arc,
    arm_corners,
    bounds,
    contains,
    flatten,
    hue,
    polar,
    ring_part,
    segment_at,
)

FORMS = pytest.mark.parametrize("form", [CANVAS, READ], ids=["canvas", "read"])
SHAPES = [(4, 5), (3, 6), (0, 5), (4, 0), (1, 1), (2, 3), (8, 8), (0, 1), (5, 2)]


def a_star(inner: int, outer: int) -> Star:
    return Star(
        "",
        tuple(Segment(f"inner-{i}", f"Part {i}", f"Part {i}") for i in range(inner)),
        tuple(Segment(f"outer-{i}", f"Arm {i}", f"Arm {i}") for i in range(outer)),
    )


@FORMS
@pytest.mark.parametrize(("inner", "outer"), SHAPES)
def test_every_segment_is_found_at_its_own_place(form: Proportions, inner: int, outer: int) -> None:
    star = a_star(inner, outer)
    for segment in star.segments:
        at = anchor_of(star, segment.id, form)
        assert at is not None
        assert segment_at(star, *at, form) == segment.id


def test_the_four_cos_lie_clockwise_from_the_top_right() -> None:
    quadrants = [(200, -100), (200, 100), (-200, 100), (-200, -100)]
    found = [segment_at(CO_PRODUCTION, x, y) for x, y in quadrants]
    assert found == ["co-commissioning", "co-design", "co-delivery", "co-assessment"]


def test_the_five_steps_lie_clockwise_from_the_top() -> None:
    spots = [polar(450, math.radians(-90 + 72 * step)) for step in range(5)]
    found = [segment_at(CO_PRODUCTION, x, y) for x, y in spots]
    assert found == ["map-it", "focus-it", "people-it", "market-it", "grow-it"]


@FORMS
def test_hub_gap_and_surroundings_are_no_segment(form: Proportions) -> None:
    assert segment_at(CO_PRODUCTION, 0, 0, form) is None
    assert segment_at(CO_PRODUCTION, 0, form.ring_out + form.gap / 2, form) is None
    assert segment_at(CO_PRODUCTION, *polar(form.tip, math.radians(-54)), form) is None
    assert segment_at(CO_PRODUCTION, 5000, 5000, form) is None


@FORMS
@pytest.mark.parametrize(("inner", "outer"), SHAPES)
def test_no_two_parts_lie_on_each_other(form: Proportions, inner: int, outer: int) -> None:
    star = a_star(inner, outer)
    outlines = [flatten(ring_part(star, form, i)) for i in range(inner) if inner > 1]
    outlines += [arm_corners(star, form, i) for i in range(outer)]
    for x in range(-600, 601, 23):
        for y in range(-600, 601, 23):
            assert sum(contains(corners, x, y) for corners in outlines) <= 1


@FORMS
@pytest.mark.parametrize(("inner", "outer"), SHAPES)
def test_the_bounds_hold_every_part(form: Proportions, inner: int, outer: int) -> None:
    star = a_star(inner, outer)
    left, top, right, bottom = bounds(star, form, margin=1)
    assert left == -right
    for i in range(inner):
        for x, y in flatten(ring_part(star, form, i)):
            assert left < x < right and top < y < bottom
    for i in range(outer):
        for x, y in arm_corners(star, form, i):
            assert left < x < right and top < y < bottom


def test_an_arc_keeps_its_radius() -> None:
    for x, y in flatten(tuple(arc(300, 0, math.tau))):
        assert math.hypot(x, y) == pytest.approx(300, rel=5e-6)


def test_the_gap_of_the_ring_is_as_wide_inside_as_outside() -> None:
    corners = flatten(ring_part(CO_PRODUCTION, READ, 0))
    assert min(x for x, _ in corners) == pytest.approx(READ.gap / 2, abs=1e-6)
    assert max(y for _, y in corners) == pytest.approx(-READ.gap / 2, abs=1e-6)


def test_hues_come_round_again_after_six() -> None:
    assert [hue(i) for i in range(8)] == ["co1", "co2", "co3", "co4", "co5", "co6", "co1", "co2"]
