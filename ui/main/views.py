"""Which view has which name, how it is made, and in which of them words are worked on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Insight, Quote
from ui.actions import Actions
from ui.capture.desk import DeskView
from ui.capture.readback import ReadBackView
from ui.live import Live
from ui.operator.room import RoomView
from ui.operator.seats import SeatsView
from ui.report.view import ReportView
from ui.widgets.view import View

if TYPE_CHECKING:
    from ui.main.window import MainWindow


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


def show_words(window: MainWindow, session: Session, record_id: Id) -> None:
    """Take a quote in hand where it is read back; find an insight or a promise at the desk."""
    if session.find(Quote, record_id) is not None:
        window.show_view("Read-back")
        if isinstance(window.view, ReadBackView):
            window.view.take_up(record_id)
            window.view.take_focus()
        return
    point = session.find(Insight, record_id) or session.find(ActionPoint, record_id)
    if point is not None:
        window.show_view("Desk")
        if isinstance(window.view, DeskView):
            window.view.search(point.text)
