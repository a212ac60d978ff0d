"""The view Room in a window of its own, with the acts of the main window that reach it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ui import theme
from ui.actions import Actions
from ui.live import Live
from ui.operator.room import RoomView
from ui.widgets.view import View

V = TypeVar("V", bound=View)


@dataclass
class Stand(Generic[V]):
    """A view that can be typed and clicked into."""

    live: Live
    window: QWidget
    actions: Actions
    view: V


def stand_for(qtbot: QtBot, live: Live, make: Callable[[Live, Actions], V], name: str) -> Stand[V]:
    """Put a view into an active window of 1440 x 900, less the bars of the main window."""
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(window)
    actions.enable_for(name)
    view = make(live, actions)
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(view)
    window.resize(1440, 900 - 46 - 84 - 28)
    window.show()
    window.activateWindow()
    view.take_focus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    return Stand(live, window, actions, view)


@pytest.fixture
def stand(qtbot: QtBot, qapp: QApplication, live: Live) -> Stand[RoomView]:
    theme.apply(qapp, "light")
    return stand_for(qtbot, live, RoomView, "Room")
