"""The floor at the right of Room and Seats: who speaks, who waits, who is here, and how the time is shared."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from roundtable.commands.floor import give_floor, lower_hand, raise_hand
from roundtable.domain.floor import Hand
from roundtable.domain.people import Contributor
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from ui import theme, wording
from ui.actions import Actions
from ui.live import Live
from ui.operator.floor_field import FloorField
from ui.operator.people import Face, faces, shares, waiting
from ui.operator.people_list import PeopleList, PersonRow, RowKind
from ui.operator.seat_tick import SeatTick
from ui.operator.speaker_card import SpeakerCard
from ui.widgets.buttons import Button, Kind
from ui.widgets.empty import Empty
from ui.widgets.panel import SectionHead, Surface
from ui.widgets.share_bar import ShareBars

FEW_HANDS, MANY_HANDS = 3, 6
"""How many hands are shown where the view is low, and where it is not."""
FEW_SECTORS = 6
LOW = 700
"""Pixels of height below which rows are lower and only the first hands are shown."""
HIGH = 860
"""Pixels of height from which the bars have more air."""
LEAST_LIST = 56


class FloorPanel(Surface):
    """Gives the floor and keeps the queue; `left` is the wish to go back to the middle of the view."""

    left = Signal()

    def __init__(self, live: Live, actions: Actions) -> None:
        super().__init__("panel", "l")
        self._live = live
        self._actions = actions
        self._low = self._roomy = False
        self._second = 0
        self._build()
        self._wire()
        self.show_session(live.session)

    def _build(self) -> None:
        small = theme.HEIGHT_BUTTON_SMALL
        self.silence = Button("Silence", icon="mic-off", kind=Kind.QUIET, key="S", height=small)
        self.hand = Button("Hand", icon="hand", kind=Kind.QUIET, key="H", height=small, tip="Raise or lower a hand (H)")
        self.hand.setAccessibleName("Raise or lower the hand of who is in hand")
        self.field = FloorField()
        self.card = SpeakerCard()
        self.hands_head = SectionHead("Hands", "", self.hand, height=32)
        self.hands = PeopleList("Hands")
        self.people_head = SectionHead("At the table", "", height=28)
        self.people = PeopleList("At the table")
        self.shares_head = SectionHead("Time by sector", "", SeatTick(), height=32)
        self.shares = ShareBars()
        self.roster = Button("Roster…", icon="users", key="Ctrl+R")
        lines = "Type names, or paste rows from a spreadsheet."
        self.empty = Empty("users", "Nobody is on the roster yet", lines, (self.roster,), framed=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(SectionHead("Floor", "", self.silence, height=36))
        column.addWidget(_inset(self.field))
        column.addSpacing(theme.GAP_S)
        column.addWidget(_inset(self.card))
        column.addSpacing(theme.GAP_XS)
        for widget in (self.hands_head, self.hands, self.people_head):
            column.addWidget(widget)
        column.addWidget(self.people, 1)
        column.addWidget(self.empty, 1)
        column.addWidget(self.shares_head)
        column.addWidget(self.shares)
        column.addSpacing(theme.GAP_S)
        self.hands.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.people.setMinimumHeight(LEAST_LIST)

    def _wire(self) -> None:
        self.silence.clicked.connect(self._actions["silence"].trigger)
        self.roster.clicked.connect(self._actions["roster"].trigger)
        self.hand.clicked.connect(self.toggle_hand)
        self.field.chosen.connect(self._on_chosen)
        self.field.left.connect(self.left)
        for people in (self.hands, self.people):
            people.floor_given.connect(self._on_given)
            people.hand_toggled.connect(self.toggle_hand_of)
            people.left.connect(self.left)
        self._live.ticked.connect(self._on_tick)

    def show_session(self, session: Session) -> None:
        """Show the floor as it stands at the room's time."""
        now = self._live.now()
        known = faces(session, now)
        self.field.show_people(session, known)
        self.card.show_floor(session, known, now)
        bars = shares(session, now)
        self.shares.show_shares(bars)
        self.shares.set_row_height(self._bar_height(len(bars)))
        spare = max(len(bars) - FEW_SECTORS + 1, 0) // 2
        most = max(FEW_HANDS - spare, 1) if self._low else MANY_HANDS
        self._show_hands(session, known, now, most)
        self._show_people(session, known)
        nobody = not known
        for widget in (self.hands_head, self.people_head, self.people, self.shares_head, self.shares):
            widget.setVisible(not nobody)
        self.field.setEnabled(not nobody)
        self.empty.setVisible(nobody)

    def set_height(self, height: int) -> None:
        """Fit rows and bars to the height that the view has."""
        fitted = height < LOW, height >= HIGH
        if fitted == (self._low, self._roomy):
            return
        self._low, self._roomy = fitted
        for people in (self.hands, self.people):
            people.set_row_height(30 if self._low else 34)
        self.show_session(self._live.session)

    def enter_field(self) -> None:
        """Put the caret into the two-letter field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def toggle_hand(self) -> None:
        """Raise or lower the hand of the person in hand; without one, go to the list to take one."""
        held = self.hands.current_id() if self.hands.hasFocus() else self.people.current_id()
        if held is None:
            self.people.setFocus(Qt.FocusReason.ShortcutFocusReason)
        else:
            self.toggle_hand_of(held)

    def toggle_hand_of(self, contributor_id: Id) -> None:
        """Raise someone's hand, or lower it."""
        session = self._live.session
        if session.find(Contributor, contributor_id) is None:
            return
        up = any(hand.contributor_id == contributor_id for hand in session.hands_up)
        self._live.do(lower_hand if up else raise_hand, contributor_id=contributor_id)

    def _bar_height(self, sectors: int) -> int:
        """Low where there is little room, and lower still where many sectors share it."""
        if self._low:
            return min(max(20 * FEW_SECTORS // max(sectors, 1), 16), 20)
        return 27 if self._roomy and sectors <= FEW_SECTORS else 22

    def _show_hands(self, session: Session, known: dict[Id, Face], now: datetime, most: int) -> None:
        up = [(hand, waited) for hand, waited in waiting(session, now) if hand.contributor_id in known]
        shown = up[:most]
        rows = [
            _hand_row(place, hand, waited, known[hand.contributor_id])
            for place, (hand, waited) in enumerate(shown, start=1)
        ]
        self.hands.show_rows(rows)
        self.hands.setFixedHeight(self.hands.natural_height())
        self.hands.setVisible(bool(rows))
        count = f"{len(shown)} of {len(up)}" if len(shown) < len(up) else str(len(up)) if up else "none up"
        self.hands_head.set_count(count)

    def _show_people(self, session: Session, known: dict[Id, Face]) -> None:
        up = {hand.contributor_id: hand for hand in session.hands_up}
        speaker = session.open_turn.contributor_id if session.open_turn else None
        present = [face for face in known.values() if face.present]
        silent = [face for face in present if not face.heard and face.contributor_id != speaker]
        heard = [face for face in present if face.heard or face.contributor_id == speaker]
        absent = [face for face in known.values() if not face.present]
        rows: list[PersonRow] = []
        for heading, group in (("", silent), ("Heard" if silent else "", heard), ("Not here", absent)):
            if group and heading:
                rows.append(PersonRow(RowKind.HEADING, heading))
            for face in group:
                hand = up.get(face.contributor_id)
                speaks = face.contributor_id == speaker
                note = "speaking" if speaks else wording.span(face.time) if face.time else ""
                kind = hand.kind if hand else None
                rows.append(PersonRow(RowKind.PERSON, face.name, face, hand=kind, note=note, speaking=speaks))
        self.people.show_rows(rows)
        self.people_head.set_title("Not heard yet" if silent else "At the table")
        self.people_head.set_count(str(len(silent)) if silent else "everybody heard")

    def _on_tick(self, now: datetime) -> None:
        second = int(now.timestamp())
        if second != self._second and self.isVisible():
            self._second = second
            self.show_session(self._live.session)

    def _on_chosen(self, contributor_id: Id) -> None:
        self._on_given(contributor_id)
        self.left.emit()

    def _on_given(self, contributor_id: Id) -> None:
        self._live.do(give_floor, contributor_id=contributor_id)


def _hand_row(place: int, hand: Hand, waited: timedelta, face: Face) -> PersonRow:
    minutes = int(waited / timedelta(minutes=1))
    note = f"{minutes} min" if minutes else "now"
    return PersonRow(RowKind.HAND, face.name, face, place, hand.kind, note)


def _inset(widget: QWidget) -> QWidget:
    """A widget kept off the sides of the rail."""
    frame = QWidget()
    row = QVBoxLayout(frame)
    row.setContentsMargins(theme.GAP_L, 0, theme.GAP_L, 0)
    row.addWidget(widget)
    return frame
