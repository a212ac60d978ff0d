"""What may be done to several words at once, of whichever kind they are: each act is one thought and one undo."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from roundtable.commands.checks import changed, known, known_segments
from roundtable.commands.stood_by import said_by, worded
from roundtable.domain.errors import Refused
from roundtable.domain.people import Contributor, Organisation
from roundtable.domain.points import Point, point_with
from roundtable.domain.records import Edit, Id, remove
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Quote, Wording


def points_of(session: Session, record_ids: Iterable[Id]) -> tuple[Point, ...]:
    """The words with these ids, each once, in the order given. Refused: unknown-words, when one was removed."""
    found = []
    for record_id in dict.fromkeys(record_ids):
        point = point_with(session, record_id)
        if point is None:
            raise Refused("unknown-words", record_id=record_id)
        found.append(point)
    return tuple(found)


def name_speaker(
    session: Session,
    now: datetime,
    *,
    record_ids: Iterable[Id],
    contributor_id: Id | None,
    organisation_id: Id | None = None,
) -> Iterator[Edit]:
    """Say whose words, or whose promises, they were, and which hat was worn; None is somebody still to be found.

    A quote that was read back is as heard again: another may not stand by it.
    Refused: unknown-words, unknown-contributor, unknown-organisation, speaker-keeps-back.
    """
    known(session, Contributor, contributor_id)
    known(session, Organisation, organisation_id)
    for point in points_of(session, record_ids):
        yield from said_by(session, point, contributor_id, organisation_id)


def hang_or_take_down(
    session: Session, now: datetime, *, record_ids: Iterable[Id], segment: str, on: bool = True
) -> Iterator[Edit]:
    """Hang words on a segment beside those that they hang on, or take them down from it.

    Refused: unknown-words, unknown-segment.
    """
    known_segments(session, [segment])
    for point in points_of(session, record_ids):
        others = tuple(each for each in point.segments if each != segment)
        if on and len(others) < len(point.segments):
            continue
        yield from changed(point, segments=(*others, segment) if on else others)


def tick_off(session: Session, now: datetime, *, record_ids: Iterable[Id], done: bool = True) -> Iterator[Edit]:
    """Tick action points off, or open them again; other words are left alone. Refused: unknown-words."""
    for point in points_of(session, record_ids):
        if isinstance(point, ActionPoint):
            yield from changed(point, done=done)


def set_due(session: Session, now: datetime, *, record_ids: Iterable[Id], due: date | None) -> Iterator[Edit]:
    """Say by when action points are promised, None for no day; other words are left alone. Refused: unknown-words."""
    for point in points_of(session, record_ids):
        if isinstance(point, ActionPoint):
            yield from changed(point, due=due)


def set_wording(session: Session, now: datetime, *, record_ids: Iterable[Id], words: Wording) -> Iterator[Edit]:
    """Say how near quotes are to what was said; other words are left alone. Refused: unknown-words."""
    for point in points_of(session, record_ids):
        if isinstance(point, Quote):
            yield from worded(point, words)


def remove_several(session: Session, now: datetime, *, record_ids: Iterable[Id]) -> Iterator[Edit]:
    """Take words off the record; undo brings them back. Refused: unknown-words."""
    yield from map(remove, points_of(session, record_ids))
