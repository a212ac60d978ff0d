"""Pages are filled: what has no room lets text pass it, is parted or set smaller before it leaves a hole."""

from __future__ import annotations

import random

import pypdfium2
import pytest

from roundtable.domain.outline import Block, BlockKind, Figure, Image, Section
from roundtable.domain.records import Id, Record
from roundtable.domain.session import Session
from roundtable.domain.star import CO_PRODUCTION
from roundtable.domain.words import ActionPoint, Insight, InsightKind, Quote, QuoteState, Wording
from roundtable.report.build import build_report
from roundtable.report.compose import compose
from roundtable.report.content import Heading
from roundtable.report.style import BOTTOM, COLUMN, PAGE_HEIGHT, PAGE_WIDTH, TOP

from .conftest import make_session, one_section, picture, text_block
from .forty import PROSE, forty
from .pdf import page_texts, squeezed
from .tagged import Tagged

WIDEST = 0.25
"""The most that a page may leave over, of the height of its text."""


WIDEST_LAST = 0.85
"""And the last page, where chapters open pages; the words of others end where they end."""


def holes(session: Session) -> list[tuple[int, float]]:
    """The pages that leave over more than that, with what they leave over, but for those before certain chapters."""
    data = build_report(session).data
    opening = {squeezed(part.text) for part in compose(session).parts if isinstance(part, Heading) and part.opens_page}
    texts = page_texts(data)
    head = squeezed(f"{session.details.title} {session.details.host}")
    found = []
    with pypdfium2.PdfDocument(data) as document:
        begins = min(mark.get_dest().get_index() for mark in document.get_toc() if mark.get_title() != "Contents")
        last = len(document) - 1
        for place in range(begins, len(document) if opening else last):
            following = "".join(texts[place + 1 : place + 2]).removeprefix(head).strip().lstrip("0123456789 ")
            if place < last and following.startswith(tuple(opening)):
                continue
            page = document[place].render(scale=1).to_pil().convert("L")
            column = page.crop((0, int(TOP) - 4, int(PAGE_WIDTH), int(PAGE_HEIGHT - BOTTOM)))
            ink = column.point(lambda shade: 255 if shade < 250 else 0).getbbox()
            left = (column.height - (ink[3] if ink else 0)) / COLUMN
            if left > (WIDEST_LAST if place == last else WIDEST):
                found.append((place + 1, round(left, 2)))
    return found


def test_no_page_of_the_sample_has_a_hole(sample: Session, sample_without_outline: Session) -> None:
    assert holes(sample) == []
    assert holes(sample_without_outline) == []


def test_no_page_of_a_session_of_forty_quotes_has_a_hole() -> None:
    assert holes(forty()) == []


@pytest.mark.parametrize("sections", [20, 50])
def test_sections_without_words_fill_pages_too(sections: int) -> None:
    """A heading keeps with the next one, not with all that follow it."""
    empty = [Section(id=Id(f"x{n:02}"), sort=f"{n:02}", title=f"Empty {n}") for n in range(sections)]
    session = make_session(*empty)
    assert holes(session) == []
    texts = page_texts(build_report(session).data)
    with_headings = [text.count("Empty") for text in texts if "Empty" in text and "Contents" not in text]
    assert len(with_headings) <= 1 + sections / 11 and min(with_headings[:-1]) > 5


SOME = PROSE.split()


