"""Session files as a long day of capturing leaves them: the sample, and a journal line for every further quote."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import cycle
from pathlib import Path

from roundtable import resources
from roundtable.commands.words import capture_quote
from roundtable.domain.people import Contributor
from roundtable.domain.records import Edit, add
from roundtable.domain.session import Session
from roundtable.domain.words import Quote
from roundtable.interchange.session_json import read_session
from roundtable.room import Room
from roundtable.storage.store import Store

WORDS = "We were asked what we wanted after it had been decided, and a leaflet was what we got for an answer."
BETWEEN = timedelta(seconds=4)
"""Time between two quotes."""


def make_session(path: Path, quotes: int) -> None:
    """Write a session file with so many quotes beside those of the sample, the last one of now."""
    moment = datetime.now(UTC) - quotes * BETWEEN
    room = Room(Store.in_memory(), lambda: moment)
    room.do(fill_with_sample)
    speakers = cycle(room.session.all(Contributor))
    before = room.session.count(Quote)
    for number in range(quotes):
        moment += BETWEEN
        room.do(capture_quote, text=f"{number}. {WORDS}", contributor_id=next(speakers).id)
    if room.session.count(Quote) != before + quotes:
        raise RuntimeError("the session does not hold what was captured")
    room.copy_to(path)
    room.close()


def open_room(path: Path) -> Room:
    """Open a session file as the app does."""
    return Room(Store.open(path), lambda: datetime.now(UTC))


def fill_with_sample(session: Session, now: datetime) -> Iterator[Edit]:
    """Put the sample into an empty session."""
    sample = read_session(resources.path("sample", "sample.json")).session
    for shelf in sample.shelves.values():
        yield from map(add, shelf.ordered)
