"""What was said last, and what ran at a moment: what a line of the desk is about where it does not say so."""

from __future__ import annotations

from datetime import datetime

from roundtable.domain.agenda import AgendaItem, Run
from roundtable.domain.points import POINTS, Point, moment_of
from roundtable.domain.session import Session

_RECENT = 40


def last_point(session: Session, *kinds: type[Point]) -> Point | None:
    """What was captured last, of some kinds or of any; only the end of each list is looked at."""
    found = [each for kind in kinds or POINTS for each in session.all(kind)[-_RECENT:]]
    dated = [(moment, each.id, each) for each in found if (moment := moment_of(each)) is not None]
    if dated:
        return max(dated, key=lambda each: each[:2])[2]
    return found[-1] if found else None


def item_at(session: Session, moment: datetime) -> AgendaItem | None:
    """The item that ran at a moment, the one started last if there are several; where none did, the one that runs."""
    covering = [
        run for run in session.all(Run) if run.started_at <= moment and (run.ended_at is None or moment < run.ended_at)
    ]
    for run in sorted(covering, key=lambda run: run.started_at, reverse=True):
        if (item := session.find(AgendaItem, run.id)) is not None:
            return item
    return session.running[0] if session.running else None
