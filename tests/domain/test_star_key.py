"""A star whose names have no room on it: letters that keep to their part, once it is asked what size is read."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roundtable.domain.star import CO_PRODUCTION, Star, turned
from roundtable.domain.star_figure import evidence_star, facilitators_star
from roundtable.domain.star_geometry import CANVAS, READ, Primitive, Text
from roundtable.domain.star_key import letters, needs_key
from roundtable.domain.star_labels import in_lines, rough_width
from roundtable.domain.star_thumbnail import Evidence, Heard
from tests.domain.test_star_labels import LABELS, SIX, a_star, check

LONG = ["Neighbourhood organisers", "Understanding the landscape", "Redistribution of power", "Voice"]


def evidence_of(star: Star, points: int) -> Evidence:
    spoke = tuple(i < 3 for i in range(6))
    return {each.id: Heard(points, spoke) for i, each in enumerate(star.segments) if i % 3}


def smallest(drawing: tuple[Primitive, ...]) -> float:
    return min(each.size for each in drawing if isinstance(each, Text))


def said_on(drawing: tuple[Primitive, ...], key: str) -> str:
    return "".join(each.s for each in drawing if isinstance(each, Text) and each.key == key).replace(" ", "")


def test_letters_are_not_read_as_counts() -> None:
    found = letters(a_star(6, 8, LONG))
    assert "".join(found.values()) == "ABCDEFGHJKLMNP"
    assert len(set(letters(a_star(20, 30, LONG)).values())) == 50


@given(
    st.integers(2, 6),
    st.integers(3, 8),
    st.lists(st.sampled_from(LABELS), min_size=1, max_size=14),
    st.sampled_from([0, 7, 88, 188]),
    st.floats(36, 52),
)
@settings(max_examples=40, deadline=None)
def test_nothing_is_smaller_than_is_read_and_every_name_or_letter_is_there(
    inner: int, outer: int, labels: list[str], points: int, least: float
) -> None:
    star = a_star(inner, outer, labels)
    keyed = needs_key(star, least, 6, "not yet", rough_width)
    drawing = evidence_star(star, evidence_of(star, points), total=58, least=least, keyed=keyed)
    check(star, READ, drawing, rough_width)
    assert smallest(drawing) >= least - 1e-6
    for each in star.segments:
        said = letters(star)[each.id] if keyed else each.label.replace(" ", "")
        assert said in said_on(drawing, each.id)
        if points and each.id in evidence_of(star, points):
            assert str(points) in said_on(drawing, each.id)
        else:
            assert keyed or "notyet" in said_on(drawing, each.id), "its dashed edge says it too"


@given(
    st.integers(2, 6),
    st.integers(3, 8),
    st.lists(st.sampled_from(LABELS), min_size=1, max_size=14),
    st.sampled_from([0, 7, 88, 188]),
    st.floats(14, 36),
)
@settings(max_examples=25, deadline=None)
def test_the_facilitators_star_has_letters_where_names_would_be_too_small(
    inner: int, outer: int, labels: list[str], points: int, least: float
) -> None:
    star = a_star(inner, outer, labels)
    drawing = facilitators_star(star, evidence_of(star, points), title="Whose?", sectors=SIX, least=least)
    check(star, CANVAS, drawing, rough_width)
    assert smallest(drawing) >= min(least, 24) - 1e-6
    names = [each.label.replace(" ", "") in said_on(drawing, each.id) for each in star.segments]
    lettered = [said_on(drawing, each.id).startswith(letters(star)[each.id]) for each in star.segments]
    assert all(names) or all(lettered)


@pytest.mark.parametrize("star", [CO_PRODUCTION, turned(CO_PRODUCTION)], ids=["4+5", "5+4"])
def test_the_co_production_star_needs_no_key_where_it_was_legible(star: Star) -> None:
    assert not needs_key(star, 40.0, 6, "not yet", rough_width)
    assert evidence_star(star, evidence_of(star, 44), total=9) == evidence_star(
        star, evidence_of(star, 44), total=9, least=36
    )


def test_a_star_does_not_change_its_ways_while_words_come_in() -> None:
    """Whether there is room does not depend on what was heard, only on what may be."""
    star = a_star(4, 6, ["Voice", "Trust"])
    assert not needs_key(star, 40, 6, "not yet", rough_width)
    for points in (0, 1, 99, 188):
        drawing = evidence_star(star, evidence_of(star, points), least=40)
        assert smallest(drawing) >= 40 and all(each.label in said_on(drawing, each.id) for each in star.segments)


def test_a_name_breaks_between_words_only_and_into_lines_as_even_as_can_be() -> None:
    found = in_lines("Redistribution of power and money", 40, 700, rough_width)
    assert [len(lines) for lines in found] == [1, 2, 3]
    assert found[1] == ("Redistribution", "of power and money") or found[1] == ("Redistribution of", "power and money")
    assert " ".join(found[2]) == "Redistribution of power and money"
    assert in_lines("Donaudampfschifffahrt", 40, 700, rough_width) == (("Donaudampfschifffahrt",),)
