"""The book of the scripted afternoon: what its script has done, added up by itself, to hold the app against.

It knows no session. Time is taken off each item as it passes, second by second, where the app compares moments.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import Enum, auto

MINUTE = timedelta(minutes=1)


class Is(Enum):
    """What has become of an item."""

    AHEAD = auto()
    OPEN = auto()
    LEFT = auto()
    DONE = auto()
    DROPPED = auto()


@dataclass(eq=False)
class Slot:
    """One item: its minutes, how much of them is left, and how long it has run."""

    title: str
    minutes: int
    fixed: datetime | None = None
    left: timedelta = field(init=False)
    ran: timedelta = timedelta()
    now: Is = Is.AHEAD

    def __post_init__(self) -> None:
        self.left = self.minutes * MINUTE

    @property
    def rest(self) -> timedelta:
        """The time that it still takes."""
        return max(self.left, timedelta())


class Book:
    """The clock of the agenda, and the floor, as sums."""

    def __init__(self, at: datetime, slots: list[Slot], aim: datetime) -> None:
        self.at = at
        self.slots = slots
        self.aim = aim
        self.passed = timedelta()
        self.running: Slot | None = None
        self.paused = False
        self._order: list[Slot] = []
        self.ended = at
        self._before: dict[Slot, tuple[timedelta, Is]] = {}
        self.present: set[str] = set()
        self.waiting: set[str] = set()
        self.speaker: str | None = None

    # The clock

    def pass_(self, span: timedelta) -> None:
        """Let time pass."""
        self.at += span
        self.passed += span
        if self.running is not None and not self.paused:
            self.running.left -= span
            self.running.ran += span

    def begin(self, title: str) -> None:
        """An item starts, or goes on; what ran has ended."""
        self._stop(Is.DONE)
        self._start(self.slot(title))

    def back_date(self, span: timedelta) -> None:
        """What runs began earlier by as much."""
        self._runs().left -= span
        self._runs().ran += span

    def go_back(self) -> None:
        """The item before goes on; the one left goes on after it, or is still to come where it had hardly begun."""
        mistaken = self._runs()
        self._stop(Is.LEFT)
        if mistaken.ran < MINUTE:
            self.slots[self.slots.index(mistaken)] = Slot(mistaken.title, mistaken.minutes, mistaken.fixed)
            self._order.remove(mistaken)
        self._start(next(each for each in reversed(self._order) if each.now is Is.DONE))

    def extend(self, minutes: int) -> None:
        """What runs has more minutes, or fewer."""
        self._runs().left += minutes * MINUTE

    def leave_out(self, span: timedelta) -> None:
        """Some of the time that has passed does not count."""
        self._runs().left += span
        self._runs().ran -= span

    def set_clock(self, span: timedelta) -> None:
        """The clock is set; no time passes, and all that happened is told in the new time."""
        self.at += span
        self.ended += span

    def end(self) -> None:
        """What runs ends, and nothing starts."""
        self._stop(Is.DONE)

    def take(self, cuts: dict[str, int]) -> None:
        """Items give up minutes; one that has none left is dropped."""
        self._before = {self.slot(title): (self.slot(title).left, self.slot(title).now) for title in cuts}
        for title, minutes in cuts.items():
            slot = self.slot(title)
            slot.left -= minutes * MINUTE
            if not slot.left:
                slot.now = Is.DROPPED

    def take_back(self) -> None:
        """The minutes that were given up are there again."""
        for slot, (left, now) in self._before.items():
            slot.left, slot.now = left, now

    @property
    def ends(self) -> datetime:
        """When the day will end if all that is to come takes its minutes."""
        if self.running is None and not self.to_come:
            return self.ended
        return self._gone_through()[0]

    @property
    def misses(self) -> bool:
        """Whether a fixed point whose time is still to come will be missed."""
        return any(due > self.at and starts - due >= MINUTE for due, starts in self._gone_through()[1])

    def _gone_through(self) -> tuple[datetime, list[tuple[datetime, datetime]]]:
        """The end of all that is to come, and when each fixed point is due and when it starts."""
        at = self.at + (self.running.rest if self.running is not None else timedelta())
        fixed = []
        for slot in self.to_come:
            if slot.fixed is not None and slot.now is Is.AHEAD:
                at = max(at, slot.fixed)
                fixed.append((slot.fixed, at))
            at += slot.rest
        return at, fixed

    @property
    def late(self) -> timedelta:
        """How much later the day ends than it should."""
        return self.ends - self.aim

    @property
    def to_come(self) -> list[Slot]:
        """What was left, the last one first; then what stands behind what runs; then what was passed over."""
        left = [slot for slot in reversed(self._order) if slot.now is Is.LEFT]
        here = self.slots.index(self.running) if self.running is not None else 0
        ahead = [*self.slots[here:], *self.slots[:here]]
        return [*left, *(slot for slot in ahead if slot.now is Is.AHEAD)]

    @property
    def is_reminded(self) -> bool:
        """Whether an item should have started a minute ago."""
        if self.running is None:
            return bool(self._order and self.to_come) and self.at - self.ended >= MINUTE
        fixed = (slot.fixed for slot in self.slots if slot.now is Is.AHEAD and slot.fixed is not None)
        return any(self.at - due >= MINUTE for due in fixed)

    def slot(self, title: str) -> Slot:
        """An item by its title."""
        return next(slot for slot in self.slots if slot.title == title)

    def _runs(self) -> Slot:
        assert self.running is not None, "nothing runs"
        return self.running

    def _start(self, slot: Slot) -> None:
        if slot not in self._order:
            self._order.append(slot)
        slot.now = Is.OPEN
        self.running = slot

    def _stop(self, becomes: Is) -> None:
        self.paused = False
        if self.running is not None:
            self.running.now = becomes
            self.running, self.ended = None, self.at

    # The floor

    def give(self, person: str) -> None:
        """Someone has the floor."""
        self.present.add(person)
        self.waiting.discard(person)
        self.speaker = person

    def toggle_presence(self, person: str) -> None:
        """Someone has come, or gone."""
        if person in self.present:
            self.present.remove(person)
            self.waiting.discard(person)
            self.speaker = None if self.speaker == person else self.speaker
        else:
            self.present.add(person)
