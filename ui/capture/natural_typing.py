"""Marks that are set as they are typed, each a step of undo of its own: who wants it straight presses Ctrl+Z."""

from __future__ import annotations

from PySide6.QtCore import QObject

from roundtable.capture_line.typography import as_typed
from ui.capture.line_edit import LineEdit


class NaturalTyping(QObject):
    """Follows the keys of a field."""

    def __init__(self, edit: LineEdit) -> None:
        super().__init__(edit)
        self._edit = edit
        edit.typed.connect(self._on_typed)

    def finish(self) -> None:
        """The line is at its end: words in single marks that end there are closed by it."""
        self._set(self._edit.text(), "\n")

    def _on_typed(self) -> None:
        self._set(self._edit.text()[: self._edit.caret()])

    def _set(self, before: str, key: str = "") -> None:
        start = before.rfind("\n") + 1
        change = as_typed(before[start:] + key)
        if change is not None:
            self._edit.set_mark(start + change.start, start + change.end, change.text)
