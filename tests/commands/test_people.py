"""The roster: people with unique initials, their organisations and sectors made where needed."""

import pytest

from roundtable.commands.floor import give_floor
from roundtable.commands.people import (
    NewContributor,
    add_contributors,
    add_organisation,
    add_sector,
    note_consent,
    note_consents,
    remove_contributor,
    remove_organisation,
    remove_sector,
    revise_contributor,
    swap_seats,
    take_back_consent,
)
from roundtable.domain.errors import Refused
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.records import Id
from roundtable.room import Room

AMINA, TESS = Id("amina-otieno"), Id("tess-byrne")


def test_rows_become_people_with_what_they_belong_to(room: Room) -> None:
    rows = [
        NewContributor("Tess Byrne", "Students’ Union", "Students"),
        NewContributor("Tom Baker", "students’ union"),
        NewContributor("Ines Carvalho", "Students’ Union", "Host"),
    ]
    room.do(add_contributors, people=rows)
    tess, tom, ines = room.session.all(Contributor)
    assert [person.initials for person in (tess, tom, ines)] == ["TB", "TBa", "IC"]
    assert [person.seat for person in (tess, tom, ines)] == [1, 2, 3]
    assert len(room.session.all(Organisation)) == 1
    assert [sector.name for sector in room.session.all(Sector)] == ["Students", "Host"]
    assert room.session.sector_of(ines) == room.session.all(Sector)[1]
    room.undo()
    assert not room.session.all(Contributor)
    assert not room.session.all(Sector)


def test_initials_are_unique_whatever_their_accents(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority
    person: Tess Byrne, Students' Union
    """
    with pytest.raises(Refused) as refused:
        room.do(revise_contributor, contributor_id=TESS, name="Tess Byrne", initials="áo")
    assert refused.value.facts["by"] == "Amina Otieno"


def test_whoever_has_spoken_stays_on_the_roster(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority
    person: Tess Byrne, Students' Union
    """
    room.do(give_floor, contributor_id=AMINA)
    with pytest.raises(Refused, match="contributor-has-spoken"):
        room.do(remove_contributor, contributor_id=AMINA)
    room.do(remove_contributor, contributor_id=TESS)
    assert [person.id for person in room.session.all(Contributor)] == [AMINA]


def test_a_sector_goes_but_its_people_stay(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    """
    room.do(remove_sector, sector_id=Id("public-bodies"))
    assert room.session.sector_of(room.session.get(Contributor, AMINA)) is None
    with pytest.raises(Refused, match="organisation-is-in-use"):
        room.do(remove_organisation, organisation_id=Id("port-authority"))


def test_names_exist_once(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    """
    with pytest.raises(Refused, match="organisation-exists"):
        room.do(add_organisation, name=" PORT  authority")
    with pytest.raises(Refused, match="sector-exists"):
        room.do(add_sector, name="public bodies")


def test_two_people_change_seats(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority
    person: Tess Byrne, Students' Union
    """
    room.do(swap_seats, contributor_id=AMINA, seat=2)
    seats = {person.id: person.seat for person in room.session.all(Contributor)}
    assert seats == {AMINA: 2, TESS: 1}


def test_consent_says_how_and_when(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority
    """
    room.do(note_consent, contributor_id=AMINA, how="spoken at the start")
    person = room.session.get(Contributor, AMINA)
    assert (person.consent_how, person.consent_at) == ("spoken at the start", room.now())
    room.do(take_back_consent, contributor_id=AMINA)
    assert (consent := room.session.get(Contributor, AMINA)).consent_how == "" and consent.consent_at is None


def test_the_consent_of_many_is_one_edit(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority
    person: Tess Byrne, Students' Union
    """
    room.do(note_consents, contributor_ids=[AMINA, TESS, AMINA], how="on paper")
    assert [person.consent_how for person in room.session.all(Contributor)] == ["on paper", "on paper"]
    with pytest.raises(Refused, match="consent-is-empty"):
        room.do(note_consents, contributor_ids=[AMINA], how=" ")
    room.undo()
    assert [person.consent_how for person in room.session.all(Contributor)] == ["", ""]
