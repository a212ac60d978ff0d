"""Going back to a copy: from the start screen, from a file that cannot be opened, and from an open session."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from roundtable.commands.words import capture_quote
from roundtable.domain.words import Quote
from roundtable.storage.kept_copies import KeptCopies
from roundtable.storage.store import Store
from tests.clock import Clock
from tests.ui.computer import Computer
from ui.app import App
from ui.dialogs.restore import RestoreDialog
from ui.restoring import Restoring
from ui.sitting import Sitting


@pytest.fixture
def session(app: App, clock: Clock) -> Path:
    """A closed session of two quotes with two copies: of 14:00 with one quote, and of 14:32 with both."""
    sitting = seated(app.new("blank"))
    path = sitting.live.path
    assert path is not None
    sitting.live.do(capture_quote, text="Ask us first")
    sitting.copying.copy()
    clock.pass_(minutes=32)
    sitting.live.do(capture_quote, text="Then ask the boats, and everybody who lives beside the river")
    app.close_session()
    return path


def seated(sitting: Sitting | None) -> Sitting:
    assert sitting is not None
    return sitting


def texts(sitting: Sitting | None) -> list[str]:
    return [quote.text for quote in seated(sitting).live.session.all(Quote)]


def spoil(path: Path) -> bytes:
    """Cut a session file short, and return what is left."""
    path.write_bytes(path.read_bytes()[:-4096])
    return path.read_bytes()


def said(dialog: RestoreDialog) -> list[str]:
    model = dialog.model
    return [str(model.data(model.index(row))) for row in range(model.rowCount())]


def read(restoring: Restoring, qtbot: QtBot) -> list[str]:
    """What the rows say once all copies have been read."""
    qtbot.waitUntil(lambda: not any("Reading" in row for row in said(restoring.dialog)))
    return said(restoring.dialog)


def test_the_copies_are_listed_newest_first_and_read_one_by_one(app: App, session: Path, qtbot: QtBot) -> None:
    restoring = app.restore(session)
    assert [row.partition(".")[0] for row in said(restoring.dialog)] == ["Today 14:32", "Today 14:00"]
    assert all("Reading…" in row for row in said(restoring.dialog)), "no copy is read before the dialog is there"
    assert read(restoring, qtbot) == [
        "Today 14:32. Then ask the boats, and everybody who lives beside the river. 2 quotes, 0 actions",
        "Today 14:00. Ask us first. 1 quote, 0 actions",
    ]


def test_a_copy_is_opened_as_a_new_file_beside_by_keyboard_alone(app: App, session: Path, qtbot: QtBot) -> None:
    before = session.read_bytes()
    restoring = app.restore(session)
    dialog = restoring.dialog
    dialog.activateWindow()
    qtbot.waitUntil(dialog.list.hasFocus)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog._new.text() == f"Opens as “{session.stem} (restored 14.00)”."
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert not dialog.restore.isEnabled(), "it is not pressed twice"
    qtbot.waitUntil(lambda: app.sitting is not None)
    sitting = seated(app.sitting)
    assert texts(sitting) == ["Ask us first"]
    assert sitting.live.path == session.with_name(f"{session.stem} (restored 14.00).roundtable")
    assert session.read_bytes() == before
    advice = sitting.window.advice.advice()
    assert advice is not None and "copy of 14:00" in advice.title and "not touched" in advice.rest


def test_a_damaged_session_offers_its_copies(app: App, session: Path, qtbot: QtBot) -> None:
    left = spoil(session)
    assert app.open(session) is None and app.start is not None
    app.start.advice.buttons()[0].click()
    dialog = app.start.findChild(RestoreDialog)
    assert dialog is not None and dialog.model.rowCount() == 2
    qtbot.waitUntil(dialog.rescue.isVisible)
    assert "damaged" in dialog.message.text()
    dialog.restore.click()
    qtbot.waitUntil(lambda: app.sitting is not None)
    assert len(texts(app.sitting)) == 2 and session.read_bytes() == left


def test_what_can_be_read_of_a_damaged_session_is_saved_and_opened(
    app: App, computer: Computer, clock: Clock, qtbot: QtBot
) -> None:
    sitting = seated(app.new("blank"))
    path = sitting.live.path
    assert path is not None
    for number in range(300):
        sitting.live.do(capture_quote, text=f"Number {number}: " + "said " * 20)
    app.close_session()
    damaged = bytearray(path.read_bytes())
    start = len(damaged) // 2 // 4096 * 4096
    damaged[start : start + 4096] = bytes(4096)
    path.write_bytes(damaged)
    restoring = app.restore(path)
    qtbot.waitUntil(restoring.dialog.rescue.isVisible)
    restoring.dialog.rescue.click()
    qtbot.waitUntil(lambda: app.sitting is not None)
    after = seated(app.sitting)
    assert after.live.path == path.with_name(f"{path.stem} (rescued).roundtable") and len(texts(after)) > 250
    advice = after.window.advice.advice()
    assert advice is not None and "could not be read" in advice.rest and path.read_bytes() == damaged
    assert f"{path.stem} (rescued).txt lists them" in advice.rest and "Nothing seems" not in advice.rest


def test_of_a_session_that_is_whole_nothing_is_rescued(app: App, session: Path, qtbot: QtBot) -> None:
    restoring = app.restore(session)
    read(restoring, qtbot)
    assert not restoring.dialog.rescue.isVisible()


def test_a_copy_that_cannot_be_read_says_so_and_is_not_restored(
    app: App, session: Path, computer: Computer, qtbot: QtBot
) -> None:
    spoil(KeptCopies(computer.copies_folder, session).all()[0].path)
    restoring = app.restore(session)
    rows = read(restoring, qtbot)
    assert "cannot be read" in rows[0] and "1 quote" in rows[1]
    dialog = restoring.dialog
    assert not dialog.restore.isEnabled() and dialog._new.text() == ""
    QTest.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.isVisible() and not dialog._is_busy
    dialog.list.setCurrentIndex(dialog.model.index(1))
    assert dialog.restore.isEnabled()


def test_a_copy_that_goes_while_it_is_chosen_is_told(app: App, session: Path, computer: Computer, qtbot: QtBot) -> None:
    restoring = app.restore(session)
    read(restoring, qtbot)
    KeptCopies(computer.copies_folder, session).all()[0].path.unlink()
    restoring.dialog.restore.click()
    qtbot.waitUntil(lambda: "Another copy may do" in restoring.dialog.message.text())
    assert restoring.dialog.restore.isEnabled() and app.sitting is None


def test_a_session_that_was_deleted_is_among_the_copies_of_all(app: App, session: Path, qtbot: QtBot) -> None:
    assert app.start is not None and app.start.restore_button.isVisible()
    seated(app.new("plain-roundtable")).live.do(capture_quote, text="Another afternoon")
    app.close_session()
    session.unlink()
    assert app.start is not None
    app.start.restore_button.click()
    dialog = app.start.findChild(RestoreDialog)
    assert dialog is not None
    qtbot.waitUntil(lambda: not any("Reading" in row for row in said(dialog)))
    (row,) = [row for row in range(dialog.model.rowCount()) if ". Ask us first" in said(dialog)[row]]
    dialog.list.setCurrentIndex(dialog.model.index(row))
    dialog.restore.click()
    qtbot.waitUntil(lambda: app.sitting is not None)
    assert texts(app.sitting) == ["Ask us first"]


def test_a_file_that_is_gone_offers_its_copies_and_another_does_not(app: App, session: Path, tmp_path: Path) -> None:
    session.unlink()
    assert app.start is not None
    assert app.open(session) is None and app.start.advice.buttons()[0].text() == "Restore…"
    assert app.open(tmp_path / "gone.roundtable") is None
    assert "Restore…" not in [each.text() for each in app.start.advice.buttons()]


@pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", "propagateSizeHints")
def test_the_menu_of_a_recent_session_leads_there(app: App, session: Path, qtbot: QtBot) -> None:
    start = app.start
    assert start is not None
    current = start.recent.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
    middle = current.center()  # where Qt asks for the menu when its key is pressed
    by_key = QContextMenuEvent.Reason.Keyboard
    QApplication.sendEvent(start.recent, QContextMenuEvent(by_key, middle, start.recent.mapToGlobal(middle)))
    (menu,) = [each for each in start.findChildren(QMenu) if each.isVisible()]
    assert [action.text() for action in menu.actions()] == ["Open", "Restore…"]
    menu.actions()[1].trigger()
    menu.close()
    dialog = start.findChild(RestoreDialog)
    assert dialog is not None and dialog.model.rowCount() == 2
    start.recent.customContextMenuRequested.emit(QPoint(5, 5000))
    assert not [each for each in start.findChildren(QMenu) if each.isVisible()]


def test_an_open_session_goes_back_and_stays_as_it_is(app: App, session: Path, qtbot: QtBot) -> None:
    sitting = seated(app.open(session))
    sitting.live.do(capture_quote, text="A third one")
    sitting.window.actions_["restore"].trigger()
    dialog = sitting.window.findChild(RestoreDialog)
    assert dialog is not None and not dialog.rescue.isVisible()
    dialog.list.setCurrentIndex(dialog.model.index(1))
    dialog.restore.click()
    qtbot.waitUntil(lambda: app.sitting is not sitting)
    assert texts(app.sitting) == ["Ask us first"]
    with closing(Store.open(session)) as store:
        assert store.load().count(Quote) == 3, "it is closed with its last words"


def test_the_copy_in_the_second_place_is_listed_too(
    app: App, session: Path, computer: Computer, tmp_path: Path, qtbot: QtBot
) -> None:
    stick = tmp_path / "KINGSTON"
    stick.mkdir()
    computer.second_place = stick
    seated(app.open(session))
    app.close_session()
    restoring = app.restore(session)
    qtbot.waitUntil(lambda: restoring.dialog.model.rowCount() == 3)
    (row,) = [row for row in read(restoring, qtbot) if "in KINGSTON" in row]
    assert row.endswith("2 quotes, 0 actions")
    restoring.dialog.reject()
    (copy,) = stick.iterdir()
    copy.rename(stick / "Somebody’s debate (copy 00aa11).roundtable")
    everything = app.restore()
    qtbot.waitUntil(lambda: everything.dialog.model.rowCount() == 3)
    elsewhere = [everything.dialog.model.at(everything.dialog.model.index(row)) for row in range(3)]
    (found,) = [row for row in elsewhere if row.place]
    assert found.session == computer.sessions_folder / "Somebody’s debate.roundtable"


def test_without_copies_it_says_when_there_will_be_some(app: App, computer: Computer, qtbot: QtBot) -> None:
    assert app.start is not None and not app.start.restore_button.isVisible()
    dialog = app.restore().dialog
    assert not dialog.list.isVisible() and not dialog.restore.isVisible() and dialog._empty.isVisible()
    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
