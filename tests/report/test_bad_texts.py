"""Whatever people type is printed as they typed it: no text stops a report, and no text is lost in one."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest

from roundtable.domain.outline import Block, BlockKind
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.records import Id
from roundtable.domain.words import ActionPoint, Insight, InsightKind, Quote, Wording
from roundtable.report.build import build_report
from roundtable.report.text import clean

from .conftest import DETAILS, make_session, one_section, text_block
from .pdf import addresses_of, bare, text_of

TEXTS = [
    "R&D AT&T &amp; &#99999999; &nbsp;",
    "Jane <jane@x.org> said <nothing>",
    "a<b and b>a, a<=b, a << b",
    "<b>x</b> <b>y </i> z</para> </b>",
    "a<para>b</para> a<br>b <br/> <index/> <onDraw name='x'/>",
    '<img src="/etc/passwd"/> <img src="x.png" width="9999"/>',
    '<a href="javascript:alert(1)">here</a> <font face="?" color="?" size="abc">x</font>',
    "<script>alert(1)</script> <!-- comment --> <![CDATA[x]]> <?xml?>",
    "{braces} %s %(name)s {0} $x \\n \\ ~ ` ^ |",
    "snake_case 2*3*4 * alone ** two *** three [no](link) [x](javascript:alert(1))",
    "Zoë Łukasiewicz, Đặng Thị Hương, Siân ap Rhŷs, Ağaoğlu, ẹ́ ọ̀, Σοφία, Жанна",
    "‘single’ “double” – en — em … № ≤ ≥ → • § ¶ © ®",
    "word " * 400,
    "x" * 20_000,
    "supercalifragilistic-" * 300,
    "https://example.org/" + "a/very-long/path/" * 60,
    "one\ttab, two  spaces,\u00a0nbsp, \u202fnarrow",
    "line one\nline two\r\nline three\rline four\u2028line five",
    "*emphasis* **strong** ***both*** [words](https://example.org/a_(b)?x=1&y=2)",
]


def shown(text: str) -> str:
    """What must be in the PDF: the text without the marks that are Markdown, and without white space."""
    for mark in ("*emphasis* **strong** ***both*** [words](https://example.org/a_(b)?x=1&y=2)",):
        text = text.replace(mark, "emphasis strong both words")
    return bare(clean(text))


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_text_stands_in_every_kind_of_block_as_it_was_typed(text: str) -> None:
    """The same text as the author's own, as a quote, an action point and an example."""
    session = make_session(
        one_section(
            text_block(text),
            Block(BlockKind.QUOTE, "q"),
            Block(BlockKind.ACTIONS),
            Block(BlockKind.INSIGHTS, "example"),
        ),
        Quote(id=Id("q"), text=text, words=Wording.VERBATIM, contributor_id=Id("varga")),
        ActionPoint(id=Id("a"), text=text, owner_id=Id("abara")),
        Insight(id=Id("i"), text=text, kind=InsightKind.EXAMPLE, contributor_id=Id("abara")),
    )
    built = build_report(session)
    found = without_furniture(text_of(built.data))
    assert found.count(shown(text)) >= 4
    assert not [note for note in built.warnings if "left out" in note or "plainly" in note]


def without_furniture(text: str) -> str:
    """The text with white space and running heads taken out, which part what goes on over a page."""
    text = re.sub(r"Northmere Graduate School \d+ ?", "", text).replace("Who shapes the course? ", "")
    text = text.replace("Organisation What they said they will do By when ", "")
    return bare(text.replace("No date yet", ""))


