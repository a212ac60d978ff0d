"""The agenda of the Room, by keyboard and by pointer."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roundtable.commands.clock import next_item
from roundtable.domain.agenda import AgendaItem, ItemKind, Run
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
