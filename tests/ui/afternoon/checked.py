"""The windows of the scripted afternoon beside its book, and everything that must be so after each step."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from roundtable.domain.fair import Candidate
from roundtable.domain.forecast import forecast
from roundtable.domain.people import Contributor
from roundtable.domain.records import Id
from tests.clock import Clocks
from tests.scenes import slug
from tests.ui.afternoon.book import MINUTE, Book
from tests.ui.afternoon.cast import PEOPLE
from tests.ui.afternoon.screens import BESIDE, Watcher
from tests.ui.capture.conftest import type_text
from ui.actions import LIVE_VIEWS
from ui.capture.desk import DeskView
from ui.operator.floor_panel import FloorPanel
from ui.operator.room import RoomView
from ui.operator.seats import SeatsView
from ui.sitting import Sitting
from ui.widgets.advice import Advice

Key, Held = Qt.Key, Qt.KeyboardModifier


@dataclass
class Counts:
    """How much was done."""

    turns: int = 0
    hands: int = 0
    lines: int = 0


@dataclass
class Suggested:
    """Whom the app suggested before somebody was given the floor."""

    at: datetime
    order: tuple[Candidate, ...]


@dataclass
class Checked:
    """The windows beside the book, time that passes for both, and keys."""

    sitting: Sitting
    clocks: Clocks
    book: Book
    qtbot: QtBot
    dice: random.Random
    counts: Counts = field(default_factory=Counts)
    suggested: list[Suggested] = field(default_factory=list)
    complaints: list[object] = field(default_factory=list)
    advice: str = ""
    question: str = ""
    plugged: bool = True
    seated: bool = False

    def __post_init__(self) -> None:
        live = self.sitting.live
        self.live, self.window, self.projector = live, self.sitting.window, self.sitting.projector
        self.watcher = Watcher(self.projector)
        live.refused.connect(self.complaints.append)
        live.failed.connect(self.complaints.append)
        room, desk = self.window.view_named("Room"), self.window.view_named("Desk")
        seats = self.window.view_named("Seats")
        assert isinstance(room, RoomView) and isinstance(desk, DeskView) and isinstance(seats, SeatsView)
        self.room, self.desk, self.seats = room, desk, seats
        self.initials = {person.id: person.initials for person in live.session.all(Contributor)}
        self.book.present = {str(slug(name)) for name in PEOPLE}

    @property
    def floor(self) -> FloorPanel:
        """The floor of the view from which the room is run."""
        return self.seats.floor if self.seated else self.room.floor

    def check(self, *, painted: bool = True) -> None:
        """Compare the app with the book; what is due is `painted` before, which takes longer than all the rest."""
        self.live.tick()
        if painted:
            QApplication.processEvents()
        self._check_clock()
        self._check_floor()
        assert self.complaints == []
        assert self._said(self.window.advice) == self.advice
        assert self._said(self.window.clock_question) == self.question
        focus = QApplication.focusWidget()
        assert QApplication.activeWindow() is self.window
        assert focus is not None and focus.window() is self.window
        assert self.watcher.over == []
        assert self.projector.isVisible() == self.plugged
        assert not self.plugged or self.projector.geometry() == BESIDE

    def _check_clock(self) -> None:
        day, bar = forecast(self.live.session, self.live.now()), self.window.run_bar
        told = (day.expected_end, day.late)
        assert told == (self.book.ends, self.book.late), f"at {self.book.at:%H:%M:%S}"
        assert bar.day.end.text() == f"{self.book.ends:%H:%M}"
        assert bar.reminder.isHidden() is not self.book.is_reminded
        is_late = self.book.late >= MINUTE or self.book.misses
        may_catch_up = is_late and bool(self.book.to_come) and self.window.view_name in LIVE_VIEWS
        assert self.window.actions_["catch-up"].isEnabled() == may_catch_up

    def _check_floor(self) -> None:
        session = self.live.session
        assert (session.speaker.id if session.speaker else None) == self.book.speaker
        assert {hand.contributor_id for hand in session.hands_up} == self.book.waiting
        assert {person.id for person in session.all(Contributor) if person.present} == self.book.present

    def _said(self, bar: Advice) -> str:
        advice = bar.advice()
        return advice.title.split(":")[0] if advice is not None else ""

    def pass_(self, *, minutes: float = 0, seconds: float = 0) -> None:
        """Let time pass for the computer and the book."""
        self.clocks.pass_(minutes=minutes, seconds=seconds)
        self.book.pass_(timedelta(minutes=minutes, seconds=seconds))
        self.check(painted=False)

    def run_from(self, *, seats: bool) -> None:
        """Ctrl+3 or Ctrl+1: the room is run from the plan of the table, or from the Room."""
        self.press(Key.Key_3 if seats else Key.Key_1, Held.ControlModifier)
        self.seated = seats
        assert self.floor.isVisible()

    def press(self, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
        """Press a key where the focus is."""
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)

    def click(self, widget: QWidget) -> None:
        """Click a button."""
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, Held.NoModifier, QPoint())

    def _name(self, person: str) -> None:
        """Type somebody's letters into the field that asks for them, and Enter when they are in hand."""
        offered = self.floor.field.popup.list
        type_text(self.floor.field, self.initials[Id(person)].lower())
        for _ in range(offered.model_.rowCount()):
            if offered.current_id() == person:
                break
            self.press(Key.Key_Down)
        assert offered.current_id() == person
        self.press(Key.Key_Return)
