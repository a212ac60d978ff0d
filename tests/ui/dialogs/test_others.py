"""History, keys, and saving elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from roundtable.commands.clock import next_item
from roundtable.commands.words import capture_quote
from roundtable.domain.words import Quote
from roundtable.interchange.session_json import read_session
from roundtable.room import Room
from roundtable.storage.store import Store
from ui.actions import ACTS
from ui.dialogs.files import Files
from ui.dialogs.history import HistoryDialog
from ui.dialogs.keys import KeysDialog
from ui.live import Live
from ui.widgets.advice import AdviceText, Gravity


def test_the_history_tells_what_was_done_newest_first(
    opened: Callable[[Callable[[Live, QWidget], HistoryDialog]], HistoryDialog], live: Live
) -> None:
    """item: Welcome 10"""
    live.do(next_item)
    live.do(capture_quote, text="Ask us first")
    dialog = opened(HistoryDialog)

    def said() -> list[tuple[str, str]]:
        rows = (dialog.model.row_at(dialog.model.index(row)) for row in range(dialog.model.rowCount()))
        return [(what, words) for _, _, what, words in rows]

    assert said()[:2] == [("note quote", "Ask us first"), ("next item", "")]
    assert dialog.undo.isEnabled() and not dialog.redo.isEnabled()
    QTest.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
    assert live.session.count(Quote) == 0
    assert said()[0][0] == "undo note quote"
    assert not dialog.undo.isEnabled(), "what is done in room time is not undone"
    QTest.mouseClick(dialog.redo, Qt.MouseButton.LeftButton)
    assert live.session.count(Quote) == 1


def test_the_sheet_names_the_keys(
    opened: Callable[[Callable[[Live, QWidget], KeysDialog]], KeysDialog],
) -> None:
    dialog = opened(KeysDialog)
    said = {label.text() for label in dialog.findChildren(QLabel)}
    assert {act.text.rstrip("…") for act in ACTS if act.keys} <= said
    assert "verbatim" in said
    assert dialog.height() <= 720


def test_a_copy_and_a_text_are_saved_and_told(file_room: Room, tmp_path: Path, qtbot: QtBot) -> None:
    """quote: Ask us first"""
    live = Live(file_room)
    window = QWidget()
    qtbot.addWidget(window)
    files, told = Files(live, window), list[AdviceText]()
    files.advised.connect(told.append)
    files.copy_to(tmp_path / "copy.roundtable")
    files.export_to(tmp_path / "session.json")
    assert [(each.gravity, each.title) for each in told] == [
        (Gravity.OK, "A copy is saved."),
        (Gravity.OK, "The session is exported as text."),
    ]
    copy = Store.open(tmp_path / "copy.roundtable")
    assert copy.load() == live.session
    copy.close()
    assert read_session(tmp_path / "session.json").session.count(Quote) == 1
    files.copy_to(tmp_path / "no folder" / "copy.roundtable")
    files.export_to(tmp_path / "no folder" / "session.json")
    assert [each.gravity for each in told[2:]] == [Gravity.BAD, Gravity.BAD]
    assert all("safe" in each.title and each.rest for each in told[2:])
    live.close()
