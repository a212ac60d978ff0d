"""The room of a test as Qt sees it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from roundtable.room import Room
from tests.ui.rooms import live_on
from ui.live import Live


@pytest.fixture
def live(qapp: QApplication, room: Room) -> Iterator[Live]:
    """The room with the scene of the test's docstring."""
    yield from live_on(room, qapp)
