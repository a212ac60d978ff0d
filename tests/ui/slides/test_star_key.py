"""Stars of any shape and any names on a slide: all that is read is large enough, and every name is there."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage, QPainter

from roundtable.domain.records import Id
from roundtable.domain.star import CO_PRODUCTION, Segment, Star, turned
from roundtable.domain.star_figure import evidence_star
from roundtable.domain.star_geometry import READ, Box, Primitive, Text
from roundtable.domain.star_key import letters
from roundtable.domain.star_thumbnail import Heard
from tests.domain.test_star_labels import check
from tests.ui.slides.slides import CLOCK
from ui import theme
from ui.slides import sheet
from ui.slides.content import NOBODY_YET, Gap, LatestWords, QuestionSlide, SlideContent, StarCounts, StarSlide
from ui.slides.fitting import Drawn
from ui.slides.paint import paint
from ui.star import painter as star_painter

SIZES = [(1024, 768), (1280, 720), (1280, 800), (1920, 1080), (3840, 2160)]
WORDS = (
    "Care", "Voice", "Access", "Trust", "Time", "Öffentlichkeit", "Pouvoir", "d'agir", "Long-term", "learning", "of",
    "Neighbourhood", "organisers", "Beteiligung", "und", "Teilhabe", "Évaluer", "ensemble", "Współprojektowanie",
    "Спільна", "оцінка", "Συν-σχεδιασμός", "मिलकर", "बनाना", "صوت", "الناس", "共同設計", "ร่วมออกแบบ", "הערכה", "משותפת",
    "Cùng", "đánh", "giá", "Medborgarinflytande", "i", "vården", "W",
)  # fmt: skip
USUAL = ("Öffentlichkeit", "Neighbourhood organisers", "Pouvoir d'agir", "Care", "Long-term learning", "Access",
         "Trust", "Time", "Map it", "Sustain it over years", "Market it", "Voice", "Co-design", "Public")  # fmt: skip

pytestmark = pytest.mark.usefixtures("qapp")


@dataclass(frozen=True)
class Shown:
    """A slide as it was painted: its lines, and the star on it with its units and its place in pixels."""

    lines: tuple[Drawn, ...]
    star: tuple[Primitive, ...] = ()
    unit: float = 0.0
    place: QRectF | None = None

    def said_on(self, segment_id: str) -> str:
        return "".join(each.s for each in self.star if isinstance(each, Text) and each.key == segment_id)


def shown(content: SlideContent, width: int, height: int, look: str = "light") -> Shown:
    theme.load_fonts()
    found: list[tuple[tuple[Primitive, ...], Box, QRectF, tuple[float, float]]] = []

    def note(_p: QPainter, star: tuple[Primitive, ...], _c: Any, _g: Any, box: Box, rect: QRectF, align: Any) -> None:  # noqa: ANN401 - as they come
        found.append((star, box, rect, align))

    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sheet, "paint_star", note)
        lines = paint(painter, QSizeF(width, height), content, look)
    painter.end()
    if not found:
        return Shown(lines)
    ((star, (left, top, right, bottom), rect, align),) = found
    unit = min(rect.width() / (right - left), rect.height() / (bottom - top))
    wide, high = (right - left) * unit, (bottom - top) * unit
    x, y = rect.x() + (rect.width() - wide) * align[0], rect.y() + (rect.height() - high) * align[1]
    return Shown(lines, star, unit, QRectF(x, y, wide, high))


def a_star(inner: int, outer: int, names: list[str] | tuple[str, ...]) -> Star:
    each = iter(names)
    return Star(
        "",
        tuple(Segment(f"inner-{i}", name := next(each), name) for i in range(inner)),
        tuple(Segment(f"outer-{i}", name := next(each), name) for i in range(outer)),
    )


def a_slide(star: Star, points: int, sectors: int, *, latest: bool = False) -> StarSlide:
    """Two of three parts were heard, one of five is contested, and as many gaps as there may be."""
    spoke = tuple(i < sectors // 2 for i in range(sectors))
    evidence = {
        each.id: Heard(points + i, spoke, contested=i % 5 == 1) for i, each in enumerate(star.segments) if i % 3
    }
    gaps = [Gap(each.label, NOBODY_YET) for each in star.segments if each.id not in evidence][:3]
    words = LatestWords(Id("q"), "“Ask us first.”", "A student", 1) if latest else None
    return StarSlide(StarCounts(star, evidence, 58, (star.outer[1].id,)), tuple(gaps), sectors, words)


def check_slide(slide: StarSlide, width: int, height: int) -> Shown:
    """Nothing below the floor, nothing over anything else, words on their parts, every name somewhere."""
    found, floor = shown(slide, width, height), height / 28 - 0.5
    star = slide.counts.star
    assert found.place is not None
    check(star, READ, found.star, star_painter.measure)
    for text in found.star:
        assert not isinstance(text, Text) or text.size * found.unit >= floor - 0.01, (text, found.unit)
    for i, line in enumerate(found.lines):
        assert line.pixels >= floor, line
        assert line.box.right() <= 0.96 * width + 1 and line.box.bottom() <= 0.96 * height + 1, line
        assert not line.box.intersects(found.place), line
        assert not any(line.box.intersects(other.box) for other in found.lines[i + 1 :]), line
    beside = "".join("".join(line.text.split()) for line in found.lines)
    whole = {each.id: "".join(each.label.split()) for each in star.segments}
    keyed = all(found.said_on(each.id).startswith(letters(star)[each.id]) for each in star.segments)
    for key, name in whole.items():
        said = "".join(found.said_on(key).split())
        assert name in said or (keyed and letters(star)[key] + name in beside), (name, said, beside)
    return found


def cut(words: list[str]) -> str:
    """A name of up to 40 letters; those of Chinese are as wide as two."""
    name = words[0]
    for word in words[1:]:
        if sum(2 if "\u2e80" <= c <= "\ud7ff" else 1 for c in f"{name} {word}") <= 40:
            name += f" {word}"
    return name


NAMES = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(cut)


@pytest.mark.parametrize(("width", "height"), SIZES, ids=[f"{w}x{h}" for w, h in SIZES])
@given(
    inner=st.integers(2, 6),
    outer=st.integers(3, 8),
    names=st.lists(NAMES, min_size=14, max_size=14),
    points=st.sampled_from([1, 17, 95, 183]),
    sectors=st.sampled_from([0, 3, 6, 9]),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_star_of_any_shape_is_read_from_the_back_of_the_room(
    width: int, height: int, inner: int, outer: int, names: list[str], points: int, sectors: int
) -> None:
    if width / height < 1.5:  # a narrow screen has no room for fourteen names of 40 letters that are read from afar
        names = [name[:28].strip() for name in names]
    check_slide(a_slide(a_star(inner, outer, names), points, sectors), width, height)


def test_names_that_no_screen_has_room_for_are_smaller_and_never_cut() -> None:
    names = [f"Neighbourhood organisers of the town {i}" for i in range(14)]
    found = shown(a_slide(a_star(6, 8, names), 17, 6), 1024, 768)
    said = "".join("".join(line.text.split()) for line in found.lines)
    assert all("".join(name.split()) in said for name in names)
    assert min(line.pixels for line in found.lines) > 0.8 * 768 / 28
    assert not any(one.box.intersects(other.box) for i, one in enumerate(found.lines) for other in found.lines[:i])


def test_the_co_production_star_has_its_names_on_it_at_every_size() -> None:
    """At 16:10 it is bound by the width: there its words are as much larger as they have to be."""
    for star, (width, height) in product((CO_PRODUCTION, turned(CO_PRODUCTION)), SIZES):
        slide = a_slide(star, 17, 6)
        found = check_slide(slide, width, height)
        assert all(found.said_on(each.id) != letters(star)[each.id] for each in star.segments)
        question = QuestionSlide("Step 3 of 5", "Who is missing?", CLOCK, slide.counts)
        assert bool(shown(question, width, height).star) == (width / height > 1.5)


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (1920, 1080), (1024, 768), (3840, 2160)])
def test_the_co_production_star_looks_as_it_was_drawn_by_eye(width: int, height: int) -> None:
    slide = a_slide(CO_PRODUCTION, 17, 6)
    counts = slide.counts
    usual = evidence_star(CO_PRODUCTION, counts.evidence, total=58, now=counts.now, measure=star_painter.measure)
    assert shown(slide, width, height).star == usual


def test_a_star_that_needs_its_key_leaves_the_question() -> None:
    counts = a_slide(a_star(6, 8, USUAL), 17, 6).counts
    found = shown(QuestionSlide("Step 3 of 5", "Who is missing?", CLOCK, counts), 1920, 1080)
    assert not found.star and {"Step 3 of 5", "Who is missing?"} <= {line.text for line in found.lines}


@pytest.mark.parametrize(("inner", "outer"), [(2, 4), (6, 8)])
def test_a_letter_stays_where_it_is_while_words_come_in(inner: int, outer: int) -> None:
    star = a_star(inner, outer, ["Understanding the landscape and the town"] * 14)
    places = []
    for points in (1, 7, 42):
        found = shown(a_slide(star, points, 6), 1280, 720)
        places.append([(text.s, text.x, text.y) for text in found.star if isinstance(text, Text) and text.s.isalpha()])
    assert places[0] == places[1] == places[2]


@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize(("width", "height"), SIZES, ids=[f"{w}x{h}" for w, h in SIZES])
def test_a_star_of_fourteen_parts_shows_its_key_its_gaps_and_its_legend(width: int, height: int, look: str) -> None:
    slide = a_slide(a_star(6, 8, USUAL), 17, 6)
    check_slide(slide, width, height)
    said = [line.text for line in shown(slide, width, height, look).lines]
    assert set(letters(slide.counts.star).values()) <= set(said)
    assert any("Dashed" in line for line in said) and any("sectors spoke" in line for line in said)
    if width / height > 1.4:
        assert "Still to be heard" in said and any("Nobody has spoken to these" in line for line in said)
