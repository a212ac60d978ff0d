"""Who and what the scripted afternoon has: forty people of six sectors, fourteen items, a fixed point, a hard end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time

from roundtable.domain.agenda import AgendaItem
from roundtable.domain.details import Details
from roundtable.domain.records import Edit, add, in_room_time
from roundtable.domain.session import Session
from tests.scenes import set_scene
from tests.ui.afternoon.book import Slot

DOORS = datetime(2026, 3, 5, 13, 50, tzinfo=UTC)
"""A winter day: London's clocks are UTC's."""
BREAK_AT, HARD_END = time(15, 25), time(18, 0)
SECTORS = {
    "Public bodies": "Port Authority",
    "Universities": "River University",
    "Charities": "Weir Trust",
    "Service users": "Ferry Users",
    "Businesses": "Quay Traders",
    "Local government": "Bridge Council",
}
FIRST = ("Amina", "Björn", "Chloé", "Dewi", "Ewa", "Farid", "Grace", "Hugo")
LAST = ("Otieno", "Åkesson", "Dubois", "Prys", "Nguyen")
PEOPLE = [f"{first} {last}" for last in LAST for first in FIRST]
ITEMS = (
    "Welcome 10 talk",
    "Opening 15 talk",
    "Commission 30 @co-commissioning",
    "Design 25 @co-design",
    "Coffee 15 break",
    "Deliver 30 @co-delivery",
    "Walk 10 optional",
    "Assess 25 @co-assessment",
    "Tea 10 break",
    "Writing 10 optional",
    "Steps 15 @map-it",
    "Read-back 20 read-back",
    "Actions 15 actions",
    "Close 5 close",
)


@in_room_time
def set_afternoon(session: Session, now: datetime) -> Iterator[Edit]:
    """Put all of it into an empty session."""
    sectors = list(SECTORS.items())
    lines = ["title: The river and the town"]
    for place, name in enumerate(PEOPLE):
        sector, organisation = sectors[place % len(sectors)]
        lines.append(f"person: {name}, {organisation}, {sector}")
    lines += [f"item: {item}" for item in ITEMS]
    for edit in set_scene(session, now, text="\n".join(lines)):
        record = edit.record
        if isinstance(record, Details):
            yield add(replace(record, held_on=now.date(), ends_by=HARD_END))
        elif isinstance(record, AgendaItem) and record.title == "Coffee":
            yield add(replace(record, starts_at=BREAK_AT))
        else:
            yield edit


def slots() -> list[Slot]:
    """The agenda as the book has it."""
    found = []
    for item in ITEMS:
        title, minutes, *_ = item.split()
        fixed = DOORS.replace(hour=BREAK_AT.hour, minute=BREAK_AT.minute) if title == "Coffee" else None
        found.append(Slot(title, int(minutes), fixed))
    return found
