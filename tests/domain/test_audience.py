"""What a clicker goes through: the slides of the running item, and nothing that was only heard."""

from __future__ import annotations

from roundtable.commands.clock import end_item, next_item
from roundtable.commands.projection import project
from roundtable.commands.words import confirm_quote, read_back_quote, withdraw_quote
from roundtable.domain.audience import Showing, audience_flow, place_in_flow, showing_after, showing_before
from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from roundtable.room import Room

QUESTION, STAR = Showing(Slide.QUESTION), Showing(Slide.STAR)


def walk(room: Room) -> list[Showing]:
    """Press next until it ends, and return what the room saw."""
    seen = []
    while (showing := showing_after(room.session)) is not None:
        room.do(project, slide=showing.slide, quote_id=showing.quote_id)
        seen.append(showing)
        assert len(seen) < 20
    return seen


def quote(number: int) -> Showing:
    return Showing(Slide.QUOTE, Id(f"quote-{number}"))


def test_an_item_is_its_question_the_star_and_the_words_read_back(room: Room) -> None:
    """
    person: Amina Otieno
    item: Design 25 @co-design
    quote: AO: Ask us first @co-design read-back
    quote: AO: Only heard @co-design
    quote: AO: Taken back @co-design withdrawn
    quote: AO: Of another part @co-assess confirmed
    quote: AO: Then the boats @co-design confirmed
    """
    room.do(next_item)
    assert audience_flow(room.session) == (QUESTION, STAR, quote(1), quote(5))
    assert walk(room) == [QUESTION, STAR, quote(1), quote(5)]
    assert place_in_flow(room.session) == (4, 4)
    assert showing_before(room.session) == quote(1)


def test_words_only_heard_are_shown_when_they_were_chosen(room: Room) -> None:
    """
    item: Design 25 @co-design
    quote: Only heard @co-design
    quote: Of another part @co-assess
    """
    room.do(next_item)
    chosen = {Id("quote-1"), Id("quote-2")}
    assert audience_flow(room.session, chosen) == (QUESTION, STAR, quote(1))
    room.do(withdraw_quote, quote_id=Id("quote-1"))
    assert audience_flow(room.session, chosen) == (QUESTION, STAR)


def test_before_the_first_item_the_welcome_comes_first(room: Room) -> None:
    """item: Design 25"""
    welcome = Showing(Slide.WELCOME)
    assert audience_flow(room.session) == (welcome, QUESTION, STAR)
    assert place_in_flow(room.session) == (1, 3)
    assert showing_before(room.session) is None
    room.do(next_item)
    assert audience_flow(room.session) == (QUESTION, STAR)


def test_a_slide_outside_the_flow_leads_back_to_the_question(room: Room) -> None:
    """
    item: Design 25
    """
    room.do(next_item)
    for slide in (Slide.BLANK, Slide.WELCOME):
        room.do(project, slide=slide)
        assert place_in_flow(room.session) == (0, 2)
        assert showing_after(room.session) == showing_before(room.session) == QUESTION


def test_an_item_that_ended_is_still_gone_through_and_a_read_back_has_all_words(room: Room) -> None:
    """
    item: Design 25 @co-design
    item: Hear it back 20 read-back
    quote: One @co-design
    quote: Two @co-assess
    """
    room.do(next_item)
    room.do(read_back_quote, quote_id=Id("quote-1"))
    room.do(end_item)
    assert audience_flow(room.session) == (QUESTION, STAR, quote(1))
    room.do(confirm_quote, quote_id=Id("quote-2"))
    room.do(next_item)
    assert audience_flow(room.session) == (QUESTION, STAR, quote(1), quote(2))


def test_an_empty_session_has_a_flow_too(room: Room) -> None:
    assert walk(room) == [QUESTION, STAR]


def test_a_break_is_gone_through_as_one_and_so_are_actions_and_the_end(room: Room) -> None:
    """
    item: Tea 20 break
    item: Promises 10 actions
    item: Goodbye 5 close
    """
    for slide in (Slide.BREAK, Slide.ACTIONS, Slide.THANKS):
        room.do(next_item)
        assert audience_flow(room.session)[0] == Showing(slide)
        room.do(project, slide=Slide.BLANK)
        assert showing_after(room.session) == Showing(slide)
