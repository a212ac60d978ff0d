"""The room of a test as Qt sees it, the settings of a computer that lives for one test, and the app on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roundtable.room import Room
from tests.clock import Clock
from tests.ui.computer import Computer
from tests.ui.rooms import live_on
from ui import theme
from ui.app import App
from ui.live import Live


@pytest.fixture
def live(qapp: QApplication, room: Room) -> Iterator[Live]:
    """The room with the scene of the test's docstring."""
    yield from live_on(room, qapp)


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


@pytest.fixture
def app(qtbot: QtBot, qapp: QApplication, computer: Computer, clock: Clock) -> Iterator[App]:
    computer.theme = "light"
    theme.apply(qapp, "light")
    app = App(qapp, computer, clock)
    app.show_start()
    yield app
    for open_ in (app.sitting, app.start):
        if open_ is not None:
            open_.close()
    app.deleteLater()
