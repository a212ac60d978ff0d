"""The desk and the read-back in a real room, and fingers that type any character."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from roundtable.storage.store import Store
from tests.clock import Clock
from tests.ui.rooms import live_in
from ui.capture.desk import DeskView
from ui.capture.readback import ReadBackView
from ui.live import Live
from ui.widgets.view import View

SCENE = """
title: The river and the town
person: Amina Otieno, Port Authority, Public bodies
person: Björn Åkesson, River University, Universities
person: Chloé Dubois, River University
person: Dewi Prys, Ferry Users, Service users
item: Design 25 @co-design @people-it
item: Read-back 15 read-back
started: Design
"""


def type_text(widget: QWidget, text: str) -> None:
    """Type any characters through key events; QTest dies of those beyond ASCII."""
    for character in text:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QCoreApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, character))


def press(widget: QWidget, key: Qt.Key, control: bool = False) -> None:
    """Press one key, with Control or without."""
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(widget, key, modifier)


def enter(widget: QWidget, text: str) -> None:
    """Type a line and Enter."""
    type_text(widget, text)
    press(widget, Qt.Key.Key_Return)


@pytest.fixture
def live(qapp: QApplication, store: Store, clock: Clock, request: pytest.FixtureRequest) -> Iterator[Live]:
    """A room with the scene of the test's docstring; with the river's when it has none."""
    told = request.function.__doc__ or ""
    yield from live_in(told if "person:" in told else SCENE + told, store, clock, qapp)


@pytest.fixture
def desk(qtbot: QtBot, live: Live) -> DeskView:
    view = DeskView(live)
    qtbot.addWidget(view)
    _show(view)
    return view


@pytest.fixture
def readback(qtbot: QtBot, live: Live) -> ReadBackView:
    view = ReadBackView(live)
    qtbot.addWidget(view)
    _show(view)
    return view


def _show(view: View) -> None:
    view.resize(1440, 774)
    view.show()
    view.activateWindow()
    view.take_focus()
    QApplication.processEvents()
