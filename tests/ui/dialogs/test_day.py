"""The day as table and picture, whatever became of the order."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from roundtable.commands.agenda import catch_up, move_item
from roundtable.commands.clock import next_item, start_item
from roundtable.domain.agenda import Run
from roundtable.domain.records import Id
from tests.clock import Clock
from ui.dialogs.began import BeganDialog
from ui.dialogs.day import DayDialog
from ui.live import Live

Opened = Callable[[Callable[[Live, QWidget], DayDialog]], DayDialog]


def test_planned_stands_beside_actual_while_the_day_goes_on(opened: Opened, live: Live, clock: Clock) -> None:
    """
    item: Welcome 10
    item: Design 20
    item: Walk 10 optional
    item: Close 5
    """
    live.do(next_item)
    clock.pass_(minutes=12)
    live.do(next_item)
    live.do(catch_up, minutes={Id("walk"): 0})
    dialog = opened(DayDialog)
    rows = dialog.model.picture.rows
    assert [row.spoken for row in rows] == [
        "Welcome: planned 14:00–14:10, 10 min; was 14:00–14:12, 12 min",
        "Design: planned 14:10–14:30, 20 min; now, expected 14:12–14:32, 20 min",
        "Walk: planned 14:30–14:40, 10 min; dropped",
        "Close: planned 14:40–14:45, 5 min; expected 14:32–14:37, 5 min",
        "The day: planned 14:00–14:45, 45 min; the day 14:00–14:37, 37 min",
    ]
    assert [row.signed for row in rows] == ["+2", "", "", "", "−8"]
    clock.pass_(minutes=25)
    live.tick()
    assert dialog.model.picture.rows[1].signed == "+5"


def test_a_changed_order_is_no_reason_to_refuse(opened: Opened, live: Live, clock: Clock) -> None:
    """
    item: Welcome 10
    item: Design 20
    item: Close 5
    started: Welcome
    """
    clock.pass_(minutes=3)
    live.do(start_item, item_id=Id("close"))
    clock.pass_(minutes=4)
    live.do(start_item, item_id=Id("design"))
    live.do(move_item, item_id=Id("close"), before_id=Id("welcome"))
    dialog = opened(DayDialog)
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text().splitlines() == [
        "Item\tPlanned\tMinutes\tWas\tMinutes\tDifference",
        "Close\t14:00–14:05\t5\t14:03–14:07\t4\t−1",
        "Welcome\t14:05–14:15\t10\t14:00–14:03\t3\t−7",
        "Design\t14:15–14:35\t20\t14:07–14:27\t20\t",
        "The day\t14:00–14:35\t35\t14:00–14:27\t27\t−8",
    ]


def test_without_an_agenda_it_says_so(opened: Opened) -> None:
    """title: Nothing planned"""
    dialog = opened(DayDialog)
    assert dialog.none.isVisible() and not dialog.list.isVisible() and not dialog.copy.isEnabled()


def test_a_start_is_typed_and_the_clock_put_right(
    opened: Callable[[Callable[[Live, QWidget], BeganDialog]], BeganDialog], live: Live, clock: Clock
) -> None:
    """
    item: Welcome 10
    """
    clock.pass_(minutes=20)
    live.do(next_item)
    dialog = opened(BeganDialog)
    assert dialog.field.field.text() == "14:20"
    for typed, says in (("25:61", "25:61 is no time of day"), ("15:00", "can’t have started later than now")):
        dialog.field.field.selectAll()
        QTest.keyClicks(dialog.field.field, typed)
        QTest.keyClick(dialog.field.field, Qt.Key.Key_Return)
        assert says in dialog.field.message.text() and dialog.isVisible()
    dialog.field.field.selectAll()
    QTest.keyClicks(dialog.field.field, "2.15pm")
    QTest.keyClick(dialog.field.field, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert f"{live.session.get(Run, Id('welcome')).started_at:%H:%M}" == "14:15"
