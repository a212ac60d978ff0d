"""The main window on a real room, with the scene of the test's docstring or that of the river."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roundtable.storage.store import Store
from tests.clock import Clock
from tests.ui.rooms import live_in
from ui.live import Live
from ui.main.window import MainWindow

SCENE = """
title: The river and the town
person: Amina Otieno, Port Authority, Public bodies
person: Björn Åkesson, River University, Universities
item: Welcome 10 talk
item: Design 25 @co-design
quote: AO: Ask us first @co-design confirmed
quote: BÅ: Then ask the boats @co-design
"""


@pytest.fixture
def live(qapp: QApplication, store: Store, clock: Clock, request: pytest.FixtureRequest) -> Iterator[Live]:
    told = request.function.__doc__ or ""
    yield from live_in(told if "title:" in told else SCENE + told, store, clock, qapp)


@pytest.fixture
def window(qtbot: QtBot, live: Live) -> Iterator[MainWindow]:
    window = MainWindow(live)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()
