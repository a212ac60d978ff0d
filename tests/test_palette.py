"""The colours: every role in both themes, and enough contrast for every pair of text and ground that occurs."""

import re
from itertools import combinations, product
from typing import cast

import pytest

from roundtable import resources
from roundtable.domain.star_geometry import CO_HUES
from roundtable.palette import THEMES, colours, contrast, mix, rgb
from tests.colour_eyes import SIGHTS, apart

TEXT = 4.5  # WCAG 2.2, 1.4.3
SHAPE = 3.0  # WCAG 2.2, 1.4.11

UI_TEXT = {
    "ink": "win panel canvas base btn btnhover hover sel accenttint nowtint oktint warntint badtint switch switchon",
    "ink2": "win panel canvas base btn hover sel accenttint warntint nowtint switch",
    "ink3": "win panel canvas base btn hover sel",
    "disabled": "base panel canvas",
    "accent": "win panel canvas base sel accenttint hover",
    "onaccent": "accent accent2",
    "onnow": "now nowhover",
    "nowink": "nowtint",
    "ok": "oktint base panel canvas win",
    "warn": "warntint warnhover base panel canvas win",
    "bad": "badtint base panel canvas win nowtint",
    "onover": "over",
}
UI_SHAPE = {
    "edge": "win panel canvas base",
    "accent": "win panel canvas base btn",
    "nowline": "panel canvas base",
    "nowbar": "nowtint panel base",
    "over": "win panel canvas",  # known exception: 2.8 on the dark base, so it never stands on a card
    "ok": "win",
    "warn": "win",
}
SLIDE_TEXT = {
    "ink": "bg panel reading_tint",
    "soft": "bg panel",
    "order": "bg",
    "warn": "bg",
    "over": "bg",
    "confirmed": "bg",
    "reworded": "bg",
}
STAR_TEXT = {
    "white": "co1 co2 co3 co4 co5 co6",
    "armink": "arm arm2 armdone armdone2",
    "nowink": "armnow armnow2",
    "hollowink": "hollow",
    "ink": "hub bg",
    "chipink": "chip",
    "badgeink": "badge",
}
STAR_MARKS = {
    "armline": "bg",  # the edge of an arm tells it from the ground; its pale fill does not
    "hollowline": "bg hollow",
    "nowedge": "bg",
    "badge": "armline",  # the tick of a step that is over
    "armnow": "co1 co2 co3 co4 co5 co6",  # the frame of an inner part in focus
    "white": "co1 co2 co3 co4 co5 co6",  # discs, shapes, hatching and outlines of strength
    "armink": "arm arm2 armdone armdone2",
    "nowink": "armnow armnow2",
    "hollowink": "hollow",
    "chipmark": "chip",
    "co1": "chip",
    "co2": "chip",
    "co3": "chip",
    "co4": "chip",
    "co5": "chip",
    "co6": "chip",
}
"""What is seen and not read: edges, discs and shapes of sectors, hatching, outlines of strength, marks of chips."""
REPORT_TEXT = {
    "ink": "paper",
    "small": "paper disagree_tint",
    "navy": "paper tint co1_tint co2_tint co3_tint co4_tint co5_tint co6_tint",
    "blue": "paper tint",
    "link": "paper",
    "numeral": "paper",
    "disagree": "disagree_tint",
    "white": "blue cover_star_low",
    "cover_soft": "blue",
}


def pairs(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(ink, ground) for ink, grounds in table.items() for ground in grounds.split()]


def test_the_formula_gives_the_ratios_that_wcag_names() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#FFFFFF") == 1
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.005)
    assert contrast("#FFFFFF", "#777777") == contrast("#777777", "#FFFFFF")


@pytest.mark.parametrize("section", ["ui", "sectors", "slides", "star", "evidence_star"])
def test_both_themes_know_the_same_roles(section: str) -> None:
    assert colours(section, "light").keys() == colours(section, "dark").keys()


@pytest.mark.parametrize("section", ["ui", "sectors", "slides", "star", "evidence_star", "report"])
@pytest.mark.parametrize("theme", THEMES)
def test_every_value_is_a_colour(section: str, theme: str) -> None:
    values = colours(section, theme)
    assert values
    assert all(re.fullmatch("#[0-9A-F]{6}", value) for value in values.values())


def test_a_value_that_is_no_colour_is_refused() -> None:
    for wrong in ("#FFF", "red", "FFFFFFF", ""):
        with pytest.raises(ValueError, match="not a colour"):
            rgb(wrong)


def test_a_section_cannot_be_changed_by_who_reads_it() -> None:
    roles = cast("dict[str, str]", colours("ui", "light"))
    with pytest.raises(TypeError):
        roles["ink"] = "#000000"


@pytest.mark.parametrize(("ink", "ground"), pairs(UI_TEXT))
@pytest.mark.parametrize("theme", THEMES)
def test_window_text_can_be_read(theme: str, ink: str, ground: str) -> None:
    roles = colours("ui", theme)
    assert contrast(roles[ink], roles[ground]) >= TEXT


