"""The view Seats: a click gives the floor, a drag swaps, and the strip tells who spoke."""

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget
from pytestqt.qtbot import QtBot

from roundtable.commands.floor import check_out, give_floor, silence
from roundtable.domain.people import Contributor
from roundtable.domain.records import Id
from tests.clock import Clock
from tests.ui.operator.conftest import Stand, stand_for
from ui import theme
from ui.live import Live
from ui.operator.seats import SeatsView
from ui.operator.turns import answered, exchanges, strip_cells

BARS = 46 + 84 + 28
T = TypeVar("T", bound=Callable[..., None])


def scene(test: T) -> T:
    """Give a test the scene of this module."""
    test.__doc__ = """
    person: Amina Otieno, Port Authority, Public bodies
    person: Bao Lam, River Users, Charities
    person: Cy Dunn, Weir College, Universities
    person: Di Eko, Law Society, Professional bodies
    """
    return test


@pytest.fixture
def stand(qtbot: QtBot, qapp: QApplication, live: Live) -> Stand[SeatsView]:
    theme.apply(qapp, "light")
    return stand_for(qtbot, live, SeatsView, "Seats")


def seat_of(stand: Stand[SeatsView], person: str) -> QPoint:
    table = stand.view.table
    place = next(n for n, seat in enumerate(table.seats) if seat.face.contributor_id == person)
    return QPoint(round(table.plan.seats[place].x), round(table.plan.seats[place].y))


def speaker(stand: Stand[SeatsView]) -> str:
    person = stand.live.session.speaker
    return person.id if person else ""


@scene
def test_a_click_on_a_seat_gives_the_floor(stand: Stand[SeatsView]) -> None:
    QTest.mouseClick(stand.view.table, Qt.MouseButton.LeftButton, pos=seat_of(stand, "cy-dunn"))
    assert speaker(stand) == "cy-dunn"
    assert [seat.face.contributor_id for seat in stand.view.table.seats if seat.speaking] == ["cy-dunn"]
    QTest.mouseClick(stand.view.table, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))
    assert speaker(stand) == "cy-dunn"


@scene
def test_arrows_and_enter_give_the_floor(stand: Stand[SeatsView]) -> None:
    table = stand.view.table
    assert QApplication.focusWidget() is table
    reached = set()
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert table.current_id == "amina-otieno"
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Up):
        QTest.keyClick(table, key)
        reached.add(table.current_id)
    assert reached >= {"bao-lam", "cy-dunn", "di-eko"}
    held = table.current_id
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert speaker(stand) == held


