"""The projector stands on a screen of its own, whatever is plugged, unplugged or resized."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from roundtable.room import Room
from tests.ui.projector.offscreens import OPERATOR, PROJECTOR, SPARE, set_screens, why_not
from ui.live import Live
from ui.projector.window import ProjectorWindow

BESIDE = (1440, 0, 1920, 1080)


class Watcher(QObject):
    """Remembers where a window was each time that it was shown, moved or painted."""

    def __init__(self, window: ProjectorWindow) -> None:
        super().__init__(window)
        self.seen: list[QRect] = []
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Show, QEvent.Type.Paint, QEvent.Type.Move}:
            assert isinstance(watched, ProjectorWindow)
            if watched.isVisible():
                self.seen.append(QRect(watched.geometry()))
        return False


@dataclass
class Desk:
    operator: QMainWindow
    projector: ProjectorWindow
    watcher: Watcher


@pytest.fixture
def desk(room: Room, qtbot: QtBot, qapp: QApplication) -> Iterator[Desk]:
    if reason := why_not():
        pytest.skip(reason)
    set_screens(OPERATOR, PROJECTOR)
    live = Live(room)
    operator = QMainWindow()
    qtbot.addWidget(operator)
    operator.resize(900, 600)
    operator.move(100, 100)
    operator.show()
    operator.activateWindow()
    projector = ProjectorWindow(live)
    qtbot.addWidget(projector)
    yield Desk(operator, projector, Watcher(projector))
    projector.close()
    operator.close()
    live.close()
    set_screens(OPERATOR)


def where(projector: ProjectorWindow) -> tuple[int, int, int, int]:
    rect = projector.geometry()
    return rect.x(), rect.y(), rect.width(), rect.height()


def test_it_fills_the_second_screen_and_leaves_the_keyboard_where_it_was(desk: Desk, qtbot: QtBot) -> None:
    told: list[str] = []
    desk.projector.screen_changed.connect(told.append)
    desk.projector.place_beside(desk.operator)
    qtbot.waitUntil(desk.projector.isVisible)
    assert desk.projector.isFullScreen()
    assert where(desk.projector) == BESIDE
    assert told[-1] == "PROJECTOR 1920×1080"
    qtbot.waitUntil(desk.operator.isActiveWindow)


def test_it_hides_when_unplugged_and_comes_back_and_never_covers_the_operator(desk: Desk, qtbot: QtBot) -> None:
    desk.projector.place_beside(desk.operator)
    qtbot.waitUntil(desk.projector.isVisible)
    desk.watcher.seen.clear()
    for _ in range(4):
        set_screens(OPERATOR)
        assert not desk.projector.isVisible()
        assert desk.operator.isVisible()
        assert desk.operator.screen().name() == "OPERATOR"
        set_screens(OPERATOR, PROJECTOR)
        qtbot.waitUntil(desk.projector.isVisible)
        assert where(desk.projector) == BESIDE
    assert desk.watcher.seen
    assert all(rect.x() >= 1440 for rect in desk.watcher.seen)


def test_with_one_screen_it_is_not_shown_unless_asked_and_then_in_a_window(desk: Desk, qtbot: QtBot) -> None:
    set_screens(OPERATOR)
    desk.projector.place_beside(desk.operator)
    assert not desk.projector.isVisible()
    told: list[str] = []
    desk.projector.screen_changed.connect(told.append)
    desk.projector.toggle()
    assert desk.projector.isVisible() and not desk.projector.isFullScreen()
    desk.projector.toggle()
    assert not desk.projector.isVisible()
    assert told == ["in a window", ""]


def test_a_second_screen_takes_over_from_the_window(desk: Desk, qtbot: QtBot) -> None:
    set_screens(OPERATOR)
    desk.projector.place_beside(desk.operator)
    desk.projector.show_in_window()
    set_screens(OPERATOR, PROJECTOR)
    qtbot.waitUntil(lambda: where(desk.projector) == BESIDE)
    assert desk.projector.isFullScreen()


def test_hidden_on_request_it_stays_hidden_until_asked(desk: Desk, qtbot: QtBot) -> None:
    desk.projector.place_beside(desk.operator)
    qtbot.waitUntil(desk.projector.isVisible)
    desk.projector.toggle()
    set_screens(OPERATOR)
    set_screens(OPERATOR, PROJECTOR)
    qtbot.waitUntil(lambda: len(QGuiApplication.screens()) == 2)
    qtbot.waitUntil(lambda: not desk.projector.is_settling)
    assert not desk.projector.isVisible()
    desk.projector.toggle()
    assert where(desk.projector) == BESIDE


def test_another_resolution_is_filled(desk: Desk, qtbot: QtBot) -> None:
    desk.projector.place_beside(desk.operator)
    set_screens(OPERATOR, PROJECTOR | {"width": 1280, "height": 720})
    qtbot.waitUntil(lambda: where(desk.projector) == (1440, 0, 1280, 720))


def test_the_remembered_screen_is_chosen_again(desk: Desk, qtbot: QtBot) -> None:
    set_screens(OPERATOR, PROJECTOR, SPARE)
    spare = next(screen for screen in QGuiApplication.screens() if screen.name() == "SPARE")
    desk.projector.place_beside(desk.operator, "|".join(("", "", "", "SPARE")))
    qtbot.waitUntil(desk.projector.isVisible)
    assert desk.projector.screen() is spare
    assert desk.projector.screen_to_remember == "|||SPARE"


def test_a_mirrored_screen_is_never_taken(desk: Desk, qtbot: QtBot) -> None:
    desk.projector.place_beside(desk.operator)
    set_screens(OPERATOR, PROJECTOR | {"x": 0, "y": 0, "width": 1440, "height": 900})
    qtbot.waitUntil(lambda: not desk.projector.isVisible())
    qtbot.waitUntil(lambda: not desk.projector.is_settling)
    assert not desk.projector.isVisible()
    set_screens(OPERATOR, PROJECTOR)
    qtbot.waitUntil(lambda: desk.projector.isVisible())
    assert where(desk.projector) == BESIDE


def test_when_the_operators_screen_dies_the_projector_makes_way(desk: Desk, qtbot: QtBot) -> None:
    desk.projector.place_beside(desk.operator)
    qtbot.waitUntil(desk.projector.isVisible)
    set_screens(PROJECTOR)
    qtbot.waitUntil(lambda: not desk.projector.isVisible())
    assert desk.operator.isVisible()
    assert desk.operator.screen().name() == "PROJECTOR"


def test_closed_it_stays_hidden_until_it_is_asked_for(desk: Desk, qtbot: QtBot) -> None:
    desk.projector.place_beside(desk.operator)
    desk.projector.close()
    set_screens(OPERATOR)
    set_screens(OPERATOR, PROJECTOR)
    qtbot.waitUntil(lambda: not desk.projector.is_settling)
    assert not desk.projector.isVisible()
    desk.projector.toggle()
    assert where(desk.projector) == BESIDE
