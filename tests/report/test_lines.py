"""Where lines end: as reportlab ends them where words have spaces, and by the rules of scripts that have none."""

from __future__ import annotations

import unicodedata
from typing import Any

import pypdfium2
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reportlab.platypus import Paragraph

from roundtable.domain.outline import Block, BlockKind
from roundtable.domain.records import Id
from roundtable.domain.words import ActionPoint, Quote, QuoteState, Wording
from roundtable.report.build import build_report
from roundtable.report.markdown import inline
from roundtable.report.runs import runs_of
from roundtable.report.style import styles
from roundtable.report.text import Typesetter
from roundtable.report.words import Words

from .conftest import make_session, one_section, text_block

CHINESE = (
    "我们在写表格之前，从来没有问过他们。「谁来决定？」她说："
    "“钱已经分完了，我们只能选文件夹的颜色。”（笑）《指南》里写着……没有人读过！"
)
JAPANESE = (
    "私たちは、様式を書く前に、一度も彼らに聞きませんでした。「誰が決めるのですか？」と彼女は言いました。"
    "データベースをチェックしてください。ちょっと待って、きゃっと叫んだ。"
)
THAI = "เราไม่เคยถามพวกเขาก่อนที่เราจะเขียนแบบฟอร์มและไม่มีใครจ่ายเงินให้พวกเขาสำหรับเวลาที่เสียไปในการประชุมทุกครั้งที่ผ่านมา"
CLOSE = "、。，．！？：；）］｝〕〉》」』】’”ー々…ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ,.!?:;)]%"
OPEN = "（［｛〔〈《「『【‘“(["


def lines_of(words: Paragraph) -> list[str]:
    """The lines of a paragraph that was wrapped."""
    lines: list[Any] = words.blPara.lines
    if words.blPara.kind == 0:
        return [" ".join(line[1]) for line in lines]
    return ["".join(run.text for run in line.words) for line in lines]


def wrapped(text: str, width: float, style: str = "body") -> list[str]:
    words = Words(Typesetter().markup(inline(text)), styles()[style])
    words.wrap(width, 10_000)
    return lines_of(words)


def printed(data: bytes) -> list[str]:
    """The lines of all pages, as they stand there."""
    with pypdfium2.PdfDocument(data) as document:
        pages = [page.get_textpage().get_text_bounded() for page in document]
    return [line.strip() for page in pages for line in page.splitlines() if line.strip()]


@pytest.mark.parametrize("text", [CHINESE, JAPANESE, f"The *sign* says {CHINESE} and **no more**."])
@pytest.mark.parametrize("style", ["body", "cell", "heading-1"])
def test_no_line_begins_with_what_closes_or_ends_with_what_opens(text: str, style: str) -> None:
    """In any measure, full lines too; and no letter is lost."""
    for width in range(110, 440, 7):
        lines = wrapped(text, width, style)
        assert not [line for line in lines[1:] if line.strip()[0] in CLOSE], width
        assert not [line for line in lines[:-1] if line.strip()[-1] in OPEN], width
        said = "".join(lines).replace(" ", "").replace("\u00a0", "")
        assert said == text.replace(" ", "").replace("*", "")


def test_lines_of_chinese_are_full() -> None:
    """Lines end where there is no room for more, not where there happens to be a space."""
    lines = wrapped(f"Wang said: {CHINESE * 3}", 400)
    assert min(len(line) for line in lines[:-1]) >= 28


@pytest.mark.parametrize("text", [CHINESE, JAPANESE])
def test_so_it_is_in_boxes_tables_and_text_beside_a_box(text: str) -> None:
    session = make_session(
        one_section(
            Block(BlockKind.QUOTE, "q"),
            text_block(f"{text * 8}\n\n{text * 8}"),
            Block(BlockKind.QUOTE, "long"),
            Block(BlockKind.ACTIONS),
            text_block(f"- {text * 2}\n- {text}"),
        ),
        *(
            Quote(
                id=Id(name),
                text=text * times,
                words=Wording.VERBATIM,
                state=QuoteState.CONFIRMED,
                contributor_id=Id("varga"),
            )
            for name, times in (("q", 1), ("long", 4))
        ),
        ActionPoint(id=Id("a"), text=text * 3, owner_id=Id("abara")),
    )
    built = build_report(session)
    lines = [line for line in printed(built.data) if any("\u3000" < letter < "\uffff" for letter in line)]
    assert len(lines) > 30
    assert not [line for line in lines if line[0] in CLOSE]
    assert not [line for line in lines if line[-1] in OPEN]


