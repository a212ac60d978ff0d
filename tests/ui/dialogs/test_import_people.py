"""A list of people is seen before anybody is added: columns, matches, choices, refusals, all by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from roundtable.commands.people import add_contributors
from roundtable.commands.roster import Choice
from roundtable.domain.people import Contributor
from roundtable.interchange.roster_columns import Column
from roundtable.interchange.roster_rows import read_line
from tests.ui.drops import drop, enter
from ui.dialogs.import_model import BECOMES, Show
from ui.dialogs.import_people import ImportDialog
from ui.dialogs.import_reading import Source
from ui.live import Live
from ui.widgets.select import Select

Opened = Callable[[Callable[[Live, QWidget], ImportDialog]], ImportDialog]
Importing = Callable[[str | bytes], ImportDialog]

ROSTER = """\
Name,Company,Email,Diet
Amina OTIENO,Port Authority,amina@port.example,
Björn Åkesson,River University,,fish
Åkesson, Sea,,
Zoë Łuk,River University,,
"Łuk, Zoe",,zoe@river.example,
,Nobody,,
"""


@pytest.fixture
def importing(opened: Opened, tmp_path: Path, qtbot: QtBot) -> Importing:
    """Import what a file holds, and wait until it is shown or refused."""

    def import_(held: str | bytes) -> ImportDialog:
        path = tmp_path / "people.csv"
        path.write_bytes(held if isinstance(held, bytes) else held.encode())
        dialog = opened(lambda live, window: ImportDialog(live, window, Source(path)))
        qtbot.waitUntil(lambda: dialog.stack.currentWidget() is not dialog.busy)
        return dialog

    return import_


def people(live: Live) -> list[str]:
    return [person.name for person in live.session.all(Contributor)]


def becomes(dialog: ImportDialog) -> list[str]:
    model = dialog.preview.model
    return [str(model.index(row, BECOMES).data()) for row in range(model.rowCount())]


def choose(select: Select, data: object) -> None:
    """Choose an item as a user does."""
    select.setCurrentIndex(select.findData(data))
    select.activated.emit(select.currentIndex())


def test_who_is_new_and_who_is_there_is_seen_before_anybody_is_added(importing: Importing, live: Live) -> None:
    """person: Amina Otieno, Port Authority"""
    dialog = importing(ROSTER)
    assert people(live) == ["Amina Otieno"]
    assert becomes(dialog) == ["Merge", "Add", "Add", "Add", "Merge", "Skip"]
    assert {show.value: pill.accessibleName() for show, pill in dialog.preview.pills.items() if pill.isVisible()} == {
        "All": "All 6",
        "New": "New 3",
        "Already there": "Already there 1",
        "Twice in the list": "Twice in the list 1",
        "No name": "No name 1",
    }
    assert dialog.preview.story.text() == (
        "Amina Otieno is already on the roster. Merging fills in e-mail “amina@port.example”."
    )
    assert dialog.take.text() == "Add 3 people, merge 2"
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    amina, *_, zoe = live.session.all(Contributor)
    assert (amina.email, zoe.email, len(people(live))) == ("amina@port.example", "zoe@river.example", 4)
    assert not dialog.isVisible()
    live.undo()
    assert people(live) == ["Amina Otieno"] and live.session.all(Contributor)[0].email == ""


def test_each_row_is_decided_by_key(importing: Importing, live: Live) -> None:
    """person: Amina Otieno, Port Authority"""
    dialog = importing(ROSTER)
    table = dialog.preview.table
    assert table.hasFocus()
    QTest.keyClick(table, Qt.Key.Key_S)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_M)
    assert becomes(dialog)[:2] == ["Skip", "Add"], "someone new has nobody to be merged with"
    QTest.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert "6 rows chosen" in dialog.preview.story.text()
    QTest.keyClick(table, Qt.Key.Key_S)
    assert becomes(dialog) == ["Skip"] * 6
    assert dialog.take.text() == "Nothing to add" and not dialog.take.isEnabled()
    table.selectRow(0)
    QTest.keyClick(table, Qt.Key.Key_A)
    QTest.keyClick(table, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert people(live) == ["Amina Otieno", "Amina OTIENO"]


def test_a_column_is_taken_for_something_else(importing: Importing, live: Live, qtbot: QtBot) -> None:
    dialog = importing("Name,Team,Note\nAnn Brown,River,\n,Sea,x\n")
    heads = dialog.preview.table.heads
    assert [select.currentData() for select in heads.selects] == [Column.NAME, Column.NOTHING, Column.NOTHING]
    assert heads.selects[1].accessibleName() == "Column 2, Team: taken for"
    choose(heads.selects[1], Column.ORGANISATION)
    qtbot.waitUntil(lambda: dialog.preview.model.match_of(0).person.organisation == "River")
    choose(heads.selects[0], Column.NOTHING)
    qtbot.waitUntil(dialog.preview.message.isVisible)
    assert dialog.preview.message.text() == "No column is taken for a name. Choose it over its column."
    assert not dialog.take.isEnabled()
    choose(heads.selects[2], Column.NAME)
    qtbot.waitUntil(lambda: dialog.preview.model.match_of(1).person.name == "x")


def test_cells_show_what_is_taken_of_them(importing: Importing) -> None:
    model = importing("Name,Organisation,Email,Note\nBen (Port),,anonymous,x\n").preview.model
    assert [model.index(0, column).data() for column in range(1, 5)] == ["Ben", "Port", "", "x"]


def test_what_is_taken_stands_first(importing: Importing, qtbot: QtBot) -> None:
    """Microsoft Forms begins with what nobody wants; what is chosen anew stays where it is."""
    dialog = importing("ID,Start time,Email,Your organisation?,Full name,Diet\n1,9:12,a@b.example,River,Ann Brown,x\n")
    heads, model = dialog.preview.table.heads, dialog.preview.model
    assert [select.currentText() for select in heads.selects[:3]] == ["Name", "Organisation", "E-mail"]
    assert heads.selects[0].accessibleName() == "Column 5, Full name: taken for"
    shown = [model.index(0, column).data() for column in range(1, model.columnCount())]
    assert shown == ["Ann Brown", "River", "a@b.example", "1", "9:12", "x"]
    choose(heads.selects[5], Column.SECTOR)
    qtbot.waitUntil(lambda: model.match_of(0).person.sector == "x")
    assert [select.currentData() for select in heads.selects][-1] == Column.SECTOR
    assert model.index(0, 6).data() == "x" and model.headerData(6, Qt.Orientation.Horizontal) == "Column 6"


def test_whether_a_row_names_the_columns_is_chosen(importing: Importing, qtbot: QtBot) -> None:
    dialog = importing("Naam,Van\nAnn Brown,River\n")
    assert not dialog.source.heads.isChecked() and dialog.preview.model.rowCount() == 2
    dialog.source.heads.click()
    qtbot.waitUntil(lambda: dialog.preview.model.rowCount() == 1)
    dialog.source.heads.click()
    qtbot.waitUntil(lambda: dialog.preview.model.rowCount() == 2)


def test_letters_and_separator_are_chosen_anew(importing: Importing, qtbot: QtBot) -> None:
    dialog = importing("Name;Company\nZoë Łuk;Café\n".encode().replace("Ł".encode(), b"L"))
    source = dialog.source
    assert (source.encoding.currentData(), source.separator.currentData()) == ("utf-8", ";")
    choose(source.encoding, "cp1252")
    qtbot.waitUntil(lambda: bool(dialog.take.isVisible()) and dialog.preview.model.index(0, 1).data() == "ZoÃ« Luk")
    choose(source.separator, ",")
    qtbot.waitUntil(lambda: dialog.stack.currentWidget() is dialog.preview and dialog.preview.model.columnCount() == 2)
    assert source.encoding.currentData() == "cp1252", "what was chosen stays chosen"


def test_letters_that_the_file_does_not_tell_are_said(importing: Importing) -> None:
    dialog = importing("Name;Company\nZoë Müller;Café\n".encode("cp1252"))
    assert "The letters are Windows’ (Western)" in dialog.preview.message.text()
    assert dialog.source.encoding.currentText() == "Windows (Western)"


@pytest.mark.parametrize(
    ("held", "why"),
    [
        (b"", "There are no rows in it."),
        (b'Name,Note\nAnn,"and then\nBo,x\nCy,y\n', "Line 2: a quotation mark is opened here and never closed."),
        (b"Name\n" + b"x" * 200_000, "Line 2: a cell of more than 131,072 characters; is a quotation mark left open?"),
        (b"Ann\n" * 10_001, "Line 10001: more than 10,000 rows; is this the right file?"),
        (b"PK\x03\x04\x14\0\x06\0", "It is a workbook or another program's file; save it as CSV first."),
    ],
)
def test_what_cannot_be_read_is_said_and_another_file_is_at_hand(
    importing: Importing, live: Live, held: bytes, why: str
) -> None:
    dialog = importing(held)
    assert dialog.refused.isVisible() and dialog.refused.accessibleName() == "people.csv cannot be imported"
    assert dialog.refused.lines() == f"{why} Nothing was added."
    assert dialog.choose.hasFocus() and not dialog.take.isVisible() and people(live) == []


def test_a_file_of_a_hundred_megabytes_is_refused_at_once(opened: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "people.csv"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    dialog = opened(lambda live, window: ImportDialog(live, window, Source(path)))
    qtbot.waitUntil(dialog.refused.isVisible)
    assert dialog.refused.lines() == "It is larger than 50 MB. Nothing was added."


def test_many_cards_show_how_far_they_are_read_and_can_be_cancelled(
    opened: Opened, live: Live, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "contacts.vcf"
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Person {0}\nN:{0};Person;;;\nORG:River\nEND:VCARD\n"
    path.write_text("".join(card.format(number) for number in range(9_000)))
    dialog = opened(lambda live, window: ImportDialog(live, window, Source(path)))
    qtbot.waitUntil(lambda: dialog.busy.bar.maximum() == 9_000 and dialog.busy.bar.value() > 0)
    with qtbot.waitSignal(dialog.destroyed):
        QTest.keyClick(dialog.cancel, Qt.Key.Key_Escape)
    assert people(live) == []


def test_cards_are_previewed_without_a_choice_of_columns(opened: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "contacts.vcf"
    path.write_text("BEGIN:VCARD\nVERSION:4.0\nFN:Ann Brown\nORG:River\nEND:VCARD\n")
    dialog = opened(lambda live, window: ImportDialog(live, window, Source(path)))
    qtbot.waitUntil(dialog.take.isVisible)
    assert dialog.take.text() == "Add 1 person"
    assert not any(select.isEnabled() for select in dialog.preview.table.heads.selects)
    assert not dialog.source.encoding.isVisible() and not dialog.source.heads.isVisible()


def test_ten_thousand_rows_are_previewed_and_added(importing: Importing, live: Live) -> None:
    rows = (f"Person{number} Name{number},Org {number % 300},p{number}@x.example" for number in range(9_999))
    dialog = importing("Name,Organisation,E-mail\n" + "\n".join(rows))
    assert dialog.take.text() == "Add 9,999 people"
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert live.session.count(Contributor) == 9_999
    assert len({person.initials for person in live.session.all(Contributor)}) == 9_999
    live.undo()
    assert live.session.count(Contributor) == 0


def test_the_list_is_compared_anew_when_the_roster_changes_behind_it(
    importing: Importing, live: Live, qtbot: QtBot
) -> None:
    dialog = importing("Name\nAnn Brown\nBo Lund\n")
    dialog.preview.table.selectRow(1)
    QTest.keyClick(dialog.preview.table, Qt.Key.Key_S)
    live.do(add_contributors, people=read_line("Ann Brown"))
    qtbot.waitUntil(lambda: becomes(dialog) == ["Skip", "Skip"])
    assert dialog.preview.model.match_of(0).other == "Ann Brown"
    assert dialog.preview.model.choice(1) is Choice.SKIP, "what was decided stays decided"


def test_a_file_is_dropped_on_the_dialog(opened: Opened, tmp_path: Path, qtbot: QtBot) -> None:
    dialog = opened(ImportDialog)
    assert dialog.start.isVisible() and dialog.choose.hasFocus()
    path = tmp_path / "people.csv"
    path.write_text("Name\nAnn Brown\n")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    assert enter(dialog, data, QPoint(50, 50))
    drop(dialog, data, QPoint(50, 50))
    qtbot.waitUntil(dialog.take.isVisible)
    assert dialog.take.text() == "Add 1 person"
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "picture.png"))])
    assert not enter(dialog, data, QPoint(50, 50))


def test_pills_show_some_rows(importing: Importing) -> None:
    """person: Amina Otieno, Port Authority"""
    dialog = importing(ROSTER)
    QTest.mouseClick(dialog.preview.pills[Show.TWICE], Qt.MouseButton.LeftButton)
    assert becomes(dialog) == ["Merge"]
    assert "further up in this list" in dialog.preview.story.text()


def test_the_menu_of_a_row_offers_what_may_become_of_it(importing: Importing) -> None:
    """person: Amina Otieno, Port Authority"""
    dialog = importing(ROSTER)
    menu = dialog.preview.table.choices(0)
    assert menu is not None
    assert [act.text() for act in menu.actions()] == ["Add\tA", "Merge with Amina Otieno\tM", "Skip\tS"]
    menu.actions()[2].trigger()
    assert becomes(dialog)[0] == "Skip"
    assert dialog.preview.table.choices(5) is None


def test_tab_goes_from_the_source_over_the_columns_to_the_buttons(importing: Importing) -> None:
    dialog = importing("Name,Company\nAnn Brown,River\n")
    dialog.source.heads.setFocus()
    names = []
    for _ in range(12):
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert names == [
        "First row names the columns",
        "Letters as",
        "Between cells",
        "All 1",
        "Column 1, Name: taken for",
        "Column 2, Company: taken for",
        "People of the list",
        "Add",
        "Skip",
        "Choose another file…",
        "Cancel",
        "Add 1 person",
    ]