def any_session(seed: int) -> Session:
    """Chapters of paragraphs, boxes, lists and pictures of any length in any order."""
    chance = random.Random(seed)

    def words(*lengths: int) -> str:
        start = chance.randrange(len(SOME))
        return " ".join(SOME[(start + place) % len(SOME)] for place in range(chance.choice(lengths)))

    segments = [segment.id for segment in CO_PRODUCTION.segments]
    records: list[Record] = []
    for n in range(24):
        said = Quote(
            id=Id(f"q{n}"),
            sort=f"{n:02}",
            text=words(5, 12, 20, 30, 60, 90),
            words=chance.choice(list(Wording)),
            state=QuoteState.CONFIRMED,
            contributor_id=Id("varga"),
            segments=(chance.choice(segments),),
        )
        noted = Insight(id=Id(f"i{n}"), text=words(6, 30), kind=chance.choice(list(InsightKind)), segments=("map-it",))
        records += [said, noted]
    for n in range(3):
        size = chance.choice([(300, 400), (900, 400), (400, 400), (300, 100)])
        records.append(Image(id=Id(f"p{n}"), path=f"{n}.png", media_type="image/png", data=picture(*size)))
        records.append(Figure(id=Id(f"f{n}"), sort=f"{n}", caption=words(8), alt="A plan", image_id=Id(f"p{n}")))
    records.append(ActionPoint(id=Id("a"), text=words(12), owner_id=Id("varga")))

    def block() -> Block:
        kind = chance.random()
        if kind < 0.45:
            ends = ":" if chance.random() < 0.2 else ""
            return text_block("\n\n".join(words(12, 25, 40, 70, 110) for _ in range(chance.randrange(1, 4))) + ends)
        if kind < 0.72:
            return Block(BlockKind.QUOTE, f"q{chance.randrange(24)}")
        if kind < 0.82:
            return text_block("\n".join(f"- {words(4, 14, 25)}" for _ in range(chance.randrange(2, 7))))
        if kind < 0.88:
            return Block(BlockKind.FIGURE, f"f{chance.randrange(3)}")
        return Block(chance.choice([BlockKind.QUOTES, BlockKind.INSIGHTS]), chance.choice(segments))

    for n in range(7):
        blocks = tuple(block() for _ in range(chance.randrange(1, 7)))
        level = chance.choice([1, 1, 2])
        records.append(Section(id=Id(f"x{n}"), sort=f"{n}", title=f"Chapter {n}", level=level, blocks=blocks))
    return make_session(*records)


def test_hardly_a_page_of_any_session_has_a_hole() -> None:
    """One in a hundred at most: where nothing but a heading or a table follows a figure, nothing may pass it."""
    pages = 0
    found = []
    for seed in range(16):
        session = any_session(seed)
        pages += build_report(session).pages
        found += [(seed, *hole) for hole in holes(session)]
    assert pages > 100
    assert len(found) <= pages / 100, found


def said(text: str) -> Quote:
    return Quote(id=Id("q"), text=text, words=Wording.VERBATIM, state=QuoteState.CONFIRMED, contributor_id=Id("varga"))


LINES = 29
"""Lines of one word that leave some seven lines of the page."""


def with_box(text: str, *, lead: str = "Before.", lines: int = LINES, behind: str = "") -> Session:
    """A box at the foot of a page on which it has no room."""
    before = "\n\n".join([*(f"l{n}" for n in range(lines // 2)), lead])
    return make_session(one_section(text_block(before), Block(BlockKind.QUOTE, "q"), text_block(behind)), said(text))


BOX = "It was decided. " * 17
PASSING = "\n\n".join(f"paragraph{n} " + "and so on " * 20 for n in range(5))


def test_two_paragraphs_pass_a_box_at_most_and_are_read_behind_it() -> None:
    built = build_report(with_box(BOX, behind=PASSING, lines=38))
    pages = page_texts(built.data)
    (place,) = (place for place, text in enumerate(pages) if "It was decided" in text)
    assert "paragraph0" in pages[place - 1]
    assert "paragraph2" not in pages[place - 1]
    tagged = Tagged(built.data)
    assert tagged.problems == []
    assert tagged.text.index("It was decided") < tagged.text.index("paragraph0")


def test_nothing_passes_a_box_that_is_led_up_to() -> None:
    """The paragraph that leads up to it goes along, at least its last lines."""
    lead = (
        "She put it in the words of the court, and nobody at the table found better ones, " * 5 + "though some tried:"
    )
    pages = page_texts(build_report(with_box(BOX, lead=lead, behind=PASSING, lines=30)).data)
    (place,) = (place for place, text in enumerate(pages) if "It was decided" in text)
    assert "though some tried: “It was decided" in pages[place]
    assert "She put it in the words" in pages[place - 1]
    assert pages[place].index("paragraph0") > pages[place].index("It was decided")


@pytest.mark.parametrize("lines", range(20, 52, 2))
def test_a_box_that_is_parted_keeps_two_lines_with_its_signature(lines: int) -> None:
    """Wherever it begins; and a box of a few lines is never parted."""
    text = " ".join(f"w{n}" for n in range(190))
    pages = page_texts(build_report(with_box(text, lines=lines)).data)
    (signed,) = (page for page in pages if "Prof Ilse Varga, Calder Institute" in page)
    words = signed.split("Prof Ilse Varga, Calder Institute")[0].split()
    assert sum(word.strip("”").startswith("w") for word in words) > 12
    assert squeezed(" ".join(pages)).count("w100 ") == 1
