"""A clicker in the facilitator's hand while the note-taker types: its keys are the room's, while it is on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from roundtable.commands.clock import next_item
from roundtable.commands.words import capture_quote
from roundtable.domain.projection import Slide
from roundtable.domain.words import Quote, QuoteState
from roundtable.room import Room
from tests.ui.computer import Computer
from ui import theme
from ui.actions import VIEWS
from ui.capture.chosen import Chosen
from ui.capture.desk import DeskView
from ui.capture.readback import ReadBackView
from ui.clicker import TWICE
from ui.clicker_keys import ClickerKeys, Press, clicker_keys_from, why_not
from ui.dialogs.clicker import ClickerDialog
from ui.dialogs.roster import RosterDialog
from ui.report.view import ReportView
from ui.sitting import Sitting

Key = Qt.Key


@pytest.fixture
def sitting(qtbot: QtBot, qapp: QApplication, tmp_path: Path, file_room: Room) -> Iterator[Sitting]:
    theme.apply(qapp, "light")
    sitting = Sitting(file_room, Computer(tmp_path))
    sitting.show()
    sitting.window.activateWindow()
    qtbot.waitUntil(sitting.window.isActiveWindow)
    sitting.window.actions_["clicker"].trigger()
    yield sitting
    sitting.close()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is, as a keyboard does."""
    focused = QApplication.focusWidget() or QApplication.activeWindow()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def back_to(window: QWidget, qtbot: QtBot) -> None:
    """Give the keyboard to a window."""
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None and window.isActiveWindow())


def slide(sitting: Sitting) -> Slide:
    return sitting.live.session.projection.slide


def field_of(sitting: Sitting, view: str) -> QWidget:
    """A field of a view in which one types, with the caret in it."""
    window = sitting.window
    window.show_view(view)
    shown = window.view
    field: QWidget
    if isinstance(shown, DeskView):
        field = shown.line.edit
    elif isinstance(shown, ReadBackView):
        shown.stage.open_reword()
        field = QApplication.focusWidget() or shown
    else:
        window.actions_["give-floor"].trigger()
        field = QApplication.focusWidget() or shown
    field.setFocus()
    return field


