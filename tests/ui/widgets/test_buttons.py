"""The push button: keyboard, names, states, and the actions that it stands for."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets.buttons import Button, Kind


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> None:
    theme.apply(qapp, "light")


Show = Callable[..., QWidget]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    """Put widgets into a row of a window that has the focus."""
    host = QWidget()
    row = QHBoxLayout(host)
    qtbot.addWidget(host)

    def show(*widgets: QWidget) -> QWidget:
        for widget in widgets:
            row.addWidget(widget)
        host.show()
        host.activateWindow()
        qtbot.waitUntil(host.isActiveWindow)
        return host

    return show


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_space_and_enter_press_it(qtbot: QtBot, show: Show, key: Qt.Key) -> None:
    button = Button("Next item", kind=Kind.PRIMARY, key="N")
    show(button)
    button.setFocus()
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, key)


def test_a_click_does_not_take_the_caret_out_of_a_field(qtbot: QtBot, show: Show) -> None:
    field, button = QLineEdit(), Button("Take")
    show(field, button)
    field.setFocus()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert button.hasFocus()


def test_an_icon_alone_needs_a_name_and_shows_it(qtbot: QtBot) -> None:
    with pytest.raises(ValueError, match="name"):
        Button(icon="pause")
    button = Button(icon="pause", name="Pause")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Pause"
    assert button.toolTip() == "Pause"
    assert button.sizeHint().width() == button.sizeHint().height()


@pytest.mark.parametrize("kind", list(Kind))
def test_every_state_looks_different(show: Show, kind: Kind) -> None:
    button = Button("Withdraw", kind=kind)
    show(button)
    button.clearFocus()
    rest = picture(button)
    button.setFocus()
    focused = picture(button)
    button.clearFocus()
    button.set_on(True)
    on = picture(button)
    button.set_on(False)
    button.setEnabled(False)
    states = [rest, focused, on, picture(button)]
    assert all(states[i] != states[j] for i in range(4) for j in range(i))


def test_a_layout_never_cuts_it(show: Show) -> None:
    buttons = [Button("Show the room the new times", icon="projector", key="Ctrl+R") for _ in range(3)]
    host = show(*buttons)
    host.resize(100, 40)
    assert all(button.width() >= button.sizeHint().width() for button in buttons)


def test_key_cap_and_drop_arrow_take_room(qtbot: QtBot) -> None:
    button = Button("Take", key="Ctrl+T")
    qtbot.addWidget(button)
    with_key = button.sizeHint().width()
    button.set_shows_key(False)
    without = button.sizeHint().width()
    menu = QMenu(button)
    button.set_menu(menu)
    assert with_key > button.sizeHint().width() > without


def test_it_stands_for_an_action(qtbot: QtBot, show: Show) -> None:
    action = QAction("&Freeze")
    action.setShortcut(QKeySequence("F"))
    action.setToolTip("Nothing is on the screen yet")
    action.setEnabled(False)
    button = Button(icon="snowflake", name="Freeze", key="?")
    button.follow(action)
    show(button)
    assert not button.isEnabled()
    assert button.toolTip() == "Nothing is on the screen yet"
    assert button.accessibleName() == "Freeze"
    action.setEnabled(True)
    with qtbot.waitSignal(action.triggered):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_it_is_on_while_its_action_is_checked(qtbot: QtBot, show: Show) -> None:
    action = QAction("Web")
    action.setCheckable(True)
    button = Button("Web")
    button.follow(action)
    show(button)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert action.isChecked()
    assert button.is_on()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert not button.is_on()
