"""Going back to a copy: chosen from a list, it is opened as a new session, and nothing is replaced."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QWidget

from ui.dialogs.panel import PanelDialog
from ui.dialogs.restore_list import CopiesDelegate, CopiesModel, CopyRow
from ui.live import Live
from ui.theme import Type
from ui.widgets.buttons import Button, Kind
from ui.widgets.empty import Empty
from ui.widgets.labels import Label
from ui.widgets.message import Message, Tone
from ui.widgets.row import RowList

WHEN = "A copy is kept when a session is opened, every five minutes while it changes, and when it is closed."
HEIGHT = 356
"""Pixels of the list: six rows."""


class RestoreDialog(PanelDialog):
    """Shows copies while they are read; `chosen(CopyRow)` and `rescue_requested` are wishes.

    `becomes` gives the name that a copy gets once it is restored.
    """

    chosen = Signal(object)
    rescue_requested = Signal()

    def __init__(
        self,
        line: str,
        today: date,
        many: bool,
        becomes: Callable[[CopyRow], str],
        parent: QWidget | None = None,
        *,
        live: Live | None = None,
    ) -> None:
        super().__init__("Restore", line, parent, width=760, live=live)
        self._becomes = becomes
        self._is_busy = False
        self.model = CopiesModel(today, many, self)
        self.list = RowList("Copies", "base")
        self.list.setModel(self.model)
        self.list.setItemDelegate(CopiesDelegate(self.list))
        self.list.setMinimumHeight(HEIGHT)
        self._empty = Empty("history", "No copies yet", WHEN)
        self._empty.setMinimumHeight(HEIGHT)
        self._new = Label("", Type.LIST, "ink2")
        self.message = Message()
        for widget in (self.list, self._empty, self._new, self.message):
            self.body.addWidget(widget)
        self.rescue: Button = self.add_button("Save what can be read")
        self.rescue.hide()
        self.cancel: Button = self.add_button("Cancel", key="Esc")
        self.restore: Button = self.add_button("Restore", kind=Kind.PRIMARY, key="↵")
        self._wire()
        self._show()

    def _wire(self) -> None:
        self.cancel.clicked.connect(self.reject)
        self.restore.clicked.connect(lambda: self._on_chosen(self.list.currentIndex()))
        self.rescue.clicked.connect(self._on_rescue)
        self.list.activated.connect(self._on_chosen)
        self.list.selectionModel().currentChanged.connect(self._show)
        self.model.dataChanged.connect(self._show)

    def add(self, rows: list[CopyRow]) -> None:
        """Show more copies; the one that is chosen stays so."""
        self.model.add(rows)
        if rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(0))
            self.list.setFocus()
        self._show()

    def offer_rescue(self) -> None:
        """Say that the session's own file is damaged, and offer what can be read of it."""
        self.rescue.show()
        words = "The session’s own file is damaged. What can be read of it may be more than the last copy has."
        self.message.say(Tone.WARN, words)

    def set_busy(self, busy: bool) -> None:
        """Let nothing be pressed twice while a file is made."""
        self._is_busy = busy
        self._show()

    def tell(self, words: str) -> None:
        """Say what went wrong; another copy can be tried."""
        self.set_busy(False)
        self.message.say(Tone.BAD, words)

    def _show(self) -> None:
        found, current = self.model.rowCount() > 0, self.list.currentIndex()
        self.list.setVisible(found)
        self._empty.setVisible(not found)
        can = current.isValid() and not self.model.at(current).unreadable
        self.restore.setEnabled(can and not self._is_busy)
        self.rescue.setEnabled(not self._is_busy)
        self.restore.setVisible(found)
        self.cancel.setText("Cancel" if found else "Close")
        name = self._becomes(self.model.at(current)) if can else ""
        self._new.set_text("Making a new session…" if self._is_busy else f"Opens as “{name}”." if name else "")
        self._new.setVisible(found)

    def _on_chosen(self, index: QModelIndex) -> None:
        if index.isValid() and self.restore.isEnabled():
            self.set_busy(True)
            self.message.hush()
            self.chosen.emit(self.model.at(index))

    def _on_rescue(self) -> None:
        self.set_busy(True)
        self.message.hush()
        self.rescue_requested.emit()
