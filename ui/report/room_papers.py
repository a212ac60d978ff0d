"""Makes the papers for the room in a thread, puts the file in place, and tells what came of it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from roundtable.domain.session import Session
from ui import wording
from ui.dialogs.papers import Paper
from ui.live import Live
from ui.report.printing import show_file
from ui.widgets.advice import AdviceText, Gravity
from ui.worker import Worker

if TYPE_CHECKING:
    from roundtable.report.build import Built


class RoomPapers(QObject):
    """`advised(AdviceText)` says that a paper is there, or why not."""

    advised = Signal(object)

    def __init__(self, live: Live, parent: QObject) -> None:
        super().__init__(parent)
        self._live = live
        self._worker = Worker(self)

    def make(self, paper: Paper, path: Path) -> None:
        """Make a paper of the people as they are now, at a path."""
        session = self._live.session
        self._worker.do(lambda: _made(session, paper, path), self._tell)

    def _tell(self, made: tuple[Path, Built] | OSError) -> None:
        if isinstance(made, OSError):
            title, rest = "The papers could not be saved. The session is safe.", made.strerror or str(made)
            self.advised.emit(AdviceText(Gravity.BAD, "hard-drive", title, rest))
            return
        path, built = made
        title = f"The papers for the room are ready: {wording.counted(built.pages, 'page')}."
        gravity = Gravity.WARN if built.warnings else Gravity.OK
        rest = f"{path.name}. {built.warnings[0]}" if built.warnings else path.name
        acts = (lambda: show_file(path), lambda: show_file(path.parent))
        self.advised.emit(AdviceText(gravity, "id-card", title, rest, ("Open", "Open the folder"), acts=acts))


def _made(session: Session, paper: Paper, path: Path) -> tuple[Path, Built] | OSError:
    from roundtable.report.build import replace_file  # noqa: PLC0415 - reportlab is heavy, and only for papers
    from roundtable.report.room_papers import build_name_cards, build_sign_in  # noqa: PLC0415 - as above

    built = build_sign_in(session) if paper is Paper.SIGN_IN else build_name_cards(session, paper.value[2][-2:])
    try:
        replace_file(path, built.data)
    except OSError as error:
        return error
    return path, built
