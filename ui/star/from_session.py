"""What the facilitator's star shows of a session at one moment."""

from __future__ import annotations

from collections.abc import Iterator

from roundtable.domain.agenda import AgendaItem, Run
from roundtable.domain.plain_text import plain
from roundtable.domain.session import Session
from roundtable.domain.star_evidence import heard_on_star, marks_on_star
from roundtable.domain.star_strength import strengths
from roundtable.domain.words import ActionPoint, Insight, Quote, QuoteState
from ui.star.values import Chip, ChipKind, StarView


def star_view(session: Session) -> StarView:
    """The session's star: counts, marks, what is in focus and what is done, and everything that may hang on it."""
    details = session.details
    running = session.running
    return StarView(
        star=details.star,
        evidence=heard_on_star(session),
        title=details.title,
        now=running[0].segments if running else (),
        done=_done(session),
        sectors=marks_on_star(session),
        chips=tuple(_chips(session)),
        strengths=strengths(session),
    )


def _chips(session: Session) -> Iterator[Chip]:
    """Quotes that were not withdrawn, insights, and action points."""
    for quote in session.all(Quote):
        if quote.state is not QuoteState.WITHDRAWN:
            yield Chip(quote.id, plain(quote.text), quote.segments)
    for insight in session.all(Insight):
        yield Chip(insight.id, plain(insight.text), insight.segments, ChipKind.INSIGHT)
    for action in session.all(ActionPoint):
        yield Chip(action.id, plain(action.text), action.segments, ChipKind.ACTION)


def _done(session: Session) -> tuple[str, ...]:
    """Segments whose items have all ended."""
    ended: set[str] = set()
    ahead: set[str] = set()
    for item in session.all(AgendaItem):
        run = session.find(Run, item.id)
        (ahead if run is None or run.is_open else ended).update(item.segments)
    return tuple(segment.id for segment in session.details.star.segments if segment.id in ended - ahead)
