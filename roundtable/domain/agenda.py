"""The timed agenda: the plan (items), what happened (runs), and the arithmetic of the clock."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from roundtable.domain.records import Record


class ItemKind(StrEnum):
    """What an agenda item is for."""

    TALK = "talk"
    DEBATE = "debate"
    BREAK = "break"
    READ_BACK = "read-back"
    ACTIONS = "actions"
    CLOSE = "close"


@dataclass(frozen=True, kw_only=True)
class AgendaItem(Record):
    """The plan of one item: its minutes and, where it is a fixed point, the local time it must start at.

    An optional one may be dropped when the day is late. `cut_minutes` are those of its minutes that it has given up
    since, and `dropped` says that it is not to be held: what was planned stays beside what became of it. Where
    `public_clock` is off, the room does not see how much time is left.
    """

    title: str
    minutes: int
    kind: ItemKind = ItemKind.DEBATE
    question: str = ""
    segments: tuple[str, ...] = ()
    starts_at: time | None = None
    optional: bool = False
    public_clock: bool = True
    cut_minutes: int = 0
    dropped: bool = False

    @property
    def allotted(self) -> int:
        """The minutes that it is to take as things stand; a dropped one may be held all the same."""
        return max(self.minutes - self.cut_minutes, 0)


@dataclass(frozen=True, kw_only=True)
class Run(Record):
    """What happened to an agenda item; it shares the item's id, so an item has at most one.

    `paused_at` is set while the clock stands still; `paused_seconds` is what earlier pauses took.
    """

    started_at: datetime
    ended_at: datetime | None = None
    paused_seconds: float = 0
    paused_at: datetime | None = None
    extended_minutes: int = 0

    @property
    def is_open(self) -> bool:
        """Whether the item has started and not ended."""
        return self.ended_at is None

    def elapsed(self, now: datetime) -> timedelta:
        """Time run without the pauses, up to now or to the end of the run."""
        end = self.ended_at or self.paused_at or now
        return max(end - self.started_at - timedelta(seconds=self.paused_seconds), timedelta())


class Phase(StrEnum):
    """The state of an item's clock; amber at 20 % left, red at 5 %, counting over after the end.

    One without minutes just counts: it has no end to go beyond.
    """

    WAITING = "waiting"
    COUNTING = "counting"
    LEFT = "left"
    LAST_FIFTH = "last-fifth"
    LAST_MOMENTS = "last-moments"
    OVER = "over"
    PAUSED = "paused"
    ENDED = "ended"


LAST_FIFTH = 0.20
LAST_MOMENTS = 0.05


@dataclass(frozen=True)
class Timer:
    """What the clock of an item says at one moment.

    `left` is negative when over, and where there are no minutes; `deadline` is when the time is up, None while the
    clock does not run and where there is nothing to be up;
    `share_left` is between 0 and 1.
    """

    phase: Phase
    left: timedelta
    total: timedelta
    deadline: datetime | None = None

    @property
    def share_left(self) -> float:
        """The part of the item's time that is left, 0 to 1."""
        if self.total <= timedelta():
            return 0.0
        return min(max(self.left / self.total, 0.0), 1.0)

    @property
    def digits(self) -> str:
        """Minutes and seconds: "18:24"; "+1:42" when over. Whole seconds, rounded up while time is left.

        Without minutes, how long it has run: "1:42".
        """
        return clock_digits(self.left) if self.total else clock_digits(self.left).removeprefix("+")


def clock_digits(left: timedelta) -> str:
    """Minutes and seconds of a span ("18:24"), with + when it is negative, that is: over."""
    seconds = math.ceil(left.total_seconds() - 1e-6)
    sign = "+" if seconds < 0 else ""
    minutes, rest = divmod(abs(seconds), 60)
    return f"{sign}{minutes}:{rest:02d}"


def read_timer(item: AgendaItem, run: Run | None, now: datetime) -> Timer:
    """Read the clock of one item; a pure function of the item, its run and the moment."""
    total = timedelta(minutes=item.allotted + (run.extended_minutes if run else 0))
    if run is None:
        return Timer(Phase.WAITING, total, total)
    left = total - run.elapsed(now)
    if run.ended_at is not None:
        return Timer(Phase.ENDED, left, total)
    if run.paused_at is not None:
        return Timer(Phase.PAUSED, left, total)
    if not total:
        return Timer(Phase.COUNTING, left, total)
    return Timer(_phase(left, total), left, total, now + left)


def _phase(left: timedelta, total: timedelta) -> Phase:
    if left < timedelta():
        return Phase.OVER
    if left <= total * LAST_MOMENTS:
        return Phase.LAST_MOMENTS
    return Phase.LAST_FIFTH if left <= total * LAST_FIFTH else Phase.LEFT
