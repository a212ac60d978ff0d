"""The report's themes: each can be read, and a colour that could not is corrected and told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roundtable.domain.look import Look, Theme
from roundtable.palette import colours, contrast, rgb
from roundtable.themes import inks_of, read_colour, readable
from tests.test_palette import REPORT_TEXT, TEXT, pairs

any_colour = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06X}")


def unreadable(look: Look) -> list[tuple[str, str]]:
    roles = inks_of(look).by_role
    return [(ink, ground) for ink, ground in pairs(REPORT_TEXT) if contrast(roles[ink], roles[ground]) < TEXT]


@pytest.mark.parametrize("theme", [Theme.SOURCE, Theme.NEUTRAL])
def test_the_programs_own_themes_can_be_read(theme: Theme) -> None:
    assert not unreadable(Look(theme)) and not inks_of(Look(theme)).corrections


@given(any_colour, st.just("") | any_colour)
def test_whatever_colours_the_host_has_the_report_can_be_read(main: str, accent: str) -> None:
    look = Look(Theme.HOST, main, accent)
    assert not unreadable(look)
    roles = inks_of(look).by_role
    assert roles["sky"] in (accent or main, roles["numeral"]) and contrast(roles["sky"], "#FFFFFF") >= 1.3
    assert any("main colour" in each for each in inks_of(look).corrections) == (roles["blue"] != main)


def test_a_colour_that_can_be_read_is_printed_as_it_is() -> None:
    inks = inks_of(Look(Theme.HOST, "#7A0019", "#FFCC33"))
    assert inks.by_role["blue"] == "#7A0019"
    (said,) = inks.corrections
    assert said.startswith(
        "The second colour #FFCC33 is too light for words on paper (1.5 to 1, and 4.5 is the least): #"
    )
    assert readable("#FFCC33") in said


def test_greys_are_grey_but_for_the_links_and_the_cos() -> None:
    for value in colours("report_neutral").values():
        assert max(rgb(value)) - min(rgb(value)) < 8 or value == colours("report_neutral")["link"]
    source, neutral = inks_of(Look()).by_role, inks_of(Look(Theme.NEUTRAL)).by_role
    assert source.keys() == neutral.keys() and source["co2"] == neutral["co2"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("#003E74", "#003E74"),
        (" 003e74 ", "#003E74"),
        ("#036", "#003366"),
        ("blue", None),
        ("", None),
        ("#12345", None),
    ],
)
def test_a_colour_as_it_is_typed(typed: str, read: str | None) -> None:
    assert read_colour(typed) == read
