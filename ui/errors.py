"""What happens to a bug: it is logged and told with its details, and the app goes on."""

from __future__ import annotations

import logging
import sys
import traceback
from collections.abc import Callable
from types import TracebackType

from PySide6.QtCore import QObject, Signal

log = logging.getLogger(__name__)


class Bugs(QObject):
    """Catches what nobody caught; `found(str)` carries the traceback, for a bar with "Copy details".

    A flood (a bug in a timer) is told once for each place in the code.
    """

    found = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._told: set[str] = set()
        self._before = sys.excepthook

    def install(self) -> None:
        """Take uncaught exceptions from now on."""
        sys.excepthook = self._on_exception

    def uninstall(self) -> None:
        """Give them back to whoever had them before."""
        sys.excepthook = self._before

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, Exception):
            self._before(kind, error, trace)
            return
        details = "".join(traceback.format_exception(kind, error, trace))
        log.error("uncaught:\n%s", details)
        place = details.rpartition('File "')[2].partition("\n")[0] + kind.__name__
        if place not in self._told:
            self._told.add(place)
            self.found.emit(details)


def quietly(act: Callable[[], object], what: str) -> None:
    """Do something that must not stand in the way of what comes after it; a failure is logged."""
    try:
        act()
    except Exception:
        log.exception("%s failed", what)
