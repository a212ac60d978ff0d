"""Which words are read back: from every side, people not read back yet, the very words; each choice says why."""

from __future__ import annotations

from dataclasses import replace

import pytest

from roundtable.commands.floor import check_out, count_hands
from roundtable.commands.several import set_wording
from roundtable.commands.words import set_attribution
from roundtable.domain.floor import HandKind, ShowCount, Turn
from roundtable.domain.people import Contributor
from roundtable.domain.read_back import (
    LONGEST,
    MOST,
    Absent,
    Contested,
    NamesProtected,
    NewSector,
    NewVoice,
    Reason,
    Settled,
    SinglesOut,
    TooLong,
    Unplaced,
    Verbatim,
    suggested,
    why,
)
from roundtable.domain.records import Edit, Id, add
from roundtable.domain.words import Attribution, Quote, Wording
from roundtable.room import Room

ONE = Id("quote-1")


def chosen(room: Room) -> list[str]:
    return [each.quote.id.removeprefix("quote-") for each in suggested(room.session, room.session.quotes)]


def reasons(room: Room, quote_id: Id = ONE) -> list[type[Reason]]:
    return [type(each) for each in why(room.session, room.session.get(Quote, quote_id), ())]


def test_each_sector_comes_before_a_second_voice_of_one(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Bao Nguyen, Port Authority, Public bodies
    person: Tess Byrne, Union, Students
    person: Cara Diaz, Open Door, Charities
    quote: AO: one
    quote: AO: two
    quote: AO: three
    quote: AO: four
    quote: BN: five
    quote: TB: six
    quote: CD: seven
    """
    assert chosen(room) == ["1", "2", "5", "6", "7"]
    told = {each.quote.text: each.reasons for each in suggested(room.session, room.session.quotes)}
    assert told["one"] == (NewSector(Id("public-bodies")), NewVoice())
    assert told["five"] == (NewVoice(),) and told["two"] == ()


def test_three_are_enough_where_the_rest_had_better_wait(room: Room) -> None:
    """
    quote: a
    quote: b
    quote: c
    quote: d
    quote: e withdrawn
    """
    assert chosen(room) == ["1", "2", "3"]
    assert suggested(room.session, ()) == ()


def test_who_was_read_back_before_waits(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority
    person: Tess Byrne, Union
    quote: AO: one read-back
    quote: AO: two
    quote: TB: three
    """
    assert NewVoice not in reasons(room, Id("quote-2")) and NewVoice in reasons(room, Id("quote-3"))


def test_what_speaks_for_it(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    quote: AO: one @co-design
    """
    assert reasons(room) == [NewSector, NewVoice]
    room.do(set_wording, record_ids=[ONE], words=Wording.VERBATIM)
    assert reasons(room) == [NewSector, NewVoice, Verbatim]
    counts = [ShowCount(Id("public-bodies"), in_favour=2, against=1)]
    room.do(count_hands, statement="Pay them", segment="co-design", counts=counts)
    assert reasons(room) == [NewSector, NewVoice, Contested, Verbatim]


def test_a_reply_is_contested(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority
    quote: AO: one
    """
    turn = Turn(contributor_id=Id("amina-otieno"), started_at=room.now(), kind=HandKind.REPLY)
    session = room.session.with_edits([add(turn)])
    assert Contested() in why(session, session.get(Quote, ONE), ())
    point = room.session.with_edits([add(replace(turn, kind=HandKind.POINT))])
    assert Contested() not in why(point, point.get(Quote, ONE), ())


def test_what_speaks_against_it(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority
    person: Tess Byrne, Union
    quote: AO: one
    quote: two
    quote: TB: three confirmed
    quote: TB: As Amina says
    """
    assert reasons(room, Id("quote-2")) == [Unplaced]
    assert Settled in reasons(room, Id("quote-3"))
    room.do(set_attribution, quote_id=ONE, attribution=Attribution.ORGANISATION)
    assert reasons(room)[-1] is SinglesOut
    room.do(check_out, contributor_id=Id("amina-otieno"))
    assert Absent in reasons(room)
    amina = room.session.get(Contributor, Id("amina-otieno"))
    shy = room.session.with_edits([Edit(amina, replace(amina, attribution=Attribution.SECTOR))])
    assert NamesProtected() in why(shy, shy.get(Quote, Id("quote-4")), ())


@pytest.mark.parametrize("over", [0, 1])
def test_a_long_quote_is_hard_to_take_in(room: Room, over: int) -> None:
    """
    quote: one
    """
    quote = room.session.get(Quote, ONE)
    session = room.session.with_edits([Edit(quote, replace(quote, text="x" * (LONGEST + over)))])
    assert (TooLong(LONGEST + 1) in why(session, session.get(Quote, ONE), ())) is bool(over)


def test_of_very_many_five_are_suggested(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority
    """
    session = room.session.with_edits(
        add(Quote(sort=f"{n:05}", text=str(n), contributor_id=Id("amina-otieno"))) for n in range(3000)
    )
    assert len(suggested(session, session.quotes)) == MOST
