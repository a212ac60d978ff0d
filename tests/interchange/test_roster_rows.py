"""A line of the roster as it is typed: read as a table is, with the same heads."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roundtable.commands.people import NewContributor
from roundtable.interchange.refusal import ImportRefused
from roundtable.interchange.roster_rows import read_line

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
    assert read_line(text) == [ANN]


def test_a_name_is_what_stands_first_even_where_the_second_looks_more_like_one() -> None:
    assert read_line("Zoë, Port Authority") == [NewContributor("Zoë", "Port Authority")]
    assert read_line("Björn") == [NewContributor("Björn")]


@pytest.mark.parametrize("text", ["", "  ", " , "])
def test_what_names_nobody_is_refused(text: str) -> None:
    with pytest.raises(ImportRefused):
        read_line(text)


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    with suppress(ImportRefused):
        assert all(person.name for person in read_line(text))
