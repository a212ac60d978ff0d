"""Talk time by person, organisation and sector, as it stands and as it grew: for the host, not for the room."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSlider, QWidget

from roundtable.domain.floor import Turn, followed
from roundtable.domain.forecast import zone_of
from roundtable.domain.local_time import in_zone
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.star_marks import SectorMark
from roundtable.domain.talk import By, first_and_last, talk_shares
from roundtable.room import Change
from ui import theme, wording
from ui.dialogs.panel import PanelDialog
from ui.live import Live
from ui.operator.people import marks_of
from ui.operator.seat_tick import SeatTick
from ui.theme import Type
from ui.widgets.buttons import Kind
from ui.widgets.labels import Label
from ui.widgets.share_bar import Share, ShareBars
from ui.widgets.switch import Switch

WAYS = ((By.SECTOR, "Sectors"), (By.ORGANISATION, "Organisations"), (By.PERSON, "People"))
STEPS = 300
"""Places of the slider, from the first word to now."""
_MOST_HEIGHT, _LEAST_HEIGHT = 420, 170
_ROW = 27


class TalkDialog(PanelDialog):
    """Shows the shares at the moment that the slider stands at; at its right end they go on with the clock."""

    def __init__(self, live: Live, parent: QWidget | None = None) -> None:
        line = "Only this window shows it. Move the slider to see how the shares grew over the afternoon."
        super().__init__("Talk time", line, parent, width=720, live=live)
        self._live = live
        self.by = Switch([words for _, words in WAYS], name="Whose time")
        self.bars = ShareBars(_ROW)
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setAccessibleName("The moment shown")
        self.slider.setRange(0, STEPS)
        self.slider.setValue(STEPS)
        self.slider.setPageStep(STEPS // 10)
        self.first, self.last = Label("", Type.META, "ink3", elides=False), Label("", Type.META, "ink3", elides=False)
        self.moment = Label("", Type.HEAD, elides=False)
        self.whole = Label("", Type.LIST, "ink2", elides=False)
        self._build()
        self._wire()
        self.show_session(live.session)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.GAP_S)
        head.addWidget(self.by)
        head.addStretch(1)
        head.addWidget(SeatTick())
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName("Shares")
        self.area.viewport().setAutoFillBackground(False)
        self.area.setWidget(self.bars)
        self.bars.setAutoFillBackground(False)
        foot = QHBoxLayout()
        foot.setSpacing(theme.GAP_M)
        foot.addWidget(self.first)
        foot.addWidget(self.slider, 1)
        foot.addWidget(self.last)
        said = QHBoxLayout()
        said.addWidget(self.moment)
        said.addStretch(1)
        said.addWidget(self.whole)
        self.body.addLayout(head)
        self.body.addWidget(self.area, 1)
        self.body.addLayout(said)
        self.body.addLayout(foot)
        self.done_ = self.add_button("Close", kind=Kind.PRIMARY, key="Esc")

    def _wire(self) -> None:
        self.done_.clicked.connect(self.accept)
        self.by.chosen.connect(lambda _: self.show_session(self._live.session))
        self.slider.valueChanged.connect(lambda _: self.show_session(self._live.session))
        self._live.changed.connect(self._on_change)
        self._live.ticked.connect(self._on_tick)

    def show_session(self, session: Session) -> None:
        """Show the shares at the slider's moment."""
        now = self._live.now()
        span = first_and_last(session, now)
        first, last = span or (now, now)
        at = first + (last - first) * self.slider.value() / STEPS
        found = talk_shares(session, at, WAYS[self.by.current()][0])
        marks = _marks(session)
        self.bars.show_shares(
            [Share(marks.get(each.id), each.name, each.part, each.seat_part, each.low) for each in found]
        )
        zone = zone_of(session)
        self.first.set_text(wording.clock_time(in_zone(first, zone)) if span else "")
        self.last.set_text(wording.clock_time(in_zone(last, zone)) if span else "")
        self.slider.setEnabled(span is not None)
        self._say(in_zone(at, zone), sum((each.time for each in found), timedelta()), begun=span is not None)
        self.area.setFixedHeight(min(max(self.bars.sizeHint().height(), _LEAST_HEIGHT), _MOST_HEIGHT))

    def _say(self, at: datetime, talked: timedelta, *, begun: bool) -> None:
        whole = self.slider.value() == STEPS
        said = "Nobody has spoken yet" if not begun else "As it stands" if whole else f"At {wording.clock_time(at)}"
        self.moment.set_text(said)
        self.whole.set_text(f"{wording.span(talked)} talked in all{self._decided(at)}" if begun else "")
        self.slider.setAccessibleDescription(said)

    def _decided(self, at: datetime) -> str:
        """How often, up to a moment, the facilitator took the suggestion."""
        taken, of = followed(turn for turn in self._live.session.all(Turn) if turn.started_at <= at)
        return f" · suggestion followed: {taken} of {of}" if of else ""

    def _on_change(self, change: Change) -> None:
        self.show_session(self._live.session)

    def _on_tick(self, now: datetime) -> None:
        if self.slider.value() == STEPS:
            self.show_session(self._live.session)


def _marks(session: Session) -> dict[Id, SectorMark]:
    """The mark of each person's, organisation's and sector's sector."""
    sectors = marks_of(session)
    found = {sector.id: sectors[sector.id] for sector in session.all(Sector)}
    for organisation in session.all(Organisation):
        if organisation.sector_id is not None and organisation.sector_id in sectors:
            found[organisation.id] = sectors[organisation.sector_id]
    for person in session.all(Contributor):
        if (sector := session.sector_of(person)) is not None:
            found[person.id] = sectors[sector.id]
    return found
