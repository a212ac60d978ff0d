"""Closing a window or a session whose file does not hold everything asks first; where all is well nothing is asked."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from roundtable.commands.words import capture_quote
from roundtable.storage.store import Store
from tests.clock import Clock
from tests.storage.failing import FailingConnection
from tests.ui.computer import Computer
from tests.ui.main.test_failures import HALF, broken, desk_of, texts
from tests.ui.main.test_failures import disk as disk
from tests.ui.main.test_failures import failing_disk as failing_disk
from tests.ui.main.test_failures import live as live
from ui import theme
from ui.app import App
from ui.capture.line import DRAFT
from ui.live import Live
from ui.main.leaving import LOSE, LOSE_ALL, LeavingDialog
from ui.main.window import MainWindow
from ui.widgets.buttons import Button

posix = pytest.mark.skipif(os.name == "nt", reason="an open file cannot be moved there")


def asked(window: MainWindow) -> LeavingDialog | None:
    """The question, if it stands."""
    open_ = [each for each in window.findChildren(LeavingDialog) if each.isVisible()]
    return open_[0] if open_ else None


def question(window: MainWindow) -> LeavingDialog:
    dialog = asked(window)
    assert dialog is not None
    return dialog


def press(button: Button) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def save_at(window: MainWindow, path: Path) -> None:
    dialog = next(each for each in window.findChildren(QFileDialog) if each.isVisible())
    dialog.fileSelected.emit(str(path))
    dialog.close()


def half_a_line(window: MainWindow, disk: FailingConnection) -> None:
    desk = desk_of(window)
    broken(disk)
    QTest.keyClicks(desk.line.edit, HALF)


def test_a_window_closes_at_once_where_all_is_well(window: MainWindow, live: Live) -> None:
    QTest.keyClicks(desk_of(window).line.edit, HALF)
    assert window.close() and not window.isVisible() and asked(window) is None
    assert live._room.draft(DRAFT) == HALF


def test_half_a_line_that_the_disk_does_not_take_is_asked_about(
    window: MainWindow, live: Live, failing_disk: FailingConnection
) -> None:
    half_a_line(window, failing_disk)
    assert not window.close() and window.isVisible()
    dialog = question(window)
    assert dialog.lose.text() == LOSE and dialog.focusWidget() is dialog.copy
    window.close()
    assert asked(window) is dialog, "it is asked once"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.isVisible() and asked(window) is None and desk_of(window).line.edit.text() == HALF
    window.close()
    press(question(window).lose)
    assert not window.isVisible()


def test_a_disk_that_works_again_is_not_asked_about(window: MainWindow, failing_disk: FailingConnection) -> None:
    half_a_line(window, failing_disk)
    window.close()
    press(question(window).stay)
    failing_disk.commits = "work"
    assert window.close() and not window.isVisible()


def test_a_copy_holds_what_was_half_typed_and_then_the_window_closes(
    window: MainWindow, live: Live, failing_disk: FailingConnection, tmp_path: Path
) -> None:
    half_a_line(window, failing_disk)
    window.close()
    press(question(window).copy)
    assert window.isVisible()
    save_at(window, tmp_path / "copy.roundtable")
    assert not window.isVisible()
    live.close()
    with closing(Store.open(tmp_path / "copy.roundtable")) as store:
        assert store.drafts()[DRAFT] == HALF and store.check().whole


def test_a_copy_that_fails_closes_nothing(window: MainWindow, failing_disk: FailingConnection, tmp_path: Path) -> None:
    half_a_line(window, failing_disk)
    window.close()
    press(question(window).copy)
    save_at(window, tmp_path / "no such folder" / "copy.roundtable")
    assert window.isVisible() and desk_of(window).line.edit.text() == HALF


@posix
def test_a_file_that_is_gone_is_asked_about_even_where_nobody_has_written_since(
    window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "session.roundtable").unlink()
    assert not window.close()
    assert question(window).lose.text() == LOSE_ALL


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, tmp_path: Path, clock: Clock) -> Iterator[App]:
    theme.apply(qapp, "light")
    app = App(qapp, Computer(tmp_path), clock)
    app.show_start()
    yield app
    for open_ in (app.sitting, app.start):
        if open_ is not None:
            open_.close()
    app.deleteLater()


@posix
def test_a_session_without_its_file_is_left_only_when_asked_and_the_start_screen_says_so(app: App) -> None:
    sitting = app.new("blank")
    assert sitting is not None and sitting.live.path is not None
    sitting.live.do(capture_quote, text="Ask us first")
    path = sitting.live.path
    path.unlink()
    app.close_session()
    assert app.sitting is sitting and texts(sitting.live) == ["Ask us first"]
    assert app.open(path) is None and app.sitting is sitting
    press(question(sitting.window).lose)
    assert app.sitting is None and app.start is not None
    advice = app.start.advice.advice()
    assert advice is not None and "closed without its file" in advice.title and advice.buttons == ("Restore…",)


@posix
def test_a_session_closes_by_itself_once_its_copy_is_saved(app: App, tmp_path: Path) -> None:
    sitting = app.new("blank")
    assert sitting is not None and sitting.live.path is not None
    sitting.live.do(capture_quote, text="Ask us first")
    sitting.live.path.unlink()
    app.close_session()
    press(question(sitting.window).copy)
    save_at(sitting.window, tmp_path / "copy.roundtable")
    assert app.sitting is None and app.start is not None and app.start.advice.advice() is None
    with closing(Store.open(tmp_path / "copy.roundtable")) as store:
        assert [quote.text for quote in store.load().quotes] == ["Ask us first"]
