"""What a plan for a late day says: what it changes, when the day then ends, and what that means for people."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from roundtable.domain.agenda import AgendaItem, ItemKind
from roundtable.domain.catch_up import CatchUp, Reason, Step, Way
from roundtable.domain.forecast import Forecast
from roundtable.domain.people import Contributor, Sector
from roundtable.domain.session import Session
from ui import wording

MINUTE = timedelta(minutes=1)
_NOTHING_BEFORE = {
    Way.TRIM: "Nothing before it has minutes to spare",
    Way.DROP: "Nothing before it can be dropped",
    Way.BORROW: "No break before it has minutes to spare",
}
"""Why a plan changes nothing where only a fixed point is late."""


def heading(plans: Sequence[CatchUp], day: Forecast, now: datetime) -> str:
    """How late it is, and the end aimed at; or which fixed point is late where the day itself is not."""
    if day.late < MINUTE and (missed := day.will_miss(now)):
        return f"{wording.will_start_late(missed[0])}. Three ways to be there in time"
    return f"{wording.lateness(day.late)}. Three ways to end at {wording.clock_time(plans[0].aim)}"


def promise(session: Session, plans: Sequence[CatchUp]) -> str:
    """What all plans keep."""
    steps = plans[0].steps
    kept = sum(step.before for step in steps if step.item.kind is ItemKind.READ_BACK)
    parts = [f"read-back keeps its {kept} minutes"] if kept else []
    if any(step.item.starts_at is not None for step in steps) and not any(plan.missed for plan in plans):
        parts.append("fixed points stay")
    if all(plan.late < MINUTE for plan in plans):
        parts.append("the end stays fixed" if session.details.ends_by is not None else "the end stays as planned")
    if any(step.kept.sectors for step in steps):
        parts.append("who has not been heard keeps time to speak")
    return f"{_capital(wording.listed(parts))}." if parts else "No plan keeps everything: each says what it costs."


def name(plan: CatchUp) -> str:
    """The name of a plan."""
    several = len(plan.changes) > 1
    match plan.way:
        case Way.TRIM:
            return "Trim evenly"
        case Way.DROP:
            return "Drop the optional items" if several else "Drop the optional item"
    return "Borrow the breaks" if several else "Borrow the break"


def summary(plan: CatchUp) -> str:
    """What changes, in one line; why nothing does."""
    changes = plan.changes
    if not changes:
        return _why_nothing(plan)
    if plan.way is Way.DROP:
        return f"Without {wording.listed([_short(step) for step in changes])}"
    if len(changes) == 1:
        step = changes[0]
        return f"{_short(step)} {step.after} instead of {step.before}"
    if len(changes) <= 3:
        return ", ".join(f"{_short(step)} {step.after}" for step in changes)
    least, most = min(step.saves for step in changes), max(step.saves for step in changes)
    each = f"{least} to {most}" if least != most else f"{least}"
    return f"{len(changes)} items, {each} min shorter each"


def shown_end(plan: CatchUp) -> str:
    """When the day ends: the end aimed at, where it is met to the minute."""
    return wording.clock_time(plan.aim if abs(plan.late) < MINUTE else plan.ends)


def standing(plan: CatchUp) -> tuple[str, str]:
    """How the day then stands against its end, and the role of the words."""
    if plan.late >= MINUTE:
        return f"{wording.minutes(plan.late / MINUTE)} late still", "warn"
    if plan.missed:
        return f"but misses {plan.missed[0].starts_at:%H:%M}", "warn"
    in_hand = int(-plan.late / MINUTE)
    return (f"{wording.minutes(in_hand)} in hand" if in_hand else "on time"), "ok"


def change(step: Step) -> tuple[str, str]:
    """What becomes of one item, and the role of the words: "15 to 8", "dropped", "20 min"."""
    if step.dropped:
        return "dropped", "warn"
    if step.saves:
        return f"{step.before} to {step.after}", "warn"
    return wording.minutes(step.before), "ink2"


def is_spared(way: Way, step: Step) -> bool:
    """Whether a plan would have taken minutes of an item, but for a reason that people should know."""
    if step.kept.reason is Reason.READ_BACK:
        return True
    wanted = (way is Way.TRIM and step.kept.minutes >= step.before) or (way is Way.DROP and step.item.optional)
    return wanted and not step.saves and step.kept.reason is Reason.NOT_HEARD


def why_spared(session: Session, step: Step) -> str:
    """Why an item keeps minutes."""
    match step.kept.reason:
        case Reason.READ_BACK:
            return "Read-back keeps its minutes: words are printed only as they were agreed"
        case Reason.NOT_HEARD:
            return f"{_silent(step.kept.sectors)} not spoken {_to_what(session, step)}"
        case Reason.FIXED:
            return f"It starts at {step.item.starts_at:%H:%M} in any case"
        case Reason.BREAK:
            return f"A break keeps {step.kept.minutes} minutes"
    return f"An item keeps half of its minutes, here {step.kept.minutes}"


def consequences(session: Session, plan: CatchUp) -> list[str]:
    """What a plan means for people: at most three sentences, the gravest first."""
    found = [_missed(plan.missed)] if plan.missed else []
    if plan.way is Way.DROP:
        found += [f"“{step.item.title}” stays: {_lower(why_spared(session, step))}" for step in _spared_options(plan)][
            :1
        ]
        found += [_unsaid(session, step) for step in plan.changes[:1]]
        found += ["No other item is shortened"] if plan.changes else []
    elif plan.way is Way.BORROW:
        people = sum(person.present for person in session.all(Contributor))
        found += [_kettle(plan.changes, people)] if plan.changes and people else []
        found += ["Nobody’s question is shortened"] if plan.changes else []
    elif plan.changes:
        share = min(step.after / step.before for step in plan.changes)
        found.append(f"Every item keeps {int(share * 100)} % of its time or more")
        found += [_time_for(session, step) for step in plan.changes if step.kept.sectors][:1]
    return found[:3]


def _missed(items: Sequence[AgendaItem]) -> str:
    """Which fixed points are not met: all of them, each with its time where there is one alone."""
    if len(items) == 1:
        return f"“{items[0].title}” still starts later than {items[0].starts_at:%H:%M}"
    named = wording.listed([f"“{item.title}” ({item.starts_at:%H:%M})" for item in items])
    return f"{named} still start late"


def _why_nothing(plan: CatchUp) -> str:
    if plan.missed and plan.late < MINUTE:
        return _NOTHING_BEFORE[plan.way]
    match plan.way:
        case Way.TRIM:
            return "No item has minutes to spare before that"
        case Way.DROP:
            options = [step for step in plan.steps if step.item.optional]
            return "The optional item is needed" if options else "No item to come is marked optional (F2 marks it)"
    breaks = any(step.item.kind is ItemKind.BREAK for step in plan.steps)
    return "The break has no minutes to spare" if breaks else "No break is to come"


def _spared_options(plan: CatchUp) -> Iterable[Step]:
    return (step for step in plan.steps if step.item.optional and is_spared(plan.way, step))


def _short(step: Step) -> str:
    """A title without what stands after its colon."""
    return step.item.title.partition(":")[0]


def _unsaid(session: Session, step: Step) -> str:
    if step.item.segments:
        return f"“{step.item.title}” is not held: {_segments(session, step)} gets no time of its own"
    return f"“{step.item.title}” is not held"


def _kettle(changes: Sequence[Step], people: int) -> str:
    shortest = min(step.after for step in changes)
    return f"{wording.counted(shortest, 'minute')} of break for {wording.counted(people, 'person', 'people')}"


def _time_for(session: Session, step: Step) -> str:
    who = _silent(step.kept.sectors)
    return f"{who} not spoken {_to_what(session, step)}: {wording.minutes(step.after)} are left for it"


def _silent(sectors: Sequence[Sector]) -> str:
    """Who has not: "Charities and students have", "5 sectors have"."""
    if len(sectors) > 2:
        return f"{len(sectors)} sectors have"
    names = [sector.name if place == 0 else _lower(sector.name) for place, sector in enumerate(sectors)]
    return f"{wording.listed(names)} have"


def _to_what(session: Session, step: Step) -> str:
    return f"to {_segments(session, step)}" if step.item.segments else "yet"


def _segments(session: Session, step: Step) -> str:
    found = (session.details.star.find(segment) for segment in step.item.segments)
    return wording.listed([segment.label for segment in found if segment is not None])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
