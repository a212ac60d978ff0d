"""Which view has which name, and how it is made."""

from __future__ import annotations

from ui.actions import Actions
from ui.capture.desk import DeskView
from ui.capture.readback import ReadBackView
from ui.live import Live
from ui.operator.room import RoomView
from ui.operator.seats import SeatsView
from ui.report.view import ReportView
from ui.widgets.view import View


def make_view(name: str, live: Live, actions: Actions) -> View:
    """The view of that name, made anew."""
    match name:
        case "Room":
            return RoomView(live, actions)
        case "Desk":
            return DeskView(live)
        case "Seats":
            return SeatsView(live, actions)
        case "Read-back":
            return ReadBackView(live)
        case "Report":
            return ReportView(live)
    raise ValueError(f"no view {name!r}")
