"""Names in the scripts that people write them in: each letter in a face that has it, joined, stacked and ordered."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from reportlab.pdfbase.pdfmetrics import getFont, stringWidth

from roundtable.domain.outline import Block, BlockKind
from roundtable.domain.people import Contributor
from roundtable.domain.records import Id
from roundtable.domain.words import Quote, QuoteState, Wording
from roundtable.report import bidi, fonts
from roundtable.report.build import build_report
from roundtable.report.shaping import Glyph
from roundtable.report.text import Typesetter

from .conftest import DETAILS, make_session, one_section
from .pdf import bare, fonts_of, squeezed, text_of
from .tagged import Tagged

NAMES = {
    "Latin": "Zoë Łukasiewicz",
    "Vietnamese": "Đặng Thị Hương",
    "Yoruba": "Adé Ọ̀ṣúnlá",
    "Greek": "Σοφία Παπαδοπούλου",
    "Cyrillic": "Жанна Ковальчук",
    "Arabic": "محمد عبد الرحمن",
    "Persian": "می‌خواهم رضا",
    "Hebrew": "שרה לוי־כהן",
    "Devanagari": "द्विवेदी अनुष्का",
    "Thai": "สมชาย ใจดี",
    "Chinese": "王小明",
    "Chinese, traditional": "陳美玲",
    "Japanese": "辻はなこ",
    "Korean": "김철수",
    "emoji": "Sam 🎉",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_a_name_in_any_script_is_printed_and_found(name: str) -> None:
    """On the cover, beside a quote, in the list of contributors, in the running head; nothing is missing."""
    session = make_session(
        Contributor(id=Id("n"), name=name, organisation_id=Id("calder")),
        Quote(
            id=Id("q"),
            text=f"As {name} said.",
            words=Wording.VERBATIM,
            state=QuoteState.CONFIRMED,
            contributor_id=Id("n"),
        ),
        one_section(Block(BlockKind.QUOTE, "q"), Block(BlockKind.CONTRIBUTORS)),
        details=replace(DETAILS, title=name, host=name, authors=(name,)),
    )
    built = build_report(session)
    assert built.warnings == ()
    assert all(fonts_of(built.data).values())
    tagged = Tagged(built.data)
    assert tagged.problems == []
    assert tagged.text.count(squeezed(name)) == 6, (
        "title, host, author, quote, speaker, list; running heads are not read"
    )
    found = text_of(built.data)
    assert "?" not in found
    # Who searches the page finds each word; in what order, pdfium decides.
    assert all(bare(found).count(word) >= 6 for word in squeezed(name).replace("\u200c", " ").split())


def glyphs(text: str, face: str = fonts.REGULAR) -> tuple[Glyph, ...]:
    """The glyphs of a text that is one run of a shaped face."""
    ((name, run),) = Typesetter().runs(text, face)
    assert fonts.is_shaped(name) and run == text
    found: tuple[Glyph, ...] = getFont(name).glyphs(text)
    return found


def test_arabic_letters_join_and_run_to_the_left() -> None:
    """The last letter comes first, and none has the shape that it has alone."""
    forms = [unicodedata.name(chr(glyph.code)) for glyph in glyphs("محمد")]
    assert [form.rsplit(" ", 2)[1:] for form in forms] == [
        ["FINAL", "FORM"],
        ["MEDIAL", "FORM"],
        ["MEDIAL", "FORM"],
        ["INITIAL", "FORM"],
    ]
    assert [glyph.says for glyph in glyphs("محمد")] == list("دمحم")


def test_numbers_in_a_text_to_the_left_run_to_the_right() -> None:
    assert "".join(glyph.says for glyph in glyphs("عام ٢٠٢٦ م")) == "م ٢٠٢٦ ماع"


def test_devanagari_stacks() -> None:
    """द्वि is a sign before the letters and one glyph for both of them."""
    found = glyphs("द्वि")
    assert len(found) == 2
    assert found[0].width < found[1].width


def test_marks_stand_over_their_letters() -> None:
    """An accent that no letter brings along is moved to where HarfBuzz says, in the face's own design."""
    letter, mark = glyphs("ẹ́")
    assert letter.advance > 0 and mark.advance == 0
    assert (mark.x, mark.y) != (0, 0)


