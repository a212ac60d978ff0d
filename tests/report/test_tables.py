"""Tables over pages: no row alone, no head in the middle of a page, small tables in one piece; and the cover's foot."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pypdfium2
import pytest
from reportlab.platypus import Flowable, Table

from roundtable.domain.outline import Block, BlockKind
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Insight, InsightKind
from roundtable.report.build import build_report
from roundtable.report.style import COLUMN, MEASURE, styles
from roundtable.report.tables import Rows
from roundtable.report.words import Words

from .conftest import DETAILS, make_session, one_section, text_block
from .pdf import bare, page_texts

HEAD = "Organisation What they said they will do By when"


def rows_of(*lines: int, head: int = 0) -> Rows:
    """A table whose rows have so many lines."""
    cell = styles()["cell"]
    made = Rows([[Words("<br/>".join(["word"] * count), cell)] for count in lines], repeatRows=head)
    made.wrap(MEASURE, COLUMN)
    return made


def lines_in(parts: Sequence[Flowable]) -> list[list[int]]:
    """How many lines the rows of each part have."""
    found = []
    for part in parts:
        assert isinstance(part, Table)
        part.wrap(MEASURE, COLUMN)
        found.append([round((height - 6) / 15) for height in part._rowHeights])
    return found


@pytest.mark.parametrize(
    ("lines", "head", "room", "parts"),
    [
        ([2] * 12, 0, 5 * 36.0 + 1, [[2] * 5, [2] * 7]),
        ([2] * 12, 0, 11 * 36.0 + 1, [[2] * 10, [2] * 2]),
        ([2] * 12, 0, 36.0 + 1, []),
        ([1] + [2] * 12, 1, 21 + 3 * 36.0 + 1, [[1] + [2] * 3, [1] + [2] * 9]),
        ([1] + [2] * 12, 1, 21 + 36.0 + 1, []),
        ([1] * 6, 0, 5 * 21.0, []),
    ],
    ids=["parted", "two at the end", "one is too few", "head again", "head and one", "small"],
)
def test_two_rows_at_least_stand_together(lines: list[int], head: int, room: float, parts: list[list[int]]) -> None:
    assert lines_in(rows_of(*lines, head=head).split(MEASURE, room)) == parts


def test_only_a_row_higher_than_a_page_is_parted() -> None:
    """And not at the foot of a page, where two lines of it would stand."""
    assert rows_of(1, 30, 30, head=1).split(MEASURE, 200) == []
    giant = rows_of(1, 80, head=1)
    assert giant.split(MEASURE, 200) == []
    first, second = lines_in(giant.split(MEASURE, COLUMN))
    assert first[0] == second[0] == 1
    assert 30 < first[1] < 80 and first[1] + second[1] in (80, 81)


@pytest.mark.parametrize("words", range(0, 300, 15))
def test_a_page_has_the_head_of_a_table_once(words: int) -> None:
    """Long names in rows, wherever the table begins: no head stands in the middle of a page, or over nothing."""
    people = [
        Contributor(id=Id(f"c{n}"), name="Professor Wolfeschlegelstein " * 3, organisation_id=Id("calder"))
        for n in range(9)
    ]
    actions = [
        ActionPoint(id=Id(f"a{n}"), text=f"Promise {n}. " + "We write it down. " * (n % 4), owner_id=Id(f"c{n}"))
        for n in range(9)
    ]
    session = make_session(one_section(text_block("word " * words + "."), Block(BlockKind.ACTIONS)), *people, *actions)
    pages = page_texts(build_report(session).data)
    for page in pages[1:]:
        assert page.count(HEAD) == ("Promise" in page)
    assert sum(page.count("Promise") for page in pages) == 9


@pytest.mark.parametrize("words", range(0, 300, 30))
def test_no_insight_stands_alone_on_a_page(words: int) -> None:
    insights = [
        Insight(id=Id(f"i{n}"), sort=f"a{n}", text=f"Point {n} was made.", kind=InsightKind.LIMIT, segments=("map-it",))
        for n in range(14)
    ]
    session = make_session(
        one_section(text_block("word " * words + "."), Block(BlockKind.INSIGHTS, "map-it")), *insights
    )
    for page in page_texts(build_report(session).data)[1:]:
        assert page.count("Point") != 1


def cover_of(session: Session) -> tuple[str, float]:
    """The words of the cover, and how far over the page's lower edge the lowest of them stands."""
    data = build_report(session).data
    document = pypdfium2.PdfDocument(data)
    try:
        page = document[0].get_textpage()
        lowest = min(page.get_charbox(index)[1] for index in range(page.count_chars()))
    finally:
        document.close()
    return page_texts(data)[0], lowest


def many(count: int, name: str) -> list[Contributor | Organisation | Sector]:
    """So many organisations, each with one person."""
    houses = [
        Organisation(id=Id(f"o{n:02}"), sort=f"a{n:02}", name=f"{name} {n}", sector_id=Id("s")) for n in range(count)
    ]
    people = [
        Contributor(id=Id(f"p{n}"), name=f"Person {n}", organisation_id=house.id) for n, house in enumerate(houses)
    ]
    return [Sector(id=Id("s"), name="Universities"), *houses, *people]


@pytest.mark.parametrize("length", [1, 3, 9])
@pytest.mark.parametrize("authors", [0, 1, 4, 12])
@pytest.mark.parametrize("partners", [0, 5, 12, 40])
def test_the_foot_of_the_cover_holds_every_name_or_how_many(length: int, authors: int, partners: int) -> None:
    """Nothing runs off the page, and nobody is left out without a word."""
    writers = tuple(f"{'Professor ' * length}Writer {n}" for n in range(authors))
    details = replace(DETAILS, authors=writers)
    said, lowest = cover_of(
        make_session(details=details, people=tuple(many(partners, "Institute of Things " * length)))
    )
    assert lowest > 20
    if authors:
        assert "Writer 0" in said
        assert f"Writer {authors - 1}" in said or "other" in said
    if partners:
        assert bare(f"Things {partners - 1}") in bare(said) or "organisations, listed with the contributors" in said


def test_an_author_of_endless_name_is_shortened_where_all_can_see() -> None:
    said, lowest = cover_of(make_session(details=replace(DETAILS, authors=("endless " * 900,))))
    assert "…" in said and lowest > 20
