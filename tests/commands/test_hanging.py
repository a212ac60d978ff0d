"""Several words are hung on the star at once, as one thought that is undone at once."""

from __future__ import annotations

import pytest

from roundtable.commands.hanging import hang
from roundtable.domain.errors import Refused
from roundtable.domain.records import Id
from roundtable.domain.words import ActionPoint, Insight, Quote
from roundtable.room import Room

SCENE = ("quote-1", "quote-2", "insight-1", "action-1")


def segments(room: Room) -> list[tuple[str, ...]]:
    session = room.session
    points: list[Quote | Insight | ActionPoint] = [*session.all(Quote), *session.all(Insight)]
    return [point.segments for point in (*points, *session.all(ActionPoint))]


def test_words_of_every_kind_take_the_place_of_those_on_the_same_ring(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    quote: Ask us first @co-design @map-it
    quote: Then again
    insight: AO: Trust comes first @people-it
    action: AO: Call the night shift
    """
    room.do(hang, record_ids=map(Id, SCENE), segments=["co-assessment"])
    assert segments(room) == [
        ("map-it", "co-assessment"),
        ("co-assessment",),
        ("people-it", "co-assessment"),
        ("co-assessment",),
    ]
    room.undo()
    assert segments(room) == [("co-design", "map-it"), (), ("people-it",), ()]


def test_a_crossing_takes_the_place_on_both_rings_and_what_is_added_keeps_both(room: Room) -> None:
    """
    quote: Ask us first @co-design @map-it
    """
    room.do(hang, record_ids=[Id("quote-1")], segments=["co-delivery", "grow-it"])
    assert segments(room) == [("co-delivery", "grow-it")]
    room.do(hang, record_ids=[Id("quote-1")], segments=["co-design"], adds=True)
    assert segments(room) == [("co-delivery", "grow-it", "co-design")]
    room.do(hang, record_ids=[Id("quote-1")], segments=[])
    assert segments(room) == [()]


def test_words_that_are_gone_and_parts_of_another_star_are_refused(room: Room) -> None:
    """
    quote: Ask us first @co-design
    """
    with pytest.raises(Refused, match="unknown-quote"):
        room.do(hang, record_ids=[Id("quote-9")], segments=["co-design"])
    with pytest.raises(Refused, match="unknown-segment"):
        room.do(hang, record_ids=[Id("quote-1")], segments=["elsewhere"])
