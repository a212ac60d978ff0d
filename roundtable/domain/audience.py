"""What the room sees of an item, one slide after the other: what a clicker goes through."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from roundtable.domain.agenda import AgendaItem, ItemKind, Run
from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import Quote, QuoteState

SUBJECTS = {ItemKind.BREAK: Slide.BREAK, ItemKind.ACTIONS: Slide.ACTIONS, ItemKind.CLOSE: Slide.THANKS}
"""What an item of a kind is about, where that is not its question."""


@dataclass(frozen=True)
class Showing:
    """One slide as it is put to the room; `quote_id` is the quote of a quote slide."""

    slide: Slide
    quote_id: Id | None = None


def audience_flow(session: Session, chosen: Collection[Id] = ()) -> tuple[Showing, ...]:
    """The slides of the item that runs or ended last: its question or subject, the star, then the words read back.

    Before the first item the welcome comes first. Words that were only heard are left out, unless they are among
    those `chosen` to be read back: what is noted at the desk never reaches the room by itself.
    """
    held = session.running or session.last_ended
    opening = () if session.count(Run) else (Showing(Slide.WELCOME),)
    words = _read_back(session, held[0], chosen) if held else ()
    shown = tuple(Showing(Slide.QUOTE, quote.id) for quote in words)
    return (*opening, Showing(_subject(session)), Showing(Slide.STAR), *shown)


def place_in_flow(session: Session, chosen: Collection[Id] = ()) -> tuple[int, int]:
    """Which slide of the flow the room sees, and of how many: (2, 5); 0 for a slide outside it, such as the blank."""
    flow = audience_flow(session, chosen)
    shown = _shown(session)
    return (flow.index(shown) + 1 if shown in flow else 0), len(flow)


def showing_after(session: Session, chosen: Collection[Id] = ()) -> Showing | None:
    """The next slide of the flow; None at its end. From a slide outside it one comes back to its question."""
    return _beside(session, chosen, 1)


def showing_before(session: Session, chosen: Collection[Id] = ()) -> Showing | None:
    """The slide before; None at the beginning. From a slide outside the flow one comes back to its question."""
    return _beside(session, chosen, -1)


def _beside(session: Session, chosen: Collection[Id], step: int) -> Showing | None:
    flow = audience_flow(session, chosen)
    shown = _shown(session)
    if shown not in flow:
        return Showing(_subject(session))
    place = flow.index(shown) + step
    return flow[place] if 0 <= place < len(flow) else None


def _subject(session: Session) -> Slide:
    """The slide of the item that runs; of one that is over there is nothing but its question."""
    return SUBJECTS.get(session.running[0].kind, Slide.QUESTION) if session.running else Slide.QUESTION


def _shown(session: Session) -> Showing:
    return Showing(session.projection.slide, session.projection.quote_id)


def _read_back(session: Session, item: AgendaItem, chosen: Collection[Id]) -> tuple[Quote, ...]:
    """The words of an item that the room has heard read back or is to hear, in the order in which they were said."""
    found = [
        quote
        for quote in session.quotes
        if quote.state is not QuoteState.WITHDRAWN
        and (quote.state is not QuoteState.HEARD or quote.id in chosen)
        and _belongs(quote, item)
    ]
    return tuple(sorted(found, key=lambda quote: (quote.said_at is None, quote.said_at, quote.sort, quote.id)))


def _belongs(quote: Quote, item: AgendaItem) -> bool:
    if item.segments:
        return quote.item_id == item.id or any(segment in item.segments for segment in quote.segments)
    return item.kind is ItemKind.READ_BACK or quote.item_id == item.id
