"""Words of a text are marked by keys; the same key takes the signs away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from roundtable.commands.report import add_reference
from ui.live import Live
from ui.report.marks import Mark
from ui.report.view import ReportView

from .test_composer import section, text_card

CONTROL = Qt.KeyboardModifier.ControlModifier
KEYS = {"B": (Qt.Key.Key_B, CONTROL), "I": (Qt.Key.Key_I, CONTROL | Qt.KeyboardModifier.ShiftModifier)}
KEYS["K"] = (Qt.Key.Key_K, CONTROL)


def choose(view: ReportView, start: int, end: int) -> None:
    """Choose some characters of the first text."""
    card = text_card(view)
    card.setFocus()
    cursor = card.area.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    card.area.setTextCursor(cursor)


@pytest.mark.parametrize(
    ("keys", "start", "end", "text", "chosen"),
    [
        ("B", 0, 5, "**Whose** river is it?", "Whose"),
        ("I", 0, 5, "*Whose* river is it?", "Whose"),
        ("BB", 0, 5, "Whose river is it?", "Whose"),
        ("II", 0, 5, "Whose river is it?", "Whose"),
        ("BI", 0, 5, "***Whose*** river is it?", "Whose"),
        ("BIB", 0, 5, "*Whose* river is it?", "Whose"),
        ("BII", 0, 5, "**Whose** river is it?", "Whose"),
        ("B", 5, 12, "Whose **river** is it?", "river"),
        ("B", 8, 8, "Whose **river** is it?", "river"),
        ("K", 6, 11, "Whose [river](https://) is it?", "https://"),
    ],
)
def test_keys_mark_words(view: ReportView, keys: str, start: int, end: int, text: str, chosen: str) -> None:
    choose(view, start, end)
    area = text_card(view).area
    for key in keys:
        QTest.keyClick(area, *KEYS[key])
    assert area.toPlainText() == text
    assert area.textCursor().selectedText() == chosen


def test_marked_words_are_kept_and_undone_at_once(view: ReportView, live: Live) -> None:
    choose(view, 0, 5)
    QTest.keyClick(text_card(view).area, Qt.Key.Key_B, CONTROL)
    view.commit()
    assert section(live, "Introduction").blocks[0].value == "**Whose** river is it?"
    live.undo()
    assert section(live, "Introduction").blocks[0].value == "Whose river is it?"


# ---- the bar


def bar_on(view: ReportView) -> set[str]:
    return {mark.name for mark, button in view.editor.bar.marks.items() if button.is_on()}


def test_the_bar_marks_words_and_keeps_the_caret_in_the_text(view: ReportView, live: Live) -> None:
    assert not any(button.isEnabled() for button in view.editor.bar.marks.values()), "no text is worked on"
    choose(view, 6, 11)
    for mark in (Mark.STRONG, Mark.EMPHASIS):
        QTest.mouseClick(view.editor.bar.marks[mark], Qt.MouseButton.LeftButton)
    assert text_card(view).area.toPlainText() == "Whose ***river*** is it?" and text_card(view).area.hasFocus()
    assert bar_on(view) == {"STRONG", "EMPHASIS"}
    QTest.mouseClick(view.editor.bar.marks[Mark.STRONG], Qt.MouseButton.LeftButton)
    assert text_card(view).area.toPlainText() == "Whose *river* is it?" and bar_on(view) == {"EMPHASIS"}


@pytest.mark.parametrize(
    ("text", "at", "on"),
    [
        ("a **b** c", 4, {"STRONG"}),
        ("a **b** c", 8, set()),
        ("*over\ntwo lines*", 9, {"EMPHASIS"}),
        ("[words](https://a.b)", 3, {"LINK"}),
        ("- an item", 4, {"LIST"}),
        ("2*3*4", 3, set()),
    ],
)
def test_the_bar_follows_the_caret(view: ReportView, text: str, at: int, on: set[str]) -> None:
    text_card(view).area.setPlainText(text)
    choose(view, at, at)
    assert bar_on(view) == on
    view.editor.blocks.choose(None)
    view.editor.title.setFocus()


@pytest.mark.parametrize(
    ("text", "start", "end", "listed"),
    [
        ("one", 1, 1, "- one"),
        ("one\ntwo", 0, 7, "- one\n- two"),
        ("one\n\ntwo", 0, 8, "- one\n\n- two"),
        ("- one\n- two", 0, 10, "one\ntwo"),
        ("- one\ntwo", 0, 9, "- - one\n- two"),
        ("", 0, 0, "- "),
    ],
)
def test_lines_become_a_list_and_none(view: ReportView, text: str, start: int, end: int, listed: str) -> None:
    area = text_card(view).area
    area.setPlainText(text)
    choose(view, start, end)
    QTest.keyClick(area, Qt.Key.Key_L, CONTROL)
    assert area.toPlainText() == listed
    area.undo()
    assert area.toPlainText() == text


# ---- what is typed is shown as it will be set


def shown(view: ReportView) -> list[tuple[str, bool, bool]]:
    """Each stretch that is formatted: its letters, whether it is strong, whether emphasis."""
    found = []
    block = text_card(view).area.document().firstBlock()
    while block.isValid():
        for each in block.layout().formats():
            letters = block.text().encode("utf-16-le")[2 * each.start : 2 * (each.start + each.length)]
            found.append((letters.decode("utf-16-le"), each.format.fontWeight() == 700, each.format.fontItalic()))
        block = block.next()
    return found


def test_emphasis_is_shown_while_it_is_typed_over_lines_too(view: ReportView, qtbot: QtBot) -> None:
    area = text_card(view).area
    area.setPlainText("\U0001f6f6 *one\ntwo")
    assert shown(view) == []
    area.moveCursor(QTextCursor.MoveOperation.End)
    qtbot.keyClicks(area, "*!")
    assert shown(view) == [("*", False, False), ("one", False, True), ("two", False, True), ("*", False, False)]
    assert area.toPlainText() == "\U0001f6f6 *one\ntwo*!" and text_card(view).text == area.toPlainText()
    area.undo()
    assert shown(view) == []


def test_what_is_shown_is_no_edit(view: ReportView, live: Live) -> None:
    before = live.session
    text_card(view).area.setFocus()
    text_card(view).area.setPlainText("Whose river is it?")
    view.commit()
    assert live.session is before


def test_a_work_is_named_in_the_text_by_the_menu(view: ReportView, live: Live) -> None:
    live.do(add_reference, item={"title": "A", "author": [{"family": "Åkesson"}, {"family": "Ek"}]})
    choose(view, 18, 18)
    sources = view.editor.bar.sources
    sources.aboutToShow.emit()
    sources.actions()[0].trigger()
    assert text_card(view).area.toPlainText() == "Whose river is it? (Åkesson and Ek, n.d.)"
