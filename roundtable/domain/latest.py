"""What was said last: the words that a line which goes on, or mends, is about."""

from __future__ import annotations

from datetime import datetime

from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Insight, Quote

Point = Quote | ActionPoint | Insight
POINTS: tuple[type[Quote] | type[ActionPoint] | type[Insight], ...] = (Quote, ActionPoint, Insight)
_RECENT = 40


def moment_of(record: Point) -> datetime | None:
    """When it was said, or promised."""
    return record.agreed_at if isinstance(record, ActionPoint) else record.said_at


def last_point(session: Session, *kinds: type[Point]) -> Point | None:
    """What was captured last, of some kinds or of any; only the end of each list is looked at."""
    found = [each for kind in kinds or POINTS for each in session.all(kind)[-_RECENT:]]
    dated = [(moment, each.id, each) for each in found if (moment := moment_of(each)) is not None]
    if dated:
        return max(dated, key=lambda each: each[:2])[2]
    return found[-1] if found else None
