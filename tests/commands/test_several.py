"""Several words at once: named, placed, turned, joined, removed, each as one thought; and one cut in two."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as some

from roundtable.commands.converting import convert, kind_of
from roundtable.commands.cutting import join_words, split_words
from roundtable.commands.details import revise_details
from roundtable.commands.several import hang_or_take_down, name_speaker, remove_several, tick_off
from roundtable.commands.words import (
    capture_action,
    capture_insight,
    capture_quote,
    confirm_quote,
    mend_words,
    note_on_quote,
    set_attribution,
    withdraw_quote,
)
from roundtable.domain.attribution import quote_label, strictest
from roundtable.domain.errors import Refused
from roundtable.domain.points import Sort, point_with, sort_of, who_of
from roundtable.domain.records import Id, new_id
from roundtable.domain.words import ActionPoint, Attribution, Insight, InsightKind, Quote, QuoteState, Wording
from roundtable.room import Room
from roundtable.storage.store import Store
from tests.clock import Clock

AMINA, BJORN = Id("amina-otieno"), Id("bjorn-akesson")
PORT = Id("port-authority")
ONE, TWO, THREE = Id("quote-1"), Id("quote-2"), Id("quote-3")
ALL = (ONE, TWO, Id("insight-1"), Id("action-1"))


def test_all_kinds_are_named_placed_and_removed_in_one_thought_each(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Björn Åkesson, River University, Universities
    quote: AO: Ask us first @co-design
    quote: AO: And ask us early @map-it
    insight: BÅ: Trust comes first
    action: AO: Map the quays by 2026-04-30
    """
    before = room.session
    room.do(name_speaker, record_ids=ALL, contributor_id=BJORN, organisation_id=PORT)
    points = [point_with(room.session, each) for each in ALL]
    assert {who_of(each) for each in points if each} == {(BJORN, PORT)}
    assert room.session.get(ActionPoint, ALL[3]).due == date(2026, 4, 30), "naming touches nothing else"
    room.do(hang_or_take_down, record_ids=ALL, segment="co-design")
    assert all(each and "co-design" in each.segments for each in (point_with(room.session, each) for each in ALL))
    assert room.session.get(Quote, TWO).segments == ("map-it", "co-design")
    room.do(hang_or_take_down, record_ids=ALL, segment="co-design", on=False)
    assert room.session.get(Quote, ONE).segments == () and room.session.get(Quote, TWO).segments == ("map-it",)
    room.do(tick_off, record_ids=ALL)
    assert room.session.get(ActionPoint, ALL[3]).done
    room.do(remove_several, record_ids=ALL)
    assert not room.session.count(Quote) + room.session.count(Insight) + room.session.count(ActionPoint)
    for _ in range(5):
        room.undo()
    assert room.session == before


@pytest.mark.parametrize(
    ("command", "arguments"),
    [
        (name_speaker, {"contributor_id": None}),
        (hang_or_take_down, {"segment": "co-design"}),
        (tick_off, {}),
        (remove_several, {}),
        (convert, {"into": Sort.ACTION}),
        (join_words, {}),
    ],
)
def test_nothing_happens_to_any_when_one_is_gone(
    room: Room, command: Callable[..., object], arguments: dict[str, object]
) -> None:
    """
    quote: Ask us first
    """
    before = room.session
    with pytest.raises(Refused, match="unknown-words"):
        room.do(command, record_ids=[ONE, Id("gone")], **arguments)  # type: ignore[arg-type]  # a table of commands
    assert room.session is before


# Turned into another kind