def test_a_joined_picture_is_one_glyph() -> None:
    assert [glyph.says for glyph in glyphs("👩🏽‍🔬")] == ["👩🏽‍🔬"]


@pytest.mark.parametrize("name", ["محمد عبد الرحمن", "द्विवेदी अनुष्का"])
def test_a_run_is_as_wide_as_its_glyphs(name: str) -> None:
    """Lines, links and underlines are measured by what is drawn; a heading has the heavier cut."""
    setter = Typesetter()
    widths = [setter.width(name, face, 20) for face in (fonts.REGULAR, fonts.SEMIBOLD)]
    assert widths[0] == pytest.approx(sum(glyph.advance for glyph in glyphs(name)) / 50)
    assert widths[0] < widths[1]


def test_joiners_are_kept_where_they_join_and_nowhere_else() -> None:
    setter = Typesetter()
    assert setter.runs("a\u200db\u200c", fonts.REGULAR) == [(fonts.REGULAR, "ab")]
    assert setter.runs("می\u200cخواهم", fonts.REGULAR)[0][1] == "می\u200cخواهم"
    assert setter.missing == {}


@pytest.mark.parametrize(
    ("text", "base", "seen"),
    [
        ("abc אבג def", 0, "abc גבא def"),
        ("אבג abc דהו", 1, "והד abc גבא"),
        ("(אבג) abc", 0, "(גבא) abc"),
        ("אבג (abc) דהו", 1, "והד (abc) גבא"),
        ("אבג (דהו) abc", 1, "abc (והד) גבא"),
        ("שנת 2026, 15%", 1, "15% ,2026 תנש"),
        ("عام 2026", 0, "2026 ماع"),
        ("abc ", 1, " abc"),
        ("«אבג»", 1, "«גבא»"),
    ],
)
def test_letters_run_as_unicode_says(text: str, base: int, seen: str) -> None:
    """The order of the eye, from left to right, with brackets turned to hold what they hold."""
    levels = bidi.levels(text, base)
    drawn = [bidi.mirrored(text[place]) if levels[place] % 2 else text[place] for place in bidi.visual_order(levels)]
    assert "".join(drawn) == seen


@pytest.mark.parametrize(
    ("text", "base"),
    [("", 0), ("2026", 0), ("Sara שרה", 0), ("שרה לוי", 1), ("“نعم” no", 1), ("محمد: University of Calder", 0)],
)
def test_a_text_runs_to_the_left_where_most_of_it_does(text: str, base: int) -> None:
    assert bidi.base_level(text) == base


def test_runs_are_put_in_the_order_of_the_eye() -> None:
    """A run of a face that orders its own letters stays whole; the space behind it is the line's."""
    runs = [("Dr ", False), ("שרה ", True), ("said (", False), ("כן", True), (")", False)]
    assert order(runs, 0) == [(0, "Dr "), (1, "שרה"), (1, " "), (2, "said ("), (3, "כן"), (4, ")")]
    runs = [("(", False), ("שרה", True), (") ", False), ("כן", True)]
    assert order(runs, 1) == [(3, "כן"), (2, " ("), (1, "שרה"), (0, ")")]
    assert [part.start for part in bidi.ordered(runs, 1)] == [6, 4, 1, 0]


def order(runs: list[tuple[str, bool]], base: int) -> list[tuple[int, str]]:
    return [(part.run, part.letters) for part in bidi.ordered(runs, base)]


def test_a_missing_letter_takes_the_room_of_what_is_drawn_for_it() -> None:
    setter = Typesetter()
    assert setter.width("க", fonts.REGULAR, 10) == stringWidth("?", fonts.REGULAR, 10)
    assert list(setter.missing) == ["க"]
