"""An undo that lets more be printed asks why, in the window and in a dialog, and is not done without a reason."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roundtable.commands.words import capture_quote, set_attribution
from roundtable.domain.records import Id
from roundtable.domain.words import Attribution, Quote
from tests.ui.capture.conftest import type_text
from ui.dialogs.history import HistoryDialog
from ui.dialogs.session_undo import SAY_WHY
from ui.dialogs.why import WhyDialog
from ui.live import Live
from ui.main.window import MainWindow

QUOTE = Id("quote-1")


@pytest.fixture
def tightened(live: Live) -> Live:
    """
    quote: Ask us first
    """
    live.do(capture_quote, text="Ask us first")
    live.do(set_attribution, quote_id=live.session.quotes[0].id, attribution=Attribution.SECTOR)
    return live


def rule(live: Live) -> tuple[Attribution | None, str]:
    quote = live.session.all(Quote)[0]
    return quote.attribution, quote.loosened_because


def test_the_window_asks_why_and_the_reason_stays(qtbot: QtBot, tightened: Live) -> None:
    window = MainWindow(tightened)
    qtbot.addWidget(window)
    window.show()
    window.actions_["undo"].trigger()
    QApplication.processEvents()
    assert rule(tightened)[0] is Attribution.SECTOR
    (say_why,) = window.advice.buttons()
    assert say_why.text() == SAY_WHY and "lets more be printed" in window.advice.accessibleName()
    say_why.click()
    dialog = window.findChild(WhyDialog)
    assert dialog is not None
    QTest.keyClick(dialog.why.field, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert dialog.isVisible() and dialog.why.field.is_refused()
    type_text(dialog.why.field, "She said so")
    QTest.keyClick(dialog.why.field, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert rule(tightened) == (None, "She said so")
    QApplication.processEvents()
    assert not window.advice.isVisible()


def test_a_dialog_asks_why_too(qtbot: QtBot, tightened: Live) -> None:
    history = HistoryDialog(tightened)
    qtbot.addWidget(history)
    history.show()
    history.take_back()
    assert history._undo is not None
    (say_why,) = history._undo.told.mends()
    say_why.click()
    dialog = history.findChild(WhyDialog)
    assert dialog is not None
    dialog.reject()
    assert rule(tightened) == (Attribution.SECTOR, "")


def test_it_closes_when_something_else_would_be_taken_back(qtbot: QtBot, tightened: Live) -> None:
    dialog = WhyDialog(tightened)
    qtbot.addWidget(dialog)
    dialog.show()
    tightened.do(capture_quote, text="Ask us early")
    assert not dialog.isVisible()
