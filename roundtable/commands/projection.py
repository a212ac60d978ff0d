"""What is put to the room: an act in room time, taken back by showing something else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from roundtable.commands.checks import changed, known
from roundtable.domain.errors import Refused
from roundtable.domain.projection import OF_A_QUOTE, PROJECTION_ID, Projection, Slide
from roundtable.domain.records import Edit, Id, add, in_room_time
from roundtable.domain.session import Session
from roundtable.domain.words import Quote, QuoteState

MOST_PAGES = 9999


@in_room_time
def project(
    session: Session, now: datetime, *, slide: Slide, quote_id: Id | None = None, page: int = 0
) -> Iterator[Edit]:
    """Choose what the room sees: a slide, the quote on it where it has one, and its page (from 0).

    Refused: slide-needs-a-quote, unknown-quote, quote-is-withdrawn.
    """
    shown = quote_id if slide in OF_A_QUOTE else None
    if slide is Slide.QUOTE and shown is None:
        raise Refused("slide-needs-a-quote")
    if shown is not None and known(session, Quote, shown).state is QuoteState.WITHDRAWN:
        raise Refused("quote-is-withdrawn", quote_id=shown)
    at = min(max(page, 0), MOST_PAGES)
    held = session.find(Projection, PROJECTION_ID)
    if held is None:
        yield add(Projection(slide=slide, quote_id=shown, page=at))
    else:
        yield from changed(held, slide=slide, quote_id=shown, page=at)
