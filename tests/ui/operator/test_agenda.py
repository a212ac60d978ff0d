"""The agenda of the Room, by keyboard and by pointer."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roundtable.commands.agenda import add_item, catch_up
from roundtable.commands.clock import next_item
from roundtable.domain.agenda import AgendaItem, ItemKind, Run, read_timer
from roundtable.domain.records import Id
from tests.clock import Clock
from tests.ui.operator.conftest import Stand
from ui.operator.agenda_list import AgendaList
from ui.operator.agenda_rows import Stage
from ui.operator.item_editor import ItemEditor
from ui.operator.room import RoomView


def in_hand(stand: Stand[RoomView], item_id: str) -> AgendaList:
    """The list with the focus, and an item in hand."""
    agenda = stand.view.agenda.list
    agenda.setFocus()
    agenda.choose(Id(item_id))
    return agenda


def titles(stand: Stand[RoomView]) -> list[str]:
    return [item.title for item in stand.live.session.all(AgendaItem)]


def editor(stand: Stand[RoomView]) -> ItemEditor:
    panel = stand.view.veil.panel()
    assert isinstance(panel, ItemEditor)
    return panel


def test_enter_starts_an_item_and_reopens_one(stand: Stand[RoomView], clock: Clock) -> None:
    """
    item: Welcome 10 talk
    item: Design 25 @co-design
    """
    agenda = in_hand(stand, "welcome")
    QTest.keyClick(agenda, Qt.Key.Key_Return)
    assert stand.live.session.running is not None
    assert stand.live.session.running[0].title == "Welcome"
    clock.pass_(minutes=12)
    in_hand(stand, "design")
    QTest.keyClick(agenda, Qt.Key.Key_Return)
    assert [row.stage for row in agenda.model_.rows] == [Stage.DONE, Stage.NOW]
    assert agenda.model_.rows[0].figure == "+2"
    clock.pass_(minutes=1)
    in_hand(stand, "welcome")
    QTest.keyClick(agenda, Qt.Key.Key_Return)
    run = stand.live.session.get(Run, Id("welcome"))
    assert run.is_open
    assert run.paused_seconds == 60


def test_a_double_click_starts_an_item(stand: Stand[RoomView]) -> None:
    """
    item: Welcome 10 talk
    item: Design 25
    """
    agenda = stand.view.agenda.list
    at = agenda.visualRect(agenda.model_.index(1)).center()
    QTest.mouseClick(agenda.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert stand.live.session.running is None
    QTest.mouseDClick(agenda.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert stand.live.session.running is not None
    assert stand.live.session.running[0].title == "Design"


def test_alt_and_an_arrow_move_the_item_in_hand(stand: Stand[RoomView]) -> None:
    """
    item: One 5
    item: Two 5
    item: Three 5
    """
    agenda = in_hand(stand, "one")
    alt = Qt.KeyboardModifier.AltModifier
    QTest.keyClick(agenda, Qt.Key.Key_Up, alt)
    assert titles(stand) == ["One", "Two", "Three"]
    QTest.keyClick(agenda, Qt.Key.Key_Down, alt)
    assert titles(stand) == ["Two", "One", "Three"]
    QTest.keyClick(agenda, Qt.Key.Key_Down, alt)
    assert titles(stand) == ["Two", "Three", "One"]
    assert agenda.current_id() == "one"
    QTest.keyClick(agenda, Qt.Key.Key_Up, alt)
    assert titles(stand) == ["Two", "One", "Three"]


def test_delete_removes_and_refuses_what_has_run(stand: Stand[RoomView], qtbot: QtBot) -> None:
    """
    item: One 5
    item: Two 5
    started: One
    """
    agenda = in_hand(stand, "two")
    QTest.keyClick(agenda, Qt.Key.Key_Delete)
    assert titles(stand) == ["One"]
    in_hand(stand, "one")
    with qtbot.waitSignal(stand.live.refused):
        QTest.keyClick(agenda, Qt.Key.Key_Delete)
    assert titles(stand) == ["One"]


def test_insert_writes_a_new_item_behind_the_one_in_hand(stand: Stand[RoomView]) -> None:
    """
    item: One 5
    item: Two 5
    """
    agenda = in_hand(stand, "one")
    QTest.keyClick(agenda, Qt.Key.Key_Insert)
    panel = editor(stand)
    assert QApplication.focusWidget() is panel.title.field
    QTest.keyClicks(panel.title.field, "Walk along the star")
    panel.minutes.field.selectAll()
    QTest.keyClicks(panel.minutes.field, "1h30")
    QTest.keyClicks(panel.start.field, "1430")
    panel.kind.setCurrentText("Break")
    QTest.mouseClick(panel.chips["map-it"], Qt.MouseButton.LeftButton)
    QTest.keyClick(panel.title.field, Qt.Key.Key_Return)
    assert titles(stand) == ["One", "Walk along the star", "Two"]
    made = stand.live.session.all(AgendaItem)[1]
    assert (made.minutes, made.kind, made.segments) == (90, ItemKind.BREAK, ("map-it",))
    assert made.starts_at is not None
    assert f"{made.starts_at:%H:%M}" == "14:30"
    assert stand.view.veil.panel() is None
    assert QApplication.focusWidget() is agenda


def test_f2_changes_an_item_and_plus_adds_to_its_minutes(stand: Stand[RoomView]) -> None:
    """item: One 20"""
    QTest.keyClick(in_hand(stand, "one"), Qt.Key.Key_F2)
    panel = editor(stand)
    assert panel.title.field.text() == "One"
    panel.minutes.field.selectAll()
    QTest.keyClicks(panel.minutes.field, "+5")
    QTest.keyClick(panel.minutes.field, Qt.Key.Key_Return)
    assert stand.live.session.all(AgendaItem)[0].minutes == 25


def test_what_is_refused_is_said_under_its_field_and_kept(stand: Stand[RoomView]) -> None:
    """item: One 20"""
    QTest.keyClick(in_hand(stand, "one"), Qt.Key.Key_F2)
    panel = editor(stand)
    panel.minutes.field.selectAll()
    QTest.keyClicks(panel.minutes.field, "soon")
    QTest.keyClicks(panel.start.field, "25:61")
    QTest.keyClick(panel.start.field, Qt.Key.Key_Return)
    assert panel.minutes.field.is_refused()
    assert panel.start.field.is_refused()
    assert "20, 1h30 or +5" in panel.minutes.message.text()
    assert panel.minutes.field.text() == "soon"
    assert QApplication.focusWidget() is panel.minutes.field
    QTest.keyClick(panel.title.field, Qt.Key.Key_Escape)
    assert stand.view.veil.panel() is None
    assert stand.live.session.all(AgendaItem)[0].minutes == 20


def test_a_number_of_minutes_that_no_day_has_is_refused_under_its_field(stand: Stand[RoomView]) -> None:
    """item: One 20"""
    QTest.keyClick(in_hand(stand, "one"), Qt.Key.Key_F2)
    panel = editor(stand)
    panel.minutes.field.selectAll()
    QTest.keyClicks(panel.minutes.field, "9999")
    QTest.keyClick(panel.minutes.field, Qt.Key.Key_Return)
    assert panel.minutes.field.is_refused()
    assert stand.view.veil.panel() is panel


def test_an_empty_agenda_invites_and_its_button_writes_the_first_item(stand: Stand[RoomView]) -> None:
    """title: Nothing planned"""
    agenda = stand.view.agenda
    assert agenda.empty.isVisible()
    assert not agenda.list.isVisible()
    QTest.mouseClick(agenda.add_first, Qt.MouseButton.LeftButton)
    QTest.keyClicks(editor(stand).title.field, "Welcome")
    QTest.keyClick(editor(stand).title.field, Qt.Key.Key_Return)
    assert titles(stand) == ["Welcome"]
    assert agenda.list.isVisible()
    assert not agenda.empty.isVisible()


def test_the_end_of_the_day_moves_with_the_clock_and_stays_in_sight(stand: Stand[RoomView], clock: Clock) -> None:
    """
    item: One 5
    item: Two 5
    started: One
    """
    end = stand.view.agenda.end
    assert end.accessibleName() == "End 14:10, as planned"
    clock.pass_(minutes=9)
    stand.live.tick()
    assert end.accessibleName() == "End 14:14, planned 14:10"
    assert end.isVisible()


def test_done_items_stand_in_one_row_where_there_is_little_room_and_unfold(
    stand: Stand[RoomView], clock: Clock
) -> None:
    """
    item: One 5
    item: Two 5
    item: Three 5
    item: Four 5
    item: Five 5
    item: Six 5
    item: Seven 5
    item: Eight 5
    """
    for _ in range(4):
        stand.live.do(next_item)
        clock.pass_(minutes=7)
    stand.window.resize(1280, 562)
    agenda = stand.view.agenda.list
    assert agenda.model_.rows[0].stage is Stage.DONE_ALL
    assert agenda.model_.rows[0].title == "3 done, 6 min late"
    at = agenda.visualRect(agenda.model_.index(0)).center()
    QTest.mouseClick(agenda.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert [row.stage for row in agenda.model_.rows][:4] == [Stage.DONE, Stage.DONE, Stage.DONE, Stage.NOW]


def test_insert_writes_the_first_item_too_and_never_opens_a_second_panel(stand: Stand[RoomView]) -> None:
    """title: Nothing planned"""
    QTest.keyClick(stand.view.centre.star, Qt.Key.Key_Insert)
    panel = editor(stand)
    QTest.keyClick(panel.title.field, Qt.Key.Key_Insert)
    assert editor(stand) is panel


def test_letters_in_the_panel_do_not_run_the_room(stand: Stand[RoomView]) -> None:
    """item: One 20"""
    done: list[str] = []
    for name in ("next-item", "silence", "blank", "take", "pause"):
        stand.actions[name].triggered.connect(lambda _=False, name=name: done.append(name))
    QTest.keyClick(in_hand(stand, "one"), Qt.Key.Key_F2)
    panel = editor(stand)
    for part in (panel.kind, panel.chips["map-it"], panel.save, panel.question):
        part.setFocus()
        for letter in "nsbtp":
            QTest.keyClicks(part, letter)
    assert done == []
    assert panel.question.toPlainText() == "nsbtp"
    assert stand.view.veil.panel() is panel


def test_a_view_that_was_hidden_catches_up_when_it_is_shown(stand: Stand[RoomView]) -> None:
    """
    item: One 20
    item: Two 20
    """
    stand.view.hide()
    stand.live.do(next_item)
    agenda = stand.view.agenda.list.model_
    assert [row.stage for row in agenda.rows] == [Stage.AHEAD, Stage.AHEAD]
    stand.view.show()
    assert [row.stage for row in agenda.rows] == [Stage.NOW, Stage.AHEAD]


def test_an_item_may_be_optional_and_keep_its_clock_from_the_room(stand: Stand[RoomView]) -> None:
    """item: One 20"""
    QTest.keyClick(in_hand(stand, "one"), Qt.Key.Key_F2)
    panel = editor(stand)
    assert not panel.dropped.isVisible()
    panel.optional.click()
    panel.public.click()
    QTest.keyClick(panel.title.field, Qt.Key.Key_Return)
    (item,) = stand.live.session.all(AgendaItem)
    assert item.optional and not item.public_clock
    (row,) = stand.view.agenda.list.model_.rows
    assert row.icons == ("circle-dashed", "eye-off")
    assert row.spoken.endswith("; may be dropped when late; the room does not see its clock")


def test_what_a_plan_changed_is_seen_and_may_be_taken_back_by_hand(stand: Stand[RoomView]) -> None:
    """
    item: Welcome 10
    item: Break 15 break
    item: Walk 10 optional
    """
    stand.live.do(catch_up, minutes={Id("break"): 8, Id("walk"): 0})
    _, pause, walk = stand.view.agenda.list.model_.rows
    assert (pause.figure, pause.tone) == ("8", "warn")
    assert "8 min instead of 15, until 14:18; planned 14:10 to 14:25" in pause.spoken
    assert (walk.figure, walk.struck, walk.time) == ("dropped", True, "")
    QTest.keyClick(in_hand(stand, "walk"), Qt.Key.Key_F2)
    panel = editor(stand)
    assert panel.dropped.isVisible() and panel.dropped.isChecked()
    panel.dropped.click()
    QTest.keyClick(panel.title.field, Qt.Key.Key_Return)
    QTest.keyClick(in_hand(stand, "break"), Qt.Key.Key_F2)
    assert editor(stand).minutes.field.text() == "8"
    QTest.keyClick(editor(stand).title.field, Qt.Key.Key_Return)
    pause_, walk_ = (stand.live.session.get(AgendaItem, Id(each)) for each in ("break", "walk"))
    assert (pause_.minutes, pause_.allotted, walk_.dropped) == (15, 8, False)


def test_a_dropped_item_is_held_all_the_same_when_it_is_started(stand: Stand[RoomView]) -> None:
    """
    item: Welcome 10
    item: Walk 10 optional
    started: Welcome
    """
    stand.live.do(catch_up, minutes={Id("walk"): 0})
    QTest.keyClick(in_hand(stand, "walk"), Qt.Key.Key_Return)
    assert stand.live.session.running is not None
    item, run = stand.live.session.running
    assert item.title == "Walk" and read_timer(item, run, stand.live.now()).digits == "10:00"


@pytest.mark.parametrize(
    ("minutes", "start", "says"),
    [
        ("-5", "", "-5 of what? A new item has no minutes yet. Type them as 20 or 1h30."),
        ("25:61", "", "25:61 is no length of time: after the hours come 0 to 59 minutes."),
        ("20", "25:61", "25:61 is no time of day: it goes from 0:00 to 23:59."),
        ("20", "-5", "Type a time as 14:30 or 2.30pm."),
    ],
)
def test_times_that_are_none_are_refused_in_a_line_that_says_why(
    stand: Stand[RoomView], minutes: str, start: str, says: str
) -> None:
    """title: Nothing planned"""
    QTest.mouseClick(stand.view.agenda.add_first, Qt.MouseButton.LeftButton)
    panel = editor(stand)
    QTest.keyClicks(panel.title.field, "Welcome")
    panel.minutes.field.selectAll()
    QTest.keyClicks(panel.minutes.field, minutes)
    QTest.keyClicks(panel.start.field, start)
    QTest.keyClick(panel.title.field, Qt.Key.Key_Return)
    assert titles(stand) == []
    assert says in (panel.minutes.message.text(), panel.start.message.text())


def test_a_fixed_start_that_has_gone_by_is_taken_with_a_word_of_warning(stand: Stand[RoomView], clock: Clock) -> None:
    """item: Welcome 10"""
    QTest.keyClick(in_hand(stand, "welcome"), Qt.Key.Key_F2)
    panel = editor(stand)
    QTest.keyClicks(panel.start.field, "14:30")
    assert not panel.start.message.isVisible()
    panel.start.field.selectAll()
    QTest.keyClicks(panel.start.field, "13:45")
    assert panel.start.message.text() == "13:45 has gone by."
    QTest.keyClick(panel.title.field, Qt.Key.Key_Return)
    (row,) = stand.view.agenda.list.model_.rows
    assert row.time == "14:00" and row.late
    assert "planned 13:45 to 13:55; a fixed point at 13:45" in row.spoken


def test_a_fixed_start_after_midnight_has_not_gone_by_in_the_evening(stand: Stand[RoomView], clock: Clock) -> None:
    """
    item: Welcome 10
    item: Talk 30
    """
    clock.pass_(hours=8)
    QTest.keyClick(in_hand(stand, "talk"), Qt.Key.Key_F2)
    panel = editor(stand)
    QTest.keyClicks(panel.start.field, "00:30")
    assert not panel.start.message.isVisible()
    panel.start.field.selectAll()
    QTest.keyClicks(panel.start.field, "21:30")
    assert panel.start.message.text() == "21:30 has gone by."


def test_an_item_of_no_minutes_and_two_hundred_items_are_shown(stand: Stand[RoomView]) -> None:
    """item: Photograph 0"""
    (row,) = stand.view.agenda.list.model_.rows
    assert row.figure == "0" and row.spoken == "14:00 Photograph, 0 min, until 14:00; as planned"
    for number in range(199):
        stand.live.do(add_item, title=f"Item {number}", minutes=number % 7)
    agenda = stand.view.agenda
    assert len(agenda.list.model_.rows) == 200
    assert agenda.end.isVisible() and agenda.end.geometry().bottom() <= agenda.rect().bottom()
