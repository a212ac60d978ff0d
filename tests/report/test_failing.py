"""A part that fails is set plainly, with its words, and the host is told; whatever fails, there is a report."""

from __future__ import annotations

import random
from collections.abc import Callable
from zlib import crc32

import pytest
from reportlab.platypus import Flowable

from roundtable.domain.outline import Block, BlockKind
from roundtable.domain.session import Session
from roundtable.report import compose as composing
from roundtable.report import failing, filling
from roundtable.report.boxes import Beside, QuoteBox
from roundtable.report.build import build_report
from roundtable.report.charts import AgendaChart, Multiples
from roundtable.report.composer import Composer
from roundtable.report.figures import CaptionedFigure, Picture
from roundtable.report.layout import Layout
from roundtable.report.star_drawing import StarPainter
from roundtable.report.tables import Rows
from roundtable.report.words import CountRow, HeadingLine, Words

from .conftest import make_session, one_section, text_block
from .forty import PROSE, SAID, forty
from .pdf import squeezed, text_of
from .tagged import Tagged

ERRORS = (ZeroDivisionError, KeyError, ValueError, AttributeError, RecursionError, MemoryError, OSError, AssertionError)
BLOCKS = (QuoteBox, Beside, CaptionedFigure, Picture, Multiples, AgendaChart, Rows, CountRow)


@pytest.fixture(autouse=True)
def degrades(monkeypatch: pytest.MonkeyPatch) -> None:
    """As for a host."""
    monkeypatch.setattr(failing, "DEGRADES", True)


def fails(error: type[Exception] = ZeroDivisionError) -> Callable[..., None]:
    def fail(*_arguments: object, **_options: object) -> None:
        raise error("a fault")

    return fail


def told(notes: tuple[str, ...]) -> list[str]:
    return [note for note in notes if "unharmed" in note]


@pytest.mark.parametrize("when", ["draw", "wrap"])
@pytest.mark.parametrize("block", BLOCKS, ids=lambda block: str(block.__name__))
def test_a_block_that_fails_is_printed_plainly(
    block: type[Flowable], when: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All its words are there, once, tagged; nothing else of the report is changed."""
    whole = build_report(forty())
    monkeypatch.setattr(block, when, fails())
    built = build_report(forty())
    assert told(built.warnings)
    assert all("ZeroDivisionError" in note for note in told(built.warnings))
    tagged = Tagged(built.data)
    assert tagged.problems == []
    said = squeezed(text_of(built.data))
    for words in (*SAID, PROSE.strip(), "Person 3, House 3", "Figure 3", "Sector F", "They open the carrier bag"):
        assert squeezed(words) in said, words
    assert said.count("Executive summary") == squeezed(text_of(whole.data)).count("Executive summary")


@pytest.mark.parametrize("seed", range(3))
def test_whatever_raises_at_random_there_is_a_whole_report(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some boxes, tables, headings, words: now and then, while they are made, measured, parted or drawn."""
    chance = random.Random(seed)
    for block in (*BLOCKS, HeadingLine):
        name = chance.choice(["draw", "wrap", "split"])
        own = getattr(block, name)

        def stumbles(self: Flowable, *arguments: object, own: Callable[..., object] = own) -> object:
            if crc32(f"{seed} {getattr(self, 'place', '')}".encode()) % 3 == 0:
                raise chance.choice(ERRORS)("a fault")
            return own(self, *arguments)

        monkeypatch.setattr(block, name, stumbles)
    built = build_report(forty())
    assert built.data.startswith(b"%PDF")
    assert Tagged(built.data).problems == []
    said = squeezed(text_of(built.data))
    assert all(squeezed(words) in said for words in SAID)


def test_a_paragraph_that_cannot_be_drawn_is_left_out_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    own = Words.draw

    def stumbles(self: Words) -> None:
        if "second" in self.getPlainText():
            raise KeyError("second")
        own(self)

    monkeypatch.setattr(Words, "draw", stumbles)
    built = build_report(make_session(one_section(text_block("The first.\n\nThe second.\n\nThe third."), title="Here")))
    assert "The first. The third." in squeezed(text_of(built.data))
    assert told(built.warnings) == [
        "report: a paragraph under “Here” could not be set as it should be (KeyError); it is left out, "
        "and the session is unharmed"
    ]


def test_what_fails_while_it_is_composed_or_made_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """A text is printed as it was typed; records are left out, for the rules were not asked to the end."""
    session = make_session(one_section(text_block("What we *typed*."), Block(BlockKind.CONTRIBUTORS)))
    with monkeypatch.context() as patch:
        patch.setattr(Composer, "text", fails())
        built = build_report(session)
        assert "What we *typed*." in squeezed(text_of(built.data))
        assert "Prof Ilse Varga" in text_of(built.data)
    with monkeypatch.context() as patch:
        patch.setattr(composing, "print_contributors", fails(KeyError))
        built = build_report(session)
        assert "Prof Ilse Varga" not in text_of(built.data)
        assert any("blocks[1]" in note and "KeyError" in note and "left out" in note for note in built.warnings)
    monkeypatch.setattr(Layout, "words", fails())
    assert build_report(session).pages == 1


def test_the_standard_report_goes_on_behind_a_chapter_that_fails(
    sample_without_outline: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("roundtable.report.standard.star_chapter", fails())
    built = build_report(sample_without_outline)
    assert told(built.warnings) and "Impact of the debate" in text_of(built.data)


def test_a_cover_that_fails_is_plain(sample: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(StarPainter, "cover", fails())
    built = build_report(sample)
    assert "Across the same desk" in squeezed(text_of(built.data))
    assert [note[:9] for note in told(built.warnings)] == ["the cover"]


def test_looking_ahead_may_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filling.Pages, "_look_ahead", fails())
    built = build_report(forty())
    assert built.warnings == ()


def test_in_tests_nothing_fails_silently(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(failing, "DEGRADES", False)
    monkeypatch.setattr(QuoteBox, "draw", fails())
    with pytest.raises(ZeroDivisionError):
        build_report(forty())
