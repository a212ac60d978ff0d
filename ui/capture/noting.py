"""What Enter, undo and redo do at the line, told under it; a refusal is told there too, and keeps the words."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from roundtable.domain.errors import Refused
from roundtable.room import Change
from ui import wording
from ui.capture.capturing import said_of
from ui.capture.heard_again import no_longer
from ui.capture.meaning import Meaning
from ui.live import Live
from ui.widgets.message import Tone
from ui.widgets.noted import Noted


class Noting(QObject):
    """Asks the session for edits on behalf of the line, and says what became of them."""

    def __init__(self, live: Live, meaning: Meaning, noted: Noted) -> None:
        super().__init__(meaning)
        self._live, self._meaning, self._noted = live, meaning, noted
        self._noted_edit: str | None = None
        self.is_asking = False
        noted.undo_requested.connect(self.undo)
        live.refused.connect(self._on_refused)

    def ask(self, act: Callable[[], Change | None]) -> Change | None:
        """Do something whose refusal is to be said here; None when it was refused."""
        self.is_asking = True
        try:
            return act()
        finally:
            self.is_asking = False

    def tell(self, change: Change) -> None:
        """Say what was noted, and offer to take it back."""
        self._noted_edit = self._live.undoable
        if (said := said_of(self._live.session, change, self._live.now())) is not None:
            self._noted.say(*said, well=not no_longer(change))

    def follow(self) -> None:
        """Something has happened: what was noted here is said no longer once undo would take back something else."""
        if not self.is_asking and self._noted.is_saying() and self._live.undoable != self._noted_edit:
            self._noted.hush()

    def undo(self) -> None:
        """Take back the session's last edit."""
        self._tell_step(self.ask(self._live.undo), "Taken back:")

    def redo(self) -> None:
        """Make the edit again that was taken back last."""
        self._tell_step(self.ask(self._live.redo), "Made again:")

    def _tell_step(self, change: Change | None, verb: str) -> None:
        if change is not None:
            self._noted.say(wording.edit_name(change.label), verb, undoable=False)

    def _on_refused(self, refused: Refused) -> None:
        if self.is_asking:
            self._meaning.say(Tone.BAD, wording.refusal(refused))
