"""What of a session should be looked at before the room comes in, check by check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from roundtable.domain.agenda import AgendaItem, ItemKind, Run
from roundtable.domain.forecast import Forecast, ItemForecast, forecast, zone_of
from roundtable.domain.local_time import in_zone, moment_of
from roundtable.domain.people import Contributor, Sector
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import Attribution

FIRST_YEAR = 2025
"""A clock that is set to an earlier year was never set."""
SLACK = timedelta(minutes=2)
"""By how much the last entry may lie ahead of the clock: clocks are mended by seconds all the time."""


class Standing(StrEnum):
    """How a check stands: all is well, worth a look, to be mended, or nothing that could be said."""

    GOOD = "good"
    LOOK = "look"
    MEND = "mend"
    OPEN = "open"


@dataclass(frozen=True)
class Finding:
    """What a check found: a reason as a word, how it stands, the facts for its sentence, and whom or what it is about.

    `check` says which check it is, `about` holds ids of contributors or agenda items.
    """

    check: str
    reason: str
    standing: Standing
    facts: Mapping[str, object] = field(default_factory=dict)
    about: tuple[Id, ...] = ()


def people_found(session: Session) -> Finding:
    """Whether everybody has a sector, which decides how words are signed and counted, and initials to be named by."""
    people = session.all(Contributor)
    if not people:
        return Finding("people", "nobody", Standing.LOOK)
    bare = [person.id for person in people if session.sector_of(person) is None]
    nameless = [person.id for person in people if not person.initials]
    facts = {"count": len(bare or nameless), "of": len(people)}
    if not session.count(Sector):
        return Finding("people", "no-sectors", Standing.LOOK, facts, tuple(bare))
    if bare:
        return Finding("people", "without-sector", Standing.MEND, facts, tuple(bare))
    if nameless:
        return Finding("people", "without-initials", Standing.MEND, facts, tuple(nameless))
    return Finding("people", "complete", Standing.GOOD, {"of": len(people), "sectors": session.count(Sector)})


def rule_found(session: Session, agreed: Attribution | None) -> Finding:
    """Whether the rule of attribution was agreed, `agreed` being the one that was; about whom it is stricter for."""
    rule = session.details.attribution
    stricter = stricter_than(session, rule)
    facts = {"rule": rule, "stricter": len(stricter)}
    if agreed is not rule:
        return Finding("rule", "not-agreed", Standing.LOOK, facts, stricter)
    return Finding("rule", "agreed", Standing.GOOD, facts, stricter)


def stricter_than(session: Session, rule: Attribution) -> tuple[Id, ...]:
    """Who asked for a stricter rule than that one."""
    people = session.all(Contributor)
    return tuple(each.id for each in people if each.attribution and each.attribution.strictness > rule.strictness)


def suggested_rule(session: Session) -> Attribution:
    """The widest rule that everybody at the table can live with."""
    return next(rule for rule in Attribution if not stricter_than(session, rule))


def consent_found(session: Session) -> Finding:
    """Whether it is noted of everybody how they agreed to be quoted; about those of whom it is not."""
    people = session.all(Contributor)
    open_ = tuple(person.id for person in people if person.consent_at is None)
    facts = {"count": len(people) - len(open_), "of": len(people)}
    if not people:
        return Finding("consent", "nobody", Standing.OPEN)
    if not open_:
        return Finding("consent", "noted", Standing.GOOD, facts)
    return Finding("consent", "partly" if facts["count"] else "not-noted", Standing.LOOK, facts, open_)


def agenda_found(session: Session, now: datetime) -> Finding:
    """Whether there is an agenda and each item has its minutes; about the items that have none."""
    items = session.all(AgendaItem)
    if not items:
        return Finding("agenda", "empty", Standing.MEND)
    bare = tuple(item.id for item in items if item.minutes <= 0)
    facts = {
        "items": len(items),
        "minutes": sum(item.minutes for item in items),
        "read_back": sum(item.minutes for item in items if item.kind is ItemKind.READ_BACK),
        "ends": forecast(session, now).expected_end,
        "count": len(bare),
    }
    if bare:
        return Finding("agenda", "without-minutes", Standing.MEND, facts, bare)
    return Finding("agenda", "complete", Standing.GOOD, facts)


def fixed_points_found(session: Session, now: datetime) -> Finding:
    """Whether the fixed points can be met by the plan, and are not past; about the items that cannot be."""
    day = forecast(session, now)
    ahead = [each for each in day.items if each.item.starts_at is not None and each.run is None]
    late = [each for each in ahead if each.planned_start > _fixed(session, each, day)]
    past = [each for each in ahead if each not in late and _is_past(session, each, day, now)]
    for reason, standing, found in (("too-late", Standing.MEND, late), ("past", Standing.LOOK, past)):
        if found:
            first = found[0]
            reached = first.planned_start if reason == "too-late" else in_zone(now, zone_of(session))
            fixed = _fixed(session, first, day)
            facts = {"title": first.item.title, "fixed": fixed, "reached": reached, "count": len(found)}
            return Finding("fixed", reason, standing, facts, tuple(each.item.id for each in found))
    if day.ends_by is not None and day.planned_end is not None and day.planned_end - day.ends_by > SLACK:
        return Finding("fixed", "ends-too-late", Standing.MEND, {"fixed": day.ends_by, "reached": day.planned_end})
    if not ahead:
        return Finding("fixed", "none", Standing.GOOD)
    return Finding("fixed", "met", Standing.GOOD, {"count": len(ahead)})


def _fixed(session: Session, each: ItemForecast, day: Forecast) -> datetime:
    """The moment of a fixed point, on the day that the plan begins or in the night after it."""
    if each.item.starts_at is None:
        return each.planned_start
    begins = day.items[0].planned_start
    return moment_of(begins.date(), each.item.starts_at, zone_of(session), each.planned_start)


def _is_past(session: Session, each: ItemForecast, day: Forecast, now: datetime) -> bool:
    zone = zone_of(session)
    fixed = _fixed(session, each, day)
    return fixed.astimezone(zone).date() == now.astimezone(zone).date() and fixed < now - SLACK


def clock_found(session: Session, now: datetime, last_entry: datetime | None) -> Finding:
    """Whether the computer's clock can be right. `now` is its time with its own zone, `last_entry` the journal's last.

    A clock that is behind what has been noted, or was never set, puts every time of the record in doubt.
    """
    there = in_zone(now, zone_of(session))
    facts: dict[str, object] = {"now": there, "zone": session.details.time_zone, "held_on": session.details.held_on}
    if now.year < FIRST_YEAR:
        return Finding("clock", "never-set", Standing.MEND, facts)
    if last_entry is not None and last_entry > now + SLACK:
        facts["last"] = in_zone(last_entry, zone_of(session))
        return Finding("clock", "behind", Standing.MEND, facts)
    if session.details.held_on is None:
        return Finding("clock", "no-day", Standing.LOOK, facts)
    if session.details.held_on != there.date():
        return Finding("clock", "other-day", Standing.LOOK, facts)
    if now.utcoffset() != there.utcoffset():
        return Finding("clock", "other-zone", Standing.LOOK, facts)
    return Finding("clock", "right", Standing.GOOD, facts)


def is_to_be_offered(session: Session, now: datetime) -> bool:
    """Whether it is the session's day, people are invited and nothing has run yet: the moment for the checks."""
    today = now.astimezone(zone_of(session)).date()
    return session.details.held_on == today and bool(session.count(Contributor)) and not session.count(Run)


def minutes_to_come(session: Session) -> int:
    """The minutes of the items that have not run yet."""
    return sum(item.minutes for item in session.all(AgendaItem) if session.find(Run, item.id) is None)
