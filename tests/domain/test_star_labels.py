"""Words never leave their segment: any star, any labels, in the scripts that people write, whatever a face measures."""

from __future__ import annotations

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roundtable.domain.star import CO_PRODUCTION, Segment, Star, turned
from roundtable.domain.star_figure import evidence_star, facilitators_star
from roundtable.domain.star_geometry import CANVAS, READ, Path, Primitive, Proportions, Text, contains, flatten, outline
from roundtable.domain.star_labels import Measure, elided, rough_width
from roundtable.domain.star_marks import sector_marks
from roundtable.domain.star_thumbnail import Heard

LABELS = (
    "Co-commission", "Vi", "Redistribution of power", "Gemeinsam verantworten", "Donaudampfschifffahrtsgesellschaft",
    "Évaluer ensemble", "Współprojektowanie", "Спільна оцінка", "Συν-σχεδιασμός", "मिलकर बनाना", "صوت الناس",
    "共同設計", "ร่วมออกแบบ", "הערכה משותפת", "Cùng đánh giá", "Medborgarinflytande i vården", "W" * 24, "i",
)  # fmt: skip
SIX = sector_marks(["one", "two", "three", "four", "five", "six"])


def a_star(inner: int, outer: int, labels: list[str]) -> Star:
    def ring(name: str, count: int, first: int) -> tuple[Segment, ...]:
        return tuple(
            Segment(f"{name}-{i}", labels[(first + i) % len(labels)], labels[(first + i) % len(labels)])
            for i in range(count)
        )

    return Star("", ring("part", inner, 0), ring("arm", outer, inner))


def corners_of(drawn: Primitive, measure: Measure) -> list[tuple[float, float]]:
    """The corners of the capitals of a text, or an outline's own."""
    if isinstance(drawn, Path):
        return list(flatten(drawn.ops))
    width, turn = measure(drawn.s, drawn.size, drawn.weight, drawn.face), math.radians(drawn.angle)
    return [
        (drawn.x + dx * math.cos(turn) - dy * math.sin(turn), drawn.y + dx * math.sin(turn) + dy * math.cos(turn))
        for dx in (-width / 2, width / 2)
        for dy in (-0.67 * drawn.size, 0)
    ]


def check(star: Star, form: Proportions, drawing: tuple[Primitive, ...], measure: Measure) -> None:
    bodies = {each.id: flatten(outline(star, form, each.id) or (), 24) for each in star.segments}
    words = [each for each in drawing if isinstance(each, Text) and each.key]
    assert {each.key for each in words} == bodies.keys(), "a segment without a word"
    for each in words:
        for x, y in corners_of(each, measure):
            assert contains(bodies[each.key], x, y), (each.s, each.key, each.size)


def drawings(star: Star, points: int, measure: Measure) -> list[tuple[Proportions, tuple[Primitive, ...]]]:
    spoke = tuple(i < 3 for i in range(6))
    heard = {each.id: Heard(points, spoke) for i, each in enumerate(star.segments) if points and i % 3}
    return [
        (READ, evidence_star(star, heard, total=points, measure=measure)),
        (CANVAS, facilitators_star(star, heard, title="Whose?", sectors=SIX, measure=measure)),
    ]


@given(
    st.integers(2, 6),
    st.integers(3, 8),
    st.lists(st.sampled_from(LABELS), min_size=1, max_size=14),
    st.sampled_from([0, 7, 88, 1234]),
    st.floats(0.8, 1.3),
)
@settings(max_examples=50)
def test_words_keep_to_their_segment(inner: int, outer: int, labels: list[str], points: int, width: float) -> None:
    def measure(s: str, size: float, weight: int = 400, face: str = "words") -> float:
        return rough_width(s, size, weight) * width

    star = a_star(inner, outer, labels)
    for form, drawing in drawings(star, points, measure):
        check(star, form, drawing, measure)


@pytest.mark.parametrize("star", [CO_PRODUCTION, turned(CO_PRODUCTION)], ids=["4+5", "5+4"])
@pytest.mark.parametrize("points", [0, 3, 44, 999])
def test_the_names_of_the_co_production_star_are_never_cut(star: Star, points: int) -> None:
    for form, drawing in drawings(star, points, rough_width):
        check(star, form, drawing, rough_width)
        said: dict[str, str] = {}
        for each in drawing:
            if isinstance(each, Text):
                said[each.key] = said.get(each.key, "") + each.s
        for segment in star.segments:
            assert segment.label.replace(" ", "") in said[segment.id].replace(" ", "")


@pytest.mark.parametrize("limit", range(0, 400, 7))
def test_what_is_cut_keeps_as_much_as_fits(limit: int) -> None:
    words = "Nobody asked the evening group before they moved it"
    cut = elided(words, limit, 13, 500, rough_width)
    if rough_width(words, 13, 500) <= limit:
        assert cut == words
        return
    kept = cut.removesuffix("…")
    assert words.startswith(kept) and cut != kept
    longer = next((words[:n] for n in range(len(kept) + 1, len(words)) if words[:n].rstrip() != kept), words)
    assert rough_width(longer.rstrip() + "…", 13, 500) > limit
    assert not kept or rough_width(cut, 13, 500) <= limit
