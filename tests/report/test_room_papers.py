"""Name cards and the sign-in sheet: everybody of the room stands on them, in letters that fit."""

import io

import pytest
from pypdf import PdfReader

from roundtable.report.build import Built
from roundtable.report.room_papers import build_name_cards, build_sign_in
from roundtable.room import Room


def pages(built: Built) -> list[str]:
    reader = PdfReader(io.BytesIO(built.data))
    assert len(reader.pages) == built.pages
    return [page.extract_text() for page in reader.pages]


@pytest.mark.parametrize(("size", "count", "across"), [("A6", 2, 297), ("A5", 3, 210)])
def test_each_card_says_seat_name_and_organisation_on_both_sides(
    room: Room, size: str, count: int, across: int
) -> None:
    """
    rule: unattributed
    person: Amina Otieno, Port Authority
    person: Björn Åkesson, River University
    person: Zoë Łuk
    """
    built = build_name_cards(room.session, size)
    assert built.pages == count and not built.warnings
    held = pages(built)
    assert held[0].count("Amina Otieno") == 2 and held[0].count("Port Authority") == 2
    assert held[0].split().count("1") == 2
    width = float(PdfReader(io.BytesIO(built.data)).pages[0].mediabox.width)
    assert round(width / 72 * 25.4) == across
    assert build_name_cards(room.session, size).data == built.data, "the same people give the same bytes"


def test_a_long_name_is_broken_before_it_becomes_small(room: Room) -> None:
    """person: Maximiliane Freifrau von Hohenstein-Wartenburg, The International Association of Very Long Names"""
    (held,) = pages(build_name_cards(room.session, "A6"))
    assert "Maximiliane Freifrau von\nHohenstein-Wartenburg\n" in held
    assert held.count("The International Association of Very Long Names") == 2


def test_letters_that_no_face_has_are_told_with_the_name(room: Room) -> None:
    """person: \U00010400 Brown"""
    for built in (build_name_cards(room.session, "A5"), build_sign_in(room.session)):
        assert built.warnings == ("No typeface here has all letters of \U00010400 Brown; “?” stands for them.",)


def test_names_of_any_script_are_drawn_as_they_are_written(room: Room) -> None:
    """
    person: محمد
    person: द्विवेदी
    """
    for built in (build_name_cards(room.session, "A6"), build_sign_in(room.session)):
        assert built.warnings == ()
        # Letters that were drawn one by one would be found the other way round, and the sign before its letters.
        assert all(name in " ".join(pages(built)) for name in ("محمد", "द्विवेदी"))


def test_the_sheet_lists_by_family_name_and_leaves_room(room: Room) -> None:
    """
    title: The river
    venue: Old Customs House
    person: Zoë Adams, Port Authority
    person: Amina Otieno
    """
    (held,) = pages(build_sign_in(room.session))
    assert held.index("Zoë Adams") < held.index("Amina Otieno")
    assert "The river" in held and "Old Customs House" in held and "1 of 1" in held


def test_a_sheet_and_cards_of_nobody_can_be_printed(room: Room) -> None:
    assert build_sign_in(room.session).pages == 1
    assert build_name_cards(room.session, "A6").pages == 1
