"""What is kept of a session for the start screen, made from the session while it is open."""

from __future__ import annotations

from pathlib import Path

from roundtable.domain.agenda import AgendaItem, Run
from roundtable.domain.figures import evidence_by_segment
from roundtable.domain.people import Contributor
from roundtable.domain.session import Session
from roundtable.domain.words import Quote
from ui.recent import DRAFT, PREPARED, RUNNING, Recent


def summary_of(path: Path, session: Session) -> Recent:
    """The summary of a session as it stands."""
    details = session.details
    heard = tuple(segment for segment, found in evidence_by_segment(session).items() if found.points)
    return Recent(
        path=str(path.resolve()),
        title=details.title,
        held_on=details.held_on.isoformat() if details.held_on else "",
        place=details.venue or details.host,
        quotes=session.count(Quote),
        people=session.count(Contributor),
        state=_state(session),
        has_star=bool(details.star),
        heard=heard,
    )


def _state(session: Session) -> str:
    runs = session.all(Run)
    if any(run.is_open for run in runs):
        return RUNNING
    over = bool(runs) and len(runs) >= session.count(AgendaItem)
    return DRAFT if over else RUNNING if runs else PREPARED
