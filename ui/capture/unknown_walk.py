"""The way through words without a speaker: which is in hand, on to the next one, back to the one before."""

from __future__ import annotations

from collections.abc import Iterable

from roundtable.domain.points import point_with
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.unknown import unknown_words


class UnknownWalk:
    """Holds all words that were without a speaker since it began, in the order of time; `current` is the one in hand.

    Those that were settled meanwhile stay on the way, so that one can go back to them.
    """

    def __init__(self) -> None:
        self._way: list[Id] = []
        self._left: frozenset[Id] = frozenset()
        self.current: Id | None = None

    def follow(self, session: Session) -> None:
        """Take over how the session stands; the one in hand stays while it is there."""
        waiting = [point.id for point in unknown_words(session)]
        self._left = frozenset(waiting)
        kept = [each for each in self._way if each in self._left or point_with(session, each) is not None]
        self._way = _merged(kept, waiting)
        if self.current not in self._way:
            self.current = waiting[0] if waiting else None

    @property
    def left(self) -> int:
        """How many are without a speaker still."""
        return len(self._left)

    @property
    def settled(self) -> int:
        """How many on the way have a speaker by now."""
        return len(self._way) - len(self._left)

    def go_on(self) -> bool:
        """On to the next one without a speaker; whether that was round the end. When none is left, none is in hand."""
        start = self._place()
        later = [each for each in self._way[start + 1 :] if each in self._left]
        earlier = [each for each in self._way[: start + 1] if each in self._left]
        self.current = next(iter((*later, *earlier)), None)
        return not later and bool(earlier)

    def go_back(self) -> bool:
        """Back to the one before, settled or not; whether there was one."""
        if self.current is None and self._way:
            self.current = self._way[-1]
            return True
        place = self._place()
        if place <= 0:
            return False
        self.current = self._way[place - 1]
        return True

    def go_to(self, record_ids: Iterable[Id]) -> None:
        """To the first of these that is on the way, as after an undo."""
        self.current = next((each for each in record_ids if each in self._way), self.current)

    def _place(self) -> int:
        return self._way.index(self.current) if self.current in self._way else -1


def _merged(kept: list[Id], waiting: list[Id]) -> list[Id]:
    """What is on the way already, with what has come to be waiting put before the next that waits."""
    way = list(kept)
    for place, each in enumerate(waiting):
        if each not in way:
            following = next((later for later in waiting[place + 1 :] if later in kept), None)
            way.insert(way.index(following) if following is not None else len(way), each)
    return way
