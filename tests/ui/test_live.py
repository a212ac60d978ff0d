"""Live tells Qt what the room does: changes, refusals, failures, and the time."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from roundtable.commands.clock import pause_item
from roundtable.commands.words import capture_quote
from roundtable.domain.errors import Refused
from roundtable.domain.words import Quote
from roundtable.room import Change, Room
from roundtable.storage.errors import DiskFull, StorageError
from roundtable.storage.store import Store
from ui.live import Live


def test_a_command_is_carried_out_and_told(live: Live, qtbot: QtBot) -> None:
    with qtbot.waitSignals([live.changed, live.saved], order="strict"):
        change = live.do(capture_quote, text="Ask us first")
    assert isinstance(change, Change) and live.undoable == "capture_quote"
    assert [quote.text for quote in live.session.all(Quote)] == ["Ask us first"]


def test_a_refusal_is_a_signal_and_changes_nothing(live: Live, qtbot: QtBot) -> None:
    before = live.session
    with qtbot.waitSignal(live.refused) as told, qtbot.assertNotEmitted(live.changed):
        assert live.do(pause_item) is None
    assert told.args[0].reason == "nothing-is-running" and live.session is before


def test_a_failure_to_write_is_a_signal_and_changes_nothing(
    live: Live, qtbot: QtBot, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise DiskFull

    monkeypatch.setattr(store, "commit", full)
    before = live.session
    with qtbot.waitSignal(live.failed) as told, qtbot.assertNotEmitted(live.changed):
        assert live.do(capture_quote, text="Ask us first") is None
    assert isinstance(told.args[0], StorageError) and live.session is before


def test_undo_and_redo_go_through_and_rest_when_there_is_nothing(live: Live, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(live.changed):
        assert live.undo() is None
    live.do(capture_quote, text="Ask us first")
    assert live.undo() is not None and live.session.count(Quote) == 0
    assert live.redoable == "capture_quote"
    assert live.redo() is not None and live.session.count(Quote) == 1


def test_an_undo_that_no_longer_fits_is_told_as_a_refusal(
    live: Live, room: Room, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    live.do(capture_quote, text="Ask us first")
    told: list[Refused] = []
    live.refused.connect(told.append)
    monkeypatch.setattr(room, "session", type(room.session)())
    assert live.undo() is None
    assert [each.reason for each in told] == ["changed-meanwhile"]


def test_the_clock_ticks_and_stops_with_the_room(live: Live, qtbot: QtBot) -> None:
    with qtbot.waitSignal(live.ticked) as told:
        pass
    assert told.args[0] == live.now()
    live.close()
    assert not live._timer.isActive()
