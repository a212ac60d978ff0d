"""A late day: three worked plans to end in time, and what each item keeps in all of them.

Each stretch of the day up to a fixed point, and the last one up to the end, gives up as many minutes as it is late at
that point, so that fixed points are met again and no minute is given up only to be waited for.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

from roundtable.domain.agenda import AgendaItem, ItemKind
from roundtable.domain.figures import sectors_missing, sectors_silent
from roundtable.domain.forecast import WORTH_A_PLAN, Forecast, ItemForecast, forecast, zone_of
from roundtable.domain.local_time import in_zone
from roundtable.domain.people import Sector
from roundtable.domain.records import Id
from roundtable.domain.session import Session

VOICE = 3
"""Minutes kept for each sector that has not been heard yet: a turn of two minutes, and an answer."""
LEAST_BREAK = 5
"""Minutes of a break that are left in any case."""


class Way(StrEnum):
    """How a plan finds its minutes."""

    TRIM = "trim"
    DROP = "drop"
    BORROW = "borrow"


class Reason(StrEnum):
    """Why an item keeps minutes."""

    READ_BACK = "read-back"
    NOT_HEARD = "not-heard"
    FIXED = "fixed"
    HALF = "half"
    BREAK = "break"


@dataclass(frozen=True)
class Kept:
    """The minutes that an item keeps in every plan, and why; `sectors` have not spoken to what it is about, or at all.

    `may_drop` says whether it may be left out as a whole.
    """

    minutes: int
    reason: Reason
    sectors: tuple[Sector, ...] = ()
    may_drop: bool = False


@dataclass(frozen=True)
class Step:
    """One item to come: the minutes that it was to take, those that it takes in the plan, and what it keeps anyway."""

    item: AgendaItem
    before: int
    after: int
    kept: Kept

    @property
    def saves(self) -> int:
        """The minutes that it gives up."""
        return self.before - self.after

    @property
    def dropped(self) -> bool:
        """Whether it is left out."""
        return self.after == 0 < self.before


@dataclass(frozen=True)
class CatchUp:
    """A plan: what becomes of each item to come, in the order in which they come, and when the day then ends.

    `late` is how much later than `aim` that is (negative: in hand); `missed` are the fixed points that are not met.
    """

    way: Way
    steps: tuple[Step, ...]
    ends: datetime
    aim: datetime
    late: timedelta
    missed: tuple[AgendaItem, ...]

    @property
    def changes(self) -> tuple[Step, ...]:
        """The items that give up minutes."""
        return tuple(step for step in self.steps if step.saves)

    @property
    def saves(self) -> int:
        """All minutes that are given up."""
        return sum(step.saves for step in self.steps)

    @property
    def minutes(self) -> Mapping[Id, int]:
        """What the items that change are to take, as the command `catch_up` wants it."""
        return {step.item.id: step.after for step in self.changes}


def catch_up_plans(session: Session, now: datetime) -> tuple[CatchUp, ...]:
    """The three plans, in the order of `Way`; none when the day and its fixed points are in time, or nothing comes."""
    day = forecast(session, now)
    by_id = {each.item.id: each for each in day.items}
    ahead = [by_id[item.id] for item in session.to_come]
    if not ahead or (day.late < WORTH_A_PLAN and not day.will_miss(now)):
        return ()
    kept = {each.item.id: kept_minutes(session, each.item) for each in ahead}
    return tuple(_plan(way, day, ahead, kept, zone_of(session)) for way in Way)


def kept_minutes(session: Session, item: AgendaItem) -> Kept:
    """What an item to come keeps in every plan, out of the minutes that it is to take."""
    silent = _not_heard(session, item)
    if item.kind is ItemKind.READ_BACK:
        return Kept(item.allotted, Reason.READ_BACK, silent)
    least, reason = math.ceil(item.minutes / 2), Reason.HALF
    if item.kind is ItemKind.BREAK:
        least, reason = LEAST_BREAK, Reason.BREAK
    if len(silent) * VOICE > least:
        least, reason = len(silent) * VOICE, Reason.NOT_HEARD
    if item.starts_at is not None:
        return Kept(min(least, item.allotted), reason if least >= item.allotted else Reason.FIXED, silent)
    if item.optional and silent and _is_only_chance(session, item):
        return Kept(min(least, item.allotted), Reason.NOT_HEARD, silent)
    return Kept(min(least, item.allotted), reason, silent, may_drop=item.optional)


def _not_heard(session: Session, item: AgendaItem) -> tuple[Sector, ...]:
    """The sectors that have not spoken to one of an item's segments, in the session's order.

    Where no item of the agenda names a segment, those of whom nobody present has been heard at all keep the debates.
    """
    missing = {sector.id for segment in item.segments for sector in sectors_missing(session, segment)}
    if item.kind is ItemKind.DEBATE and not any(each.segments for each in session.all(AgendaItem)):
        missing = {sector.id for sector in sectors_silent(session)}
    return tuple(sector for sector in session.all(Sector) if sector.id in missing)


def _is_only_chance(session: Session, item: AgendaItem) -> bool:
    """Whether a sector can be heard on a segment, or at all where there are none, in this item alone."""
    others = [other for other in session.to_come if other.id != item.id and not other.optional]
    if session.running is not None:
        others.append(session.running[0])
    if not item.segments:
        return not any(other.kind is ItemKind.DEBATE for other in others)
    elsewhere = {segment for other in others for segment in other.segments}
    return any(sectors_missing(session, segment) for segment in item.segments if segment not in elsewhere)


def _plan(way: Way, day: Forecast, ahead: Sequence[ItemForecast], kept: Mapping[Id, Kept], zone: tzinfo) -> CatchUp:
    given: dict[Id, int] = {}
    missed: list[AgendaItem] = []
    earlier = timedelta()  # than expected, at the point reached
    stretches = _stretches(ahead)
    for place, stretch in enumerate(stretches):
        if stretch[0].item.starts_at is not None:
            earlier = min(earlier, stretch[0].behind)
            missed += [stretch[0].item] if stretch[0].behind - earlier >= WORTH_A_PLAN else []
        last = place + 1 == len(stretches)
        late = day.late if last else stretches[place + 1][0].behind
        need = math.ceil((late - earlier) / timedelta(minutes=1))
        taken = _WAYS[way](stretch, kept, need) if need > 0 else {}
        given |= taken
        earlier += timedelta(minutes=sum(taken.values()))
    steps = tuple(_step(each.item, given.get(each.item.id, 0), kept[each.item.id]) for each in ahead)
    ends, aim = day.expected_end, day.aim
    assert ends is not None and aim is not None, "a day with items to come has an end"
    return CatchUp(way, steps, in_zone(ends - earlier, zone), aim, day.late - earlier, tuple(missed))


def _stretches(ahead: Iterable[ItemForecast]) -> list[list[ItemForecast]]:
    """The items to come, cut before each fixed point."""
    stretches: list[list[ItemForecast]] = []
    for each in ahead:
        if each.item.starts_at is not None or not stretches:
            stretches.append([])
        stretches[-1].append(each)
    return stretches


def _step(item: AgendaItem, gives: int, kept: Kept) -> Step:
    return Step(item, item.allotted, item.allotted - gives, kept)


def _trimmed(stretch: Sequence[ItemForecast], kept: Mapping[Id, Kept], need: int) -> dict[Id, int]:
    """Minutes given up in proportion to the items' lengths, none below what it keeps (Sainte-Laguë, minute by minute).

    Each minute comes from whoever has then given up the smallest share; among equals from the earlier item.
    """
    gives = {each.item.id: 0 for each in stretch}
    length = {each.item.id: each.item.allotted for each in stretch}
    for _ in range(need):
        able = [item for item in gives if length[item] - gives[item] > kept[item].minutes]
        if not able:
            break
        gives[min(able, key=lambda item: (gives[item] + 0.5) / length[item])] += 1
    return {item: minutes for item, minutes in gives.items() if minutes}


def _dropped(stretch: Sequence[ItemForecast], kept: Mapping[Id, Kept], need: int) -> dict[Id, int]:
    """The shortest optional item that is enough; else the longest ones, until they are."""
    optional = [each.item for each in stretch if kept[each.item.id].may_drop and each.item.allotted]
    enough = [item for item in optional if item.allotted >= need]
    if enough:
        only = min(enough, key=lambda item: item.allotted)
        return {only.id: only.allotted}
    found: dict[Id, int] = {}
    for item in sorted(optional, key=lambda item: -item.allotted):
        if sum(found.values()) < need:
            found[item.id] = item.allotted
    return found


def _borrowed(stretch: Sequence[ItemForecast], kept: Mapping[Id, Kept], need: int) -> dict[Id, int]:
    """Minutes of the breaks."""
    return _trimmed([each for each in stretch if each.item.kind is ItemKind.BREAK], kept, need)


_WAYS: Mapping[Way, Callable[[Sequence[ItemForecast], Mapping[Id, Kept], int], dict[Id, int]]] = {
    Way.TRIM: _trimmed,
    Way.DROP: _dropped,
    Way.BORROW: _borrowed,
}
