"""The room of the scripted afternoon: real windows, worked by keys, and everything that must be so after each step."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from roundtable.domain.fair import Candidate, fair_next
from roundtable.domain.forecast import forecast
from roundtable.domain.people import Contributor
from roundtable.domain.records import Id
from tests.clock import Clocks
from tests.scenes import slug
from tests.ui.afternoon.book import MINUTE, Book
from tests.ui.afternoon.cast import PEOPLE
from tests.ui.capture.conftest import type_text
from tests.ui.projector.offscreens import OPERATOR, PROJECTOR, set_screens
from ui.capture.desk import DeskView
from ui.dialogs.began import BeganDialog
from ui.operator.floor_panel import FloorPanel
from ui.operator.room import RoomView
from ui.projector.window import ProjectorWindow
from ui.sitting import Sitting
from ui.slides.content import BlankSlide, SlideContent
from ui.widgets.advice import Advice

Key, Held = Qt.Key, Qt.KeyboardModifier
HANDS = (Key.Key_H, Key.Key_H, Key.Key_R, Key.Key_C, Key.Key_O)
LINES = ("we were never asked", "~ the ferry comes late", "? who pays for the quay", "* trust comes first")
BEAMER = PROJECTOR | {"width": 1024, "height": 768}
BESIDE = QRect(1440, 0, 1024, 768)


class Watcher(QObject):
    """Counts the paints of the room's picture, and notes where its window was when it was over the operator's."""

    def __init__(self, projector: ProjectorWindow) -> None:
        super().__init__(projector)
        self._projector = projector
        self.paints = 0
        self.over: list[QRect] = []
        projector.installEventFilter(self)
        projector.stage.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in {QEvent.Type.Show, QEvent.Type.Paint, QEvent.Type.Move, QEvent.Type.Resize}:
            self.paints += event.type() is QEvent.Type.Paint
            if self._projector.isVisible() and not BESIDE.contains(self._projector.geometry()):
                self.over.append(self._projector.geometry())
        return False


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
class Afternoon:
    """Hands on keys and clocks; each act is done in the windows and written into the book, and then all is compared."""

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

    def __post_init__(self) -> None:
        live = self.sitting.live
        self.live, self.window, self.projector = live, self.sitting.window, self.sitting.projector
        self.watcher = Watcher(self.projector)
        live.refused.connect(self.complaints.append)
        live.failed.connect(self.complaints.append)
        room, desk = self.window.view_named("Room"), self.window.view_named("Desk")
        assert isinstance(room, RoomView) and isinstance(desk, DeskView)
        self.room, self.desk = room, desk
        self.initials = {person.id: person.initials for person in live.session.all(Contributor)}
        self.book.present = {str(slug(name)) for name in PEOPLE}

    @property
    def floor(self) -> FloorPanel:
        """The floor of the Room."""
        return self.room.floor

    # ---- what must be so -------------------------------------------------------------------------------------

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
        may_catch_up = self.book.late >= MINUTE and bool(self.book.to_come) and self.window.view_name == "Room"
        assert self.window.actions_["catch-up"].isEnabled() == may_catch_up

    def _check_floor(self) -> None:
        session = self.live.session
        assert (session.speaker.id if session.speaker else None) == self.book.speaker
        assert {hand.contributor_id for hand in session.hands_up} == self.book.waiting
        assert {person.id for person in session.all(Contributor) if person.present} == self.book.present

    def _said(self, bar: Advice) -> str:
        advice = bar.advice()
        return advice.title.split(":")[0] if advice is not None else ""

    # ---- time ------------------------------------------------------------------------------------------------

    def pass_(self, *, minutes: float = 0, seconds: float = 0) -> None:
        """Let time pass for the computer and the book."""
        self.clocks.pass_(minutes=minutes, seconds=seconds)
        self.book.pass_(timedelta(minutes=minutes, seconds=seconds))
        self.check(painted=False)

    def talk(self, minutes: float, turns: int, hands: int = 0, notes: int = 0) -> None:
        """Let people talk: so many turns, hands and visits to the desk, at moments that the dice choose."""
        acts = [self.turn] * turns + [self.hand] * hands + [self.note] * notes
        self.dice.shuffle(acts)
        whole = round(minutes * 60)
        cuts = sorted(self.dice.sample(range(1, whole), len(acts)))
        for act, start, end in zip(acts, [0, *cuts], cuts, strict=False):
            self.pass_(seconds=end - start)
            act()
            self.check()
        self.pass_(seconds=whole - (cuts[-1] if cuts else 0))

    # ---- keys ------------------------------------------------------------------------------------------------

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

    # ---- the floor -------------------------------------------------------------------------------------------

    def turn(self) -> None:
        """Somebody has the floor: as suggested, the first hand, or by letters, present or not."""
        order = fair_next(self.live.session, self.live.now())
        self.suggested.append(Suggested(self.live.now(), order))
        shown = self.floor.suggestion
        assert shown.isVisible() == bool(order)
        first = order[0].contributor_id if order else None
        assert first is None or shown.name.text() == self.live.session.get(Contributor, first).name
        way = self.dice.random()
        if first is not None and way < 0.5:
            self.press(Key.Key_Y)
            self.book.give(first)
        elif self.book.waiting and way < 0.75:
            held = self.floor.hands.model_.rows[0].contributor_id
            assert held in self.book.waiting
            self.press(Key.Key_1)
            self.book.give(str(held))
        else:
            person = self.dice.choice(sorted(self.book.present - {self.book.speaker}))
            self._give(person)
        self.counts.turns += 1

    def give(self, name: str) -> None:
        """Somebody has the floor by letters; who was not here has come."""
        self.suggested.append(Suggested(self.live.now(), fair_next(self.live.session, self.live.now())))
        self._give(slug(name))
        self.counts.turns += 1
        self.check()

    def _give(self, person: str) -> None:
        self.press(Key.Key_G)
        self._name(person)
        self.book.give(person)

    def hand(self) -> None:
        """Somebody raises a hand of some kind."""
        free = sorted(self.book.present - self.book.waiting - {self.book.speaker})
        person = self.dice.choice(free)
        self.press(self.dice.choice(HANDS))
        self._name(person)
        self.book.waiting.add(person)
        self.counts.hands += 1

    def lower(self) -> None:
        """Somebody takes a hand back."""
        person = self.dice.choice(sorted(self.book.waiting))
        self.press(Key.Key_H)
        self._name(person)
        self.book.waiting.remove(person)
        self.check()

    def come_or_go(self, name: str) -> None:
        """Somebody arrives, or leaves."""
        self.press(Key.Key_A)
        self._name(slug(name))
        self.book.toggle_presence(slug(name))
        self.check()

    def hush(self, key: Qt.Key) -> None:
        """Silence, or cross-talk."""
        self.press(key)
        self.book.speaker = None
        self.check()

    def note(self) -> None:
        """Three lines are typed at the desk."""
        self.press(Key.Key_2, Held.ControlModifier)
        for line in self.dice.sample(LINES, 3):
            before = self.live.session
            type_text(self.desk.line.edit, line)
            self.press(Key.Key_Return)
            assert self.desk.line.edit.text() == "" and self.live.session is not before
            self.counts.lines += 1
            self.check(painted=False)
        self.press(Key.Key_1, Held.ControlModifier)

    # ---- the agenda ------------------------------------------------------------------------------------------

    def next(self, title: str) -> None:
        """N, and that item runs."""
        self.press(Key.Key_N)
        self.book.begin(title)
        self._runs(title)

    def go_back(self, title: str) -> None:
        """Shift+N, and that item goes on."""
        self.press(Key.Key_N, Held.ShiftModifier)
        self.book.go_back()
        self._runs(title)

    def start_out_of_order(self, title: str) -> None:
        """Enter in the agenda."""
        agenda = self.room.agenda.list
        agenda.setFocus()
        agenda.choose(slug(title))
        assert agenda.current_id() == slug(title)
        self.press(Key.Key_Return)
        self.press(Key.Key_1, Held.ControlModifier)
        self.book.begin(title)
        self._runs(title)

    def end_item(self) -> None:
        """E: the item ends, and nothing runs."""
        self.press(Key.Key_E)
        self.book.end()
        self.check()

    def end_day(self) -> None:
        """N behind the last item: the day ends."""
        self.press(Key.Key_N)
        self.book.end()
        self.check()

    def _runs(self, title: str) -> None:
        running = self.live.session.running
        assert running is not None and running[0].title == title
        self.check()

    def extend(self, key: Qt.Key, minutes: int, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
        """A few minutes more, or fewer."""
        self.press(key, held)
        self.book.extend(minutes)
        self.check()

    def pause(self) -> None:
        """P: the clock stands still, or goes on."""
        self.press(Key.Key_P)
        self.book.paused = not self.book.paused
        self.check()

    def began_at(self, typed: str, *, earlier: timedelta) -> None:
        """The clock was started late: the time is typed."""
        self.press(Key.Key_B, Held.ControlModifier | Held.ShiftModifier)
        dialog = self.window.findChild(BeganDialog)
        assert dialog is not None and dialog.isVisible()
        dialog.field.field.selectAll()
        type_text(dialog.field.field, typed)
        QTest.keyClick(dialog.field.field, Key.Key_Return)
        assert not dialog.isVisible()
        dialog.deleteLater()
        self.window.activateWindow()
        self.book.back_date(earlier)
        self.check()

    def began_when_due(self, title: str) -> None:
        """The reminder's button: the item began when the one before ended."""
        since = self.book.at - self.book.ended
        self.click(self.window.run_bar.reminder.start)
        self.book.begin(title)
        self.book.back_date(since)
        self._runs(title)

    # ---- a late day ------------------------------------------------------------------------------------------

    def take_plan(self, key: Qt.Key, cuts: dict[str, int]) -> None:
        """L and a number: the plan of that place is taken, which cuts these minutes."""
        self.press(Key.Key_L)
        panel = self.window.late.panel
        assert panel is not None
        name = panel.cards[key - Key.Key_1].name.text()
        self.press(key)
        assert self.window.late.panel is None
        self.window.view.take_focus()
        self.book.take(cuts)
        self.advice = name
        self.check()
        self.close_advice()

    def undo_plan(self) -> None:
        """Ctrl+Z: the minutes are there again."""
        self.press(Key.Key_Z, Held.ControlModifier)
        self.book.take_back()
        self.check()

    def close_advice(self) -> None:
        """What was read goes."""
        self.click(self.window.advice._close)
        self.advice = ""
        self.check()

    # ---- the computer ----------------------------------------------------------------------------------------

    def show_slide(self, kind: type[SlideContent]) -> None:
        """Ctrl+PgDn: the room sees what comes next."""
        self.press(Key.Key_PageDown, Held.ControlModifier)
        self.check()
        assert isinstance(self.projector.content, kind)

    def blank(self) -> None:
        """B: the room's screen is blank, or not any more."""
        was = isinstance(self.projector.content, BlankSlide)
        self.press(Key.Key_B)
        self.check()
        assert isinstance(self.projector.content, BlankSlide) is not was

    def unplug(self) -> None:
        """The cable is pulled."""
        self._screens(OPERATOR)
        self.plugged = False
        self.check()

    def replug(self) -> None:
        """The cable is there again."""
        self._screens(OPERATOR, BEAMER)
        self.plugged = True
        self.qtbot.waitUntil(self.projector.isVisible)
        self.check()

    def _screens(self, *screens: dict[str, object]) -> None:
        focus = QApplication.focusWidget()
        set_screens(*screens)
        self.qtbot.waitUntil(lambda: not self.projector.is_settling)
        assert QApplication.focusWidget() is focus

    def sleep(self, minutes: float) -> None:
        """The computer sleeps; asked, it is left out."""
        self.clocks.sleep(minutes=minutes)
        self.book.pass_(minutes * MINUTE)
        self.question = f"The computer slept {minutes:.0f} min. Count it?"
        self.check()
        self.click(self.window.clock_question.buttons()[1])
        self.book.leave_out(minutes * MINUTE)
        self.question = f"{minutes:.0f} min of sleep left out."
        self.check()
        self._close_question()

    def set_clock(self, hours: int) -> None:
        """The computer's clock is set; no time has passed."""
        self.clocks.set_(hours=hours)
        self.book.set_clock(timedelta(hours=hours))
        self.question = f"The computer’s clock was set {hours} h forward."
        self.check()
        self._close_question()

    def _close_question(self) -> None:
        self.click(self.window.clock_question._close)
        self.question = ""
        self.check()
