"""The traps of reportlab, by the numbers under which they were written down: what our report makes of each.

What reportlab does by itself (deletes `<jane@x.org>`, prints `R&D;`, opens files named in a text, joins words at the
ends of lines, ends in an exception) is not tested here, but that none of it comes out of a report.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from functools import cache
from io import BytesIO

import pikepdf
import pypdfium2
import pytest
from PIL import Image as Picture
from reportlab.pdfbase import pdfmetrics

from roundtable import resources
from roundtable.domain.outline import Block, BlockKind, Figure, Image, Section
from roundtable.domain.records import Id, Record
from roundtable.domain.words import ActionPoint, Quote, QuoteState, Wording
from roundtable.report import fonts
from roundtable.report.build import Built, build_report
from roundtable.report.shaping import Shaped
from roundtable.report.style import LEFT, MEASURE
from roundtable.report.text import clean

from .conftest import make_session, one_section, picture, text_block
from .pdf import addresses_of, bare, fonts_of, metadata_of, outline_of, page_texts, text_of
from .tagged import Tagged

TYPED = {
    1: "R&D AT&T &amp;",
    2: "Jane <jane@x.org> said <script>alert(1)</script> so",
    3: "a<b, a <= b, &#99999999; &nbsp; end",
    4: "<b>x, x</b>, <b><i>y</b></i> </para> end",
    5: "a<para>b</para> a<br>b <br/> <index/> <onDraw name='x'/> end",
    6: '<img src="/etc/passwd"/> <img src="logo.png" width="9999"/> end',
    7: '<a href="javascript:alert(1)">here</a> and [there](javascript:alert(1)) and [www](www.x.org) end',
    8: '<a href="#nope">here</a> and [there](#nope) end',
    10: "before \u0645\u062d\u0645\u062f and \u738b\u5c0f\u660e after",
    12: "before 🎉 and 👍 after",
    13: "**“profession”** *told* **محمد** of it",
    15: "office, difficult, affluent and Muhammad",
    17: "He said محمد and then שלום to them",
    19: '<font face="?" color="?" size="abc">x</font> end',
    21: "x" * 20_000,
    42: "<font color=\"__import__('os').getcwd()\">x</font> end",
}
"""Texts that are to be printed as they were typed, but for the stars of Markdown."""


def of(*records: Record) -> Built:
    """The report of the usual people and these records, laid out as it should be."""
    built = build_report(make_session(*records))
    assert not [note for note in built.warnings if "plainly" in note]
    return built


@cache
def typed(text: str) -> Built:
    """A text as the author's own, as a quote and as an action point."""
    blocks = (text_block(text), Block(BlockKind.QUOTE, "q"), Block(BlockKind.ACTIONS))
    quote = Quote(id=Id("q"), text=text, words=Wording.VERBATIM, state=QuoteState.CONFIRMED, contributor_id=Id("varga"))
    return of(one_section(*blocks), quote, ActionPoint(id=Id("a"), text=text, owner_id=Id("abara")))


def drawn(built: Built) -> str:
    """The operators of the pages behind the cover."""
    with pikepdf.open(BytesIO(built.data)) as pdf:
        return "\n".join(page.Contents.read_bytes().decode("latin-1") for page in list(pdf.pages)[1:])


def is_within_the_measure(built: Built) -> bool:
    """Whether every character behind the cover stands between the margins."""
    document = pypdfium2.PdfDocument(built.data)
    try:
        for page in list(document)[1:]:
            words = page.get_textpage()
            for place in range(0, words.count_chars(), 7):
                left, _, right, _ = words.get_charbox(place)
                if words.get_text_range(place, 1).strip() and not (left > LEFT - 3 and right < LEFT + MEASURE + 3):
                    return False
    finally:
        document.close()
    return True


@pytest.mark.parametrize("number", TYPED)
def test_what_was_typed_is_printed_three_times_and_tagged(number: int) -> None:
    built = typed(TYPED[number])
    found = re.sub(r"Northmere Graduate School \d+ ?|Who shapes the course\? ", "", text_of(built.data))
    found = found.replace("Organisation What they said they will do By when ", "").replace("No date yet", "")
    assert bare(found).count(bare(clean(TYPED[number]).replace("*", ""))) == 3
    assert Tagged(built.data).problems == []


# ---- each of the others, by its number


def no_file_is_opened() -> None:
    with pikepdf.open(BytesIO(typed(TYPED[6]).data)) as pdf:
        assert not [page for page in pdf.pages if page.get_images()]


def only_addresses_are_links() -> None:
    assert addresses_of(typed(TYPED[7]).data) == addresses_of(typed(TYPED[8]).data) == []


