from __future__ import annotations

import pytest

from roundtable.commands.words import set_attribution
from roundtable.domain.attribution import label_for, quote_label
from roundtable.domain.points import point_with
from roundtable.domain.records import Id
from roundtable.domain.singling import printed_label, shown_label, singled_out
from roundtable.domain.words import Attribution, Quote
from roundtable.room import Room

QUOTE = Id("quote-1")


def found(room: Room, rule: Attribution) -> tuple[str, Attribution, str, int] | None:
    room.do(set_attribution, quote_id=QUOTE, attribution=rule)
    single = singled_out(room.session, room.session.get(Quote, QUOTE))
    return (single.label, single.wider, single.wider_label, single.fits) if single else None


def test_the_only_one_of_an_organisation_is_wider_named_by_the_sector(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Dewi Prys, Harbour Police, Public bodies
    quote: AO: Ask us first
    """
    expected = ("Port Authority", Attribution.SECTOR, "Public bodies", 2)
    assert found(room, Attribution.ORGANISATION) == expected
    assert found(room, Attribution.SECTOR) is None


def test_the_only_one_of_a_sector_is_named_by_nothing(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Dewi Prys, Ferry Users, Service users
    quote: AO: Ask us first
    """
    expected = ("Port Authority", Attribution.UNATTRIBUTED, "", 2)
    assert found(room, Attribution.ORGANISATION) == expected
    assert found(room, Attribution.SECTOR) == ("Public bodies", Attribution.UNATTRIBUTED, "", 2)


@pytest.mark.parametrize("rule", [Attribution.NAMED, Attribution.UNATTRIBUTED])
def test_a_name_and_no_label_at_all_single_nobody_out(room: Room, rule: Attribution) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    quote: AO: Ask us first
    """
    assert found(room, rule) is None


@pytest.mark.parametrize(
    ("rule", "shown"),
    [
        (Attribution.NAMED, "Amina Otieno, Port Authority"),
        (Attribution.ORGANISATION, "Public bodies"),
        (Attribution.SECTOR, "Public bodies"),
        (Attribution.UNATTRIBUTED, ""),
    ],
)
def test_a_whole_room_reads_the_wider_label(room: Room, rule: Attribution, shown: str) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Dewi Prys, Harbour Police, Public bodies
    quote: AO: Ask us first
    """
    room.do(set_attribution, quote_id=QUOTE, attribution=rule)
    label = shown_label(room.session, quote_label(room.session, room.session.quotes[0]))
    assert (label.text, label.rule is Attribution.NAMED) == (shown, rule is Attribution.NAMED)


def test_an_organisation_that_speaks_for_itself_keeps_its_name(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    """
    label = label_for(room.session, None, Id("port-authority"))
    assert shown_label(room.session, label) == label


@pytest.mark.parametrize("record_id", ["insight-1", "action-1"])
def test_an_insight_and_a_promise_single_out_as_a_quote_does_and_are_printed_wider(room: Room, record_id: str) -> None:
    """
    rule: organisation
    person: Amina Otieno, Port Authority, Public bodies
    person: Dewi Prys, Harbour Police, Public bodies
    insight: AO: Trust comes first @co-design
    action: AO: Map the quays by 2026-04-30
    """
    point = point_with(room.session, record_id)
    assert point is not None
    single = singled_out(room.session, point)
    assert single is not None and (single.label, single.wider_label) == ("Port Authority", "Public bodies")
    assert printed_label(room.session, point).text == "Public bodies"


def test_how_a_quote_is_printed_is_chosen_beside_it(room: Room) -> None:
    """
    rule: organisation
    person: Amina Otieno, Port Authority, Public bodies
    person: Dewi Prys, Harbour Police, Public bodies
    quote: AO: Ask us first
    """
    quote = room.session.quotes[0]
    assert singled_out(room.session, quote) is not None
    assert printed_label(room.session, quote) == quote_label(room.session, quote)
