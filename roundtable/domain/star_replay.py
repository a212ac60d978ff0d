"""How the star filled during the afternoon: the moments at which something came, and the session as it was then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from roundtable.domain.agenda import Run
from roundtable.domain.floor import Show
from roundtable.domain.records import Edit, remove, revise
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Insight, Quote, QuoteState

Words = Quote | Insight | ActionPoint | Show


def moments(session: Session) -> tuple[datetime, ...]:
    """When words came that hang on the star, in order; words of one moment are one, and those without time are none."""
    known = {segment.id for segment in session.details.star.segments}
    found = {
        at
        for words in _words(session)
        if not isinstance(words, Show)
        and not (isinstance(words, Quote) and words.state is QuoteState.WITHDRAWN)
        and known.intersection(words.segments)
        and (at := _came_at(words)) is not None
    }
    return tuple(sorted(found))


def session_at(session: Session, moment: datetime) -> Session:
    """The session without what came after a moment, its items running as they ran then.

    Words hang where they hang today: what was placed wrongly at first is not shown so again.
    """
    return session.with_edits(_undone(session, moment))


def _undone(session: Session, moment: datetime) -> Iterator[Edit]:
    for words in _words(session):
        at = _came_at(words)
        if at is not None and at > moment:
            yield remove(words)
    for run in session.all(Run):
        if run.started_at > moment:
            yield remove(run)
        elif run.ended_at is not None and run.ended_at > moment:
            yield revise(run, ended_at=None, paused_at=None)


def _words(session: Session) -> Iterator[Words]:
    yield from session.all(Quote)
    yield from session.all(Insight)
    yield from session.all(ActionPoint)
    yield from session.all(Show)


def _came_at(words: Words) -> datetime | None:
    if isinstance(words, ActionPoint):
        return words.agreed_at
    return words.at if isinstance(words, Show) else words.said_at
