"""Queue, read-back, actions and thanks: who is next and in which order, what was read, who does what, and the sums."""

from __future__ import annotations

from datetime import date

from roundtable.commands.details import revise_details
from roundtable.commands.floor import check_out, give_floor, raise_hand
from roundtable.commands.projection import project
from roundtable.commands.words import capture_action, capture_quote, complete_action, read_back_quote, withdraw_quote
from roundtable.domain.floor import HandKind
from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from roundtable.domain.words import Quote
from roundtable.room import Room
from tests.clock import Clock
from ui.slides.content import ActionsSlide, QueueSlide, QuoteSlide, ReadBackSlide, Reading, ThanksSlide, Total
from ui.slides.from_session import content_of
from ui.slides.pages import QUOTE_MOST, pages_of, parts_of

QUOTE = Id("quote-1")
LONG = " ".join(f"This is sentence number {number} of many." for number in range(60))


def queue_of(room: Room) -> QueueSlide:
    content = content_of(room.session, room.now(), Slide.QUEUE)
    assert isinstance(content, QueueSlide)
    return content


def read_back_of(room: Room, quote_id: Id | None = None) -> ReadBackSlide:
    content = content_of(room.session, room.now(), Slide.READ_BACK, quote_id)
    assert isinstance(content, ReadBackSlide)
    return content


def actions_of(room: Room, page: int = 0) -> ActionsSlide:
    content = content_of(room.session, room.now(), Slide.ACTIONS, None, page)
    assert isinstance(content, ActionsSlide)
    return content


def test_the_queue_names_who_speaks_and_who_waits_with_their_kinds(room: Room, clock: Clock) -> None:
    """
    person: Amina Otieno
    person: Bo Li
    person: Carla Diaz
    person: Dan Ito
    """
    for name, kind in (("bo-li", HandKind.POINT), ("amina-otieno", HandKind.POINT), ("dan-ito", HandKind.POINT)):
        room.do(raise_hand, contributor_id=Id(name), kind=kind)
        clock.pass_(seconds=1)
    room.do(give_floor, contributor_id=Id("amina-otieno"))
    room.do(raise_hand, contributor_id=Id("carla-diaz"), kind=HandKind.REPLY)
    room.do(check_out, contributor_id=Id("dan-ito"))
    slide = queue_of(room)
    assert slide.speaker is not None and slide.speaker.name == "Amina Otieno"
    assert [(each.name, each.kind) for each in slide.waiting] == [("Carla Diaz", "reply"), ("Bo Li", "")]


def test_beyond_six_the_queue_counts(room: Room) -> None:
    """
    person: A One
    person: B Two
    person: C Three
    person: D Four
    person: E Five
    person: F Six
    person: G Seven
    person: H Eight
    """
    for name in ("a-one", "b-two", "c-three", "d-four", "e-five", "f-six", "g-seven", "h-eight"):
        room.do(raise_hand, contributor_id=Id(name))
    slide = queue_of(room)
    assert (len(slide.waiting), slide.more) == (6, 2)


def test_the_read_back_shows_what_was_read_of_the_segment_and_the_one_in_hand(room: Room) -> None:
    """
    quote: Ask us first @co-design confirmed
    quote: Not of this segment @co-deliver confirmed
    quote: Then ask again @co-design read-back
    quote: Not read yet @co-design
    """
    slide = read_back_of(room, Id("quote-3"))
    assert [(row.text, row.reading) for row in slide.rows] == [
        ("“Ask us first”", Reading.CONFIRMED),
        ("“Then ask again”", Reading.NOW),
    ]
    assert slide.done == "1 of 2 done"
    room.do(withdraw_quote, quote_id=Id("quote-3"))
    row = read_back_of(room, Id("quote-3")).rows[1]
    assert (row.text, row.who, row.reading) == ("", "", Reading.WITHDRAWN)


def test_more_than_four_rows_are_those_about_the_one_in_hand(room: Room) -> None:
    for number in range(7):
        room.do(capture_quote, text=f"Words {number}")
        room.do(read_back_quote, quote_id=room.session.quotes[-1].id)
    first = read_back_of(room, room.session.quotes[0].id)
    assert [row.text for row in first.rows] == [f"“Words {number}”" for number in range(4)]
    assert [row.text for row in read_back_of(room).rows] == [f"“Words {number}”" for number in range(3, 7)]


