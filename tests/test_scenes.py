"""A docstring is a scene."""

from datetime import date

import pytest

from roundtable.domain.agenda import AgendaItem, ItemKind
from roundtable.domain.outline import Image
from roundtable.domain.people import Contributor
from roundtable.domain.words import ActionPoint, Attribution, Insight, Quote, QuoteState
from roundtable.room import Room
from tests.scenes import set_scene


def test_a_docstring_is_a_scene(room: Room) -> None:
    """Sentences may stand around: they are no part of it.

    title: The river and the town
    rule: organisation
    sector: Universities
    person: Amina Otieno, Port Authority, Public bodies
    item: Welcome 10 talk
    item: Design with us 25 @co-design
    started: Welcome
    quote: AO: Ask us first @co-design @map-it read-back
    quote: Somebody said this
    insight: AO: Trust comes first @people-it
    action: AO: Map the quays @map-it by 2026-04-30
    figure: The quays in spring
    """
    session = room.session
    assert session.details.title == "The river and the town"
    assert session.details.attribution is Attribution.ORGANISATION
    (amina,) = session.all(Contributor)
    sector = session.sector_of(amina)
    assert amina.initials == "AO" and sector is not None and sector.name == "Public bodies"
    welcome, design = session.all(AgendaItem)
    assert (welcome.minutes, welcome.kind, design.title) == (10, ItemKind.TALK, "Design with us")
    assert session.running is not None and session.running[0] == welcome
    first, second = session.all(Quote)
    assert first.text == "Ask us first" and first.segments == ("co-design", "map-it")
    assert first.contributor_id == amina.id and first.state is QuoteState.READ_BACK
    assert (second.text, second.contributor_id) == ("Somebody said this", None)
    assert session.all(Insight)[0].segments == ("people-it",)
    assert session.all(ActionPoint)[0].due == date(2026, 4, 30)
    assert session.all(Image)[0].data.startswith(b"\x89PNG")
    assert room.undoable is None


def test_a_slip_in_a_scene_is_told(room: Room) -> None:
    with pytest.raises(ValueError, match="persom"):
        room.do(set_scene, text="persom: Amina Otieno")
