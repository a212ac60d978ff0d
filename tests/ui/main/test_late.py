"""A late day: the plans side by side, one key takes one, one undo brings the old times back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, time
from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from roundtable.commands.floor import raise_hand
from roundtable.commands.words import capture_quote
from roundtable.domain.agenda import AgendaItem
from roundtable.domain.projection import Slide
from roundtable.domain.records import Edit, Id, in_room_time
from roundtable.domain.session import Session
from tests.clock import Clock
from tests.ui.main.test_run_bar import press
from ui.live import Live
from ui.main.window import MainWindow
from ui.operator.late_panel import LatePanel
from ui.operator.room import RoomView
from ui.slides.content import TimesSlide

AFTERNOON = """
    title: The river and the town
    person: Amina Otieno, Port Authority, Public bodies
    item: Welcome 10 talk
    item: Break 15 break
    item: Co-deliver 40 @co-delivery
    item: Walk 10 optional
    item: Read-back 20 read-back
    started: Welcome
"""


def late(window: MainWindow, live: Live, clock: Clock, minutes: float = 17) -> LatePanel:
    """Seven minutes late, with the panel open."""
    clock.pass_(minutes=minutes)
    live.tick()
    press(window, Qt.Key.Key_L)
    panel = window.late.panel
    assert panel is not None
    return panel


def takes(live: Live) -> dict[str, int]:
    return {item.title: item.allotted for item in live.session.to_come}


def seen(live: Live) -> Slide:
    """What the room sees."""
    return live.session.projection.slide


def test_three_plans_stand_side_by_side_and_say_what_they_cost(window: MainWindow, live: Live, clock: Clock) -> None:
    panel = late(window, live, clock)
    assert panel.heading.text() == "7 min late. Three ways to end at 15:35"
    assert panel.promise.text().startswith("Read-back keeps its 20 minutes, the end stays as planned")
    assert [card.name.text() for card in panel.cards] == ["Trim evenly", "Drop the optional item", "Borrow the break"]
    assert [card.summary.text() for card in panel.cards] == [
        "Break 13, Co-deliver 36, Walk 9",
        "Without Walk",
        "Break 8 instead of 15",
    ]
    assert [card.end.text() for card in panel.cards] == ["15:35", "15:32", "15:35"]
    assert [card.standing.text() for card in panel.cards] == ["on time", "3 min in hand", "on time"]
    assert "Public bodies have not spoken to Co-deliver: 36 min are left for it" in panel.cards[0].accessibleName()


test_three_plans_stand_side_by_side_and_say_what_they_cost.__doc__ = AFTERNOON


@pytest.mark.parametrize(
    ("keys", "after"),
    [
        ([Qt.Key.Key_1], {"Break": 13, "Co-deliver": 36, "Walk": 9, "Read-back": 20}),
        ([Qt.Key.Key_2], {"Break": 15, "Co-deliver": 40, "Read-back": 20}),
        ([Qt.Key.Key_3], {"Break": 8, "Co-deliver": 40, "Walk": 10, "Read-back": 20}),
        ([Qt.Key.Key_Right, Qt.Key.Key_Return], {"Break": 8, "Co-deliver": 40, "Walk": 10, "Read-back": 20}),
    ],
)
def test_one_key_takes_a_plan_and_one_undo_takes_it_back(
    window: MainWindow, live: Live, clock: Clock, keys: list[Qt.Key], after: dict[str, int]
) -> None:
    panel = late(window, live, clock)
    before = takes(live)
    for key in keys:
        QTest.keyClick(panel, key)
    assert window.late.panel is None
    assert takes(live) == after
    assert not window.run_bar.plans.isVisible()
    shown = window.advice.advice()
    assert shown is not None and "the day ends at" in shown.title
    QTest.mouseClick(window.advice.buttons()[0], Qt.MouseButton.LeftButton)
    assert takes(live) == before


test_one_key_takes_a_plan_and_one_undo_takes_it_back.__doc__ = AFTERNOON


def test_the_new_times_are_previewed_and_then_taken(window: MainWindow, live: Live, clock: Clock) -> None:
    QTest.keyClick(late(window, live, clock), Qt.Key.Key_2)
    QTest.mouseClick(window.advice.buttons()[1], Qt.MouseButton.LeftButton)
    room = window.view
    assert isinstance(room, RoomView) and seen(live) is Slide.WELCOME
    shown = room.screen_.preview.content
    assert isinstance(shown, TimesSlide) and (shown.title, shown.end, shown.end_news) == (
        "New times",
        "We end at 15:32",
        "was 15:35",
    )
    press(window, Qt.Key.Key_T)
    assert seen(live) is Slide.TIMES
    assert room.screen_.on_screen_caption.accessibleName() == "On screen new times"


test_the_new_times_are_previewed_and_then_taken.__doc__ = AFTERNOON


def test_the_key_of_the_new_times_leads_to_the_preview(window: MainWindow, live: Live) -> None:
    window.show_view("Seats")
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    room = window.view
    assert isinstance(room, RoomView)
    assert isinstance(room.screen_.preview.content, TimesSlide)


test_the_key_of_the_new_times_leads_to_the_preview.__doc__ = AFTERNOON


def test_esc_leaves_it_late_and_no_letter_runs_the_room_behind(window: MainWindow, live: Live, clock: Clock) -> None:
    panel = late(window, live, clock)
    before = live.session
    for key in "nbtsfpe":
        QTest.keyClicks(QApplication.focusWidget() or panel, key)
    assert live.session is before and live.session.projection.slide is not Slide.BLANK
    QTest.keyClick(panel, Qt.Key.Key_Escape)
    assert window.late.panel is None and live.session is before


test_esc_leaves_it_late_and_no_letter_runs_the_room_behind.__doc__ = AFTERNOON


def test_the_plans_follow_the_clock_and_go_when_the_day_is_in_time(
    window: MainWindow, live: Live, clock: Clock
) -> None:
    panel = late(window, live, clock)
    clock.pass_(minutes=1)
    live.tick()
    assert panel.heading.text().startswith("8 min late")
    clock.pass_(minutes=-9)
    live.tick()
    assert window.late.panel is None


test_the_plans_follow_the_clock_and_go_when_the_day_is_in_time.__doc__ = AFTERNOON


def test_the_run_bar_offers_plans_only_while_the_day_is_late(window: MainWindow, live: Live, clock: Clock) -> None:
    bar = window.run_bar
    assert not bar.plans.isVisible()
    press(window, Qt.Key.Key_L)
    assert window.late.panel is None
    clock.pass_(minutes=17)
    live.tick()
    QTest.mouseClick(bar.plans, Qt.MouseButton.LeftButton)
    assert window.late.panel is not None
    window.show_view("Desk")
    assert window.late.panel is None and not bar.plans.isVisible()


test_the_run_bar_offers_plans_only_while_the_day_is_late.__doc__ = AFTERNOON


def test_a_plan_without_anything_to_take_says_why_and_is_not_taken(
    window: MainWindow, live: Live, clock: Clock
) -> None:
    """
    title: The river and the town
    item: Welcome 10 talk
    item: Design 40
    started: Welcome
    """
    panel = late(window, live, clock)
    assert panel.cards[1].summary.text() == "No item to come is marked optional (F2 marks it)"
    assert panel.cards[2].summary.text() == "No break is to come"
    QTest.keyClick(panel, Qt.Key.Key_2)
    assert window.late.panel is panel and not panel.cards[1].take.isEnabled()
    QTest.keyClick(panel, Qt.Key.Key_1)
    assert live.session.get(AgendaItem, Id("design")).allotted == 33


def test_undo_in_the_bar_goes_once_it_would_take_back_something_else(
    window: MainWindow, live: Live, clock: Clock
) -> None:
    late(window, live, clock)
    press(window, Qt.Key.Key_1)
    live.do(raise_hand, contributor_id=Id("amina-otieno"))
    told = [button.text() for button in window.advice.buttons()]
    assert told == ["Undo", "New times"], "acts in room time are not undone"
    live.do(capture_quote, text="Ask us first")
    advice = window.advice.advice()
    assert advice is not None and advice.title.startswith("Trim evenly")
    assert [button.text() for button in window.advice.buttons()] == ["New times"]


test_undo_in_the_bar_goes_once_it_would_take_back_something_else.__doc__ = AFTERNOON


def test_no_card_is_squeezed_however_much_its_plans_say(window: MainWindow, live: Live, clock: Clock) -> None:
    """
    title: The river and the town
    person: Amina Otieno, Port Authority, Public bodies
    item: Welcome 10 talk
    item: Map it 20 @map-it
    item: Focus it 20 @focus-it
    item: People it 25 @people-it
    item: Tea 15 break
    item: Market it 20 @market-it
    item: Grow it 25 @grow-it
    item: Walk along the quay 15 optional @co-delivery
    item: Read-back 20 read-back
    item: End 5
    started: Welcome
    """
    window.resize(1440, 900)
    panel = late(window, live, clock)
    for card in panel.cards:
        column = card.layout()
        assert column is not None
        assert card.height() >= column.totalHeightForWidth(card.width())
        shown = [child for child in card.children() if isinstance(child, QWidget) and child.isVisible()]
        boxes = [child.geometry() for child in shown]
        assert not [(one, other) for one, other in combinations(boxes, 2) if one.intersects(other)]


def fix(live: Live, item_id: str, at: time) -> None:
    """Make an item a fixed point."""
    live.do(put_item, item=replace(live.session.get(AgendaItem, Id(item_id)), starts_at=at))


@in_room_time
def put_item(session: Session, now: datetime, *, item: AgendaItem) -> Iterator[Edit]:
    yield Edit(session.get(AgendaItem, item.id), item)


def test_a_fixed_point_that_is_missed_is_warned_of_though_the_day_ends_in_time(
    window: MainWindow, live: Live, clock: Clock
) -> None:
    """
    title: The river and the town
    item: A 30
    item: B 40
    item: Lunch 30 break
    item: C 60
    started: A
    """
    fix(live, "lunch", time(15, 10))
    fix(live, "c", time(16))
    day, plan = window.run_bar.day, window.actions_["catch-up"]
    clock.pass_(minutes=30)
    live.tick()
    assert day.late.text() == "On time" and not plan.isEnabled() and "on time" in plan.toolTip()
    panel = late(window, live, clock, minutes=20)
    assert day.late.text() == "Misses 15:10" and day.late.toolTip() == "“Lunch” will start 20 min late"
    assert day.end.text() == "17:00" and window.run_bar.plans.isVisible()
    assert panel.heading.text() == "“Lunch” will start 20 min late. Three ways to be there in time"
    assert panel.promise.text() == "The end stays as planned.", "two plans do not keep the fixed point"
    assert [card.standing.text() for card in panel.cards] == ["on time", "but misses 15:10", "but misses 15:10"]
    assert panel.cards[2].summary.text() == "No break before it has minutes to spare"
    assert "“Lunch” still starts later than 15:10" in panel.cards[1].accessibleName()
    QTest.keyClick(panel, Qt.Key.Key_Return)
    assert takes(live) == {"B": 20, "Lunch": 30, "C": 60} and day.late.text() == "On time"


def test_enter_takes_a_plan_that_keeps_the_fixed_points(window: MainWindow, live: Live, clock: Clock) -> None:
    """
    title: The river and the town
    item: One 30
    item: Two 20
    item: More 10
    item: Tea 15 break
    item: Four 20 optional
    item: Five 20
    started: One
    """
    fix(live, "tea", time(15))
    panel = late(window, live, clock, minutes=45)
    assert [card.standing.text() for card in panel.cards] == ["on time", "but misses 15:00", "5 min late still"]
    assert panel.promise.text() == "No plan keeps everything: each says what it costs."
    assert [("“Tea”" in card.accessibleName()) for card in panel.cards] == [False, True, True]
    QTest.keyClick(panel, Qt.Key.Key_Return)
    assert takes(live)["Four"] == 20 and takes(live)["Two"] < 20


def test_where_nothing_is_left_to_come_it_says_so(window: MainWindow, live: Live, clock: Clock) -> None:
    """
    title: The river and the town
    item: Only 10
    started: Only
    """
    clock.pass_(minutes=25)
    live.tick()
    assert window.run_bar.day.late.text() == "15 min late" and not window.run_bar.plans.isVisible()
    assert "Nothing is left to come" in window.actions_["catch-up"].toolTip()
