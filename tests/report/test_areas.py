"""Where the blocks of an outline came to stand on the pages of the finished report."""

from __future__ import annotations

import pypdfium2
import pytest

from roundtable.domain.outline import BlockKind, Section
from roundtable.domain.session import Session
from roundtable.report.areas import Area, area_at, areas_on
from roundtable.report.build import build_report
from roundtable.report.content import Origin
from roundtable.report.finished import PDFIUM


def areas_of(session: Session) -> list[tuple[Area, ...]]:
    built = build_report(session)
    with PDFIUM, pypdfium2.PdfDocument(built.data) as document:
        return [areas_on(document[page], page, built.origins) for page in range(built.pages)]


def test_every_block_and_every_heading_of_the_sample_stands_somewhere(sample: Session) -> None:
    pages = areas_of(sample)
    found = {area.origin for page in pages for area in page}
    sections = sample.all(Section)
    assert {Origin(number) for number in range(len(sections))} <= found
    blocks = {Origin(number, place) for number, each in enumerate(sections) for place in range(len(each.blocks))}
    assert blocks <= found
    assert all(0 <= area.left < area.right <= 1 and 0 <= area.top < area.bottom <= 1 for page in pages for area in page)


def test_blocks_follow_each_other_down_the_page_and_texts_hold_their_words(sample: Session) -> None:
    built = build_report(sample)
    number, section = next(
        (number, each) for number, each in enumerate(sample.all(Section)) if each.title == "Co-assessment"
    )
    page = built.chapters[number] - 1
    with PDFIUM, pypdfium2.PdfDocument(built.data) as document:
        sheet = document[page]
        areas = {area.origin: area for area in areas_on(sheet, page, built.origins)}
        heading, text = areas[Origin(number)], areas[Origin(number, 0)]
        assert heading.bottom <= text.top and section.blocks[0].kind is BlockKind.TEXT
        width, height = sheet.get_size()
        words = sheet.get_textpage().get_text_bounded(
            text.left * width - 1,
            height - text.bottom * height - 1,
            text.right * width + 1,
            height - text.top * height + 1,
        )
    assert " ".join(words.split()).startswith("Was the advice any good?")


def test_a_report_without_an_outline_leads_nowhere(sample_without_outline: Session) -> None:
    assert not build_report(sample_without_outline).origins


@pytest.mark.parametrize(
    ("x", "y", "block"),
    [(0.5, 0.5, 0), (0.7, 0.55, 1), (0.05, 0.55, 0), (0.5, 0.95, None)],
    ids=["in it", "in the smaller of two", "beside it", "nowhere"],
)
def test_a_point_is_nearest_to_the_block_that_it_is_in(x: float, y: float, block: int | None) -> None:
    areas = (Area(Origin(0, 0), 0.1, 0.4, 0.9, 0.8), Area(Origin(0, 1), 0.6, 0.5, 0.9, 0.6))
    found = area_at(areas, x, y)
    assert (found.origin.block if found else None) == block
