"""Sectors and organisations are named, ordered and merged; people move between them by mouse and by key."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from roundtable.capture_line.completion import completions
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.records import Id
from tests.ui.capture.conftest import type_text
from tests.ui.drops import drop
from ui.dialogs.sectors import SectorsDialog
from ui.dialogs.sectors_tree import DRAGGED, node_of
from ui.live import Live

Opened = Callable[[Callable[[Live, QWidget], SectorsDialog]], SectorsDialog]
PORT, HARBOUR = Id("port-authority"), Id("harbour-board")
BODIES, BOARDS = Id("public-bodies"), Id("boards")
AMINA, TESS = Id("amina-otieno"), Id("tess-byrne")
ALT = Qt.KeyboardModifier.AltModifier


def sector_of(live: Live, person_id: Id) -> Id | None:
    sector = live.session.sector_of(live.session.get(Contributor, person_id))
    return sector.id if sector else None


def retype(field: QWidget, text: str) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    type_text(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_a_person_is_moved_by_key_by_choice_and_by_dragging(opened: Opened, live: Live, qtbot: QtBot) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Tess Byrne, Harbour Board, Boards
    """
    dialog = opened(SectorsDialog)
    dialog.tree.choose(AMINA)
    QTest.keyClick(dialog.tree, Qt.Key.Key_Down, ALT)
    assert sector_of(live, AMINA) == BOARDS
    assert [node.name for node in dialog.tree.nodes()] == ["Amina Otieno"], "who moved stays chosen"
    QTest.keyClick(dialog.tree, Qt.Key.Key_Down, ALT)
    assert sector_of(live, AMINA) == BOARDS, "there is nothing below"
    dialog.form.sector.setCurrentIndex(dialog.form.sector.findData(BODIES))
    dialog.form.sector.activated.emit(0)
    assert sector_of(live, AMINA) == BODIES
    dragged = QMimeData()
    dragged.setData(DRAGGED, b"Amina Otieno")
    (target,) = dialog.tree.findItems("Boards", Qt.MatchFlag.MatchExactly)
    place = dialog.tree.visualItemRect(target).center()
    assert drop(dialog.tree.viewport(), dragged, place)
    qtbot.waitUntil(lambda: sector_of(live, AMINA) == BOARDS)
    live.undo()
    assert sector_of(live, AMINA) == BODIES
    foreign = QMimeData()
    foreign.setText("Amina Otieno")
    assert not drop(dialog.tree.viewport(), foreign, place)


def test_an_organisation_moves_with_its_people_and_a_sector_in_its_order(opened: Opened, live: Live) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Tess Byrne, Harbour Board, Boards
    """
    dialog = opened(SectorsDialog)
    dialog.tree.choose(PORT)
    QTest.keyClick(dialog.tree, Qt.Key.Key_Down, ALT)
    assert sector_of(live, AMINA) == BOARDS
    dialog.tree.choose(BOARDS)
    QTest.keyClick(dialog.tree, Qt.Key.Key_Up, ALT)
    assert [sector.id for sector in live.session.all(Sector)] == [BOARDS, BODIES]
    QTest.keyClick(dialog.tree, Qt.Key.Key_Down, ALT)
    assert [sector.id for sector in live.session.all(Sector)] == [BODIES, BOARDS]


def test_an_organisation_gets_names_that_the_desk_knows(opened: Opened, live: Live) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Tess Byrne, Harbour Board, Boards
    """
    dialog = opened(SectorsDialog)
    dialog.tree.choose(PORT)
    retype(dialog.form.short.field, "PA")
    retype(dialog.form.aliases.field, "The Quay, Old Harbour")
    port = live.session.get(Organisation, PORT)
    assert port.names == ("Port Authority", "PA", "The Quay", "Old Harbour")
    assert [each.label for each in completions("old h", 5, live.session)] == ["Port Authority"]
    assert [each.label for each in completions("quay", 4, live.session)] == []
    assert [each.label for each in completions("old", 3, live.session)] == ["Port Authority"]
    retype(dialog.form.aliases.field, "harbour board")
    assert dialog.message.text() == "“harbour board (Harbour Board)” is already on the roster."
    assert live.session.get(Organisation, PORT) == port
    dialog.form.aliases.field.setText("never mind")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert live.session.get(Organisation, PORT) == port, "Esc takes nothing over"


