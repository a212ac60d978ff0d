"""The main window: views, advice, undo, search, theme, dialogs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLabel
from pytestqt.qtbot import QtBot

from roundtable.commands.clock import next_item, pause_item
from roundtable.commands.projection import project
from roundtable.commands.words import capture_quote, withdraw_quote
from roundtable.domain.details import Details
from roundtable.domain.projection import Slide
from roundtable.domain.words import Quote
from tests.clock import Clock
from ui import theme
from ui.actions import VIEWS
from ui.capture.desk import DeskView
from ui.dialogs.roster import RosterDialog
from ui.live import Live
from ui.main.window import MainWindow
from ui.operator.room import RoomView
from ui.report.save_star import SaveStarDialog
from ui.widgets.advice import AdviceText, Gravity


def note(live: Live, text: str) -> None:
    live.do(capture_quote, text=text)


@pytest.mark.parametrize("place", range(len(VIEWS)))
def test_control_and_a_number_open_a_view(window: MainWindow, place: int) -> None:
    window.show_view(VIEWS[place - 1])
    key = Qt.Key(Qt.Key.Key_1 + place)
    QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    assert window.view is window.view_named(VIEWS[place])
    assert window.app_bar.views.current() == place
    assert window.run_bar.isVisible() == (VIEWS[place] != "Report")


def test_a_view_is_opened_by_its_tab(window: MainWindow) -> None:
    QTest.mouseClick(window.app_bar.views.part(1), Qt.MouseButton.LeftButton)
    assert isinstance(window.view, DeskView)


def test_undo_and_redo_name_the_act_and_rest_when_there_is_nothing(window: MainWindow, live: Live) -> None:
    undo, redo = window.actions_["undo"], window.actions_["redo"]
    assert not undo.isEnabled() and not redo.isEnabled()
    assert undo.toolTip() == "Nothing to undo"
    assert not window.app_bar.undo.isEnabled()
    note(live, "Ask twice")
    assert undo.text() == "Undo note quote"
    assert undo.toolTip() == "Undo note quote (Ctrl+Z)"
    assert window.app_bar.undo.accessibleName() == "Undo note quote"
    before = live.session.count(Quote)
    QTest.mouseClick(window.app_bar.undo, Qt.MouseButton.LeftButton)
    assert live.session.count(Quote) == before - 1
    assert not undo.isEnabled() and redo.text() == "Redo note quote"
    QTest.keyClick(window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert live.session.count(Quote) == before


def test_undo_stays_unavailable_when_another_view_is_opened(window: MainWindow) -> None:
    window.show_view("Desk")
    assert not window.actions_["undo"].isEnabled()


def test_the_search_of_the_app_bar_filters_the_desk(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    search = window.app_bar.search
    assert search.hasFocus()
    QTest.keyClicks(search, "boats")
    desk = window.view
    assert isinstance(desk, DeskView)
    assert search.hasFocus() and search.text() == "boats"
    qtbot.waitUntil(lambda: desk.filters.field.text() == "boats")
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == "" and desk.filters.field.text() == ""
    QTest.keyClick(search, Qt.Key.Key_Escape)
    focused = QApplication.focusWidget()
    assert focused is not None and desk.isAncestorOf(focused)


def test_a_refusal_is_told_and_goes_when_the_next_command_succeeds(
    window: MainWindow, live: Live, qtbot: QtBot
) -> None:
    live.do(pause_item)
    qtbot.waitUntil(window.advice.isVisible)
    advice = window.advice.advice()
    assert advice is not None and advice.title == "No item is running. Start one with N."
    note(live, "Ask twice")
    assert not window.advice.isVisible()


def test_other_advice_outlives_a_command(window: MainWindow, live: Live) -> None:
    window.advise(AdviceText(Gravity.OK, "circle-check", "A copy is saved."))
    note(live, "Ask twice")
    assert window.advice.isVisible()
    QTest.mouseClick(window.advice._close, Qt.MouseButton.LeftButton)
    assert not window.advice.isVisible()


def test_a_refusal_that_a_field_tells_is_not_told_twice(window: MainWindow, live: Live) -> None:
    window.actions_["roster"].trigger()
    dialog = window.findChild(RosterDialog)
    assert dialog is not None
    cell = dialog.model.index(1, 0)
    assert not dialog.model.setData(cell, "AO")
    assert dialog.line.message.text() == "Amina Otieno already has AO."
    QApplication.processEvents()
    assert not window.advice.isVisible()
    dialog.reject()


def test_the_theme_menu_switches_live(window: MainWindow, qapp: QApplication) -> None:
    window.theme_requested.connect(lambda choice: theme.apply(qapp, choice))
    window.actions_["theme-dark"].trigger()
    assert theme.current() == "dark"
    dark = window.grab().toImage().pixelColor(4, 4)
    window.actions_["theme-light"].trigger()
    assert window.grab().toImage().pixelColor(4, 4).lightness() > dark.lightness() + 100


@pytest.mark.parametrize("name", ["details", "roster", "history", "keys"])
def test_a_dialog_opens_over_the_window_closes_with_esc_and_is_gone(
    window: MainWindow, qtbot: QtBot, name: str
) -> None:
    window.actions_[name].trigger()
    dialog = window.findChild(QDialog)
    assert dialog is not None and dialog.isVisible() and dialog.isModal()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or window))
    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Escape)
    assert window.findChild(QDialog) is None


def test_the_window_is_named_after_the_session(window: MainWindow, live: Live) -> None:
    assert window.windowTitle() == "The river and the town - Roundtable"
    assert window.app_bar.session.text() == "The river and the town"
    assert live.session.get(Details, live.session.details.id).title == "The river and the town"


def test_blank_comes_and_what_was_shown_comes_back(window: MainWindow, live: Live) -> None:
    blank = window.actions_["blank-anywhere"]
    note(live, "Ask twice")
    (quote, *_) = live.session.all(Quote)
    live.do(project, slide=Slide.QUEUE, page=2)
    shown = live.session.projection
    blank.trigger()
    assert live.session.projection.slide is Slide.BLANK
    blank.trigger()
    assert live.session.projection == shown
    live.do(project, slide=Slide.QUOTE, quote_id=quote.id)
    blank.trigger()
    blank.trigger()
    assert (live.session.projection.slide, live.session.projection.quote_id) == (Slide.QUOTE, quote.id)


def test_words_withdrawn_while_it_was_blank_do_not_come_back(window: MainWindow, live: Live) -> None:
    note(live, "Ask twice")
    (quote, *_) = live.session.all(Quote)
    live.do(project, slide=Slide.QUOTE, quote_id=quote.id)
    window.actions_["blank-anywhere"].trigger()
    live.do(withdraw_quote, quote_id=quote.id)
    window.actions_["blank-anywhere"].trigger()
    assert live.session.projection.slide is Slide.QUESTION


def test_the_clock_is_set_back_a_minute(window: MainWindow, live: Live, clock: Clock) -> None:
    live.do(next_item)
    clock.pass_(minutes=3)
    started = live.session.running
    assert started is not None
    QTest.keyClick(window, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    now = live.session.running
    assert now is not None and (started[1].started_at - now[1].started_at).total_seconds() == 60


def test_a_frozen_screen_is_told_in_every_view(window: MainWindow) -> None:
    window.actions_["freeze"].trigger()
    window.show_view("Desk")
    assert "Screen frozen" in [item.text for item in window.status.shown()[0]]


@pytest.mark.parametrize("view", ["Room", "Desk"])
def test_the_star_that_a_replay_shows_is_the_one_that_is_saved(
    window: MainWindow, live: Live, clock: Clock, qtbot: QtBot, tmp_path: Path, view: str
) -> None:
    """Zoomed in, with words around it; from another view the star is saved as it stands."""
    clock.pass_(minutes=5)
    live.do(capture_quote, text="Noted later", segments=["co-design"])
    window.show_view("Room")
    room = window.view
    assert isinstance(room, RoomView)
    room.centre.switch.part(1).click()
    room.centre.head.near.click()
    window.actions_["replay-star"].trigger()
    QTest.keyClick(room.centre.replay.slider, Qt.Key.Key_Home)
    window.show_view(view)
    window.actions_["save-star"].trigger()
    (dialog,) = window.findChildren(SaveStarDialog)
    at = room.centre.replay.time.text()
    told = " ".join(label.text() for label in dialog.findChildren(QLabel))
    assert ("as it was at " + at in told) is (view == "Room")
    dialog.counts.click()
    dialog.save.click()
    (where,) = window.findChildren(QFileDialog)
    with qtbot.waitSignal(window.star_files.advised, timeout=20_000):
        where.fileSelected.emit(str(tmp_path / "star.svg"))
    where.close()
    said = (tmp_path / "star.svg").read_text(encoding="utf-8")
    assert (f"As it was at {at}" in said) is (view == "Room")
    assert ("2 points in all" if view == "Room" else "3 points in all") in said


def test_a_chip_of_the_star_is_mended_at_the_desk(window: MainWindow, live: Live) -> None:
    """title: The river and the town"""
    first = live.do(capture_quote, text="The very first words", segments=["co-design"])
    assert first is not None
    for number in range(70):
        note(live, f"words {number}")
    window.show_view("Desk")
    desk = window.view
    assert isinstance(desk, DeskView)
    desk.search("words 5")
    window.show_view("Room")
    room = window.view
    assert isinstance(room, RoomView)
    room.centre.switch.part(1).click()
    star = room.centre.star
    star.setFocus()
    record_id = live.session.quotes[0].id
    for _ in range(len(star.star_scene.chips())):
        QTest.keyClick(star, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
        if star.star_scene.keys.chip == record_id:
            break
    QTest.keyClick(star, Qt.Key.Key_F2)
    assert window.view is desk and desk.filters.field.text() == ""
    field = desk.list.mend_field()
    assert desk.list.mending_id() == record_id and field.hasFocus()
    assert field.toPlainText() == "The very first words"
    field.setPlainText("The first words")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert live.session.get(Quote, record_id).text == "The first words"