def whatever_is_no_text_becomes_one() -> None:
    assert [clean(each) for each in (None, 7, b"\xff")] == ["None", "7", "b'\\xff'"]


def what_cannot_be_printed_is_gone() -> None:
    built = typed("a\x00b\x1bc\u202ed\u2060e\ud800f end")
    assert "abcdef end" in text_of(built.data)


def spaces_are_single_and_held_ones_hold() -> None:
    built = of(one_section(text_block("one\u00a0two  three\tfour " + "word " * 30 + "\n\n" + "x" * 40 + " y\u00a0z")))
    assert "one two three four" in text_of(built.data)


def a_title_in_joined_letters_is_linked() -> None:
    sections = [
        Section(id=Id(f"{n}"), sort=f"a{n}", title=f"الفصل {n}", blocks=(text_block("word " * 400),)) for n in range(8)
    ]
    built = of(*sections)
    assert len(outline_of(built.data)) == 9  # with the contents


def shaped_glyphs_are_as_wide_as_they_say() -> None:
    typed("अनुष्का محمد ẹ́ สมชาย")
    shaped = [
        font for name in pdfmetrics.getRegisteredFontNames() if isinstance(font := pdfmetrics.getFont(name), Shaped)
    ]
    assert shaped
    for font in shaped:
        for code, glyph in font.plain.face.charToGlyph.items():
            if code >= 0xF0000:
                assert font.plain.face.charWidths[code] == pytest.approx(font.plain.advance(glyph))


def every_face_is_truetype() -> None:
    faces = [each for each in resources.path("fonts").rglob("*") if each.suffix in (".ttf", ".otf", ".ttc")]
    assert faces
    assert all(each.suffix == ".ttf" and b"glyf" in each.read_bytes()[:400] for each in faces)


def bold_is_bold() -> None:
    plain, bold = (fonts_of(of(one_section(text_block(text))).data) for text in ("word", "**word** *and* word"))
    assert any("FiraSans-Italic" in name for name in bold) and not any("FiraSans-Italic" in name for name in plain)


def long_text_is_set_soon() -> None:
    text = "Some **very** long words. " * 4_000
    begun = time.process_time()
    of(one_section(text_block(text)))
    assert time.process_time() - begun < 8


def a_row_may_be_higher_than_a_page() -> None:
    action = ActionPoint(id=Id("a"), text="long words " * 2_000, owner_id=Id("abara"))
    assert of(one_section(Block(BlockKind.ACTIONS)), action).pages > 4


def a_picture_may_be_higher_than_a_page() -> None:
    tall = Image(id=Id("i"), path="a.png", media_type="image/png", data=picture(10, 4_000))
    built = of(one_section(Block(BlockKind.FIGURE, "f")), tall, Figure(id=Id("f"), caption="Tall", image_id=Id("i")))
    assert "Figure 1 Tall" in text_of(built.data)


def nothing_is_wider_than_the_measure() -> None:
    assert is_within_the_measure(typed("m" * 500))


def groups_of_nobody_are_left_out() -> None:
    kinds = (BlockKind.ACTIONS, BlockKind.CONTRIBUTORS, BlockKind.VOICES, BlockKind.AGENDA, BlockKind.REFERENCES)
    built = build_report(make_session(one_section(*(Block(kind) for kind in kinds)), people=()))
    assert built.pages == 2 and Tagged(built.data).problems == []


def words_are_never_shrunk() -> None:
    sizes = {float(size) for size in re.findall(r"/F\d+\+\d+ ([\d.]+) Tf", drawn(typed("long words " * 900)))}
    assert sizes and min(sizes) >= 8


def two_builds_are_one() -> None:
    session = make_session(one_section(text_block("word " * 3_000)))
    first, second = build_report(session), build_report(session)
    assert first.pages == second.pages > 3 and first.data == second.data


def boxes_that_move_on_do_so_in_every_pass() -> None:
    quotes = [
        Quote(id=Id(f"q{n}"), text="A box of some height. " * 20, words=Wording.VERBATIM, contributor_id=Id("varga"))
        for n in range(40)
    ]
    built = of(one_section(*(Block(BlockKind.QUOTE, quote.id) for quote in quotes)), *quotes)
    assert built.pages > 8 and "Contents" in page_texts(built.data)[1]


def a_heading_takes_three_lines_along_and_no_more() -> None:
    sections = [
        Section(id=Id("1"), sort="a1", title="First", blocks=(text_block("word " * 280),)),
        Section(id=Id("2"), sort="a2", title="Second", blocks=(text_block("other " * 300),)),
    ]
    first = page_texts(of(*sections).data)[1]
    assert "Second" in first and first.count("other") > 30