def test_two_are_merged_into_one_by_key(opened: Opened, live: Live) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Tess Byrne, Harbour Board, Boards
    quote: AO: Ask us first
    """
    dialog = opened(SectorsDialog)
    dialog.tree.choose(PORT)
    assert not dialog.form.merge.isEnabled()
    dialog.form.into.setFocus()
    QTest.keyClick(dialog.form.into, Qt.Key.Key_Down)
    QTest.keyClick(dialog.form.into, Qt.Key.Key_Tab)
    assert dialog.form.merge.hasFocus()
    QTest.keyClick(dialog.form.merge, Qt.Key.Key_Space)
    (left,) = live.session.all(Organisation)
    assert left.id == HARBOUR and left.aliases == ("Port Authority",)
    assert dialog.message.text() == "Port Authority is merged. Ctrl+Z takes that back."
    assert [node.name for node in dialog.tree.nodes()] == ["Harbour Board"]
    dialog.tree.choose(BODIES)
    dialog.form.into.setCurrentIndex(0)
    dialog.form.into.activated.emit(0)
    dialog.form.merge.click()
    assert [sector.id for sector in live.session.all(Sector)] == [BOARDS]


def test_a_sector_is_added_renamed_and_removed(opened: Opened, live: Live) -> None:
    dialog = opened(SectorsDialog)
    assert dialog.empty.isVisible() and dialog.new.field.hasFocus()
    type_text(dialog.new.field, "Charities")
    QTest.keyClick(dialog.new.field, Qt.Key.Key_Return)
    assert dialog.tree.isVisible() and [node.name for node in dialog.tree.nodes()] == ["Charities"]
    retype(dialog.form.name.field, "Voluntary sector")
    assert [sector.name for sector in live.session.all(Sector)] == ["Voluntary sector"]
    dialog.tree.setFocus()
    QTest.keyClick(dialog.tree, Qt.Key.Key_Delete)
    assert live.session.all(Sector) == () and dialog.empty.isVisible()


def test_what_is_in_use_stays_and_it_is_said(opened: Opened, live: Live) -> None:
    """person: Amina Otieno, Port Authority, Public bodies"""
    dialog = opened(SectorsDialog)
    dialog.tree.choose(PORT)
    dialog.form.remove.click()
    assert dialog.message.text() == "People or words still belong to “Port Authority”."
    dialog.tree.choose(AMINA)
    dialog.form.sector.setCurrentIndex(dialog.form.sector.findData(None))
    dialog.form.sector.activated.emit(0)
    assert "counts for the sector of Port Authority" in dialog.message.text()


def test_a_row_is_opened_and_shut_by_its_arrow_and_stays_so(opened: Opened, live: Live) -> None:
    """person: Amina Otieno, Port Authority, Public bodies"""
    dialog = opened(SectorsDialog)
    tree = dialog.tree
    top = tree.topLevelItem(0)
    assert top is not None and top.isExpanded()
    place = tree.visualItemRect(top)
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place.topLeft() + QPoint(12, 12))
    assert not top.isExpanded()
    type_text(dialog.new.field, "Boards")
    dialog.add.click()
    again = tree.topLevelItem(0)
    assert again is not None and node_of(again).name == "Public bodies" and not again.isExpanded()


def test_tab_goes_from_the_tree_over_the_new_sector_to_the_form(opened: Opened) -> None:
    """person: Amina Otieno, Port Authority, Public bodies"""
    dialog = opened(SectorsDialog)
    dialog.tree.choose(PORT)
    names = []
    for _ in range(9):
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert names == [
        "Sectors, organisations and people",
        "New sector",
        "Add",
        "Name",
        "Short name",
        "Also called, with commas between",
        "Sector",
        "Merge into",
        "Remove",
    ]
