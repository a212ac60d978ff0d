"""Words are captured, mended, read back and withdrawn; a refusal changes nothing."""

from collections.abc import Callable

import pytest

from roundtable.commands.hanging import hang
from roundtable.commands.star import place
from roundtable.commands.words import (
    capture_action,
    capture_quote,
    confirm_quote,
    mend_words,
    read_back_quote,
    reattribute,
    remove_words,
    restore_quote,
    reword_quote,
    withdraw_quote,
)
from roundtable.domain.errors import Refused
from roundtable.domain.records import Id
from roundtable.domain.words import ActionPoint, Quote, QuoteState
from roundtable.room import Room
from tests.clock import Clock


def only(room: Room) -> Quote:
    (quote,) = room.session.quotes
    return quote


def test_a_quote_takes_the_running_item_and_its_segments(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno, Port Authority
    item: Design 25 @co-design @people-it
    started: Design
    """
    first_key = clock()
    clock.pass_(seconds=9)
    room.do(capture_quote, text="  Ask us first \n", contributor_id=Id("amina-otieno"), said_at=first_key)
    quote = only(room)
    assert (quote.text, quote.item_id) == ("Ask us first", Id("design"))
    assert quote.segments == ("co-design", "people-it")
    assert quote.said_at == first_key
    room.do(capture_quote, text="elsewhere", segments=())
    assert room.session.quotes[-1].segments == ()


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        ({"text": " \n "}, "quote-is-empty"),
        ({"text": "x" * 20_001}, "text-too-long"),
        ({"text": "x", "contributor_id": Id("nobody")}, "unknown-contributor"),
        ({"text": "x", "organisation_id": Id("nowhere")}, "unknown-organisation"),
        ({"text": "x", "segments": ["co-sign"]}, "unknown-segment"),
    ],
)
def test_a_refused_quote_changes_nothing(room: Room, arguments: dict[str, object], reason: str) -> None:
    before = room.session
    with pytest.raises(Refused) as refused:
        room.do(capture_quote, **arguments)  # type: ignore[arg-type]  # wrong on purpose
    assert refused.value.reason == reason
    assert room.session is before


def test_the_states_of_a_quote(room: Room) -> None:
    """
    quote: AO: Ask us first @co-design
    """
    quote_id = only(room).id
    steps: list[tuple[Callable[..., object], dict[str, object], QuoteState]] = [
        (read_back_quote, {}, QuoteState.READ_BACK),
        (confirm_quote, {}, QuoteState.CONFIRMED),
        (read_back_quote, {}, QuoteState.CONFIRMED),
        (reword_quote, {"text": "Ask us early"}, QuoteState.REWORDED),
        (confirm_quote, {}, QuoteState.REWORDED),
        (withdraw_quote, {}, QuoteState.WITHDRAWN),
    ]
    for command, arguments, state in steps:
        room.do(command, quote_id=quote_id, **arguments)  # type: ignore[arg-type]  # a table of commands
        assert only(room).state is state
    for command in (read_back_quote, confirm_quote):
        with pytest.raises(Refused, match="quote-is-withdrawn"):
            room.do(command, quote_id=quote_id)
    room.do(restore_quote, quote_id=quote_id)
    assert (only(room).state, only(room).text) == (QuoteState.HEARD, "Ask us early")


def test_mending_and_removing_are_undone(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority
    quote: AO: Ask us frist confirmed
    """
    before = only(room)
    room.do(mend_words, kind=Quote, record_id=before.id, text="Ask us first")
    assert (only(room).text, only(room).state) == ("Ask us first", QuoteState.HEARD)
    room.do(reattribute, kind=Quote, record_id=before.id, contributor_id=None)
    assert only(room).contributor_id is None
    room.do(remove_words, kind=Quote, record_id=before.id)
    assert room.session.quotes == ()
    for _ in range(3):
        room.undo()
    assert only(room) == before


def test_a_drag_takes_the_place_on_the_same_ring_only(room: Room) -> None:
    """
    quote: AO: Ask us first @co-design @map-it
    """
    quote_id = only(room).id
    room.do(hang, record_ids=[quote_id], segments=["co-delivery"])
    assert only(room).segments == ("map-it", "co-delivery")
    room.do(hang, record_ids=[quote_id], segments=["grow-it"])
    assert only(room).segments == ("co-delivery", "grow-it")
    room.do(place, kind=Quote, record_id=quote_id, segments=())
    assert only(room).segments == ()


def test_an_action_keeps_who_and_when(room: Room) -> None:
    """
    organisation: Port Authority, Public bodies
    """
    room.do(capture_action, text="Share the budget", organisation_id=Id("port-authority"))
    (action,) = room.session.all(ActionPoint)
    assert (action.text, action.organisation_id, action.done) == ("Share the budget", Id("port-authority"), False)
    with pytest.raises(Refused, match="action-is-empty"):
        room.do(capture_action, text="")
