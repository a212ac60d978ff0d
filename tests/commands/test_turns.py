"""Turns are mended after they were noted: their edges move, their person changes, one that was none goes."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

import pytest

from roundtable.commands.floor import cross_talk, give_floor, silence
from roundtable.commands.turns import move_boundary, reattribute_turn, remove_turn
from roundtable.domain.boundaries import in_time, room_to_move
from roundtable.domain.errors import Refused
from roundtable.domain.floor import Turn
from roundtable.domain.records import Id
from roundtable.room import Room
from tests.clock import Clock

START = Clock().at


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def spoken(room: Room) -> list[tuple[str | None, int, int | None]]:
    return [
        (
            turn.contributor_id,
            round((turn.started_at - START).total_seconds()),
            round((turn.ended_at - START).total_seconds()) if turn.ended_at else None,
        )
        for turn in in_time(room.session)
    ]


@pytest.fixture
def talked(room: Room, clock: Clock) -> tuple[Turn, Turn, Turn]:
    """Amina for a minute, Bao for half of one, silence for a minute, and Amina since."""
    room.do(give_floor, contributor_id=Id("amina-otieno"))
    clock.pass_(seconds=60)
    room.do(give_floor, contributor_id=Id("bao-lam"))
    clock.pass_(seconds=30)
    room.do(silence)
    clock.pass_(seconds=60)
    room.do(give_floor, contributor_id=Id("amina-otieno"))
    clock.pass_(seconds=60)
    one, two, three = in_time(room.session)
    return one, two, three


T = TypeVar("T", bound=Callable[..., None])


def scene(test: T) -> T:
    """Give a test the scene of this module."""
    test.__doc__ = """
    person: Amina Otieno, Port Authority, Public bodies
    person: Bao Lam, River Users, Charities
    """
    return test


@scene
def test_an_edge_between_two_turns_moves_both_and_is_undone(room: Room, talked: tuple[Turn, Turn, Turn]) -> None:
    one, two, _ = talked
    room.do(move_boundary, before_id=one.id, after_id=two.id, at=at(45))
    assert spoken(room)[:2] == [("amina-otieno", 0, 45), ("bao-lam", 45, 90)]
    room.undo()
    assert spoken(room)[:2] == [("amina-otieno", 0, 60), ("bao-lam", 60, 90)]


@scene
def test_an_edge_beside_a_silence_moves_alone(room: Room, talked: tuple[Turn, Turn, Turn]) -> None:
    _, two, three = talked
    room.do(move_boundary, before_id=two.id, after_id=None, at=at(120))
    room.do(move_boundary, before_id=None, after_id=three.id, at=at(120))
    assert spoken(room)[1:] == [("bao-lam", 60, 120), ("amina-otieno", 120, None)]


@scene
def test_an_edge_stays_within_its_turns(room: Room, clock: Clock, talked: tuple[Turn, Turn, Turn]) -> None:
    one, two, three = talked
    session = room.session
    assert room_to_move(session, one, two, clock()) == (at(1), at(89))
    assert room_to_move(session, two, None, clock()) == (at(61), at(150))
    assert room_to_move(session, None, three, clock()) == (at(90), at(209))
    assert room_to_move(session, three, None, clock()) is None, "it has no end yet"
    assert room_to_move(session, None, None, clock()) is None
    for before, after, moment in ((one, two, 0), (one, two, 90), (two, None, 151), (None, three, 89)):
        with pytest.raises(Refused, match="boundary-out-of-range"):
            room.do(
                move_boundary,
                before_id=before.id if before else None,
                after_id=after.id if after else None,
                at=at(moment),
            )
    with pytest.raises(Refused, match="unknown-turn"):
        room.do(move_boundary, before_id=Id("gone"), after_id=None, at=at(5))


@scene
def test_a_turn_may_be_another_s_or_nobody_s(room: Room, talked: tuple[Turn, Turn, Turn]) -> None:
    one, two, _ = talked
    room.do(reattribute_turn, turn_id=one.id, contributor_id=Id("bao-lam"))
    room.do(reattribute_turn, turn_id=two.id, contributor_id=None)
    assert [person for person, _, _ in spoken(room)] == ["bao-lam", None, "amina-otieno"]
    room.do(remove_turn, turn_id=two.id)
    assert len(spoken(room)) == 2
    for _ in range(3):
        room.undo()
    assert [person for person, _, _ in spoken(room)] == ["amina-otieno", "bao-lam", "amina-otieno"]
    with pytest.raises(Refused, match="unknown-contributor"):
        room.do(reattribute_turn, turn_id=one.id, contributor_id=Id("nobody"))


@scene
def test_cross_talk_is_a_turn_of_nobody(room: Room, clock: Clock) -> None:
    room.do(give_floor, contributor_id=Id("amina-otieno"))
    clock.pass_(seconds=20)
    room.do(cross_talk)
    clock.pass_(seconds=10)
    room.do(cross_talk)
    assert spoken(room) == [("amina-otieno", 0, 20), (None, 20, None)], "it goes on"
    assert room.session.speaker is None
    room.do(give_floor, contributor_id=Id("bao-lam"))
    assert spoken(room)[1:] == [(None, 20, 30), ("bao-lam", 30, None)]
