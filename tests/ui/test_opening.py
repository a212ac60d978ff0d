"""What is said of a file that cannot be opened, and of one that is not this computer's alone; the buttons do it."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from roundtable.commands.words import capture_quote
from roundtable.domain.words import Quote
from roundtable.library import new_session
from roundtable.room import Room
from roundtable.storage import errors
from roundtable.storage.errors import StorageError
from roundtable.storage.folders import Shared
from roundtable.storage.store import Store
from tests.clock import Clock
from tests.ui.computer import Computer
from ui import opening
from ui.app import App
from ui.names import short_name
from ui.shared_folder import HERE, shared_advice, went_here
from ui.start.window import StartWindow
from ui.widgets.advice import AdviceText, Gravity
from ui.widgets.buttons import Button

LONG = Path("Whose course is it anyway, and who pays for the hours of people not on a payroll 2026-11-19.roundtable")
KINDS = [kind for kind in StorageError.__subclasses__() if not kind.written]


def start_of(app: App) -> StartWindow:
    assert app.start is not None
    return app.start


def said(app: App) -> AdviceText:
    bar = app.sitting.window.advice if app.sitting is not None else start_of(app).advice
    advice = bar.advice()
    assert advice is not None and bar.isVisible()
    return advice


def button(app: App, text: str) -> Button:
    bar = app.sitting.window.advice if app.sitting is not None else start_of(app).advice
    return next(each for each in bar.buttons() if each.text() == text)


def session_in(folder: Path, clock: Clock) -> Path:
    path = new_session("plain-roundtable", folder, clock())
    with closing(Store.open(path)) as store:
        Room(store, clock).do(capture_quote, text="Ask us first")
    return path


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_has_words_that_fit_the_start_screen(
    computer: Computer, qtbot: QtBot, kind: type[StorageError]
) -> None:
    start = StartWindow(computer, date(2026, 11, 22))
    qtbot.addWidget(start)
    start.resize(start.minimumSize())
    start.show()
    ways = dict.fromkeys((opening.ASK, opening.AGAIN, opening.COPY, opening.RESTORE), start.ask)
    advice = opening.not_opened(LONG, kind(LONG), ways)
    start.advise(advice)
    assert advice.rest and advice.buttons and len(advice.acts) == len(advice.buttons)
    assert start.minimumSizeHint().width() <= 1060 and start.width() == 1060
    assert "…" in advice.title.partition(":")[0] and advice.tip == str(LONG)


def test_only_buttons_that_do_something_are_shown() -> None:
    advice = opening.not_opened(LONG, errors.Damaged(LONG), {})
    assert advice.buttons == () and advice.closable


def test_a_name_keeps_its_beginning_and_its_end() -> None:
    assert short_name(Path("/any/a.roundtable")) == "a.roundtable"
    short = short_name(LONG, 40)
    assert len(short) <= 40 and short.startswith("Whose course is it") and short.endswith("…2026-11-19")
    assert short_name(LONG.with_suffix(".json"), 40).endswith("-19.json")
    assert short_name(Path("Untitled session of the year 2026.roundtable"), 40) == "Untitled session of the year 2026"


def test_a_session_that_may_only_be_read_is_opened_as_a_copy_with_its_history(
    app: App, computer: Computer, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    path = session_in(tmp_path / "stick", clock)
    before = path.read_bytes()
    access = os.access
    monkeypatch.setattr("os.access", lambda place, mode: "stick" not in str(place) and access(place, mode))
    assert app.open(path) is None
    assert "This session may only be read." in said(app).title
    QTest.mouseClick(button(app, opening.COPY), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: app.sitting is not None)
    sitting = app.sitting
    assert sitting is not None and sitting.live.path == computer.sessions_folder / path.name
    assert [quote.text for quote in sitting.live.session.all(Quote)] == ["Ask us first"]
    assert sitting.live.undoable == "capture_quote" and path.read_bytes() == before
    again = app.open_copy(path)
    assert again is not None and again.live.path == computer.sessions_folder / f"{path.stem} (2).roundtable"


def test_a_locked_session_is_tried_again_by_a_button(app: App, clock: Clock, tmp_path: Path, qtbot: QtBot) -> None:
    path = session_in(tmp_path, clock)
    with closing(Store.open(path)):
        assert app.open(path) is None
        assert [each.text() for each in start_of(app).advice.buttons()] == [opening.AGAIN, opening.ASK]
        QTest.mouseClick(button(app, opening.AGAIN), Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        assert app.sitting is None and "open in another window" in said(app).title
    QTest.mouseClick(button(app, opening.AGAIN), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: app.sitting is not None)


def test_a_newer_session_is_left_alone_and_another_may_be_chosen(app: App, clock: Clock, tmp_path: Path) -> None:
    path = session_in(tmp_path, clock)
    with closing(sqlite3.connect(path)) as conn:
        conn.execute("PRAGMA user_version=1999")
    before = path.read_bytes()
    assert app.open(path) is None and path.read_bytes() == before
    assert "saved by a newer version" in said(app).title and "exported as text" in said(app).rest
    QTest.mouseClick(button(app, opening.ASK), Qt.MouseButton.LeftButton)
    dialog = start_of(app).findChild(QFileDialog)
    assert dialog is not None
    dialog.reject()


def test_a_session_in_a_synced_folder_is_told_once_and_goes_on_here(
    app: App, computer: Computer, clock: Clock, tmp_path: Path, qtbot: QtBot
) -> None:
    path = session_in(tmp_path / "Dropbox", clock)
    sitting = app.open(path)
    assert sitting is not None
    qtbot.waitUntil(sitting.window.advice.isVisible)
    assert said(app).gravity is Gravity.WARN and said(app).title.startswith("This session is in Dropbox.")
    QTest.mouseClick(button(app, HERE), Qt.MouseButton.LeftButton)
    assert said(app).title == "You now work on this computer." and "stays as it was" in said(app).rest
    assert sitting.live.path == computer.sessions_folder / path.name
    assert computer.interrupted is not None and computer.interrupted.file == sitting.live.path
    sitting.live.do(capture_quote, text="And here")
    with closing(Store.open(path)) as store:
        assert [quote.text for quote in store.load().quotes] == ["Ask us first"]


def test_a_session_of_this_computer_alone_has_no_such_advice(app: App, clock: Clock, qtbot: QtBot) -> None:
    sitting = app.new("blank")
    assert sitting is not None
    QApplication.processEvents()
    assert sitting.window.advice.advice() is None


@pytest.mark.parametrize("shared", [Shared("OneDrive", is_synced=True), Shared("files.example.org", is_synced=False)])
def test_the_words_on_a_shared_folder_offer_a_way_only_where_there_is_one(shared: Shared) -> None:
    with_way, without = shared_advice(shared, lambda: None), shared_advice(shared, None)
    assert with_way.buttons == (HERE,) and "copy on this computer" in with_way.rest and with_way.closable
    assert without.buttons == () and "copy" not in without.rest and shared.name in without.title
    assert shared.name in went_here(shared, LONG).rest
