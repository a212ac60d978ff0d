"""The slide at the end: thanks, and what was heard, counted from the record."""

from __future__ import annotations

from roundtable.domain.figures import evidence_by_segment, points_heard, points_on
from roundtable.domain.people import Contributor
from roundtable.domain.session import Session
from roundtable.domain.star_evidence import heard_on_star
from roundtable.domain.words import ActionPoint, QuoteState
from ui.slides.content import StarCounts, ThanksSlide, Total


def thanks_slide(session: Session) -> ThanksSlide:
    """Four figures at most; one that is nought is left out."""
    details = session.details
    counts = StarCounts(details.star, heard_on_star(session), points_heard(session))
    return ThanksSlide(details.title, _words(session), tuple(_totals(session)), counts)


def _words(session: Session) -> str:
    """What happens next, or who thanks."""
    details = session.details
    if details.reported_on is not None:
        day = details.reported_on
        return f"The report goes to all of you on {day:%A} {day.day} {day:%B}."
    return f"{details.host} thanks you for your time and your words." if details.host else ""


def _totals(session: Session) -> list[Total]:
    people = session.all(Contributor)
    sectors = len({sector.id for person in people if (sector := session.sector_of(person)) is not None})
    points = len(points_on(session))
    standing = [quote for quote in session.quotes if quote.state is not QuoteState.WITHDRAWN]
    read = sum(quote.state is not QuoteState.HEARD for quote in standing)
    agreed = sum(quote.state in {QuoteState.CONFIRMED, QuoteState.REWORDED} for quote in standing)
    actions = session.all(ActionPoint)
    owned = sum(action.owner_id is not None or action.organisation_id is not None for action in actions)
    parts = sum(found.points > 0 for found in evidence_by_segment(session).values())
    found = [
        (len(people), _of(people, "person", "people"), f"from {sectors} sectors" if sectors > 1 else "at the table"),
        (points, "point heard," if points == 1 else "points heard,", f"{read} read back" if read else _on(parts)),
        (agreed, "quote confirmed" if agreed == 1 else "quotes confirmed", "by their speakers"),
        (len(actions), _of(actions, "action", "actions") + ("," if owned else ""), _owners(owned, len(actions))),
    ]
    return [Total(str(count), first, second) for count, first, second in found if count]


def _of(counted: tuple[object, ...], one: str, many: str) -> str:
    return one if len(counted) == 1 else many


def _on(parts: int) -> str:
    return f"on {parts} parts of the star" if parts else "and noted"


def _owners(owned: int, actions: int) -> str:
    if not owned:
        return "without an owner yet"
    if owned == actions:
        return "each with an owner" if actions > 1 else "with an owner"
    return f"{owned} with an owner"
