"""History, keys, and saving elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from roundtable.commands.clock import next_item
from roundtable.commands.words import capture_quote, reattribute, reword_quote
from roundtable.domain.records import Id
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
from ui.widgets.message import Message


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

    assert said()[:2] == [("note quote", "Ask us first"), ("next item", "Welcome")]
    assert dialog.undo.isEnabled() and not dialog.redo.isEnabled()
    QTest.mouseClick(dialog.undo, Qt.MouseButton.LeftButton)
    assert live.session.count(Quote) == 0
    assert said()[0][0] == "undo note quote"
    assert not dialog.undo.isEnabled(), "what is done in room time is not undone"
    QTest.mouseClick(dialog.redo, Qt.MouseButton.LeftButton)
    assert live.session.count(Quote) == 1


def texts_of(dialog: HistoryDialog) -> list[str]:
    return [label.text() for label in dialog.details.findChildren(QLabel)]


def test_a_line_in_hand_is_told_field_by_field(
    opened: Callable[[Callable[[Live, QWidget], HistoryDialog]], HistoryDialog], live: Live
) -> None:
    """
    person: Amina Otieno, Port Authority
    person: Björn Åkesson, River University
    quote: AO: Ask us first, before anything is decided
    """
    quote = Id("quote-1")
    live.do(reword_quote, quote_id=quote, text="Ask us twice, before anything is decided")
    live.do(reattribute, kind=Quote, record_id=quote, contributor_id=Id("bjorn-akesson"), organisation_id=None)
    live.do(capture_quote, text="Something else")
    dialog = opened(HistoryDialog)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert "Name speaker" in texts_of(dialog) and "Amina Otieno → Björn Åkesson" in texts_of(dialog)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert "was: Ask us first, before anything is decided" in texts_of(dialog)
    assert "now: Ask us twice, before anything is decided" in texts_of(dialog)
    assert any("by host" in text for text in texts_of(dialog))
    before = dialog.model.rowCount()
    QTest.mouseClick(dialog.only, Qt.MouseButton.LeftButton)
    acts = [dialog.model.row_at(dialog.model.index(row))[2] for row in range(dialog.model.rowCount())]
    assert acts == ["name speaker", "reword quote", "set scene"] and not dialog.kinds.isEnabled()
    assert "Reword quote" in texts_of(dialog), "the line in hand stays in hand"
    QTest.mouseClick(dialog.only, Qt.MouseButton.LeftButton)
    assert dialog.model.rowCount() == before


def test_the_history_is_filtered_by_kind(
    opened: Callable[[Callable[[Live, QWidget], HistoryDialog]], HistoryDialog], live: Live
) -> None:
    """item: Welcome 10"""
    live.do(capture_quote, text="Ask us first")
    live.do(next_item)
    dialog = opened(HistoryDialog)
    for name, acts in (("Quote", ["note quote"]), ("Run of an item", ["next item"]), ("Figure", [])):
        dialog.kinds.setCurrentText(name)
        dialog.kinds.activated.emit(dialog.kinds.currentIndex())
        assert [dialog.model.row_at(dialog.model.index(row))[2] for row in range(dialog.model.rowCount())] == acts
    assert "Choose a line to see what it did." in texts_of(dialog)
    dialog.kinds.activated.emit(0)
    assert dialog.model.row_at(dialog.model.index(0))[3] == "Welcome", "a run goes by its item"


def test_the_history_is_exported_and_whom_it_names_is_said(file_room: Room, tmp_path: Path, qtbot: QtBot) -> None:
    """person: Amina Otieno"""
    live = Live(file_room)
    dialog = HistoryDialog(live)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog._files.export_history_to(tmp_path / "history.csv")
    assert "Amina Otieno" in (tmp_path / "history.csv").read_text(encoding="utf-8-sig")
    said = [message.text() for message in dialog.findChildren(Message) if message.isVisible()]
    assert said == [
        "The history is exported as history.csv. It names everybody, protected names too: keep it to yourselves."
    ]
    dialog._files.export_history_to(tmp_path / "no folder" / "history.csv")
    assert any("could not be exported" in message.text() for message in dialog.findChildren(Message))
    live.close()


def test_the_sheet_names_the_keys(
    opened: Callable[[Callable[[Live, QWidget], KeysDialog]], KeysDialog],
) -> None:
    dialog = opened(KeysDialog)
    said = {label.text() for label in dialog.findChildren(QLabel)}
    assert {act.text.rstrip("…") for act in ACTS if act.keys} <= said
    assert "verbatim" in said
    whole = dialog.sheet.verticalScrollBar().maximum() == 0
    assert whole or dialog.height() >= dialog.screen().availableGeometry().height() - 60
    assert dialog.height() <= dialog.screen().availableGeometry().height()


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
