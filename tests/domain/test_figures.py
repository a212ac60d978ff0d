"""Counts are made from the records: distinct points, sectors in order, withdrawn words never."""

from roundtable.commands.floor import count_hands
from roundtable.commands.star import measure_segment
from roundtable.domain.figures import evidence_by_segment, points_heard, sectors_missing
from roundtable.domain.floor import ShowAbout, ShowCount
from roundtable.domain.records import Id
from roundtable.room import Room


def test_evidence_counts_points_on_each_segment_once(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Tess Byrne, Students' Union, Students
    quote: AO: Ask us first @co-design @map-it
    quote: TB: And then ask again @co-design
    quote: TB: Nobody came @co-design withdrawn
    insight: AO: Trust comes first @map-it
    """
    evidence = evidence_by_segment(room.session)
    assert evidence["co-design"].points == 2
    assert evidence["co-design"].sectors == (Id("public-bodies"), Id("students"))
    assert (evidence["map-it"].points, evidence["map-it"].sectors) == (2, (Id("public-bodies"),))
    assert (evidence["grow-it"].points, evidence["grow-it"].sectors) == (0, ())
    assert points_heard(room.session) == 3


def test_who_is_missing_from_a_segment(room: Room) -> None:
    """
    sector: Nobody's sector
    person: Amina Otieno, Port Authority, Public bodies
    person: Tess Byrne, Students' Union, Students
    quote: AO: Ask us first @co-design
    """
    assert [sector.name for sector in sectors_missing(room.session, "co-design")] == ["Students"]


def test_action_points_are_counted_and_hands_on_both_sides_contest_a_segment(room: Room) -> None:
    """
    sector: Students
    sector: Universities
    quote: Ask us first @co-design
    action: Map the quays @map-it @co-design
    """
    split = [ShowCount(Id("students"), in_favour=3), ShowCount(Id("universities"), against=1)]
    agreed = [ShowCount(Id("students"), in_favour=3, unsure=2)]
    room.do(count_hands, statement="Pay for their time", counts=split, segment="co-design")
    room.do(count_hands, statement="Meet in the evening", counts=agreed, segment="map-it")
    room.do(measure_segment, segment="grow-it", about=ShowAbout.NOW, counts=split)
    evidence = evidence_by_segment(room.session)
    assert {key for key, each in evidence.items() if each.contested} == {"co-design"}
    assert {key: each.actions for key, each in evidence.items() if each.actions} == {"map-it": 1, "co-design": 1}
    assert {key for key, each in evidence.items() if not each.is_hollow} == {"co-design"}
