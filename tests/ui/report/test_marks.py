"""Words of a text are marked by keys; the same key takes the signs away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest

from ui.live import Live
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
