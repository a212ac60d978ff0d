"""The app as a whole: a session is made, opened, imported and closed, and what stands in the way is told."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roundtable import resources
from roundtable.commands.words import capture_quote
from roundtable.domain.agenda import AgendaItem
from roundtable.domain.words import Quote
from roundtable.interchange.session_json import read_session
from roundtable.library import new_session
from roundtable.storage.store import Store
from tests.clock import Clock
from tests.ui.computer import Computer
from ui import theme
from ui.app import App
from ui.errors import Bugs, quietly
from ui.sitting import Sitting
from ui.widgets.advice import Gravity


def seated(sitting: Sitting | None) -> Sitting:
    assert sitting is not None
    return sitting


def journal(path: Path) -> Path:
    return path.with_name(f"{path.name}-journal")


def told(app: App) -> str:
    assert app.start is not None
    advice = app.start.advice.advice()
    assert advice is not None and advice.gravity is Gravity.BAD and app.start.advice.isVisible()
    return f"{advice.title} {advice.rest}"


@pytest.mark.parametrize("template", ["co-production-star", "plain-roundtable", "blank"])
def test_a_session_is_begun_from_a_template(app: App, computer: Computer, clock: Clock, template: str) -> None:
    start = app.start
    assert start is not None
    start.template_requested.emit(template)
    sitting = seated(app.sitting)
    assert sitting.window.isVisible() and not start.isVisible() and app.start is None
    assert sitting.live.session.details.held_on == clock().date()
    assert sitting.live.path is not None and sitting.live.path.parent == computer.sessions_folder
    assert (sitting.live.session.count(AgendaItem) > 0) == (template != "blank")


def test_the_sample_opens_as_a_fresh_copy_each_time(app: App) -> None:
    first = seated(app.open_sample())
    first.live.do(capture_quote, text="Something new")
    app.close_session()
    second = seated(app.open_sample())
    assert second.live.path != first.live.path
    whole = read_session(resources.path("sample", "sample.json")).session
    assert second.live.session.quotes == whole.quotes


def test_a_session_as_text_is_imported_and_opened(app: App, computer: Computer) -> None:
    path = computer.sessions_folder.parent / "Sample.JSON"
    path.parent.mkdir(parents=True)
    path.write_bytes(resources.read_bytes("templates", "plain-roundtable.json"))
    before = path.read_bytes()
    sitting = seated(app.open(path))
    assert sitting.live.path is not None and sitting.live.path.suffix == ".roundtable"
    assert path.read_bytes() == before


def test_closing_goes_back_to_the_start_which_knows_the_session(app: App, qtbot: QtBot) -> None:
    sitting = seated(app.new("plain-roundtable"))
    path = sitting.live.path
    assert path is not None
    sitting.live.do(capture_quote, text="Ask us first")
    sitting.window.activateWindow()
    qtbot.waitUntil(sitting.window.isActiveWindow)
    QTest.keyClick(sitting.window, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    assert app.sitting is None and app.start is not None and app.start.isVisible() and app.start.recovery is None
    assert app.start.model.rowCount() == 1 and app.start.model.at(app.start.model.index(0)).quotes == 1
    assert not journal(path).exists()
    again = seated(app.open(path))
    assert [quote.text for quote in again.live.session.all(Quote)] == ["Ask us first"]


def test_closing_the_window_ends_the_app_with_the_file_closed(
    app: App, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    sitting = seated(app.new("plain-roundtable"))
    path = sitting.live.path
    assert path is not None
    sitting.live.do(capture_quote, text="Ask us first")
    ended: list[bool] = []
    monkeypatch.setattr(app._application, "quit", lambda: ended.append(not journal(path).exists()))
    sitting.window.close()
    qtbot.waitUntil(lambda: bool(ended))
    assert ended == [True] and app.sitting is None
    store = Store.open(path)  # nobody else holds it
    assert store.load().count(Quote) == 1
    store.close()


def test_a_session_is_offered_again_until_it_is_closed(app: App, computer: Computer) -> None:
    sitting = seated(app.new("plain-roundtable"))
    assert computer.interrupted is not None and computer.interrupted.file == sitting.live.path
    after = seated(app.new("blank"))
    assert app.sitting is after and after.window.isVisible() and not sitting.window.isVisible()
    assert computer.interrupted is not None and computer.interrupted.file == after.live.path
    app.close_session()
    assert computer.interrupted is None


def test_a_file_that_is_no_session_is_told_on_the_start_screen(app: App, tmp_path: Path) -> None:
    (tmp_path / "notes.roundtable").write_text("no session")
    assert app.open(tmp_path / "notes.roundtable") is None
    assert told(app).startswith("notes.roundtable: This is not a roundtable session.")
    assert app.open(tmp_path / "gone.roundtable") is None
    assert told(app).startswith("gone.roundtable: There is no file here.")


@pytest.mark.parametrize("text", ["", "{", "[]", json.dumps({"format": "roundtable-session", "version": 99}), "\0"])
def test_a_text_that_is_no_session_is_told_and_nothing_is_left(
    app: App, computer: Computer, tmp_path: Path, text: str
) -> None:
    (tmp_path / "notes.json").write_text(text)
    assert app.open(tmp_path / "notes.json") is None
    said = told(app)
    assert said.startswith("notes.json could not be read. Nothing was changed. ") and len(said) > 60
    assert list(computer.sessions_folder.glob("*")) == []
    assert app.open(tmp_path / "gone.json") is None


def test_a_locked_session_is_told(app: App, computer: Computer, clock: Clock) -> None:
    path = new_session("blank", computer.sessions_folder, clock())
    store = Store.open(path)
    assert app.open(path) is None
    assert path.name in told(app)
    store.close()
    assert app.open(path) is not None


def test_a_folder_that_cannot_be_made_is_told(app: App, computer: Computer) -> None:
    computer.sessions_folder.parent.parent.mkdir(exist_ok=True)
    computer.sessions_folder.parent.write_text("a file where the folder should be")
    assert app.new("blank") is None
    assert told(app).startswith("The session could not be made. Nothing was changed. ")


def test_a_theme_is_chosen_and_remembered(app: App, computer: Computer) -> None:
    sitting = seated(app.new("blank"))
    sitting.window.actions_["theme-dark"].trigger()
    assert theme.current() == "dark" and computer.theme == "dark"
    sitting.window.actions_["theme-light"].trigger()
    assert theme.current() == "light"


def test_less_motion_is_chosen_remembered_and_shown(app: App, computer: Computer) -> None:
    act = seated(app.new("blank")).window.actions_["less-motion"]
    assert not act.isChecked() and theme.duration(180) == 180
    act.trigger()
    assert computer.motion == "less" and theme.duration(180) == 0
    app.close_session()
    again = seated(app.new("blank")).window.actions_["less-motion"]
    assert again.isChecked()
    again.trigger()
    assert computer.motion == "full" and theme.duration(180) == 180
    app.motion.hear(True)
    assert not again.isChecked() and theme.duration(180) == 180, "what somebody chose stays"


def test_less_motion_begins_as_the_system_asks_and_follows_it(app: App, computer: Computer) -> None:
    app.motion.hear(True)
    act = seated(app.new("blank")).window.actions_["less-motion"]
    assert act.isChecked() and theme.duration(180) == 0 and computer.motion == "system"
    app.motion.hear(False)
    assert not act.isChecked() and theme.duration(180) == 180
    app.motion.hear(True)
    act.trigger()
    assert computer.motion == "full" and theme.duration(180) == 180


def test_a_bug_is_told_with_its_details_once_and_the_app_goes_on(app: App, qapp: QApplication) -> None:
    sitting = seated(app.new("blank"))
    for _ in range(3):
        try:
            raise ZeroDivisionError("a bug")
        except ZeroDivisionError as error:
            app._bugs._on_exception(type(error), error, error.__traceback__)
    advice = sitting.window.advice.advice()
    assert advice is not None and "Everything noted is on disk" in advice.title
    QTest.mouseClick(sitting.window.advice.buttons()[0], Qt.MouseButton.LeftButton)
    assert "ZeroDivisionError: a bug" in qapp.clipboard().text()
    assert sitting.live.do(capture_quote, text="Ask us first") is not None


def test_bugs_are_caught_told_once_for_each_place_and_handed_back(qapp: QApplication) -> None:
    before = sys.excepthook
    bugs, found = Bugs(), list[str]()
    bugs.found.connect(found.append)
    bugs.install()
    try:
        for text in ("", "", "{"):
            try:
                int(text) if text != "{" else json.loads(text)["x"]
            except ValueError as error:
                sys.excepthook(type(error), error, error.__traceback__)
    finally:
        bugs.uninstall()
    assert sys.excepthook is before
    assert len(found) == 2 and "ValueError" in found[0] and "JSONDecodeError" in found[1]


def test_what_must_not_stand_in_the_way_does_not(caplog: pytest.LogCaptureFixture) -> None:
    def wrong() -> None:
        raise OSError("gone")

    quietly(wrong, "remembering")
    assert "remembering failed" in caplog.text
