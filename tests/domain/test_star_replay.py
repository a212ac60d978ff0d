"""How the star filled: every moment at which words came, and the star as it was then."""

from __future__ import annotations

from roundtable.commands.clock import next_item
from roundtable.commands.hanging import hang
from roundtable.commands.words import capture_insight, capture_quote, mend_words, remove_words, withdraw_quote
from roundtable.domain.records import Id
from roundtable.domain.star_evidence import heard_on_star
from roundtable.domain.star_replay import moments, session_at, to_take_away, told_of
from roundtable.domain.words import Insight, Quote, QuoteState
from roundtable.room import Room
from tests.clock import Clock


def test_the_star_fills_moment_by_moment(room: Room, clock: Clock) -> None:
    """
    item: First 10 @co-design
    item: Second 10 @map-it
    """
    came = []
    for text, on in (("one", ["co-design"]), ("two", ["co-design", "map-it"]), ("nowhere", []), ("three", ["map-it"])):
        if text in ("one", "three"):
            room.do(next_item)
        clock.pass_(minutes=3)
        came.append(clock())
        room.do(capture_quote, text=text, segments=on)
        clock.pass_(minutes=1)
    session = room.session
    assert moments(session) == (came[0], came[1], came[3])
    counts = []
    for moment in moments(session):
        then = session_at(session, moment)
        heard = heard_on_star(then)
        counts.append((heard["co-design"].points, heard["map-it"].points))
        assert then.running is not None
    assert counts == [(1, 0), (2, 1), (2, 2)]
    first = session_at(session, came[0])
    assert first.running is not None and first.running[0].segments == ("co-design",)
    assert session_at(session, came[3]) == session


def test_words_taken_back_make_no_moment(room: Room) -> None:
    """quote: Ask us first @co-design"""
    quote = room.session.all(Quote)[0]
    assert moments(room.session) == (quote.said_at,)
    room.do(withdraw_quote, quote_id=Id("quote-1"))
    assert moments(room.session) == ()


def test_words_hang_where_they_hung_then_and_those_taken_back_are_there_until_then(room: Room, clock: Clock) -> None:
    """
    quote: Ask us first @map-it
    quote: Ask them too @map-it
    insight: Trust comes first @co-design
    """
    first, second = room.session.all(Quote)
    began = clock()
    clock.pass_(minutes=10)
    room.do(hang, record_ids=[first.id], segments=["people-it"])
    moved = clock()
    clock.pass_(minutes=10)
    room.do(withdraw_quote, quote_id=second.id)
    room.undo()
    room.redo()
    gone = clock()
    told = told_of(room.whole_history())
    assert moments(room.session, told) == (began, moved, gone)
    then = session_at(room.session, began, told)
    assert [quote.segments for quote in then.quotes] == [("map-it",), ("map-it",)]
    assert all(quote.state is not QuoteState.WITHDRAWN for quote in then.quotes)
    then = session_at(room.session, moved, told)
    assert then.get(Quote, first.id).segments == ("people-it",)
    assert then.get(Quote, second.id) == second
    assert session_at(room.session, gone, told) == room.session


def test_what_was_removed_is_there_until_then(room: Room, clock: Clock) -> None:
    """item: First 10 @co-design"""
    clock.pass_(minutes=1)
    room.do(capture_quote, text="Taken back at once", segments=["co-design"])
    came, said = clock(), room.session.quotes[0]
    clock.pass_(minutes=1)
    room.undo()
    told = told_of(room.whole_history())
    assert moments(room.session, told) == (came, clock())
    (quote,) = session_at(room.session, came, told).quotes
    assert (quote.id, quote.text, quote.segments, quote.said_at) == (said.id, said.text, said.segments, said.said_at)
    assert not session_at(room.session, clock(), told).quotes


def test_what_was_taken_back_since_does_not_leave_with_the_past(room: Room, clock: Clock) -> None:
    """
    quote: I, Amina, was never asked @map-it
    quote: Ask them too @map-it
    """
    first, second = room.session.all(Quote)
    room.do(capture_insight, text="Said and struck out", segments=["co-design"])
    moment = clock()
    clock.pass_(minutes=5)
    room.do(hang, record_ids=[first.id], segments=["people-it"])
    room.do(mend_words, kind=Quote, record_id=first.id, text="I was never asked")
    room.do(withdraw_quote, quote_id=second.id)
    room.do(remove_words, kind=Insight, record_id=room.session.all(Insight)[0].id)
    past = session_at(room.session, moment, told_of(room.whole_history()))
    assert len(past.all(Insight)) == 1 and "Amina" in past.get(Quote, first.id).text
    leaving = to_take_away(room.session, past)
    assert leaving.get(Quote, first.id).text == "I was never asked"
    assert leaving.get(Quote, first.id).segments == ("map-it",)
    assert leaving.get(Quote, second.id).state is QuoteState.WITHDRAWN
    assert heard_on_star(leaving)["map-it"].points == 1 and not leaving.all(Insight)
