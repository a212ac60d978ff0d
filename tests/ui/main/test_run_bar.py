"""The run bar: the clock's acts are on their keys, know when they can act, and say why not."""

from __future__ import annotations

from datetime import time, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roundtable.commands.agenda import revise_item
from roundtable.commands.clock import next_item
from roundtable.commands.projection import project
from roundtable.domain.agenda import AgendaItem, Run
from roundtable.domain.projection import Slide
from tests.clock import Clock
from ui.live import Live
from ui.main.run_bar import RunBar
from ui.main.window import MainWindow
from ui.slides.from_session import slide_content
from ui.slides.in_words import words_on
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.chip import Chip


def press(window: MainWindow, key: Qt.Key) -> None:
    """Press a key where the star has the focus."""
    focused = QApplication.focusWidget()
    assert focused is not None and window.isAncestorOf(focused)
    QTest.keyClick(focused, key)


def runs(live: Live) -> int:
    return live.session.count(Run)


def test_start_next_and_the_end_of_the_day(window: MainWindow, live: Live) -> None:
    bar = window.run_bar
    assert bar.next.text() == "Start" and bar.count.text() == "1 of 2"
    assert bar.next.toolTip() == "Start the item (N)"
    press(window, Qt.Key.Key_N)
    assert runs(live) == 1 and bar.next.text() == "Next item"
    QTest.mouseClick(bar.next, Qt.MouseButton.LeftButton)
    assert runs(live) == 2 and bar.next.text() == "End the day"
    QTest.mouseClick(bar.next, Qt.MouseButton.LeftButton)
    assert live.session.running is None
    assert not bar.next.isEnabled() and bar.next.toolTip() == "Every item has run"


def test_the_clocks_acts_rest_while_nothing_runs(window: MainWindow) -> None:
    for button in (window.run_bar.pause, window.run_bar.extend):
        assert not button.isEnabled() and button.toolTip() == "No item is running"
    window.show_view("Seats")
    window.show_view("Room")
    assert not window.run_bar.pause.isEnabled()


def test_pause_keeps_icon_name_and_tooltip_in_step(window: MainWindow, live: Live) -> None:
    live.do(next_item)
    pause = window.run_bar.pause
    assert pause.isEnabled() and pause.toolTip() == "Pause the clock (P)"
    press(window, Qt.Key.Key_P)
    running = live.session.running
    assert running is not None and running[1].paused_at is not None
    assert pause.toolTip() == "Let the clock go on (P)" and pause.accessibleName() == "Let the clock go on"
    assert pause._icon == "play"
    QTest.mouseClick(pause, Qt.MouseButton.LeftButton)
    running = live.session.running
    assert running is not None and running[1].paused_at is None
    assert pause.toolTip() == "Pause the clock (P)" and pause._icon == "pause"


def test_a_minute_more_and_a_minute_less(window: MainWindow, live: Live, clock: Clock) -> None:
    live.do(next_item)
    clock.pass_(minutes=4)
    live.tick()
    assert window.run_bar.clock.accessibleName().startswith("6:00")
    press(window, Qt.Key.Key_Plus)
    QTest.mouseClick(window.run_bar.extend, Qt.MouseButton.LeftButton)
    assert window.run_bar.clock.accessibleName().startswith("8:00")
    assert window.run_bar.extend.accessibleName() == "One minute more"
    press(window, Qt.Key.Key_Minus)
    live.tick()
    assert window.run_bar.clock.accessibleName().startswith("7:00")


def test_the_day_is_late_and_then_over(window: MainWindow, live: Live, clock: Clock) -> None:
    live.do(next_item)
    clock.pass_(minutes=17)
    live.tick()
    day = window.run_bar.day
    assert day.late.text() == "7 min late" and day.plan.text() == "Plan 14:35" and day.end.text() == "14:42"


def test_on_another_day_nothing_is_late(window: MainWindow, live: Live, clock: Clock) -> None:
    live.do(next_item)
    live.do(next_item)
    live.do(next_item)
    clock.at += timedelta(days=35)
    live.tick()
    day = window.run_bar.day
    assert day.plan.text() == "Held Thu 5 Mar" and not day.late.isVisible() and not day.end.isVisible()


def test_an_evening_that_ends_after_midnight_is_of_today(window: MainWindow, live: Live, clock: Clock) -> None:
    clock.at = clock.at.replace(hour=23, minute=50)
    live.tick()
    day = window.run_bar.day
    assert day.late.isVisible() and day.end.isVisible() and day.plan.text().startswith("Plan 00:")


@pytest.mark.parametrize(("width", "digits"), [(1110, "Next"), (1440, "Next item")])
def test_a_narrow_bar_says_it_shorter(window: MainWindow, live: Live, width: int, digits: str) -> None:
    live.do(next_item)
    window.resize(width, 720)
    QApplication.processEvents()
    assert window.run_bar.next.text() == digits


def test_the_slim_bar_keeps_clock_question_and_expected_end(window: MainWindow, live: Live, qtbot: QtBot) -> None:
    live.do(next_item)
    window.show_view("Desk")
    bar: RunBar = window.run_bar
    assert bar.clock.isVisible() and bar.question.isVisible() and bar.day.end.isVisible()
    assert not bar.next.isVisible() and bar.height() == 52


