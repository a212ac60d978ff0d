"""Open rooms as Qt sees them, for views to stand on."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QApplication

from roundtable.room import Room
from roundtable.storage.store import Store
from tests.clock import Clock
from tests.scenes import set_scene
from ui import theme
from ui.live import Live


def live_on(room: Room, app: QApplication) -> Iterator[Live]:
    """A room in a light app until the test is over."""
    theme.apply(app, "light")
    live = Live(room)
    yield live
    live.close()


def live_in(scene: str, store: Store, clock: Clock, app: QApplication) -> Iterator[Live]:
    """A new room with a scene."""
    room = Room(store, clock)
    room.do(set_scene, text=scene)
    yield from live_on(room, app)
