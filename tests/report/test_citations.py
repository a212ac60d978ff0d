"""References as a CSL processor sets them, from items as they really come."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roundtable.domain.look import ReferenceStyle
from roundtable.domain.outline import Block, BlockKind, Reference
from roundtable.report.build import build_report
from roundtable.report.citations import bibliography
from roundtable.report.markdown import letters
from tests.report.conftest import make_session, one_section
from tests.report.pdf import text_of
from tests.report.test_references import ARTICLE, FIELDS, anything

BOOK: dict[str, Any] = {
    "type": "book",
    "title": "Doors",
    "author": [{"family": "Gogh", "given": "Ann", "non-dropping-particle": "van"}],
    "edition": "2",
    "publisher": "Lock Press",
    "publisher-place": "Leeds",
    "issued": {"date-parts": [[2018]]},
}


def one(item: object, style: ReferenceStyle = ReferenceStyle.SOURCE) -> str:
    (entry,), notes = bibliography([Reference(item=json.dumps(item))], style)
    assert not notes
    return letters(entry)


@pytest.mark.parametrize(
    ("style", "article", "book"),
    [
        (
            ReferenceStyle.SOURCE,
            "Varga, I.M., (2019) Twelve years of handing over the agenda. Review of Adult Learning, 31(4), pp. 402–427."
            " Available from https://example.org/31/4 [Accessed 3 November 2026]",
            "van Gogh, A., (2018) Doors. 2nd edition. Leeds: Lock Press.",
        ),
        (
            ReferenceStyle.IMPERIAL,
            "Varga, I.M. (2019) Twelve years of handing over the agenda. Review of Adult Learning. 31 (4), 402–427. "
            "https://example.org/31/4.",
            "van Gogh, A. (2018) Doors. 2nd edition. Leeds, Lock Press.",
        ),
        (
            ReferenceStyle.CITE_THEM_RIGHT,
            "Varga, I.M. (2019) ‘Twelve years of handing over the agenda’, Review of Adult Learning, 31(4), "
            "pp. 402–427. Available at: https://example.org/31/4 (Accessed: 3 November 2026).",
            "van Gogh, A. (2018) Doors. 2nd edn. Leeds: Lock Press.",
        ),
    ],
)
def test_an_article_and_a_book_in_each_style(style: ReferenceStyle, article: str, book: str) -> None:
    assert one(ARTICLE, style) == article
    assert one(BOOK, style) == book


def test_titles_in_italics_and_addresses_as_links() -> None:
    (entry,), _ = bibliography([Reference(item=json.dumps(ARTICLE))], ReferenceStyle.SOURCE)
    assert [span.text for span in entry if span.emphasis] == ["Review of Adult Learning"]
    assert [span.href for span in entry if span.href] == ["https://example.org/31/4"]
    doi = {**BOOK, "DOI": "10.1/a_(b)", "title": "R&D <5 of *stars*"}
    (entry,), _ = bibliography([Reference(item=json.dumps(doi))], ReferenceStyle.SOURCE)
    assert "R&D <5 of *stars*. 2nd edition." in letters(entry)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"type": None}, "Varga, I.M., (2019) Twelve"),
        ({"type": "software"}, "Varga, I.M., (2019) Twelve"),
        ({"author": "The Panel"}, "Twelve years of handing over the agenda (2019). Review"),
        ({"author": ["The Panel"]}, "The Panel, (2019) Twelve"),
        ({"author": [], "publisher": "The Network"}, "The Network, (2019) Twelve"),
        ({"author": [{"family": name} for name in "ABCD"]}, "A et al., (2019)"),
        ({"title": ["In a list"]}, "(2019) In a list. Review"),
        ({"title": "Who <i>decides</i>?"}, "(2019) Who decides? Review"),
        ({"issued": {"raw": "spring 2018"}}, "(2018)"),
        ({"issued": {}}, "(n.d.)"),
        ({"accessed": {"raw": "2026-11-03"}}, "[Accessed 3 November 2026]"),
        ({"accessed": {"date-parts": [[2026, 99]]}}, "Available from https://example.org/31/4"),
    ],
)
def test_items_that_make_the_processor_raise_are_cleaned(changes: dict[str, Any], said: str) -> None:
    assert said in one({**ARTICLE, **changes})


def test_what_a_style_cannot_do_is_set_plainly_and_told_in_the_report() -> None:
    """citeproc-py prints a title twice where it stands in the place of the author."""
    records = [Reference(item=json.dumps({"type": "webpage", "title": "Notes", "URL": "https://a.example"}))]
    entries, notes = bibliography(records, ReferenceStyle.CITE_THEM_RIGHT)
    assert [letters(entry) for entry in entries] == ["Notes (n.d.). Available from https://a.example"]
    assert notes == ('the reference "Notes" lacks what the style needs, set plainly',)


def test_the_report_prints_them_and_warns() -> None:
    references = [Reference(item=json.dumps(BOOK)), Reference(item="{}")]
    built = build_report(make_session(*references, one_section(Block(BlockKind.REFERENCES))))
    assert "van Gogh, A., (2018) Doors. 2nd edition. Leeds: Lock Press." in text_of(built.data)
    assert built.warnings == ("report.sections[0].blocks[0]: 1 reference without author and title, left out",)


def test_a_processor_that_fails_stops_no_report(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> str:
        raise UnboundLocalError("ref_type")

    monkeypatch.setattr("roundtable.report.citations._processed", broken)
    item = {**BOOK, "title": "Doors that fail"}
    (entry,), (note,) = bibliography([Reference(item=json.dumps(item))], ReferenceStyle.IMPERIAL)
    assert (
        letters(entry) == "van Gogh, A., (2018) Doors that fail. 2nd edition. Leeds: Lock Press." and "plainly" in note
    )


@given(st.dictionaries(st.sampled_from(FIELDS), anything), st.sampled_from(ReferenceStyle))
def test_no_item_stops_a_report(item: dict[str, Any], style: ReferenceStyle) -> None:
    entries, _ = bibliography([Reference(item=json.dumps(item))], style)
    assert all(letters(entry) for entry in entries)
