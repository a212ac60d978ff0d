"""Every control of the main window has a name, a key of its own, and room to be seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from ui.actions import ACTS, LIVE_VIEWS, VIEWS
from ui.main.window import MainWindow


def focusable(window: QWidget) -> Iterator[QWidget]:
    for widget in window.findChildren(QWidget):
        takes = widget.focusPolicy() is not Qt.FocusPolicy.NoFocus and widget.focusProxy() is None
        if widget.isVisible() and takes:
            yield widget


@pytest.mark.parametrize("view", VIEWS)
def test_everything_that_takes_the_focus_has_a_name(window: MainWindow, view: str) -> None:
    window.show_view(view)
    QApplication.processEvents()
    nameless = []
    for widget in focusable(window):
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            nameless.append(f"{type(widget).__name__} in {type(widget.parent()).__name__}")
    assert not nameless


@pytest.mark.parametrize("view", VIEWS)
def test_no_key_means_two_things(window: MainWindow, view: str) -> None:
    for each in VIEWS:
        window.view_named(each)
    window.show_view(view)
    keys: dict[str, list[str]] = defaultdict(list)
    for action in window.actions():
        for key in action.shortcuts() if action.isEnabled() else ():
            keys[key.toString()].append(action.text())
    for shortcut in window.findChildren(QShortcut):
        owner = shortcut.parent()
        wide = shortcut.context() in (Qt.ShortcutContext.WindowShortcut, Qt.ShortcutContext.ApplicationShortcut)
        if wide and shortcut.isEnabled() and isinstance(owner, QWidget) and owner.isVisible():
            keys[shortcut.key().toString()].append(type(owner).__name__)
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and not button.shortcut().isEmpty():
            keys[button.shortcut().toString()].append(button.text())
    assert {key: owners for key, owners in keys.items() if len(owners) > 1} == {}


def test_each_act_has_words_and_its_tooltip_names_its_key(window: MainWindow) -> None:
    for act in ACTS:
        action = window.actions_[act.name]
        assert action.text()
        if act.keys and action.isEnabled():
            assert action.shortcut().toString() in action.toolTip()


def test_every_act_is_connected(window: MainWindow) -> None:
    for view in VIEWS:
        window.view_named(view)
    idle = [act.name for act in ACTS if not window.actions_[act.name].receivers("2triggered(bool)")]
    assert idle == []


@pytest.mark.parametrize("view", VIEWS)
def test_a_window_of_1280_by_720_holds_each_view(window: MainWindow, view: str, qtbot: QtBot) -> None:
    window.show_view(view)
    for width, height in ((1110, 685), (1280, 720), (1920, 1080)):
        window.resize(width, height)
        QApplication.processEvents()
        hint = window.minimumSizeHint()
        assert hint.width() <= 1280 and hint.height() <= 720, (view, width, hint)
        assert window.width() == width and window.height() == height


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize("size", [(1110, 685), (1280, 720), (1440, 900)])
def test_no_control_lies_outside_its_parent_or_over_another(
    window: MainWindow, view: str, size: tuple[int, int]
) -> None:
    window.resize(*size)
    window.show_view(view)
    QApplication.processEvents()
    for bar in (window.app_bar, window.run_bar):
        shown = [child for child in bar.findChildren(QAbstractButton) if child.isVisible()]
        areas = [child.rect().translated(child.mapTo(window, child.rect().topLeft())) for child in shown]
        for index, area in enumerate(areas):
            assert window.rect().contains(area)
            for other in areas[index + 1 :]:
                assert not area.intersects(other)


@pytest.mark.parametrize("view", VIEWS)
def test_tab_walks_through_a_view_and_comes_back(window: MainWindow, view: str) -> None:
    window.show_view(view)
    QApplication.processEvents()
    first = QApplication.focusWidget()
    assert first is not None and window.view.isAncestorOf(first), "work begins in the view, not in the bar"
    seen = []
    for _ in range(200):
        focused = QApplication.focusWidget()
        assert focused is not None
        if focused in seen:
            break
        seen.append(focused)
        assert focused.isVisible()
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert window.app_bar.search in seen or view == "Desk"  # Tab of the capture line completes what is typed


def test_single_letters_are_letters_where_words_are_typed(window: MainWindow) -> None:
    assert {"N", "P", "B", "S", "T"} <= {key for act in ACTS for key in act.keys if act.views <= LIVE_VIEWS}
    window.show_view("Room")
    window.app_bar.search.setFocus()
    QTest.keyClicks(window.app_bar.search, "bnpst")
    assert window.app_bar.search.text() == "bnpst"
    assert not window.actions_["next-item"].isEnabled(), "the search has gone to the desk"
