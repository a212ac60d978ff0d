"""The pages themselves: where they break, what runs beside what, and that nothing is too large for them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pypdfium2
import pytest
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate

from roundtable.domain.agenda import AgendaItem, Run
from roundtable.domain.floor import Turn
from roundtable.domain.outline import Block, BlockKind, Figure, Image, Section
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.star import Segment, Star
from roundtable.domain.words import Quote, QuoteState, Wording
from roundtable.report.breaks import Shrunk, fitted
from roundtable.report.build import build_report
from roundtable.report.style import BOTTOM, MEASURE, PAGE_HEIGHT, TALLEST, styles
from roundtable.report.words import Words

from .conftest import DETAILS, make_session, one_section, picture, text_block
from .pdf import bare, face_of, outline_of, page_texts, text_of


@pytest.mark.parametrize("which", ["sample", "sample_without_outline"])
def test_no_heading_stands_alone_at_the_foot_of_a_page(which: str, request: pytest.FixtureRequest) -> None:
    """Below each heading there are, on its page, some words that are no heading."""
    data = build_report(request.getfixturevalue(which)).data
    pages = page_texts(data)
    titles = {title for _, title, _ in outline_of(data)}
    for _, title, page in outline_of(data):
        after = pages[page - 1].rsplit(title, 1)[1].strip()
        for other in sorted(titles, key=len, reverse=True):
            after = after.removeprefix(other).strip()
        assert len(after) > 20, f"{title} on page {page}: {after!r}"


@pytest.mark.parametrize(
    ("typed", "face"),
    [
        ("sturgeon", "FiraSans-Regular"),
        ("**sturgeon**", "FiraSans-SemiBold"),
        ("*sturgeon*", "FiraSans-Italic"),
        ("***sturgeon***", "FiraSans-SemiBoldItalic"),
    ],
)
def test_a_word_is_printed_as_it_is_marked(typed: str, face: str) -> None:
    """And only that word: what stands round it is in the plain face."""
    data = build_report(make_session(one_section(text_block(f"A lead.\n\nBefore {typed} behind.")))).data
    assert (face_of(data, "Before"), face_of(data, "sturgeon")) == ("FiraSans-Regular", face)
    assert face_of(data, "behind") == "FiraSans-Regular"


def test_nothing_runs_off_the_page(sample: Session) -> None:
    """Every character lies between the margins, or in the running head and foot; the cover bleeds."""
    document = pypdfium2.PdfDocument(build_report(sample).data)
    for index in range(1, len(document)):
        words = document[index].get_textpage()
        for place in range(words.count_chars()):
            if words.get_text_range(place, 1).strip():
                left, bottom, right, top = words.get_charbox(place)
                assert left > 80 and right < 515
                assert top < PAGE_HEIGHT - 30 and bottom > 25
    document.close()


def test_the_text_runs_round_a_side_box_and_on_below_it() -> None:
    """No word is lost or said twice between the narrow lines and the wide ones, over several paragraphs."""
    words = [f"w{number}" for number in range(400)]
    paragraphs = "\n\n".join(" ".join(words[place : place + 45]) for place in range(0, 400, 45))
    quote = Quote(
        id=Id("q"),
        text="A short one to stand aside.",
        words=Wording.VERBATIM,
        state=QuoteState.CONFIRMED,
        contributor_id=Id("varga"),
    )
    found = text_of(
        build_report(make_session(one_section(Block(BlockKind.QUOTE, "q"), text_block(paragraphs)), quote)).data
    )
    assert [word for word in found.split() if word[0] == "w" and word[1:].isdigit()] == words
    assert "“A short one to stand aside.”" in found


@pytest.mark.parametrize("words", [10, 60, 61, 62, 63, 64, 65, 70, 120])
def test_text_beside_a_portrait_of_any_length(words: int) -> None:
    said = " ".join(f"w{number}" for number in range(words))
    session = make_session(
        one_section(Block(BlockKind.FIGURE, "f"), text_block(said + " " + "tail " * 60)),
        Image(id=Id("i"), path="a.png", media_type="image/png", data=picture(300, 400)),
        Figure(id=Id("f"), caption="A person", image_id=Id("i")),
    )
    found = text_of(build_report(session).data)
    assert [word for word in found.split() if word[0] == "w" and word[1:].isdigit()] == said.split()
    assert found.count("tail") == 60


def crowd() -> Session:
    """Thirty sectors, three hundred people, sixty items: more than any page holds."""
    start = datetime(2026, 11, 12, 9, tzinfo=UTC)
    sectors = [Sector(id=Id(f"s{n}"), sort=f"a{n:03}", name=f"Sector {n}, its name takes two lines") for n in range(30)]
    houses = [Organisation(id=Id(f"o{n}"), name=f"House {n}", sector_id=Id(f"s{n % 30}")) for n in range(60)]
    people = [Contributor(id=Id(f"c{n}"), name=f"Person {n}", organisation_id=Id(f"o{n % 60}")) for n in range(300)]
    items = [
        AgendaItem(id=Id(f"i{n}"), sort=f"a{n:03}", title=f"Item {n}: " + "long " * 9, minutes=10) for n in range(60)
    ]
    runs = [
        Run(id=item.id, started_at=start + timedelta(minutes=n * 10), ended_at=start + timedelta(minutes=n * 10 + 9))
        for n, item in enumerate(items[:50])
    ]
    turns = [
        Turn(
            id=Id(f"t{n}"),
            contributor_id=Id(f"c{n}"),
            started_at=start + timedelta(minutes=n),
            ended_at=start + timedelta(minutes=n + 1),
        )
        for n in range(300)
    ]
    return make_session(*items, *runs, *turns, people=(*sectors, *houses, *people))


def test_charts_beyond_a_page_go_on_over_it() -> None:
    """Every sector and every item is there, and each figure keeps one number and one caption."""
    built = build_report(crowd())
    found = text_of(built.data)
    assert not built.warnings
    for number in range(30):
        assert f"Sector {number}, its name" in found
    for number in range(60):
        assert f"Item {number}: long" in found
    assert found.count("Figure 1 Who was heard") == 2
    assert found.count("Figure 2 The agenda") == 2


@pytest.mark.parametrize(("inner", "outer"), [(1, 0), (0, 1), (3, 3), (6, 8), (12, 12)])
def test_stars_of_any_number_of_parts(inner: int, outer: int) -> None:
    segments = [Segment(f"s{n}", f"Label {n}", f"Title {n}") for n in range(inner + outer)]
    star = Star("", tuple(segments[:inner]), tuple(segments[inner:]))
    quote = Quote(id=Id("q"), text="Words.", words=Wording.VERBATIM, contributor_id=Id("varga"), segments=("s0",))
    built = build_report(make_session(quote, details=replace(DETAILS, star=star)))
    assert "Title 0" in text_of(built.data) and not built.warnings


def test_endless_names_in_charts_captions_and_headings() -> None:
    """Twenty thousand characters where a few are expected: the report is built all the same."""
    endless = "endless " * 2_500
    start = datetime(2026, 11, 12, 9, tzinfo=UTC)
    session = make_session(
        Section(
            id=Id("only"),
            title=endless,
            blocks=(
                Block(BlockKind.FIGURE, "f"),
                text_block("Text beside it. " * 40),
                Block(BlockKind.VOICES),
                Block(BlockKind.AGENDA),
                Block(BlockKind.STAR),
            ),
        ),
        Sector(id=Id("x"), name=endless),
        Contributor(id=Id("x1"), name="A", sector_id=Id("x")),
        Contributor(id=Id("x2"), name="B", sector_id=Id("x")),
        AgendaItem(id=Id("i"), title=endless, minutes=10),
        Run(id=Id("i"), started_at=start, ended_at=start + timedelta(minutes=9)),
        Turn(id=Id("t"), contributor_id=Id("x1"), started_at=start, ended_at=start + timedelta(minutes=5)),
        Image(id=Id("im"), path="a.png", media_type="image/png", data=picture(300, 400)),
        Figure(id=Id("f"), caption=endless, credit=endless, image_id=Id("im")),
        Figure(id=Id("star"), caption=endless, is_star=True),
    )
    built = build_report(session)
    assert not [note for note in built.warnings if "plainly" in note]
    assert text_of(built.data).count("endless") > 10_000


def test_contents_of_several_pages_name_the_right_ones() -> None:
    sections = [
        Section(id=Id(str(n)), sort=f"a{n:03}", title=f"Chapter {n} ends", blocks=(text_block("Some words. " * 60),))
        for n in range(70)
    ]
    data = build_report(make_session(*sections)).data
    pages = page_texts(data)
    contents = " ".join(pages[1:4]).replace("Who shapes the course? Northmere Graduate School", "")
    for _, title, page in outline_of(data)[1:]:
        assert title in pages[page - 1]
        assert bare(f"{title}{page}") in bare(contents)


class Tower(Flowable):
    """A flowable that is higher than any page."""

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        self.width, self.height = available_width, 3 * TALLEST
        return self.width, self.height

    def draw(self) -> None:
        self.canv.rect(0, 0, self.width, self.height)


def test_what_is_too_high_for_a_page_is_made_smaller() -> None:
    """The last resort: reportlab refuses a document with one flowable that is too high."""
    tower = fitted(Tower())
    assert isinstance(tower, Shrunk)
    assert tower.wrap(MEASURE, TALLEST)[1] == pytest.approx(TALLEST)
    target = BytesIO()
    document = BaseDocTemplate(target)
    document.addPageTemplates(PageTemplate("body", [Frame(85, BOTTOM, MEASURE, TALLEST + 2, 0, 0, 0, 0)]))
    document.build([tower])
    assert document.page == 1


def test_balanced_lines_are_as_many_and_more_alike() -> None:
    """Balancing narrows the measure and never adds a line, nor breaks a word."""
    text = "What would change if the people who bring it helped?"
    style = styles()["heading-1"]
    balanced, plain = Words(text, style), Words(text, style.clone("plain", balance=0))
    for words in (balanced, plain):
        words.wrap(MEASURE, 500)

    def widths(words: Words) -> list[float]:
        return [float(stringWidth(" ".join(line[1]), style.fontName, style.fontSize)) for line in words.blPara.lines]

    assert len(widths(balanced)) == len(widths(plain)) == 2
    assert abs(widths(balanced)[0] - widths(balanced)[1]) < abs(widths(plain)[0] - widths(plain)[1])
    assert balanced.style is style


@pytest.mark.parametrize("kind", ["box", "list"])
@pytest.mark.parametrize("words", range(300, 420, 8))
def test_nothing_is_torn_from_the_words_that_lead_up_to_it(words: int, kind: str) -> None:
    """Wherever the page ends, and with a heading before them, which goes along."""
    quote = Quote(id=Id("q"), text="Nobody asked us. " * 4, words=Wording.VERBATIM, contributor_id=Id("varga"))
    led = Block(BlockKind.QUOTE, "q") if kind == "box" else text_block("- Nobody asked us\n- nor them")
    sections = [
        Section(id=Id("1"), sort="a1", title="First", blocks=(text_block("word " * words),)),
        Section(id=Id("2"), sort="a2", title="Then", blocks=(text_block("One of them put it like this:"), led)),
    ]
    pages = page_texts(build_report(make_session(*sections, quote)).data)
    (page,) = [page for page in pages if "like this:" in page]
    assert "Nobody asked us" in page and "Then" in page
