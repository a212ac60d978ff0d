"""What is found of a session before the room comes in."""

from __future__ import annotations

from datetime import date, time, timedelta, timezone

import pytest

from roundtable.commands.agenda import add_item
from roundtable.commands.clock import next_item
from roundtable.commands.details import revise_details
from roundtable.commands.people import NewContributor, add_contributors, add_sector, note_consent, note_consents
from roundtable.domain.agenda import AgendaItem
from roundtable.domain.people import Contributor
from roundtable.domain.preflight import (
    Finding,
    Standing,
    agenda_found,
    clock_found,
    consent_found,
    fixed_points_found,
    is_to_be_offered,
    minutes_to_come,
    people_found,
    rule_found,
    stricter_than,
    suggested_rule,
)
from roundtable.domain.records import Edit, Id, Record, revise
from roundtable.domain.words import Attribution
from roundtable.room import Room
from tests.clock import Clock


def said(finding: Finding) -> tuple[str, Standing, tuple[Id, ...]]:
    return finding.reason, finding.standing, finding.about


def change(room: Room, record: Record, **fields: object) -> None:
    """Set fields that no command sets, as a file from elsewhere may have them."""

    def changing(session: object, now: object) -> list[Edit]:
        return [revise(record, **fields)]

    room.do(changing)


def test_people_need_a_sector_of_their_own_or_of_their_organisation(room: Room) -> None:
    assert said(people_found(room.session)) == ("nobody", Standing.LOOK, ())
    room.do(add_contributors, people=[NewContributor(name="Amina Otieno", organisation="Port Authority")])
    (amina,) = room.session.all(Contributor)
    assert said(people_found(room.session)) == ("no-sectors", Standing.LOOK, (amina.id,))
    room.do(add_sector, name="Public bodies")
    assert said(people_found(room.session)) == ("without-sector", Standing.MEND, (amina.id,))


