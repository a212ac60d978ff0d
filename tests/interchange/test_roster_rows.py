"""Rows of a roster: columns by their heads or their place, whatever stands between the cells."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roundtable.commands.people import NewContributor
from roundtable.domain.people import Contributor
from roundtable.domain.records import add
from roundtable.domain.session import Session
from roundtable.interchange.roster_rows import already_there, read_rows

ANN = NewContributor("Ann Brown", "River", "Charities", "chair", "ann@b.example")


@pytest.mark.parametrize(
    "text",
    [
        "Ann Brown\tRiver\tCharities\tchair\tann@b.example",
        "Ann Brown; River; Charities; chair; ann@b.example",
        "Ann Brown, ann@b.example, River, Charities, chair",
        '"Ann Brown", River, "Charities", chair, ann@b.example',
        "Name\tEmail\tCompany\tJob title\tSector\nAnn Brown\tann@b.example\tRiver\tchair\tCharities",
        "First name;Surname;E-mail address;Organisation;Group;Role\nAnn;Brown;ann@b.example;River;Charities;chair",
        "\n  \nAnn  Brown\tRiver \tCharities\tchair\tann@b.example\n\n",
    ],
)
def test_one_person_in_many_dresses(text: str) -> None:
    assert read_rows(text) == [ANN]


def test_a_name_alone_and_lines_without_one() -> None:
    assert read_rows("Björn\n\n ; River\nZoë, River") == [NewContributor("Björn"), NewContributor("Zoë", "River")]


def test_a_person_called_like_a_head_is_a_person() -> None:
    assert [person.name for person in read_rows("Name Nameson, River\nMail Person, Post")] == [
        "Name Nameson",
        "Mail Person",
    ]


def test_who_is_there_already_or_twice() -> None:
    session = Session().with_edits([add(Contributor(name="Zoë Łuk"))])
    rows = read_rows("ZOE LUK\nAnn Brown\nann brown")
    assert already_there(session, rows) == [rows[0], rows[2]]


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    assert all(person.name for person in read_rows(text))
