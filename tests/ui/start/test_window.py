"""The start screen: templates, files and recent sessions by mouse, keyboard and drop."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.capture.conftest import type_text
from tests.ui.computer import Computer
from tests.ui.drops import enter
from ui import theme
from ui.recent import DRAFT, PREPARED, RUNNING, Recent
from ui.start.recent_list import counts
from ui.start.window import COLUMN, StartWindow

TODAY = date(2026, 11, 19)


def remember(computer: Computer, name: str, **fields: object) -> Path:
    """Put a session among the recent ones; the latest call stands first."""
    path = computer.sessions_folder / f"{name}.roundtable"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    computer.remember(Recent(str(path), title=name, **fields))  # type: ignore[arg-type]
    return path


@pytest.fixture
def empty(qtbot: QtBot, qapp: QApplication, computer: Computer) -> Iterator[StartWindow]:
    yield from shown(qtbot, qapp, computer)


@pytest.fixture
def start(qtbot: QtBot, qapp: QApplication, computer: Computer) -> Iterator[StartWindow]:
    remember(computer, "Studio crits", people=12)
    remember(computer, "Fées et marées", held_on="2026-05-21", place="Students’ Union", quotes=64, state=DRAFT)
    remember(computer, "Whose river is it?", held_on="2026-11-19", place="Old Customs House", state=RUNNING)
    yield from shown(qtbot, qapp, computer)


def shown(qtbot: QtBot, qapp: QApplication, computer: Computer) -> Iterator[StartWindow]:
    theme.apply(qapp, "light")
    window = StartWindow(computer, TODAY)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.refresh()
    yield window


def titles(window: StartWindow) -> list[str]:
    return [window.model.at(window.model.index(row)).title for row in range(window.model.rowCount())]


def test_the_first_template_has_the_focus_where_nothing_was_open_yet(empty: StartWindow, qtbot: QtBot) -> None:
    assert empty.cards[0].hasFocus() and not empty.recent.isVisible() and not empty.search.isVisible()
    assert "open the sample" in empty.nothing.text()
    with qtbot.waitSignal(empty.template_requested) as asked:
        QTest.keyClick(empty.cards[0], Qt.Key.Key_Space)
    assert asked.args == ["co-production-star"]


@pytest.mark.parametrize("card", range(3))
def test_a_template_is_chosen_by_enter_and_by_click(empty: StartWindow, card: int) -> None:
    asked: list[str] = []
    empty.template_requested.connect(asked.append)
    QTest.mouseClick(empty.cards[card], Qt.MouseButton.LeftButton)
    empty.cards[card].setFocus()
    QTest.keyClick(empty.cards[card], Qt.Key.Key_Return)
    assert asked == [empty.cards[card].template.name] * 2


def test_enter_opens_the_latest_session(start: StartWindow, computer: Computer, qtbot: QtBot) -> None:
    assert start.recent.hasFocus()
    with qtbot.waitSignal(start.open_requested) as asked:
        QTest.keyClick(start.recent, Qt.Key.Key_Return)
    assert asked.args == [computer.sessions_folder / "Whose river is it?.roundtable"]


def test_a_click_opens_a_session_once(start: StartWindow) -> None:
    asked: list[Path] = []
    start.open_requested.connect(asked.append)
    area = start.recent.visualRect(start.model.index(1))
    QTest.mouseClick(start.recent.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    QTest.mouseDClick(start.recent.viewport(), Qt.MouseButton.LeftButton, pos=area.center())
    assert [path.stem for path in asked] == ["Fées et marées"]


def test_sessions_are_found_without_accents_and_esc_shows_all(start: StartWindow, qtbot: QtBot) -> None:
    QTest.keyClick(start, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert start.search.hasFocus()
    type_text(start.search, "marees")
    assert titles(start) == ["Fées et marées"]
    type_text(start.search, "x")
    assert titles(start) == [] and start.nothing.isVisible() and "Esc" in start.nothing.text()
    QTest.keyClick(start.search, Qt.Key.Key_Escape)
    assert len(titles(start)) == 3 and start.search.text() == ""
    type_text(start.search, "customs")
    with qtbot.waitSignal(start.open_requested) as asked:
        QTest.keyClick(start.search, Qt.Key.Key_Return)
    assert asked.args[0].stem == "Whose river is it?"


def test_a_session_whose_file_has_vanished_is_left_out(start: StartWindow, computer: Computer) -> None:
    (computer.sessions_folder / "Studio crits.roundtable").unlink()
    start.refresh()
    assert titles(start) == ["Whose river is it?", "Fées et marées"]


def test_a_row_says_in_words_what_it_shows(start: StartWindow) -> None:
    said = [start.model.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in range(3)]
    assert said == [
        "Whose river is it?, 0 quotes, 0 people, Running",
        "Fées et marées, 64 quotes, 0 people, Report draft",
        "Studio crits, 12 people invited, Prepared",
    ]
    assert counts(Recent("x", state=PREPARED)) == "Nobody invited yet"


@pytest.mark.parametrize(("name", "taken"), [("a.roundtable", True), ("A.JSON", True), ("a.pdf", False)])
def test_sessions_are_dropped_anywhere(empty: StartWindow, tmp_path: Path, name: str, taken: bool) -> None:
    asked: list[Path] = []
    empty.open_requested.connect(asked.append)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    assert enter(empty, data, QPoint(9, 9)) == taken
    QApplication.sendEvent(empty, QDropEvent(QPointF(9, 9), copy, data, left, none))
    assert asked == ([tmp_path / name] if taken else [])


def test_open_asks_for_a_file_and_esc_takes_it_back(empty: StartWindow, qtbot: QtBot) -> None:
    QTest.keyClick(empty, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    dialog = empty.findChild(QFileDialog)
    assert dialog is not None and dialog.isVisible()
    dialog.reject()
    qtbot.waitUntil(lambda: empty.findChild(QFileDialog) is None)


def test_the_sample_and_the_themes_are_within_reach(empty: StartWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(empty.sample_requested):
        QTest.mouseClick(empty.sample_button, Qt.MouseButton.LeftButton)
    chosen: list[str] = []
    empty.theme_requested.connect(chosen.append)
    for action in empty.theme_button.menu().actions():
        action.trigger()
    assert chosen == ["light", "dark", "system"]


def test_everything_that_takes_the_focus_has_a_name_and_tab_reaches_it(start: StartWindow) -> None:
    wanted = [
        widget
        for widget in start.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None
    ]
    for widget in wanted:
        assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip(), widget
    reached = set()
    for _ in range(2 * len(wanted)):
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.add(focused)
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert set(wanted) <= reached


def test_a_small_screen_holds_it(start: StartWindow) -> None:
    hint = start.minimumSizeHint()
    assert hint.width() <= 1110 and hint.height() <= 685


def test_what_was_not_closed_last_time_stands_first_and_enter_goes_on_with_it(
    qtbot: QtBot, qapp: QApplication, computer: Computer
) -> None:
    path = remember(computer, "Whose river is it?", state=RUNNING)
    remember(computer, "Studio crits")
    computer.note_open(path)
    for window in shown(qtbot, qapp, computer):
        assert window.recovery is not None and window.recovery.isVisible()
        assert window.recovery.button.hasFocus()
        with qtbot.waitSignal(window.open_requested) as asked:
            QTest.keyClick(window.recovery.button, Qt.Key.Key_Return)
        assert asked.args == [path]


def test_a_long_title_of_what_was_not_closed_widens_nothing(
    qtbot: QtBot, qapp: QApplication, computer: Computer
) -> None:
    computer.note_open(remember(computer, "What the town and the river owe each other, " * 4))
    for window in shown(qtbot, qapp, computer):
        assert window.recovery is not None and window.recovery.width() == COLUMN
        assert window.recovery.x() == window.cards[0].x()
        assert window.recovery.geometry().right() == window.cards[-1].geometry().right()


def test_what_was_closed_or_is_gone_is_not_offered(qtbot: QtBot, qapp: QApplication, computer: Computer) -> None:
    path, other = remember(computer, "Whose river is it?"), remember(computer, "Studio crits")
    computer.note_open(path)
    computer.note_closed(other)
    assert computer.interrupted is not None and computer.interrupted.file == path
    computer.note_closed(path)
    assert computer.interrupted is None
    computer.note_open(path)
    path.unlink()
    for window in shown(qtbot, qapp, computer):
        assert window.recovery is None and window.recent.hasFocus()
