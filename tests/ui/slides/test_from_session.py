"""What the room sees of a session: the running item, words with the label they may carry, and nothing withdrawn."""

from __future__ import annotations

import pytest

from roundtable.commands.agenda import revise_item
from roundtable.commands.clock import extend_item, pause_item
from roundtable.commands.projection import project
from roundtable.commands.words import capture_quote, read_back_quote, set_attribution, withdraw_quote
from roundtable.domain.agenda import ItemKind, Phase
from roundtable.domain.attribution import quote_label
from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from roundtable.domain.words import Attribution, Quote
from roundtable.room import Room
from tests.clock import Clock
from ui.slides.clock_reading import padded
from ui.slides.content import BlankSlide, LatestWords, QuestionSlide, QuoteSlide, StarSlide, WelcomeSlide
from ui.slides.from_session import content_of, retimed, slide_content
from ui.slides.redacted import takes_back
from ui.slides.room_slide import RoomSlide

QUOTE = Id("quote-1")


def question_of(room: Room) -> QuestionSlide:
    content = content_of(room.session, room.now(), Slide.QUESTION)
    assert isinstance(content, QuestionSlide)
    return content


def quote_of(room: Room) -> QuoteSlide:
    content = content_of(room.session, room.now(), Slide.QUOTE, QUOTE)
    assert isinstance(content, QuoteSlide)
    return content


def test_a_new_session_welcomes(room: Room) -> None:
    """
    title: The river and the town
    host: Harbour Trust
    question: Who owns the quay?
    """
    content = slide_content(room.session, room.now())
    assert isinstance(content, WelcomeSlide)
    assert (content.title, content.host, content.question) == (
        "The river and the town",
        "Harbour Trust",
        "Who owns the quay?",
    )
    assert len(content.rules) == 3


def test_the_running_item_shows_its_question_place_clock_and_focus(room: Room, clock: Clock) -> None:
    """
    item: Design 25 @co-design @people-it
    started: Design
    quote: Ask us first @co-design
    """
    clock.pass_(minutes=17, seconds=18)
    slide = question_of(room)
    assert slide.label == "Co-design, step 3 of 5: People it"
    assert slide.question == "Design"
    assert slide.counts.now == ("co-design", "people-it")
    assert slide.counts.total == 1
    assert slide.clock is not None
    assert (slide.clock.digits, slide.clock.phase) == ("07:42", Phase.LEFT)
    assert (slide.clock.caption, slide.clock.until) == ("of 25 minutes", "until 14:25")


@pytest.mark.parametrize(
    ("minutes", "seconds", "digits", "caption", "until"),
    [
        (0, 0, "25:00", "of 25 minutes", "until 14:25"),
        (20, 24, "04:36", "Last 5 minutes", "until 14:25"),
        (24, 8, "00:52", "Last minute", "until 14:25"),
        (27, 14, "+02:14", "Over time", "planned end 14:25"),
    ],
)
def test_the_clock_says_in_words_how_it_stands(
    room: Room, clock: Clock, minutes: int, seconds: int, digits: str, caption: str, until: str
) -> None:
    """
    item: Design 25 @co-design
    started: Design
    """
    clock.pass_(minutes=minutes, seconds=seconds)
    found = question_of(room).clock
    assert found is not None
    assert (found.digits, found.caption, found.until) == (digits, caption, until)


def test_a_paused_clock_says_so_and_promises_no_end(room: Room, clock: Clock) -> None:
    """
    item: Design 25
    started: Design
    """
    room.do(pause_item)
    clock.pass_(minutes=30)
    found = question_of(room).clock
    assert found is not None
    assert (found.digits, found.caption, found.until, found.label) == ("25:00", "Paused", "", "paused")


def test_without_a_running_item_there_is_no_clock(room: Room) -> None:
    """
    title: The river
    question: Who owns the quay?
    item: Design 25
    """
    slide = question_of(room)
    assert slide.clock is None
    assert slide.question == "Who owns the quay?"


def test_a_tick_reads_the_clock_again_and_nothing_else(room: Room, clock: Clock) -> None:
    """
    item: Design 25
    started: Design
    """
    slide = question_of(room)
    assert retimed(slide, room.session, clock.pass_(seconds=0.4)) is slide
    later = retimed(slide, room.session, clock.pass_(seconds=1))
    assert isinstance(later, QuestionSlide) and later.clock is not None
    assert later.clock.digits == "24:59"
    room.do(extend_item, minutes=5)
    extended = retimed(later, room.session, clock())
    assert isinstance(extended, QuestionSlide) and extended.clock is not None
    assert (extended.clock.caption, extended.clock.until) == ("of 30 minutes", "until 14:30")


