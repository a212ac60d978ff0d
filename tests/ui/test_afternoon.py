"""A whole afternoon through the real windows: four hours, forty people, and after every step all is as it must be."""

from __future__ import annotations

import random
from collections.abc import Iterable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roundtable.clock_watch import ClockWatch
from roundtable.domain.fair import fair_next
from roundtable.domain.floor import Hand, Turn
from roundtable.domain.history import Line, Touched
from roundtable.domain.records import Edit, Record
from roundtable.domain.session import Session
from roundtable.domain.words import Insight, Quote
from roundtable.room import Room
from roundtable.storage.rows import Codec
from roundtable.storage.store import Store
from tests.clock import Clocks
from tests.ui.afternoon.book import MINUTE, Book
from tests.ui.afternoon.cast import DOORS, HARD_END, PEOPLE, set_afternoon, slots
from tests.ui.afternoon.checked import Counts, Held, Key, Suggested
from tests.ui.afternoon.room import Afternoon
from tests.ui.afternoon.screens import BEAMER
from tests.ui.computer import Computer
from tests.ui.projector.offscreens import OPERATOR, set_screens, why_not
from ui import theme
from ui.sitting import Sitting
from ui.slides.content import QuestionSlide


@pytest.fixture
def afternoon(qtbot: QtBot, qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Afternoon]:
    if reason := why_not():
        pytest.skip(reason)
    theme.apply(qapp, "light")
    set_screens(OPERATOR, BEAMER)
    clocks = Clocks(DOORS)
    monkeypatch.setattr("ui.live.ClockWatch", lambda: ClockWatch(clocks.read))
    room = Room(Store.create(tmp_path / "afternoon.roundtable"), clocks)
    room.do(set_afternoon)
    sitting = Sitting(room, Computer(tmp_path))
    sitting.show()
    sitting.window.activateWindow()
    qtbot.waitUntil(lambda: sitting.window.isActiveWindow() and sitting.projector.isVisible())
    aim = DOORS.replace(hour=HARD_END.hour, minute=HARD_END.minute)
    yield Afternoon(sitting, clocks, Book(DOORS, slots(), aim), qtbot, random.Random(7))
    sitting.close()
    set_screens(OPERATOR)


def play(day: Afternoon) -> None:
    """The script."""
    before_the_start(day)
    to_the_break(day)
    to_the_tea(day)
    to_the_end(day)


def before_the_start(day: Afternoon) -> None:
    """Four are not here yet; the first clock is started late and put right."""
    day.advice = "Before the room comes in."
    day.check()
    day.close_advice()
    for name in PEOPLE[:4]:
        day.come_or_go(name)
    day.pass_(minutes=13)
    day.next("Welcome")
    day.show_slide(QuestionSlide)
    day.began_at("14:01", earlier=2 * MINUTE)
    day.talk(6, turns=6, notes=1)
    day.extend(Key.Key_Plus, 1)
    day.come_or_go(PEOPLE[0])
    day.talk(4, turns=6, hands=3)


def to_the_break(day: Afternoon) -> None:
    """A clock forgotten, a pause, an item begun by mistake, one gone back to, and a projector that somebody unplugs.

    Before the fixed point the computer's clock is set 20 minutes back, and later right again.
    """
    day.next("Opening")
    day.talk(14, turns=14, hands=6, notes=3)
    day.end_item()
    day.talk(3, turns=2)
    day.began_when_due("Commission")
    day.extend(Key.Key_Plus, 5, Held.ControlModifier)
    day.talk(14, turns=22, hands=12, notes=5)
    day.pause()
    day.talk(3, turns=2)
    day.pause()
    day.extend(Key.Key_Minus, -5, Held.ControlModifier)
    day.set_clock(minutes=-20)
    day.talk(8, turns=16, hands=6, notes=5)
    day.next("Design")
    day.pass_(seconds=30)
    day.go_back("Commission")
    day.talk(4, turns=6, hands=3)
    day.next("Design")
    day.set_clock(minutes=20)
    day.unplug()
    day.talk(2, turns=0, hands=5)
    day.run_from(seats=True)
    day.talk(5, turns=10, notes=3)
    day.replug()
    day.run_from(seats=False)
    day.give(PEOPLE[1])
    day.go_back("Commission")
    day.talk(3, turns=5, hands=2)
    day.next("Design")
    day.talk(17, turns=26, hands=12, notes=5)


