"""Half-typed text, kept outside the journal a moment after a key, however many follow it."""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from ui.live import Live

KEEP_AFTER = 250
"""Milliseconds from the first key that is not kept yet: whoever types on and on loses no more than these."""
REST = 4
"""On a slow disk keys get this many times as long as keeping takes, so that it is not all that is done."""


class Draft(QObject):
    """Keeps what `typed` tells under the name of a field; call `touch` at every key."""

    def __init__(self, live: Live, typed: Callable[[], str], parent: QObject) -> None:
        super().__init__(parent)
        self._live, self._typed, self._field = live, typed, ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(KEEP_AFTER)
        self._timer.timeout.connect(self.keep)
        live.closing.connect(self.flush)

    def begin(self, field: str) -> str:
        """Work on a field from now on; returns what was kept of it."""
        self.flush()
        self._field = field
        return self._live.draft(field) if field else ""

    def touch(self) -> None:
        """A key was pressed; what waits to be kept is not put off by it."""
        if not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Keep what is typed, now."""
        self._timer.stop()
        if self._field:
            begun = time.perf_counter()
            self._live.keep_draft(self._field, self._typed())
            took = 1000 * (time.perf_counter() - begun)
            self._timer.setInterval(max(KEEP_AFTER, round(REST * took)))

    def flush(self) -> None:
        """Keep what is typed if it is not kept yet."""
        if self._timer.isActive():
            self.keep()

    def forget_soon(self) -> None:
        """Nothing is half typed any more: the disk hears of it when all that is waiting to be painted is painted."""
        if self._field:
            self._timer.start(0)

    def forget(self) -> None:
        """Nothing is half typed any more."""
        self._timer.stop()
        if self._field:
            self._live.keep_draft(self._field, "")
