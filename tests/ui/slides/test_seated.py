"""What may be told of a sector: no count, no list and no subtraction of the two tells of one person."""

from __future__ import annotations

import pytest

from roundtable.commands.star import measure_segment
from roundtable.domain.floor import ShowAbout, ShowCount
from roundtable.domain.people import Contributor, Sector
from roundtable.domain.projection import Slide
from roundtable.domain.records import Id, revise
from roundtable.domain.seated import Seated
from roundtable.domain.star_strength import Strength
from roundtable.report.facts import Facts
from roundtable.room import Room
from tests.scenes import set_scene
from ui.slides.content import StarSlide
from ui.slides.from_session import content_of

TABLE = """
    sector: Universities
    sector: Charities
    sector: Councils
    sector: Students
    person: Amina Otieno, Uni, Universities
    person: Ann Two, Uni, Universities
    person: Ben Fox, Shelter, Charities
    person: Bea Fox, Shelter, Charities
    person: Cy Fox, Town, Councils
    person: Dee Fox, Town, Councils
    person: Zed Zim, Union, Students
"""


def slide_of(room: Room) -> StarSlide:
    slide = content_of(room.session, room.now(), Slide.STAR)
    assert isinstance(slide, StarSlide)
    return slide


def told_of(room: Room, segment_id: str = "co-design") -> tuple[str, str]:
    """What slide and report say of who was silent on a segment."""
    star = room.session.details.star
    segment = next(each for each in star.segments if each.id == segment_id)
    gaps = {gap.segment: gap.words for gap in slide_of(room).gaps}
    return gaps[segment.label], Facts(room.session).evidence_line(segment)


HEARD = "\n".join(
    f"    quote: AO: one @{each}\n    quote: BF: two @{each}\n    quote: CF: three @{each}\n    quote: ZZ: four @{each}"
    for each in (
        "co-commissioning", "co-delivery", "co-assessment", "map-it", "focus-it", "people-it", "market-it", "grow-it",
    )
)  # fmt: skip


@pytest.mark.parametrize("rule", ["unattributed", "sector", "organisation"])
@pytest.mark.parametrize("speaker", ["ZZ", "AO"])
def test_neither_list_nor_subtraction_tells_whether_the_only_one_spoke(room: Room, rule: str, speaker: str) -> None:
    room.do(set_scene, text=f"    rule: {rule}\n{TABLE}{HEARD}\n    quote: {speaker}: Never asked @co-design")
    slide, report = told_of(room)
    assert slide == "1 of 4 sectors so far."
    assert report == "1 point from 1 of 4 sectors"
    told = " ".join(gap.words for gap in slide_of(room).gaps)
    assert "tudents" not in told


def test_who_may_be_named_is_named_on_both(room: Room) -> None:
    room.do(set_scene, text=f"{TABLE}{HEARD}\n    quote: ZZ: Never asked @co-design")
    slide, report = told_of(room)
    assert slide == "Only students so far."
    assert report.endswith("no one from universities, charities or councils spoke to it")


def test_of_two_single_seats_of_which_one_spoke_the_rest_is_told(room: Room) -> None:
    more = "    sector: Firms\n    person: Flo Firm, Firm, Firms\n"
    said = "\n    quote: ZZ: Never asked @co-design\n    quote: AO: Nor I @co-design"
    room.do(set_scene, text=f"    rule: unattributed\n{TABLE}{more}{HEARD}{said}")
    slide, report = told_of(room)
    assert slide == "Nobody yet from charities or councils."
    assert report == "2 points from 2 of 5 sectors; no one from charities or councils spoke to it"


def test_who_left_is_not_counted_among_those_who_hide_one(room: Room) -> None:
    room.do(set_scene, text=f"    rule: unattributed\n{TABLE}")
    sectors = {each.name: each for each in room.session.all(Sector)}
    seated = Seated(room.session)
    assert seated.guarded == {sectors["Students"].id}
    left = room.session.get(Contributor, Id("dee-fox"))
    seated = Seated(room.session.with_edits([revise(left, present=False)]))
    assert seated.guarded == {sectors["Students"].id, sectors["Councils"].id}


def test_a_measure_by_one_person_is_on_neither(room: Room) -> None:
    room.do(set_scene, text=f"    rule: unattributed\n{TABLE}    quote: AO: One @co-design")
    alone = [ShowCount(Id("students"), 0, 0, 1)]
    room.do(measure_segment, segment="co-design", about=ShowAbout.NOW, counts=alone)
    assert slide_of(room).counts.strengths == Facts(room.session).strengths == {}
    both = [*alone, ShowCount(Id("universities"), 2)]
    room.do(measure_segment, segment="co-design", about=ShowAbout.NOW, counts=both)
    found = {"co-design": Strength(now=0.0)}
    assert slide_of(room).counts.strengths == Facts(room.session).strengths == found
