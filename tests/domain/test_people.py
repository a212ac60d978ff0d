"""Initials that nobody else has, and names compared without accents."""

import pytest

from roundtable.domain.folding import fold
from roundtable.domain.people import initials_for, name_words


@pytest.mark.parametrize(
    ("name", "taken", "expected"),
    [
        ("Tess Byrne", (), "TB"),
        ("Tess Byrne", ("TB",), "TBy"),
        ("Dr Siobhán Ní Dhomhnaill", (), "SD"),
        ("Dr Siobhán Ní Dhomhnaill", ("SD",), "SND"),
        ("Łukasz Wiśniewski", (), "ŁW"),
        ("Łukasz Wiśniewski", ("LW",), "ŁWi"),
        ("Madonna", (), "Ma"),
        ("Madonna", ("Ma", "Mad", "M"), "M2"),
        ("Prof. Ann Lee", (), "AL"),
    ],
)
def test_initials(name: str, taken: tuple[str, ...], expected: str) -> None:
    assert initials_for(name, taken) == expected


def test_a_hundred_people_of_one_name_get_a_hundred_initials() -> None:
    taken: set[str] = set()
    for _ in range(100):
        taken.add(initials_for("Ann Lee", taken))
    assert len({fold(each) for each in taken}) == 100


def test_folding_forgets_accents_strokes_and_case() -> None:
    assert fold("Łukasz ØRSTED Nguyễn Yıldırım") == "lukasz orsted nguyen yildirim"


def test_titles_are_not_part_of_a_name() -> None:
    assert name_words("Dr Ngozi Okonkwo-Hale") == ["Ngozi", "Okonkwo-Hale"]
    assert name_words("Dame") == ["Dame"]
    assert name_words("The Rt Hon the Baroness Lee") == name_words("Mr Lee") == ["Lee"]


@pytest.mark.parametrize(
    "name", ["Ann Lee (she/her)", "Cllr Ann Lee OBE", "Ann Lee, PhD", "Sir Ann Lee KC, Mayor of Ely"]
)
def test_additions_give_no_initials(name: str) -> None:
    assert initials_for(name, ()) == "AL"
