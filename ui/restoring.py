"""Lists the copies of a session, reads them one by one in a thread, and makes a new session of the one chosen."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TypeVar, cast

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from roundtable.domain.local_time import in_zone
from roundtable.library import Rescued, rescue_beside, restore_copy, restored_name
from roundtable.storage import errors
from roundtable.storage.kept_copies import KeptCopies, in_second_place, look_into, of_all_sessions
from roundtable.storage.rescue import LEFT_BEHIND
from roundtable.storage.store import Store
from ui import numbers
from ui.dialogs.restore import RestoreDialog
from ui.dialogs.restore_list import CopyRow, Held
from ui.dialogs.second_place import SecondPlace
from ui.live import Live
from ui.settings import Settings
from ui.widgets.advice import AdviceText, Gravity
from ui.worker import Worker

T = TypeVar("T")
ONE = "Copies of “{name}”, the newest first. One opens as a new session; no file is replaced."
ALL = "Copies of all sessions, also of those whose file is gone. One opens as a new session; no file is replaced."


class Restoring(QObject):
    """One visit to the dialog; `made(Path, AdviceText)` when there is a new session file, and what to say of it.

    `session` None shows the copies of all sessions. An open session's own file is never looked at (`is_open`): to open
    it a second time would drop its locks.
    """

    made = Signal(Path, object)

    def __init__(
        self,
        settings: Settings,
        clock: Callable[[], datetime],
        session: Path | None,
        window: QWidget,
        *,
        is_open: bool = False,
        live: Live | None = None,
    ) -> None:
        super().__init__(window)
        self._settings, self._now, self._session = settings, clock(), session
        self._zone = self._now.tzinfo
        self._worker, self._maker = Worker(self), Worker(self)  # what is chosen need not wait for what is read
        line = ALL if session is None else ONE.format(name=session.stem)
        self.dialog = RestoreDialog(line, self._now.date(), session is None, self._name, window, live=live)
        self.dialog.chosen.connect(self._on_chosen)
        self.dialog.rescue_requested.connect(self._on_rescue)
        self.dialog.finished.connect(self._on_finished)
        self._is_over = False
        self._looks_at_file = session is not None and not is_open

    def open(self) -> None:
        """Show what lies on this laptop at once; the second place is asked in the worker, as it may not answer."""
        rows = self._rows()
        self.dialog.add(rows)
        self.dialog.open()
        if self._looks_at_file and self._session is not None:
            session = self._session
            self._ask(self._worker, lambda: _is_damaged(session), self._on_examined)
        self._read(rows)
        place = SecondPlace(self._settings.second_place)
        if place.folder is not None:
            self._ask(self._worker, lambda: self._rows_elsewhere(place), self._on_more)

    # What there is

    def _rows(self) -> list[CopyRow]:
        root = self._settings.copies_folder
        if self._session is None:
            found = of_all_sessions(root)
        else:
            found = tuple((self._session, copy) for copy in KeptCopies(root, self._session).all())
        return [CopyRow(copy.path, session, in_zone(copy.at, self._zone)) for session, copy in found]

    def _rows_elsewhere(self, place: SecondPlace) -> list[CopyRow]:
        """What lies in the second place; a session that this laptop does not know would lie among the others."""
        assert place.folder is not None
        name = KeptCopies(self._settings.copies_folder, self._session).name_elsewhere if self._session else ""
        folder = self._settings.sessions_folder
        return [
            CopyRow(path, self._session or folder / f"{stem}.roundtable", in_zone(at, self._zone), place.name)
            for stem, path, at in in_second_place(place.folder, name)
        ]

    def _read(self, rows: list[CopyRow]) -> None:
        for row in sorted(rows, key=lambda row: row.at, reverse=True):
            self._ask(self._worker, partial(_held, row.path), partial(self.dialog.model.fill_in, row.path))

    def _on_more(self, rows: list[CopyRow]) -> None:
        self.dialog.add(rows)
        self._read(rows)

    def _on_examined(self, damaged: bool) -> None:
        if damaged:
            self.dialog.offer_rescue()

    # What becomes of it

    def _name(self, row: CopyRow) -> str:
        return restored_name(row.session, row.at, self._now)

    def _on_chosen(self, row: CopyRow) -> None:
        folder, name = self._settings.sessions_folder, self._name(row)
        self._ask(
            self._maker,
            lambda: _tried(lambda: restore_copy(row.path, row.session, folder, name)),
            partial(self._on_restored, row),
        )

    def _on_restored(self, row: CopyRow, made: Path | str) -> None:
        if isinstance(made, str):
            self.dialog.tell(f"{made} Another copy may do.")
            return
        title = f"This is the copy of {numbers.clock_time(row.at)}, in a file of its own."
        rest = f"It is {made.name}. What was there before was not touched."
        self._end(made, AdviceText(Gravity.OK, "rotate-ccw", title, rest))

    def _on_rescue(self) -> None:
        session, folder, now = self._session, self._settings.sessions_folder, self._now
        assert session is not None
        self._ask(self._maker, lambda: _tried(lambda: rescue_beside(session, folder, now)), self._on_rescued)

    def _on_rescued(self, made: Rescued | str) -> None:
        if isinstance(made, str):
            self.dialog.tell(f"Nothing could be saved. {made}")
            return
        title = "What could be read is in this new session."
        said = [f"{numbers.counted(len(made.lost), 'part')} could not be read."] if made.lost else []
        if made.notes:
            said.append(f"{numbers.counted(len(made.notes), 'thing')} stood otherwise in the journal.")
        said.append(f"{made.told.name} lists them." if made.told else "Nothing seems to be missing.")
        gravity = Gravity.WARN if made.told else Gravity.OK
        rest = " ".join([*said, LEFT_BEHIND, "It was not touched."])
        self._end(made.path, AdviceText(gravity, "rotate-ccw", title, rest))

    def _end(self, made: Path, advice: AdviceText) -> None:
        self.dialog.accept()
        self.made.emit(made, advice)

    # The worker

    def _ask(self, worker: Worker, job: Callable[[], T], then: Callable[[T], object]) -> None:
        """Have a job done; it is left out, or nobody hears of it, when the dialog has gone meanwhile."""
        worker.do(lambda: None if self._is_over else job(), lambda done: self._is_over or then(cast(T, done)))

    def _on_finished(self) -> None:
        self._is_over = True
        self._worker.finish(0)
        self._maker.finish(0)
        self.deleteLater()


def _held(path: Path) -> Held | None:
    try:
        contents = look_into(path)
    except errors.StorageError:
        return None
    return Held(contents.title, contents.quotes, contents.actions, contents.last_words)


def _is_damaged(session: Path) -> bool:
    """Whether the session's own file is there and cannot be read."""
    try:
        with closing(Store.open(session, read_only=True)) as store:
            store.load()
    except errors.Damaged:
        return True
    except errors.StorageError:
        return False
    return False


def _tried(make: Callable[[], T]) -> T | str:
    """What was made, or why not, in words."""
    try:
        return make()
    except errors.StorageError as error:
        return f"{error.happened} {error.safe}".strip()
    except OSError as error:
        return f"No file could be made ({error.strerror or error})."
