"""Half-typed text, kept outside the journal a moment after the last key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from ui.live import Live

KEEP_AFTER = 250
"""Milliseconds after the last key."""


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
        """A key was pressed."""
        self._timer.start()

    def keep(self) -> None:
        """Keep what is typed, now."""
        self._timer.stop()
        if self._field:
            self._live.keep_draft(self._field, self._typed())

    def flush(self) -> None:
        """Keep what is typed if it is not kept yet."""
        if self._timer.isActive():
            self.keep()

    def forget(self) -> None:
        """Nothing is half typed any more."""
        self._timer.stop()
        if self._field:
            self._live.keep_draft(self._field, "")
