"""Slides are read from ten metres: sizes, margins, whole words and steady digits, at every resolution."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPainter

from roundtable.domain.agenda import Phase
from roundtable.domain.star import CO_PRODUCTION
from roundtable.domain.star_thumbnail import Heard
from ui import theme
from ui.slides.content import (
    BlankSlide,
    Gap,
    QuestionSlide,
    QuoteSlide,
    SlideClock,
    SlideContent,
    StarCounts,
    StarSlide,
    WelcomeSlide,
    words_on,
)
from ui.slides.fitting import Drawn
from ui.slides.paint import paint, paint_clock

SIZES = [(1024, 768), (1280, 720), (1920, 1080), (1920, 1200), (3840, 2160)]
LONG_NAME = "Prof. Dr Bartholomew Featherstonehaugh-Wrześniewski of the Northern Counties"
LONG_QUOTE = (
    "“At the start we were handed a plan, a list of rooms and a form for the very end. A year later four of us were "
    "asked to sit down with the wardens and to say which evenings had been of use to nobody. We named five. They "
    "dropped two and let us fill the other three. I have not worked as hard for anything since, and nobody paid us. "
    "What I want this table to hear is that it took one evening, a pot of soup and the nerve to say aloud that the "
    "old plan had been made for those who were not there. The wardens told us afterwards that they had waited for "
    "somebody to ask them too.”"
)
EVIDENCE = {
    segment.id: Heard(3 + 8 * i, tuple(place <= i % 6 for place in range(6)))
    for i, segment in enumerate(CO_PRODUCTION.segments)
    if i % 4 != 3
}
COUNTS = StarCounts(CO_PRODUCTION, EVIDENCE, 58, ("people-it", "co-design"))
CLOCK = SlideClock("07:42", Phase.LEFT, 0.31, "of 25 minutes", "until 15:15", "07:42 left")
OVER = SlideClock("+02:14", Phase.OVER, 0.0, "Over time", "planned end 15:15", "+02:14 over")
RULES = (
    "Raise a hand, or say “reply” to answer the last speaker.",
    "Two minutes each. Pass when your point was made.",
    "Your words are read back to you before they are printed.",
)
SLIDES: dict[str, SlideContent] = {
    "welcome": WelcomeSlide(
        "Harbour Trust", "Who owns the quay?", "What would change if?", "Friday 3 April 2026", RULES
    ),
    "welcome, long": WelcomeSlide(
        "The Joint Committee of the Harbour Trust and the Six Riverside Parishes for the Years to Come",
        "Whose river is it, who looks after it, and who is never asked about either?",
        "What would have to change in the next five years if those who live on the banks set the agenda of the works?",
        "Wednesday 23 September 2026, 13:30 to 16:20",
        RULES,
    ),
    "welcome, bare": WelcomeSlide(title="Untitled"),
    "question": QuestionSlide(
        "Step 3 of 5, People it", "Who is already doing this, and who is missing?", CLOCK, COUNTS
    ),
    "question, over": QuestionSlide("Co-design", "Who is missing from the table when we plan?", OVER, COUNTS),
    "question, paused": QuestionSlide("Co-design", "Who?", replace(CLOCK, phase=Phase.PAUSED, until=""), COUNTS),
    "question, long": QuestionSlide(
        "Co-design, step 3 of 5: People it",
        "Who has tried this before in one of the parishes and given it up again, what would have kept them going, and "
        "who among those that we all talk about has never been asked to sit at this table at all?",
        CLOCK,
        COUNTS,
    ),
    "question, no star": QuestionSlide("2 of 9", "What did we learn?", CLOCK),
    "question, no clock": QuestionSlide("Harbour", "What did we learn?", None, COUNTS),
    "question, one long word": QuestionSlide("", "Donaudampfschifffahrtsgesellschaft?", CLOCK, COUNTS),
    "quote": QuoteSlide("“Nobody had asked us.”", "Amina Otieno", "Port Authority", "Co-design", 1, CLOCK),
    "quote, long": QuoteSlide(LONG_QUOTE, LONG_NAME, LONG_NAME, "Co-commission", 0, OVER),
    "quote, redacted": QuoteSlide(LONG_QUOTE, "Charities", "", "Map it", None, CLOCK),
    "quote, nobody": QuoteSlide("Nobody had asked us."),
    "quote, Arabic": QuoteSlide("“لم يسألنا أحد عمّا نحتاج إليه قبل أن تبدأ الدورة.”", "ليلى حدّاد", "", "Co-assess", 3),
    "quote, Greek": QuoteSlide("“Κανείς δεν μας ρώτησε.”", "Σοφία Παπαδοπούλου", "", "Co-assess", 3),
    "quote, Vietnamese": QuoteSlide("“Chưa ai hỏi chúng tôi.”", "Nguyễn Thị Minh Khai", "", "Grow it", None),
    "star": StarSlide(
        replace(COUNTS, now=()),
        (
            Gap("Co-assess", "Nobody has spoken to it yet."),
            Gap("Grow it", "Nobody has spoken to it yet."),
            Gap("Co-deliver", "Nobody yet from students, charities, professional bodies or local councils."),
        ),
        6,
    ),
    "star, empty": StarSlide(StarCounts(CO_PRODUCTION), (), 0),
    "blank": BlankSlide(),
}
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
    content = SLIDES[name]
    drawn = lines_of(name, width, height)
    said = " ".join(line.text for line in drawn).split()
    wanted = {
        WelcomeSlide: ("host", "title", "question", "when"),
        QuestionSlide: ("label", "question"),
        QuoteSlide: ("text", "who", "organisation"),
    }.get(type(content), ())
    for part in wanted:
        words = getattr(content, part).split()
        assert not words or any(said[i : i + len(words)] == words for i in range(len(said))), (part, said)


@EVERY
@pytest.mark.parametrize("look", ["light", "dark"])
def test_both_themes_paint_the_ground_and_say_the_same(name: str, look: str) -> None:
    drawn, image = painted(SLIDES[name], 1280, 720, look)
    corner = image.pixelColor(2, 2).lightness()
    assert corner == 0 if name == "blank" else (corner > 200 if look == "light" else corner < 60)
    assert [line.text for line in drawn] == [line.text for line in painted(SLIDES[name], 1280, 720)[0]]


@pytest.mark.parametrize("name", ["question", "question, over", "question, long", "question, paused"])
@AT_EVERY_SIZE
def test_digits_never_jump(name: str, width: int, height: int) -> None:
    slide = SLIDES[name]
    assert isinstance(slide, QuestionSlide) and slide.clock is not None
    sign = "+" if slide.clock.digits.startswith("+") else ""
    places: set[tuple[float, ...]] = set()
    others: set[str] = set()
    for digits in ("00:00", "11:11", "07:42", "44:44"):
        drawn, _ = painted(replace(slide, clock=replace(slide.clock, digits=sign + digits)), width, height)
        line = next(each for each in drawn if each.text == sign + digits)
        places.add((line.pixels, line.box.bottom(), round(line.box.right())))
        others.add(str([(each.text, each.box.getRect()) for each in drawn if each is not line]))
    assert len(places) == len(others) == 1


@pytest.mark.parametrize("name", ["question", "quote", "question, long"])
@pytest.mark.parametrize("look", ["light", "dark"])
def test_a_tick_paints_the_clock_as_the_whole_slide_would_have_it(name: str, look: str) -> None:
    slide = SLIDES[name]
    assert isinstance(slide, QuestionSlide | QuoteSlide) and slide.clock is not None
    later = replace(slide, clock=replace(slide.clock, digits="07:41", label="07:41 left"))
    _, image = painted(slide, 1280, 720, look)
    painter = QPainter(image)
    area = paint_clock(painter, QSizeF(1280, 720), later, look)
    painter.end()
    assert area is not None
    assert image == painted(later, 1280, 720, look)[1]
    before = painted(slide, 1280, 720, look)[1]
    whole = area.toAlignedRect()
    changed = [(x, y) for x in range(0, 1280, 3) for y in range(0, 720, 3) if image.pixel(x, y) != before.pixel(x, y)]
    assert changed and all(whole.contains(x, y) for x, y in changed)


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
def test_every_slide_is_told_in_words(name: str) -> None:
    assert words_on(SLIDES[name])
