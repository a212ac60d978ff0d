"""Nothing that a rule protects is ever on a slide: no name, no initials, no organisation, no words taken back."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from roundtable.commands.floor import raise_hand
from roundtable.commands.people import revise_contributor, set_wish
from roundtable.commands.projection import project
from roundtable.commands.words import capture_action, mend_words, set_attribution, withdraw_quote
from roundtable.domain.agenda import AgendaItem, ItemKind, Run
from roundtable.domain.attribution import strictest
from roundtable.domain.details import Details
from roundtable.domain.floor import Hand, HandKind, Turn
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.projection import Slide
from roundtable.domain.records import Id, Record, add
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Attribution, Quote, QuoteState
from roundtable.room import Room
from ui.slides.content import QuoteSlide
from ui.slides.from_session import content_of
from ui.slides.redacted import takes_back
from ui.slides.room_slide import RoomSlide

NOW = datetime(2026, 4, 3, 14, 0, tzinfo=UTC)
RULES = st.sampled_from(Attribution)
QUOTE = Id("quote-1")


def texts(value: object) -> list[str]:
    """Every text that a slide holds, ids apart, which are painted nowhere."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, tuple):
        return [text for each in value for text in texts(each)]
    if is_dataclass(value):
        names = [each.name for each in fields(value) if not each.name.endswith("_id") and each.name != "counts"]
        return [text for name in names for text in texts(getattr(value, name))]
    return []


@st.composite
def sessions(draw: st.DrawFn) -> Session:
    """Three people, each with rule, hand, quote and action of their own, all with names that are found again."""
    records: list[Record] = [
        Details(attribution=draw(RULES), host="The host", held_on=NOW.date()),
        Sector(id=Id("sector"), name="SECTORNAME"),
        AgendaItem(id=Id("item"), title="Design", minutes=25, kind=draw(st.sampled_from(ItemKind)), sort="a"),
        AgendaItem(id=Id("next"), title="Close", minutes=5, sort="b"),
        Run(id=Id("item"), started_at=NOW),
    ]
    for place in range(3):
        person = Id(f"person-{place}")
        records += [
            Organisation(id=Id(f"org-{place}"), name=f"ORGANISATION{place}", sector_id=Id("sector")),
            Contributor(
                id=person,
                name=f"NAME{place}",
                initials=f"IN{place}",
                email=f"mail{place}@example.org",
                seat=draw(st.none() | st.just(place + 1)),
                organisation_id=Id(f"org-{place}"),
                attribution=draw(st.none() | RULES),
            ),
            Hand(
                id=Id(f"hand-{place}"),
                contributor_id=person,
                raised_at=NOW + timedelta(seconds=place),
                kind=draw(st.sampled_from(HandKind)),
            ),
            Quote(
                id=Id(f"quote-{place}"),
                text=f"WORDS{place}",
                contributor_id=person,
                state=draw(st.sampled_from(QuoteState)),
                attribution=draw(st.none() | RULES),
                said_at=NOW,
            ),
            ActionPoint(id=Id(f"action-{place}"), text="does it", owner_id=person),
        ]
    records.append(Turn(id=Id("turn"), contributor_id=Id("person-0"), started_at=NOW))
    return Session().with_edits([add(record) for record in records])


@given(session=sessions(), slide=st.sampled_from(Slide), place=st.integers(0, 2), page=st.integers(0, 3))
def test_no_slide_says_what_a_rule_keeps_back(session: Session, slide: Slide, place: int, page: int) -> None:
    said = " ".join(texts(content_of(session, NOW, slide, Id(f"quote-{place}"), page)))
    for each in range(3):
        person, quote = session.get(Contributor, Id(f"person-{each}")), session.get(Quote, Id(f"quote-{each}"))
        own = quote.attribution if slide in {Slide.QUOTE, Slide.READ_BACK} else None
        rule, _ = strictest((session.details.attribution, ""), (person.attribution, ""), (own, ""))
        kept_back = [f"IN{each}", f"mail{each}"]
        if rule is not Attribution.NAMED:
            kept_back.append(f"NAME{each}")
        if rule.strictness > Attribution.ORGANISATION.strictness:
            kept_back.append(f"ORGANISATION{each}")
        if quote.state is QuoteState.WITHDRAWN:
            kept_back.append(f"WORDS{each}")
        assert not [word for word in kept_back if word in said], said


def protect(room: Room, rule: Attribution) -> None:
    """Let her wish to be told no more of than that."""
    person = room.session.get(Contributor, Id("amina-otieno"))
    room.do(
        revise_contributor,
        contributor_id=person.id,
        name=person.name,
        initials=person.initials,
        organisation_id=person.organisation_id,
        seat=person.seat,
        attribution=rule,
    )


