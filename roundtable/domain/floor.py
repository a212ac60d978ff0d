"""Who has the floor and who waits for it, and how long each has spoken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from roundtable.domain.records import Id, Record


class HandKind(StrEnum):
    """Why a hand is up: a new point, a reply to the speaker, a clarifying question, a point of order."""

    POINT = "point"
    REPLY = "reply"
    CLARIFY = "clarify"
    ORDER = "order"


@dataclass(frozen=True, kw_only=True)
class Turn(Record):
    """Someone has, or had, the floor; an open turn has no end.

    Without a contributor it is cross-talk: several spoke at once. `kind` is that of the hand to which it was given.
    `suggested_id` is who had been suggested just before: where it is somebody else, the facilitator decided otherwise.
    """

    contributor_id: Id | None = None
    started_at: datetime
    ended_at: datetime | None = None
    item_id: Id | None = None
    kind: HandKind = HandKind.POINT
    suggested_id: Id | None = None

    @property
    def is_talk(self) -> bool:
        """Whether it counts as someone's talk: a point of order is about the debate, and cross-talk is nobody's."""
        return self.contributor_id is not None and self.kind is not HandKind.ORDER


@dataclass(frozen=True, kw_only=True)
class Hand(Record):
    """Someone waits for the floor; a hand that is still up has no `lowered_at`."""

    contributor_id: Id
    raised_at: datetime
    kind: HandKind = HandKind.POINT
    lowered_at: datetime | None = None


@dataclass(frozen=True)
class ShowCount:
    """Hands of one sector on a statement."""

    sector_id: Id
    in_favour: int = 0
    unsure: int = 0
    against: int = 0

    @property
    def hands(self) -> int:
        """How many hands were raised in all."""
        return self.in_favour + self.unsure + self.against


class ShowAbout(StrEnum):
    """What a show of hands measures of a segment: how strong it is now, or how strong it is to become."""

    NOW = "now"
    AMBITION = "ambition"


@dataclass(frozen=True, kw_only=True)
class Show(Record):
    """A show of hands on a statement, counted by sector; `about` where it measures a segment."""

    statement: str
    segment: str | None = None
    counts: tuple[ShowCount, ...] = ()
    at: datetime | None = None
    about: ShowAbout | None = None

    @property
    def divides(self) -> bool:
        """Whether hands were raised on both sides of a statement; a measure contests nothing."""
        sides = any(count.in_favour for count in self.counts), any(count.against for count in self.counts)
        return self.about is None and all(sides)

    @property
    def score(self) -> float | None:
        """The share of hands in favour (0 to 1) in the sector with the smallest; None when nobody raised a hand.

        So one large delegation cannot carry a statement.
        """
        shares = [count.in_favour / count.hands for count in self.counts if count.hands]
        return min(shares, default=None)


def followed(turns: Iterable[Turn]) -> tuple[int, int]:
    """How often the floor went to who had been suggested, of how often somebody had been."""
    said = [turn.contributor_id == turn.suggested_id for turn in turns if turn.suggested_id is not None]
    return sum(said), len(said)


def talk_time(turns: Iterable[Turn], now: datetime) -> Mapping[Id, timedelta]:
    """How long each contributor had talked by a moment; an open turn counts up to it, a point of order not at all."""
    spoken: defaultdict[Id, timedelta] = defaultdict(timedelta)
    for turn in turns:
        if turn.contributor_id is not None and turn.is_talk:
            end = now if turn.ended_at is None else min(turn.ended_at, now)
            spoken[turn.contributor_id] += max(end - turn.started_at, timedelta())
    return dict(spoken)
