"""The report read aloud: every word of it tagged once and in order, figures told in words, nothing beside that."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest

from roundtable.domain.outline import Block, BlockKind, Figure, Image
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint
from roundtable.report.build import build_report

from .aloud import LANGUAGES, composed, read_aloud, stress
from .conftest import DETAILS, make_session, one_section, picture
from .forty import forty
from .pdf import bare, text_of
from .tagged import Tagged

SESSIONS = ("sample", "sample_without_outline", "stressed", "written_up")


@pytest.fixture(scope="module")
def stressed() -> Session:
    return stress()


@pytest.fixture(scope="module")
def written_up() -> Session:
    return forty()


@pytest.mark.parametrize("which", SESSIONS)
def test_every_word_is_tagged_once_and_in_order(which: str, request: pytest.FixtureRequest) -> None:
    """What is read aloud is what was composed: no word lost, none said twice, wherever it stands on its page."""
    session = request.getfixturevalue(which)
    tagged = Tagged(build_report(session).data)
    assert tagged.problems == []
    assert read_aloud(tagged) == composed(session)


def test_the_elements_are_what_they_are(sample: Session) -> None:
    """The title is the first heading, chapters the second, and each kind of content has its own element."""
    tagged = Tagged(build_report(sample).data)
    assert tagged.texts("H1") == ["Across the same desk"]
    assert tagged.texts("H2")[:3] == ["Contents", "Introduction", "What was heard"]
    assert [kid.tag for kid in tagged.root.kids] == ["Sect"] * len(tagged.root.kids)
    found = {each.tag for each in tagged.elements}
    assert found >= {"TOC", "TOCI", "Reference", "Link", "BlockQuote", "Figure", "Caption", "Table", "TH", "L", "Lbl"}
    assert tagged.texts("TOCI")[:2] == ["Introduction 3", "What was heard 4"]
    assert len(tagged.texts("Caption")) == 5


def test_figures_are_told_in_words(sample: Session) -> None:
    """The star says what was heard on each of its parts, the charts their numbers; no label is read beside that."""
    figures = [each for each in Tagged(build_report(sample).data).elements if each.tag == "Figure"]
    told = {each.alt.split(".")[0]: each.alt for each in figures}
    star = next(alt for start, alt in told.items() if "star" in start)
    assert "points in all" in star and "Co-design: " in star
    assert any(alt.startswith("Bars by sector, in minutes") for alt in told.values())
    assert all(len(alt) > 10 for alt in told.values())


def test_a_figure_without_a_description_is_told_by_its_caption() -> None:
    session = make_session(
        one_section(Block(BlockKind.FIGURE, "f"), Block(BlockKind.FIGURE, "g")),
        Image(id=Id("i"), path="a.png", media_type="image/png", data=picture()),
        Figure(id=Id("f"), caption="The *room*", image_id=Id("i")),
        Figure(id=Id("g"), caption="", image_id=Id("i")),
    )
    figures = [each for each in Tagged(build_report(session).data).elements if each.tag == "Figure"]
    assert [each.alt for each in figures] == ["The room", "Figure 2"]


def test_pictures_of_the_cover_are_told_where_they_are_described(stressed: Session) -> None:
    cover = Tagged(build_report(stressed).data).root.kids[0]
    assert [each.alt for each in cover.kids if each.tag == "Figure"] == ["The clinic's mark"]
    assert cover.kids[0].tag == "H1"


def test_the_head_of_a_long_table_is_read_once() -> None:
    """It is printed on each page that the table goes on over."""
    actions = [ActionPoint(id=Id(f"a{n}"), text=f"Do thing {n}", owner_id=Id("abara")) for n in range(60)]
    data = build_report(make_session(one_section(Block(BlockKind.ACTIONS)), *actions)).data
    assert text_of(data).count("What they said they will do") > 1
    assert Tagged(data).texts("THead") == ["Organisation What they said they will do By when"]
    assert Tagged(data).problems == []


def test_running_heads_are_not_read(sample: Session) -> None:
    text = bare(Tagged(build_report(sample).data).text)
    assert text.count("Acrossthesamedesk") == 1 + composed(sample).count("Acrossthesamedesk")


def test_a_link_over_two_lines_is_one_link(stressed: Session) -> None:
    """It has a rectangle on each line, its words once, and says where it leads."""
    data = build_report(stressed).data
    links = [text for text in Tagged(data).texts("Link") if text.startswith("a link with")]
    assert set(links) == {"a link with so many words that it has to go on over the end of its line"}
    told = [str(link.Contents) for page in pikepdf.open(BytesIO(data)).pages for link in page.get("/Annots", [])]
    outward = [each for each in told if "example.org" in each]
    assert len(outward) > len(links) >= len(LANGUAGES)
    assert set(outward) == {f"{links[0]} (https://example.org/a?b=1&c=2)"}


@pytest.mark.parametrize("language", ["", "English (UK)", "en_GB"])
def test_a_language_that_is_none_is_british_english(language: str) -> None:
    data = build_report(make_session(details=replace(DETAILS, language=language))).data
    assert str(pikepdf.open(BytesIO(data)).Root.Lang) == "en-GB"


# The checker sees what is wrong


def _no_alt(pdf: pikepdf.Pdf) -> None:
    figure = next(each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure")
    del figure.Alt


def _no_language(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.Lang


def _no_contents(pdf: pikepdf.Pdf) -> None:
    page = next(page for page in pdf.pages if "/Annots" in page)
    page.Annots[0].Contents = ""


def _a_heading_jumps(pdf: pikepdf.Pdf) -> None:
    heading = next(each for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/H2")
    heading.S = pikepdf.Name("/H4")


def _rewritten(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    stream = pdf.pages[2].Contents
    assert old in stream.read_bytes()
    stream.write(stream.read_bytes().replace(old, new, 1))


def _words_in_an_artifact(pdf: pikepdf.Pdf) -> None:
    _rewritten(pdf, b"/P <</MCID 1>> BDC", b"/Artifact BMC")


def _words_without_a_mark(pdf: pikepdf.Pdf) -> None:
    _rewritten(pdf, b"/H2 <</MCID 0>> BDC", b"/H2 BMC")


@pytest.mark.parametrize(
    ("spoil", "seen"),
    [
        (_no_alt, "not told in words"),
        (_no_language, "no language"),
        (_no_contents, "link without words"),
        (_a_heading_jumps, "a heading of level 4"),
        (_words_in_an_artifact, "lost in an artifact"),
        (_words_without_a_mark, "is marked"),
    ],
)
def test_a_spoiled_file_is_noticed(sample: Session, spoil: Callable[[pikepdf.Pdf], None], seen: str) -> None:
    pdf = pikepdf.open(BytesIO(build_report(sample).data))
    spoil(pdf)
    saved = BytesIO()
    pdf.save(saved)
    assert any(seen in problem for problem in Tagged(saved.getvalue()).problems)