def shown(room: Room, slide: Slide, quote_id: Id | None = None) -> str:
    return " ".join(texts(content_of(room.session, room.now(), slide, quote_id)))


def test_names_are_on_queue_read_back_and_actions_where_they_may_be(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Kim Vale, Port Authority, Public bodies
    quote: AO: Ask us first read-back
    action: AO: Map the quays
    """
    room.do(raise_hand, contributor_id=Id("amina-otieno"))
    for slide in (Slide.QUEUE, Slide.READ_BACK, Slide.ACTIONS):
        assert "Amina Otieno" in shown(room, slide)
    protect(room, Attribution.SECTOR)
    assert "Seat 1" in shown(room, Slide.QUEUE)
    assert "Public bodies" in shown(room, Slide.READ_BACK)
    assert "Public bodies" in shown(room, Slide.ACTIONS)


@pytest.mark.parametrize("slide", [Slide.QUEUE, Slide.READ_BACK, Slide.ACTIONS])
def test_a_name_that_is_protected_meanwhile_leaves_a_frozen_list(room: Room, slide: Slide) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    quote: AO: Ask us first read-back
    action: AO: Map the quays
    """
    room.do(raise_hand, contributor_id=Id("amina-otieno"))
    room.do(project, slide=slide)
    frozen = RoomSlide()
    held = frozen.freeze(True, room.session, room.now())
    assert "Amina Otieno" in " ".join(texts(held))
    protect(room, Attribution.UNATTRIBUTED)
    left = " ".join(texts(frozen.read(room.session, room.now())))
    assert "Amina" not in left and "Port Authority" not in left


def test_words_taken_back_leave_a_frozen_read_back(room: Room) -> None:
    """
    quote: Ask us first read-back
    """
    room.do(project, slide=Slide.READ_BACK, quote_id=QUOTE)
    frozen = RoomSlide()
    assert "Ask us first" in " ".join(texts(frozen.freeze(True, room.session, room.now())))
    room.do(withdraw_quote, quote_id=QUOTE)
    assert "Ask us first" not in " ".join(texts(frozen.read(room.session, room.now())))


def test_a_stricter_label_of_one_quote_is_kept_on_the_read_back(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Kim Vale, Port Authority, Public bodies
    quote: AO: Ask us first confirmed
    """
    assert "Amina Otieno" in shown(room, Slide.READ_BACK)
    room.do(set_attribution, quote_id=QUOTE, attribution=Attribution.ORGANISATION)
    assert "Amina" not in shown(room, Slide.READ_BACK) and "Port Authority" in shown(room, Slide.READ_BACK)


def test_a_name_within_frozen_words_leaves_when_its_rule_is_tightened(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority
    person: Ben Carter, University
    quote: AO: Ben Carter told us the quay was closed
    """
    room.do(project, slide=Slide.QUOTE, quote_id=Id("quote-1"))
    slide = RoomSlide()
    before = slide.freeze(True, room.session, room.now())
    room.do(set_wish, contributor_id=Id("ben-carter"), attribution=Attribution.UNATTRIBUTED)
    after = slide.read(room.session, room.now())
    assert isinstance(before, QuoteSlide) and "Ben Carter" in before.text
    assert isinstance(after, QuoteSlide) and "Carter" not in after.text and "told us" in after.text
    assert takes_back(before, after), "it leaves without a fade"
    room.do(mend_words, kind=Quote, record_id=Id("quote-1"), text="Something else was said")
    frozen = slide.read(room.session, room.now())
    assert isinstance(frozen, QuoteSlide) and "told us" in frozen.text


def test_a_promise_that_loses_a_name_leaves_without_a_fade(room: Room) -> None:
    """
    person: Ben Carter, University
    """
    room.do(capture_action, text="Ben Carter asks the port")
    before = content_of(room.session, room.now(), Slide.ACTIONS)
    room.do(set_wish, contributor_id=Id("ben-carter"), attribution=Attribution.UNATTRIBUTED)
    after = content_of(room.session, room.now(), Slide.ACTIONS)
    assert before != after and takes_back(before, after)


def test_no_slide_signs_words_with_a_label_that_fits_one_person(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Dewi Prys, Harbour Police, Public bodies
    quote: AO: Ask us first
    action: AO: Map the quays
    """
    room.do(set_wish, contributor_id=Id("amina-otieno"), attribution=Attribution.ORGANISATION)
    room.do(project, slide=Slide.QUOTE, quote_id=QUOTE)
    for slide in (Slide.QUOTE, Slide.READ_BACK, Slide.ACTIONS):
        shown = " ".join(texts(content_of(room.session, NOW, slide, QUOTE)))
        assert "Port Authority" not in shown and "Public bodies" in shown
