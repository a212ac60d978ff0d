"""Saving the open session elsewhere: a whole copy, or the records as text."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from roundtable.interchange.history_export import export_history
from roundtable.interchange.refusal import ExportRefused
from roundtable.interchange.session_json import export_session
from roundtable.storage.errors import AlreadyThere, StorageError
from ui.live import Live
from ui.names import elsewhere, short_name
from ui.widgets.advice import AdviceText, Gravity


class Files(QObject):
    """Asks where without blocking the room; `advised` says what came of it."""

    advised = Signal(object)

    def __init__(self, live: Live, window: QWidget) -> None:
        super().__init__(window)
        self._live, self._window = live, window

    def save_copy(self) -> None:
        """Save a whole copy with its history; the open session stays the open one."""
        self._ask(
            "Save a copy", self._proposed(" (copy).roundtable"), "Roundtable session (*.roundtable)", self.copy_to
        )

    def go_on_elsewhere(self, then: Callable[[], object] | None = None) -> None:
        """Save a copy on another disk, and go on in it; `then` is called once that is so."""
        folder = elsewhere(self._live.path)
        name = self._live.path.name if self._live.path else "session.roundtable"
        self._ask(
            "Go on in a copy",
            str(folder / name),
            "Roundtable session (*.roundtable)",
            partial(self.go_on_at, then=then),
        )

    def go_on_at(self, path: Path, *, then: Callable[[], object] | None = None) -> None:
        """Make the copy at `path` the open session; where that fails, the open one stays the open one."""
        before = self._live.path
        try:
            with_history = self._live.move_to(path)
        except AlreadyThere:
            self._tell(Gravity.BAD, "That is the very file that is open.", "Choose another name or another folder.")
        except (StorageError, OSError) as error:
            self._tell(Gravity.BAD, "The copy could not be made. Everything is still here.", _cause(error))
        else:
            self._tell(Gravity.OK, *_went_on(before, path, with_history))
            if then is not None:
                then()

    def export(self) -> None:
        """Save the records as text (JSON), images beside it."""
        self._ask("Export as text", self._proposed(".json"), "Session as text (*.json)", self.export_to)

    def export_history(self) -> None:
        """Save who changed what, when, from what to what; it names people, and the question says so."""
        kinds = "Spreadsheet (*.csv);;Exact, for programs (*.json)"
        title = "Export the history. It names everybody: for the host alone"
        self._ask(title, self._proposed(" (history).csv"), kinds, self.export_history_to)

    def export_history_to(self, path: Path) -> None:
        """Save the history at a path; its ending says in which form."""
        try:
            export_history(self._live.session, self._live.whole_history(), path)
        except (ExportRefused, StorageError, OSError) as error:
            self._tell(Gravity.BAD, "The history could not be exported. The session is safe.", str(error))
        else:
            rest = "It names everybody, protected names too: keep it to yourselves."
            self._tell(Gravity.OK, f"The history is exported as {path.name}.", rest)

    def copy_to(self, path: Path) -> None:
        """Save a copy at a path; what is there is replaced only when the copy is whole."""
        try:
            self._live.copy_to(path)
        except (StorageError, OSError) as error:
            self._tell(Gravity.BAD, "The copy could not be saved. The session itself is safe.", _cause(error))
        else:
            self._tell(Gravity.OK, "A copy is saved.", path.name)

    def export_to(self, path: Path) -> None:
        """Save the records as text at a path."""
        try:
            export_session(self._live.session, path)
        except (ExportRefused, OSError) as error:
            self._tell(Gravity.BAD, "The session could not be exported. It is safe.", str(error))
        else:
            self._tell(Gravity.OK, "The session is exported as text.", path.name)

    def _proposed(self, ending: str) -> str:
        path = self._live.path
        folder = path.parent if path else Path.home()
        stem = path.stem if path else "session"
        return str(folder / f"{stem}{ending}")

    def _ask(self, title: str, proposed: str, kind: str, then: Callable[[Path], None]) -> None:
        dialog = QFileDialog(self._window, title, proposed, kind)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _tell(self, gravity: Gravity, title: str, rest: str) -> None:
        icon = "circle-check" if gravity is Gravity.OK else "hard-drive"
        self.advised.emit(AdviceText(gravity, icon, title, rest))


def _cause(error: StorageError | OSError) -> str:
    if isinstance(error, StorageError):
        return " ".join(part for part in (error.happened, error.advice) if part)
    return error.strerror or str(error)


def _went_on(before: Path | None, path: Path, with_history: bool) -> tuple[str, str]:
    """What is said once the session goes on in a copy."""
    if before == path:
        return "The file is back in its place.", "You go on in it; nothing is missing."
    title = f"You now work in “{short_name(path)}”."
    if not with_history:
        return title, "All words are in it. Undo and history stayed in the file that could not be read."
    return title, f"It is in {path.parent}, with everything. The file before it is closed as it was."
