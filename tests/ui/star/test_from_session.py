"""The facilitator's star says of a session what was heard, what is in focus, and what is over."""

from __future__ import annotations

from roundtable.commands.clock import end_item, start_item
from roundtable.commands.words import withdraw_quote
from roundtable.domain.records import Id
from roundtable.domain.star_thumbnail import Heard
from roundtable.room import Room
from tests.clock import Clock
from ui.star.from_session import star_view
from ui.star.values import Chip, ChipKind


def test_counts_sectors_and_chips_come_from_the_words(room: Room) -> None:
    """
    title: The river
    person: Amina Otieno, Port Authority, Public bodies
    person: Bo Lind, Northmere, Universities
    quote: AO: Ask *us* first @co-design @people-it
    quote: BL: Then again @co-design
    quote: BL: Nowhere yet
    insight: AO: Trust comes first @people-it
    """
    view = star_view(room.session)
    assert view.evidence["co-design"] == Heard(2, (True, True))
    assert view.evidence["people-it"] == Heard(2, (True, False))
    assert view.evidence["grow-it"] == Heard(0, (False, False))
    assert [mark.shape for mark in view.sectors] == ["circle", "bar"]
    assert view.chips == (
        Chip("quote-1", "Ask us first", ("co-design", "people-it")),
        Chip("quote-2", "Then again", ("co-design",)),
        Chip("quote-3", "Nowhere yet", ()),
        Chip("insight-1", "Trust comes first", ("people-it",), ChipKind.INSIGHT),
    )


def test_a_withdrawn_quote_is_off_the_star(room: Room) -> None:
    """
    quote: Ask us first @co-design
    """
    room.do(withdraw_quote, quote_id=Id("quote-1"))
    view = star_view(room.session)
    assert not view.chips
    assert view.evidence["co-design"].points == 0


def test_a_sector_without_people_has_no_mark_and_the_others_keep_their_shapes(room: Room) -> None:
    """
    sector: Universities
    sector: Public bodies
    sector: Charities
    person: Amina Otieno, Port Authority, Public bodies
    """
    assert [mark.shape for mark in star_view(room.session).sectors] == ["square"]


def test_the_running_item_is_in_focus_and_what_has_ended_is_done(room: Room, clock: Clock) -> None:
    """
    item: First 10 @co-commissioning @map-it
    item: Second 10 @co-design @map-it
    started: First
    """
    assert star_view(room.session).now == ("co-commissioning", "map-it")
    clock.pass_(minutes=9)
    room.do(start_item, item_id=Id("second"))
    view = star_view(room.session)
    assert view.now == ("co-design", "map-it")
    assert view.done == ("co-commissioning",)
    clock.pass_(minutes=9)
    room.do(end_item)
    view = star_view(room.session)
    assert view.now == ()
    assert set(view.done) == {"co-commissioning", "co-design", "map-it"}
