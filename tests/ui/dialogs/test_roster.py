"""The roster: people typed, pasted, mended and taken off."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from roundtable.domain.people import Contributor, Organisation
from tests.ui.capture.conftest import type_text
from ui.dialogs.import_people import ImportDialog
from ui.dialogs.roster import RosterDialog
from ui.dialogs.roster_table import COLUMNS
from ui.live import Live

Opened = Callable[[Callable[[Live, QWidget], RosterDialog]], RosterDialog]


def people(live: Live) -> list[str]:
    return [person.name for person in live.session.all(Contributor)]


def type_into(dialog: RosterDialog, row: int, column: str, text: str) -> None:
    """Open a cell by Enter, type over what is there, and Enter."""
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(dialog.model.index(row, COLUMNS.index(column)))
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    editor = open_editor(dialog)
    editor.clear()
    type_text(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()  # the delegate commits once the editor has had the key


def open_editor(dialog: RosterDialog) -> QLineEdit:
    """The editor of the cell that is typed into; those left before may not be deleted yet."""
    return next(each for each in dialog.table.findChildren(QLineEdit) if each.hasFocus())


def test_a_person_is_typed_and_the_line_is_free_for_the_next(opened: Opened, live: Live) -> None:
    dialog = opened(RosterDialog)
    assert dialog.empty.isVisible() and dialog.line.field.hasFocus()
    type_text(dialog.line.field, "Zoë Nguyễn, Port Authority, Public bodies, harbour master")
    QTest.keyClick(dialog.line.field, Qt.Key.Key_Return)
    assert people(live) == ["Zoë Nguyễn"] and dialog.line.field.text() == ""
    assert dialog.isVisible() and dialog.table.isVisible()
    assert [dialog.model.index(0, column).data() for column in range(6)] == [
        "ZN",
        "Zoë Nguyễn",
        "Port Authority",
        "Public bodies",
        "harbour master",
        "1",
    ]
    assert dialog.model.mark(0) is not None


def test_enter_with_nothing_typed_says_what_to_do(opened: Opened, live: Live) -> None:
    dialog = opened(RosterDialog)
    QTest.keyClick(dialog.line.field, Qt.Key.Key_Return)
    assert dialog.isVisible() and "Type a name" in dialog.line.message.text()


def test_rows_pasted_into_the_line_are_previewed(opened: Opened, live: Live, qtbot: QtBot) -> None:
    dialog = opened(RosterDialog)
    QApplication.clipboard().setText("Amina Otieno\tPort Authority\nBjörn Åkesson\tRiver University")
    QTest.keySequence(dialog.line.field, QKeySequence(QKeySequence.StandardKey.Paste))
    assert people(live) == []
    preview = dialog.findChild(ImportDialog)
    assert preview is not None
    qtbot.waitUntil(preview.take.isVisible)
    QTest.keyClick(preview.preview.table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert people(live) == ["Amina Otieno", "Björn Åkesson"]
    assert "2 people added" in dialog.line.message.text()
    live.undo()
    assert people(live) == []


def test_an_empty_clipboard_is_told(opened: Opened) -> None:
    dialog = opened(RosterDialog)
    QApplication.clipboard().clear()
    QTest.mouseClick(dialog.paste, Qt.MouseButton.LeftButton)
    assert "clipboard holds no rows" in dialog.line.message.text()


def test_cells_are_mended_by_typing(opened: Opened, live: Live) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Björn Åkesson, River University
    """
    dialog = opened(RosterDialog)
    type_into(dialog, 0, "Name", "Amina Otieno-Obi")
    type_into(dialog, 0, "Role", "Harbour master")
    type_into(dialog, 0, "Seat", "")
    type_into(dialog, 1, "Organisation", "port authority")
    person, other = live.session.all(Contributor)
    assert (person.name, person.role, person.seat) == ("Amina Otieno-Obi", "Harbour master", None)
    assert other.organisation_id == person.organisation_id
    type_into(dialog, 1, "Organisation", "Ferry Users")
    assert [each.name for each in live.session.all(Organisation)][-1] == "Ferry Users"
    type_into(dialog, 1, "Organisation", "")
    assert live.session.all(Contributor)[1].organisation_id is None


