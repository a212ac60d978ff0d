"""What tests stand on: a clock, a store and a room; the scene of the room is the test's docstring."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from roundtable.room import Room
from roundtable.storage.store import Store
from tests.clock import Clock
from tests.scenes import set_scene

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A busy machine is no failure.
settings.register_profile("house", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("house")


@pytest.fixture(autouse=True, scope="session")
def _nothing_fails_silently() -> None:
    """For a host, a report goes on without a part that fails; here it is to be seen."""
    from roundtable.report import failing  # noqa: PLC0415 - with it come the libraries of the report

    failing.DEGRADES = False


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
    """Delete the windows that a test made, so that none of them hears of the next test's clicks.

    They are not closed, as one may ask whether it should. Without Qt there is nothing to do, and Qt is not imported.
    """
    before = _windows()
    yield
    left = [window for window in _windows() if window not in before]
    for window in left:
        window.hide()
        window.deleteLater()
    if left:
        core = sys.modules["PySide6.QtCore"]
        core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)


def _windows() -> list["QWidget"]:
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    return [window for window in widgets.QApplication.topLevelWidgets() if window.parent() is None]