def test_thai_is_broken_between_what_the_eye_takes_for_letters() -> None:
    """A phrase that is wider than the line; no vowel or tone is parted from its letter, whichever side it stands on."""
    for width in range(40, 420, 11):
        lines = wrapped(THAI, width)
        assert "".join(lines) == THAI
        assert len(lines) > 1
        for line in lines[1:]:
            assert unicodedata.category(line[0]) == "Lo" and line[0] not in "ะาำๅๆฯ"
        for line in lines[:-1]:
            assert line[-1] not in "เแโใไ"


@pytest.mark.parametrize(
    "letter", ["👩🏽\u200d🔬", "🇬🇧", "क्षि", "ẹ́", "👍🏽"], ids=["joined", "flag", "stacked", "accented", "toned"]
)
def test_no_letter_is_cut(letter: str) -> None:
    for width in (50, 63, 71):
        lines = wrapped(letter * 40, width)
        assert len(lines) > 1
        assert not [line for line in lines if len(line) % len(letter)]


def test_a_word_that_is_cut_keeps_its_hyphens_and_is_put_together_where_there_is_room() -> None:
    """Beside a box and below it: the second half is set again in another measure."""
    word = "supercalifragilistic-" * 30 + "end"
    words = Words(Typesetter().markup(f"one {word} two"), styles()["beside"])
    words.wrap(130, 10_000)
    assert len(words.blPara.lines) > 20
    _, second = words.split(130, 17.5 * 4)
    second.wrap(425, 10_000)
    found = "".join([*lines_of(words)[:4], *lines_of(second)])
    assert found.replace(" ", "").replace("\u00a0", "") == f"one{word}two"
    (whole,) = words.split(130, 10_000)
    whole.wrap(10_000, 10_000)
    assert lines_of(whole) == [f"one {word} two".replace("end two", "end\u00a0two")]


def test_a_face_of_another_script_does_not_move_its_line() -> None:
    """The first baseline stands where it would without the name in it."""
    alone, mixed = (Words(Typesetter().markup(text), styles()["body"]) for text in ("Said so.", "محمد said."))
    for words in (alone, mixed):
        words.wrap(400, 400)
    assert mixed.blPara.lines[0].ascent == alone.blPara.ascent


pieces = st.lists(st.text("ab,. -\u00a0é", max_size=30), min_size=1, max_size=6)


@settings(max_examples=60, deadline=None)
@example(["", "a..---bb\u00a0é", "a..-----b", "aa. a bb\u00a0b"], 153)
@example(["", "a..---bb\u00a0é", "a..-----b\u00a0é", "aa. bbb\u00a0 a"], 153)
@example(
    [
        "",
        "aa...----, bbb\u00a0\u00a0\u00a0.",
        "aa.........----bbb",
        "aa...--- - bbb\u00a0\u00a0\u00a0.",
        "aa.......-- b\u00a0\u00a0é",
    ],
    316,
)
@given(pieces, st.integers(130, 425))
def test_words_with_spaces_stand_as_reportlab_sets_them(texts: list[str], width: int) -> None:
    """In several faces; what reportlab's parser makes of the markup is made without it."""
    marks = ("", "*", "**")
    text = " ".join(f"{mark}{said.strip()}{mark}" for said, mark in zip(texts, marks * 2, strict=False) if said.strip())
    style, markup = styles()["body"], Typesetter().markup(inline(text))
    ours, theirs = Words(markup, style), Paragraph(markup, style)
    assert runs_of(markup, style) is not None
    assert ours.wrap(width, 10_000) == pytest.approx(theirs.wrap(width, 10_000))
    assert [line.split() for line in lines_of(ours)] == [line.split() for line in lines_of(theirs)]
