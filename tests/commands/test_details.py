"""The session as a whole, its star, and what is put to the room."""

import pytest

from roundtable.commands.details import revise_details
from roundtable.commands.projection import project
from roundtable.commands.star import choose_star
from roundtable.domain.errors import Refused
from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from roundtable.domain.star import CO_PRODUCTION, NO_STAR
from roundtable.domain.words import Attribution, QuoteState
from roundtable.room import Room


def test_only_what_is_named_is_set(room: Room) -> None:
    """
    title: The river
    """
    room.do(revise_details, attribution=Attribution.SECTOR, title=" The  river and the town ")
    details = room.session.details
    assert (details.title, details.attribution) == ("The river and the town", Attribution.SECTOR)
    room.undo()
    assert (room.session.details.title, room.session.details.attribution) == ("The river", Attribution.NAMED)


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"title": " "}, "session-has-no-title"),
        ({"time_zone": "Mars/Olympus"}, "unknown-time-zone"),
        ({"prints": QuoteState.WITHDRAWN}, "unknown-print-level"),
    ],
)
def test_rules_of_the_session(room: Room, fields: dict[str, object], reason: str) -> None:
    with pytest.raises(Refused) as refused:
        room.do(revise_details, **fields)  # type: ignore[arg-type]  # wrong on purpose
    assert refused.value.reason == reason


def test_a_star_that_words_hang_on_stays(room: Room) -> None:
    """
    quote: AO: Ask us first @co-design
    """
    with pytest.raises(Refused, match="star-is-in-use"):
        room.do(choose_star, star=NO_STAR)
    assert room.session.details.star == CO_PRODUCTION


def test_a_withdrawn_quote_is_not_put_to_the_room(room: Room) -> None:
    """
    quote: AO: Ask us first withdrawn
    """
    with pytest.raises(Refused, match="quote-is-withdrawn"):
        room.do(project, slide=Slide.QUOTE, quote_id=Id("quote-1"))
    with pytest.raises(Refused, match="slide-needs-a-quote"):
        room.do(project, slide=Slide.QUOTE)
    room.do(project, slide=Slide.STAR, quote_id=Id("quote-1"))
    assert room.session.projection.quote_id is None
    assert room.undo() is None
