"""The marks of sectors: letters that tell them apart beside shape and colour."""

from roundtable.domain.star_marks import sector_letters


def test_no_two_sectors_share_a_letter() -> None:
    names = ("Universities", "Students and service users", "Sector bodies", "États", "E", "", "大学", "東大")
    assert sector_letters(names) == ("U", "S", "E", "É", "A", "B", "大", "東")


def test_there_are_letters_for_as_many_as_the_alphabet_has() -> None:
    letters = sector_letters(["A"] * 27)
    assert len(set(letters)) == 27 and letters[-1] == "?"
