"""PySide6 must fit the interpreter: a wheel that does not takes references from None until Python aborts."""

import sys

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

CALLS = 20_000

pytestmark = pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None and True are immortal: their counts say nothing"
)


def test_calls_that_return_none_take_nothing_from_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        label.setText("quote")
    assert sys.getrefcount(None) > before - 100


def test_signals_take_nothing_from_true(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(True)
    for _ in range(CALLS // 10):
        label.windowTitleChanged.connect(label.setToolTip)
        label.windowTitleChanged.disconnect(label.setToolTip)
    assert sys.getrefcount(True) > before - 100
