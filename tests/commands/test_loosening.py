"""A rule of attribution is tightened at any time, and loosened only with a reason that stays on the record."""

from collections.abc import Callable
from itertools import product

import pytest

from roundtable.commands.converting import convert
from roundtable.commands.cutting import join_words
from roundtable.commands.details import revise_details
from roundtable.commands.people import note_consent, revise_contributor, set_wish
from roundtable.commands.words import capture_quote, set_attribution
from roundtable.domain.errors import Refused
from roundtable.domain.loosening import CHATHAM_HOUSE, Switches
from roundtable.domain.people import Contributor
from roundtable.domain.points import Sort
from roundtable.domain.records import Id
from roundtable.domain.words import Attribution, Quote
from roundtable.room import Room

RULES = list(Attribution)
QUOTE, AMINA = Id("quote-1"), Id("amina-otieno")
Setter = Callable[[Room, Attribution | None, str], object]


def on_quote(room: Room, rule: Attribution | None, because: str) -> object:
    return room.do(set_attribution, quote_id=QUOTE, attribution=rule, because=because)


def on_person(room: Room, rule: Attribution | None, because: str) -> object:
    return room.do(set_wish, contributor_id=AMINA, attribution=rule, because=because)


def on_form(room: Room, rule: Attribution | None, because: str) -> object:
    person = room.session.get(Contributor, AMINA)
    return room.do(
        revise_contributor,
        contributor_id=AMINA,
        name=person.name,
        initials=person.initials,
        organisation_id=person.organisation_id,
        attribution=rule,
        because=because,
    )


def on_session(room: Room, rule: Attribution | None, because: str) -> object:
    return room.do(revise_details, attribution=rule or Attribution.NAMED, because=because)


def rule_of(room: Room, setter: Setter) -> tuple[Attribution | None, str]:
    record: Quote | Contributor = room.session.get(Contributor, AMINA)
    if setter is on_session:
        return room.session.details.attribution, room.session.details.loosened_because
    if setter is on_quote:
        record = room.session.get(Quote, QUOTE)
    return record.attribution, record.loosened_because


SETTERS = [on_quote, on_person, on_form, on_session]


@pytest.mark.parametrize("setter", SETTERS)
@pytest.mark.parametrize(("before", "after"), list(product(RULES, [None, *RULES])))
def test_only_to_loosen_wants_a_reason(
    room: Room, setter: Setter, before: Attribution, after: Attribution | None
) -> None:
    """
    person: Amina Otieno, Port Authority
    quote: AO: Ask us first
    """
    setter(room, before, "")
    held = rule_of(room, setter)
    if (after or Attribution.NAMED).strictness >= before.strictness:
        setter(room, after, "")
        assert rule_of(room, setter)[1] == ""
        return
    for no_reason in ("", "  "):
        with pytest.raises(Refused, match="loosening-needs-a-reason"):
            setter(room, after, no_reason)
    assert rule_of(room, setter) == held
    setter(room, after, " She asked by e-mail ")
    rule, because = rule_of(room, setter)
    assert (rule or Attribution.NAMED) is (after or Attribution.NAMED) and because == "She asked by e-mail"
    assert (first := room.lines(1)[0].first) is not None and (first.after or {})["loosened_because"] == because
    setter(room, Attribution.UNATTRIBUTED, "")
    assert rule_of(room, setter) == (Attribution.UNATTRIBUTED, "")


def test_the_reason_stays_in_the_history(room: Room) -> None:
    """
    quote: AO: Ask us first
    """
    on_quote(room, Attribution.SECTOR, "")
    on_quote(room, Attribution.NAMED, "She asked for it")
    on_quote(room, Attribution.UNATTRIBUTED, "")
    told = [(entry.after or {}).get("loosened_because") for entry in room.history(Quote, QUOTE)]
    assert told[1:] == [None, "She asked for it", ""]