@pytest.mark.parametrize("text", TEXTS, ids=range(len(TEXTS)))
def test_a_name_may_be_anything(text: str) -> None:
    """Titles, names and organisations take no Markdown and break nothing."""
    session = make_session(
        Organisation(id=Id("o"), name=text, sector_id=Id("s")),
        Sector(id=Id("s"), name=text),
        Contributor(id=Id("c"), name=text, role=text, organisation_id=Id("o")),
        Quote(id=Id("q"), text="Words.", words=Wording.VERBATIM, contributor_id=Id("c")),
        one_section(Block(BlockKind.QUOTE, "q"), Block(BlockKind.CONTRIBUTORS), title=text),
        details=replace(DETAILS, title=text, subtitle=text, host=text, authors=(text, text)),
    )
    built = build_report(session)
    assert built.pages > 1
    assert "Words." in text_of(built.data)
    assert not [note for note in built.warnings if "plainly" in note]


def test_what_cannot_be_printed_is_stripped() -> None:
    """Controls, direction overrides, lone surrogates and invisible characters go; the words around them stay."""
    text = "be\x00fo\x1bre \u202eevil\u202c \ud800mid\udfffdle\u2060 a\u200bf\ufeffter\x7f\x07"
    found = text_of(build_report(make_session(one_section(text_block(text)))).data)
    assert "before evil middle after" in found


def test_missing_glyphs_become_question_marks_with_a_warning() -> None:
    """No face here has Tamil or hieroglyphs; nothing is drawn as an empty box, and the author is told."""
    built = build_report(make_session(one_section(text_block("Kumar குமார் 𓀀 end"))))
    assert "Kumar ?????? ? end" in text_of(built.data)
    assert any("\u0b95" in note and "U+0B95" in note for note in built.warnings)
    assert len([note for note in built.warnings if note.startswith("text:")]) == 7


def test_styled_letters_that_no_face_has_are_printed_as_plain_ones() -> None:
    """As people paste them from social networks; the text is told once, and what stands for nothing is asked about."""
    built = build_report(make_session(one_section(text_block("It is 𝗕𝗼𝗹𝗱 and ᴠᴀɪɴ, 𝟮 of 𓀀"))))
    assert "It is Bold and" in text_of(built.data) and "2 of ?" in text_of(built.data)
    notes = [note for note in built.warnings if note.startswith("text:")]
    assert len(notes) == 2
    assert any("(U+1D5D5), plain letters are printed in" in note for note in notes)


def test_a_word_of_two_scripts_is_told() -> None:
    built = build_report(make_session(one_section(text_block("Ask V\u0430rga of the β-blocker"))))
    told = [note for note in built.warnings if "two scripts" in note]
    assert told == ['report.sections[0].blocks[0]: letters of two scripts in one word: "V\u0430rga"']


@pytest.mark.parametrize("digits", ["①", "ẞ", "↔"])
def test_inter_lends_what_fira_lacks(digits: str) -> None:
    """A character of the second face is printed and found."""
    built = build_report(make_session(one_section(text_block(f"before {digits} after"))))
    found = text_of(built.data)
    assert f"before {digits} after" in found or built.warnings


def test_only_safe_links_are_links() -> None:
    """http, https and mailto lead somewhere; anything else stands as it was typed."""
    text = (
        "[a](https://example.org/ä?q=1&r=2) [b](mailto:x@example.org) [c](javascript:alert(1)) "
        "[d](file:///etc/passwd) [e](www.example.org) [f](#nope)"
    )
    built = build_report(make_session(one_section(text_block(text))))
    assert sorted(addresses_of(built.data)) == ["https://example.org/%C3%A4?q=1&r=2", "mailto:x@example.org"]
    assert "[c](javascript:alert(1)) [d](file:///etc/passwd) [e](www.example.org) [f](#nope)" in text_of(built.data)


def test_a_very_long_text_builds_soon_enough() -> None:
    """200,000 characters with emphasis: reportlab alone would take ten seconds for one paragraph."""
    text = "Some *very* long words. " * 9_000
    begun = time.process_time()  # of this process alone: what else the machine does is no fault of the report
    built = build_report(make_session(one_section(text_block(text))))
    assert built.pages > 40
    assert time.process_time() - begun < 12
