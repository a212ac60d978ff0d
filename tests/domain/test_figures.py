"""Counts are made from the records: distinct points, sectors in order, withdrawn words never."""

from roundtable.domain.figures import evidence_by_segment, points_heard, sectors_missing
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