@pytest.mark.parametrize(("shape", "ground"), pairs(UI_SHAPE))
@pytest.mark.parametrize("theme", THEMES)
def test_window_borders_and_bars_can_be_seen(theme: str, shape: str, ground: str) -> None:
    roles = colours("ui", theme)
    assert contrast(roles[shape], roles[ground]) >= SHAPE


def test_the_known_exception_is_still_one() -> None:
    """When this fails, `over` may stand on cards: take the exception out of looks and widgets."""
    roles = colours("ui", "dark")
    assert contrast(roles["over"], roles["base"]) < SHAPE


@pytest.mark.parametrize(("theme", "shape"), list(product(THEMES, colours("sectors", "light"))))
def test_initials_can_be_read_on_the_tint_of_their_sector(theme: str, shape: str) -> None:
    hue, base = colours("sectors", theme)[shape], colours("ui", theme)["base"]
    tint = mix(hue, base, 0.86 if theme == "light" else 0.82)
    assert contrast(hue, tint) >= TEXT
    assert contrast(hue, base) >= 5.8


@pytest.mark.parametrize(("ink", "ground"), pairs(SLIDE_TEXT))
@pytest.mark.parametrize("theme", THEMES)
def test_slide_text_can_be_read_from_the_back(theme: str, ink: str, ground: str) -> None:
    roles = colours("slides", theme)
    assert contrast(roles[ink], roles[ground]) >= 7


@pytest.mark.parametrize("theme", THEMES)
def test_bars_and_numerals_can_be_seen_on_a_slide(theme: str) -> None:
    roles = colours("slides", theme)
    assert contrast(roles["bar"], roles["bg"]) >= SHAPE
    assert contrast(roles["bar"], roles["bar_ground"]) >= SHAPE
    assert contrast(roles["order"], roles["panel"]) >= TEXT  # numerals of the rules on the welcome slide


@pytest.mark.parametrize(("ink", "ground"), pairs(STAR_TEXT))
@pytest.mark.parametrize("section", ["star", "evidence_star"])
@pytest.mark.parametrize("theme", THEMES)
def test_the_words_on_the_star_can_be_read(theme: str, section: str, ink: str, ground: str) -> None:
    roles = colours(section, theme)
    assert contrast(roles[ink], roles[ground]) >= TEXT


@pytest.mark.parametrize("theme", THEMES)
def test_what_was_not_heard_can_be_seen_from_the_back(theme: str) -> None:
    """Pale arms are 1.2 on paper: the edge alone tells heard from not heard."""
    roles = colours("evidence_star", theme)
    edges = ("hollowline", "armline", "nowedge", *(f"co{number}_line" for number in range(1, CO_HUES + 1)))
    for edge in edges:
        assert contrast(roles[edge], roles["bg"]) >= SHAPE, edge


@pytest.mark.parametrize(("mark", "ground"), pairs(STAR_MARKS))
@pytest.mark.parametrize("section", ["star", "evidence_star"])
@pytest.mark.parametrize("theme", THEMES)
def test_the_marks_on_the_star_can_be_seen(theme: str, section: str, mark: str, ground: str) -> None:
    roles = colours(section, theme)
    assert contrast(roles[mark], roles[ground]) >= SHAPE


@pytest.mark.parametrize(("ink", "ground"), pairs(REPORT_TEXT))
def test_print_can_be_read(ink: str, ground: str) -> None:
    roles = colours("report")
    assert contrast(roles[ink], roles[ground]) >= TEXT


@pytest.mark.parametrize("number", range(1, CO_HUES + 1))
def test_the_hue_of_a_co_can_be_read_on_its_own_tint(number: int) -> None:
    roles = colours("report")
    assert contrast(roles[f"co{number}"], roles[f"co{number}_tint"]) >= 5.6


@pytest.mark.parametrize("role", ["co{}", "co{}_line"])
@pytest.mark.parametrize("section", ["star", "evidence_star"])
@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("sight", [None, *SIGHTS])
def test_any_two_hues_of_the_ring_differ_to_every_eye(theme: str, section: str, role: str, sight: str | None) -> None:
    """Not neighbours alone: the dot of a chip, far from the ring, says by its hue where the words hang as well."""
    roles = colours(section, theme)
    hues = [roles[role.format(number)] for number in range(1, CO_HUES + 1)]
    for one, other in combinations(hues, 2):
        assert apart(one, other, sight) > 9, (one, other)


@pytest.mark.parametrize("sight", [None, *SIGHTS])
def test_any_two_hues_in_print_differ_to_every_eye(sight: str | None) -> None:
    hues = [colours("report")[f"co{number}"] for number in range(1, CO_HUES + 1)]
    for one, other in combinations(hues, 2):
        assert apart(one, other, sight) > 9, (one, other)


def test_every_role_that_the_style_sheet_names_is_known() -> None:
    sheet = resources.read_text("app.qss")
    named = set(re.findall("@([a-z0-9]+)", sheet))
    assert named
    assert named <= colours("ui", "light").keys()
    assert len(sheet.splitlines()) < 150
