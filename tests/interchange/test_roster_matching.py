"""Who of a list is there already, or twice, and what merging would fill."""

import pytest

from roundtable.commands.people import NewContributor, add_contributors, revise_organisation
from roundtable.commands.roster import Choice, import_people
from roundtable.domain.people import Contributor, Organisation
from roundtable.interchange.roster_matching import Standing, match, name_key
from roundtable.room import Room

ROSTER = [
    NewContributor("Zoë Łuk", "University College London", "Universities"),
    NewContributor("John Smith", "River", "Charities", "chair", "john@river.example"),
]


def with_roster(room: Room) -> None:
    room.do(add_contributors, people=ROSTER)
    (ucl, _) = room.session.all(Organisation)
    room.do(
        revise_organisation,
        organisation_id=ucl.id,
        name=ucl.name,
        short="UCL",
        sector_id=ucl.sector_id,
        aliases=["Gower Street"],
    )


@pytest.mark.parametrize("name", ["ZOE LUK", "Łuk, Zoë", "Dr. Zoë Łuk", "Prof Zoe  Luk"])
def test_a_name_is_known_in_every_dress(name: str) -> None:
    assert name_key(name) == "zoe luk"


def test_who_is_new_there_twice_or_nameless(room: Room) -> None:
    with_roster(room)
    zoe, smith = room.session.all(Contributor)
    found = match(
        room.session,
        [
            NewContributor("zoe luk", "gower street", "", "dean", "z@ucl.example"),
            NewContributor("Ann Brown", "Sea"),
            NewContributor("Brown, Ann", "Sea", "Charities"),
            NewContributor(""),
            NewContributor("John Smith", "River", "", "chair", "JOHN@river.example"),
        ],
    )
    assert [each.standing for each in found] == [
        Standing.THERE,
        Standing.NEW,
        Standing.TWICE,
        Standing.NAMELESS,
        Standing.THERE,
    ]
    assert found[0].with_id == zoe.id and found[4].with_id == smith.id and found[2].with_row == 1
    assert found[0].fills == (("role", "dean"), ("email", "z@ucl.example")) and not found[0].keeps
    assert [each.proposed for each in found] == [Choice.MERGE, Choice.ADD, Choice.MERGE, Choice.SKIP, Choice.SKIP]


def test_who_may_be_somebody_else_is_told_and_added(room: Room) -> None:
    with_roster(room)
    namesake, colleague, nickname = match(
        room.session,
        [
            NewContributor("John Smith", "Sea", "", "", "john@sea.example"),
            NewContributor("Ada Okoro", "River", "", "", "john@river.example"),
            NewContributor("Johnny Smith", "River", "", "treasurer", "john@river.example"),
        ],
    )
    assert namesake.unsure == "same name, but another organisation and e-mail"
    assert colleague.unsure == "same e-mail, but another name"
    assert not nickname.unsure and nickname.keeps == (("role", "chair", "treasurer"),)
    assert [namesake.proposed, colleague.proposed, nickname.proposed] == [Choice.ADD, Choice.ADD, Choice.SKIP]


def test_who_shares_an_address_is_somebody_else(room: Room) -> None:
    people = [
        NewContributor("Mary Jones", "Port", "", "", "info@port.example"),
        NewContributor("Tom Jones", "Port", "", "", "INFO@port.example"),
        NewContributor("M. Jones", "Port", "", "", "info@port.example"),
        NewContributor("Ann Brown", "Sea", "", "", "ann@a.example ::: brown@b.example"),
        NewContributor("Annie Brown", "Sea", "", "", "brown@b.example"),
        NewContributor("Al Brown", "Sea", "", "", "brown@b.example"),
        NewContributor("Una Lee", "", "", "", "anonymous"),
        NewContributor("Bo Lee", "", "", "", "anonymous"),
        NewContributor("Tom Jones", "Port", "", "", "info@port.example"),
    ]
    found = match(room.session, people)
    other, shared = "same e-mail, but another name", "same e-mail, but one that several may have"
    assert [each.unsure for each in found] == ["", other, shared, "", "", other, "", "", ""]
    assert [each.proposed for each in found] == [Choice.ADD] * 4 + [Choice.SKIP] + [Choice.ADD] * 3 + [Choice.SKIP]
    assert found[-1].with_row == 1


def test_what_is_proposed_becomes_one_edit(room: Room) -> None:
    with_roster(room)
    rows = [
        NewContributor("Zoe Luk", "UCL", "", "dean"),
        NewContributor("Ann Brown", "Sea"),
        NewContributor("Ann Brown", "", "Charities", "", "ann@sea.example"),
    ]
    before = room.session
    room.do(import_people, arrivals=[each.arrival(each.proposed) for each in match(room.session, rows)])
    zoe, _, ann = room.session.all(Contributor)
    assert (zoe.name, zoe.role, zoe.organisation_id) == ("Zoë Łuk", "dean", before.all(Contributor)[0].organisation_id)
    assert (ann.name, ann.email, ann.initials, ann.seat) == ("Ann Brown", "ann@sea.example", "AB", 3)
    sector = room.session.sector_of(ann)
    assert sector is not None and sector.name == "Charities"
    room.undo()
    assert room.session == before
