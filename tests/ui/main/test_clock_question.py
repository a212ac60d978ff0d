"""A sleep of the computer is asked about in a bar, and a clock that was set is told; nothing reaches the room."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roundtable.clock_watch import ClockWatch
from roundtable.commands.clock import end_item, go_back, next_item, pause_item
from roundtable.commands.floor import give_floor
from roundtable.domain.agenda import Run
from roundtable.domain.floor import Turn, talk_time
from roundtable.domain.records import Id
from roundtable.room import Room
from roundtable.storage.store import Store
from tests.clock import Clocks
from tests.scenes import set_scene
from ui import theme
from ui.live import Live
from ui.main.clock_question import ClockQuestion
from ui.main.window import MainWindow
from ui.projector.window import ProjectorWindow
from ui.slides.content import QuestionSlide

AMINA = Id("amina-otieno")
SCENE = """
person: Amina Otieno, Port Authority
item: Design 25
item: Actions 10
"""


@pytest.fixture
def clocks() -> Clocks:
    return Clocks()


@pytest.fixture
def live(qapp: QApplication, store: Store, clocks: Clocks) -> Iterator[Live]:
    theme.apply(qapp, "light")
    room = Room(store, clocks)
    room.do(set_scene, text=SCENE)
    live = Live(room, watch=ClockWatch(clocks.read))
    yield live
    live.close()


def bar(window: MainWindow) -> ClockQuestion:
    return window.clock_question


def said(window: MainWindow) -> str:
    advice = bar(window).advice()
    return f"{advice.title} {advice.rest}" if advice is not None and bar(window).isVisible() else ""


def press(window: MainWindow, text: str) -> None:
    button = next(each for each in bar(window).buttons() if each.text() == text)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def elapsed(live: Live) -> timedelta:
    return live.session.all(Run)[0].elapsed(live.now())


def begin(live: Live, clocks: Clocks) -> None:
    """Five minutes into the first item, four into a turn."""
    live.do(next_item)
    clocks.pass_(minutes=1)
    live.do(give_floor, contributor_id=AMINA)
    clocks.pass_(minutes=4)
    live.tick()


def test_a_sleep_is_asked_about_and_counts_until_it_is_left_out(window: MainWindow, live: Live, clocks: Clocks) -> None:
    begin(live, clocks)
    clocks.sleep(minutes=3, seconds=20)
    live.tick()
    assert said(window).startswith("The computer slept 3 min 20 s. Count it? It counts unless you leave it out.")
    assert elapsed(live) == timedelta(minutes=8, seconds=20)
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_P)
    assert live.session.all(Run)[0].paused_at is not None, "nothing is blocked"
    press(window, "Leave it out")
    assert elapsed(live) == timedelta(minutes=5)
    assert talk_time(live.session.all(Turn), live.now())[AMINA] == timedelta(minutes=4)
    assert said(window) == "3 min 20 s of sleep left out. “Design” reads 20:00."
    press(window, "Count it after all")
    assert elapsed(live) == timedelta(minutes=8, seconds=20) and said(window) == ""


def test_a_sleep_that_counts_writes_nothing(window: MainWindow, live: Live, clocks: Clocks, qtbot: QtBot) -> None:
    begin(live, clocks)
    clocks.sleep(minutes=3)
    with qtbot.assertNotEmitted(live.changed):
        live.tick()
        press(window, "Count it")
    assert said(window) == "" and elapsed(live) == timedelta(minutes=8)


def test_two_sleeps_are_one_question(window: MainWindow, live: Live, clocks: Clocks) -> None:
    begin(live, clocks)
    clocks.sleep(minutes=3)
    live.tick()
    live.do(next_item)
    clocks.sleep(minutes=2)
    live.tick()
    assert said(window).startswith("The computer slept 5 min.")
    press(window, "Leave it out")
    second, first = live.session.all(Run)  # by id: actions, design
    assert first.elapsed(live.now()) == timedelta(minutes=5)
    assert second.elapsed(live.now()) == timedelta()


@pytest.mark.parametrize(("hours", "way"), [(1, "1 h forward"), (-2, "2 h back")])
def test_a_clock_that_was_set_is_told_and_counts_for_nothing(
    window: MainWindow, live: Live, clocks: Clocks, qtbot: QtBot, hours: int, way: str
) -> None:
    begin(live, clocks)
    projector = ProjectorWindow(live)
    qtbot.addWidget(projector)
    seen: list[str] = []

    def look() -> None:
        content = projector.content
        if isinstance(content, QuestionSlide) and content.clock is not None:
            seen.append(content.clock.digits)

    live.ticked.connect(look)
    clocks.set_(hours=hours)
    live.tick()
    assert said(window).startswith(f"The computer’s clock was set {way}.")
    assert said(window).endswith("“Design” reads 20:00.")
    assert elapsed(live) == timedelta(minutes=5)
    assert set(seen) <= {"20:00"}
    press(window, "Count it after all")
    assert elapsed(live) == max(timedelta(hours=hours, minutes=5), timedelta())
    assert said(window) == ""


def test_counted_after_all_what_has_begun_since_stays(window: MainWindow, live: Live, clocks: Clocks) -> None:
    begin(live, clocks)
    clocks.set_(hours=1)
    live.tick()
    clocks.pass_(minutes=1)
    live.do(next_item)
    clocks.pass_(minutes=2)
    live.tick()
    press(window, "Count it after all")
    second, first = live.session.all(Run)  # by id: actions, design
    assert first.elapsed(live.now()) == timedelta(hours=1, minutes=6)
    assert second.elapsed(live.now()) == timedelta(minutes=2)


def test_a_clock_set_back_leaves_the_way_back_and_the_turns(window: MainWindow, live: Live, clocks: Clocks) -> None:
    begin(live, clocks)
    live.do(next_item)
    clocks.pass_(minutes=5)
    live.do(end_item)
    clocks.set_(hours=-1)
    live.tick()
    assert said(window) == "The computer’s clock was set 1 h back. No clock of the room has moved by it."
    assert window.actions_["go-back"].isEnabled()
    assert talk_time(live.session.all(Turn), live.now())[AMINA] == timedelta(minutes=9)
    live.do(go_back)
    assert live.session.running is not None and live.session.running[0].title == "Actions"


def test_a_clock_that_is_set_right_again_is_no_news(window: MainWindow, live: Live, clocks: Clocks) -> None:
    begin(live, clocks)
    was = live.session
    for hours in (1, -1):
        clocks.set_(hours=hours)
        live.tick()
    assert said(window) == "" and live.session == was


def test_what_is_done_before_anybody_looked_at_the_clock_is_told_in_the_new_time(
    window: MainWindow, live: Live, clocks: Clocks
) -> None:
    begin(live, clocks)
    clocks.set_(hours=-1)
    live.do(next_item)
    live.tick()
    second, first = live.session.all(Run)  # by id: actions, design
    assert first.ended_at == second.started_at == live.now()
    assert first.elapsed(live.now()) == timedelta(minutes=5) and said(window).startswith("The computer’s clock was set")


def test_both_are_asked_one_after_the_other_and_read_advice_goes(
    window: MainWindow, live: Live, clocks: Clocks
) -> None:
    begin(live, clocks)
    clocks.sleep(minutes=3)
    clocks.set_(hours=1)
    live.tick()
    assert said(window).startswith("The computer slept 3 min.")
    press(window, "Leave it out")
    QTest.mouseClick(bar(window)._close, Qt.MouseButton.LeftButton)
    assert said(window).startswith("The computer’s clock was set 1 h forward.")
    QTest.mouseClick(bar(window)._close, Qt.MouseButton.LeftButton)
    assert said(window) == "" and elapsed(live) == timedelta(minutes=5)


def test_nobody_is_asked_while_nothing_runs(window: MainWindow, live: Live, clocks: Clocks) -> None:
    clocks.sleep(minutes=30)
    clocks.set_(hours=1)
    live.tick()
    assert said(window) == ""
    live.do(next_item)
    live.do(pause_item)
    clocks.sleep(minutes=30)
    live.tick()
    assert said(window) == "", "a paused clock stood still anyway"
