"""What the facilitator's star shows of a session at one moment."""

from __future__ import annotations

from roundtable.domain.agenda import AgendaItem, Run
from roundtable.domain.plain_text import plain
from roundtable.domain.session import Session
from roundtable.domain.star_evidence import heard_on_star, marks_on_star
from roundtable.domain.words import Quote, QuoteState
from ui.star.values import QuoteChip, StarView


def star_view(session: Session) -> StarView:
    """The session's star: counts, marks, what is in focus and what is done, and every quote that was not withdrawn."""
    details = session.details
    running = session.running
    return StarView(
        star=details.star,
        evidence=heard_on_star(session),
        title=details.title,
        now=running[0].segments if running else (),
        done=_done(session),
        sectors=marks_on_star(session),
        chips=tuple(
            QuoteChip(quote.id, plain(quote.text), quote.segments)
            for quote in session.all(Quote)
            if quote.state is not QuoteState.WITHDRAWN
        ),
    )


def _done(session: Session) -> tuple[str, ...]:
    """Segments whose items have all ended."""
    ended: set[str] = set()
    ahead: set[str] = set()
    for item in session.all(AgendaItem):
        run = session.find(Run, item.id)
        (ahead if run is None or run.is_open else ended).update(item.segments)
    return tuple(segment.id for segment in session.details.star.segments if segment.id in ended - ahead)
