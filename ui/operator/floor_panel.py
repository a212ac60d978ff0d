"""The floor at the right of Room and Seats: who speaks, who might be next, who waits, and how the time is shared."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from roundtable.commands.floor import check_in, check_out, cross_talk, give_floor, lower_hand, raise_hand
from roundtable.domain.fair import Candidate, fair_next
from roundtable.domain.floor import HandKind
from roundtable.domain.people import Contributor, Sector
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from ui import theme, wording
from ui.actions import Actions
from ui.draft import Draft
from ui.live import Live
from ui.operator.floor_field import FloorField
from ui.operator.floor_rows import hand_rows, people_rows
from ui.operator.people import Face, faces, shares
from ui.operator.people_list import PeopleList, PersonRow
from ui.operator.person_menu import person_menu
from ui.operator.seat_tick import SeatTick
from ui.operator.seconds import EverySecond
from ui.operator.speaker_card import SpeakerCard
from ui.operator.suggestion import SuggestionCard
from ui.operator.talk import TalkDialog
from ui.widgets.buttons import Button, Kind
from ui.widgets.empty import Empty
from ui.widgets.panel import SectionHead, Surface
from ui.widgets.share_bar import ShareBars

FIELD = "person-in-hand"
"""The name of the draft in the session's file."""
MANY_HANDS = 9
"""So many hands are shown at most: 1 to 9 gives each the floor."""
FEW_SECTORS = 6
LOW = 700
"""Pixels of height below which rows are lower and the suggestion is brief."""
HIGH = 860
"""Pixels of height from which the bars have more air."""
LEAST_ROWS = 2
"""The list of everybody is shown where it has room for so many rows."""
_HEAD, _HANDS_HEAD, _PEOPLE_HEAD = 36, 32, 28
_HAND_ACTS = {"hand": HandKind.POINT, "reply": HandKind.REPLY, "clarify": HandKind.CLARIFY, "order": HandKind.ORDER}


