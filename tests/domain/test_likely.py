from __future__ import annotations

from datetime import timedelta

from roundtable.commands.floor import give_floor, silence
from roundtable.commands.words import capture_quote
from roundtable.domain.likely import NEAR, likely_speakers
from roundtable.domain.records import Id
from roundtable.room import Room
from tests.clock import Clock


def names(room: Room, clock: Clock, ago: timedelta = timedelta()) -> list[str]:
    return [person.name for person in likely_speakers(room.session, clock() - ago)]


def test_whoever_had_the_floor_then_comes_first(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno
    person: Dewi Prys
    person: Chloé Dubois
    """
    for who in ("amina-otieno", "dewi-prys"):
        room.do(give_floor, contributor_id=Id(who))
        clock.pass_(minutes=1)
    assert names(room, clock) == ["Dewi Prys", "Amina Otieno"]
    assert names(room, clock, timedelta(seconds=90)) == ["Amina Otieno", "Dewi Prys"]


def test_after_a_long_silence_nobody_is_likely(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno
    """
    room.do(give_floor, contributor_id=Id("amina-otieno"))
    room.do(silence)
    clock.pass_(seconds=NEAR.total_seconds())
    assert names(room, clock) == ["Amina Otieno"]
    clock.pass_(seconds=1)
    assert names(room, clock) == []


def test_without_turns_those_who_said_something_then(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno
    person: Dewi Prys
    """
    room.do(capture_quote, text="one", contributor_id=Id("dewi-prys"))
    assert names(room, clock) == ["Dewi Prys"]
    assert likely_speakers(room.session, None) == ()
