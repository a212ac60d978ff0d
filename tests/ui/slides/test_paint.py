"""Slides are read from ten metres: sizes, margins, whole words and steady digits, at every resolution."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QImage, QPainter

from roundtable.domain.records import Id
from roundtable.domain.star_geometry import Primitive
from tests.ui.slides.slides import RULES, SLIDES
from ui import theme
from ui.slides import letters, sheet
from ui.slides.content import (
    ActionsSlide,
    BlankSlide,
    BreakSlide,
    ClockSlide,
    LatestWords,
    QuestionSlide,
    QueueSlide,
    QuoteSlide,
    ReadBackSlide,
    SlideContent,
    StarSlide,
    ThanksSlide,
    TimesSlide,
    WelcomeSlide,
)
from ui.slides.fitting import Drawn
from ui.slides.in_words import words_on
from ui.slides.paint import paint, paint_clock
from ui.slides.star_layer import forget_stars
from ui.star import painter as star_painter
from ui.star.painter import Colours

SIZES = [(1024, 768), (1280, 720), (1920, 1080), (1920, 1200), (3840, 2160)]
EVERY = pytest.mark.parametrize("name", list(SLIDES))
AT_EVERY_SIZE = pytest.mark.parametrize(("width", "height"), SIZES, ids=[f"{w}x{h}" for w, h in SIZES])

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(autouse=True)
def fonts(qapp: object) -> None:
    theme.load_fonts()


def painted(content: SlideContent, width: int, height: int, look: str = "light") -> tuple[tuple[Drawn, ...], QImage]:
    image = QImage(width, height, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    drawn = paint(painter, QSizeF(width, height), content, look)
    painter.end()
    return drawn, image


@cache
def lines_of(name: str, width: int, height: int) -> tuple[Drawn, ...]:
    """The lines of a slide; each slide is painted once for all that is asked of it."""
    return painted(SLIDES[name], width, height)[0]


@EVERY
@AT_EVERY_SIZE
def test_nothing_is_smaller_than_the_floor(name: str, width: int, height: int) -> None:
    drawn = lines_of(name, width, height)
    for line in drawn:
        assert line.pixels >= height / 28 - 0.5, line


@EVERY
@AT_EVERY_SIZE
def test_nothing_that_is_read_comes_nearer_to_the_edge_than_four_hundredths(name: str, width: int, height: int) -> None:
    drawn = lines_of(name, width, height)
    for line in drawn:
        assert line.box.left() >= 0.04 * width - 1 and line.box.right() <= 0.96 * width + 1, line
        assert line.box.top() >= 0.04 * height - 1 and line.box.bottom() <= 0.96 * height + 1, line


@EVERY
@AT_EVERY_SIZE
def test_no_two_lines_lie_on_each_other(name: str, width: int, height: int) -> None:
    drawn = lines_of(name, width, height)
    for i, one in enumerate(drawn):
        for other in drawn[i + 1 :]:
            assert not one.box.intersects(other.box), (one, other)


@EVERY
@AT_EVERY_SIZE
def test_every_word_is_there_whole_and_in_order(name: str, width: int, height: int) -> None:
    drawn = lines_of(name, width, height)
    said = "".join("".join(line.text.split()) for line in drawn)  # a line may end behind a hyphen
    for part in parts_of(SLIDES[name]):
        assert "".join(part.split()) in said, (part, [line.text for line in drawn])


LATEST = "star, words too long"


@AT_EVERY_SIZE
def test_long_latest_words_are_there_as_their_beginning(width: int, height: int) -> None:
    """A room that has just heard them read back must not think that the screen has missed them."""
    slide = SLIDES[LATEST]
    assert isinstance(slide, StarSlide) and slide.latest is not None
    if width / height < 1.5:
        pytest.skip("a narrow screen has the star alone")
    said = " ".join(line.text for line in lines_of(LATEST, width, height))
    shown = said[said.index("“At the start") : said.index("…”")]
    assert slide.latest.text.startswith(shown) and len(shown) > 110


@pytest.mark.parametrize(
    "text", [f"“{'Ask us. ' * 14}Then ask once more.”", f"“{'Unbroken' * 60}.”", "“" + "共" * 400 + "”"]
)
def test_latest_words_of_every_length_are_seen(text: str) -> None:
    slide = SLIDES[LATEST]
    assert isinstance(slide, StarSlide)
    drawn, _ = painted(replace(slide, latest=LatestWords(Id("q-1"), text)), 1280, 720)
    assert any(line.text.startswith("“") for line in drawn), [line.text for line in drawn]
    assert all(line.pixels >= 720 / 28 - 0.5 for line in drawn)
    assert all(line.box.right() <= 0.96 * 1280 + 1 and line.box.bottom() <= 0.96 * 720 + 1 for line in drawn)


def parts_of(content: SlideContent) -> tuple[str, ...]:
    """The texts of which the room reads every word."""
    match content:
        case WelcomeSlide():
            return content.host, content.title, content.question, content.when
        case QuestionSlide():
            return content.label, content.question
        case ClockSlide():
            return content.label, content.caption
        case QuoteSlide():
            return content.text, content.who, content.organisation
        case QueueSlide():
            return (content.speaker.name if content.speaker else "", *(each.name for each in content.waiting[:1]))
        case ReadBackSlide():
            now = [row for row in content.rows if row.reading.name == "NOW"]
            return tuple(part for row in now for part in (row.text, row.who))
        case ActionsSlide():
            return tuple(part for each in content.promises for part in (each.who, each.text, each.due))
        case TimesSlide():
            rows = tuple(part for each in content.rows for part in (each.title, each.start, each.news))
            return (*rows, content.end, content.end_news, content.part)
        case StarSlide() if len(content.counts.star.segments) > 9:
            return tuple(segment.label for segment in content.counts.star.segments)
        case BreakSlide():
            return content.back, content.next
        case ThanksSlide():
            return content.title, content.words, *(each.figure for each in content.totals)
    return ()


@EVERY
@pytest.mark.parametrize("look", ["light", "dark"])
def test_both_themes_paint_the_ground_and_say_the_same(name: str, look: str) -> None:
    drawn, image = painted(SLIDES[name], 1280, 720, look)
    corner = image.pixelColor(2, 2).lightness()
    assert corner == 0 if name == "blank" else (corner > 200 if look == "light" else corner < 60)
    assert [line.text for line in drawn] == [line.text for line in painted(SLIDES[name], 1280, 720)[0]]


TIMED = ["question", "question, over", "question, long", "question, paused", "clock", "clock, over", "break"]


@pytest.mark.parametrize("name", [*TIMED, "break, over"])
@AT_EVERY_SIZE
def test_digits_never_jump(name: str, width: int, height: int) -> None:
    slide = SLIDES[name]
    assert isinstance(slide, QuestionSlide | ClockSlide | BreakSlide) and slide.clock is not None
    sign = "+" if slide.clock.digits.startswith("+") else ""
    places: set[tuple[float, ...]] = set()
    others: set[str] = set()
    for digits in ("00:00", "11:11", "07:42", "44:44"):
        drawn, _ = painted(replace(slide, clock=replace(slide.clock, digits=sign + digits)), width, height)
        line = next(each for each in drawn if each.text == sign + digits)
        places.add((line.pixels, line.box.bottom(), round(line.box.right())))
        others.add(str([(each.text, each.box.getRect()) for each in drawn if each is not line]))
    assert len(places) == len(others) == 1


@pytest.mark.parametrize("name", [*TIMED, "quote", "break, over"])
@pytest.mark.parametrize("look", ["light", "dark"])
@pytest.mark.parametrize("told", [False, True], ids=["", "told what stands there"])
def test_a_tick_paints_the_clock_as_the_whole_slide_would_have_it(name: str, look: str, told: bool) -> None:
    slide = SLIDES[name]
    assert isinstance(slide, QuestionSlide | QuoteSlide | ClockSlide | BreakSlide) and slide.clock is not None
    sign = "+" if slide.clock.digits.startswith("+") else ""
    later = replace(slide, clock=replace(slide.clock, digits=f"{sign}07:41", label="07:41 left"))
    if isinstance(later, ClockSlide | BreakSlide) and not told:
        later = replace(later, time="14:39")
    _, image = painted(slide, 1280, 720, look)
    painter = QPainter(image)
    areas = paint_clock(painter, QSizeF(1280, 720), later, look, slide if told else None)
    painter.end()
    assert image == painted(later, 1280, 720, look)[1]
    before = painted(slide, 1280, 720, look)[1]
    rects = [area.toAlignedRect() for area in areas]
    changed = [(x, y) for x in range(0, 1280, 3) for y in range(0, 720, 3) if image.pixel(x, y) != before.pixel(x, y)]
    assert changed and all(any(rect.contains(x, y) for rect in rects) for x, y in changed)


def test_a_question_of_some_length_sends_the_star_away_and_not_the_words() -> None:
    short, long = SLIDES["question"], SLIDES["question, long"]
    left = [min(line.box.left() for line in painted(each, 1920, 1080)[0]) / 1920 for each in (short, long)]
    assert left[0] > 0.6 and left[1] < 0.06


def test_a_short_quote_is_larger_than_a_long_one_and_both_keep_the_size_of_reading() -> None:
    sizes = {}
    for name in ("quote", "quote, redacted"):
        drawn, _ = painted(SLIDES[name], 1920, 1080)
        sizes[name] = max(line.pixels for line in drawn) / 1080
    assert sizes["quote"] > 0.1 > sizes["quote, redacted"] > 0.043


def test_the_opening_mark_hangs_and_the_lines_stand_in_one_line() -> None:
    quote = QuoteSlide("“Nobody had asked us what any of it was meant to be for.”")
    drawn, _ = painted(quote, 1920, 1080)
    lines = [line for line in drawn if re.search("asked|meant|Nobody", line.text)]
    assert len(lines) > 1
    assert lines[0].box.left() < lines[1].box.left() - 20
    assert len({round(line.box.left()) for line in lines[1:]}) == 1


def test_a_fallback_face_moves_no_line() -> None:
    latin = QuoteSlide("“aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa aaaa”")
    drawn, _ = painted(latin, 1920, 1080)
    steps = {round(b.box.bottom() - a.box.bottom(), 2) for a, b in pairwise(drawn)}
    mixed = replace(latin, text=latin.text.replace("aaaa aaaa aaaa”", "aaaa αααα aaaa”"))
    drawn, _ = painted(mixed, 1920, 1080)
    assert {round(b.box.bottom() - a.box.bottom(), 2) for a, b in pairwise(drawn)} == steps


def test_a_blank_screen_is_black_in_both_themes() -> None:
    for look in ("light", "dark"):
        drawn, image = painted(BlankSlide(), 320, 180, look)
        assert not drawn
        assert {image.pixel(x, y) & 0xFFFFFF for x in range(0, 320, 7) for y in range(0, 180, 7)} == {0}


@EVERY
@pytest.mark.parametrize(("width", "height"), [(1024, 768), (3840, 2160)])
def test_every_line_is_there_in_ink(name: str, width: int, height: int) -> None:
    drawn, image = painted(SLIDES[name], width, height)
    for line in drawn:
        if not line.text:
            continue
        box = line.box.toAlignedRect()
        across = range(box.left(), box.right(), max(1, box.width() // 90))
        down = range(box.top(), box.bottom(), max(1, box.height() // 9))
        assert len({image.pixel(x, y) for x in across for y in down}) > 2, line


@EVERY
def test_large_letters_look_as_qt_paints_them(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = painted(SLIDES[name], 1920, 1080)[1]
    monkeypatch.setattr(letters, "QT_KEEPS", 10_000)
    qts = painted(SLIDES[name], 1920, 1080)[1]
    assert far_apart(kept, qts) < 1.0, "half a pixel at the most"


@pytest.mark.parametrize("name", ["question", "question, over", "star", "star, empty", "star, key", "thanks"])
@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_star_in_layers_is_the_star_in_one(name: str, look: str, monkeypatch: pytest.MonkeyPatch) -> None:
    forget_stars()
    first, again = painted(SLIDES[name], 1280, 720, look)[1], painted(SLIDES[name], 1280, 720, look)[1]
    assert first == again
    monkeypatch.setattr(sheet, "paint_star", _in_one)
    assert far_apart(painted(SLIDES[name], 1280, 720, look)[1], first) < 0.05, "but for the rounding of edges"


def far_apart(one: QImage, other: QImage) -> float:
    """How much the green of two pictures differs in the mean, of 255."""
    greens, others = (memoryview(each.constBits()).cast("B")[1::4] for each in (one, other))
    return sum(abs(a - b) for a, b in zip(greens[::3], others[::3], strict=True)) / len(greens[::3])


def _in_one(painter: QPainter, drawing: tuple[Primitive, ...], colours: Colours, _: QColor, *place: Any) -> None:  # noqa: ANN401 - as they come
    star_painter.paint_in(painter, drawing, colours, *place)


@EVERY
def test_every_slide_is_told_in_words(name: str) -> None:
    assert words_on(SLIDES[name])


@AT_EVERY_SIZE
def test_the_rules_stay_on_the_welcome_beside_a_long_question(width: int, height: int) -> None:
    said = " ".join(line.text for line in lines_of("welcome, long", width, height))
    for rule in RULES:
        assert rule in said, said


@pytest.mark.parametrize("name", ["welcome, long", "thanks, many"])
@AT_EVERY_SIZE
def test_a_label_of_two_lines_keeps_its_distance_from_the_title(name: str, width: int, height: int) -> None:
    drawn = lines_of(name, width, height)
    second = drawn[1]
    title = max(drawn, key=lambda line: line.pixels if line.pixels < 0.17 * height and "0" not in line.text else 0)
    assert second.pixels < title.pixels
    assert title.box.top() - second.box.bottom() > 0.07 * height
