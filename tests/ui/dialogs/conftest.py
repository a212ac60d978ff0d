"""Dialogs over a plain window, on a real room with the scene of the test's docstring."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.live import Live

D = TypeVar("D", bound=QDialog)
Opener = Callable[[Callable[[Live, QWidget], D]], D]


@pytest.fixture
def opened(qtbot: QtBot, live: Live) -> Callable[[Callable[[Live, QWidget], D]], D]:
    """Open a dialog and wait until keys reach it."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def open_(make: Callable[[Live, QWidget], D]) -> D:
        dialog = make(live, window)
        dialog.open()
        dialog.activateWindow()
        qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or window))
        return dialog

    return open_
