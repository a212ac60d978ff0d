"""Keys that mark words of a text in the few signs that the report reads: strong, emphasis, links, lists."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit


class Mark(StrEnum):
    """What stands on either side of the words; of a link and of an item only what stands before them."""

    STRONG = "**"
    EMPHASIS = "*"
    LINK = "["
    LIST = "- "


KEYS = {"Ctrl+B": Mark.STRONG, "Ctrl+Shift+I": Mark.EMPHASIS, "Ctrl+K": Mark.LINK, "Ctrl+L": Mark.LIST}
"""Ctrl+I asks for the session's form, wherever one is."""
_ADDRESS = "https://"
_ITEMS = ("- ", "* ", "• ")
"""What the report reads as the beginning of an item."""


def mark_of(event: QKeyEvent) -> Mark | None:
    """What a key marks; None for any other key."""
    return KEYS.get(QKeySequence(event.keyCombination()).toString(QKeySequence.SequenceFormat.PortableText))


def mark_words(area: QPlainTextEdit, mark: Mark) -> None:
    """Mark the chosen words, or the word at the caret; take the signs away where they stand. One step of undo."""
    if mark is Mark.LIST:
        _list_lines(area)
        return
    cursor = area.textCursor()
    if not cursor.hasSelection():
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
    start, end = _without_spaces(cursor)
    text = area.toPlainText()
    cursor.beginEditBlock()
    if mark is Mark.LINK:
        _replace(cursor, start, end, f"[{text[start:end]}]({_ADDRESS})")
        start, end = end + 3, end + 3 + len(_ADDRESS)
    elif _is_marked(text, start, end, mark):
        _replace(cursor, start - len(mark), end + len(mark), text[start:end])
        start, end = start - len(mark), end - len(mark)
    else:
        _replace(cursor, start, end, f"{mark}{text[start:end]}{mark}")
        start, end = start + len(mark), end + len(mark)
    cursor.endEditBlock()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    area.setTextCursor(cursor)


def is_listed(area: QPlainTextEdit) -> bool:
    """Whether the line of the caret is an item of a list."""
    return area.textCursor().block().text().lstrip().startswith(_ITEMS)


def _list_lines(area: QPlainTextEdit) -> None:
    """Make the chosen lines items of a list; take the signs away where all of them are. One step of undo."""
    cursor = area.textCursor()
    document = area.document()
    first = document.findBlock(cursor.selectionStart()).blockNumber()
    last = document.findBlock(max(cursor.selectionEnd() - cursor.hasSelection(), 0)).blockNumber()
    lines = [document.findBlockByNumber(number) for number in range(first, max(first, last) + 1)]
    told = [line for line in lines if line.text().strip()] or lines[:1]
    are_items = all(line.text().lstrip().startswith(_ITEMS) for line in told)
    cursor.beginEditBlock()
    for line in reversed(told):
        start = line.position() + len(line.text()) - len(line.text().lstrip())
        _replace(cursor, start, start + (2 if are_items else 0), "" if are_items else Mark.LIST)
    cursor.endEditBlock()


def _without_spaces(cursor: QTextCursor) -> tuple[int, int]:
    """Where the chosen words begin and end: signs with a space inside them would mark nothing."""
    chosen = cursor.selectedText()
    start = cursor.selectionStart() + len(chosen) - len(chosen.lstrip())
    return start, max(start, cursor.selectionEnd() - len(chosen) + len(chosen.rstrip()))


def _is_marked(text: str, start: int, end: int, mark: Mark) -> bool:
    """Whether exactly these signs stand on both sides, or strong and emphasis at once."""
    before = len(text[:start]) - len(text[:start].rstrip("*"))
    after = len(text[end:]) - len(text[end:].lstrip("*"))
    return min(before, after) in (len(mark), 3)


def _replace(cursor: QTextCursor, start: int, end: int, text: str) -> None:
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(text)
