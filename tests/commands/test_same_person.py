"""Two records of one person become one, with every word, and the stricter wish of the two."""

from __future__ import annotations

from itertools import product

import pytest

from roundtable.commands.floor import give_floor, raise_hand, silence
from roundtable.commands.people import note_consent, set_wish
from roundtable.commands.same_person import merge_contributors
from roundtable.commands.words import capture_action, capture_insight, capture_quote
from roundtable.domain.attribution import quote_label, strictest
from roundtable.domain.errors import Refused
from roundtable.domain.floor import Hand, Turn
from roundtable.domain.people import Contributor
from roundtable.domain.records import Id
from roundtable.domain.words import ActionPoint, Attribution, Insight
from roundtable.room import Room
from roundtable.storage.store import Store

AMINA, OTHER = Id("amina-otieno"), Id("a.-otieno")
PORT = Id("port-authority")


def other_of(room: Room) -> Id:
    return next(person.id for person in room.session.all(Contributor) if person.id != AMINA)


def merge(room: Room) -> Contributor:
    room.do(merge_contributors, contributor_id=other_of(room), into_id=AMINA)
    (left,) = room.session.all(Contributor)
    return left


def test_everything_goes_over_and_one_undo_brings_it_back(room: Room, store: Store) -> None:
    """
    person: Amina Otieno
    person: Amina Ocheng, Port Authority, Public bodies
    """
    other = other_of(room)
    room.do(capture_quote, text="one", contributor_id=AMINA)
    room.do(capture_quote, text="two", contributor_id=other)
    room.do(capture_insight, text="three", contributor_id=other)
    room.do(capture_action, text="four", owner_id=other)
    room.do(give_floor, contributor_id=other)
    room.do(silence)
    for each in (AMINA, other):
        room.do(raise_hand, contributor_id=each)
    room.do(note_consent, contributor_id=other, how="on paper")
    before = room.session
    left = merge(room)
    session = room.session
    assert {quote.contributor_id for quote in session.quotes} == {AMINA}
    assert session.all(Insight)[0].contributor_id == session.all(ActionPoint)[0].owner_id == AMINA
    assert {turn.contributor_id for turn in session.all(Turn)} == {hand.contributor_id for hand in session.all(Hand)}
    assert len(session.hands_up) == 1, "nobody waits twice"
    assert (left.organisation_id, left.consent_how) == (PORT, "on paper")
    assert store.load() == session
    room.undo()
    assert room.session == before


@pytest.mark.parametrize(("mine", "theirs"), list(product([None, *Attribution], repeat=2)))
def test_the_stricter_wish_stands_and_no_label_grows_wider(
    room: Room, mine: Attribution | None, theirs: Attribution | None
) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Amina Ocheng, River University, Universities
    """
    other = other_of(room)
    room.do(set_wish, contributor_id=AMINA, attribution=mine)
    room.do(set_wish, contributor_id=other, attribution=theirs)
    room.do(capture_quote, text="one", contributor_id=AMINA)
    room.do(capture_quote, text="two", contributor_id=other)
    before = [quote_label(room.session, quote) for quote in room.session.quotes]
    left = merge(room)
    rule, _ = strictest((mine, "contributor"), (theirs, "contributor"))
    assert left.attribution is (None if mine is theirs is None else rule)
    after = [quote_label(room.session, quote) for quote in room.session.quotes]
    assert all(new.rule.strictness >= old.rule.strictness for new, old in zip(after, before, strict=True))
    assert after[1].organisation in ("", "River University"), "the hat that was worn stays"


def test_a_reason_goes_with_the_wish_that_stands(room: Room) -> None:
    """
    person: Amina Otieno
    person: Amina Ocheng
    """
    other = other_of(room)
    room.do(set_wish, contributor_id=other, attribution=Attribution.UNATTRIBUTED)
    room.do(set_wish, contributor_id=other, attribution=Attribution.SECTOR, because="agreed by e-mail")
    left = merge(room)
    assert (left.attribution, left.loosened_because) == (Attribution.SECTOR, "agreed by e-mail")


def test_nobody_is_merged_into_themselves(room: Room) -> None:
    """
    person: Amina Otieno
    """
    with pytest.raises(Refused, match="merged-into-itself"):
        room.do(merge_contributors, contributor_id=AMINA, into_id=AMINA)