@pytest.mark.parametrize("view", ["Room", "Desk", "Seats", "Read-back"])
def test_it_goes_through_the_slides_from_every_live_view_also_from_a_field(sitting: Sitting, view: str) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    item: Design 25 @co-design
    quote: AO: Ask us first @co-design read-back
    """
    sitting.live.do(next_item)
    sitting.window.show_view(view)
    seen = []
    for focus in (sitting.window.view, field_of(sitting, view)):
        focus.setFocus()
        for key in (Key.Key_PageDown, Key.Key_PageDown, Key.Key_PageDown, Key.Key_PageDown, Key.Key_PageUp):
            press(key)
            seen.append(slide(sitting))
        press(Key.Key_PageUp)
        press(Key.Key_PageUp)
    forth = [Slide.STAR, Slide.QUOTE, Slide.QUOTE, Slide.STAR]
    assert seen == [Slide.QUESTION, *forth, Slide.STAR, Slide.QUOTE, Slide.QUOTE, Slide.QUOTE, Slide.STAR]


def test_b_and_the_full_stop_blank_outside_fields_and_are_letters_in_them(sitting: Sitting) -> None:
    """quote: Ask us first"""
    window = sitting.window
    for view in ("Room", "Desk", "Seats", "Read-back"):
        window.show_view(view)
        if view == "Desk":
            desk = window.view
            assert isinstance(desk, DeskView)
            desk.list.setFocus()
        for key in (Key.Key_B, Key.Key_Period):
            press(key)
            assert slide(sitting) is Slide.BLANK, (view, key)
            press(key)
            assert slide(sitting) is not Slide.BLANK, (view, key)
    desk = window.view_named("Desk")
    assert isinstance(desk, DeskView)
    window.show_view("Desk")
    for key in (Key.Key_B, Key.Key_Period):
        press(key)
    assert desk.line.edit.text() == "b." and slide(sitting) is not Slide.BLANK
    press(Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    assert slide(sitting) is Slide.BLANK and desk.line.edit.text() == "b."


def test_start_shows_the_projector_and_never_hides_it(sitting: Sitting, qtbot: QtBot) -> None:
    """item: Design 25"""
    sitting.window.show_view("Desk")
    assert not sitting.projector.isVisible()
    for _ in range(2):
        press(Key.Key_F5)
        assert sitting.projector.isVisible()
        back_to(sitting.window, qtbot)
        press(Key.Key_Escape)
        assert sitting.projector.isVisible()
    sitting.clicking.clicker._held_at = None
    back_to(sitting.window, qtbot)
    press(Key.Key_F5, Qt.KeyboardModifier.ControlModifier)
    assert not sitting.projector.isVisible(), "the keyboard hides it"


def test_one_esc_closes_no_dialog_and_clears_no_field_but_two_do(sitting: Sitting, qtbot: QtBot) -> None:
    """person: Amina Otieno"""
    window = sitting.window
    now = [100.0]
    sitting.clicking.clicker._clock = lambda: now[0]
    window.actions_["search"].trigger()
    QTest.keyClicks(window.app_bar.search, "ask")
    press(Key.Key_Escape)
    assert window.app_bar.search.text() == "ask"
    assert "Esc twice" in window.status.accessibleDescription(), "it tells how an Esc gets through"
    now[0] += TWICE + 1
    window.actions_["roster"].trigger()
    dialog = window.findChild(RosterDialog)
    assert dialog is not None
    dialog.activateWindow()
    qtbot.waitUntil(dialog.line.field.hasFocus)
    press(Key.Key_Escape)
    now[0] += TWICE + 1
    press(Key.Key_Escape)
    press(Key.Key_PageDown)
    assert dialog.isVisible() and slide(sitting) is Slide.QUESTION, "the room goes on behind it"
    press(Key.Key_Escape)
    assert dialog.isVisible(), "next in between: this is the clicker's start button"
    press(Key.Key_Escape)
    assert not dialog.isVisible()


def test_in_the_report_pages_scroll(sitting: Sitting) -> None:
    """item: Design 25"""
    sitting.window.show_view("Report")
    assert isinstance(sitting.window.view, ReportView)
    before = slide(sitting)
    for key in (Key.Key_PageDown, Key.Key_PageUp, Key.Key_B):
        press(key)
    assert slide(sitting) is before


def test_while_it_is_off_its_keys_are_the_keyboards(sitting: Sitting) -> None:
    """item: Design 25"""
    window = sitting.window
    press(Key.Key_F8)
    assert not sitting.clicking.clicker.is_on and not window.actions_["clicker"].isChecked()
    window.show_view("Desk")
    press(Key.Key_PageDown)
    assert slide(sitting) is Slide.WELCOME
    press(Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    assert slide(sitting) is Slide.QUESTION, "these keys go through the slides without it"
    press(Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)
    assert slide(sitting) is Slide.WELCOME


def test_it_is_remembered_told_and_let_go_with_the_session(sitting: Sitting, tmp_path: Path) -> None:
    """item: Design 25"""
    computer = Computer(tmp_path)
    assert computer.clicker_on
    assert "Clicker on, slide 1 of 3" in [item.text for item in sitting.window.status.shown()[0]]
    press(Key.Key_PageDown)
    assert "Clicker on, slide 2 of 3" in [item.text for item in sitting.window.status.shown()[0]]
    clicker = sitting.clicking.clicker
    sitting.close()
    assert not clicker.is_on and Computer(tmp_path).clicker_on


def test_words_chosen_to_be_read_back_are_read_back_when_they_are_shown(sitting: Sitting) -> None:
    """
    item: Design 25 @co-design
    quote: Ask us first @co-design
    quote: Not chosen @co-design
    """
    live = sitting.live
    live.do(next_item)
    chosen = Chosen(live)
    first, second = live.session.quotes
    chosen.choose_segment("co-design")
    chosen.turn(second.id)
    for _ in range(5):
        press(Key.Key_PageDown)
    assert live.session.projection.quote_id == first.id
    assert live.session.get(Quote, first.id).state is QuoteState.READ_BACK
    assert live.session.get(Quote, second.id).state is QuoteState.HEARD


def learning(sitting: Sitting, qtbot: QtBot) -> ClickerDialog:
    sitting.window.actions_["clicker-keys"].trigger()
    dialog = sitting.window.findChild(ClickerDialog)
    assert dialog is not None
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or sitting.window))
    QTest.mouseClick(dialog.learn, Qt.MouseButton.LeftButton)
    return dialog


def test_the_last_act_is_taken_back_from_its_dialog_too(sitting: Sitting, qtbot: QtBot) -> None:
    """item: Design 25"""
    sitting.live.do(capture_quote, text="Ask us first")
    dialog = learning(sitting, qtbot)
    dialog.learn.click()
    QTest.keyClick(dialog, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not sitting.live.session.quotes


def test_the_screen_is_blanked_from_a_dialog_too(sitting: Sitting, qtbot: QtBot) -> None:
    """item: Design 25"""
    dialog = learning(sitting, qtbot)
    QTest.keyClick(dialog, Key.Key_Period, Qt.KeyboardModifier.ControlModifier)
    assert slide(sitting) is Slide.BLANK


def test_the_screen_is_frozen_and_let_go_from_the_desk(sitting: Sitting) -> None:
    """item: Design 25"""
    sitting.window.show_view("Desk")
    for frozen in (True, False):
        press(Key.Key_F, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
        assert sitting.projector.is_frozen is frozen
        assert sitting.window.actions_["freeze"].isChecked() is frozen


def test_it_learns_keys_that_type_nothing_and_refuses_the_others(sitting: Sitting, qtbot: QtBot) -> None:
    """item: Design 25"""
    dialog = learning(sitting, qtbot)
    for key, said in (
        (Key.Key_X, "X is typed in words"),
        (Key.Key_7, "7 is typed in words"),
        (Key.Key_Period, ". is typed in words"),
        (Key.Key_Space, "Space is typed in words"),
        (Key.Key_Tab, "Tab is needed to write"),
        (Key.Key_Return, "Return is needed to write"),
        (Key.Key_Left, "Left is needed to write"),
        (Key.Key_F1, "F1 already means “Keys and what to type”"),
    ):
        press(key)
        assert dialog.message.text().startswith(said)
        assert dialog.pad.asked is Press.NEXT
    press(Key.Key_F9)
    assert dialog.pad.asked is Press.BACK and dialog.message.text() == ""
    press(Key.Key_F9)
    assert dialog.message.text().startswith("F9 is another button already")
    press(Key.Key_PageUp)
    QTest.mouseClick(dialog.skip, Qt.MouseButton.LeftButton)
    press(Key.Key_Escape)
    press(Key.Key_F5)
    assert dialog.pad.asked is None and dialog.message.text() == "Learned, and remembered on this computer."
    learned = sitting.clicking.clicker.keys
    assert dict(learned.keys) == {
        Press.NEXT: "F9",
        Press.BACK: "PgUp",
        Press.BLANK: "",
        Press.START: "F5",
        Press.STOP: "Esc",
    }
    assert clicker_keys_from(sitting._settings.clicker_keys) == learned
    dialog.reject()
    back_to(sitting.window, qtbot)
    press(Key.Key_F9)
    assert slide(sitting) is Slide.QUESTION
    press(Key.Key_PageDown)
    assert slide(sitting) is Slide.QUESTION, "no longer one of its keys"


def test_a_start_button_that_always_sends_the_same_leaves_esc_to_the_keyboard(sitting: Sitting, qtbot: QtBot) -> None:
    """item: Design 25"""
    dialog = learning(sitting, qtbot)
    for key in (Key.Key_PageDown, Key.Key_PageUp, Key.Key_F10, Key.Key_F5, Key.Key_F5):
        press(key)
    assert sitting.clicking.clicker.keys.keys[Press.STOP] == ""
    press(Key.Key_Escape)
    assert not dialog.isVisible()
    back_to(sitting.window, qtbot)
    press(Key.Key_F10)
    assert slide(sitting) is Slide.BLANK


def test_esc_ends_learning_before_the_start_button_and_usual_keys_come_back(sitting: Sitting, qtbot: QtBot) -> None:
    """item: Design 25"""
    dialog = learning(sitting, qtbot)
    press(Key.Key_F9)
    press(Key.Key_Escape)
    assert dialog.pad.asked is None and dialog.isVisible()
    assert sitting.clicking.clicker.keys.keys[Press.NEXT] == "F9"
    QTest.mouseClick(dialog.usual, Qt.MouseButton.LeftButton)
    assert sitting.clicking.clicker.keys == ClickerKeys()
    dialog.on.click()
    assert not sitting.clicking.clicker.is_on


def test_mangled_keys_are_the_usual_ones() -> None:
    assert clicker_keys_from("") == clicker_keys_from("next\n=\nback=x\nstart=Return") == ClickerKeys()
    assert clicker_keys_from(ClickerKeys().learned(Press.NEXT, "F9").as_text()).press_of("F9") is Press.NEXT
    assert why_not("PgDown") == "" and why_not("Shift+F5") == "" and why_not("Ctrl+1") != ""


def test_every_view_but_the_report_is_live(sitting: Sitting) -> None:
    """item: Design 25"""
    live = []
    for view in VIEWS:
        sitting.window.show_view(view)
        live.append(sitting.window.is_live)
    assert live == [True, True, True, True, False]
