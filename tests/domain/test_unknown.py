"""Words without a speaker: which they are, what stands around them, and who is offered for them."""

from __future__ import annotations

from datetime import timedelta

from roundtable.commands.floor import cross_talk, give_floor, silence
from roundtable.commands.words import capture_action, capture_insight, capture_quote
from roundtable.domain.records import Id
from roundtable.domain.unknown import Was, around, nearest_people, unknown_words
from roundtable.domain.words import Quote
from roundtable.room import Room
from tests.clock import Clock

AMINA, CHLOE, DEWI = Id("amina-otieno"), Id("chloe-dubois"), Id("dewi-prys")


def test_only_words_that_somebody_must_have_said_ask_who_it_was(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno, Port Authority
    """
    now = clock()
    room.do(capture_quote, text="later", said_at=now + timedelta(minutes=1))
    room.do(capture_quote, text="first", said_at=now)
    room.do(capture_insight, text="between", said_at=now + timedelta(seconds=5))
    room.do(capture_quote, text="named", contributor_id=AMINA)
    room.do(capture_quote, text="a hat is enough", organisation_id=Id("port-authority"))
    room.do(capture_action, text="nobody has taken it yet")
    assert [point.text for point in unknown_words(room.session)] == ["first", "between", "later"]


def test_what_was_said_before_and_after_and_who_had_the_floor(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno
    person: Dewi Prys
    """
    room.do(give_floor, contributor_id=AMINA)
    for words in ("one", "two", "three", "asked", "five", "six", "seven"):
        clock.pass_(seconds=10)
        room.do(capture_quote, text=words)
        if words == "three":
            room.do(silence)
            clock.pass_(seconds=3)
        if words == "five":
            room.do(give_floor, contributor_id=DEWI)
    asked = next(quote for quote in room.session.quotes if quote.text == "asked")
    found = around(room.session, asked)
    assert [point.text for point in found.before] == ["two", "three"]
    assert [point.text for point in found.after] == ["five", "six"]
    assert found.turn is None and found.turn_before is not None and found.turn_after is not None
    assert (found.turn_before.contributor_id, found.turn_after.contributor_id) == (AMINA, DEWI)
    first = around(room.session, room.session.quotes[0])
    assert first.before == () and first.turn is not None and first.turn.contributor_id == AMINA


def test_words_without_a_time_have_nothing_around_them(room: Room) -> None:
    timeless = Quote(text="from an old file")
    assert around(room.session, timeless).before == ()
    assert nearest_people(room.session, None, 9) == ()


def test_the_nearest_on_the_floor_come_first_then_those_heard_then_the_others(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno
    person: Björn Åkesson
    person: Chloé Dubois
    person: Dewi Prys
    """
    room.do(capture_quote, text="long ago", contributor_id=CHLOE)
    clock.pass_(minutes=30)
    room.do(give_floor, contributor_id=AMINA)
    clock.pass_(seconds=30)
    room.do(cross_talk)
    moment = clock.pass_(seconds=20)
    room.do(silence)
    clock.pass_(seconds=5)
    room.do(capture_quote, text="and then", contributor_id=DEWI)
    found = nearest_people(room.session, moment, 9)
    told = [(near.person.name, near.was, near.away) for near in found]
    assert told == [
        ("Amina Otieno", Was.SPOKE_BEFORE, timedelta(seconds=20)),
        ("Dewi Prys", Was.SAID_AFTER, timedelta(seconds=5)),
        ("Chloé Dubois", Was.SAID_BEFORE, timedelta(minutes=30, seconds=50)),
        ("Björn Åkesson", Was.NOT_NEAR, timedelta()),
    ]
    assert nearest_people(room.session, moment, 2) == found[:2]


def test_whoever_has_the_floor_still_is_the_first(room: Room, clock: Clock) -> None:
    """
    person: Ann Brown
    person: Bob Crane
    """
    room.do(give_floor, contributor_id=Id("ann-brown"))
    clock.pass_(minutes=1)
    room.do(give_floor, contributor_id=Id("bob-crane"))
    near = nearest_people(room.session, clock.pass_(minutes=9), 9)
    assert (near[0].person.name, near[0].was) == ("Bob Crane", Was.SPEAKING)
