"""Talk time by person, organisation and sector: counted from the turns, beside the seats of those who are here."""

from datetime import timedelta

from roundtable.commands.floor import check_out, cross_talk, give_floor, raise_hand, silence
from roundtable.domain.floor import HandKind
from roundtable.domain.records import Id
from roundtable.domain.talk import By, TalkShare, first_and_last, heard_people, talk_shares
from roundtable.room import Room
from tests.clock import Clock

AMINA, BJORN, TESS = Id("amina-otieno"), Id("bjorn-berg"), Id("tess-byrne")


def told(shares: tuple[TalkShare, ...]) -> list[tuple[str, int, float, int]]:
    return [(each.name, each.time // timedelta(minutes=1), round(each.part, 2), each.seats) for each in shares]


def test_shares_are_put_together_by_person_organisation_and_sector(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Björn Berg, River Trust, Public bodies
    person: Tess Byrne, Students' Union, Students
    """
    assert first_and_last(room.session, clock()) is None
    begin = clock()
    for person, minutes in ((AMINA, 6), (BJORN, 3), (TESS, 1)):
        room.do(give_floor, contributor_id=person)
        clock.pass_(minutes=minutes)
    now = clock()
    assert told(talk_shares(room.session, now)) == [("Public bodies", 9, 0.9, 2), ("Students", 1, 0.1, 1)]
    assert told(talk_shares(room.session, now, By.ORGANISATION)) == [
        ("Port Authority", 6, 0.6, 1),
        ("River Trust", 3, 0.3, 1),
        ("Students' Union", 1, 0.1, 1),
    ]
    assert [(each.name, each.low) for each in talk_shares(room.session, now, By.PERSON)] == [
        ("Amina Otieno", False),
        ("Björn Berg", False),
        ("Tess Byrne", True),
    ]
    assert told(talk_shares(room.session, begin + timedelta(minutes=7))) == [
        ("Public bodies", 7, 1.0, 2),
        ("Students", 0, 0.0, 1),
    ], "as it stood then"
    assert first_and_last(room.session, now) == (begin, now)


def test_a_point_of_order_and_cross_talk_are_nobody_s_time(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Tess Byrne, Students' Union, Students
    """
    room.do(give_floor, contributor_id=AMINA)
    clock.pass_(minutes=1)
    room.do(raise_hand, contributor_id=TESS, kind=HandKind.ORDER)
    room.do(give_floor, contributor_id=TESS)
    clock.pass_(minutes=4)
    room.do(cross_talk)
    clock.pass_(minutes=5)
    room.do(silence)
    assert told(talk_shares(room.session, clock())) == [("Public bodies", 1, 1.0, 1), ("Students", 0, 0.0, 1)]
    assert heard_people(room.session) == {AMINA}


def test_who_has_left_keeps_no_seat_and_what_they_said_stays_said(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Björn Berg, River Trust, Public bodies
    person: Tess Byrne, Students' Union, Students
    """
    room.do(give_floor, contributor_id=AMINA)
    clock.pass_(minutes=2)
    for person in (AMINA, BJORN):
        room.do(check_out, contributor_id=person)
    room.do(give_floor, contributor_id=TESS)
    clock.pass_(minutes=2)
    assert told(talk_shares(room.session, clock())) == [("Public bodies", 2, 0.5, 0), ("Students", 2, 0.5, 1)]
    people = [each.name for each in talk_shares(room.session, clock(), By.PERSON)]
    assert people == ["Amina Otieno", "Tess Byrne"], "Björn is not here, and has not spoken"
