"""What is asked before a session is closed whose file does not hold everything: nothing typed goes without a word."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from roundtable.storage import errors
from roundtable.storage.errors import StorageError
from ui import theme
from ui.dialogs.files import Files
from ui.dialogs.panel import PanelDialog
from ui.live import Live
from ui.theme import Type
from ui.widgets.buttons import Kind
from ui.widgets.labels import Paragraph

Then = Callable[[], object]

COPY, STAY = "Save a copy elsewhere…", "Stay"
LOSE, LOSE_ALL = "Close and lose what is typed", "Close without the file"
HELD = "Everything noted before is in the file. What is typed and not noted yet is only in this window."
BEHIND = "What the clock, the floor and the screen did since is only in this window, too."
LOST = "The session is only in this window now. Copies from before are kept on this laptop."


class LeavingDialog(PanelDialog):
    """Says what happened and what would be lost; Esc stays."""

    def __init__(self, error: StorageError, live: Live, parent: QWidget) -> None:
        super().__init__("Not everything is on the disk", error.happened, parent, width=620, live=live)
        lost = is_lost(error)
        self.body.addWidget(Paragraph(LOST if lost else HELD, Type.BODY))
        if live.is_behind and not lost:
            self.body.addWidget(Paragraph(BEHIND, Type.BODY))
        self.body.addSpacing(theme.GAP_XS)
        self.lose = self.add_button(LOSE_ALL if lost else LOSE, kind=Kind.DANGER)
        self.stay = self.add_button(STAY, key="Esc")
        self.copy = self.add_button(COPY, kind=Kind.PRIMARY)
        self.copy.setDefault(True)
        self.copy.setFocus()


class Leaving(QObject):
    """Lets a session be closed at once where all is well, and asks where it is not."""

    def __init__(self, live: Live, files: Files, window: QWidget) -> None:
        super().__init__(window)
        self._live, self._files, self._window = live, files, window
        self._is_given_up = False
        self._dialog: LeavingDialog | None = None
        self.lost_file = False
        """Whether the session was given up while its file was gone, replaced or damaged."""

    def may(self, then: Then) -> bool:
        """Whether the session may be closed now; if not it is asked, and `then` is called once it may."""
        if self._is_given_up or (error := self._live.what_is_missing()) is None:
            return True
        if self._dialog is None:
            self._ask(error, then)
        return False

    def give_up(self) -> None:
        """Ask nothing any more."""
        self._is_given_up = True

    def _ask(self, error: StorageError, then: Then) -> None:
        self._dialog = dialog = LeavingDialog(error, self._live, self._window)
        dialog.stay.clicked.connect(dialog.reject)
        for answer in (dialog.copy, dialog.lose):
            answer.clicked.connect(dialog.accept)
        dialog.copy.clicked.connect(lambda: self._files.go_on_elsewhere(then))
        dialog.lose.clicked.connect(lambda: self._lose(error, then))
        dialog.finished.connect(self._on_answered)
        dialog.open()

    def _lose(self, error: StorageError, then: Then) -> None:
        self.lost_file = is_lost(error)
        self.give_up()
        then()

    def _on_answered(self) -> None:
        self._dialog = None


def is_lost(error: StorageError) -> bool:
    """Whether the file no longer holds the session, so that more than the last words would be gone."""
    return isinstance(error, errors.Moved | errors.Gone | errors.Damaged)
