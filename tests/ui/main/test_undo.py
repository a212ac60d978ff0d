"""Ctrl+Z in every view, every field and every dialog: typing first, then the session's last act."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from roundtable.commands.agenda import add_item
from roundtable.commands.floor import check_out
from roundtable.commands.people import NewContributor, add_contributors
from roundtable.commands.report import add_block, add_section
from roundtable.commands.words import capture_quote
from roundtable.domain.outline import Block, BlockKind, Section
from roundtable.domain.people import Contributor
from roundtable.domain.words import Quote
from tests.ui.capture.conftest import type_text
from ui.actions import VIEWS
from ui.capture.desk import DeskView
from ui.capture.readback import ReadBackView
from ui.dialogs.panel import PanelDialog
from ui.dialogs.restore import RestoreDialog
from ui.dialogs.roster import RosterDialog
from ui.dialogs.second_place import SecondPlace, SecondPlaceDialog
from ui.live import Live
from ui.main.window import MainWindow
from ui.operator.item_editor import ItemEditor
from ui.operator.room import RoomView
from ui.widgets.message import Message

Typed = QLineEdit | QPlainTextEdit

FIELDS = {
    "Room": 2,
    "Desk": 3,
    "Seats": 2,
    "Read-back": 2,
    "Report": 4,
}
"""Text fields that each view shows at least, the search in the app bar among them."""
DIALOGS = ("details", "roster", "history", "keys", "talk-time")


def texts(live: Live) -> list[str]:
    return [quote.text for quote in live.session.all(Quote)]


def typed(field: Typed) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def fields_of(window: QWidget) -> list[Typed]:
    found: list[Typed] = [*window.findChildren(QLineEdit), *window.findChildren(QPlainTextEdit)]
    return [each for each in found if each.isVisible() and each.isEnabled() and not each.isReadOnly()]


def undo(widget: QWidget) -> None:
    QTest.keyClick(widget, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def redo(widget: QWidget, key: Qt.Key = Qt.Key.Key_Y) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier
    if key == Qt.Key.Key_Z:
        modifier |= Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(widget, key, modifier)


def type_and_undo_in(field: Typed, live: Live) -> None:
    """Without typing the act is the session's; typing is taken back first; then the session is asked again."""
    said = field.accessibleName()
    without = texts(live)
    live.do(capture_quote, text="One more act")
    field.setFocus()
    undo(field)
    assert texts(live) == without, f"{said}: nothing was typed"
    redo(field)
    assert texts(live) != without, said
    before = typed(field)
    type_text(field, "x")
    assert typed(field) != before
    undo(field)
    assert typed(field) == before, f"{said}: typing is taken back first"
    assert texts(live) != without
    redo(field)
    assert typed(field) != before, f"{said}: and redone first"
    undo(field)
    undo(field)
    assert texts(live) == without, f"{said}: then the session is asked"
    redo(field, Qt.Key.Key_Z)
    assert typed(field) != before, f"{said}: the other key of redo"
    undo(field)


@pytest.fixture
def written(window: MainWindow, live: Live) -> Iterator[MainWindow]:
    """A window of a session with a section of the report that has a text."""
    change = live.do(add_section, title="What we heard")
    assert change is not None
    (section,) = change.added(Section)
    live.do(add_block, section_id=section.id, block=Block(BlockKind.TEXT, "It was a long day."))
    yield window


@pytest.mark.parametrize("view", VIEWS)
def test_in_every_view_and_each_of_its_fields(written: MainWindow, live: Live, view: str) -> None:
    window = written
    window.show_view(view)
    live.do(capture_quote, text="The last act")
    undo(QApplication.focusWidget() or window)
    assert "The last act" not in texts(live)
    names = [each.accessibleName() for each in fields_of(window)]
    assert len(names) >= FIELDS[view] - 1, names
    for name in names:
        window.show_view(view)
        field = next(each for each in fields_of(window) if each.accessibleName() == name)
        type_and_undo_in(field, live)


@pytest.mark.parametrize("name", DIALOGS)
def test_in_every_dialog_and_each_of_its_fields(window: MainWindow, live: Live, qtbot: QtBot, name: str) -> None:
    live.do(capture_quote, text="The last act")
    window.actions_[name].trigger()
    dialog = window.findChild(PanelDialog)
    assert dialog is not None
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or window))
    dialog.setFocus()
    undo(dialog)
    assert "The last act" not in texts(live)
    assert "Taken back: note quote." in [each.text() for each in dialog.findChildren(Message)]
    redo(dialog)
    assert "Made again: note quote." in [each.text() for each in dialog.findChildren(Message)]
    for field in fields_of(dialog):
        type_and_undo_in(field, live)
    dialog.reject()


@pytest.mark.parametrize("name", ["second place", "restore"])
def test_in_the_dialogs_about_copies(window: MainWindow, live: Live, qtbot: QtBot, name: str) -> None:
    live.do(capture_quote, text="The last act")
    dialog: PanelDialog
    if name == "restore":
        dialog = RestoreDialog("Copies", date(2026, 3, 5), False, lambda _: "", window, live=live)
    else:
        dialog = SecondPlaceDialog(SecondPlace(None), window, live=live)
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget() or window))
    undo(QApplication.focusWidget() or dialog)
    assert "The last act" not in texts(live)
    dialog.reject()


def test_in_the_panel_of_an_agenda_item(window: MainWindow, live: Live) -> None:
    view = window.view
    assert isinstance(view, RoomView)
    view.agenda.write_item()
    panel = window.findChild(ItemEditor)
    assert panel is not None and len(fields_of(panel)) == 4
    for field in fields_of(panel):
        type_and_undo_in(field, live)


def test_in_the_fields_for_mending_and_rewording(window: MainWindow, live: Live) -> None:
    window.show_view("Desk")
    desk = window.view
    assert isinstance(desk, DeskView)
    desk.list.setFocus()
    QTest.keyClick(desk.list, Qt.Key.Key_E)
    type_and_undo_in(desk.list.mend_field(), live)
    window.show_view("Read-back")
    view = window.view
    assert isinstance(view, ReadBackView)
    view.stage.open_reword()
    type_and_undo_in(view.stage.reword.field, live)


def test_what_changed_since_is_named_and_nothing_is_lost(window: MainWindow, live: Live, qtbot: QtBot) -> None:
    live.do(add_contributors, people=[NewContributor("Chloé Dubois")])
    chloe = live.session.all(Contributor)[-1]
    live.do(check_out, contributor_id=chloe.id)
    before = live.session
    undo(window)
    qtbot.waitUntil(window.advice.isVisible)
    advice = window.advice.advice()
    assert advice is not None
    assert advice.title == "“add people” can’t be taken back alone; nothing was changed."
    assert advice.rest == (
        "The contributor “Chloé Dubois” has changed since (present). Put it right by hand; History (Ctrl+H) shows what"
        " came after."
    )
    assert window.minimumSizeHint().width() <= 1110
    assert live.session is before
    window.actions_["roster"].trigger()
    dialog = window.findChild(RosterDialog)
    assert dialog is not None
    dialog.take_back()
    assert f"{advice.title} {advice.rest}" in [each.text() for each in dialog.findChildren(Message) if each.isVisible()]
    assert not dialog.line.message.isVisible()
    dialog.reject()


def test_undo_names_the_act_after_a_restart_too(window: MainWindow, live: Live) -> None:
    live.do(add_item, title="Tea", minutes=10)
    again = MainWindow(live)
    assert again.actions_["undo"].text() == "Undo add agenda item"
    again.close()