def test_a_rule_that_nobody_has_relied_on_is_a_plan(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority
    rule: sector
    """
    room.do(revise_details, attribution=Attribution.NAMED)
    room.do(revise_details, attribution=Attribution.SECTOR, list_contributors=False)
    room.do(note_consent, contributor_id=AMINA, how="spoken")
    with pytest.raises(Refused, match="loosening-needs-a-reason"):
        room.do(revise_details, attribution=Attribution.NAMED)


def test_to_tell_who_was_there_is_to_loosen(room: Room) -> None:
    """
    title: The river
    """
    room.do(revise_details, list_contributors=False)
    room.do(capture_quote, text="Ask us first")
    with pytest.raises(Refused, match="loosening-needs-a-reason"):
        room.do(revise_details, list_contributors=True, attribution=Attribution.UNATTRIBUTED)
    room.do(revise_details, list_contributors=True, because="All agreed at the close")
    assert room.session.details.loosened_because == "All agreed at the close"
    room.do(revise_details, venue="Old Customs House")
    assert room.session.details.loosened_because == "All agreed at the close"


@pytest.mark.parametrize("into", [Sort.ACTION, Sort.INSIGHT])
def test_words_with_a_rule_of_their_own_stay_a_quote(room: Room, into: Sort) -> None:
    """
    person: Amina Otieno, Port Authority
    quote: AO: Ask us first
    """
    on_quote(room, Attribution.SECTOR, "")
    with pytest.raises(Refused, match="quote-has-its-own-rule"):
        room.do(convert, record_ids=[QUOTE], into=into)
    room.do(revise_details, attribution=Attribution.SECTOR)
    with pytest.raises(Refused, match="quote-has-its-own-rule"):
        room.do(convert, record_ids=[QUOTE], into=into)
    on_quote(room, None, "Agreed at the door")
    room.do(convert, record_ids=[QUOTE], into=into)
    assert room.session.quotes == ()


@pytest.mark.parametrize(("rule", "listed"), list(product(RULES, [True, False])))
def test_the_switches_are_the_rule(rule: Attribution, listed: bool) -> None:
    switches = Switches.of(rule, listed)
    assert (switches.attribution, switches.contributors) == (rule, listed)


def test_under_the_chatham_house_rule_all_is_off() -> None:
    assert (CHATHAM_HOUSE.attribution, CHATHAM_HOUSE.contributors) == (Attribution.UNATTRIBUTED, False)
    assert Switches(speaker=True, affiliation=False).attribution is Attribution.SECTOR


# Taken back


@pytest.mark.parametrize("setter", SETTERS)
def test_to_take_a_tightening_back_wants_a_reason(room: Room, setter: Setter) -> None:
    """
    person: Amina Otieno, Port Authority
    quote: AO: Ask us first
    """
    room.do(revise_details, title="The river and the town")
    setter(room, Attribution.SECTOR, "")
    before = room.session
    for because in ("", " \n"):
        with pytest.raises(Refused, match="undo-needs-a-reason"):
            room.undo(because)
    assert room.session is before, "nothing was taken back"
    room.undo(" She said so at the close ")
    rule, because = rule_of(room, setter)
    assert rule in (None, Attribution.NAMED) and because == "She said so at the close"
    room.redo()
    assert rule_of(room, setter) == (Attribution.SECTOR, "")


@pytest.mark.parametrize("setter", SETTERS)
def test_to_take_a_loosening_back_wants_none(room: Room, setter: Setter) -> None:
    """
    person: Amina Otieno, Port Authority
    quote: AO: Ask us first
    """
    setter(room, Attribution.UNATTRIBUTED, "")
    setter(room, Attribution.SECTOR, "Agreed by e-mail")
    room.undo()
    assert rule_of(room, setter)[0] is Attribution.UNATTRIBUTED
    room.redo()
    assert rule_of(room, setter) == (Attribution.SECTOR, "Agreed by e-mail"), "it was deliberate the first time"


def test_a_rule_that_nobody_has_relied_on_is_taken_back_freely(room: Room) -> None:
    on_session(room, Attribution.SECTOR, "")
    room.undo()
    assert room.session.details.attribution is Attribution.NAMED


def test_words_that_were_joined_come_apart_with_their_own_rules(room: Room) -> None:
    """
    quote: Ask us first
    quote: Ask us early
    """
    room.do(set_attribution, quote_id=Id("quote-2"), attribution=Attribution.SECTOR)
    before = room.session
    room.do(join_words, record_ids=[Id("quote-1"), Id("quote-2")])
    assert room.session.quotes[0].attribution is Attribution.SECTOR
    room.undo()
    assert room.session == before


def test_a_rule_goes_back_to_where_it_was_loosened_to_with_its_reason(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority
    quote: AO: Ask us first
    """
    told = [room.session]
    steps = [(Attribution.UNATTRIBUTED, ""), (Attribution.SECTOR, "by e-mail"), (Attribution.UNATTRIBUTED, "")]
    for rule, because in steps:
        on_quote(room, rule, because)
        told.append(room.session)
    room.undo()
    assert room.session == told[2]
    room.undo()
    assert room.session == told[1]
    room.undo("asked at the door")
    assert rule_of(room, on_quote) == (None, "asked at the door")


def test_a_reason_that_an_undo_was_given_stands_in_the_way_of_no_other(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority
    quote: AO: Ask us first
    """
    for rule, because in [
        (Attribution.ORGANISATION, ""),
        (Attribution.NAMED, "by e-mail"),
        (Attribution.ORGANISATION, ""),
        (Attribution.SECTOR, ""),
    ]:
        on_quote(room, rule, because)
    room.undo("asked at the door")
    assert rule_of(room, on_quote) == (Attribution.ORGANISATION, "asked at the door")
    room.undo()
    assert rule_of(room, on_quote) == (Attribution.NAMED, "by e-mail")
    room.undo()
    assert rule_of(room, on_quote)[0] is Attribution.ORGANISATION
