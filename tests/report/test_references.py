"""Harvard references, from items as they really come."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roundtable.domain.look import ReferenceStyle
from roundtable.domain.outline import Reference
from roundtable.report.citations import bibliography
from roundtable.report.markdown import letters
from roundtable.report.references import harvard

ARTICLE: dict[str, Any] = {
    "type": "article-journal",
    "title": "Twelve years of handing over the agenda",
    "author": [{"family": "Varga", "given": "Ilse Maria"}],
    "issued": {"date-parts": [[2019, 4]]},
    "container-title": "Review of Adult Learning",
    "volume": 31,
    "issue": "4",
    "page": "402-427",
    "URL": "https://example.org/31/4",
    "accessed": {"date-parts": [["2026", "11", "3"]]},
}


def test_an_article() -> None:
    entry = harvard(ARTICLE)
    assert letters(entry) == (
        "Varga, I.M., (2019) Twelve years of handing over the agenda. Review of Adult Learning, 31(4), pp. 402–427. "
        "Available from https://example.org/31/4 [Accessed 3 November 2026]"
    )
    assert [span.text for span in entry if span.emphasis] == ["Review of Adult Learning"]
    assert [span.href for span in entry if span.href] == ["https://example.org/31/4"]


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"page": "402"}, "p. 402"),
        ({"volume": None}, "Review of Adult Learning, (4), pp."),
        ({"author": None, "editor": [{"literal": "The Panel"}]}, "The Panel (ed.), (2019) Twelve"),
        ({"author": [{"family": "Gogh", "given": "V.", "non-dropping-particle": "van"}]}, "van Gogh, V., (2019)"),
        ({"author": [{"family": "Sartre", "given": "Jean-Paul"}]}, "Sartre, J.-P., (2019)"),
        ({"author": [{"family": name} for name in "ABC"]}, "A, B and C, (2019)"),
        ({"author": [{"family": name} for name in "ABCD"]}, "A et al., (2019)"),
        ({"author": []}, "Twelve years of handing over the agenda (2019). Review"),
        ({"issued": {"raw": "spring 2018"}}, "(2018)"),
        ({"issued": None}, "(n.d.)"),
        ({"title": "Who decides?"}, "(2019) Who decides? Review"),
        ({"title": "A <i>C. elegans</i> <scp>story</scp>, R&D <5"}, "A C. elegans story, R&D <5. Review"),
        ({"accessed": {"raw": "2026-11-03T10:00:00Z"}}, "[Accessed 3 November 2026]"),
        ({"accessed": {"date-parts": [[2026, 11]]}}, "[Accessed November 2026]"),
        ({"accessed": {"date-parts": [[2026, 99, 99]]}}, "[Accessed 2026]"),
        ({"URL": None, "DOI": "10.1000/182"}, "Available from https://doi.org/10.1000/182"),
        ({"container-title": ["In a list"]}, "In a list, 31(4)"),
    ],
)
def test_what_articles_lack_or_have_otherwise(changes: dict[str, Any], said: str) -> None:
    assert said in letters(harvard({**ARTICLE, **changes}))


def test_a_book_and_a_report() -> None:
    book: dict[str, Any] = {
        "type": "book",
        "title": "Doors",
        "author": [{"family": "Iqbal"}],
        "edition": "2",
        "publisher": "Lock Press",
    }
    book |= {"publisher": "Lock Press", "publisher-place": "Tarnbridge", "issued": {"date-parts": [[2018]]}}
    assert letters(harvard(book)) == "Iqbal, (2018) Doors. 2nd edition. Tarnbridge: Lock Press."
    report: dict[str, Any] = {"type": "report", "title": "Types", "publisher": "The Network", "number": 7}
    assert letters(harvard(report)) == "The Network, (n.d.) Types, no. 7."


def test_authors_stand_under_the_first_capital_of_their_family_name() -> None:
    """Wherever an item has the particle, and whatever accents the name has; it is printed as it is given."""
    authors: list[dict[str, str]] = [
        {"family": "Żurawski", "given": "Łukasz"},
        {"family": "Van den Bosch", "given": "An"},
        {"family": "O’Neill", "given": "Sinéad"},
        {"family": "Ní Dhomhnaill", "given": "Gráinne"},
        {"family": "Cruz", "given": "Inés", "non-dropping-particle": "de la"},
        {"family": "van der Berg", "given": "Jan"},
        {"family": "Åkesson", "given": "Linnea"},
    ]
    items = [Reference(item=json.dumps({"title": "T", "author": [author]})) for author in authors]
    for style in ReferenceStyle:
        entries, _ = bibliography(items, style)
        said = [letters(entry).split(",")[0] for entry in entries]
        names = ["Åkesson", "van der Berg", "de la Cruz", "Ní Dhomhnaill", "O’Neill", "Van den Bosch", "Żurawski"]
        assert [name.replace("'", "’") for name in said] == names
    entries, _ = bibliography(items, ReferenceStyle.SOURCE, "sv-SE")
    assert letters(entries[-1]).startswith("Åkesson")


def test_the_list_is_in_order_and_leaves_out_what_is_empty() -> None:
    """Records that say nothing, or are no objects at all, are left out; the composer warns of them."""
    items = [{"title": "b"}, {"title": "Å", "author": [{"family": "Aalto"}]}, {}, {"id": "x"}, [], "text", 3, None]
    records = [Reference(item=json.dumps(item)) for item in items] + [Reference(item="{not json")]
    entries, notes = bibliography(records, ReferenceStyle.SOURCE)
    assert not notes
    assert [letters(entry) for entry in entries] == ["Aalto, (n.d.) Å.", "b (n.d.)."]


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=12,
)
FIELDS = [*ARTICLE, "editor", "DOI", "publisher", "publisher-place", "edition", "number"]


@given(st.dictionaries(st.sampled_from(FIELDS), anything))
def test_no_item_stops_a_report(item: dict[str, Any]) -> None:
    assert isinstance(letters(harvard(item)), str)
