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
"""Lines of the journal that are asked for first; where more came between two looks at it, so many times more."""


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
        if new := self._since(self._lines[-1][0].n if self._lines else 0):
            self._lines += [(line, self._live.touched(line.n)) for line in reversed(new)]
            self._told = told_of(self._lines)

    def _since(self, last: int) -> list[Line]:
        """The lines after one, the newest first."""
        most = _NEW
        lines = self._live.lines(most)
        while len(lines) == most and lines[-1].n > last + 1:
            most *= 4
            lines = self._live.lines(most)
        return [line for line in lines if line.n > last]

    def moments(self, session: Session) -> tuple[datetime, ...]:
        """When words came to the star, moved on it or left it."""
        return moments(session, self._told)

    def at(self, session: Session, moment: datetime) -> Session:
        """The session as it was at a moment."""
        return session_at(session, moment, self._told)