def test_actions_say_who_what_and_by_when(room: Room) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    action: AO: Map the quays by 2026-04-30
    action: Ask the wardens
    action: AO: Write it up by 2027-12-01
    """
    room.do(complete_action, action_id=Id("action-3"), done=True)
    assert [(each.who, each.text, each.due) for each in actions_of(room).promises] == [
        ("Amina Otieno, Port Authority", "Map the quays", "30 Apr"),
        ("Nobody yet", "Ask the wardens", "no date yet"),
        ("Amina Otieno, Port Authority", "Write it up", "done"),
    ]


def test_a_date_that_is_far_off_has_its_year(room: Room) -> None:
    """
    action: Ask the wardens by 2027-12-01
    """
    room.do(revise_details, held_on=date(2026, 4, 3))
    assert actions_of(room).promises[0].due == "1 Dec 2027"


def test_actions_stand_five_to_a_page_and_long_ones_fewer(room: Room) -> None:
    for number in range(6):
        room.do(capture_action, text=f"Promise {number}")
    assert pages_of(room.session, Slide.ACTIONS) == 2
    assert (actions_of(room).count, len(actions_of(room).promises)) == ("6 so far, page 1 of 2", 5)
    assert [each.text for each in actions_of(room, 9).promises] == ["Promise 5"], "beyond the last is the last"
    room.do(capture_action, text=LONG)
    said = [
        each.text for page in range(pages_of(room.session, Slide.ACTIONS)) for each in actions_of(room, page).promises
    ]
    assert " ".join(said[6:]) == LONG


def test_a_quote_that_is_too_long_is_parted_and_no_word_is_lost(room: Room) -> None:
    """
    quote: Ask us first confirmed
    """
    room.do(capture_quote, text=LONG)
    long = room.session.quotes[-1].id
    pages = pages_of(room.session, Slide.QUOTE, long)
    parts = [content_of(room.session, room.now(), Slide.QUOTE, long, page) for page in range(pages)]
    assert all(isinstance(part, QuoteSlide) for part in parts)
    assert " ".join(part.text for part in parts if isinstance(part, QuoteSlide)) == LONG
    assert [part.place for part in parts if isinstance(part, QuoteSlide)] == [
        f"{n} of {pages}" for n in range(1, pages + 1)
    ]
    assert pages_of(room.session, Slide.QUOTE, QUOTE) == 1


def test_parts_are_about_as_long_as_each_other_and_end_with_sentences_where_there_are() -> None:
    parts = parts_of(LONG, QUOTE_MOST)
    assert max(map(len, parts)) <= QUOTE_MOST and max(map(len, parts)) < 1.5 * min(map(len, parts))
    assert all(part.endswith(".") for part in parts)
    chinese = "我们不想只在最后打分。" * 60
    assert "".join(parts_of(chinese, QUOTE_MOST)) == chinese
    assert len(parts_of(chinese, QUOTE_MOST)) == 3, "letters as wide as high count twice"
    assert "".join(parts_of("x" * 2000, QUOTE_MOST)) == "x" * 2000


def test_the_read_back_of_long_words_is_that_quote_alone(room: Room) -> None:
    """
    quote: Ask us first confirmed
    """
    room.do(capture_quote, text=LONG)
    long = room.session.quotes[-1].id
    room.do(project, slide=Slide.READ_BACK, quote_id=long, page=1)
    slide = read_back_of(room, long)
    assert [row.quote_id for row in slide.rows] == [long] and slide.done.startswith("1 of ")
    assert room.session.projection.page == 1


def test_thanks_count_what_the_record_holds(room: Room) -> None:
    """
    title: The river and the town
    host: Harbour Trust
    person: Amina Otieno, Port Authority, Public bodies
    person: Bo Li, Boats, Charities
    quote: AO: Ask us first @co-design confirmed
    quote: BL: Then ask again @map-it read-back
    insight: Trust comes first @map-it
    action: AO: Map the quays
    """
    slide = content_of(room.session, room.now(), Slide.THANKS)
    assert isinstance(slide, ThanksSlide)
    assert slide.words == "Harbour Trust thanks you for your time and your words."
    assert slide.totals == (
        Total("2", "people", "from 2 sectors"),
        Total("3", "points heard,", "2 read back"),
        Total("1", "quote confirmed", "by their speakers"),
        Total("1", "action,", "with an owner"),
    )
    room.do(withdraw_quote, quote_id=room.session.all(Quote)[0].id)
    slide = content_of(room.session, room.now(), Slide.THANKS)
    assert isinstance(slide, ThanksSlide) and slide.totals[1].figure == "2"
