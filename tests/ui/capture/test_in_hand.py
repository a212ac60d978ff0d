"""Several rows in hand at the desk: taken by keys and pointer, acted on as one; and words that are cut in two."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from roundtable.commands.words import capture_quote
from roundtable.domain.points import Sort
from roundtable.domain.records import Id
from roundtable.domain.words import ActionPoint, Insight, Quote
from tests.clock import Clock
from tests.ui.capture.conftest import enter, press, type_text
from ui.capture.desk import DeskView
from ui.capture.picker import SORTS
from ui.capture.row_buttons import ACTS, KEYS, MORE
from ui.live import Live

AMINA, DEWI = Id("amina-otieno"), Id("dewi-prys")
SHIFT, CONTROL, ALT = (
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def full(desk: DeskView, clock: Clock) -> DeskView:
    for line in (
        "ao: we asked at the quay",
        "ao: and nobody came",
        "?? the night porter knew",
        "bå: our evening class",
    ):
        enter(desk.line.edit, line)
        clock.pass_(seconds=30)
    press(desk.line.edit, Qt.Key.Key_Down)
    return desk


def words(live: Live) -> list[str]:
    return [quote.text for quote in live.session.quotes]


def in_hand(desk: DeskView) -> int:
    return len(desk.list.hand.ids())


def test_shift_and_arrows_take_rows_in_hand_and_a_bar_says_so(full: DeskView) -> None:
    assert in_hand(full) == 1 and not full.in_hand.isVisible()
    for _ in range(2):
        QTest.keyClick(full.list, Qt.Key.Key_Down, SHIFT)
    assert in_hand(full) == 3
    assert full.in_hand.isVisible()
    press(full.list, Qt.Key.Key_Escape)
    assert in_hand(full) == 1 and not full.in_hand.isVisible()
    assert full.list.hasFocus(), "the first Esc lets go, the second leaves"
    press(full.list, Qt.Key.Key_Escape)
    assert full.line.edit.hasFocus()


def test_a_speaker_is_named_for_all_in_hand_and_taken_back_at_once(full: DeskView, live: Live) -> None:
    before = live.session
    for _ in range(2):
        QTest.keyClick(full.list, Qt.Key.Key_Down, SHIFT)
    press(full.list, Qt.Key.Key_A)
    type_text(full.acts.speakers.field(), "dewi")
    press(full.acts.speakers.field(), Qt.Key.Key_Return)
    assert [quote.contributor_id for quote in live.session.quotes] == [AMINA, DEWI, DEWI, DEWI]
    assert in_hand(full) == 3, "they stay in hand for the next act"
    live.undo()
    assert live.session == before


def test_all_in_hand_are_placed_and_taken_down(full: DeskView, live: Live) -> None:
    QTest.keyClick(full.list, Qt.Key.Key_A, CONTROL)
    for _ in range(2):
        press(full.list, Qt.Key.Key_P)
        type_text(full.acts.segments.field(), "map")
        press(full.acts.segments.field(), Qt.Key.Key_Return)
        hung = {"map-it" in quote.segments for quote in live.session.quotes}
        assert len(hung) == 1
    assert hung == {False}


@pytest.mark.parametrize("sort", Sort)
def test_all_in_hand_are_turned_into_a_kind(full: DeskView, live: Live, sort: Sort) -> None:
    QTest.keyClick(full.list, Qt.Key.Key_Down, SHIFT)
    press(full.list, Qt.Key.Key_C)
    picker = full.acts.sorts
    assert [offer.ticked for offer in picker.offers()] == [each is Sort.WORDS for each in SORTS]
    type_text(picker.field(), SORTS[sort][0].text.lower())
    press(picker.field(), Qt.Key.Key_Return)
    made = 0 if sort is Sort.WORDS else 2
    assert live.session.count(Quote) == 4 - made
    assert live.session.count(ActionPoint) + live.session.count(Insight) == made
    assert in_hand(full) == 2, "they are still the same words"


def test_rows_in_hand_are_joined_in_the_order_in_which_they_were_said(full: DeskView, live: Live) -> None:
    for _ in range(2):
        press(full.list, Qt.Key.Key_Down)
    QTest.keyClick(full.list, Qt.Key.Key_Down, SHIFT)
    press(full.list, Qt.Key.Key_J)
    assert words(live) == ["we asked at the quay and nobody came", "the night porter knew", "our evening class"]
    assert full.list.current_id() == live.session.quotes[0].id


def test_joining_words_of_two_people_is_refused_in_words(full: DeskView, live: Live) -> None:
    heard: list[str] = []
    live.refused.connect(lambda refused: heard.append(refused.reason))
    QTest.keyClick(full.list, Qt.Key.Key_A, CONTROL)
    press(full.list, Qt.Key.Key_J)
    assert heard == ["words-of-several-people"] and len(words(live)) == 4


def test_one_row_alone_cannot_be_joined(full: DeskView, live: Live) -> None:
    heard: list[object] = []
    live.refused.connect(heard.append)
    press(full.list, Qt.Key.Key_J)
    assert len(words(live)) == 4 and heard == []


def test_all_in_hand_are_removed_and_come_back(full: DeskView, live: Live) -> None:
    before = live.session
    QTest.keyClick(full.list, Qt.Key.Key_A, CONTROL)
    press(full.list, Qt.Key.Key_Delete)
    assert words(live) == [] and not full.in_hand.isVisible()
    live.undo()
    assert live.session == before


def test_promises_in_hand_are_ticked_off_together(full: DeskView, live: Live) -> None:
    QTest.keyClick(full.list, Qt.Key.Key_Down, SHIFT)
    for done in (False, True, False):
        press(full.list, Qt.Key.Key_T)
        assert {action.done for action in live.session.all(ActionPoint)} == {done}


def test_the_bar_does_what_the_keys_do(full: DeskView, live: Live) -> None:
    QTest.keyClick(full.list, Qt.Key.Key_Down, SHIFT)
    QTest.mouseClick(full.in_hand.buttons["action"], Qt.MouseButton.LeftButton)
    assert live.session.count(ActionPoint) == 2
    QTest.mouseClick(full.in_hand.leave, Qt.MouseButton.LeftButton)
    assert not full.in_hand.isVisible()
    assert full.list.hasFocus()


def test_the_bar_is_reached_by_tab_and_every_button_has_a_name(full: DeskView) -> None:
    QTest.keyClick(full.list, Qt.Key.Key_Down, SHIFT)
    reached: list[QWidget] = [full.list]
    for _ in range(len(full.in_hand.buttons) + 1):
        QTest.keyClick(reached[-1], Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        reached.append(focus)
    reached = reached[1:]
    assert reached == [*full.in_hand.buttons.values(), full.in_hand.leave]
    names = [QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name) for each in reached]
    assert all(names) and len(set(names)) == len(names)


def test_a_click_with_control_takes_one_more_and_the_caret_stays_in_the_line(full: DeskView) -> None:
    press(full.list, Qt.Key.Key_Escape)
    for place, modifier in ((0, Qt.KeyboardModifier.NoModifier), (2, CONTROL)):
        at = full.list.visualRect(full.list.model().index(place, 0)).center()
        QTest.mouseClick(full.list.viewport(), Qt.MouseButton.LeftButton, modifier, at)
    assert in_hand(full) == 2
    assert full.line.edit.hasFocus()


def test_everything_is_in_hand_though_the_view_was_given_a_page(qtbot: QtBot, live: Live, clock: Clock) -> None:
    for number in range(230):
        clock.pass_(seconds=1)
        live.do(capture_quote, text=f"words {number}")
    view = DeskView(live)
    qtbot.addWidget(view)
    view.resize(1440, 774)
    view.show()
    view.activateWindow()
    QApplication.processEvents()
    view.filters.field.setText("words")
    view.list.setFocus()
    QTest.keyClick(view.list, Qt.Key.Key_A, CONTROL)
    assert len(view.list.hand.ids()) == 230
    view.list.model().fetchMore(view.list.rootIndex())
    assert len(view.list.hand.ids()) == 230
    assert len(view.list.selectionModel().selectedRows()) == view.list.model().rowCount()
    press(view.list, Qt.Key.Key_A)
    type_text(view.acts.speakers.field(), "dewi")
    press(view.acts.speakers.field(), Qt.Key.Key_Return)
    assert {quote.contributor_id for quote in live.session.quotes} == {DEWI}
    view.filters.field.setText("words 1")
    assert not view.in_hand.isVisible()


@pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)
def test_the_menu_key_and_the_last_button_tell_all_that_can_be_done(full: DeskView, live: Live) -> None:
    full.list.setFocus()
    QTest.mouseClick(full.list.buttons_for(MORE), Qt.MouseButton.LeftButton)
    (menu,) = full.list.findChildren(QMenu)
    told = {action.text().partition("\t")[0]: action for action in menu.actions()}
    assert list(told) == [act.words for act in ACTS]
    assert not told["Join the rows in hand"].isEnabled()
    told["Remove"].trigger()
    assert len(words(live)) == 3
    menu.close()


def test_each_act_of_a_row_has_a_key_that_does_it() -> None:
    by_key = {*KEYS.values(), "project"}
    assert by_key == {act.name for act in ACTS}


# ---- cut in two ------------------------------------------------------------------------------------------------


def test_words_are_cut_at_the_cursor(full: DeskView, live: Live) -> None:
    press(full.list, Qt.Key.Key_S)
    field = full.list.mend_field()
    assert field.hasFocus() and field.textCursor().position() == 0
    field.moveCursor(QTextCursor.MoveOperation.NextWord)
    field.moveCursor(QTextCursor.MoveOperation.NextWord)
    QTest.keyClick(field, Qt.Key.Key_Return, ALT)
    assert words(live)[-2:] == ["our evening", "class"]
    assert not full.list.is_mending() and full.list.hasFocus()
    live.undo()
    assert words(live)[-1] == "our evening class"


def test_a_cut_at_the_end_is_refused_where_it_is_typed(full: DeskView, live: Live) -> None:
    press(full.list, Qt.Key.Key_E)
    field = full.list.mend_field()
    QTest.keyClick(field, Qt.Key.Key_Return, ALT)
    assert field.is_refused() and "both parts need words" in field.accessibleDescription()
    assert len(words(live)) == 4


def test_the_cut_counts_letters_as_people_do(full: DeskView, live: Live) -> None:
    press(full.list, Qt.Key.Key_E)
    field = full.list.mend_field()
    field.selectAll()
    type_text(field, "🚣🏽 first")
    for _ in range(5):
        field.moveCursor(QTextCursor.MoveOperation.PreviousCharacter)
    QTest.keyClick(field, Qt.Key.Key_Return, ALT)
    assert words(live)[-2:] == ["🚣🏽", "first"]