def test_people_need_initials(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Björn Åkesson, River University, Universities
    """
    whole = people_found(room.session)
    assert said(whole) == ("complete", Standing.GOOD, ()) and whole.facts == {"of": 2, "sectors": 2}
    amina = room.session.all(Contributor)[0]
    change(room, amina, initials="")
    assert said(people_found(room.session)) == ("without-initials", Standing.MEND, (amina.id,))


def test_the_rule_is_agreed_when_somebody_said_so_and_tells_who_asked_for_less(room: Room) -> None:
    """
    person: Amina Otieno
    person: Björn Åkesson
    rule: organisation
    """
    amina, bjorn = room.session.all(Contributor)
    change(room, amina, attribution=Attribution.SECTOR)
    change(room, bjorn, attribution=Attribution.ORGANISATION)
    assert said(rule_found(room.session, None)) == ("not-agreed", Standing.LOOK, (amina.id,))
    assert said(rule_found(room.session, Attribution.NAMED)) == ("not-agreed", Standing.LOOK, (amina.id,))
    assert said(rule_found(room.session, Attribution.ORGANISATION)) == ("agreed", Standing.GOOD, (amina.id,))
    assert [len(stricter_than(room.session, rule)) for rule in Attribution] == [2, 1, 0, 0]
    assert suggested_rule(room.session) is Attribution.SECTOR


def test_consent_is_noted_one_by_one_or_of_all(room: Room) -> None:
    """
    person: Amina Otieno
    person: Björn Åkesson
    person: Cara Diaz
    """
    people = [person.id for person in room.session.all(Contributor)]
    assert said(consent_found(room.session)) == ("not-noted", Standing.LOOK, tuple(people))
    room.do(note_consent, contributor_id=people[0], how="on paper")
    partly = consent_found(room.session)
    assert said(partly) == ("partly", Standing.LOOK, tuple(people[1:]))
    room.do(note_consents, contributor_ids=partly.about, how="spoken")
    assert said(consent_found(room.session)) == ("noted", Standing.GOOD, ())
    assert [person.consent_how for person in room.session.all(Contributor)] == ["on paper", "spoken", "spoken"]
    room.undo()
    assert consent_found(room.session) == partly, "one thought is one undo"


def test_an_agenda_has_items_and_items_have_minutes(room: Room, clock: Clock) -> None:
    assert said(agenda_found(room.session, clock())) == ("empty", Standing.MEND, ())
    room.do(add_item, title="Welcome", minutes=10)
    room.do(add_item, title="Close", minutes=0)
    found = agenda_found(room.session, clock())
    assert said(found) == ("without-minutes", Standing.MEND, (room.session.all(AgendaItem)[1].id,))
    assert (found.facts["items"], found.facts["minutes"], found.facts["count"]) == (2, 10, 1)


def test_a_whole_agenda_tells_when_it_ends_and_what_is_kept_for_reading_back(room: Room, clock: Clock) -> None:
    """
    item: Welcome 10 talk
    item: Hear it back 20 read-back
    """
    found = agenda_found(room.session, clock())
    assert said(found) == ("complete", Standing.GOOD, ())
    assert found.facts["ends"] == clock() + timedelta(minutes=30) and found.facts["read_back"] == 20
    assert minutes_to_come(room.session) == 30
    room.do(next_item)
    assert minutes_to_come(room.session) == 20


@pytest.mark.parametrize(
    ("fixed", "reason", "standing"),
    [
        (time(14, 30), "met", Standing.GOOD),
        (time(15, 0), "met", Standing.GOOD),
        (time(14, 29), "too-late", Standing.MEND),
        (time(13, 0), "too-late", Standing.MEND),
    ],
)
def test_a_fixed_point_that_comes_before_what_leads_to_it_cannot_be_met(
    room: Room, clock: Clock, fixed: time, reason: str, standing: Standing
) -> None:
    """item: Welcome 30"""
    room.do(add_item, title="Coffee", minutes=15, starts_at=fixed)
    found = fixed_points_found(room.session, clock())
    assert (found.reason, found.standing) == (reason, standing)
    if reason == "too-late":
        assert found.facts["title"] == "Coffee" and found.facts["reached"] == clock() + timedelta(minutes=30)
        assert found.facts["fixed"] == clock().replace(hour=fixed.hour, minute=fixed.minute)


def test_a_fixed_point_that_has_passed_is_looked_at_until_its_item_runs(room: Room, clock: Clock) -> None:
    assert said(fixed_points_found(room.session, clock())) == ("none", Standing.GOOD, ())
    room.do(add_item, title="Welcome", minutes=30, starts_at=time(14, 0))
    assert fixed_points_found(room.session, clock()).reason == "met"
    clock.pass_(minutes=10)
    (item,) = room.session.all(AgendaItem)
    assert said(fixed_points_found(room.session, clock())) == ("past", Standing.LOOK, (item.id,))
    room.do(next_item)
    assert fixed_points_found(room.session, clock()).reason == "none"


def test_the_clock_is_compared_with_day_zone_and_journal(room: Room, clock: Clock) -> None:
    now = clock()
    assert clock_found(room.session, now, None).reason == "no-day"
    room.do(revise_details, title="The river", held_on=now.date())
    assert said(clock_found(room.session, now, now)) == ("right", Standing.GOOD, ())
    assert clock_found(room.session, now, now + timedelta(minutes=1)).reason == "right"
    behind = clock_found(room.session, now, now + timedelta(hours=1))
    assert (behind.reason, behind.standing) == ("behind", Standing.MEND)
    assert clock_found(room.session, now.replace(year=1970), None).standing is Standing.MEND
    abroad = now.astimezone(timezone(timedelta(hours=2)))
    assert clock_found(room.session, abroad, None).reason == "other-zone"
    room.do(revise_details, title="The river", held_on=date(2026, 3, 6))
    assert clock_found(room.session, now, None).reason == "other-day"


def test_the_checks_are_offered_on_the_day_to_a_prepared_session_that_has_not_begun(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno
    item: Welcome 30
    """
    assert not is_to_be_offered(room.session, clock())
    room.do(revise_details, title="The river", held_on=clock().date())
    assert is_to_be_offered(room.session, clock())
    assert not is_to_be_offered(room.session, clock() + timedelta(days=1))
    room.do(next_item)
    assert not is_to_be_offered(room.session, clock())


def test_a_plan_beyond_the_hard_end_is_told_and_a_fixed_point_after_midnight_is_met(room: Room, clock: Clock) -> None:
    """item: Welcome 40"""
    room.do(revise_details, title="The river", time_zone="UTC", ends_by=time(14, 30))
    found = fixed_points_found(room.session, clock())
    assert (found.reason, found.standing) == ("ends-too-late", Standing.MEND)
    assert found.facts["reached"] == clock() + timedelta(minutes=40)
    room.do(revise_details, ends_by=time(14, 40))
    assert fixed_points_found(room.session, clock()).standing is Standing.GOOD
    clock.at = clock.at.replace(hour=23)
    room.do(revise_details, ends_by=None)
    room.do(add_item, title="Soup", minutes=15, starts_at=time(0, 15))
    assert fixed_points_found(room.session, clock()).reason == "met"
