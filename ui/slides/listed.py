"""The slides of a session that are lists: the queue, the words that are read back, what was promised."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from roundtable.domain.attribution import called_by, owner_label, quote_label
from roundtable.domain.floor import Hand, HandKind
from roundtable.domain.people import Contributor
from roundtable.domain.queue import kind_now, queue, thread_start
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.singling import shown_label
from roundtable.domain.withheld import said
from roundtable.domain.words import ActionPoint, Quote, QuoteState
from ui.slides.content import (
    ActionsSlide,
    Promise,
    QueueSlide,
    ReadBackRow,
    ReadBackSlide,
    Reading,
    Waiting,
)
from ui.slides.pages import QUOTE_MOST, page_of, pages_of_actions, parts_of
from ui.slides.places import item_label

MOST_WAITING = 6
NEAR = 330
"""Days up to which a date needs no year."""
MOST_READ = 4
"""Rows of the read-back."""
KINDS: Mapping[HandKind, str] = MappingProxyType(
    {HandKind.POINT: "", HandKind.REPLY: "reply", HandKind.CLARIFY: "question", HandKind.ORDER: "point of order"}
)
_READINGS = {
    QuoteState.READ_BACK: Reading.OPEN,
    QuoteState.CONFIRMED: Reading.CONFIRMED,
    QuoteState.REWORDED: Reading.REWORDED,
    QuoteState.WITHDRAWN: Reading.WITHDRAWN,
}
_OPEN = frozenset({QuoteState.HEARD, QuoteState.READ_BACK})


# ---- The queue -------------------------------------------------------------------------------------------------------


def queue_slide(session: Session) -> QueueSlide:
    """Who has the floor and who is next, in the order in which they would be heard: those at the table, by name."""
    speaker = session.speaker
    thread = thread_start(session)
    hands = [(hand, kind_now(hand, thread)) for hand in queue(session)]
    waiting = [found for hand, kind in hands if (found := _waiting(session, hand, kind, speaker)) is not None]
    return QueueSlide(
        item_label(session, session.running[0]) if session.running else session.details.title,
        Waiting(speaker.id, called_by(session, speaker)) if speaker else None,
        tuple(waiting[:MOST_WAITING]),
        max(0, len(waiting) - MOST_WAITING),
    )


def _waiting(session: Session, hand: Hand, kind: HandKind, speaker: Contributor | None) -> Waiting | None:
    """Whoever has the floor, or has left, waits no more."""
    person = session.find(Contributor, hand.contributor_id)
    if person is None or person == speaker or not person.present:
        return None
    return Waiting(person.id, called_by(session, person), KINDS[kind])


# ---- The read-back ---------------------------------------------------------------------------------------------------


def read_back_slide(session: Session, quote_id: Id | None, page: int) -> ReadBackSlide:
    """What has been read back of the segment in hand, and the words that are being read."""
    now = session.find(Quote, quote_id)
    read = [quote for quote in _beside(session, now) if quote.state in _READINGS or quote == now]
    done = sum(quote.state not in _OPEN for quote in read)
    so_far = f"{done} of {len(read)} done" if read else ""
    if now is not None and now.state in _OPEN:
        parts = parts_of(said(session, now), QUOTE_MOST)
        if len(parts) > 1:
            row = _row(session, now, Reading.NOW)
            return ReadBackSlide((replace(row, text=part_of(session, now, page)),), page_of(parts, page))
    rows = [_row(session, quote, _reading(quote, now)) for quote in _window(read, now)]
    return ReadBackSlide(tuple(rows), so_far)


def signed(session: Session, quote: Quote) -> str:
    """What a quote is signed with in the list; "" where the rules tell nothing, or would single somebody out."""
    return shown_label(session, quote_label(session, quote)).first


def reading_now(session: Session) -> Id | None:
    """The quote that is being read: the one the room sees, else the last that was read and is still open."""
    seen = session.find(Quote, session.projection.quote_id)
    if seen is not None and seen.state in _OPEN:
        return seen.id
    read = [quote.id for quote in _beside(session, None) if quote.state is QuoteState.READ_BACK]
    return read[-1] if read else None


def _beside(session: Session, now: Quote | None) -> list[Quote]:
    """The quotes that share a segment with the one that is read, else with the running item; all where none is."""
    segments = set(now.segments) if now else set(session.running[0].segments) if session.running else set()
    found = [quote for quote in session.quotes if not segments or segments.intersection(quote.segments)]
    return sorted(found, key=lambda each: (each.said_at is None, each.said_at, each.sort, each.id))


def _window(read: list[Quote], now: Quote | None) -> list[Quote]:
    """The last few, the one that is read among them."""
    last = read[-MOST_READ:]
    if now is None or now in last or now not in read:
        return last
    first = max(0, read.index(now) - 1)
    return read[first : first + MOST_READ]


def _reading(quote: Quote, now: Quote | None) -> Reading:
    return Reading.NOW if quote == now and quote.state in _OPEN else _READINGS[quote.state]


def _row(session: Session, quote: Quote, reading: Reading) -> ReadBackRow:
    """A row; words that were taken back are not in it."""
    if reading is Reading.WITHDRAWN:
        return ReadBackRow(quote.id, reading)
    return ReadBackRow(quote.id, reading, marked(quote, said(session, quote)), signed(session, quote))


def marked(quote: Quote, words: str) -> str:
    """The words of a quote, in quotation marks where it deserves them."""
    return f"“{words}”" if quote.is_marked else words


def part_of(session: Session, quote: Quote, page: int) -> str:
    """A page of a quote's words; the marks open the first and close the last."""
    parts = parts_of(said(session, quote), QUOTE_MOST)
    at = min(page, len(parts) - 1)
    opens, closes = ("“", "”") if quote.is_marked else ("", "")
    return f"{opens if at == 0 else ''}{parts[at]}{closes if at == len(parts) - 1 else ''}"


# ---- What was promised -----------------------------------------------------------------------------------------------


def actions_slide(session: Session, page: int) -> ActionsSlide:
    """Who does what, by when; a promise counts once, however many rows its words take."""
    pages = pages_of_actions(session)
    count = session.count(ActionPoint)
    if not pages:
        return ActionsSlide()
    shown = pages[min(page, len(pages) - 1)]
    so_far = f"{count} so far" if len(pages) == 1 else f"{count} so far, page {page_of(pages, page)}"
    return ActionsSlide(tuple(_promise(session, action, text) for action, text in shown), so_far)


def _promise(session: Session, action: ActionPoint, text: str) -> Promise:
    due = _day(action.due, session.details.held_on) if action.due else "no date yet"
    return Promise(action.id, owner_words(session, action), text, "done" if action.done else due, action.done)


def owner_words(session: Session, action: ActionPoint) -> str:
    """Whose promise it is, as far as it may be told."""
    if action.owner_id is None and action.organisation_id is None:
        return "Nobody yet"
    return shown_label(session, owner_label(session, action)).text or "Somebody at the table"


def _day(due: date, held_on: date | None) -> str:
    """31 Jan; with its year where another January might be meant."""
    near = held_on is None or abs((due - held_on).days) < NEAR
    return f"{due.day} {due:%b}" if near else f"{due.day} {due:%b} {due.year}"
