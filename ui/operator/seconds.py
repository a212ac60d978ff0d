"""The beat of panels that show running times: once a second, and only while they can be seen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from roundtable.domain.session import Session
from ui.live import Live


class EverySecond(QObject):
    """Shows the session anew in a widget each time the second changes, however often the clock ticks."""

    def __init__(self, live: Live, widget: QWidget, show: Callable[[Session], None]) -> None:
        super().__init__(widget)
        self._live, self._widget, self._show = live, widget, show
        self._second = 0
        live.ticked.connect(self._on_tick)

    def _on_tick(self, now: datetime) -> None:
        second = int(now.timestamp())
        if second != self._second and self._widget.isVisible():
            self._second = second
            self._show(self._live.session)