def test_a_clock_that_was_forgotten_is_started_as_of_then(window: MainWindow, live: Live, clock: Clock) -> None:
    bar = window.run_bar
    live.do(next_item)
    assert not bar.reminder.isVisible()
    clock.pass_(minutes=9)
    press(window, Qt.Key.Key_E)
    clock.pass_(minutes=4)
    live.tick()
    assert bar.reminder.words.text() == "No clock for 4 min"
    QTest.mouseClick(bar.reminder.start, Qt.MouseButton.LeftButton)
    running = live.session.running
    assert running is not None and running[0].title == "Design"
    assert running[1].started_at == clock() - timedelta(minutes=4)
    assert not bar.reminder.isVisible()


def test_a_fixed_point_that_goes_by_is_told_in_the_bar_and_not_to_the_room(
    window: MainWindow, live: Live, clock: Clock
) -> None:
    design = live.session.all(AgendaItem)[1]
    live.do(revise_item, item_id=design.id, title="Design", minutes=25, kind=design.kind, starts_at=time(14, 10))
    live.do(next_item)
    shown = slide_content(live.session, live.now())
    clock.pass_(minutes=12)
    live.tick()
    reminder = window.run_bar.reminder
    assert reminder.words.text() == "“Design” was due at 14:10"
    assert "Design" not in words_on(shown) and "Design" not in words_on(slide_content(live.session, live.now()))
    QTest.mouseClick(reminder.start, Qt.MouseButton.LeftButton)
    running = live.session.running
    assert running is not None and running[0].title == "Design" and running[1].started_at == clock()


def test_five_minutes_back_and_end_are_on_keys_and_in_the_menu(window: MainWindow, live: Live, clock: Clock) -> None:
    bar = window.run_bar
    live.do(next_item)
    clock.pass_(minutes=4)
    live.do(next_item)
    window.actions_["extend-five"].trigger()
    live.tick()
    assert bar.clock.accessibleName().startswith("30:00")
    window.actions_["shorten-five"].trigger()
    live.tick()
    assert bar.clock.accessibleName().startswith("25:00")
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_N, Qt.KeyboardModifier.ShiftModifier)
    assert live.session.running is not None and live.session.running[0].title == "Welcome"
    press(window, Qt.Key.Key_E)
    assert live.session.running is None
    menu = bar.more.menu()
    assert menu is not None
    assert {"Back to the item before", "Five minutes more", "End the item"} <= {each.text() for each in menu.actions()}


@pytest.mark.parametrize("width", [1110, 1280, 1440, 1920])
def test_a_long_question_takes_two_even_lines_and_is_not_cut(window: MainWindow, live: Live, width: int) -> None:
    asked = "What have we tried already in the parishes, what came of it, and what would have kept us going?"
    item = live.session.all(AgendaItem)[0]
    live.do(revise_item, item_id=item.id, title=item.title, minutes=10, kind=item.kind, question=asked)
    window.resize(width, 800)
    line = window.run_bar.question
    words, pixels = line.lines()
    assert " ".join(words) == asked and pixels >= 12
    long = [paint.advance(each, Type.QUESTION, pixels=pixels) for each in words]
    assert max(long) <= line.width() and min(long) > 0.8 * max(long)
    window.show_view("Desk")
    assert " ".join(line.lines()[0]) == asked


def test_the_bar_says_that_a_clock_is_not_for_the_room(window: MainWindow, live: Live) -> None:
    def told() -> bool:
        return any(chip.accessibleName() == "clock not for the room" for chip in window.run_bar.findChildren(Chip))

    item = live.session.all(AgendaItem)[0]
    assert not told()
    live.do(revise_item, item_id=item.id, title=item.title, minutes=10, kind=item.kind, public_clock=False)
    assert told()


def test_an_item_without_minutes_is_never_over_to_the_host_or_the_room(
    window: MainWindow, live: Live, clock: Clock
) -> None:
    """
    title: The river and the town
    item: Photograph 0
    item: Design 20
    """
    press(window, Qt.Key.Key_N)
    live.do(project, slide=Slide.QUESTION)
    for seconds, said in ((0, "0:00 so far unplanned"), (125, "2:05 so far unplanned")):
        clock.pass_(seconds=seconds)
        live.tick()
        assert window.run_bar.clock.accessibleName() == said
        assert window.run_bar.progress.accessibleDescription() == "0 %"
        words = words_on(slide_content(live.session, live.now()))
        assert "Photograph" in words and "left" not in words and "ver" not in words
    press(window, Qt.Key.Key_Plus)
    assert window.run_bar.clock.accessibleName() == "+1:05 over of 1 min"


def test_the_words_beside_the_digits_are_whole_in_the_smallest_window(
    window: MainWindow, live: Live, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut = {}
    painted = paint.text

    def painting(*given: Any, width: float | None = None, **how: Any) -> float:  # noqa: ANN401 - as paint.text
        text, use = given[3], given[4]
        weight = how.get("weight")
        cut[text] = width is not None and paint.advance(text, use, weight=weight) > width
        return painted(*given, width=width, **how)

    window.resize(window.minimumSize())
    live.do(next_item)
    clock.pass_(minutes=21)
    live.tick()
    monkeypatch.setattr("ui.widgets.clock.paint.text", painting)
    window.run_bar.clock.grab()
    assert cut == {"+11:00": False, "over": False, "of 10 min": False}
