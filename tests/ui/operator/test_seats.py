"""The view Seats: a click gives the floor, a drag swaps, and the strip tells who spoke."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from roundtable.commands.floor import check_out, cross_talk, give_floor, raise_hand, silence
from roundtable.commands.people import NewContributor, add_contributors
from roundtable.domain.boundaries import in_time
from roundtable.domain.floor import Turn
from roundtable.domain.people import Contributor
from roundtable.domain.records import Id
from tests.clock import Clock
from tests.ui.operator.conftest import Stand, stand_for
from ui import theme
from ui.live import Live
from ui.operator.seats import SeatsView
from ui.operator.talk import STEPS, TalkDialog
from ui.operator.turn_strip import HEIGHT, LOW_HEIGHT
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


def test_keys_act_on_nobody_whose_seat_has_no_ring(stand: Stand[SeatsView]) -> None:
    """
    person: Amina Otieno, Port Authority
    person: Bao Lam, River Users
    """
    table = stand.view.table
    table.setFocus(Qt.FocusReason.OtherFocusReason)
    for key in (Qt.Key.Key_H, Qt.Key.Key_A):
        QTest.keyClick(table, key)
        assert stand.view.floor.field.hasFocus(), "it asks whose"
        QTest.keyClick(stand.view.floor.field, Qt.Key.Key_Escape)
        table.setFocus(Qt.FocusReason.OtherFocusReason)
    assert stand.live.session.hands_up == ()
    assert all(person.present for person in stand.live.session.all(Contributor))
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert stand.live.session.speaker is None, "the first Enter shows who would have the floor"
    QTest.keyClick(table, Qt.Key.Key_Return)
    assert stand.live.session.speaker == stand.live.session.get(Contributor, Id("amina-otieno"))


def test_a_press_on_a_seat_is_forgotten_when_somebody_leaves_meanwhile(stand: Stand[SeatsView]) -> None:
    """
    person: Amina Otieno, Port Authority
    person: Bao Lam, River Users
    """
    table = stand.view.table
    last = table.plan.seats[-1]
    at = QPoint(round(last.x), round(last.y))
    QTest.mousePress(table, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    stand.live.do(check_out, contributor_id=Id("amina-otieno"))
    QTest.mouseRelease(table, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, at)
    assert stand.live.session.speaker is None


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
def test_the_strip_folds_first_and_the_view_fits_its_smallest_window(stand: Stand[SeatsView], clock: Clock) -> None:
    strip = stand.view.strip
    assert strip.isVisible()
    stand.window.resize(1280, 720 - BARS)
    assert not strip.isVisible()  # nothing to show
    stand.live.do(give_floor, contributor_id=Id("cy-dunn"))
    clock.pass_(seconds=30)
    stand.live.tick()
    for width, height, shows in ((1440, 900, True), (1280, 720, True), (1110, 685, False)):
        stand.window.resize(width, height - BARS)
        assert strip.isVisible() == shows
        assert not shows or strip.height() == (HEIGHT if height == 900 else LOW_HEIGHT)
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


@pytest.fixture
def talked(stand: Stand[SeatsView], clock: Clock) -> Stand[SeatsView]:
    """Amina for two minutes, Bao for one, a silence of one, and Cy since two."""
    for person, minutes in (("amina-otieno", 2), ("bao-lam", 1), ("", 1), ("cy-dunn", 2)):
        if person:
            stand.live.do(give_floor, contributor_id=Id(person))
        else:
            stand.live.do(silence)
        clock.pass_(minutes=minutes)
    stand.live.tick()
    return stand


def turns(stand: Stand[SeatsView]) -> list[tuple[str | None, int]]:
    """Whose turns there were, and their seconds up to now."""
    now = stand.live.now()
    return [
        (turn.contributor_id, round(((turn.ended_at or now) - turn.started_at).total_seconds()))
        for turn in in_time(stand.live.session)
    ]


@scene
def test_an_edge_of_the_strip_is_dragged_and_undone(talked: Stand[SeatsView], clock: Clock) -> None:
    strip = talked.view.strip
    edge = clock() - timedelta(minutes=4)
    start, end = (QPoint(round(strip.edge_x(at)), 48) for at in (edge, edge - timedelta(minutes=1)))
    QTest.mouseMove(strip, start)
    assert strip.cursor().shape() is Qt.CursorShape.SplitHCursor
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(strip, end)
    clock.pass_(seconds=1)
    talked.live.tick()
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=end)
    (_, amina), (_, bao), *_ = turns(talked)
    assert amina == pytest.approx(60, abs=2) and amina + bao == 180
    talked.live.undo()
    assert turns(talked)[:2] == [("amina-otieno", 120), ("bao-lam", 60)]


@pytest.mark.parametrize(
    "night",
    [
        datetime(2026, 10, 25, 0, 57, tzinfo=UTC),  # as clocks go from 2 back to 1
        datetime(2026, 3, 29, 0, 57, tzinfo=UTC),  # and from 1 to 2
    ],
)
@scene
def test_an_edge_is_dragged_in_the_nights_of_the_changes(
    stand: Stand[SeatsView], clock: Clock, night: datetime
) -> None:
    clock.at = night
    for person, minutes in (("amina-otieno", 2), ("bao-lam", 10)):
        stand.live.do(give_floor, contributor_id=Id(person))
        clock.pass_(minutes=minutes)
    stand.live.tick()
    strip = stand.view.strip
    start, end = (QPoint(round(strip.edge_x(night + timedelta(minutes=each))), 48) for each in (2, 1))
    assert start.x() - end.x() == pytest.approx((strip.width() - 32) / 15, abs=1)
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(strip, end)
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=end)
    (_, amina), (_, bao) = turns(stand)
    assert amina == pytest.approx(60, abs=2) and amina + bao == 720


@scene
def test_an_edge_can_not_be_dragged_over_another_turn(talked: Stand[SeatsView], clock: Clock) -> None:
    strip = talked.view.strip
    start = QPoint(round(strip.edge_x(clock() - timedelta(minutes=4))), 48)
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(strip, QPoint(strip.width() - 2, 48))
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=QPoint(strip.width() - 2, 48))
    assert turns(talked)[:2] == [("amina-otieno", 179), ("bao-lam", 1)]


@scene
def test_the_strip_is_mended_by_keyboard(talked: Stand[SeatsView]) -> None:
    strip = talked.view.strip
    strip.setFocus()
    shift, control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(strip, Qt.Key.Key_Left)
    QTest.keyClick(strip, Qt.Key.Key_Left, shift)
    assert turns(talked)[:2] == [("amina-otieno", 115), ("bao-lam", 65)]
    QTest.keyClick(strip, Qt.Key.Key_Right, control)
    assert turns(talked)[:2] == [("amina-otieno", 115), ("bao-lam", 70)]
    QTest.keyClick(strip, Qt.Key.Key_Return)
    field = talked.view.floor.field
    assert QApplication.focusWidget() is field and field.placeholderText() == "Whose turn was it at 14:01?"
    QTest.keyClicks(field, "di")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert turns(talked)[1] == ("di-eko", 70)
    assert speaker(talked) == "cy-dunn"
    strip.setFocus()
    QTest.keyClick(strip, Qt.Key.Key_Delete)
    assert [person for person, _ in turns(talked)] == ["amina-otieno", "cy-dunn"]
    QTest.keyClick(strip, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is talked.view.table


@scene
def test_cross_talk_and_long_spans_stand_in_the_strip(stand: Stand[SeatsView], clock: Clock) -> None:
    stand.live.do(give_floor, contributor_id=Id("amina-otieno"))
    clock.pass_(minutes=7)
    stand.live.do(cross_talk)
    clock.pass_(minutes=1)
    stand.live.tick()
    assert stand.view.strip.accessibleDescription() == "Amina Otieno 7:00, perhaps too long; cross-talk 1:00"
    assert stand.view.table.grab().width() == stand.view.table.width()
    stand.view.strip.grab()


@scene
def test_alt_and_an_arrow_take_somebody_to_the_next_seat(stand: Stand[SeatsView]) -> None:
    table = stand.view.table
    QTest.keyClick(table, Qt.Key.Key_Right)
    assert table.current_id == "amina-otieno"
    QTest.keyClick(table, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    seats = {person.id: person.seat for person in stand.live.session.all(Contributor)}
    assert (seats[Id("amina-otieno")], seats[Id("bao-lam")]) == (2, 1)
    assert table.current_id == "amina-otieno"


@scene
def test_kinds_of_hands_are_raised_at_the_table(stand: Stand[SeatsView], clock: Clock) -> None:
    table = stand.view.table
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_H)
    clock.pass_(seconds=5)
    QTest.keyClick(table, Qt.Key.Key_Right)
    QTest.keyClick(table, Qt.Key.Key_O)
    assert [seat.place for seat in table.seats] == [2, 1, 0, 0], "a point of order comes first"
    QTest.keyClick(table, Qt.Key.Key_A)
    assert [seat.face.contributor_id for seat in table.seats] == ["amina-otieno", "cy-dunn", "di-eko"]


def test_the_talk_of_the_afternoon_is_played_again(stand: Stand[SeatsView], clock: Clock, qtbot: QtBot) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Bao Lam, River Users, Charities
    """
    stand.live.do(give_floor, contributor_id=Id("amina-otieno"))
    clock.pass_(minutes=9)
    stand.live.do(give_floor, contributor_id=Id("bao-lam"))
    clock.pass_(minutes=1)
    stand.actions["talk-time"].trigger()
    (dialog,) = stand.view.findChildren(TalkDialog)
    assert dialog.bars.accessibleDescription() == (
        "Public bodies: 90% of time, 50% of seats; Charities: 10% of time, 50% of seats"
    )
    assert (dialog.moment.text(), dialog.whole.text()) == (
        "As it stands",
        "10:00 talked in all · suggestion followed: 1 of 1",
    )
    dialog.slider.setValue(STEPS // 2)
    assert dialog.moment.text() == "At 14:05"
    assert dialog.bars.accessibleDescription().startswith("Public bodies: 100% of time")
    people = next(part for part in dialog.by.findChildren(QPushButton) if part.text() == "People")
    QTest.mouseClick(people, Qt.MouseButton.LeftButton)
    assert dialog.bars.accessibleDescription().startswith("Amina Otieno: 100% of time")
    QTest.mouseClick(dialog.done_, Qt.MouseButton.LeftButton)


def test_two_hundred_people_sit_as_far_as_there_are_seats(stand: Stand[SeatsView]) -> None:
    """title: A hall"""
    rows = [NewContributor(f"Person No{n}", "", f"Sector {n % 7}") for n in range(200)]
    stand.live.do(add_contributors, people=rows)
    assert len(stand.view.table.seats) == 99
    assert stand.view.unseated.isVisible()
    assert stand.view.unseated.text() == "99 of 200 people sit at the table. For the others type two letters."
    last = stand.live.session.all(Contributor)[-1]
    stand.actions["give-floor"].trigger()
    QTest.keyClicks(stand.view.floor.field, last.initials)
    QTest.keyClick(stand.view.floor.field, Qt.Key.Key_Return)
    assert speaker(stand) == last.id
    for person in stand.live.session.all(Contributor)[:120]:
        stand.live.do(check_out, contributor_id=person.id)
    assert (len(stand.view.table.seats), stand.view.unseated.isVisible()) == (80, False)


LONG = ("Wilhelmina Konstantinopolitanska " * 10)[:300].strip()


def test_any_name_is_shown_and_two_alike_are_told_apart(stand: Stand[SeatsView], clock: Clock) -> None:
    """title: Names"""
    names = ("Sam Smith", "Sam Smith", LONG, "X" * 300, "سلمى عبد الرحمن", "李小龍")
    stand.live.do(add_contributors, people=[NewContributor(name, f"Org {n}", "All") for n, name in enumerate(names)])
    people = stand.live.session.all(Contributor)
    assert len({person.initials for person in people}) == len(names)
    for person in people:
        stand.live.do(raise_hand, contributor_id=person.id)
        clock.pass_(seconds=20)
    size = stand.view.size()
    for person in people:
        stand.live.do(give_floor, contributor_id=person.id)
        clock.pass_(seconds=40)
        stand.live.tick()
        assert stand.view.floor.card.name.text() == person.name
        assert stand.view.size() == size and stand.view.minimumSizeHint().width() <= 1110
        assert not stand.view.grab().isNull()
    stand.actions["give-floor"].trigger()
    QTest.keyClicks(stand.view.floor.field, "sam")
    offered = [face.organisation for face in stand.view.floor.field.matches()]
    assert offered == ["Org 0", "Org 1"], "the organisation tells them apart"


def test_seats_are_lettered_by_sector(stand: Stand[SeatsView]) -> None:
    """
    person: Amina Otieno, Port Authority, Students
    person: Bao Lam, River Users, Sector bodies
    person: Cy Dunn
    """
    letters = [seat.face.mark.letter if seat.face.mark else "" for seat in stand.view.table.seats]
    assert letters == ["S", "E", ""]
    assert stand.view.legend.accessibleName() == "Sectors: S Students, E Sector bodies"


@scene
def test_an_edge_is_dragged_on_the_low_strip_too(stand: Stand[SeatsView], clock: Clock) -> None:
    stand.window.resize(1280, 720 - BARS)
    for person in ("amina-otieno", "bao-lam"):
        stand.live.do(give_floor, contributor_id=Id(person))
        clock.pass_(minutes=4)
    stand.live.tick()
    strip = stand.view.strip
    assert strip.isVisible() and strip.height() == LOW_HEIGHT
    before = stand.live.session.all(Turn)[1].started_at
    y = LOW_HEIGHT // 3
    start, end = (QPoint(round(strip.edge_x(at)), y) for at in (before, before - timedelta(minutes=1)))
    QTest.mousePress(strip, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(strip, end)
    strip.grab()
    QTest.mouseRelease(strip, Qt.MouseButton.LeftButton, pos=end)
    moved = before - stand.live.session.all(Turn)[1].started_at
    assert abs(moved - timedelta(minutes=1)) < timedelta(seconds=2)
