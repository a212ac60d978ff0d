"""Nobody stands by words that were changed since, nor by those of another, and what they kept back stays so."""

from collections.abc import Callable
from functools import partial

import pytest

from roundtable.commands.lines import continue_last, mend_last
from roundtable.commands.people import set_wish
from roundtable.commands.several import name_speaker
from roundtable.commands.words import (
    confirm_quote,
    mend_words,
    read_back_quote,
    reattribute,
    revise_action,
    reword_quote,
    set_attribution,
    withdraw_quote,
)
from roundtable.domain.attribution import quote_label
from roundtable.domain.errors import Refused
from roundtable.domain.points import point_with, who_of
from roundtable.domain.records import Id
from roundtable.domain.words import ActionPoint, Attribution, Insight, Quote, QuoteState
from roundtable.room import Room
from tests.clock import Clock

AMINA, TOM = Id("amina-otieno"), Id("tom-bright")
PORT, COLLEGE = Id("port-authority"), Id("university-college")
ONE = Id("quote-1")

STOOD_BY = [
    partial(read_back_quote, quote_id=ONE),
    partial(confirm_quote, quote_id=ONE),
    partial(reword_quote, quote_id=ONE, text="We never asked any of them"),
]
OTHERWISE = [
    partial(continue_last, text="and I hate the mayor"),
    partial(mend_last, old="never", text="always"),
    partial(mend_words, kind=Quote, record_id=ONE, text="We asked them"),
    partial(reattribute, kind=Quote, record_id=ONE, contributor_id=TOM),
    partial(reattribute, kind=Quote, record_id=ONE, contributor_id=AMINA, organisation_id=COLLEGE),
    partial(name_speaker, record_ids=[ONE], contributor_id=TOM),
    partial(name_speaker, record_ids=[ONE], contributor_id=None),
]
SAME = [
    partial(mend_words, kind=Quote, record_id=ONE, text="We never asked them "),
    partial(reattribute, kind=Quote, record_id=ONE, contributor_id=AMINA),
    partial(name_speaker, record_ids=[ONE], contributor_id=AMINA),
    partial(mend_last, old="never", text="never"),
]


@pytest.mark.parametrize("stood_by", STOOD_BY, ids=lambda each: each.func.__name__)
@pytest.mark.parametrize("otherwise", OTHERWISE, ids=lambda each: each.func.__name__)
def test_words_that_read_otherwise_or_are_anothers_are_as_heard(
    room: Room, stood_by: partial[object], otherwise: partial[object]
) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Tom Bright, University College, Universities
    quote: AO: We never asked them @co-design
    """
    _do(room, stood_by)
    before = room.session
    assert before.get(Quote, ONE).state.level > 0
    _do(room, otherwise)
    assert room.session.get(Quote, ONE).state is QuoteState.HEARD
    room.undo()
    assert room.session == before


@pytest.mark.parametrize("same", SAME, ids=lambda each: each.func.__name__)
def test_the_same_words_of_the_same_speaker_change_nothing(room: Room, same: partial[object]) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    quote: AO: We never asked them @co-design confirmed
    """
    before = room.session
    _do(room, same)
    assert room.session == before


@pytest.mark.parametrize("otherwise", OTHERWISE[2:], ids=lambda each: each.func.__name__)
def test_words_that_were_taken_back_stay_so(room: Room, otherwise: partial[object]) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Tom Bright, University College, Universities
    quote: AO: We never asked them @co-design withdrawn
    """
    _do(room, otherwise)
    assert room.session.get(Quote, ONE).state is QuoteState.WITHDRAWN


def test_after_words_that_were_taken_back_more_of_them_is_a_new_quote_of_the_same_speaker(
    room: Room, clock: Clock
) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    quote: AO: Ask the harbour first @co-design
    """
    room.do(set_attribution, quote_id=ONE, attribution=Attribution.SECTOR)
    room.do(withdraw_quote, quote_id=ONE)
    begun = clock.pass_(seconds=5)
    clock.pass_(seconds=5)
    room.do(continue_last, text="and the town after that", segments=["map-it"], said_at=begun)
    taken_back, new = room.session.quotes
    assert (taken_back.text, taken_back.state) == ("Ask the harbour first", QuoteState.WITHDRAWN)
    assert (new.text, new.state, new.contributor_id) == ("and the town after that", QuoteState.HEARD, AMINA)
    assert (new.said_at, new.segments, new.attribution) == (begun, ("co-design", "map-it"), Attribution.SECTOR)


def test_what_a_person_kept_back_stays_so_when_the_words_are_told_as_their_organisations(room: Room) -> None:
    """
    person: Tom Bright, University College, Universities
    person: Amina Otieno, Port Authority, Public bodies
    quote: TB: Second words here
    insight: TB: Trust comes first
    action: TB: Map the quays
    """
    room.do(set_wish, contributor_id=TOM, attribution=Attribution.UNATTRIBUTED)
    room.do(name_speaker, record_ids=[ONE], contributor_id=None, organisation_id=COLLEGE)
    quote = room.session.quotes[0]
    assert (quote.attribution, quote_label(room.session, quote).text) == (Attribution.UNATTRIBUTED, "")
    room.undo()  # no reason is wanted: the wish stands again in the place of the rule
    assert quote_label(room.session, room.session.quotes[0]).text == ""
    before = room.session
    for record_id in (Id("insight-1"), Id("action-1")):
        with pytest.raises(Refused, match="speaker-keeps-back"):
            room.do(name_speaker, record_ids=[record_id], contributor_id=None, organisation_id=COLLEGE)
    with pytest.raises(Refused, match="speaker-keeps-back"):
        room.do(reattribute, kind=Insight, record_id=Id("insight-1"), contributor_id=None, organisation_id=COLLEGE)
    with pytest.raises(Refused, match="speaker-keeps-back"):
        room.do(revise_action, action_id=Id("action-1"), organisation_id=COLLEGE)
    assert room.session == before
    room.do(name_speaker, record_ids=[Id("insight-1")], contributor_id=AMINA)
    insight = point_with(room.session, "insight-1")
    assert insight is not None and who_of(insight) == (AMINA, None), "another person’s words are under their own wish"
    assert room.session.get(ActionPoint, Id("action-1")).owner_id == TOM


def _do(room: Room, act: partial[object]) -> None:
    command: Callable[..., object] = act.func
    room.do(command, **act.keywords)  # type: ignore[arg-type]  # a table of commands
