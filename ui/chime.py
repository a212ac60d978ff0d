"""A tone when the running item's clock enters a graver phase, for those who asked for one; never the only sign."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject

from roundtable.domain.agenda import Phase, read_timer
from roundtable.domain.records import Id
from ui.live import Live

GRAVER = (Phase.LEFT, Phase.LAST_FIFTH, Phase.LAST_MOMENTS, Phase.OVER)


class Chime(QObject):
    """Sounds once when a fifth of the time is left, once when a twentieth is, and once when it is over.

    `sound` makes the tone. After a sleep it sounds once, whatever was slept through.
    """

    def __init__(self, live: Live, sound: Callable[[], None], parent: QObject) -> None:
        super().__init__(parent)
        self._live = live
        self._sound = sound
        self._on = False
        self._last: tuple[Id, Phase] | None = None
        live.ticked.connect(self._on_tick)

    def set_on(self, on: bool) -> None:
        """Sound from now on, or no longer."""
        self._on = on

    def _on_tick(self, now: datetime) -> None:
        running = self._live.session.running
        before, self._last = self._last, None
        if running is None:
            return
        phase = read_timer(*running, now).phase
        self._last = (running[0].id, phase)
        if before is None or before[0] != running[0].id or not {before[1], phase} <= set(GRAVER):
            return
        if self._on and GRAVER.index(phase) > GRAVER.index(before[1]):
            self._sound()
