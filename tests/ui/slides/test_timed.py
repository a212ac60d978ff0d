"""The clock alone and the break: what runs, until when, what follows, and the time of day where nothing does."""

from __future__ import annotations

import pytest

from roundtable.commands.agenda import add_item, catch_up, revise_item
from roundtable.commands.clock import end_item, go_back, next_item, pause_item
from roundtable.domain.agenda import AgendaItem, Phase
from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from roundtable.room import Room
from tests.clock import Clock
from ui.slides.content import BreakSlide, ClockSlide, TimesSlide
from ui.slides.from_session import content_of, retimed
from ui.slides.in_words import words_on
from ui.slides.pages import pages_of
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


def times_of(room: Room, page: int = 0) -> TimesSlide:
    content = content_of(room.session, room.now(), Slide.TIMES, page=page)
    assert isinstance(content, TimesSlide)
    return content


def told(slide: TimesSlide) -> list[tuple[str, str, str]]:
    return [(row.start, row.title, row.news) for row in slide.rows]


def test_the_times_are_those_of_the_plan_while_all_is_in_time(room: Room) -> None:
    """
    item: Welcome 10
    item: Design 25
    item: Tea 15 break
    started: Welcome
    """
    slide = times_of(room)
    assert told(slide) == [("now", "Welcome", ""), ("14:10", "Design", ""), ("14:35", "Tea", "")]
    assert (slide.title, slide.end, slide.end_news, slide.part) == ("The times", "We end at 14:50", "", "")


def test_what_is_new_about_the_times_is_said_in_words(room: Room, clock: Clock) -> None:
    """
    item: Welcome 10
    item: Design 25
    item: Walk 10 optional
    item: Tea 15 break
    started: Welcome
    """
    clock.pass_(minutes=17)
    room.do(catch_up, minutes={Id("design"): 20, Id("walk"): 0})
    slide = times_of(room)
    assert told(slide) == [
        ("now", "Welcome", ""),
        ("14:17", "Design", "was 14:10, shorter"),
        ("", "Walk", "left out"),
        ("14:37", "Tea", "was 14:45"),
    ]
    assert (slide.title, slide.end, slide.end_news) == ("New times", "We end at 14:52", "was 15:00")
    later = retimed(slide, room.session, clock.pass_(minutes=1))
    assert isinstance(later, TimesSlide)
    assert (later.rows[1].start, later.end) == ("14:18", "We end at 14:53")
    assert retimed(later, room.session, clock.pass_(seconds=1)) is later


def keep_clock(room: Room, *titles: str) -> None:
    for item in room.session.all(AgendaItem):
        kept = item.title in titles
        room.do(
            revise_item,
            item_id=item.id,
            title=item.title,
            minutes=item.minutes,
            kind=item.kind,
            public_clock=not kept,
        )


FOUR = """
    item: Welcome 10
    item: Design 25
    item: Tea 15 break
    item: End 5
    started: Welcome
"""


@pytest.mark.parametrize(
    ("kept", "starts", "end"),
    [
        ((), ["now", "14:10", "14:35", "14:50"], "We end at 14:55"),
        (("Welcome",), ["now", "then", "14:35", "14:50"], "We end at 14:55"),
        (("Design",), ["now", "14:10", "then", "14:50"], "We end at 14:55"),
        (("Design", "Tea"), ["now", "14:10", "then", "then"], "We end at 14:55"),
        (("End",), ["now", "14:10", "14:35", "then"], "We end at 14:55"),
    ],
)
def test_no_time_tells_how_long_an_item_takes_that_keeps_its_clock(
    room: Room, kept: tuple[str, ...], starts: list[str], end: str
) -> None:
    keep_clock(room, *kept)
    slide = times_of(room)
    assert ([row.start for row in slide.rows], slide.end) == (starts, end)


test_no_time_tells_how_long_an_item_takes_that_keeps_its_clock.__doc__ = FOUR


def test_the_end_is_kept_back_while_only_such_an_item_runs(room: Room, clock: Clock) -> None:
    """
    item: End 5
    started: End
    """
    keep_clock(room, "End")
    clock.pass_(minutes=9)
    slide = times_of(room)
    assert told(slide) == [("now", "End", "")] and (slide.end, slide.end_news) == ("", "")


def test_a_long_day_takes_more_pages_and_a_past_one_is_empty(room: Room) -> None:
    for number in range(11):
        room.do(add_item, title=f"Item {number}", minutes=10)
    assert pages_of(room.session, Slide.TIMES) == 2
    first, second = times_of(room), times_of(room, page=5)
    assert (first.part, second.part, second.page) == ("1 of 2", "2 of 2", 1)
    titles = [row.title for row in (*first.rows, *second.rows)]
    assert titles == [f"Item {number}" for number in range(11)]
    assert first.end == second.end == "We end at 15:50"
    again = retimed(second, room.session, room.now())
    assert again is second


def test_when_all_is_over_nothing_more_is_to_come(room: Room) -> None:
    """
    item: End 5
    started: End
    """
    room.do(end_item)
    slide = times_of(room)
    assert slide == TimesSlide("The times")
    assert words_on(slide) == "The times. Nothing more is to come"


def test_an_item_that_was_left_to_go_back_goes_on(room: Room, clock: Clock) -> None:
    """
    item: Welcome 10
    item: Design 25
    item: Tea 15 break
    started: Welcome
    """
    clock.pass_(minutes=10)
    room.do(next_item)
    clock.pass_(minutes=5)
    room.do(go_back)
    assert told(times_of(room))[:2] == [("now", "Welcome", ""), ("then", "Design", "goes on")]
