"""The view Seats: the round table in the middle, the floor at the right, the last turns at the foot."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import ClassVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from roundtable.commands.floor import give_floor
from roundtable.commands.people import swap_seats
from roundtable.domain.forecast import zone_of
from roundtable.domain.people import Contributor
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.room import Change
from ui import theme, wording
from ui.actions import Actions
from ui.live import Live
from ui.operator.floor_panel import FloorPanel
from ui.operator.legend import Legend
from ui.operator.people import Face, faces
from ui.operator.room import LEAST, rails_at
from ui.operator.seat_painter import Seat
from ui.operator.table import RoundTable
from ui.operator.turn_strip import TurnStrip
from ui.operator.turns import answered, exchanges, strip_cells
from ui.widgets.buttons import Button
from ui.widgets.empty import Empty
from ui.widgets.panel import Surface
from ui.widgets.view import View

STRIP_FROM = 600
"""Pixels of height from which the strip of turns is shown; it folds first."""


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
        self._second = 0
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
        column.addWidget(self.table, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.strip)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(middle, 1)
        row.addWidget(self.floor)

    def _wire(self, actions: Actions) -> None:
        hand = QShortcut(Qt.Key.Key_H, self, self._on_hand)
        hand.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        actions["give-floor"].triggered.connect(self._on_give_floor)
        self.roster.clicked.connect(actions["roster"].trigger)
        self.web.toggled.connect(self.table.set_web)
        self.table.floor_given.connect(self._on_floor_given)
        self.table.swap_requested.connect(self._on_swap)
        self.floor.left.connect(self.take_focus)
        self._live.changed.connect(self._on_change)
        self._live.ticked.connect(self._on_tick)

    def show_session(self, session: Session) -> None:
        """Show the table as it stands at the room's time."""
        now = self._live.now()
        known = faces(session, now)
        seats = seated(session, known)
        self.legend.show_session(session)
        self.table.show_seats(seats, dict(exchanges(session)), _centre(session, known, now))
        self.strip.show_turns(strip_cells(session, now), known, now.astimezone(zone_of(session)))
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
        self.strip.setVisible(self.height() >= STRIP_FROM and bool(self.table.seats))

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

    def _on_tick(self, now: datetime) -> None:
        second = int(now.timestamp())
        if second != self._second and self.isVisible():
            self._second = second
            self.show_session(self._live.session)

    def _on_give_floor(self) -> None:
        if self.isVisible():
            self.floor.enter_field()

    def _on_hand(self) -> None:
        if self.table.hasFocus() and self.table.current_id is not None:
            self.floor.toggle_hand_of(self.table.current_id)
        else:
            self.floor.toggle_hand()

    def _on_floor_given(self, contributor_id: Id) -> None:
        self._live.do(give_floor, contributor_id=contributor_id)

    def _on_swap(self, contributor_id: Id, seat: int) -> None:
        self._live.do(swap_seats, contributor_id=contributor_id, seat=seat)


def seated(session: Session, known: dict[Id, Face]) -> list[Seat]:
    """Who is here, in the order of seats; those without one sit behind the others."""
    people = [person for person in session.all(Contributor) if person.present]
    people.sort(key=lambda person: (person.seat is None, person.seat or 0))
    longest = max((face.time for face in known.values()), default=timedelta())
    queue = {hand.contributor_id: place for place, hand in enumerate(session.hands_up, start=1)}
    speaker = session.open_turn.contributor_id if session.open_turn else None
    begun = any(face.heard for face in known.values())
    return [
        Seat(
            known[person.id],
            person.seat,
            known[person.id].time / longest if longest else 0.0,
            queue.get(person.id, 0),
            person.id == speaker,
            begun,
        )
        for person in people
    ]


def _centre(session: Session, known: dict[Id, Face], now: datetime) -> tuple[str, str, str]:
    """Name, time of the turn, and whom it answers; one line when nobody speaks."""
    turn = session.open_turn
    face = known.get(turn.contributor_id) if turn else None
    if turn is None or face is None:
        return "Nobody has the floor", "", ""
    before = known.get(answered(session) or Id(""))
    note = f"answering {before.name}" if before else face.organisation
    return face.name, wording.span(now - turn.started_at), note
