"""The segmented switch by mouse and keyboard."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.switch import Switch


@pytest.fixture
def switch(qapp: QApplication, qtbot: QtBot) -> Switch:
    theme.apply(qapp, "light")
    switch = Switch(("Room", "Desk", "Seats"), name="Views")
    qtbot.addWidget(switch)
    switch.show()
    switch.activateWindow()
    qtbot.waitUntil(switch.isActiveWindow)
    return switch


def test_the_first_is_chosen_until_somebody_chooses(switch: Switch) -> None:
    assert switch.current() == 0


def test_a_click_chooses(qtbot: QtBot, switch: Switch) -> None:
    with qtbot.waitSignal(switch.chosen) as wish:
        QTest.mouseClick(switch.part(2), Qt.MouseButton.LeftButton)
    assert wish.args == [2]
    assert switch.current() == 2


def test_setting_it_tells_nobody(qtbot: QtBot, switch: Switch) -> None:
    with qtbot.assertNotEmitted(switch.chosen):
        switch.set_current(1)
    assert switch.current() == 1


def test_left_and_right_move_the_choice_and_the_focus(qtbot: QtBot, switch: Switch) -> None:
    switch.setFocus()
    assert switch.part(0).hasFocus()
    with qtbot.waitSignal(switch.chosen) as wish:
        QTest.keyClick(switch.part(0), Qt.Key.Key_Right)
    assert wish.args == [1]
    assert switch.part(1).hasFocus()
    QTest.keyClick(switch.part(1), Qt.Key.Key_Left)
    assert switch.current() == 0


def test_tab_stops_at_it_once(switch: Switch) -> None:
    switch.set_current(1)
    stops = [index for index in range(3) if switch.part(index).focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert stops == [1]


def test_a_choice_moves_no_neighbour(switch: Switch) -> None:
    width = switch.sizeHint().width()
    switch.set_current(2)
    assert switch.sizeHint().width() == width


def test_a_word_may_carry_a_count(switch: Switch) -> None:
    switch.set_word(1, "Desk 46")
    assert switch.part(1).text() == "Desk 46"
    assert switch.part(1).accessibleName() == "Desk 46"
