"""The room's screen is chosen by the number that stands on it, and remembered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.projector.offscreens import OPERATOR, PROJECTOR, SPARE, set_screens, why_not
from ui.dialogs.screens import ScreensDialog
from ui.live import Live
from ui.projector.numbers import ScreenNumber
from ui.projector.window import ProjectorWindow
from ui.screen_choosing import ScreenChoosing
from ui.settings import Settings


@dataclass
class Stand:
    window: QWidget
    projector: ProjectorWindow
    choosing: ScreenChoosing
    settings: Settings

    def open(self) -> ScreensDialog:
        self.choosing.open()
        assert self.choosing.dialog is not None
        return self.choosing.dialog


@pytest.fixture
def stand(live: Live, qtbot: QtBot, tmp_path: Path) -> Iterator[Stand]:
    if reason := why_not():
        pytest.skip(reason)
    set_screens(OPERATOR, PROJECTOR, SPARE)
    settings = Settings(QSettings(str(tmp_path / "settings.ini"), QSettings.Format.IniFormat))
    window = QWidget()
    qtbot.addWidget(window)
    window.setGeometry(100, 100, 900, 600)
    window.show()
    projector = ProjectorWindow(live)
    qtbot.addWidget(projector)
    projector.place_beside(window)
    choosing = ScreenChoosing(window, projector, settings, window)
    yield Stand(window, projector, choosing, settings)
    choosing.stop()
    projector.close()
    window.close()
    set_screens(OPERATOR)


def cards() -> list[ScreenNumber]:
    """The numbers that stand on the screens now."""
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, ScreenNumber) and each.isVisible()]


def test_numbers_stand_on_all_screens_while_one_is_chosen(stand: Stand) -> None:
    stand.open()
    screens = {screen.name(): screen.geometry() for screen in QGuiApplication.screens()}
    found = {card.number: [n for n, area in screens.items() if area.contains(card.geometry())] for card in cards()}
    assert found == {1: ["OPERATOR"], 2: ["PROJECTOR"], 3: ["SPARE"]}
    for card in cards():
        assert card.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
        assert card.height() > 0.25 * min(card.screen().geometry().height(), card.screen().geometry().width())
        picture = card.grab().toImage()
        assert len({picture.pixel(x, card.height() // 2) for x in range(0, card.width(), 3)}) > 1, "a number is painted"
    assert stand.choosing.dialog is not None
    stand.choosing.dialog.reject()
    assert not cards()


def test_its_number_chooses_a_screen_and_it_is_remembered(stand: Stand, qtbot: QtBot) -> None:
    dialog = stand.open()
    QTest.keyClick(dialog, Qt.Key.Key_3)
    assert stand.projector.screen().name() == "SPARE"
    assert stand.settings.projector_screen == "|||SPARE"
    assert not cards() and stand.choosing.dialog is None


def test_a_click_in_the_picture_chooses_too(stand: Stand) -> None:
    dialog = stand.open()
    place = dialog.map.place_of(3).center().toPoint()
    QTest.mouseClick(dialog.map, Qt.MouseButton.LeftButton, pos=place)
    assert stand.projector.screen().name() == "SPARE"


def test_a_row_says_what_each_shows_and_the_own_one_is_swapped(stand: Stand, qtbot: QtBot) -> None:
    dialog = stand.open()
    told = [row.accessibleDescription() for row in dialog.rows.values()]
    assert told == ["this window; they would change places", "the room’s picture", ""]
    QTest.mouseClick(dialog.rows["|||OPERATOR"], Qt.MouseButton.LeftButton, pos=QPoint(20, 20))
    qtbot.waitUntil(stand.projector.isVisible)
    assert (stand.window.screen().name(), stand.projector.screen().name()) == ("PROJECTOR", "OPERATOR")


def test_plugged_and_unplugged_meanwhile_the_dialog_keeps_up(stand: Stand, qtbot: QtBot) -> None:
    dialog = stand.open()
    set_screens(OPERATOR)
    qtbot.waitUntil(lambda: len(dialog.rows) == 1)
    assert "one screen" in dialog.line.text() and not dialog.in_window.isHidden()
    assert [card.number for card in cards()] == [1]
    QTest.keyClick(dialog, Qt.Key.Key_1)
    assert stand.choosing.dialog is dialog, "there is nothing to choose"
    QTest.mouseClick(dialog.in_window, Qt.MouseButton.LeftButton)
    assert stand.projector.isVisible() and not stand.projector.isFullScreen()


def test_a_mirrored_screen_is_explained(stand: Stand, qtbot: QtBot) -> None:
    set_screens(OPERATOR, PROJECTOR | {"x": 0, "y": 0, "width": 1440, "height": 900})
    qtbot.waitUntil(lambda: not stand.projector.is_settling)
    dialog = stand.open()
    assert "shows the same as this one" in dialog.line.text()
    assert not any(row.isEnabled() for row in dialog.rows.values())


def test_swap_without_a_second_screen_asks_what_to_do(stand: Stand, qtbot: QtBot) -> None:
    set_screens(OPERATOR)
    qtbot.waitUntil(lambda: not stand.projector.is_settling)
    stand.choosing.swap()
    assert stand.choosing.dialog is not None
