"""References from the files of reference managers: what is read, and where a file is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roundtable.interchange.bibliography import LARGEST, parse_references, read_references
from roundtable.interchange.refusal import ImportRefused

BIBTEX = """
@string{review = "Public Management Review"}
@article{bovaird2007,
  title = {Beyond {DNA} \\& Users: Se\\'{a}n's T{\\"u}r},
  author = {Bovaird, Tony and van der Berg, Jan and {World Health Organization}},
  year = 2007, month = mar, journal = review, volume = 67, number = {5}, pages = {846--860},
  doi = {10.1111/j.x}, urldate = {2018-11-03},
}
@book{loeffler, title = "Tea & minutes", editor = {O'Brien, Jr., Pat}, publisher = {Lock Press}, address = {Leeds}}
"""
RIS = """TY  - JOUR
AU  - Bovaird, Tony
AU  - WHO
TI  - Beyond
  the line
T2  - Public Administration Review
PY  - 2007/03/01
VL  - 67
SP  - 846
EP  - 860
UR  - https://example.org
Y2  - 2018/11/03
ER  -

TY  - WEIRD
T1  - Another
ER  -
"""


def test_bibtex_with_its_strings_braces_names_and_letters() -> None:
    article, book = parse_references(BIBTEX)
    assert article == {
        "id": "bovaird2007",
        "type": "article-journal",
        "title": "Beyond DNA & Users: Seán's Tür",
        "author": [
            {"family": "Bovaird", "given": "Tony"},
            {"family": "Berg", "given": "Jan", "non-dropping-particle": "van der"},
            {"literal": "World Health Organization"},
        ],
        "issued": {"date-parts": [[2007, 3]]},
        "accessed": {"date-parts": [[2018, 11, 3]]},
        "container-title": "Public Management Review",
        "volume": "67",
        "issue": "5",
        "page": "846-860",
        "DOI": "10.1111/j.x",
    }
    assert book["title"] == "Tea & minutes" and book["publisher-place"] == "Leeds"
    assert book["editor"] == [{"family": "O'Brien", "given": "Pat", "suffix": "Jr."}]


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ('M{\\"u}ller, Jan', [{"family": "Müller", "given": "Jan"}]),
        ('M\\"uller, Jan', [{"family": "Müller", "given": "Jan"}]),
        ("{\\O}rsted, A.", [{"family": "Ørsted", "given": "A."}]),
        ("\\'Eluard, Paul", [{"family": "Éluard", "given": "Paul"}]),
        ("G{\\'o}mez, {\\'A}ngel", [{"family": "Gómez", "given": "Ángel"}]),
        ("{Tea \\& Milk and Sons}", [{"literal": "Tea & Milk and Sons"}]),
        ("Roe, R. and others", [{"family": "Roe", "given": "R."}, {"literal": "et al."}]),
    ],
)
def test_names_keep_their_letters(value: str, said: list[dict[str, str]]) -> None:
    (item,) = parse_references(f"@book{{a, title={{x}}, author={{{value}}}}}")
    assert item["author"] == said


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("url={https://x.org/~roe/a\\_b}", "https://x.org/~roe/a_b"),
        ("url={https://x.org/a%20b?c=1&d=2#e}", "https://x.org/a%20b?c=1&d=2#e"),
        ("url={https://x.org/\\textasciitilde{}roe}", "https://x.org/~roe"),
        ("howpublished={\\url{https://nhs.uk/a_b}}", "https://nhs.uk/a_b"),
        ("note={Seen at https://nhs.uk/a.}", "https://nhs.uk/a"),
    ],
)
def test_addresses_stay_as_they_are(field: str, said: str) -> None:
    (item,) = parse_references(f"@misc{{a, title={{50% of us}}, {field}}}")
    assert (item["title"], item["URL"], item["type"]) == ("50% of us", said, "webpage")


def test_ris_with_values_that_go_on() -> None:
    article, other = parse_references(RIS)
    assert article == {
        "type": "article-journal",
        "title": "Beyond the line",
        "author": [{"family": "Bovaird", "given": "Tony"}, {"literal": "WHO"}],
        "container-title": "Public Administration Review",
        "issued": {"date-parts": [[2007, 3, 1]]},
        "accessed": {"date-parts": [[2018, 11, 3]]},
        "volume": "67",
        "page": "846-860",
        "URL": "https://example.org",
    }
    assert other == {"type": "document", "title": "Another"}


def test_csl_json_as_a_list_one_item_or_as_zotero_wraps_it(tmp_path: Path) -> None:
    item = {"id": "a", "type": "book", "title": "Tea"}
    for given_ in ([item], item, {"items": [item]}):
        (tmp_path / "x.json").write_text(json.dumps(given_), encoding="utf-8-sig")
        assert read_references(tmp_path / "x.json") == (item,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "is neither CSL-JSON nor BibTeX nor RIS"),
        ("A letter to a friend", "is neither CSL-JSON nor BibTeX nor RIS"),
        ("[]", "holds no references"),
        ('[\n{"title": }', "line 2: is no JSON: Expecting value"),
        ('[{"title": "a"}, 3]', "entry 2: is no item of CSL-JSON"),
        ('[{"id": "a", "title": " "}]', 'entry 1: "a" has no title'),
        ("Dear all\nTY  - JOUR\nER  - ", 'line 1: "Dear all" stands before the first TY'),
        ("TY  - JOUR\nTI  - a\nTY  - BOOK", "line 3: a new entry before the ER of the one that began in line 1"),
        ("\nTY  - JOUR\nTI  - a\n", "line 2: the entry that begins here has no ER"),
        ("TY  - JOUR\nAU  - a\nER  - ", "line 1: the entry that begins here has no title (TI)"),
        ("TY  - JOUR\nTI  - a\nER  - \nTI  - b", "line 4: TI stands outside an entry, which begins with TY"),
        ('\n@book{a, title={x}}\n@book{b, title="No end\n', 'line 3: the entry of "b" cannot be read: '),
        ("@book{a, title={x}}\n@book{a, title={y}}", 'line 2: the entry of "a" cannot be read: Duplicate'),
        ("@book{a, year=2018}", 'line 1: "a" has no title'),
    ],
)
def test_what_is_wrong_is_told_with_its_line(text: str, said: str) -> None:
    with pytest.raises(ImportRefused) as told:
        parse_references(text)
    assert str(told.value).startswith(said)


def test_bytes_that_are_no_text_and_files_that_are_too_large(tmp_path: Path) -> None:
    path = tmp_path / "x.bib"
    path.write_bytes(b"@book{a, title={\xff}}")
    with pytest.raises(ImportRefused, match="not text in UTF-8"):
        read_references(path)
    with path.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(ImportRefused, match="larger than 10 MB"):
        read_references(path)


@given(st.sampled_from([BIBTEX, RIS]), st.integers(0, 400), st.text(max_size=12))
def test_a_damaged_file_is_read_or_refused(text: str, place: int, put: str) -> None:
    try:
        items = parse_references(text[:place] + put + text[place + len(put) :])
    except ImportRefused as refused:
        assert "\n" not in str(refused)
    else:
        assert all(item["title"] for item in items)
