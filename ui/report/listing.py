"""Enter in a list: the next line is its next item, and an item without words ends the list."""

from __future__ import annotations

import re

from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

_SIGN = re.compile(r"(\s{0,3})(?:([-*•])|(\d{1,4})([.)]))\s+")
"""What the report reads as the beginning of an item, with the spaces around it."""


def go_on_with_list(area: QPlainTextEdit) -> bool:
    """Begin the next item where the caret stands in one, or end the list in an empty one; whether it did."""
    cursor = area.textCursor()
    first = area.document().findBlock(cursor.selectionStart())
    line = first.text()
    sign = _SIGN.match(line)
    if sign is None or cursor.selectionStart() - first.position() < sign.end():
        return False
    cursor.beginEditBlock()
    if line[sign.end() :].strip():
        cursor.insertText(f"\n{_next(sign)}")
    else:
        cursor.setPosition(first.position())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        # What stands right under an item goes on with it: only a blank line ends a list.
        cursor.insertText("\n" if first.previous().text().strip() else "")
    cursor.endEditBlock()
    area.setTextCursor(cursor)
    area.ensureCursorVisible()
    return True


def _next(sign: re.Match[str]) -> str:
    indent, mark, number, closing = sign.groups()
    return f"{indent}{mark or f'{int(number) + 1}{closing}'} "