def levels_that_skip_are_closed_up() -> None:
    sections = [
        Section(id=Id(f"{n}"), sort=f"a{n}", title=f"T{n}", level=level) for n, level in enumerate((3, 1, 3, 2))
    ]
    assert [depth for depth, _, _ in outline_of(of(*sections).data)] == [0, 0, 1, 1]


def contents_stand_where_there_are_pages_to_name() -> None:
    short, long = (text_of(typed(text).data) for text in ("word", "word " * 3_000))
    assert "Contents" not in short and "Contents" in long and "Placeholder" not in long


def every_face_is_in_the_file() -> None:
    found = fonts_of(typed("- one\n- two\n\n1. a\n2. b").data)
    assert all(found.values()) and not [name for name in found if "Helvetica" in name]


def bullets_and_cells_are_tagged() -> None:
    tags = [each.tag for each in Tagged(typed("- one\n- two\n\n1. a\n2. b").data).root.walk()]
    assert tags.count("Lbl") >= 4 and "TD" in tags


def what_is_no_picture_is_left_out() -> None:
    image = Image(id=Id("i"), path="a.png", media_type="image/png", data=b"nothing")
    built = of(one_section(Block(BlockKind.FIGURE, "f")), image, Figure(id=Id("f"), caption="Gone", image_id=Id("i")))
    assert any("no image that can be read" in note for note in built.warnings)


def colours_are_those_of_screens() -> None:
    data = BytesIO()
    Picture.new("CMYK", (60, 40), (10, 200, 30, 0)).save(data, "JPEG")
    image = Image(id=Id("i"), path="a.jpg", media_type="image/jpeg", data=data.getvalue())
    built = of(one_section(Block(BlockKind.FIGURE, "f")), image, Figure(id=Id("f"), caption="Ink", image_id=Id("i")))
    assert b"DeviceCMYK" not in built.data and "Figure 1 Ink" in text_of(built.data)


def the_file_says_what_it_is() -> None:
    said = " ".join(metadata_of(typed("word").data).values())
    assert not [word for word in ("untitled", "anonymous", "unspecified") if word in said]


def its_time_is_of_no_zone() -> None:
    assert metadata_of(typed("word").data)["/CreationDate"].endswith("+00'00'")


def every_stream_ends_on_a_line_of_its_own() -> None:
    data = typed("word").data
    ends = [match.start() for match in re.finditer(b"endstream", data)]
    assert ends and all(data[place - 1 : place] in (b"\n", b"\r") for place in ends)


def words_at_the_ends_of_lines_are_parted() -> None:
    said = " ".join(each.words for each in Tagged(typed("apple pear " * 60).data).root.walk())
    assert "pearapple" not in said and "applepear" not in said


def bars_have_square_ends() -> None:
    assert not re.search(r"(?m)(^|\s)[12] J(\s|$)", drawn(typed("word")))


OTHERS: dict[int, Callable[[], None]] = {
    6: no_file_is_opened,
    7: only_addresses_are_links,
    9: whatever_is_no_text_becomes_one,
    10: what_cannot_be_printed_is_gone,
    11: spaces_are_single_and_held_ones_hold,
    14: a_title_in_joined_letters_is_linked,
    16: shaped_glyphs_are_as_wide_as_they_say,
    18: every_face_is_truetype,
    20: bold_is_bold,
    22: long_text_is_set_soon,
    23: a_row_may_be_higher_than_a_page,
    24: a_picture_may_be_higher_than_a_page,
    25: nothing_is_wider_than_the_measure,
    26: groups_of_nobody_are_left_out,
    27: words_are_never_shrunk,
    28: two_builds_are_one,
    29: boxes_that_move_on_do_so_in_every_pass,
    30: a_heading_takes_three_lines_along_and_no_more,
    31: levels_that_skip_are_closed_up,
    32: contents_stand_where_there_are_pages_to_name,
    33: every_face_is_in_the_file,
    34: bullets_and_cells_are_tagged,
    35: what_is_no_picture_is_left_out,
    36: colours_are_those_of_screens,
    37: the_file_says_what_it_is,
    38: its_time_is_of_no_zone,
    39: every_stream_ends_on_a_line_of_its_own,
    40: words_at_the_ends_of_lines_are_parted,
    41: bars_have_square_ends,
}


@pytest.mark.parametrize("trap", OTHERS.values(), ids=lambda trap: trap.__name__)
def test_trap(trap: Callable[[], None]) -> None:
    trap()


def test_none_of_the_forty_two_is_left_out() -> None:
    assert sorted({*TYPED, *OTHERS}) == [*range(1, 43)]


def test_the_faces_have_what_the_report_needs() -> None:
    """A test of the tests: the texts above do need more than one face."""
    assert len({name for name, _ in fonts.runs(TYPED[10], fonts.REGULAR)}) > 1
