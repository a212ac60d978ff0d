"""The view Seats: the round table in the middle, the floor at the right, the last turns at the foot."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from roundtable.commands.people import MOST_SEATS, swap_seats
from roundtable.commands.turns import move_boundary, reattribute_turn, remove_turn
from roundtable.domain.floor import Turn
from roundtable.domain.forecast import zone_of
from roundtable.domain.people import Contributor
from roundtable.domain.queue import queue
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.room import Change
from ui import theme, wording
from ui.actions import Actions
from ui.live import Live
from ui.operator.floor_panel import FloorPanel
from ui.operator.legend import Legend
from ui.operator.people import Face, faces, lettered_marks
from ui.operator.room import LEAST, rails_at
from ui.operator.seat_painter import Seat
from ui.operator.seconds import EverySecond
from ui.operator.table import RoundTable
from ui.operator.turn_strip import TurnStrip
from ui.operator.turns import answered, exchanges, strip_cells, strip_edges
from ui.theme import Type
from ui.widgets.buttons import Button
from ui.widgets.empty import Empty
from ui.widgets.labels import Label
from ui.widgets.panel import Surface
from ui.widgets.view import View

STRIP_FROM, STRIP_WHOLE_FROM = 540, 600
"""Pixels of height from which the strip of turns is shown, and so with its head; it folds first."""


class SeatsView(View):
    """Gives the floor by a click on a seat, and shows who speaks with whom."""

    KEYS: ClassVar[tuple[tuple[str, str], ...]] = (
        ("G", "give the floor"),
        ("Enter", "to the seat in hand"),
        ("H", "hand"),
        ("B", "blank"),
    )

    def __init__(self, live: Live, actions: Actions) -> None:
        super().__init__()
        self._live = live
        self._build(live, actions)
        self._wire(actions)
        self.show_session(live.session)

    def _build(self, live: Live, actions: Actions) -> None:
        self.legend = Legend()
        self.web = Button("Web", icon="share-2", height=theme.HEIGHT_BUTTON, tip="Who spoke after whom")
        self.web.setCheckable(True)
        self.web.setChecked(True)
        self.table = RoundTable()
        self.roster = Button("Roster…", icon="users", key="Ctrl+R")
        lines = "People take their seats as they are added: type names, or paste rows from a spreadsheet."
        self.empty = Empty("armchair", "Nobody sits here yet", lines, (self.roster,), framed=False)
        self.unseated = Label("", Type.LIST, "warn")
        self.strip = TurnStrip()
        self.floor = FloorPanel(live, actions)
        head = QHBoxLayout()
        head.setContentsMargins(theme.GAP_L, theme.GAP_S, theme.GAP_L, theme.GAP_XS)
        head.addWidget(self.legend, 1)
        head.addWidget(self.web)
        middle = Surface("canvas")
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        line = QHBoxLayout()
        line.setContentsMargins(theme.GAP_L + 4, 0, theme.GAP_L, 0)
        line.addWidget(self.unseated)
        column.addLayout(line)
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.strip)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(middle, 1)
        row.addWidget(self.floor)

    def _wire(self, actions: Actions) -> None:
        self.floor.take_digits(self)
        self.floor.hold(self.table, lambda: self.table.ringed_id)
        self.roster.clicked.connect(actions["roster"].trigger)
        self.web.toggled.connect(self.table.set_web)
        self.table.floor_given.connect(self.floor.give)
        self.table.menu_requested.connect(self.floor.open_menu)
        self.table.swap_requested.connect(self._on_swap)
        self.strip.edge_moved.connect(self._on_edge_moved)
        self.strip.whose_asked.connect(self._on_whose_asked)
        self.strip.cross_talk_said.connect(lambda turn_id: self._reattribute(turn_id, None))
        self.strip.removal_asked.connect(lambda turn_id: self._live.do(remove_turn, turn_id=turn_id))
        self.strip.left.connect(self.take_focus)
        self.floor.left.connect(self.take_focus)
        self._live.changed.connect(self._on_change)
        EverySecond(self._live, self, self.show_session)

    def show_session(self, session: Session) -> None:
        """Show the table as it stands at the room's time."""
        now = self._live.now()
        known = faces(session, now)
        seats = seated(session, known)
        self.legend.show_session(session)
        self.table.show_seats(seats, dict(exchanges(session)), _centre(session, known, now))
        self.strip.show_turns(strip_cells(session, now), strip_edges(session, now), known, now, zone_of(session))
        here = sum(face.present for face in known.values())
        self.unseated.set_text(f"{len(seats)} of {here} people sit at the table. For the others type two letters.")
        self.unseated.setVisible(here > len(seats))
        self.table.setVisible(bool(seats))
        self.empty.setVisible(not seats)
        self.web.setVisible(bool(seats))
        self._fold()

    def take_focus(self) -> None:
        """The table has the focus at rest."""
        (self.table if self.table.seats else self.roster).setFocus(Qt.FocusReason.OtherFocusReason)

    def minimumSizeHint(self) -> QSize:
        """That of the Room."""
        return LEAST

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the strip, then names, which the table does itself."""
        super().resizeEvent(event)
        self.floor.setFixedWidth(rails_at(self.width())[1])
        self.floor.set_height(self.height())
        self._fold()

    def _fold(self) -> None:
        low = self.height() < STRIP_WHOLE_FROM
        self.strip.set_low(low)
        folds = self.height() < STRIP_FROM or (low and self.strip.is_empty)
        self.strip.setVisible(bool(self.table.seats) and not folds)

    def showEvent(self, event: QShowEvent) -> None:
        """Catch up with what has changed while another view was shown."""
        super().showEvent(event)
        self._show_all(self._live.session)

    def _show_all(self, session: Session) -> None:
        self.show_session(session)
        self.floor.show_session(session)

    def _on_change(self, change: Change) -> None:
        if self.isVisible():
            self._show_all(self._live.session)

    def _on_swap(self, contributor_id: Id, seat: int) -> None:
        self._live.do(swap_seats, contributor_id=contributor_id, seat=seat)

    def _on_edge_moved(self, before_id: Id | None, after_id: Id | None, at: datetime) -> None:
        self._live.do(move_boundary, before_id=before_id, after_id=after_id, at=at)

    def _on_whose_asked(self, turn_id: Id) -> None:
        turn = self._live.session.find(Turn, turn_id)
        if turn is not None:
            began = wording.clock_time(turn.started_at.astimezone(zone_of(self._live.session)))
            self.floor.ask_whose(f"Whose turn was it at {began}?", lambda who: self._reattribute(turn_id, who))

    def _reattribute(self, turn_id: Id, contributor_id: Id | None) -> None:
        self._live.do(reattribute_turn, turn_id=turn_id, contributor_id=contributor_id)


def seated(session: Session, known: dict[Id, Face]) -> list[Seat]:
    """Who is here, in the order of seats, as many as there can be; those without one sit behind the others."""
    people = [person for person in session.all(Contributor) if person.present]
    people.sort(key=lambda person: (person.seat is None, person.seat or 0))
    marks = lettered_marks(session)
    longest = max((face.time for face in known.values()), default=timedelta())
    places = {hand.contributor_id: place for place, hand in enumerate(queue(session), start=1)}
    speaker = session.open_turn.contributor_id if session.open_turn else None
    begun = any(face.heard for face in known.values())
    return [
        Seat(
            replace(known[person.id], mark=marks.get(sector.id) if (sector := session.sector_of(person)) else None),
            person.seat,
            known[person.id].time / longest if longest else 0.0,
            places.get(person.id, 0),
            person.id == speaker,
            begun,
        )
        for person in people[:MOST_SEATS]
    ]


def _centre(session: Session, known: dict[Id, Face], now: datetime) -> tuple[str, str, str]:
    """Name, time of the turn, and whom it answers; one line when nobody speaks."""
    turn = session.open_turn
    face = known.get(turn.contributor_id) if turn and turn.contributor_id else None
    if turn is None:
        return "Nobody has the floor", "", ""
    if face is None:
        return "Cross-talk", wording.span(now - turn.started_at), "several speak at once"
    before = known.get(answered(session) or Id(""))
    note = f"answering {before.name}" if before else face.organisation
    return face.name, wording.span(now - turn.started_at), note