@scene
def test_a_drag_to_another_seat_swaps_the_two(stand: Stand[SeatsView]) -> None:
    table = stand.view.table
    start, end = seat_of(stand, "amina-otieno"), seat_of(stand, "cy-dunn")
    QTest.mousePress(table, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(table, QPoint((start.x() + end.x()) // 2, (start.y() + end.y()) // 2))
    QTest.mouseMove(table, end)
    QTest.mouseRelease(table, Qt.MouseButton.LeftButton, pos=end)
    seats = {person.id: person.seat for person in stand.live.session.all(Contributor)}
    assert seats == {"amina-otieno": 3, "bao-lam": 2, "cy-dunn": 1, "di-eko": 4}
    assert speaker(stand) == ""
    assert table.seats[0].face.contributor_id == "cy-dunn"
    stand.live.undo()
    assert table.seats[0].face.contributor_id == "amina-otieno"


@scene
def test_h_raises_the_hand_of_the_seat_in_hand(stand: Stand[SeatsView]) -> None:
    QTest.keyClick(stand.view.table, Qt.Key.Key_Right)
    QTest.keyClick(stand.view.table, Qt.Key.Key_H)
    assert [hand.contributor_id for hand in stand.live.session.hands_up] == ["amina-otieno"]
    assert [seat.place for seat in stand.view.table.seats] == [1, 0, 0, 0]
    QTest.keyClick(stand.view.table, Qt.Key.Key_H)
    assert stand.live.session.hands_up == ()


@scene
def test_two_letters_work_here_too_and_return_to_the_table(stand: Stand[SeatsView]) -> None:
    stand.actions["give-floor"].trigger()
    QTest.keyClicks(stand.view.floor.field, "di")
    QTest.keyClick(stand.view.floor.field, Qt.Key.Key_Return)
    assert speaker(stand) == "di-eko"
    assert QApplication.focusWidget() is stand.view.table


@scene
def test_who_has_left_has_no_seat(stand: Stand[SeatsView]) -> None:
    stand.live.do(check_out, contributor_id=Id("bao-lam"))
    assert [seat.face.contributor_id for seat in stand.view.table.seats] == ["amina-otieno", "cy-dunn", "di-eko"]


@scene
def test_web_and_strip_tell_who_spoke_after_whom(stand: Stand[SeatsView], clock: Clock) -> None:
    for person, seconds in (("amina-otieno", 60), ("bao-lam", 30), ("amina-otieno", 60), ("cy-dunn", 60)):
        stand.live.do(give_floor, contributor_id=Id(person))
        clock.pass_(seconds=seconds)
    session = stand.live.session
    assert exchanges(session) == {
        frozenset(("amina-otieno", "bao-lam")): 2,
        frozenset(("amina-otieno", "cy-dunn")): 1,
    }
    assert answered(session) == "amina-otieno"
    threads = stand.view.table.threads()
    assert [(thread.weight, thread.own) for thread in threads] == [(1.0, False), (0.0, True)]
    stand.live.do(silence)
    clock.pass_(seconds=90)
    cells = strip_cells(stand.live.session, clock())
    assert [cell.contributor_id for cell in cells] == ["amina-otieno", "bao-lam", "amina-otieno", "cy-dunn", None]
    assert cells[0].start == pytest.approx(1 - 300 / 900)
    assert cells[-1].end == 1.0
    stand.live.do(give_floor, contributor_id=Id("di-eko"))
    assert answered(stand.live.session) is None
    assert frozenset(("cy-dunn", "di-eko")) not in exchanges(stand.live.session)


@scene
def test_only_the_last_quarter_of_an_hour_is_in_the_strip(stand: Stand[SeatsView], clock: Clock) -> None:
    stand.live.do(give_floor, contributor_id=Id("amina-otieno"))
    clock.pass_(minutes=20)
    stand.live.do(give_floor, contributor_id=Id("bao-lam"))
    clock.pass_(minutes=10)
    cells = strip_cells(stand.live.session, clock())
    assert [(cell.contributor_id, round(cell.start, 3), round(cell.end, 3)) for cell in cells] == [
        ("amina-otieno", 0.0, 0.333),
        ("bao-lam", 0.333, 1.0),
    ]
    assert strip_cells(stand.live.session, clock(), timedelta(minutes=5))[0].contributor_id == "bao-lam"


@scene
def test_the_strip_folds_first_and_the_view_fits_its_smallest_window(stand: Stand[SeatsView]) -> None:
    assert stand.view.strip.isVisible()
    for width, height in ((1280, 720), (1110, 685)):
        stand.window.resize(width, height - BARS)
        assert not stand.view.strip.isVisible()
        assert stand.view.size() == QSize(width, height - BARS)
        layout = stand.view.layout()
        assert layout is not None
        assert layout.totalMinimumSize().height() <= height - BARS
        assert layout.totalMinimumSize().width() <= width


@scene
def test_the_web_can_be_hidden(stand: Stand[SeatsView], clock: Clock) -> None:
    for person in ("amina-otieno", "cy-dunn"):
        stand.live.do(give_floor, contributor_id=Id(person))
        clock.pass_(seconds=30)
    stand.view.table.clearFocus()
    shown = stand.view.table.grab().toImage()
    QTest.mouseClick(stand.view.web, Qt.MouseButton.LeftButton)
    assert not stand.view.web.isChecked()
    assert stand.view.table.grab().toImage() != shown


@scene
def test_whatever_takes_the_focus_has_a_name_and_no_two_keys_clash(stand: Stand[SeatsView]) -> None:
    nameless = [
        child
        for child in stand.view.findChildren(QWidget)
        if child.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and child.isVisible()
        and not child.accessibleName()
        and not isinstance(child.parent(), QAbstractScrollArea)
    ]
    assert nameless == []
    keys = [sequence.toString() for action in stand.window.actions() for sequence in action.shortcuts()]
    keys += [shortcut.key().toString() for shortcut in stand.view.findChildren(QShortcut)]
    assert sorted(keys) == sorted(set(keys))


def test_an_empty_table_invites(stand: Stand[SeatsView]) -> None:
    """title: Nobody here"""
    assert stand.view.empty.isVisible()
    assert not stand.view.table.isVisible()
    assert QApplication.focusWidget() is stand.view.roster
