"""What the window says and does while its file cannot be written: each kind of failure, once, until it is over."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roundtable.commands.clock import next_item
from roundtable.commands.projection import project
from roundtable.commands.words import capture_quote
from roundtable.domain.projection import Slide
from roundtable.domain.words import Quote
from roundtable.room import Room
from roundtable.storage import errors
from roundtable.storage.errors import StorageError
from roundtable.storage.store import Store
from tests.clock import Clock
from tests.scenes import set_scene
from tests.storage.failing import FailingConnection, failing
from tests.ui.main.conftest import SCENE
from tests.ui.rooms import live_on
from ui.actions import VIEWS
from ui.capture.desk import DeskView
from ui.capture.line import DRAFT
from ui.live import SELDOM, TRY_AGAIN, Live
from ui.main.failures import AGAIN, BACK, BEHIND, COPY, SAID
from ui.main.window import MainWindow
from ui.projector.window import ProjectorWindow
from ui.widgets.advice import AdviceText, Gravity
from ui.widgets.buttons import Button

posix = pytest.mark.skipif(os.name == "nt", reason="an open file cannot be moved there")
HALF = "we were never asked at all"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[tuple[Store, FailingConnection]]:
    store, conn = failing(Store.create(tmp_path / "session.roundtable"))
    yield store, conn
    store.close()


@pytest.fixture
def failing_disk(disk: tuple[Store, FailingConnection]) -> FailingConnection:
    return disk[1]


@pytest.fixture
def live(qapp: QApplication, disk: tuple[Store, FailingConnection], clock: Clock) -> Iterator[Live]:
    room = Room(disk[0], clock)
    room.do(set_scene, text=SCENE)
    yield from live_on(room, qapp)


def said(window: MainWindow) -> AdviceText:
    advice = window.advice.advice()
    assert advice is not None and window.advice.isVisible()
    return advice


def button(window: MainWindow, text: str) -> Button:
    return next(each for each in window.advice.buttons() if each.text() == text)


def desk_of(window: MainWindow) -> DeskView:
    window.show_view("Desk")
    assert isinstance(window.view, DeskView)
    return window.view


def broken(disk: FailingConnection, code: int = sqlite3.SQLITE_FULL) -> None:
    disk.code, disk.commits = code, "before"


def texts(live: Live) -> list[str]:
    return [quote.text for quote in live.session.all(Quote)]


def test_a_full_disk_is_said_once_however_much_is_typed_and_the_words_stay(
    window: MainWindow, live: Live, failing_disk: FailingConnection, qtbot: QtBot
) -> None:
    desk, before = desk_of(window), live.session
    broken(failing_disk)
    failures: list[StorageError] = []
    live.failed.connect(failures.append)
    QTest.keyClicks(desk.line.edit, HALF)
    qtbot.waitUntil(lambda: len(failures) == 1)
    first = said(window)
    assert first.title == "The disk is full. Everything noted is safe." and not first.closable
    assert [each.text() for each in window.advice.buttons()] == [COPY, AGAIN]
    pressed = window.advice.buttons()[0]
    QTest.keyClick(desk.line.edit, Qt.Key.Key_Return)
    QTest.keyClicks(desk.line.edit, "!")
    qtbot.waitUntil(lambda: len(failures) == 3)
    assert said(window) is first and window.advice.buttons()[0] is pressed, "nothing flickers"
    assert desk.line.edit.text() == HALF + "!" and live.session is before
    assert window.status.shown()[0][0].text.startswith("Not saved since")


def test_it_goes_by_itself_when_writing_works_again_and_what_was_half_typed_is_kept(
    window: MainWindow, live: Live, failing_disk: FailingConnection, qtbot: QtBot
) -> None:
    desk = desk_of(window)
    broken(failing_disk)
    QTest.keyClicks(desk.line.edit, HALF)
    qtbot.waitUntil(lambda: DRAFT in live._unkept)
    failing_disk.commits = "work"
    live._again.timeout.emit()
    assert said(window).gravity is Gravity.OK and said(window).title.startswith("Writing works again.")
    assert live._room.draft(DRAFT) == HALF
    assert window.status.shown()[0][0].text.startswith("Saved")
    QTest.keyClick(desk.line.edit, Qt.Key.Key_Return)
    assert texts(live)[-1] == HALF and desk.line.edit.text() == ""
    window.failures._read.timeout.emit()
    assert not window.advice.isVisible()


def test_it_is_tried_until_it_works_however_often_it_fails(
    window: MainWindow, live: Live, failing_disk: FailingConnection
) -> None:
    broken(failing_disk)
    live.do(capture_quote, text=HALF)
    for _ in range(3):
        live._again.timeout.emit()
        assert live._again.isActive() and live._again.interval() == TRY_AGAIN, "no lock of our own is waited for"
    failing_disk.slow = 0.3
    live._again.timeout.emit()
    assert live._again.isActive() and live._again.interval() >= 0.3 * 1000 * SELDOM
    failing_disk.slow, failing_disk.commits = 0.0, "work"
    live._again.timeout.emit()
    assert not live._again.isActive() and said(window).gravity is Gravity.OK


def test_trying_again_in_vain_says_when_it_was_tried(
    window: MainWindow, live: Live, failing_disk: FailingConnection
) -> None:
    broken(failing_disk)
    assert live.do(capture_quote, text=HALF) is None
    QTest.mouseClick(button(window, AGAIN), Qt.MouseButton.LeftButton)
    assert said(window).rest.startswith("Tried at 14:00:00: not yet. ")
    failing_disk.commits = "work"
    QTest.mouseClick(button(window, AGAIN), Qt.MouseButton.LeftButton)
    assert said(window).title.startswith("Writing works again.")
    assert live.do(next_item) is not None


def test_good_news_does_not_take_the_place_of_other_advice_and_what_is_grave_comes_back(
    window: MainWindow, live: Live, failing_disk: FailingConnection
) -> None:
    broken(failing_disk)
    live.do(next_item)
    grave = said(window)
    window.advise(AdviceText(Gravity.OK, "circle-check", "A copy is saved."))
    QTest.mouseClick(window.advice._close, Qt.MouseButton.LeftButton)
    assert said(window) is grave
    window.advise(AdviceText(Gravity.OK, "circle-check", "A copy is saved."))
    failing_disk.commits = "work"
    assert live.try_again()
    assert said(window).title == "A copy is saved."
    QTest.mouseClick(window.advice._close, Qt.MouseButton.LeftButton)
    assert not window.advice.isVisible()


@pytest.mark.parametrize("kind", list(SAID))
def test_every_failure_has_words_that_fit_and_a_way_on(
    window: MainWindow, live: Live, kind: type[StorageError]
) -> None:
    window.resize(window.minimumSize())
    live.failed.emit(kind(live.path))
    advice = said(window)
    assert ". " in advice.title and advice.title.endswith((".", "safe.", "here.")) and advice.rest
    assert "safe" in advice.title or "still here" in advice.title
    assert window.minimumSizeHint().width() <= 1110 and window.width() == 1110
    assert bool(advice.buttons) == (kind is not errors.Unstorable)
    assert len(advice.acts) == len(advice.buttons)


def test_words_that_cannot_be_kept_are_said_until_others_are(window: MainWindow, live: Live) -> None:
    live.keep_draft("anything", "half \ud83d a character")
    assert said(window).closable and said(window).gravity is Gravity.WARN
    assert window.status.shown()[0][0].text.startswith("Saved")
    live.do(capture_quote, text="a whole one")
    assert not window.advice.isVisible()


def test_the_room_goes_on_in_a_copy_with_everything_as_it_was(
    window: MainWindow, live: Live, failing_disk: FailingConnection, qtbot: QtBot, tmp_path: Path, clock: Clock
) -> None:
    live.do(next_item)
    live.do(project, slide=Slide.QUESTION)
    projector = ProjectorWindow(live)
    qtbot.addWidget(projector)
    desk, before, copy = desk_of(window), live.session, tmp_path / "elsewhere.roundtable"
    broken(failing_disk)
    QTest.keyClicks(desk.line.edit, HALF)
    qtbot.waitUntil(lambda: DRAFT in live._unkept)
    picture = projector.content
    window.files.go_on_at(copy)
    assert said(window).gravity is Gravity.OK and "elsewhere.roundtable" in said(window).title
    assert live.path == copy and live.session == before and live.session.running == before.running
    assert window.view is desk and desk.line.edit.text() == HALF and projector.content == picture
    assert live._room.draft(DRAFT) == HALF, "kept in the copy, though the disk before it was full"
    QTest.keyClick(desk.line.edit, Qt.Key.Key_Return)
    assert texts(live)[-1] == HALF and desk.line.edit.text() == ""
    assert window.status.shown()[0][0].text.startswith("Saved")
    live.close()
    with closing(Store.open(copy)) as store:
        assert store.load() == live.session and store.check().whole


def test_a_copy_that_cannot_be_made_is_said_and_the_failure_comes_back(
    window: MainWindow, live: Live, failing_disk: FailingConnection, tmp_path: Path
) -> None:
    broken(failing_disk)
    live.do(next_item)
    grave = said(window)
    window.files.go_on_at(tmp_path / "no such folder" / "copy.roundtable")
    assert said(window).title == "The copy could not be made. Everything is still here."
    QTest.mouseClick(window.advice._close, Qt.MouseButton.LeftButton)
    assert said(window) is grave
    window.files.go_on_at(tmp_path / "session.roundtable")
    assert said(window).title == "That is the very file that is open."


@posix
def test_a_file_that_vanished_is_saved_back_with_one_click(window: MainWindow, live: Live, tmp_path: Path) -> None:
    desk, path = desk_of(window), tmp_path / "session.roundtable"
    path.unlink()
    QTest.keyClicks(desk.line.edit, HALF)
    QTest.keyClick(desk.line.edit, Qt.Key.Key_Return)
    assert said(window).title.startswith("The session file is gone from its place.")
    assert texts(live)[-1] == HALF and desk.line.edit.text() == "", "it is noted, in what is still open"
    QTest.mouseClick(button(window, BACK), Qt.MouseButton.LeftButton)
    assert said(window).title == "The file is back in its place." and path.exists()
    live.do(capture_quote, text="And on")
    live.close()
    with closing(Store.open(path)) as store:
        assert store.load() == live.session and store.check().whole


@posix
def test_a_file_that_vanished_and_takes_no_more_edits_is_saved_back_too(
    window: MainWindow, live: Live, tmp_path: Path
) -> None:
    path = tmp_path / "session.roundtable"
    path.unlink()
    live.failed.emit(errors.Gone(path))
    assert said(window).title.startswith("The session file is gone from its place.")
    QTest.mouseClick(button(window, BACK), Qt.MouseButton.LeftButton)
    assert said(window).title == "The file is back in its place." and path.exists()


@posix
def test_a_file_that_was_put_in_its_place_is_not_written_over(window: MainWindow, live: Live, tmp_path: Path) -> None:
    path = tmp_path / "session.roundtable"
    path.unlink()
    live.do(next_item)
    back = button(window, BACK)
    path.write_text("somebody else's")
    QTest.mouseClick(back, Qt.MouseButton.LeftButton)
    assert path.read_text() == "somebody else's"
    assert not live.try_again() and said(window).title.startswith("Another program replaced the session file.")
    assert [each.text() for each in window.advice.buttons()] == [COPY, AGAIN]


def test_words_in_doubt_leave_the_line_once_they_turn_out_to_be_noted(
    window: MainWindow, live: Live, failing_disk: FailingConnection
) -> None:
    desk = desk_of(window)
    QTest.keyClicks(desk.line.edit, HALF)
    failing_disk.code, failing_disk.commits, failing_disk.gone_after = sqlite3.SQLITE_IOERR, "after", 3
    QTest.keyClick(desk.line.edit, Qt.Key.Key_Return)
    assert desk.line.edit.text() == HALF and HALF not in texts(live)
    failing_disk.gone, failing_disk.commits = 0, "work"
    assert live.try_again()
    assert texts(live).count(HALF) == 1 and desk.line.edit.text() == "" and desk.line.noted.is_saying()


def test_pasted_lines_in_doubt_leave_the_line_once_they_turn_out_to_be_noted(
    window: MainWindow, live: Live, failing_disk: FailingConnection
) -> None:
    desk = desk_of(window)
    QGuiApplication.clipboard().setText("one was pasted\ntwo were pasted")
    QTest.keyClick(desk.line.edit, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    failing_disk.code, failing_disk.commits, failing_disk.gone_after = sqlite3.SQLITE_IOERR, "after", 3
    QTest.keyClick(desk.line.edit, Qt.Key.Key_Return)
    assert desk.line.edit.text() == "one was pasted\ntwo were pasted" and "one was pasted" not in texts(live)
    failing_disk.gone, failing_disk.commits = 0, "work"
    assert live.try_again()
    assert [text for text in texts(live) if "pasted" in text] == ["one was pasted", "two were pasted"]
    assert desk.line.edit.text() == "" and desk.line.noted.is_saying()


def test_a_quote_that_goes_on_in_doubt_does_so_once(
    window: MainWindow, live: Live, failing_disk: FailingConnection
) -> None:
    desk = desk_of(window)
    before = texts(live)[-1]
    QTest.keyClicks(desk.line.edit, f"... {HALF}")
    failing_disk.code, failing_disk.commits, failing_disk.gone_after = sqlite3.SQLITE_IOERR, "after", 3
    QTest.keyClick(desk.line.edit, Qt.Key.Key_Return)
    assert desk.line.edit.text() and texts(live)[-1] == before
    failing_disk.gone, failing_disk.commits = 0, "work"
    assert live.try_again()
    assert desk.line.edit.text() == "", "it is noted, and a second Enter would note it twice"
    QTest.keyClick(desk.line.edit, Qt.Key.Key_Return)
    assert texts(live)[-1].count(HALF) == 1


def test_the_room_goes_on_while_nothing_can_be_read_or_written(
    window: MainWindow, live: Live, failing_disk: FailingConnection, qtbot: QtBot, clock: Clock
) -> None:
    live.do(next_item)
    live.do(project, slide=Slide.QUESTION)
    projector = ProjectorWindow(live)
    qtbot.addWidget(projector)
    projector.resize(960, 540)
    projector.show()
    failing_disk.gone = 1_000_000
    shown = projector.grab().toImage()
    live.do(capture_quote, text="Never kept")
    assert said(window).title == SAID[errors.DiskFailed].title
    assert projector.grab().toImage() == shown, "the room sees nothing of it"
    for view in VIEWS:
        window.show_view(view)
        assert window.view is window.view_named(view)
    window.actions_["history"].trigger()
    before = window.run_bar.grab().toImage()
    clock.pass_(minutes=2)
    live.tick()
    window.show_view("Room")
    assert window.run_bar.grab().toImage() != before, "the clock counts"
    assert said(window).title == SAID[errors.DiskFailed].title
    failing_disk.gone = 0


def test_the_clock_and_the_screen_go_on_while_the_disk_is_full_and_are_written_after(
    window: MainWindow, live: Live, failing_disk: FailingConnection, disk: tuple[Store, FailingConnection], clock: Clock
) -> None:
    broken(failing_disk)
    assert live.do(next_item) is not None
    clock.pass_(minutes=1)
    window.actions_["blank"].trigger()
    assert live.session.running is not None and live.session.projection.slide is Slide.BLANK and live.is_behind
    assert said(window).rest.startswith(BEHIND) and window.status.shown()[0][0].text.startswith("Not saved")
    before = live.session
    assert live.undo() is None and live.do(capture_quote, text=HALF) is None and live.session is before
    failing_disk.commits = "work"
    live._again.timeout.emit()
    assert not live.is_behind and disk[0].load() == live.session
    assert [line.label for line in live.lines(2)] == ["project", "next_item"]
    assert said(window).gravity is Gravity.OK and window.status.shown()[0][0].text.startswith("Saved")


def test_a_damaged_file_stays_one_to_get_away_from(window: MainWindow, live: Live, tmp_path: Path) -> None:
    live._fail(errors.Damaged(live.path))
    live.do(next_item)
    assert said(window).title == SAID[errors.Damaged].title
    window.files.go_on_at(tmp_path / "copy.roundtable")
    assert said(window).gravity is Gravity.OK


def test_a_slow_disk_stands_in_the_status_line(window: MainWindow, live: Live, failing_disk: FailingConnection) -> None:
    failing_disk.slow = 0.3
    live.do(next_item)
    assert "Slow disk: 0.3 s" in [item.text for item in window.status.shown()[0]]
    failing_disk.slow = 0.0
    live.do(capture_quote, text="Fast again")
    assert not any("Slow" in item.text for item in window.status.shown()[0])