def test_words_go_through_every_kind_and_keep_who_when_where_and_their_history(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    """
    said_at = clock()
    room.do(capture_quote, text="Ask us first", contributor_id=AMINA, organisation_id=PORT, segments=["co-design"])
    quote_id = room.session.quotes[0].id
    for into in (Sort.EXAMPLE, Sort.LIMIT, Sort.ACTION, Sort.QUESTION, Sort.WORDS):
        clock.pass_(minutes=1)
        room.do(convert, record_ids=[quote_id], into=into)
        point = point_with(room.session, quote_id)
        assert point is not None and sort_of(point) is into
        assert (point.text, who_of(point), point.segments) == ("Ask us first", (AMINA, PORT), ("co-design",))
    quote = room.session.get(Quote, quote_id)
    assert (quote.said_at, quote.state) == (said_at, QuoteState.HEARD)
    told = [entry.label for entry in room.history(Quote, quote_id)]
    assert told == ["capture_quote", *["convert"] * 9], "two halves of each but a change of the kind of insight"
    assert {entry.label for entry in room.history(Insight, quote_id)} == set(told), "it is one history"


def test_several_are_turned_at_once_and_those_of_the_kind_stay(room: Room) -> None:
    """
    person: Björn Åkesson, River University
    quote: Ask us first
    quote: Ask us early
    insight: BÅ: Trust comes first
    """
    before, insight = room.session, room.session.all(Insight)[0]
    room.do(convert, record_ids=[ONE, TWO, insight.id], into=Sort.INSIGHT)
    assert [each.text for each in room.session.all(Insight)] == ["Trust comes first", "Ask us first", "Ask us early"]
    assert room.session.get(Insight, insight.id) is insight
    room.undo()
    assert room.session == before


def test_what_only_one_kind_has_comes_back_with_it(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    """
    due = date(2026, 3, 6)
    room.do(capture_quote, text="Ask us first", contributor_id=AMINA, words=Wording.VERBATIM, note="at the door")
    room.do(capture_action, text="Share the budget", owner_id=AMINA, due=due)
    (quote,), (action,) = room.session.quotes, room.session.all(ActionPoint)
    room.do(tick_off, record_ids=[action.id])
    room.do(set_attribution, quote_id=quote.id, attribution=Attribution.NAMED)
    room.do(confirm_quote, quote_id=quote.id)
    for record, there, back in ((quote, Sort.ACTION, Sort.WORDS), (action, Sort.WORDS, Sort.ACTION)):
        room.do(convert, record_ids=[record.id], into=there)
        room.do(mend_words, kind=kind_of(there), record_id=record.id, text="In other words")
        once = room.removed(type(record), record.id)
        assert once is not None
        room.do(convert, record_ids=[record.id], into=back, formerly=[once])
        assert room.removed(type(record), record.id) is None
    again, promise = room.session.get(Quote, quote.id), room.session.get(ActionPoint, action.id)
    assert (again.text, again.words, again.note, again.attribution, again.state) == (
        "In other words",
        Wording.VERBATIM,
        "at the door",
        Attribution.NAMED,
        QuoteState.HEARD,
    )
    assert (promise.text, promise.due, promise.done, promise.owner_id) == ("In other words", due, True, AMINA)


@pytest.mark.parametrize("rule", [Attribution.SECTOR, Attribution.UNATTRIBUTED])
def test_a_rule_of_its_own_is_kept_though_the_session_has_one_as_strict(room: Room, rule: Attribution) -> None:
    """
    rule: unattributed
    person: Amina Otieno, Port Authority, Public bodies
    quote: AO: Ask us first
    """
    room.do(set_attribution, quote_id=ONE, attribution=rule)
    with pytest.raises(Refused, match="quote-has-its-own-rule"):
        room.do(convert, record_ids=[ONE], into=Sort.ACTION)
    assert room.session.get(Quote, ONE).attribution is rule


def test_what_was_taken_back_comes_back_by_no_other_door(room: Room) -> None:
    """
    quote: Ask us first
    """
    room.do(withdraw_quote, quote_id=ONE)
    for into in (Sort.ACTION, Sort.INSIGHT, Sort.QUESTION):
        with pytest.raises(Refused, match="quote-is-withdrawn"):
            room.do(convert, record_ids=[ONE], into=into)
    with pytest.raises(Refused, match="quote-is-withdrawn"):
        room.do(split_words, record_id=ONE, first="Ask", second="us first")


def test_turned_words_are_loaded_as_they_are(room: Room, store: Store) -> None:
    """
    quote: Ask us first
    """
    for into in (Sort.ACTION, Sort.WORDS, Sort.INSIGHT):
        room.do(convert, record_ids=[ONE], into=into)
        assert store.load() == room.session


# Cut in two


def test_words_are_cut_in_two_that_stand_beside_each_other(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    quote: AO: Ask us first and pay for the time @co-design confirmed
    quote: AO: Later
    """
    before = room.session
    clock.pass_(minutes=9)
    room.do(set_attribution, quote_id=ONE, attribution=Attribution.SECTOR)
    room.do(split_words, record_id=ONE, first="Ask us first ", second=" and pay for the time")
    first, second, last = room.session.quotes
    assert [each.text for each in (first, second, last)] == ["Ask us first", "and pay for the time", "Later"]
    assert first.id == ONE and last.id == TWO
    assert replace(second, id=first.id, text=first.text, sort=first.sort) == first, "all else is the same"
    assert (first.state, first.attribution) == (QuoteState.HEARD, Attribution.SECTOR)
    assert [entry.label for entry in room.history(Quote, second.id)] == ["split_words"]
    room.undo()
    room.undo("to see it whole again")
    assert room.session.get(Quote, ONE) == replace(before.get(Quote, ONE), loosened_because="to see it whole again")


@pytest.mark.parametrize(("first", "second"), [("", "Ask us first"), ("Ask us first", " \n"), (" ", "")])
def test_a_cut_at_an_end_is_none(room: Room, first: str, second: str) -> None:
    """
    quote: Ask us first
    """
    with pytest.raises(Refused, match="nothing-to-split"):
        room.do(split_words, record_id=ONE, first=first, second=second)


def test_promises_and_insights_are_cut_and_joined_too(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    """
    room.do(capture_action, text="Map the quays and the weirs", owner_id=AMINA, due=date(2026, 5, 1))
    (action,) = room.session.all(ActionPoint)
    room.do(split_words, record_id=action.id, first="Map the quays", second="and the weirs")
    one, two = room.session.all(ActionPoint)
    assert (one.owner_id, two.owner_id, two.due) == (AMINA, AMINA, date(2026, 5, 1))
    room.do(tick_off, record_ids=[one.id])
    room.do(join_words, record_ids=[two.id, one.id])
    (joined,) = room.session.all(ActionPoint)
    assert (joined.text, joined.done) == ("Map the quays and the weirs", False)
    room.do(capture_insight, text="Trust", kind=InsightKind.LIMIT)
    clock.pass_(seconds=1)
    room.do(capture_insight, text="comes first", kind=InsightKind.LIMIT, contributor_id=AMINA)
    room.do(join_words, record_ids=[each.id for each in room.session.all(Insight)])
    (insight,) = room.session.all(Insight)
    assert (insight.text, insight.kind, insight.contributor_id) == ("Trust comes first", InsightKind.LIMIT, AMINA)


# Joined


def test_words_are_joined_in_the_order_in_which_they_were_said(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    """
    first_said = clock()
    late = clock.pass_(minutes=2)
    later = clock.pass_(minutes=1)
    room.do(capture_quote, text="third", contributor_id=AMINA, said_at=later, segments=["map-it"])
    room.do(capture_quote, text="second", said_at=late, words=Wording.PARAPHRASE, segments=["co-design"], note="b")
    room.do(capture_quote, text="First,", contributor_id=AMINA, said_at=first_said, segments=["map-it"], note="a")
    three, two, one = room.session.quotes
    room.do(confirm_quote, quote_id=three.id)
    before = room.session
    room.do(join_words, record_ids=[three.id, two.id, one.id])
    (joined,) = room.session.quotes
    assert (joined.id, joined.text, joined.said_at) == (one.id, "First, second third", first_said)
    assert (joined.contributor_id, joined.words, joined.state) == (AMINA, Wording.PARAPHRASE, QuoteState.HEARD)
    assert (joined.segments, joined.note) == (("map-it", "co-design"), "a\nb")
    assert [entry.label for entry in room.history(Quote, three.id)][-1] == "join_words"
    room.undo()
    assert room.session == before


@pytest.mark.parametrize(
    ("ids", "reason"),
    [
        ([ONE], "nothing-to-join"),
        ([ONE, ONE], "nothing-to-join"),
        ([ONE, TWO], "words-of-several-people"),
        ([ONE, Id("insight-1")], "words-of-several-kinds"),
    ],
)
def test_what_cannot_be_joined_is_left(room: Room, ids: list[Id], reason: str) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Björn Åkesson, River University, Universities
    quote: AO: Ask us first
    quote: BÅ: Ask them too
    insight: AO: Trust comes first
    """
    before = room.session
    with pytest.raises(Refused, match=reason):
        room.do(join_words, record_ids=ids)
    assert room.session is before


def test_a_withdrawn_part_is_not_joined(room: Room) -> None:
    """
    quote: Ask us first
    quote: Ask us early
    """
    room.do(withdraw_quote, quote_id=TWO)
    with pytest.raises(Refused, match="quote-is-withdrawn"):
        room.do(join_words, record_ids=[ONE, TWO])


RULES = some.sampled_from([None, *Attribution])


@given(rules=some.lists(RULES, min_size=2, max_size=5), of_session=some.sampled_from(list(Attribution)))
def test_joined_words_are_signed_no_wider_than_any_part(
    rules: list[Attribution | None], of_session: Attribution
) -> None:
    room = Room(Store.in_memory(), Clock(datetime(2026, 3, 5, 14, tzinfo=UTC)))
    room.do(revise_details, attribution=of_session)
    for rule in rules:
        room.do(capture_quote, text="words")
        room.do(set_attribution, quote_id=room.session.quotes[-1].id, attribution=rule)
    labels = [quote_label(room.session, each).rule for each in room.session.quotes]
    room.do(join_words, record_ids=[each.id for each in room.session.quotes])
    (joined,) = room.session.quotes
    assert quote_label(room.session, joined).rule is strictest(*((each, "quote") for each in labels))[0]


@given(text=some.text(alphabet="abc é👩‍🚀.", min_size=3, max_size=60), at=some.integers(0, 60))
def test_what_is_cut_and_joined_again_has_every_word(text: str, at: int) -> None:
    room = Room(Store.in_memory(), Clock())
    first, second = text[:at], text[at:]
    if not first.strip() or not second.strip():
        return
    room.do(capture_quote, text=text)
    (whole,) = room.session.quotes
    room.do(note_on_quote, quote_id=whole.id, note=str(new_id()))
    room.do(split_words, record_id=whole.id, first=first, second=second)
    room.do(join_words, record_ids=[each.id for each in room.session.quotes])
    (again,) = room.session.quotes
    assert again.text.replace(" ", "") == whole.text.replace(" ", "")
    assert again.id == whole.id
