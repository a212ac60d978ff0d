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


def test_a_page_that_nobody_says_when_it_was_seen_is_set_without_and_told() -> None:
    """Imperial's style asks for the day; no empty brackets stand for it."""
    page = {**ARTICLE, "type": "webpage", "accessed": None}
    (entry,), notes = bibliography([Reference(item=json.dumps(page))], ReferenceStyle.IMPERIAL)
    assert letters(entry).endswith(" https://example.org/31/4.")
    title = page["title"][:60]
    assert notes == (f'the reference "{title}" lacks the day of access that the style asks for, set without it',)
    seen = {**page, "accessed": {"date-parts": [[2026, 11, 3]]}}
    (entry,), notes = bibliography([Reference(item=json.dumps(seen))], ReferenceStyle.IMPERIAL)
    assert letters(entry).endswith(" https://example.org/31/4 [Accessed: 3 November 2026].") and not notes


def listed(*items: dict[str, Any], style: ReferenceStyle = ReferenceStyle.SOURCE) -> list[str]:
    entries, _ = bibliography([Reference(item=json.dumps(item)) for item in items], style)
    return [letters(entry) for entry in entries]


@pytest.mark.parametrize("style", ReferenceStyle)
def test_the_list_is_in_the_order_of_an_alphabet(style: ReferenceStyle) -> None:
    names = ["Thornbury", "Åkesson", "élan", "Zulu", "O'Neil", "Smithers", "Oakes", "Smith", "Ørsted"]
    said = listed(*({**BOOK, "author": [{"family": name, "given": "Q"}]} for name in names), style=style)
    order = ["Åkesson", "élan", "Oakes", "O'Neil", "Ørsted", "Smith", "Smithers", "Thornbury", "Zulu"]
    assert [each.partition(",")[0].replace("’", "'") for each in said] == order


@pytest.mark.parametrize("style", ReferenceStyle)
def test_what_crossref_writes_for_signs_is_read(style: ReferenceStyle) -> None:
    title = "Two &lt; three: R&amp;amp;D of &lt;i&gt;E. coli&lt;/i&gt; &copyright"
    (said,) = listed({**ARTICLE, "title": title, "URL": "https://a.example/?a=1&copy=2"}, style=style)
    assert "Two < three: R&D of E. coli &copyright" in said and "https://a.example/?a=1&copy=2" in said


@pytest.mark.parametrize("style", ReferenceStyle)
def test_a_title_that_asks_is_closed_by_its_mark(style: ReferenceStyle) -> None:
    assert "Who decides? 2nd ed" in listed({**BOOK, "title": "Who decides?"}, style=style)[0]


@pytest.mark.parametrize("style", ReferenceStyle)
def test_works_of_one_author_and_year_have_letters(style: ReferenceStyle) -> None:
    undated = {key: value for key, value in BOOK.items() if key != "issued"}
    said = listed({**BOOK, "title": "Keys"}, BOOK, {**BOOK, "issued": {"date-parts": [[2019]]}}, undated, style=style)
    years = [each.partition("(")[2].partition(")")[0] for each in said]
    assert years[:3] == ["2018a", "2018b", "2019"] and "Doors" in said[0] and "Keys" in said[1]
    assert years[3] in ("n.d.", "no date")
    doubled = listed(undated, {**undated, "title": "Keys"}, style=style)
    assert [each.partition("(")[2].partition(")")[0] for each in doubled] in (
        ["n.d.a", "n.d.b"],
        ["no date a", "no date b"],
    )


@pytest.mark.parametrize(
    ("style", "said"),
    [
        (ReferenceStyle.SOURCE, "Gogh, A. and Iqbal, J. (eds), (2018) Doors. 2nd edition. Leeds: Lock Press."),
        (ReferenceStyle.IMPERIAL, "Gogh, A. & Iqbal, J. (eds) (2018) Doors. 2nd edition. Leeds, Lock Press."),
        (ReferenceStyle.CITE_THEM_RIGHT, "Gogh, A. and Iqbal, J. (eds) (2018) Doors. 2nd edn. Leeds: Lock Press."),
    ],
)
def test_editors_stand_in_for_an_author_once(style: ReferenceStyle, said: str) -> None:
    editors = [{"family": "Gogh", "given": "Ann"}, {"family": "Iqbal", "given": "Jo"}]
    item = {key: value for key, value in BOOK.items() if key != "author"}
    assert one({**item, "editor": editors}, style) == said


def test_a_report_keeps_its_number_and_publisher() -> None:
    report: dict[str, Any] = {"type": "report", "title": "Types", "number": 7, "publisher": "The Network"}
    report |= {"author": [{"family": "Gogh", "given": "A"}], "issued": {"date-parts": [[2018]]}}
    assert one(report, ReferenceStyle.IMPERIAL) == "Gogh, A. (2018) Types. Report number 7. The Network."


@pytest.mark.parametrize("style", ReferenceStyle)
@pytest.mark.parametrize("others", ["others", "et al."])
def test_those_who_are_not_named_are_no_person(style: ReferenceStyle, others: str) -> None:
    authors = [{"family": "Gogh", "given": "A"}, {"literal": others}]
    assert one({**BOOK, "author": authors}, style).replace(",", "").startswith("Gogh A. et al. (2018)")
    three = [authors[0], {"family": "Iqbal", "given": "J"}, authors[1]]
    assert "Iqbal, J. et al." in one({**BOOK, "author": three}, style)


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
