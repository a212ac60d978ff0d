"""The evening that every fault interrupts: the same acts in the same order, so that a number is all one has to say."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from roundtable.commands.cutting import join_words, split_words
from roundtable.commands.words import capture_action, capture_quote, remove_words, reword_quote, withdraw_quote
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Quote, QuoteState
from roundtable.room import Room
from roundtable.storage.errors import StorageError
from roundtable.storage.store import Store

Picture = tuple[str, ...]
"""Every word of a session and of its drafts, one line each: two evenings with equal pictures have said the same."""

FIELD = "desk"
ACTS = 14
"""How many different acts there are, each of them once."""
DRAFTS = (1, 6)
"""Those that only keep half-typed text."""
LONG = "A story that takes several pages of the file to tell. " * 200


class NotWhole(Exception):
    """A file that opens, and whose check finds something."""


def act(room: Room, number: int) -> bool:
    """Carry out the act of a number; it changes the picture, and is False only when what it builds on was refused."""
    done: object = None
    match number % ACTS:
        case 1:
            room.keep_draft(FIELD, done := f"Half typed, {number}")
        case 3:
            if quote := _newest(room):
                done = room.do(reword_quote, quote_id=quote.id, text=f"Words of {number}, in other words.")
        case 4 | 8:
            done = room.undo()
        case 5:
            done = room.redo()
        case 6:
            done = room.draft(FIELD)
            room.keep_draft(FIELD, "")
        case 7:
            done = room.do(capture_action, text=f"Promise {number}")
        case 9:
            done = room.do(capture_quote, text=f"Quote {number}. {LONG}")
        case 10:
            if room.session.quotes:
                done = room.do(remove_words, kind=Quote, record_id=room.session.quotes[0].id)
        case 11:
            if quote := _newest(room):
                done = room.do(withdraw_quote, quote_id=quote.id)
        case 12:
            if (quote := _newest(room)) and " " in quote.text:
                first, _, second = quote.text.partition(" ")
                done = room.do(split_words, record_id=quote.id, first=first, second=second)
        case 13:
            standing = [quote.id for quote in room.session.quotes if quote.state is not QuoteState.WITHDRAWN]
            if len(standing) > 1:
                done = room.do(join_words, record_ids=standing[-2:])
        case _:
            done = room.do(capture_quote, text=f"Quote {number}. " + "And more words. " * (number % 30))
    return bool(done)


def _newest(room: Room) -> Quote | None:
    standing = [quote for quote in room.session.quotes if quote.state is not QuoteState.WITHDRAWN]
    return standing[-1] if standing else None


def now() -> datetime:
    """The clock of these rooms."""
    return datetime.now(UTC)


def seen(room: Room) -> Picture:
    """What an open session shows."""
    return picture(room.session, {FIELD: room.draft(FIELD)})


def picture(session: Session, drafts: Mapping[str, str]) -> Picture:
    """Every word, in the order of the session."""
    quotes = [f"quote, {quote.state}: {quote.text}" for quote in session.quotes]
    actions = [f"action: {point.text}" for point in session.all(ActionPoint)]
    return (*quotes, *actions, *(f"draft of {field}: {text}" for field, text in sorted(drafts.items()) if text))


def spoken(picture: Picture) -> Picture:
    """Only what was said, without what is half typed."""
    return tuple(line for line in picture if not line.startswith("draft"))


def seen_again(path: Path) -> Picture:
    """What a file shows when it is opened; NotWhole when its check finds something, StorageError when it will not."""
    with closing(Store.open(path)) as store:
        return _of(store)


def seen_by_a_reader(path: Path) -> Picture:
    """As `seen_again`, by one who only reads and may leave no trace."""
    with closing(Store.open(path, read_only=True)) as store:
        return _of(store)


def _of(store: Store) -> Picture:
    report = store.check()
    if not report.whole:
        raise NotWhole("; ".join(report.lines))
    return picture(store.load(), store.drafts())


class Rehearsal:
    """The same evening in memory: what there must be once so many acts were acknowledged."""

    def __init__(self) -> None:
        self._room = Room(Store.in_memory(), now)
        self._pictures = [seen(self._room)]

    def after(self, acts: int) -> Picture:
        """The picture after the first acts; they are played as far as they are asked for."""
        for number in range(len(self._pictures) - 1, acts):
            self.follow(number)
        return self._pictures[acts]

    def follow(self, number: int) -> Picture:
        """Carry out one act, and return the picture after it."""
        act(self._room, number)
        self._pictures.append(seen(self._room))
        return self._pictures[-1]

    @property
    def last(self) -> Picture:
        """The picture after all that was played so far."""
        return self._pictures[-1]

    @property
    def acts(self) -> int:
        """How many acts were played so far."""
        return len(self._pictures) - 1

    def close(self) -> None:
        """End it."""
        self._room.close()


def play(room: Room, rehearsal: Rehearsal, numbers: range) -> list[StorageError]:
    """Carry out acts, have the rehearsal follow those that were acknowledged, and return why others were refused.

    An error that says that the edit was written counts as an acknowledgement.
    """
    refusals = []
    for number in numbers:
        try:
            done = act(room, number)
        except StorageError as error:
            refusals.append(error)
            done = error.written
        if done:
            rehearsal.follow(number)
    return refusals
