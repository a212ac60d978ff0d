"""What is put to the room: an act in room time, taken back by showing something else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from roundtable.commands.checks import changed, known
from roundtable.domain.errors import Refused
from roundtable.domain.projection import PROJECTION_ID, Projection, Slide
from roundtable.domain.records import Edit, Id, add, in_room_time
from roundtable.domain.session import Session
from roundtable.domain.words import Quote, QuoteState


@in_room_time
def project(session: Session, now: datetime, *, slide: Slide, quote_id: Id | None = None) -> Iterator[Edit]:
    """Choose what the room sees. Refused: slide-needs-a-quote, unknown-quote, quote-is-withdrawn."""
    if slide is Slide.QUOTE:
        if quote_id is None:
            raise Refused("slide-needs-a-quote")
        if known(session, Quote, quote_id).state is QuoteState.WITHDRAWN:
            raise Refused("quote-is-withdrawn", quote_id=quote_id)
    shown = quote_id if slide is Slide.QUOTE else None
    held = session.find(Projection, PROJECTION_ID)
    if held is None:
        yield add(Projection(slide=slide, quote_id=shown))
    else:
        yield from changed(held, slide=slide, quote_id=shown)
