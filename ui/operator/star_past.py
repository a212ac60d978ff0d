"""The star as it was: the journal, read once when the replay is opened, and read on while it stays open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from roundtable.domain.history import Line, Touched
from roundtable.domain.session import Session
from roundtable.domain.star_replay import moments, session_at, told_of
from roundtable.storage.errors import StorageError
from ui.live import Live

_NEW = 50
"""Lines of the journal that may come between two looks at it."""


class StarPast:
    """What the journal tells of words on the star."""

    def __init__(self, live: Live) -> None:
        self._live = live
        self._lines: list[tuple[Line, Sequence[Touched]]] = []
        self._told = told_of(())

    def read(self) -> tuple[datetime, ...]:
        """Read the journal; the moments at which the star changed. A file that cannot be read tells nothing."""
        try:
            self._lines = list(self._live.whole_history())
        except StorageError:
            self._lines = []
        self._told = told_of(self._lines)
        return self.moments(self._live.session)

    def read_on(self) -> None:
        """Read what came since."""
        last = self._lines[-1][0].n if self._lines else 0
        new = [line for line in self._live.lines(_NEW) if line.n > last]
        if new:
            self._lines += [(line, self._live.touched(line.n)) for line in reversed(new)]
            self._told = told_of(self._lines)

    def moments(self, session: Session) -> tuple[datetime, ...]:
        """When words came to the star, moved on it or left it."""
        return moments(session, self._told)

    def at(self, session: Session, moment: datetime) -> Session:
        """The session as it was at a moment."""
        return session_at(session, moment, self._told)
