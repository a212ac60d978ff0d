from __future__ import annotations

import pytest

from roundtable.commands.words import set_attribution
from roundtable.domain.records import Id
from roundtable.domain.singling import singled_out
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