class FloorPanel(Surface):
    """Gives the floor and keeps the queue; `left` is the wish to go back to the middle of the view."""

    left = Signal()

    def __init__(self, live: Live, actions: Actions) -> None:
        super().__init__("panel", "l")
        self._live = live
        self._actions = actions
        self._height = LOW
        self._suggested: Candidate | None = None
        self._holders: list[tuple[QWidget, Callable[[], Id | None]]] = []
        self._build()
        self._wire()
        self.show_session(live.session)
        self.people.choose(Id(self._in_hand.begin(FIELD)))
        self.people.selectionModel().currentChanged.connect(lambda *_: self._in_hand.touch())

    def _build(self) -> None:
        small = theme.HEIGHT_BUTTON_SMALL
        self.cross = Button("", icon="messages-square", kind=Kind.QUIET, height=small, name="Cross-talk (X)")
        self.silence = Button("Silence", icon="mic-off", kind=Kind.QUIET, key="S", height=small)
        self.hand = Button("Hand", icon="hand", kind=Kind.QUIET, key="H", height=small, tip="Raise or lower a hand (H)")
        self.hand.setAccessibleName("Raise or lower a hand")
        self.field = FloorField()
        self.card = SpeakerCard()
        self.suggestion = SuggestionCard()
        self.hands_head = SectionHead("Hands", "", self.hand, height=_HANDS_HEAD)
        self.hands = PeopleList("Hands")
        self.people_head = SectionHead("At the table", "", height=_PEOPLE_HEAD)
        self.people = PeopleList("At the table")
        self.talk = Button("", icon="chart-no-axes-column", kind=Kind.QUIET, height=small, name="Talk time (Ctrl+T)")
        self.shares_head = SectionHead("Time by sector", "", SeatTick(), self.talk, height=_HANDS_HEAD)
        self.shares = ShareBars()
        self.roster = Button("Roster…", icon="users", key="Ctrl+R")
        lines = "Type names, or paste rows from a spreadsheet."
        self.empty = Empty("users", "Nobody is on the roster yet", lines, (self.roster,), framed=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(SectionHead("Floor", "", self.cross, self.silence, height=_HEAD))
        column.addWidget(_inset(self.field))
        column.addSpacing(theme.GAP_S)
        column.addWidget(_inset(self.card))
        self._suggestion = _inset(self.suggestion, above=theme.GAP_S)
        column.addWidget(self._suggestion)
        column.addSpacing(theme.GAP_XS)
        for widget in (self.hands_head, self.hands, self.people_head):
            column.addWidget(widget)
        column.addWidget(self.people, 1)
        column.addWidget(self.empty, 1)
        column.addStretch(0)
        column.addWidget(self.shares_head)
        column.addWidget(self.shares)
        column.addSpacing(theme.GAP_S)
        self.hands.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.people.setMinimumHeight(LEAST_ROWS * 30)

    def _wire(self) -> None:
        acts = self._actions
        self.silence.clicked.connect(acts["silence"].trigger)
        self.cross.clicked.connect(acts["cross-talk"].trigger)
        self.talk.clicked.connect(acts["talk-time"].trigger)
        self.roster.clicked.connect(acts["roster"].trigger)
        self.hand.clicked.connect(acts["hand"].trigger)
        for name, kind in _HAND_ACTS.items():
            acts[name].triggered.connect(lambda _=False, kind=kind: self._if_shown(lambda: self._hand_key(kind)))
        acts["cross-talk"].triggered.connect(lambda: self._if_shown(lambda: self._live.do(cross_talk)))
        acts["presence"].triggered.connect(lambda: self._if_shown(self._presence_key))
        acts["give-suggested"].triggered.connect(lambda: self._if_shown(self.give_suggested))
        acts["give-floor"].triggered.connect(lambda: self._if_shown(self.enter_field))
        acts["talk-time"].triggered.connect(lambda: self._if_shown(lambda: TalkDialog(self._live, self).open()))
        self.field.chosen.connect(self._on_chosen)
        self.field.suggestion_taken.connect(self._on_suggestion_taken)
        self.field.left.connect(self.left)
        self.suggestion.taken.connect(self.give_suggested)
        self.suggestion.other.connect(self.enter_field)
        for people in (self.hands, self.people):
            self.hold(people, people.current_id)
            people.floor_given.connect(self.give)
            people.hand_toggled.connect(self.toggle_hand_of)
            people.menu_requested.connect(self.open_menu)
            people.left.connect(self.left)
        EverySecond(self._live, self, self.show_session)
        self._in_hand = Draft(self._live, lambda: self.people.current_id() or "", self)

    # What the views share

    def hold(self, widget: QWidget, current_id: Callable[[], Id | None]) -> None:
        """Let keys act on who is in hand in a widget while it has the focus."""
        self._holders.append((widget, current_id))

    def take_digits(self, view: QWidget) -> None:
        """Let 1 to 9 give the floor to that hand, anywhere in a view but in its fields."""
        for place in range(1, MANY_HANDS + 1):
            shortcut = QShortcut(QKeySequence(str(place)), view, lambda place=place: self.give_place(place))
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)

    def give(self, contributor_id: Id) -> None:
        """Give someone the floor."""
        self._live.do(give_floor, contributor_id=contributor_id)

    def give_place(self, place: int) -> None:
        """Give the floor to a hand by its place in the queue as it is shown, from 1."""
        rows = self.hands.model_.rows
        if place <= len(rows) and (held := rows[place - 1].contributor_id) is not None:
            self.give(held)

    def give_suggested(self) -> None:
        """Give the floor to who is suggested as it is shown."""
        if self._suggested is not None:
            self.give(self._suggested.contributor_id)

    def open_menu(self, contributor_id: Id, at: QPoint) -> None:
        """Show what can be done with someone."""
        if (menu := person_menu(self._live, contributor_id, self)) is not None:
            menu.popup(at)

    def ask_whose(self, prompt: str, then: Callable[[Id], object]) -> None:
        """Ask for someone by two letters, in the field that gives the floor."""
        self.field.ask(prompt, then)

    # Showing

    def show_session(self, session: Session) -> None:
        """Show the floor as it stands at the room's time."""
        now = self._live.now()
        known = faces(session, now)
        self.field.show_people(session, known)
        self.card.show_floor(session, known, now)
        self._show_suggestion(session, known, now)
        bars = shares(session, now)
        self.shares.show_shares(bars)
        self.shares.set_row_height(self._bar_height(len(bars)))
        rows, silent = people_rows(session, known)
        self.people.show_rows(rows)
        self.people_head.set_title("Not heard yet" if silent else "At the table")
        self.people_head.set_count(str(silent) if silent else "everybody heard")
        nobody = not known
        for widget in (self.hands_head, self.shares_head, self.shares):
            widget.setVisible(not nobody)
        self.field.setEnabled(not nobody)
        self.empty.setVisible(nobody)
        self._show_hands(hand_rows(session, known, now), nobody)

    def set_height(self, height: int) -> None:
        """Fit rows and bars to the height that the view has."""
        if height == self._height:
            return
        self._height = height
        for people in (self.hands, self.people):
            people.set_row_height(self._row_height)
        self.suggestion.set_compact(height < LOW)
        self.show_session(self._live.session)
        for widget in (self.suggestion, self._suggestion, self):  # or the view would be as high as before for a moment
            if (layout := widget.layout()) is not None:
                layout.invalidate()
            widget.updateGeometry()

    @property
    def _row_height(self) -> int:
        return 30 if self._height < LOW else 34

    def _bar_height(self, sectors: int) -> int:
        """Low where there is little room, and lower still where many sectors share it."""
        if self._height < LOW:
            return min(max(20 * FEW_SECTORS // max(sectors, 1), 16), 20)
        return 27 if self._height >= HIGH and sectors <= FEW_SECTORS else 22

    def _show_suggestion(self, session: Session, known: dict[Id, Face], now: datetime) -> None:
        self._suggested = next((each for each in fair_next(session, now) if each.contributor_id in known), None)
        self._suggestion.setVisible(self._suggested is not None)
        if self._suggested is not None:
            names = {sector.id: sector.name for sector in session.all(Sector)}
            words = [wording.reason(each, names) for each in self._suggested.reasons]
            face = known[self._suggested.contributor_id]
            self.suggestion.show_person(face, waits=self._suggested.hand is not None, reasons=words)

    def _show_hands(self, rows: list[PersonRow], nobody: bool) -> None:
        """Show as many hands as there is room for; the list of everybody gives way to them."""
        spare = self._height - self._fixed_height()
        beside_people = (spare - _PEOPLE_HEAD) // self._row_height - LEAST_ROWS
        with_people = not nobody and beside_people >= min(len(rows), MANY_HANDS)
        most = beside_people if with_people else spare // self._row_height
        shown = rows[: min(max(most, 1), MANY_HANDS)]
        self.hands.show_rows(shown)
        self.hands.setFixedHeight(self.hands.natural_height())
        self.hands.setVisible(bool(shown))
        for widget in (self.people_head, self.people):
            widget.setVisible(with_people)
        count = f"{len(shown)} of {len(rows)}" if len(shown) < len(rows) else str(len(rows)) if rows else "none up"
        self.hands_head.set_count(count)

    def _fixed_height(self) -> int:
        """Pixels of what is always there."""
        suggestion = theme.GAP_S + self.suggestion.natural_height() if self._suggested is not None else 0
        above = _HEAD + self.field.height() + theme.GAP_S + self.card.height() + suggestion + theme.GAP_XS
        return above + 2 * _HANDS_HEAD + self.shares.sizeHint().height() + theme.GAP_S

    # Keys and clicks

    def enter_field(self) -> None:
        """Put the caret into the two-letter field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def held(self) -> Id | None:
        """Who is in hand where the focus is."""
        return next((current_id() for widget, current_id in self._holders if widget.hasFocus()), None)

    def toggle_hand_of(self, contributor_id: Id, kind: HandKind = HandKind.POINT) -> None:
        """Raise someone's hand, make it another kind, or lower one of that kind."""
        session = self._live.session
        if session.find(Contributor, contributor_id) is None:
            return
        up = next((hand for hand in session.hands_up if hand.contributor_id == contributor_id), None)
        if up is not None and kind in (up.kind, HandKind.POINT):
            self._live.do(lower_hand, contributor_id=contributor_id)
        else:
            self._live.do(raise_hand, contributor_id=contributor_id, kind=kind)

    def _hand_key(self, kind: HandKind) -> None:
        prompt = "Whose hand? Two letters" if kind is HandKind.POINT else f"{wording.HANDS[kind][0]} by whom?"
        self._on_held(prompt, lambda held: self.toggle_hand_of(held, kind))

    def _presence_key(self) -> None:
        self._on_held("Who has come or gone?", self._toggle_presence)

    def _toggle_presence(self, contributor_id: Id) -> None:
        person = self._live.session.find(Contributor, contributor_id)
        if person is not None:
            self._live.do(check_out if person.present else check_in, contributor_id=contributor_id)

    def _on_held(self, prompt: str, act: Callable[[Id], object]) -> None:
        """Act on who is in hand; without one ask for them."""
        held = self.held()
        if held is not None:
            act(held)
        elif self.field.isEnabled():
            self.ask_whose(prompt, act)

    def _if_shown(self, act: Callable[[], object]) -> None:
        """Each view has a floor of its own; only the one that is seen acts."""
        if self.isVisible():
            act()

    def _on_chosen(self, contributor_id: Id) -> None:
        self.give(contributor_id)
        self.left.emit()

    def _on_suggestion_taken(self) -> None:
        self.give_suggested()
        self.left.emit()


def _inset(widget: QWidget, above: int = 0) -> QWidget:
    """A widget kept off the sides of the rail."""
    frame = QWidget()
    row = QVBoxLayout(frame)
    row.setContentsMargins(theme.GAP_L, above, theme.GAP_L, 0)
    row.addWidget(widget)
    return frame
