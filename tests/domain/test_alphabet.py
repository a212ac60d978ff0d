"""Where names stand in a list: by their letters, under the part of the name that a reader looks for."""

from __future__ import annotations

import random

import pytest

from roundtable.domain.alphabet import by_family_name, in_alphabet, without_particles

IN_ORDER = [
    "Dr Linnea Åkesson",
    "Jean d’Alembert",
    "Jan van der Berg",
    "Anna Bergström",
    "Sister Inés de la Cruz",
    "Mario Cruzado",
    "Máire de Búrca Dempsey",
    "Ted McDonald",
    "Gráinne Ní Dhomhnaill",
    "Anne Nibble",
    "Sinéad O’Neill",
    "Sean O'Neill",
    "Ann Oneway",
    "Ruth St John",
    "Jan Van der Berg",
    "Vera Vanbrugh",
    "Ludwig von Zabern",
    "Łukasz Żurawski",
    "Maria Zwart",
]


def test_people_stand_under_the_first_capital_of_their_family_name() -> None:
    """As British lists have them; two who are alike but for an apostrophe stand by their given names."""
    mixed = list(IN_ORDER)
    random.Random(1).shuffle(mixed)
    found = sorted(mixed, key=by_family_name)
    expected = [name for name in IN_ORDER if "O" not in name]
    assert [name for name in found if "O" not in name] == expected
    assert found.index("Sean O'Neill") + 1 == found.index("Sinéad O’Neill") == found.index("Ann Oneway") - 1


@pytest.mark.parametrize(
    ("language", "ordered"),
    [
        ("en-GB", "Åkesson Ohlsson Östberg Zander"),
        ("sv", "Ohlsson Zander Åkesson Ängström Östberg"),
        ("da-DK", "Ohlsson Zander Ærø Østberg Åkesson"),
        ("de", "Ägypten Müller Muster Östberg Zander"),
        ("pl", "Cyran Ćwik Lang Łukasik Zych Źrebiec Żurawski"),
        ("es", "Nuez Ñúñez Ortega"),
        ("", "Łukasik Lund"),
        ("", "9 10 100 Nine"),
    ],
)
def test_letters_stand_where_the_language_has_them(language: str, ordered: str) -> None:
    names = ordered.split()
    turned = [*reversed(names)]
    assert sorted(turned, key=lambda name: in_alphabet(name, language)) == names


def test_titles_and_honours_do_not_count() -> None:
    assert by_family_name("Professor Sir Ann Baker OBE, PhD")[0] == "baker"
    assert by_family_name("Martin Luther King Jr.")[0] == "king"


@pytest.mark.parametrize("name", ["", "Cher", "王小明", "محمد", "van", "de la", "Al Gore", "Dr", "III"])
def test_any_name_has_a_place(name: str) -> None:
    assert by_family_name(name)[1] == in_alphabet(name if name != "Al Gore" else "al gore")
    assert by_family_name("Al Gore")[0] == "gore"


def test_small_particles_are_taken_off_and_large_ones_are_not() -> None:
    taken = {"van der Berg": "Berg", "Van der Berg": "Van der Berg", "O’Neill": "O’Neill", "d'Alembert": "Alembert"}
    assert {name: without_particles(name) for name in taken} == taken
