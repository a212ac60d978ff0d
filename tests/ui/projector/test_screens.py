"""The projector stands on a screen of its own, whatever is plugged, unplugged or resized."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from roundtable.commands.projection import project
from roundtable.domain.projection import Slide
from roundtable.room import Room
from tests.ui.projector.offscreens import OPERATOR, PROJECTOR, SPARE, set_screens, why_not
from ui.live import Live
from ui.projector import choices
from ui.projector.choices import find_screen
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
    live: Live
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
    yield Desk(live, operator, projector, Watcher(projector))
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


def test_the_picture_is_the_slide_of_now_before_the_window_is_shown(desk: Desk, qtbot: QtBot) -> None:
    """title: The river"""
    seen: list[tuple[bool, str]] = []

    class Painted(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Show:
                made = desk.projector.stage._picture
                seen.append((made is not None and made.width() == 1920, type(desk.projector.content).__name__))
            return False

    watcher = Painted(desk.projector)
    desk.projector.installEventFilter(watcher)
    desk.projector.place_beside(desk.operator)
    set_screens(OPERATOR)
    desk.live.do(project, slide=Slide.STAR)
    set_screens(OPERATOR, PROJECTOR)
    qtbot.waitUntil(desk.projector.isVisible)
    assert seen == [(True, "WelcomeSlide"), (True, "StarSlide")]


def test_it_is_black_before_it_leaves_a_screen(desk: Desk, qtbot: QtBot) -> None:
    """title: The river"""
    left: list[int] = []

    class Hidden(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() is QEvent.Type.Hide:
                left.append(desk.projector.grab().toImage().pixelColor(960, 540).lightness())
            return False

    desk.projector.place_beside(desk.operator)
    qtbot.waitUntil(desk.projector.isVisible)
    watcher = Hidden(desk.projector)
    desk.projector.installEventFilter(watcher)
    set_screens(OPERATOR)
    set_screens(OPERATOR, PROJECTOR)
    qtbot.waitUntil(desk.projector.isVisible)
    assert desk.projector.grab().toImage().pixelColor(960, 540).lightness() > 200
    desk.projector.toggle()
    assert left == [0, 0]


def test_swapped_the_two_windows_change_places(desk: Desk, qtbot: QtBot) -> None:
    desk.projector.place_beside(desk.operator)
    qtbot.waitUntil(desk.projector.isVisible)
    for operators, rooms in (("PROJECTOR", "OPERATOR"), ("OPERATOR", "PROJECTOR")):
        qtbot.waitUntil(desk.operator.isActiveWindow)
        assert desk.projector.swap()
        assert not desk.projector.isVisible()
        qtbot.waitUntil(desk.projector.isVisible)
        assert (desk.operator.screen().name(), desk.projector.screen().name()) == (operators, rooms)
        assert not desk.operator.geometry().intersects(desk.projector.geometry())
    qtbot.waitUntil(desk.operator.isActiveWindow)


def test_swapped_a_maximised_window_stays_so(desk: Desk, qtbot: QtBot) -> None:
    desk.operator.showMaximized()
    desk.projector.place_beside(desk.operator)
    qtbot.waitUntil(desk.projector.isVisible)
    assert desk.projector.swap()
    qtbot.waitUntil(desk.projector.isVisible)
    assert desk.operator.isMaximized()
    assert not desk.operator.geometry().intersects(desk.projector.geometry())


def test_with_one_screen_there_is_nothing_to_swap(desk: Desk) -> None:
    set_screens(OPERATOR)
    desk.projector.place_beside(desk.operator)
    assert not desk.projector.swap()
    assert desk.operator.isVisible() and not desk.projector.isVisible()


def test_retaken_the_window_is_a_new_one_in_the_same_place(desk: Desk, qtbot: QtBot) -> None:
    desk.projector.place_beside(desk.operator)
    qtbot.waitUntil(desk.projector.isVisible)
    before = desk.projector.winId()
    desk.watcher.seen.clear()
    desk.projector.retake()
    assert desk.projector.winId() != before
    assert where(desk.projector) == BESIDE and desk.projector.isFullScreen()
    assert all(rect.x() >= 1440 for rect in desk.watcher.seen)
    qtbot.waitUntil(desk.operator.isActiveWindow)


def test_hidden_it_is_retaken_too_and_with_one_screen_in_a_window(desk: Desk, qtbot: QtBot) -> None:
    desk.projector.place_beside(desk.operator)
    desk.projector.toggle()
    desk.projector.retake()
    assert where(desk.projector) == BESIDE
    set_screens(OPERATOR)
    desk.projector.retake()
    assert desk.projector.isVisible() and not desk.projector.isFullScreen()
    before = desk.projector.winId()
    desk.projector.retake()
    assert desk.projector.winId() != before and desk.projector.isVisible() and not desk.projector.isFullScreen()


def test_screens_are_numbered_from_the_left_and_chosen_by_their_key(desk: Desk, qtbot: QtBot) -> None:
    set_screens(OPERATOR, PROJECTOR, SPARE)
    desk.projector.place_beside(desk.operator)
    told = [(each.number, each.label, each.shows_operator, each.shows_room) for each in desk.projector.choices()]
    assert told == [
        (1, "OPERATOR 1440×900", True, False),
        (2, "PROJECTOR 1920×1080", False, True),
        (3, "SPARE 1024×768", False, False),
    ]
    spare = desk.projector.choices()[2]
    desk.projector.choose_screen(spare.key)
    assert where(desk.projector) == (3360, 0, 1024, 768)
    assert desk.projector.screen_to_remember == spare.key


def test_chosen_for_the_projector_the_operators_own_screen_is_swapped(desk: Desk, qtbot: QtBot) -> None:
    desk.projector.place_beside(desk.operator)
    qtbot.waitUntil(desk.projector.isVisible)
    desk.projector.choose_screen(desk.projector.choices()[0].key)
    qtbot.waitUntil(desk.projector.isVisible)
    assert (desk.operator.screen().name(), desk.projector.screen().name()) == ("PROJECTOR", "OPERATOR")


def test_a_projector_in_another_socket_is_known_again(desk: Desk) -> None:
    screens = QGuiApplication.screens()
    told = {"OPERATOR": "A|B|C|OPERATOR", "PROJECTOR": "EPSON|X9|77|HDMI-2"}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(choices, "screen_key", lambda screen: told[screen.name()])
        assert find_screen("EPSON|X9|77|HDMI-1", screens) is screens[1]
        assert find_screen("EPSON|X9|78|HDMI-1", screens) is None
        told["PROJECTOR"] = "|||HDMI-2"
        assert find_screen("|||HDMI-1", screens) is None, "what tells nothing of itself is known by its socket alone"