def test_what_is_refused_is_told_under_the_line(opened: Opened, live: Live) -> None:
    """
    person: Amina Otieno, Port Authority
    person: Björn Åkesson, River University
    """
    dialog = opened(RosterDialog)
    type_into(dialog, 1, "Initials", "AO")
    assert dialog.line.message.text() == "Amina Otieno already has AO."
    type_into(dialog, 1, "Seat", "window")
    assert dialog.line.message.text() == "Seats go from 1 to 99."
    type_into(dialog, 1, "Seat", "7")
    assert not dialog.line.message.isVisible(), "it goes when the next one succeeds"
    assert live.session.all(Contributor)[1].seat == 7


def test_del_takes_people_off_unless_they_have_spoken(opened: Opened, live: Live) -> None:
    """
    person: Amina Otieno, Port Authority
    person: Björn Åkesson, River University
    quote: AO: Ask us first
    """
    dialog = opened(RosterDialog)
    assert not dialog.remove.isEnabled()
    dialog.table.setFocus()
    dialog.table.selectRow(1)
    QTest.keyClick(dialog.table, Qt.Key.Key_Delete)
    assert people(live) == ["Amina Otieno"]
    dialog.table.selectRow(0)
    QTest.mouseClick(dialog.remove, Qt.MouseButton.LeftButton)
    assert people(live) == ["Amina Otieno"]
    assert dialog.line.message.text() == "Amina Otieno has spoken. Words and turns keep their speaker."


def test_tab_leaves_the_table(opened: Opened) -> None:
    """person: Amina Otieno, Port Authority"""
    dialog = opened(RosterDialog)
    dialog.table.setFocus()
    QTest.keyClick(dialog.table, Qt.Key.Key_Tab)
    assert not dialog.table.hasFocus()


def test_an_editor_of_a_cell_is_left_by_esc_before_the_dialog_is(opened: Opened, qtbot: QtBot) -> None:
    """person: Amina Otieno, Port Authority"""
    dialog = opened(RosterDialog)
    dialog.table.setFocus()
    dialog.table.setCurrentIndex(dialog.model.index(0, 1))
    QTest.keyClick(dialog.table, Qt.Key.Key_Return)
    QTest.keyClick(open_editor(dialog), Qt.Key.Key_Escape)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog.table, Qt.Key.Key_Escape)


def test_nobody_is_typed_twice_and_the_empty_line_undoes(opened: Opened, live: Live) -> None:
    dialog = opened(RosterDialog)
    for line in ("Ann Brown, River", "ann BROWN"):
        type_text(dialog.line.field, line)
        QTest.keyClick(dialog.line.field, Qt.Key.Key_Return)
    assert people(live) == ["Ann Brown"]
    assert "Already on the roster: Ann Brown." in dialog.line.message.text()
    QTest.keyClick(dialog.line.field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert people(live) == []


def test_two_rows_that_are_one_person_are_merged(qtbot: QtBot, live: Live) -> None:
    """
    person: Amina Otieno, Port Authority
    person: Amina Otieno-Hale
    person: Björn Åkesson
    """
    dialog = RosterDialog(live)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    QApplication.processEvents()
    dialog.table.setFocus()
    assert not dialog.merge.isEnabled()
    dialog.table.selectRow(0)
    QTest.keyClick(dialog.table, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert "two rows" in dialog.line.message.text() and live.session.count(Contributor) == 3
    QTest.keyClick(dialog.table, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    assert dialog.merge.isEnabled()
    QTest.keyClick(dialog.table, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    assert [person.name for person in live.session.all(Contributor)] == ["Amina Otieno", "Björn Åkesson"]
    dialog.take_back()
    assert live.session.count(Contributor) == 3
