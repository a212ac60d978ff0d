"""The star in the room: hands that measure its segments, and the order of its rings."""

import pytest

from roundtable.commands.floor import count_hands
from roundtable.commands.star import choose_star, measure_segment
from roundtable.domain.errors import Refused
from roundtable.domain.floor import Show, ShowAbout, ShowCount
from roundtable.domain.records import Id
from roundtable.domain.star import CO_PRODUCTION, NO_STAR, Segment, Star, turned
from roundtable.domain.star_strength import Strength, least_supportive, strengths
from roundtable.room import Room

STUDENTS, TOWN = Id("students"), Id("town")


def hands(students: tuple[int, int, int], town: tuple[int, int, int]) -> list[ShowCount]:
    return [ShowCount(STUDENTS, *students), ShowCount(TOWN, *town)]


def test_the_score_is_that_of_the_least_supportive_sector(room: Room) -> None:
    """
    sector: Students
    sector: Town
    """
    room.do(measure_segment, segment="co-design", about=ShowAbout.NOW, counts=hands((1, 1, 2), (30, 0, 0)))
    room.do(measure_segment, segment="co-design", about=ShowAbout.AMBITION, counts=hands((4, 0, 0), (15, 10, 5)))
    assert strengths(room.session) == {"co-design": Strength(now=0.25, ambition=0.5)}
    now, ambition = room.session.all(Show)
    assert [each.name for each in least_supportive(room.session, now)] == ["Students"]
    assert [each.name for each in least_supportive(room.session, ambition)] == ["Town"]
    assert now.statement == "Co-design is strong now"


def test_a_sector_without_hands_does_not_count_and_the_last_show_does(room: Room) -> None:
    """
    sector: Students
    sector: Town
    """
    for students in ((0, 0, 5), (3, 0, 1)):
        room.do(measure_segment, segment="map-it", about=ShowAbout.NOW, counts=hands(students, (0, 0, 0)))
    assert strengths(room.session) == {"map-it": Strength(now=0.75)}


def test_a_statement_measures_nothing(room: Room) -> None:
    """
    sector: Students
    """
    room.do(count_hands, statement="Pay for it", counts=[ShowCount(STUDENTS, 2)], segment="map-it")
    assert strengths(room.session) == {}


@pytest.mark.parametrize(
    ("segment", "counts", "reason"),
    [
        ("harbour", [ShowCount(STUDENTS, 1)], "unknown-segment"),
        ("map-it", [ShowCount(Id("nobody"), 1)], "unknown-sector"),
        ("map-it", [ShowCount(STUDENTS, -1)], "count-is-negative"),
        ("map-it", [ShowCount(STUDENTS)], "nobody-raised-a-hand"),
        ("map-it", [], "nobody-raised-a-hand"),
    ],
)
def test_what_cannot_be_measured_is_refused(room: Room, segment: str, counts: list[ShowCount], reason: str) -> None:
    """
    sector: Students
    """
    with pytest.raises(Refused, match=reason):
        room.do(measure_segment, segment=segment, about=ShowAbout.NOW, counts=counts)
    assert not room.session.all(Show)


def test_words_hang_where_they_hung_when_the_rings_change_places(room: Room) -> None:
    """
    quote: Ask us first @co-design @map-it
    """
    room.do(choose_star, star=turned(CO_PRODUCTION))
    star = room.session.details.star
    assert (star.inner, star.outer) == (CO_PRODUCTION.outer, CO_PRODUCTION.inner)
    assert star.credit_line == CO_PRODUCTION.credit_line
    assert turned(star) == CO_PRODUCTION
    room.undo()
    assert room.session.details.star == CO_PRODUCTION


def test_a_star_turned_twice_is_what_it_was() -> None:
    own = Star("", (Segment("a", "A", "A"),), (Segment("b", "B", "B"),), "After a walk")
    assert turned(turned(own)) == own
    assert "Governance International" in CO_PRODUCTION.credit_line
    assert own.credit_line == "After a walk"
    assert NO_STAR.credit_line == ""


def test_a_segment_that_hands_were_raised_on_keeps_its_star(room: Room) -> None:
    """
    sector: Students
    """
    room.do(count_hands, statement="Pay for it", counts=[ShowCount(STUDENTS, 2)], segment="map-it")
    with pytest.raises(Refused, match="star-is-in-use"):
        room.do(choose_star, star=NO_STAR)
