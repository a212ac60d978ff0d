"""Copies of an open session: when they are made, what never disturbs the work, and the second place."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from pytestqt.qtbot import QtBot

from roundtable.commands.words import capture_quote
from roundtable.room import Room
from roundtable.storage.kept_copies import KeptCopies, KeptCopy
from roundtable.storage.store import Store
from tests.clock import Clock
from tests.ui.computer import Computer
from tests.ui.rooms import live_on
from ui import numbers
from ui.copying import EVERY, QUIET, Copying
from ui.dialogs.second_place import SecondPlace, SecondPlaceDialog
from ui.live import Live
from ui.sitting import Sitting
from ui.widgets.advice import AdviceText, Gravity
from ui.worker import Worker


@pytest.fixture
def live(qapp: QApplication, file_room: Room) -> Iterator[Live]:
    yield from live_on(file_room, qapp)


@pytest.fixture
def copying(live: Live, computer: Computer) -> Iterator[Copying]:
    copying = Copying(live, computer)
    copying.copy()
    yield copying
    copying.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    return folder


def kept(live: Live, computer: Computer) -> tuple[KeptCopy, ...]:
    assert live.path is not None
    return KeptCopies(computer.copies_folder, live.path).all()


def texts(path: Path) -> list[str]:
    with closing(Store.open(path, read_only=True)) as store:
        return [quote.text for quote in store.load().quotes]


def test_a_copy_is_kept_at_once_and_five_minutes_after_a_change(
    copying: Copying, live: Live, computer: Computer, clock: Clock
) -> None:
    """quote: Ask us first"""
    assert len(kept(live, computer)) == 1 and not copying.due.isActive()
    clock.pass_(minutes=1)
    live.do(capture_quote, text="Then ask the boats")
    assert copying.due.isActive() and copying.due.interval() == EVERY == 300_000
    begun = copying.due.remainingTime()
    live.do(capture_quote, text="And the port")
    assert copying.due.remainingTime() <= begun, "another change does not put it off"
    clock.pass_(minutes=5)
    copying.due.timeout.emit()
    assert copying.quiet.isActive() and len(kept(live, computer)) == 1
    copying.quiet.timeout.emit()
    newest = kept(live, computer)[0]
    assert newest.at == clock() and texts(newest.path) == ["Ask us first", "Then ask the boats", "And the port"]
    assert not copying.due.isActive() and not copying.quiet.isActive()


def test_it_waits_until_nobody_has_typed_for_two_seconds(
    copying: Copying, live: Live, computer: Computer, qtbot: QtBot
) -> None:
    """quote: Ask us first"""
    field = QLineEdit()
    qtbot.addWidget(field)
    field.show()
    live.do(capture_quote, text="More")
    QTest.keyClick(field, Qt.Key.Key_A)
    assert not copying.quiet.isActive(), "until a copy is due, no key is looked at"
    copying.due.timeout.emit()
    assert copying.quiet.interval() == QUIET == 2000
    before = copying.quiet.timerId()
    QTest.keyClick(field, Qt.Key.Key_B)
    assert copying.quiet.isActive() and copying.quiet.timerId() != before, "the two seconds begin anew"
    copying.quiet.timeout.emit()
    assert len(kept(live, computer)) == 2
    QTest.keyClick(field, Qt.Key.Key_C)
    assert not copying.quiet.isActive() and field.text() == "abc"


def test_nothing_is_copied_without_a_change(copying: Copying, live: Live, computer: Computer, clock: Clock) -> None:
    """quote: Ask us first"""
    clock.pass_(hours=1)
    copying.copy()
    copying.close()
    assert len(kept(live, computer)) == 1


def test_closing_keeps_the_last_words(live: Live, computer: Computer) -> None:
    """quote: Ask us first"""
    copying = Copying(live, computer)
    copying.copy()
    live.do(capture_quote, text="Goodbye")
    copying.close()
    assert texts(kept(live, computer)[0].path) == ["Ask us first", "Goodbye"]


def test_ten_are_kept_of_a_long_evening(live: Live, computer: Computer, clock: Clock) -> None:
    """quote: Ask us first"""
    copying = Copying(live, computer)
    for number in range(13):
        clock.pass_(minutes=5)
        live.do(capture_quote, text=f"Words {number}")
        copying.copy()
    copying.close()  # which waits for what is pruned
    assert [copy.number for copy in kept(live, computer)] == list(range(13, 3, -1))


def test_a_copy_that_fails_is_told_once_and_tried_again(
    copying: Copying, live: Live, computer: Computer, tmp_path: Path
) -> None:
    """quote: Ask us first"""
    told: list[AdviceText] = []
    copying.advised.connect(told.append)
    moved = computer.copies_folder.rename(tmp_path / "moved")
    computer.copies_folder.write_text("a file where the folder was")
    for text in ("Two", "Three"):
        assert live.do(capture_quote, text=text) is not None, "the work goes on"
        copying.copy()
        assert copying.due.isActive(), "it is tried again"
    assert [each.gravity for each in told] == [Gravity.WARN]
    assert "The session itself is saved" in told[0].title and "five minutes" in told[0].rest
    computer.copies_folder.unlink()
    moved.rename(computer.copies_folder)
    copying.copy()
    assert texts(kept(live, computer)[0].path) == ["Ask us first", "Two", "Three"]


def test_a_session_that_was_deleted_while_open_is_still_copied(
    copying: Copying, live: Live, computer: Computer
) -> None:
    """quote: Ask us first"""
    assert live.path is not None
    live.path.unlink()
    live.do(capture_quote, text="Who took the file?")
    copying.copy()
    assert texts(kept(live, computer)[0].path) == ["Ask us first", "Who took the file?"]


def test_a_room_that_goes_on_elsewhere_is_copied_from_there(
    copying: Copying, live: Live, computer: Computer, tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    live.move_to(tmp_path / "other" / "elsewhere.roundtable")
    before = len(kept(live, computer))
    live.do(capture_quote, text="Said after the stick was pulled")
    copying.copy()
    assert before == 1 and len(kept(live, computer)) == 2
    with closing(Store.open(kept(live, computer)[0].path, read_only=True)) as store:
        assert store.load() == live.session


def test_a_session_in_memory_has_no_copies(room: Room, qapp: QApplication, computer: Computer) -> None:
    live = Live(room)
    copying = Copying(live, computer)
    live.do(capture_quote, text="Words")
    copying.copy()
    copying.close()
    assert not copying.due.isActive() and not computer.copies_folder.exists()
    live.close()


def put_there(stick: Path) -> list[str]:
    return sorted(path.name for path in stick.iterdir())


def test_the_newest_copy_goes_to_the_second_place_too(
    copying: Copying, live: Live, computer: Computer, stick: Path, qtbot: QtBot, clock: Clock
) -> None:
    """quote: Ask us first"""
    copying.use_place(stick)
    qtbot.waitUntil(lambda: copying.place.at is not None)
    assert computer.second_place == stick and copying.place.free and not copying.place.trouble
    (name,) = put_there(stick)
    assert name.startswith("session (copy ") and texts(stick / name) == ["Ask us first"]
    clock.pass_(minutes=5)
    live.do(capture_quote, text="More")
    copying.copy()
    qtbot.waitUntil(lambda: copying.place.at == clock())
    assert put_there(stick) == [name] and texts(stick / name) == ["Ask us first", "More"]


def test_a_stick_that_was_pulled_is_told_once_and_tried_again(
    copying: Copying, live: Live, stick: Path, qtbot: QtBot
) -> None:
    """quote: Ask us first"""
    told: list[AdviceText] = []
    copying.advised.connect(told.append)
    copying.use_place(stick)
    qtbot.waitUntil(lambda: copying.place.at is not None)
    shutil.rmtree(stick)
    for number in range(2):
        live.do(capture_quote, text=f"Words {number}")
        with qtbot.waitSignal(copying.placed):
            copying.copy()
        assert copying.place.trouble == "KINGSTON is not there"
    assert len(told) == 1 and told[0].title == "KINGSTON is not there, so no copy went there."
    assert not stick.exists(), "the mount point is not made"
    stick.mkdir()
    live.do(capture_quote, text="Plugged in again")
    with qtbot.waitSignal(copying.placed):
        copying.copy()
    assert not copying.place.trouble and len(put_there(stick)) == 1
    copying.use_place(None)
    assert copying.place == SecondPlace()


def test_a_place_that_never_answers_holds_up_nothing(
    copying: Copying, live: Live, computer: Computer, stick: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """quote: Ask us first"""
    answers = Event()
    monkeypatch.setattr("ui.copying.PATIENCE", 0.01)
    monkeypatch.setattr("ui.copying.put", lambda *_: answers.wait(30))
    copying.use_place(stick)
    live.do(capture_quote, text="More")
    copying.copy()
    assert copying.place.trouble == "KINGSTON does not answer" and len(kept(live, computer)) == 2
    copying.close()
    answers.set()


def test_the_dialog_says_how_it_stands_and_gives_it_up(
    copying: Copying, computer: Computer, stick: Path, qtbot: QtBot
) -> None:
    """quote: Ask us first"""
    dialog = SecondPlaceDialog(copying.place)
    qtbot.addWidget(dialog)
    dialog.chosen.connect(copying.use_place)
    copying.placed.connect(dialog.show_place)
    dialog.open()
    assert not dialog.stop.isVisible()
    QTest.mouseClick(dialog.choose, Qt.MouseButton.LeftButton)
    asked = dialog.findChild(QFileDialog)
    assert asked is not None and asked.fileMode() is QFileDialog.FileMode.Directory
    asked.fileSelected.emit(str(stick))
    qtbot.waitUntil(lambda: copying.place.at is not None)
    assert "Last copy at 14:00. " in dialog._card.message.text() and dialog._card.message.text().endswith(" free.")
    stick.rename(stick.with_name("PULLED"))
    with qtbot.waitSignal(copying.placed):
        copying.look()
    assert dialog._card.message.text() == "KINGSTON is not there. It is tried again with the next copy."
    stick.with_name("PULLED").rename(stick)
    with qtbot.waitSignal(copying.placed):
        copying.look()
    assert "Last copy" in dialog._card.message.text()
    asked.reject()
    dialog.stop.setFocus()
    QTest.keyClick(dialog.stop, Qt.Key.Key_Return)
    assert computer.second_place is None and not dialog.stop.isVisible()
    assert dialog.focusWidget() is dialog.choose


def test_a_sitting_keeps_copies_and_its_menu_opens_the_second_place(
    file_room: Room, computer: Computer, stick: Path, qtbot: QtBot
) -> None:
    """quote: Ask us first"""
    computer.second_place = stick
    sitting = Sitting(file_room, computer)
    sitting.show()
    qtbot.waitUntil(lambda: sitting.copying.place.at is not None)
    assert "Copied to KINGSTON 14:00" in [item.text for item in sitting.window.status._items]
    sitting.window.actions_["second-place"].trigger()
    dialog = sitting.window.findChild(SecondPlaceDialog)
    assert dialog is not None and dialog.isVisible()
    dialog.reject()
    shutil.rmtree(stick)
    sitting.live.do(capture_quote, text="Goodbye")
    with qtbot.waitSignal(sitting.copying.placed):
        sitting.copying.copy()
    advice = sitting.window.advice.advice()
    assert advice is not None and advice.icon == "usb"
    sitting.window.advice.buttons()[0].click()
    assert [each for each in sitting.window.findChildren(SecondPlaceDialog) if each.isVisible()]
    path = sitting.live.path
    sitting.close()
    assert path is not None and texts(KeptCopies(computer.copies_folder, path).all()[0].path)[-1] == "Goodbye"


def test_copies_that_fail_under_another_advice_are_told_once_it_has_gone(
    file_room: Room, computer: Computer, qtbot: QtBot
) -> None:
    """quote: Ask us first"""
    computer.copies_folder.parent.mkdir(parents=True, exist_ok=True)
    computer.copies_folder.write_text("a file where the folder should be")
    sitting = Sitting(file_room, computer)
    sitting.show()
    grave = AdviceText(Gravity.BAD, "hard-drive", "Something graver")
    sitting.advise(grave)
    sitting.copying.copy()
    bar, status = sitting.window.advice, sitting.window.status
    assert bar.advice() is grave and "No copies are kept" in [item.text for item in status._items]
    bar.show_advice(None)
    said = bar.advice()
    assert said is not None and said.title.startswith("No copy could be kept")
    computer.copies_folder.unlink()
    sitting.live.do(capture_quote, text="More")
    sitting.copying.copy()
    assert "No copies are kept" not in [item.text for item in status._items]
    sitting.close()


def test_a_worker_goes_on_after_a_job_that_raises(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    worker, got = Worker(), list[int]()
    worker.do(lambda: 1 // 0, got.append)
    worker.do(lambda: 7, got.append)
    qtbot.waitUntil(lambda: got == [7])
    assert "a job of the worker failed" in caplog.text
    assert worker.finish(5) and Worker().finish(0)


@pytest.mark.parametrize(
    ("count", "said"), [(3_120_000_000, "3.1 GB"), (64_000_000_000, "64 GB"), (12_300, "12 kB"), (5_000_000, "5.0 MB")]
)
def test_an_amount_of_room_is_said_as_disks_are_sold(count: int, said: str) -> None:
    assert numbers.size(count) == said
