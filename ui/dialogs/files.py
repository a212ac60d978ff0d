"""Saving the open session elsewhere: a whole copy, or the records as text."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from roundtable.interchange.refusal import ExportRefused
from roundtable.interchange.session_json import export_session
from roundtable.storage.errors import StorageError
from ui.live import Live
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

    def export(self) -> None:
        """Save the records as text (JSON), images beside it."""
        self._ask("Export as text", self._proposed(".json"), "Session as text (*.json)", self.export_to)

    def copy_to(self, path: Path) -> None:
        """Save a copy at a path; what is there is replaced only when the copy is whole."""
        try:
            self._live.copy_to(path)
        except (StorageError, OSError) as error:
            self._tell(Gravity.BAD, "The copy could not be saved. The session itself is safe.", str(error))
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
