"""The clock alone and the break: what runs, until when, what follows, and the time of day where nothing does."""

from __future__ import annotations

from roundtable.commands.agenda import revise_item
from roundtable.commands.clock import go_back, next_item, pause_item
from roundtable.domain.agenda import AgendaItem, Phase
from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from roundtable.room import Room
from tests.clock import Clock
from ui.slides.content import BreakSlide, ClockSlide
from ui.slides.from_session import content_of, retimed
from ui.slides.timed import break_slide


def clock_of(room: Room) -> ClockSlide:
    content = content_of(room.session, room.now(), Slide.CLOCK)
    assert isinstance(content, ClockSlide)
    return content


def break_of(room: Room) -> BreakSlide:
    content = content_of(room.session, room.now(), Slide.BREAK)
    assert isinstance(content, BreakSlide)
    return content


def test_the_clock_alone_says_what_it_is_the_time_of(room: Room, clock: Clock) -> None:
    """
    item: Design 25 @co-design
    started: Design
    """
    clock.pass_(minutes=17, seconds=18)
    slide = clock_of(room)
    assert (slide.label, slide.caption, slide.time) == ("Co-design", "Design", "14:17")
    assert slide.clock is not None and (slide.clock.digits, slide.clock.until) == ("07:42", "until 14:25")


def test_without_a_running_item_it_is_the_time_of_day_and_what_comes_next(room: Room) -> None:
    """
    title: The river and the town
    item: Welcome 10
    """
    assert clock_of(room) == ClockSlide("The river and the town", "Next: Welcome", None, "14:00")


def test_a_break_says_when_it_is_over_and_what_follows(room: Room, clock: Clock) -> None:
    """
    item: Tea 20 break
    item: Design 25
    started: Tea
    """
    clock.pass_(minutes=8, seconds=12)
    slide = break_of(room)
    assert slide.clock is not None and slide.clock.digits == "11:48"
    assert (slide.back, slide.next, slide.time) == ("We go on at 14:20", "Next: Design", "14:08")
    clock.pass_(minutes=13)
    slide = break_of(room)
    assert slide.clock is not None and slide.clock.phase is Phase.OVER
    assert slide.back == "We go on now"


def test_a_break_that_stands_still_promises_no_time(room: Room, clock: Clock) -> None:
    """
    item: Tea 20 break
    item: Design 25
    started: Tea
    """
    room.do(pause_item)
    clock.pass_(minutes=8)
    assert break_of(room).back == "We go on shortly"


def _tell(room: Room, item: str, *, public: bool) -> None:
    known = room.session.get(AgendaItem, Id(item))
    room.do(
        revise_item, item_id=known.id, title=known.title, minutes=known.minutes, kind=known.kind, public_clock=public
    )


def test_a_private_clock_is_not_told_by_the_break_slide(room: Room, clock: Clock) -> None:
    """
    item: Design 25
    item: Coffee 15 break
    item: Deliver 20
    started: Design
    """
    _tell(room, "coffee", public=False)
    assert break_slide(room.session, room.now()).back == ""
    clock.pass_(minutes=2)
    room.do(next_item)
    shown = break_slide(room.session, room.now())
    assert (shown.clock, shown.back) == (None, "We go on shortly")
    _tell(room, "coffee", public=True)
    assert break_slide(room.session, room.now()).back.startswith("We go on at ")
    room.do(go_back)
    _tell(room, "design", public=False)
    assert break_slide(room.session, room.now()).back == ""


def test_before_the_break_it_says_when_it_will_be_over(room: Room) -> None:
    """
    item: Design 25
    item: Tea 20 break
    item: Deliver 25
    started: Design
    """
    assert break_of(room) == BreakSlide(None, "We go on at 14:45", "Next: Deliver", "14:00")


def test_where_no_break_is_planned_it_says_what_comes_next(room: Room) -> None:
    """
    item: Design 25
    item: Deliver 25
    """
    assert break_of(room) == BreakSlide(None, "We go on shortly", "Next: Design", "14:00")
    room.do(next_item)
    assert break_of(room).back == "We go on at 14:25"
    room.do(next_item)
    assert break_of(room) == BreakSlide(time="14:00")


def test_a_tick_within_the_second_is_no_news_and_the_next_one_is(room: Room, clock: Clock) -> None:
    """
    item: Tea 20 break
    started: Tea
    """
    for slide in (Slide.CLOCK, Slide.BREAK):
        shown = content_of(room.session, room.now(), slide)
        clock.pass_(seconds=0.4)
        assert retimed(shown, room.session, room.now()) is shown
        clock.pass_(seconds=1)
        assert retimed(shown, room.session, room.now()) != shown
