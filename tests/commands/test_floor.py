"""One act gives the floor: the turn before ends, the hand goes down, the talk clock runs."""

from datetime import datetime, timedelta
from random import Random

import pytest

from roundtable.commands.floor import (
    check_in,
    check_out,
    count_hands,
    give_floor,
    lower_hand,
    raise_hand,
    remove_show,
    silence,
)
from roundtable.commands.people import NewContributor, add_contributors
from roundtable.domain.errors import Refused
from roundtable.domain.fair import Candidate, fair_next
from roundtable.domain.floor import Hand, HandKind, Show, ShowCount, Turn, followed, talk_time
from roundtable.domain.people import Contributor
from roundtable.domain.records import Edit, Id
from roundtable.domain.session import Session
from roundtable.room import Room
from tests.clock import Clock

AMINA, TESS = Id("amina-otieno"), Id("tess-byrne")


def test_the_floor_goes_from_one_to_the_next_and_to_nobody(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno, Port Authority
    person: Tess Byrne, Students' Union
    item: Design 25
    started: Design
    """
    room.do(raise_hand, contributor_id=TESS, kind=HandKind.REPLY)
    room.do(give_floor, contributor_id=AMINA)
    clock.pass_(seconds=90)
    room.do(give_floor, contributor_id=TESS)
    assert room.session.hands_up == ()
    assert room.session.speaker == room.session.get(Contributor, TESS)
    clock.pass_(seconds=30)
    room.do(give_floor, contributor_id=TESS)
    room.do(silence)
    clock.pass_(minutes=9)
    assert room.session.speaker is None
    assert talk_time(room.session.all(Turn), clock()) == {AMINA: timedelta(seconds=90), TESS: timedelta(seconds=30)}
    assert {turn.item_id for turn in room.session.all(Turn)} == {Id("design")}
    assert room.undo() is None


def test_the_record_tells_where_the_facilitator_decided_otherwise(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno, Port Authority
    person: Tess Byrne, Students' Union
    item: Design 25
    started: Design
    """
    room.do(give_floor, contributor_id=AMINA)
    assert followed(room.session.all(Turn)) == (0, 0)
    clock.pass_(minutes=1)
    room.do(give_floor, contributor_id=TESS)
    assert followed(room.session.all(Turn)) == (1, 1)
    clock.pass_(minutes=2)
    room.do(raise_hand, contributor_id=TESS, kind=HandKind.ORDER)
    room.do(silence)
    room.do(give_floor, contributor_id=AMINA)
    assert [turn.suggested_id for turn in room.session.all(Turn)] == [None, TESS, TESS]
    assert followed(room.session.all(Turn)) == (1, 2)


def test_a_hand_is_up_once_and_may_change_its_kind(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno, Port Authority
    """
    room.do(raise_hand, contributor_id=AMINA)
    room.do(raise_hand, contributor_id=AMINA, kind=HandKind.ORDER)
    (hand,) = room.session.hands_up
    assert hand.kind is HandKind.ORDER
    clock.pass_(minutes=1)
    room.do(lower_hand, contributor_id=AMINA)
    assert room.session.hands_up == ()
    (hand,) = room.session.all(Hand)
    assert hand.lowered_at == clock()


def test_the_hand_of_who_speaks_already_goes_down(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority
    """
    room.do(give_floor, contributor_id=AMINA)
    room.do(raise_hand, contributor_id=AMINA)
    room.do(give_floor, contributor_id=AMINA)
    assert room.session.hands_up == () and len(room.session.all(Turn)) == 1


def test_who_was_here_from_the_start_has_not_arrived_late_when_back(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno, Port Authority
    item: Design 25
    started: Design
    """
    room.do(check_out, contributor_id=AMINA)
    clock.pass_(minutes=9)
    room.do(check_in, contributor_id=AMINA)
    person = room.session.get(Contributor, AMINA)
    assert (person.present, person.arrived_at, person.left_at) == (True, None, None)


def test_leaving_ends_the_turn_and_coming_back_keeps_the_first_arrival(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno, Port Authority
    """
    arrived = clock()
    room.do(check_in, contributor_id=AMINA)
    room.do(give_floor, contributor_id=AMINA)
    clock.pass_(minutes=5)
    room.do(check_out, contributor_id=AMINA)
    person = room.session.get(Contributor, AMINA)
    assert (person.present, person.left_at, room.session.open_turn) == (False, clock(), None)
    room.do(check_in, contributor_id=AMINA)
    person = room.session.get(Contributor, AMINA)
    assert (person.present, person.arrived_at, person.left_at) == (True, arrived, None)


def test_hands_are_counted_by_sector(room: Room) -> None:
    """
    sector: Students
    """
    counts = [ShowCount(Id("students"), in_favour=3, unsure=1)]
    room.do(count_hands, statement="Meetings begin at nine in the evening", counts=counts, segment="co-design")
    (show,) = room.session.all(Show)
    assert show.counts == tuple(counts)


def test_a_show_of_hands_needs_a_hand_and_is_taken_back_once(room: Room) -> None:
    """sector: Students"""
    with pytest.raises(Refused, match="nobody-raised-a-hand"):
        room.do(count_hands, statement="Enough?", counts=[ShowCount(Id("students"))], segment="co-design")
    room.do(count_hands, statement="Enough?", counts=[ShowCount(Id("students"), 1)], segment="co-design")
    (show,) = room.session.all(Show)
    room.do(remove_show, show_id=show.id)
    assert not room.session.all(Show)
    with pytest.raises(Refused, match="unknown-show"):
        room.do(remove_show, show_id=show.id)
    room.undo()
    assert room.session.all(Show) == (show,)


def test_who_raises_a_hand_or_speaks_is_here(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno, Port Authority
    person: Tess Byrne, Students' Union
    """
    for person in (AMINA, TESS):
        room.do(check_out, contributor_id=person)
    assert [(each.present, each.left_at) for each in room.session.all(Contributor)] == [(False, None)] * 2, "not yet"
    clock.pass_(minutes=5)
    room.do(raise_hand, contributor_id=AMINA)
    room.do(give_floor, contributor_id=TESS)
    assert [(each.present, each.arrived_at) for each in room.session.all(Contributor)] == [(True, clock())] * 2
    room.do(check_out, contributor_id=AMINA)
    assert room.session.get(Contributor, AMINA).left_at == clock()
    assert room.session.hands_up == ()


def test_a_turn_is_of_the_kind_of_its_hand(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno, Port Authority
    person: Tess Byrne, Students' Union
    """
    room.do(give_floor, contributor_id=AMINA)
    room.do(raise_hand, contributor_id=TESS, kind=HandKind.REPLY)
    room.do(give_floor, contributor_id=TESS)
    room.do(raise_hand, contributor_id=AMINA, kind=HandKind.ORDER)
    clock.pass_(minutes=1)
    room.do(give_floor, contributor_id=AMINA)
    assert [turn.kind for turn in room.session.all(Turn)] == [HandKind.POINT, HandKind.REPLY, HandKind.ORDER]


def test_a_replayed_afternoon_gives_the_same_suggestions(room: Room, clock: Clock) -> None:
    """Forty people, 120 hands and whoever is suggested speaks; then the same edits once more, from nothing."""
    chance = Random(4)
    rows = (NewContributor(f"Person No{n}", f"Organisation {n % 11}", f"Sector {n % 6}") for n in range(40))
    lines: list[tuple[tuple[Edit, ...], datetime, tuple[Candidate, ...]]] = []
    room.subscribe(lambda change: lines.append((change.edits, room.now(), fair_next(room.session, room.now()))))
    room.do(add_contributors, people=rows)
    people = room.session.all(Contributor)
    for _ in range(120):
        room.do(raise_hand, contributor_id=chance.choice(people).id, kind=chance.choice(list(HandKind)))
        clock.pass_(seconds=chance.randint(1, 90))
        if suggested := fair_next(room.session, clock()):
            room.do(give_floor, contributor_id=suggested[0].contributor_id)
            clock.pass_(seconds=chance.randint(1, 150))
    assert room.session.count(Turn) > 60
    replayed = Session()
    for edits, moment, suggested in lines:
        replayed = replayed.with_edits(edits)
        assert fair_next(replayed, moment) == suggested
