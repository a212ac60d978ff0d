from __future__ import annotations

import pytest

from roundtable.capture_line.completion import completions
from roundtable.capture_line.glossary import glossary
from roundtable.capture_line.grammar import parse_line
from tests.capture_line.table import TABLE, TODAY


def labels(line: str, cursor: int | None = None, terms: tuple[str, ...] = ()) -> list[str]:
    return [each.label for each in completions(line, len(line) if cursor is None else cursor, TABLE, terms)]


def test_an_at_offers_the_running_segments_first() -> None:
    assert labels("we drew it @")[:2] == ["Co-design", "People it"]
    assert len(labels("@")) == 10


def test_letters_narrow_the_offer_and_the_running_pair_stands_last() -> None:
    assert labels("we drew it @co-d") == ["Co-design", "Co-deliver", "Co-design and People it"]


def test_the_typed_part_of_a_label_is_marked() -> None:
    offer = completions("@cod", 4, TABLE)[0]
    assert offer.label[offer.bold[0] : offer.bold[1]] == "Co-d"


def test_every_segment_offered_is_understood_when_taken() -> None:
    for offer in completions("@", 1, TABLE):
        assert parse_line(f"words {offer.insert}", TABLE, today=TODAY).segments == offer.segments


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("tb", "Tess Byrne"),
        ("ech", "Tomás Echeverría-Ibarguengoitia"),
        ("! uc", "University of the Canal Lands"),
        ("? sio", "Dr Siobhán Ní Dhomhnaill"),
        ("ak", "Björn Åkesson"),
        ("åk", "Björn Åkesson"),
        ("björn å", "Björn Åkesson"),
        ("ibarg", "Tomás Echeverría-Ibarguengoitia"),
        ("hnail", "Dr Siobhán Ní Dhomhnaill"),
        ("lodz", "Łódź Kitchen"),
        ("łó", "Łódź Kitchen"),
        ("kit", "Łódź Kitchen"),
        ("-  tess b", "Tess Byrne"),
    ],
)
def test_people_are_offered_at_the_beginning_of_the_line(typed: str, first: str) -> None:
    assert labels(typed)[0] == first


def test_who_is_taken_speaks() -> None:
    offer = completions("ech", 3, TABLE)[0]
    assert parse_line(offer.insert + "words", TABLE, today=TODAY).contributor_id == offer.who


@pytest.mark.parametrize("line", ["", "t", "we never asked te", "tess: te", "12"])
def test_nothing_is_offered_in_the_middle_of_words(line: str) -> None:
    assert labels(line) == []


def test_only_what_stands_before_the_caret_counts() -> None:
    offer = completions("@map and more", 4, TABLE)[0]
    assert (offer.start, offer.end, offer.label) == (0, 4, "Map it")


def test_letters_inside_a_name_offer_it_behind_those_at_its_beginning_and_mark_it() -> None:
    offers = completions("ess", 3, TABLE)
    assert [(each.label, each.label[each.bold[0] : each.bold[1]]) for each in offers] == [
        ("Björn Åkesson", "ess"),
        ("Tess Byrne", "ess"),
    ]
    assert labels("by") == ["Tess Byrne"]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("we asked univ", "University of the Canal Lands"),
        ("we asked Un", "University of the Canal Lands"),
        ("we asked U", ""),
        ("we asked university of the ca", "University of the Canal Lands"),
        ("it was siob", ""),
        ("it was Dr Sio", "Dr Siobhán Ní Dhomhnaill"),
        ("sn: then lodz k", "Łódź Kitchen"),
        ("then the Łód", "Łódź Kitchen"),
        ("co-d", "Co-design"),
        ("the whole course", ""),
        ("then Łódź Kitchen", ""),
        ("write to me@univ", ""),
    ],
)
def test_terms_are_offered_wherever_they_are_typed(typed: str, offered: str) -> None:
    found = labels(typed, terms=glossary(TABLE))
    assert (found[0] if found else "") == offered


def test_a_term_takes_the_place_of_what_was_typed_of_it() -> None:
    line = "then university of the ca came"
    offer = completions(line, line.index(" came"), TABLE, glossary(TABLE))[0]
    assert line[: offer.start] + offer.insert + line[offer.end :] == "then University of the Canal Lands came"


def test_nothing_is_offered_inside_a_word() -> None:
    assert labels("then Univxersity", len("then Univ"), glossary(TABLE)) == []