def to_the_tea(day: Afternoon) -> None:
    """The screen is blank, the computer sleeps, an item is passed over, and plans are taken and taken back."""
    day.next("Coffee")
    day.blank()
    day.hush(Key.Key_S)
    day.pass_(minutes=17)
    day.blank()
    day.next("Deliver")
    day.talk(20, turns=30, hands=12, notes=5)
    day.sleep(5)
    day.hush(Key.Key_X)
    day.talk(12, turns=20, hands=8, notes=4)
    day.start_out_of_order("Assess")
    day.talk(15, turns=24, hands=10, notes=5)
    late_by_ten_and_a_half(day)
    day.talk(4, turns=0, hands=8)
    day.run_from(seats=True)
    day.talk(8, turns=16, notes=4)
    day.run_from(seats=False)


def late_by_ten_and_a_half(day: Afternoon) -> None:
    """Two plans fall short by design: no optional item is enough alone, and the tea keeps five minutes."""
    assert day.book.late == 10.5 * MINUTE
    day.take_plan(Key.Key_2, {"Writing": 10, "Walk": 10})
    day.undo_plan()
    day.take_plan(Key.Key_3, {"Tea": 5})
    assert day.book.late == 5.5 * MINUTE
    day.take_plan(Key.Key_1, {"Writing": 2, "Actions": 2, "Close": 1, "Walk": 1})
    assert day.book.late == -0.5 * MINUTE


def to_the_end(day: Afternoon) -> None:
    """Three leave, the clock is set an hour on, the cable is pulled again, and the day ends."""
    day.next("Tea")
    for name in PEOPLE[10:13]:
        day.come_or_go(name)
    day.pass_(minutes=6)
    day.next("Writing")
    day.talk(9, turns=0, notes=2)
    day.next("Steps")
    day.talk(8, turns=20, hands=10, notes=3)
    day.set_clock(hours=1)
    day.lower()
    day.talk(8, turns=20, hands=8, notes=3)
    day.start_out_of_order("Walk")
    day.unplug()
    day.pass_(minutes=4)
    day.replug()
    day.next("Read-back")
    day.talk(16, turns=30, hands=10)
    day.next("Actions")
    day.talk(12, turns=24, hands=5, notes=2)
    day.next("Close")
    day.hush(Key.Key_S)
    day.pass_(minutes=5)
    day.end_day()


def replayed(history: Iterable[tuple[Line, tuple[Touched, ...]]]) -> Iterator[tuple[Line, Session]]:
    """Every line of a journal with the session as it stood before it, made from the lines alone."""
    session = Session()
    codecs: dict[type[Record], Codec] = {}
    for line, touched in history:
        yield line, session
        edits = []
        for each in touched:
            codec = codecs.setdefault(each.kind, Codec(each.kind, lambda _: b""))
            before = session.find(each.kind, each.record_id)
            columns = {**(codec.columns(before) if before is not None else {}), **(each.after or {})}
            after = each.kind(**codec.values(columns)) if each.after is not None else None
            edits.append(Edit(before, after))
        session = session.with_edits(edits)


def test_an_afternoon_goes_as_its_script_says_and_is_suggested_the_same_again(afternoon: Afternoon) -> None:
    play(afternoon)
    session, path = afternoon.live.session, afternoon.live.path
    assert afternoon.book.passed > timedelta(hours=4)
    assert afternoon.counts == Counts(turns=300, hands=120, lines=150)
    named = [turn for turn in session.all(Turn) if turn.contributor_id is not None]
    assert (len(named), session.count(Hand)) == (300, 120)
    assert session.count(Quote) + session.count(Insight) == 150
    assert afternoon.watcher.paints > 100
    afternoon.sitting.close()
    assert path is not None
    store = Store.open(path, read_only=True)
    assert store.load() == session
    assert store.check().whole
    before = [(line.at, was) for line, was in replayed(store.whole_history()) if line.label == "give_floor"]
    store.close()
    again = [Suggested(at, fair_next(was, at)) for at, was in before]
    assert again == afternoon.suggested
