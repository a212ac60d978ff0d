"""The editor by keys: from the title into the texts, round the view by Tab, and lists that go on by themselves."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from roundtable.commands.report import add_block, add_section
from roundtable.domain.outline import Block, BlockKind
from tests.ui.capture.conftest import type_text
from ui.live import Live
from ui.report.text_card import TextCard
from ui.report.view import ReportView

from .test_composer import focused, open_section, section, text_card, write


def mix(view: ReportView, live: Live) -> None:
    """A section with a quote between two texts, open."""
    quote = next(each for each in live.session.quotes if each.text == "Ask us first")
    place = section(live, "Introduction").id
    live.do(add_block, section_id=place, block=Block(BlockKind.QUOTE, quote.id))
    live.do(add_block, section_id=place, block=Block(BlockKind.TEXT, "The quay is wet."))
    open_section(view, live, "Introduction")


# ---- from the title on


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down])
def test_the_title_leads_to_the_first_text(view: ReportView, live: Live, key: Qt.Key) -> None:
    live.do(add_block, section_id=section(live, "Co-design").id, block=Block(BlockKind.TEXT, "Behind the quotes."))
    open_section(view, live, "Co-design")
    view.editor.title.setFocus()
    type_text(view.editor.title, "The ")
    QTest.keyClick(view.editor.title, key)
    assert focused() is text_card(view, 1).area
    assert section(live, "The Co-design"), "the title is kept on the way"


def test_the_title_of_an_empty_section_begins_a_text(view: ReportView, live: Live) -> None:
    live.do(add_section, title="New section")
    view.editor.title.setFocus()
    QTest.keyClick(view.editor.title, Qt.Key.Key_Return)
    type_text(focused(), "So it was.")
    view.commit()
    assert section(live, "New section").blocks == (Block(BlockKind.TEXT, "So it was."),)


def test_the_title_of_a_section_without_texts_leads_to_its_first_block(view: ReportView, live: Live) -> None:
    open_section(view, live, "Co-design")
    view.editor.title.setFocus()
    QTest.keyClick(view.editor.title, Qt.Key.Key_Down)
    assert focused() is view.editor.blocks.cards[0]


# ---- round the view


def round_from(start: QWidget, key: Qt.Key, count: int) -> list[QWidget]:
    start.setFocus()
    ring = [focused()]
    for _ in range(count):
        QTest.keyClick(focused(), key)
        ring.append(focused())
    return ring


def test_tab_goes_through_the_section_before_the_words_and_the_page(view: ReportView, live: Live, qtbot: QtBot) -> None:
    """As it is read, however the cards came; and back the same way."""
    mix(view, live)
    live.undo()
    live.redo()
    write(view, "Third.")
    view.commit()
    editor, words, preview = view.editor, view.words, view.preview
    qtbot.waitUntil(preview.forward.isEnabled, timeout=20_000)
    preview.turn_to(1)
    way: list[QWidget] = [editor.title]
    way += [card.area if isinstance(card, TextCard) else card for card in editor.blocks.cards]
    way += [editor.foot.text, editor.foot.quote, words.search]
    assert len(way) == 8
    assert round_from(editor.title, Qt.Key.Key_Tab, len(way) - 1) == way
    assert round_from(words.search, Qt.Key.Key_Backtab, len(way) - 1) == way[::-1]
    ring = round_from(words.search, Qt.Key.Key_Tab, 12)
    rest = [words.search, words.list, preview.back, preview.forward, preview.zoom, preview.page]
    assert [each for each in ring if each in rest] == rest
    everywhere = round_from(editor.title, Qt.Key.Key_Tab, 60)
    again = everywhere.index(editor.title, 1)
    assert everywhere[again : again + len(way)] == way and view.outline.list in everywhere[len(way) : again]
    assert len(set(everywhere[:again])) == again, "each once"
    assert round_from(preview.page, Qt.Key.Key_Backtab, len(way) + 5)[-len(way) :] == way[::-1]


def test_texts_are_told_apart_by_their_number(view: ReportView, live: Live) -> None:
    mix(view, live)
    names = [card.area.accessibleName() for card in view.editor.blocks.cards if isinstance(card, TextCard)]
    assert names == ["Text of the report, 1 of 2", "Text of the report, 2 of 2"]
    live.undo()
    assert text_card(view).area.accessibleName() == "Text of the report"


# ---- lists


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("- one\rtwo", "- one\n- two"),
        ("* one\rtwo", "* one\n* two"),
        ("1. one\rtwo\rthree", "1. one\n2. two\n3. three"),
        ("9) one\rtwo", "9) one\n10) two"),
        ("  - one\rtwo", "  - one\n  - two"),
        ("- one\r\rtwo", "- one\n\ntwo"),
        ("1. one\r\rtwo", "1. one\n\ntwo"),
        ("one\rtwo", "one\ntwo"),
        ("2026 was wet\rand so", "2026 was wet\nand so"),
        ("- one\r\r\rtwo", "- one\n\n\ntwo"),
    ],
)
def test_enter_goes_on_with_a_list_and_a_second_one_ends_it(view: ReportView, typed: str, stands: str) -> None:
    card = write(view, "")
    for letter in typed:
        QTest.keyClick(card.area, Qt.Key.Key_Return) if letter == "\r" else QTest.keyClicks(card.area, letter)
    assert card.area.toPlainText() == stands


def test_enter_cuts_an_item_in_two_and_is_taken_back_at_once(view: ReportView) -> None:
    card = write(view, "- one two")
    cursor = card.area.textCursor()
    cursor.setPosition(6)
    card.area.setTextCursor(cursor)
    QTest.keyClick(card.area, Qt.Key.Key_Return)
    assert card.area.toPlainText() == "- one \n- two"
    card.area.undo()
    assert card.area.toPlainText() == "- one two"
    card.area.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClick(card.area, Qt.Key.Key_Return)
    assert card.area.toPlainText() == "\n- one two", "before its sign there is no item yet"
