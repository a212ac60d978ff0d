"""What tests stand on: a clock, a store and a room; the scene of the room is the test's docstring."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from roundtable.room import Room
from roundtable.storage.store import Store
from tests.clock import Clock
from tests.scenes import set_scene

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

settings.register_profile("house", deadline=None)  # a busy machine is no failure
settings.load_profile("house")


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store() -> Iterator[Store]:
    """A session in memory."""
    store = Store.in_memory()
    yield store
    store.close()


@pytest.fixture
def room(store: Store, clock: Clock, request: pytest.FixtureRequest) -> Room:
    """A room in memory with the scene of the test's docstring."""
    return _with_scene(Room(store, clock), request)


@pytest.fixture
def file_room(tmp_path: Path, clock: Clock, request: pytest.FixtureRequest) -> Iterator[Room]:
    """A room on a file, `session.roundtable` in the test's folder, with the scene of the test's docstring."""
    room = _with_scene(Room(Store.create(tmp_path / "session.roundtable"), clock), request)
    yield room
    room.close()


def _with_scene(room: Room, request: pytest.FixtureRequest) -> Room:
    room.do(set_scene, text=request.function.__doc__ or "")
    return room


@pytest.fixture(autouse=True)
def no_window_is_left() -> Iterator[None]:
    """Close what a test left open, so that no window of one test hears of the next one's clicks."""
    yield
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    for window in widgets.QApplication.topLevelWidgets():
        window.close()
        window.deleteLater()
