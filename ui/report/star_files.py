"""Saves the star as it stands as a picture: asks where, makes it in a thread, and tells what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from roundtable.domain.forecast import zone_of
from roundtable.domain.session import Session
from roundtable.domain.star_replay import to_take_away
from ui import theme, wording
from ui.live import Live
from ui.report.printing import show_file
from ui.report.save_star import SaveStarDialog
from ui.widgets.advice import AdviceText, Gravity
from ui.worker import Worker

if TYPE_CHECKING:
    from roundtable.report.leaks import Leaked

KINDS = {
    "Drawing, sharp at any size (*.svg)": ".svg",
    "Picture (*.png)": ".png",
    "Page (*.pdf)": ".pdf",
}


@dataclass(frozen=True)
class Past:
    """The session as it was at a moment that a replay shows."""

    at: datetime
    session: Session


class StarFiles(QObject):
    """`advised(AdviceText)` says that the picture is there, or why not; `words_chosen(bool)` what was last wanted."""

    advised = Signal(object)
    words_chosen = Signal(bool)

    def __init__(self, live: Live, window: QWidget) -> None:
        super().__init__(window)
        self._live, self._window = live, window
        self._worker = Worker(self)
        self.words = False

    def ask(self, past: Past | None = None) -> None:
        """Ask whether with words, as was chosen the last time, and then where, without blocking the room.

        `past` is the star that a replay shows: that one is saved, as it may leave today.
        """
        dialog = SaveStarDialog(self.words, self._window, moment=self._moment(past))
        dialog.chosen.connect(lambda words: self._on_chosen(words, past))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_chosen(self, words: bool, past: Past | None) -> None:
        self.words = words
        self.words_chosen.emit(words)
        path = self._live.path or Path.home() / "session"
        of_when = f" at {self._moment(past).replace(':', '.')}" if past else ""
        proposed = path.with_name(f"{path.stem} (star{of_when}).svg")
        dialog = QFileDialog(self._window, "Save the star", str(proposed), ";;".join(KINDS))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("svg")
        dialog.filterSelected.connect(lambda kind: dialog.setDefaultSuffix(KINDS.get(kind, ".svg").removeprefix(".")))
        dialog.fileSelected.connect(lambda chosen: self.save_to(Path(chosen), words=words, past=past))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def save_to(self, path: Path, *, words: bool = False, past: Past | None = None) -> None:
        """Save the star as it stands, in the theme in force, in the form that the name's ending says."""
        session = to_take_away(self._live.session, past.session) if past else self._live.session
        moment, look = f"As it was at {self._moment(past)}" if past else "", theme.current()
        path = path if path.suffix.lower() in KINDS.values() else path.with_name(f"{path.name}.svg")
        self._worker.do(
            lambda: _saved(session, path, look, words, moment), lambda saved: self._tell(saved, path, words, past)
        )

    def _moment(self, past: Past | None) -> str:
        return wording.clock_time(past.at.astimezone(zone_of(self._live.session))) if past else ""

    def _tell(self, saved: Path | OSError | Leaked, path: Path, words: bool, past: Past | None) -> None:
        from roundtable.report.leaks import Leaked  # noqa: PLC0415 - the report, loaded by now

        if isinstance(saved, Leaked):
            title = "The star was not saved: it would tell what the rules keep back."
            alone = ["Save it without the words"] if words else []
            act = [lambda: self.save_to(path, past=past)] if words else []
            line = saved.leaks.stopping[0].line
            self.advised.emit(AdviceText(Gravity.BAD, "triangle-alert", title, line, alone, acts=act))
            return
        if isinstance(saved, OSError):
            title, rest = "The star could not be saved. The session is safe.", saved.strerror or str(saved)
            self.advised.emit(AdviceText(Gravity.BAD, "hard-drive", title, rest))
            return
        acts = (lambda: show_file(saved), lambda: show_file(saved.parent))
        buttons = ("Open", "Open the folder")
        self.advised.emit(AdviceText(Gravity.OK, "image", "The star is saved.", saved.name, buttons, acts=acts))


def _saved(session: Session, path: Path, look: str, words: bool, moment: str) -> Path | OSError | Leaked:
    from roundtable.report.leaks import Leaked  # noqa: PLC0415 - as below
    from roundtable.report.star_picture import write_star  # noqa: PLC0415 - reportlab is heavy, and only for pictures

    try:
        write_star(session, path, look=look, words=words, moment=moment)
    except (OSError, Leaked) as error:
        return error
    return path