@pytest.mark.parametrize(
    ("rule", "who", "organisation"),
    [
        (None, "Amina Otieno", "Port Authority"),
        (Attribution.ORGANISATION, "Port Authority", ""),
        (Attribution.SECTOR, "Public bodies", ""),
        (Attribution.UNATTRIBUTED, "", ""),
    ],
)
def test_a_quote_carries_the_label_that_it_may(
    room: Room, rule: Attribution | None, who: str, organisation: str
) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Kim Vale, Port Authority, Public bodies
    quote: AO: Ask us first @co-design @people-it
    """
    room.do(set_attribution, quote_id=QUOTE, attribution=rule)
    slide = quote_of(room)
    assert (slide.who, slide.organisation) == (who, organisation)
    assert (slide.place, slide.hue) == ("Co-design", 1)
    if rule is not None:
        assert "Amina" not in repr(slide)


def test_only_words_that_were_read_back_stand_in_quotation_marks(room: Room) -> None:
    """
    quote: Ask *us* first, [all of us](https://example.org/us)
    quote: And then again read-back
    """
    assert quote_of(room).text == "Ask us first, all of us"
    second = content_of(room.session, room.now(), Slide.QUOTE, Id("quote-2"))
    assert isinstance(second, QuoteSlide)
    assert second.text == "“And then again”"


def test_a_withdrawn_quote_leaves_the_screen(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    quote: AO: Ask us first
    """
    room.do(project, slide=Slide.QUOTE, quote_id=QUOTE)
    assert isinstance(slide_content(room.session, room.now()), QuoteSlide)
    room.do(withdraw_quote, quote_id=QUOTE)
    assert slide_content(room.session, room.now()) == BlankSlide()


def test_a_quote_that_is_gone_is_blank(room: Room) -> None:
    assert content_of(room.session, room.now(), Slide.QUOTE, Id("nowhere")) == BlankSlide()
    assert content_of(room.session, room.now(), Slide.QUOTE, None) == BlankSlide()
    assert content_of(room.session, room.now(), Slide.BLANK) == BlankSlide()


def test_the_star_names_what_is_still_to_be_heard(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Bo Lind, Northmere, Universities
    person: Cy Dunn, Mind the Gap, MIND charities
    quote: AO: one @co-commissioning @co-design @co-delivery @map-it @focus-it @people-it
    quote: BL: two @co-commissioning @co-design @co-delivery @map-it @focus-it @people-it @market-it
    quote: CY: three @co-commissioning @map-it @focus-it @people-it
    quote: CD: four @co-commissioning @map-it @focus-it @people-it @co-assessment @grow-it @market-it @co-delivery
    """
    slide = content_of(room.session, room.now(), Slide.STAR)
    assert isinstance(slide, StarSlide)
    assert slide.sectors == 3
    assert slide.counts.total == 4
    assert [(gap.segment, gap.words) for gap in slide.gaps] == [
        ("Co-assess", "Only MIND charities so far."),
        ("Grow it", "Only MIND charities so far."),
        ("Co-design", "Nobody yet from MIND charities."),
    ]


def test_an_empty_star_says_that_nobody_has_spoken(room: Room) -> None:
    slide = content_of(room.session, room.now(), Slide.STAR)
    assert isinstance(slide, StarSlide)
    assert [gap.words for gap in slide.gaps] == ["Nobody has spoken to it yet."] * 3


def test_the_star_shows_the_last_words_that_were_read_back(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    quote: AO: Ask us first @co-design
    """

    def latest() -> LatestWords | None:
        slide = content_of(room.session, room.now(), Slide.STAR)
        assert isinstance(slide, StarSlide)
        return slide.latest

    assert latest() is None, "what was only heard never reaches the room by itself"
    room.do(read_back_quote, quote_id=Id("quote-1"))
    shown = latest()
    assert shown is not None and (shown.text, shown.hue) == ("“Ask us first”", 1)
    assert shown.who == quote_label(room.session, room.session.get(Quote, Id("quote-1"))).first
    clock.pass_(minutes=1)
    room.do(capture_quote, text="Then ask again", segments=["map-it"])
    assert latest() == shown
    room.do(withdraw_quote, quote_id=Id("quote-1"))
    assert latest() is None


def test_the_words_on_the_star_are_signed_wider_where_the_label_fits_one_person(room: Room) -> None:
    """
    rule: organisation
    person: Amina Otieno, Port Authority, Public bodies
    person: Dewi Prys, Harbour Police, Public bodies
    quote: AO: Ask us first @co-design read-back
    """
    slide = content_of(room.session, room.now(), Slide.STAR)
    assert isinstance(slide, StarSlide) and slide.latest is not None
    assert slide.latest.who == "Public bodies"


def test_words_taken_back_leave_a_star_that_is_held(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    quote: AO: Ask us first @co-design
    """
    room.do(read_back_quote, quote_id=Id("quote-1"))
    room.do(project, slide=Slide.STAR)
    slide = RoomSlide()
    held = slide.freeze(True, room.session, room.now())
    assert isinstance(held, StarSlide) and held.latest is not None
    room.do(withdraw_quote, quote_id=Id("quote-1"))
    after = slide.read(room.session, room.now())
    assert isinstance(after, StarSlide) and after.latest is None
    assert takes_back(held, after), "they do not linger in a fade"
    assert not takes_back(after, held)


def test_the_running_item_glows_on_the_star(room: Room) -> None:
    """
    item: Design 25 @co-design @people-it
    started: Design
    """
    slide = content_of(room.session, room.now(), Slide.STAR)
    assert isinstance(slide, StarSlide) and slide.counts.now == ("co-design", "people-it")


@pytest.mark.parametrize(("digits", "shown"), [("7:42", "07:42"), ("+2:14", "+02:14"), ("125:00", "125:00")])
def test_minutes_have_two_figures_at_least(digits: str, shown: str) -> None:
    assert padded(digits) == shown


@pytest.mark.parametrize("slide", [Slide.QUESTION, Slide.QUOTE])
def test_a_clock_that_is_not_for_the_room_is_on_no_slide(room: Room, clock: Clock, slide: Slide) -> None:
    """
    item: Design 25 @co-design
    started: Design
    quote: Ask us first @co-design
    """
    room.do(revise_item, item_id=Id("design"), title="Design", minutes=25, kind=ItemKind.DEBATE, public_clock=False)
    content = content_of(room.session, room.now(), slide, QUOTE)
    assert isinstance(content, QuestionSlide | QuoteSlide) and content.clock is None
    clock.pass_(minutes=3)
    assert retimed(content, room.session, room.now()) == content
