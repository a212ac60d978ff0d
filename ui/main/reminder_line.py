"""The reminder in the run bar of an item that should have started: since when, and a button that mends it."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from roundtable.domain.reminder import Overdue
from ui import icons, theme, wording
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import Label

_ICON = 14


class ReminderLine(QWidget):
    """Hidden while nothing is due; `start_requested` carries the item that was, and since when, or None for now."""

    start_requested = Signal(object, object)

    def __init__(self) -> None:
        super().__init__()
        self._due: Overdue | None = None
        self.words = Label("", Type.HEAD, "warn")
        self.start = Button("Start it", kind=Kind.QUIET, height=22, use=Type.HEAD)
        row = QHBoxLayout(self)
        row.setContentsMargins(_ICON + 14, 0, 2, 0)
        row.setSpacing(theme.GAP_XS)
        row.addWidget(self.words)
        row.addWidget(self.start)
        self.setFixedHeight(22)
        self.start.clicked.connect(self._on_start)
        self.hide()

    def show_due(self, due: Overdue | None, now: datetime) -> None:
        """Remind of an item, or of none."""
        self._due = due
        self.setVisible(due is not None)
        if due is None:
            return
        since = wording.clock_time(due.since)
        ago = wording.minutes((now - due.since) // timedelta(minutes=1))
        if due.forgotten:
            self.words.set_text(f"No clock for {ago}")
            self.start.set_text(f"Started at {since}")
        else:
            self.words.set_text(f"“{due.item.title}” was due at {since}")
            self.start.set_text("Start it")
        self.setAccessibleName(self.words.text())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and icon."""
        painter = paint.painter_for(self)
        paint.box(painter, QRectF(self.rect()), self.height() / 2, "warntint")
        icons.paint(painter, 8, (self.height() - _ICON) / 2, "clock", _ICON, "warn")
        painter.end()

    def _on_start(self) -> None:
        if self._due is not None:
            self.start_requested.emit(self._due.item.id, self._due.since if self._due.forgotten else None)
