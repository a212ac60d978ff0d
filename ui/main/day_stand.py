"""How the day stands, in the run bar: now and plan, how late, the expected end, and the strip of the day."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from roundtable.domain.agenda import Run
from roundtable.domain.forecast import WORTH_A_PLAN, Forecast
from ui import theme, wording
from ui.theme import Type
from ui.widgets.labels import Label
from ui.widgets.progress import CellState, DayCell, DayStrip


class DayStand(QWidget):
    """Now and plan, how late, the expected end, and the strip of the day."""

    def __init__(self) -> None:
        super().__init__()
        self.now = Label("", Type.LIST_MEDIUM, "ink2", elides=False)
        self.plan = Label("", Type.LIST_MEDIUM, "ink2", elides=False)
        self.late = Label("", Type.HEAD, "ok", elides=False)
        self.ends = Label("", Type.LIST_MEDIUM, "ink2", elides=False)
        self.end = Label("", Type.ENDS, elides=False)
        self.strip = DayStrip()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addStretch(1)
        column.addLayout(_row(self.now, None, self.plan))
        column.addLayout(_row(self.late, None, self.ends, self.end))
        column.addWidget(self.strip)
        column.addStretch(1)

    def set_slim(self, slim: bool) -> None:
        """Leave the strip and the present time out."""
        self.strip.setVisible(not slim)
        self.now.setVisible(not slim)

    def show_day(self, day: Forecast, now: datetime) -> None:
        """Show how the day stands at a moment in the session's zone."""
        self.now.set_text(f"Now {wording.clock_time(now)}")
        planned, expected = day.planned_end, day.expected_end
        shown = planned is not None and expected is not None
        runs = any(each.run and each.run.is_open for each in day.items)
        elsewhen = planned is not None and not runs and not day.covers(now)
        self.plan.setVisible(shown)
        for widget in (self.late, self.ends, self.end):
            widget.setVisible(shown and not elsewhen)
        if planned is None or expected is None:
            self.strip.show_day(())
            return
        if elsewhen:  # looked at on another day, nothing is late
            held = "Held" if planned < now else "Plan"
            self.plan.set_text(f"{held} {wording.day(planned.date())}")
            self.strip.show_day(())
            return
        hard = day.ends_by is not None and day.aim == day.ends_by
        self.plan.set_text(f"{'End by' if hard else 'Plan'} {wording.clock_time(day.aim or planned)}")
        late = day.late
        missed = day.will_miss(now) if late < WORTH_A_PLAN else ()
        self.late.set_text(
            f"Misses {wording.clock_time(missed[0].planned_start)}" if missed else wording.lateness(late)
        )
        self.late.setToolTip(wording.will_start_late(missed[0]) if missed else "")
        self.late.set_tint("warn" if missed or late >= WORTH_A_PLAN else "ok")
        over = all(each.run is not None and not each.run.is_open for each in day.items)
        self.ends.set_text("Ended" if over else "Ends")
        self.end.set_text(wording.clock_time(expected))
        self._fold()
        self._show_strip(day)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the expected end whole."""
        self._fold()
        super().resizeEvent(event)

    def _fold(self) -> None:
        """Leave out the word before the expected end where a long lateness needs its room."""
        row = (self.late, self.ends, self.end)
        needed = sum(label.sizeHint().width() for label in row) + 3 * theme.GAP_S
        self.ends.setVisible(not self.end.isHidden() and needed <= self.width())

    def _show_strip(self, day: Forecast) -> None:
        first = min(each.expected_start for each in day.items)
        cells = [DayCell(_minutes(each.length), _state(each.run)) for each in day.items]
        whole = (day.expected_end or first) - first
        share = (day.aim - first) / whole if day.aim and whole else 1.0
        self.strip.show_day(
            cells, min(max(share, 0.0), 1.0), f"{wording.counted(len(cells), 'item')}, {self.late.text()}"
        )


def _state(run: Run | None) -> CellState:
    if run is None:
        return CellState.AHEAD
    return CellState.NOW if run.is_open else CellState.DONE


def _minutes(span: timedelta) -> float:
    return span / timedelta(minutes=1)


def _row(*widgets: QWidget | None) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(theme.GAP_S)
    for widget in widgets:
        if widget is None:
            row.addStretch(1)
        else:
            row.addWidget(widget, 0, Qt.AlignmentFlag.AlignBaseline)
    return row
