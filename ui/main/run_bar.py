"""The bar that runs the room: the item's clock and question, how the day stands, and the acts on the clock."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from roundtable.commands.clock import start_item
from roundtable.domain.agenda import AgendaItem, Phase, Run, Timer, read_timer
from roundtable.domain.forecast import WORTH_A_PLAN, Forecast, forecast, zone_of
from roundtable.domain.local_time import in_zone
from roundtable.domain.records import Id
from roundtable.domain.reminder import overdue
from roundtable.domain.session import Session
from roundtable.room import Change
from ui import theme, wording
from ui.actions import Actions
from ui.live import Live
from ui.main.clock_menu import clock_menu
from ui.main.day_stand import DayStand
from ui.main.question_line import QuestionLine
from ui.main.reminder_line import ReminderLine
from ui.theme import Type
from ui.widgets.buttons import Button, Kind
from ui.widgets.chip import NAKED, Chip, ChipFace
from ui.widgets.clock import ClockBlock, ClockSize
from ui.widgets.dot import dot_for
from ui.widgets.labels import Label
from ui.widgets.panel import Surface
from ui.widgets.progress import Progress

NEED_A_CLOCK = ("end-item", "pause", "extend", "shorten", "extend-five", "shorten-five", "backdate", "began")
WIDE = 1360
"""Pixels of width from which the full clock and the key caps have room."""


class RunBar(Surface):
    """High in the views that run the room, slim where words are taken and read back."""

    def __init__(self, live: Live, actions: Actions) -> None:
        super().__init__("win", "b")
        self._live = live
        self._actions = actions
        self._slim = False
        self._no_plans: str | None = None
        self._build()
        self._wire()
        self.show_session(live.session)

    def _build(self) -> None:
        self.clock = ClockBlock()
        self.count = Label("", Type.LIST_MEDIUM, "ink2", elides=False)
        self.chips = QHBoxLayout()
        self.chips.setSpacing(theme.GAP_M)
        self.reminder = ReminderLine()
        self.question = QuestionLine()
        self.progress = Progress()
        self.plans = Button(
            "3 plans", icon="timer", key="L", kind=Kind.WARN, height=theme.HEIGHT_BUTTON_RUN_BAR, icon_size=18
        )
        self.pause = Button(icon="pause", height=theme.HEIGHT_BUTTON_RUN_BAR, name="Pause", icon_size=18)
        self.extend = Button("+1", height=theme.HEIGHT_BUTTON_RUN_BAR, name="One minute more")
        self.more = Button(icon="chevron-down", height=theme.HEIGHT_BUTTON_RUN_BAR, name="More for the clock")
        self.more.setFixedWidth(28)
        self.more.setMenu(clock_menu(self, self._actions))
        self.next = Button(
            "Next item",
            icon="skip-forward",
            key="N",
            kind=Kind.PRIMARY,
            height=theme.HEIGHT_BUTTON_RUN_BAR,
            icon_size=18,
        )
        self.day = DayStand()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_L, 0, theme.GAP_L, 0)
        row.setSpacing(20)
        row.addWidget(self.clock)
        row.addLayout(self._subject(), 1)
        row.addWidget(self.day)
        row.addLayout(self._acts())

    def _subject(self) -> QVBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(theme.GAP_M)
        head.addWidget(self.count)
        head.addLayout(self.chips)
        head.addWidget(self.reminder)
        head.addStretch(1)
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addStretch(1)
        column.addLayout(head)
        column.addWidget(self.question)
        column.addSpacing(2)
        column.addWidget(self.progress)
        column.addStretch(1)
        return column

    def _acts(self) -> QHBoxLayout:
        acts = QHBoxLayout()
        acts.setSpacing(theme.GAP_S)
        for button in (self.plans, self.pause, self.extend, self.more, self.next):
            acts.addWidget(button)
        return acts

    def _wire(self) -> None:
        self.plans.follow(self._actions["catch-up"])
        self.pause.follow(self._actions["pause"])
        self.extend.follow(self._actions["extend"])
        self.next.follow(self._actions["next-item"])
        self.reminder.start_requested.connect(self._on_start_overdue)
        self._live.changed.connect(self._on_change)
        self._live.ticked.connect(self._on_tick)

    def set_slim(self, slim: bool) -> None:
        """Give the height to the view below; the acts stay on their keys."""
        self._slim = slim
        self.setFixedHeight(theme.HEIGHT_RUN_BAR_SLIM if slim else theme.HEIGHT_RUN_BAR)
        for widget in (self.progress, self.pause, self.extend, self.more, self.next):
            widget.setVisible(not slim)
        self.plans.setVisible(self._no_plans == "" and not slim)
        self.question.set_slim(slim)
        self.day.set_slim(slim)
        self._fold()

    def show_session(self, session: Session) -> None:
        """Show the item that runs, or the one that waits."""
        items = session.all(AgendaItem)
        shown = session.running[0] if session.running else session.next_item
        over = shown is None and bool(items)
        self.count.set_text(f"{items.index(shown) + 1} of {len(items)}" if shown else "")
        self._show_segments(session, shown)
        if shown is not None:
            self.question.show_question(shown.question or shown.title)
        else:
            self.question.show_question("Every item has run" if over else "No agenda yet")
        self._show_acts(session)
        self._on_tick(self._live.now())

    def _show_segments(self, session: Session, item: AgendaItem | None) -> None:
        while (old := self.chips.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()  # a deletion waits for the event loop, which may be busy
                widget.deleteLater()
        for segment_id in item.segments if item else ():
            segment = session.details.star.find(segment_id)
            if segment is not None:
                face = ChipFace(segment.label, dot=dot_for(session.details.star, segment_id))
                self.chips.addWidget(Chip(face, NAKED))
        if item is not None and not item.public_clock:
            self.chips.addWidget(Chip(ChipFace("clock not for the room", icon="eye-off"), NAKED))

    def _show_acts(self, session: Session) -> None:
        running = session.running
        paused = running is not None and running[1].paused_at is not None
        for name in NEED_A_CLOCK:
            self._actions.set_available(name, running is not None, "No item is running")
        self._actions.set_available("go-back", session.item_before is not None, "Nothing ran before")
        self._actions.name("pause", "Let the clock go on" if paused else "Pause the clock")
        self.pause.set_icon("play" if paused else "pause")
        self._show_next(session)

    def _show_next(self, session: Session) -> None:
        running, ahead = session.running is not None, session.next_item is not None
        start, last = not running and ahead, running and not ahead
        none = "Every item has run" if session.count(AgendaItem) else "There is no agenda yet"
        self._actions.set_available("next-item", running or ahead, none)
        self._actions.name("next-item", "Start the item" if start else "End the day" if last else "Next item")
        self.next.set_text("Start" if start else "End the day" if last else "Next item" if self._is_wide() else "Next")
        self.next.set_icon("play" if start else "skip-forward")

    def _on_change(self, change: Change) -> None:
        self.show_session(self._live.session)

    def _on_tick(self, now: datetime) -> None:
        session = self._live.session
        timer, run = _timer(session, now)
        detail = _detail(timer, run, session)
        if session.count(AgendaItem):
            self.clock.show_time(timer.phase, timer.digits, detail)
        else:
            self.clock.show_time(Phase.WAITING, timer.digits, "on the agenda", "no item")
        counts = bool(session.count(AgendaItem)) and (run is None or bool(timer.total))
        gone = 1 - timer.share_left if counts else 0.0
        self.progress.show_share(gone, timer.phase)
        day, local = forecast(session, now), in_zone(now, zone_of(session))
        self.day.show_day(day, local)
        self.reminder.show_due(overdue(session, day, local), local)
        self._show_plans(day, local)

    def _show_plans(self, day: Forecast, now: datetime) -> None:
        """Offer plans while the day, or a fixed point, is late and something is to come."""
        late = (day.late >= WORTH_A_PLAN or bool(day.will_miss(now))) and day.covers(now)
        why_not = "The day is on time" if not late else "" if _is_ahead(day) else "Nothing is left to come"
        if why_not != self._no_plans:
            self._no_plans = why_not
            self._actions.set_available("catch-up", not why_not, why_not)
        self.plans.setVisible(not why_not and not self._slim)

    def _on_start_overdue(self, item_id: Id, since: datetime | None) -> None:
        self._live.do(start_item, item_id=item_id, at=since)

    def _is_wide(self) -> bool:
        return self.width() >= WIDE

    def _fold(self) -> None:
        wide = self._is_wide()
        full = ClockSize.FULL if wide else ClockSize.NARROW
        self.clock.set_size(ClockSize.SLIM if self._slim else full)
        self.next.set_shows_key(wide)
        self.plans.set_shows_key(wide)
        self.day.setFixedWidth(196 if wide else 172)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold clock and key caps where the window is narrow."""
        self._fold()
        self._show_acts(self._live.session)
        super().resizeEvent(event)


def _is_ahead(day: Forecast) -> bool:
    return any(each.is_ahead for each in day.items)


def _timer(session: Session, now: datetime) -> tuple[Timer, Run | None]:
    if session.running is not None:
        item, run = session.running
        return read_timer(item, run, now), run
    if session.next_item is not None:
        return read_timer(session.next_item, None, now), None
    return Timer(Phase.ENDED, timedelta(), timedelta()), None


def _detail(timer: Timer, run: Run | None, session: Session) -> str:
    if timer.phase is Phase.PAUSED and run is not None and run.paused_at is not None:
        return f"since {wording.clock_time(run.paused_at.astimezone(zone_of(session)))}"
    if timer.phase is Phase.ENDED:
        return ""
    if not timer.total:
        return "unplanned"
    return f"of {wording.minutes(timer.total / timedelta(minutes=1))}"
