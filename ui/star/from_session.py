"""What the facilitator's star shows of a session at one moment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from functools import lru_cache
from math import inf

from roundtable.domain.agenda import AgendaItem, Run
from roundtable.domain.plain_text import plain
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.star_evidence import heard_on_star, marks_on_star, sectors_on_star
from roundtable.domain.star_strength import strengths
from roundtable.domain.words import ActionPoint, Insight, Quote, QuoteState
from ui.star.values import Chip, ChipKind, StarView
from ui.wording import in_sentence

_plain = lru_cache(8192)(plain)
"""Words as they read; one more quote is no reason to read all the others again."""
_KINDS = {Quote: ChipKind.QUOTE, Insight: ChipKind.INSIGHT, ActionPoint: ChipKind.ACTION}
_NEVER = datetime.max.replace(tzinfo=UTC)


def star_view(session: Session, placed: Mapping[Id, int] | None = None) -> StarView:
    """The session's star: counts, marks, what is in focus and what is done, and everything that may hang on it.

    Words come in the order in which they were placed (`Live.placings`), those that are not told of by their time.
    """
    details = session.details
    running = session.running
    return StarView(
        star=details.star,
        evidence=heard_on_star(session),
        title=details.title,
        now=running[0].segments if running else (),
        done=_done(session),
        sectors=marks_on_star(session),
        chips=tuple(_chips(session, placed or {})),
        strengths=strengths(session),
        sector_names=tuple(in_sentence(sector.name) for sector in sectors_on_star(session)),
    )


def _chips(session: Session, placed: Mapping[Id, int]) -> Iterator[Chip]:
    """Quotes that were not withdrawn, insights, and action points."""

    def turn(words: Quote | Insight | ActionPoint) -> tuple[float, datetime]:
        at = words.agreed_at if isinstance(words, ActionPoint) else words.said_at
        return placed.get(words.id, inf), at or _NEVER

    quotes = (quote for quote in session.all(Quote) if quote.state is not QuoteState.WITHDRAWN)
    found: list[Quote | Insight | ActionPoint] = [*quotes, *session.all(Insight), *session.all(ActionPoint)]
    for words in sorted(found, key=turn):
        yield Chip(words.id, _plain(words.text), words.segments, _KINDS[type(words)])


def _done(session: Session) -> tuple[str, ...]:
    """Segments whose items have all ended."""
    ended: set[str] = set()
    ahead: set[str] = set()
    for item in session.all(AgendaItem):
        run = session.find(Run, item.id)
        (ahead if run is None or run.is_open else ended).update(item.segments)
    return tuple(segment.id for segment in session.details.star.segments if segment.id in ended - ahead)
