"""Undo and redo of the session from a dialog: their keys, and a line that tells what came of them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from roundtable.domain.errors import Refused
from roundtable.room import Change
from ui import wording
from ui.live import Live
from ui.widgets.message import Message, Tone

SAY_WHY = "Say why…"
"""The button that asks for the reason of an undo."""


class SessionUndo(QObject):
    """A dialog is a window of its own, which the acts of the main window do not reach; `told` is to be placed in it."""

    def __init__(self, dialog: QWidget, live: Live) -> None:
        super().__init__(dialog)
        self._live, self._dialog = live, dialog
        self.is_asking = False
        self.told = Message(dialog)
        self.told.mended.connect(self._on_mended)
        for keys, act in (("Ctrl+Z", self.take_back), ("Ctrl+Y", self.make_again), ("Ctrl+Shift+Z", self.make_again)):
            QShortcut(QKeySequence(keys), dialog, act)
        live.refused.connect(self._on_refused)

    def take_back(self) -> None:
        """Undo the session's last act."""
        if self._live.undoable is None:
            self.told.say(Tone.INFO, "Nothing to undo.")
        else:
            self._ask(self._live.undo, "Taken back")

    def make_again(self) -> None:
        """Redo what was undone last."""
        if self._live.redoable is None:
            self.told.say(Tone.INFO, "Nothing to redo.")
        else:
            self._ask(self._live.redo, "Made again")

    def _ask(self, act: Callable[[], Change | None], done: str) -> None:
        self.told.hush()
        self.is_asking = True
        try:
            change = act()
        finally:
            self.is_asking = False
        if change is not None:
            self.told.say(Tone.OK, f"{done}: {wording.edit_name(change.label)}.")

    def _on_refused(self, refused: Refused) -> None:
        if self.is_asking:
            mends = (SAY_WHY,) if refused.reason == "undo-needs-a-reason" else ()
            self.told.say(Tone.BAD, wording.refusal(refused), *mends)

    def _on_mended(self, mend: str) -> None:
        from ui.dialogs.why import WhyDialog  # noqa: PLC0415 - it stands in the frame that this is a part of

        self.told.hush()
        WhyDialog(self._live, self._dialog).open()
