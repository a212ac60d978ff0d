"""The marks of sectors: letters that tell them apart beside shape and colour, and shapes that are never specks."""

import pytest

from roundtable.domain.star import Segment, Star
from roundtable.domain.star_figure import facilitators_star
from roundtable.domain.star_geometry import Path, Text, flatten
from roundtable.domain.star_marks import sector_letters, sector_marks
from roundtable.domain.star_thumbnail import Heard


def test_no_two_sectors_share_a_letter() -> None:
    names = ("Universities", "Students and service users", "Sector bodies", "États", "E", "", "大学", "東大")
    assert sector_letters(names) == ("U", "S", "E", "É", "A", "B", "大", "東")


def test_there_are_letters_for_as_many_as_the_alphabet_has() -> None:
    letters = sector_letters(["A"] * 27)
    assert len(set(letters)) == 27 and letters[-1] == "?"


@pytest.mark.parametrize("unit", [1.8, 2.2, 2.6, 3.2, 3.6])
@pytest.mark.parametrize(("inner", "outer"), [(4, 5), (2, 3), (6, 8), (3, 7)])
def test_sectors_are_marks_that_are_seen_or_figures_and_silence_is_in_words(
    inner: int, outer: int, unit: float
) -> None:
    """At so many units to a pixel, and 11 pixels for the smallest words."""
    star = Star(
        "",
        tuple(Segment(f"part-{n}", f"Co-{'abcdef'[n]}", "") for n in range(inner)),
        tuple(Segment(f"arm-{n}", f"Do {'abcdefgh'[n]}", "") for n in range(outer)),
    )
    spoke = Heard(12, (True, True, False, True, True, True))
    drawing = [
        facilitators_star(star, dict.fromkeys(keys, spoke), sectors=sector_marks("abcdef"), least=11 * unit)
        for keys in ((), (each.id for each in star.segments))
    ]
    for segment in star.segments:
        own = [each for each in drawing[1] if each.key == segment.id and each not in drawing[0]]
        figures = [each for each in own if isinstance(each, Text) and each.s == "5/6"]
        shapes = [
            max(right) - min(right)
            for each in own
            if isinstance(each, Path) and max(right := [x for x, _ in flatten(each.ops)]) - min(right) < 30 * unit / 2
        ]
        assert (len(shapes) == 6) is not bool(figures), (segment.label, shapes)
        assert all(width >= 5.5 * unit for width in shapes) and all(each.size >= 11 * unit for each in figures)
        silent = [each.s for each in drawing[0] if isinstance(each, Text) and each.key == segment.id]
        assert "0" not in silent, segment.label
