"""Sectors and organisations put together, and people moved between them."""

import pytest

from roundtable.capture_line.who import meant
from roundtable.commands.floor import count_hands
from roundtable.commands.merging import merge_organisations, merge_sectors, move_to_sector
from roundtable.commands.people import revise_organisation, revise_sector
from roundtable.domain.errors import Refused
from roundtable.domain.floor import Show, ShowCount
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.records import Id
from roundtable.room import Room

PORT, HARBOUR, RIVER = Id("port-authority"), Id("harbour-board"), Id("river-university")
BODIES, BOARDS = Id("public-bodies"), Id("boards")
AMINA, TESS, BJORN = Id("amina-otieno"), Id("tess-byrne"), Id("bjorn-akesson")


def test_what_an_organisation_has_goes_over_with_its_names(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority
    person: Tess Byrne, Harbour Board, Public bodies
    """
    room.do(revise_organisation, organisation_id=PORT, name="Port Authority", short="PA", aliases=["The Port", "PA"])
    before = room.session
    room.do(merge_organisations, organisation_id=PORT, into_id=HARBOUR)
    (left,) = room.session.all(Organisation)
    assert left.names == ("Harbour Board", "Port Authority", "PA", "The Port") and left.sector_id == BODIES
    assert {person.organisation_id for person in room.session.all(Contributor)} == {HARBOUR}
    assert meant(room.session, "the port") == [left], "the desk's line knows the old name"
    room.undo()
    assert room.session == before
    with pytest.raises(Refused, match="merged-into-itself"):
        room.do(merge_organisations, organisation_id=PORT, into_id=PORT)


def test_nobody_goes_by_the_name_of_another(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority
    person: Tess Byrne, Harbour Board, Public bodies
    sector: Boards
    """
    with pytest.raises(Refused, match="organisation-exists"):
        room.do(revise_organisation, organisation_id=PORT, name="Port Authority", aliases=["harbour board"])
    with pytest.raises(Refused, match="sector-exists"):
        room.do(revise_sector, sector_id=BOARDS, name="PUBLIC bodies")


def test_sectors_are_merged_with_the_hands_that_were_counted(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Tess Byrne, Harbour Board, Boards
    """
    counts = (ShowCount(BODIES, 1, 2, 3), ShowCount(BOARDS, 4, 0, 1))
    room.do(count_hands, statement="Pay them", counts=counts)
    room.do(merge_sectors, sector_id=BOARDS, into_id=BODIES)
    assert [sector.id for sector in room.session.all(Sector)] == [BODIES]
    assert room.session.all(Show)[0].counts == (ShowCount(BODIES, 5, 2, 4),)
    assert all(room.session.sector_of(person) for person in room.session.all(Contributor))


def test_people_and_organisations_move_between_sectors(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Björn Åkesson, Port Authority
    person: Tess Byrne, Harbour Board, Boards
    """
    room.do(move_to_sector, sector_id=BOARDS, contributor_ids=[AMINA])
    amina = room.session.get(Contributor, AMINA)
    assert amina.sector_id == BOARDS
    room.do(move_to_sector, sector_id=BODIES, contributor_ids=[AMINA])
    assert room.session.get(Contributor, AMINA).sector_id is None, "it is the organisation's again"
    room.do(move_to_sector, sector_id=BOARDS, organisation_ids=[PORT])
    assert room.session.sector_of(room.session.get(Contributor, BJORN)) == room.session.get(Sector, BOARDS)
    with pytest.raises(Refused, match="sector-is-organisations"):
        room.do(move_to_sector, sector_id=None, contributor_ids=[AMINA])
    room.do(move_to_sector, sector_id=None, contributor_ids=[AMINA], organisation_ids=[PORT])
    assert room.session.sector_of(room.session.get(Contributor, AMINA)) is None
