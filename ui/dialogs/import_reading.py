"""Reads a list of people and compares it with the roster in a thread, so that the windows go on meanwhile."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, QTimer, Signal

from roundtable.domain.session import Session
from roundtable.interchange.refusal import ImportRefused
from roundtable.interchange.roster_columns import Columns, rows_in
from roundtable.interchange.roster_files import PeopleList, read_people_file, read_people_text
from roundtable.interchange.roster_matching import Match, match
from roundtable.interchange.table_text import Table
from ui.worker import Worker

log = logging.getLogger(__name__)
LOOKED_AT = 80
"""Milliseconds between two looks at how far the reading is."""
FAULT = "Something in Roundtable itself went wrong while reading it."


@dataclass(frozen=True)
class Source:
    """Where a list comes from: a file, or pasted text; and how it is to be read where somebody has chosen."""

    path: Path | None = None
    text: str = ""
    encoding: str | None = None
    separator: str | None = None

    @property
    def name(self) -> str:
        """What people call it."""
        return self.path.name if self.path is not None else "Pasted rows"


class _Cancelled(Exception):
    """Nobody waits for the list any more."""


class Reading(QObject):
    """One list at a time; what is asked for later takes the place of what was asked before.

    `read(PeopleList)` or `refused(str)` after `read_list`, with `got_on(int, int)` while it takes long;
    `matched(list[Match])` after `match_people`.
    """

    read = Signal(object)
    refused = Signal(str)
    got_on = Signal(int, int)
    matched = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._worker = Worker(self)
        self._wanted = Event()
        self._far = (0, 0)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOKED_AT)
        self._timer.timeout.connect(self._tell_how_far)

    def read_list(self, source: Source) -> None:
        """Read a list."""
        self.cancel()
        wanted = self._wanted = Event()
        wanted.set()
        self._far = (0, 0)
        self._timer.start()

        def told(done: int, of: int) -> None:
            self._far = (done, of)
            if not wanted.is_set():
                raise _Cancelled

        self._worker.do(lambda: _read(source, told), lambda found: self._on_read(found, wanted))

    def match_people(self, session: Session, table: Table, columns: Columns) -> None:
        """Compare the people of a table with those of a session."""
        wanted = self._wanted
        self._worker.do(lambda: match(session, rows_in(table, columns)), lambda found: self._on_matched(found, wanted))

    def cancel(self) -> None:
        """Forget what is asked for; nothing more is told of it."""
        self._wanted.clear()
        self._timer.stop()

    def finish(self) -> None:
        """End the thread as soon as it has done what it is at, without waiting."""
        self.cancel()
        self._worker.finish(0)

    def _tell_how_far(self) -> None:
        self.got_on.emit(*self._far)

    def _on_read(self, found: PeopleList | str, wanted: Event) -> None:
        if not wanted.is_set():
            return
        self._timer.stop()
        if isinstance(found, str):
            self.refused.emit(found)
        else:
            self.read.emit(found)

    def _on_matched(self, found: list[Match], wanted: Event) -> None:
        if wanted.is_set():
            self.matched.emit(found)


def _read(source: Source, told: Callable[[int, int], None]) -> PeopleList | str:
    """The list, or in words why there is none."""
    try:
        if source.path is None:
            return read_people_text(source.text, source.separator)
        return read_people_file(source.path, source.encoding, source.separator, told)
    except ImportRefused as refused:
        return in_words(str(refused))
    except OSError as error:
        return f"It cannot be read: {error.strerror or error}."
    except _Cancelled:
        return ""
    except Exception:
        log.exception("a list of people could not be read")
        return FAULT


def in_words(told: str) -> str:
    """A refusal of the reader as a sentence: "Line 2: a quotation mark is opened here and never closed."."""
    if told.startswith(("is ", "holds ", "larger ")):
        told = f"It {told}" if not told.startswith("larger") else f"It is {told}"
    return f"{told[:1].upper()}{told[1:]}" + ("" if told.endswith(("?", ".", "!")) else ".")
