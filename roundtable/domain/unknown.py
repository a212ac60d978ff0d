"""Words whose speaker is still to be found: which they are, what was said around them, and who was near the floor."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from roundtable.domain.floor import Turn
from roundtable.domain.likely import NEAR, away
from roundtable.domain.people import Contributor
from roundtable.domain.points import POINTS, Point, moment_of, who_of
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Insight, Quote

BESIDE = 2
"""Words shown before, and as many after."""
_LONG_AGO = datetime.min.replace(tzinfo=UTC)


class Was(StrEnum):
    """Where somebody stood at a moment: on the floor, on it before or after, or heard before or after."""

    SPEAKING = "speaking"
    SPOKE_BEFORE = "spoke-before"
    SPOKE_AFTER = "spoke-after"
    SAID_BEFORE = "said-before"
    SAID_AFTER = "said-after"
    NOT_NEAR = "not-near"


@dataclass(frozen=True)
class Nearby:
    """Somebody, where they stood at a moment, and how far away from it."""

    person: Contributor
    was: Was = Was.NOT_NEAR
    away: timedelta = timedelta()


@dataclass(frozen=True)
class Around:
    """Words, those said right before and after them (each in the order of time), and the turns nearest to them."""

    point: Point
    before: tuple[Point, ...] = ()
    after: tuple[Point, ...] = ()
    turn_before: Turn | None = None
    turn: Turn | None = None
    turn_after: Turn | None = None


def is_unknown(point: Point) -> bool:
    """Whether nobody knows yet who said it; a promise that nobody has taken is no such question."""
    return not isinstance(point, ActionPoint) and who_of(point) == (None, None)


def unknown_words(session: Session) -> tuple[Point, ...]:
    """The words whose speaker is still to be found, in the order in which they were said."""
    points: tuple[Point, ...] = (*session.all(Quote), *session.all(Insight))
    return tuple(sorted(filter(is_unknown, points), key=_in_time))


def around(session: Session, point: Point) -> Around:
    """What happened around words; of words without a time only themselves."""
    moment = moment_of(point)
    if moment is None:
        return Around(point)
    here = _in_time(point)
    others = [each for kind in POINTS for each in session.all(kind) if each.id != point.id and moment_of(each)]
    before = sorted((each for each in others if _in_time(each) < here), key=_in_time)[-BESIDE:]
    after = sorted((each for each in others if _in_time(each) > here), key=_in_time)[:BESIDE]
    turns = sorted(session.all(Turn), key=lambda turn: turn.started_at)
    past = [turn for turn in turns if turn.ended_at is not None and turn.ended_at <= moment]
    during = [turn for turn in turns if turn.started_at <= moment and turn not in past]
    coming = [turn for turn in turns if turn.started_at > moment]
    return Around(
        point,
        tuple(before),
        tuple(after),
        past[-1] if past else None,
        during[-1] if during else None,
        coming[0] if coming else None,
    )


def nearest_people(session: Session, moment: datetime | None, most: int) -> tuple[Nearby, ...]:
    """People who may have spoken at a moment: those near the floor, then those heard near it, then everybody else here.

    Within each the nearest stand first, and of those who were never near the order of the roster holds.
    """
    best: dict[Id, tuple[int, timedelta, Was]] = {}

    def consider(person: Id | None, was: Was, distance: timedelta) -> None:
        if person is None:
            return
        spoke = was in (Was.SPEAKING, Was.SPOKE_BEFORE, Was.SPOKE_AFTER)
        found = (0 if spoke and distance <= NEAR else 1 if distance <= NEAR else 2, distance, was)
        if person not in best or found[:2] < best[person][:2]:
            best[person] = found

    if moment is not None:
        for turn in session.all(Turn):
            distance = away(turn.started_at, turn.ended_at, moment)
            side = Was.SPOKE_AFTER if turn.started_at > moment else Was.SPOKE_BEFORE
            consider(turn.contributor_id, side if distance else Was.SPEAKING, distance)
        for quote in session.all(Quote):
            if quote.said_at is not None:
                side = Was.SAID_AFTER if quote.said_at > moment else Was.SAID_BEFORE
                consider(quote.contributor_id, side, abs(quote.said_at - moment))
    people = [person for person in session.all(Contributor) if person.present or person.id in best]
    far = (3, timedelta(), Was.NOT_NEAR)
    people.sort(key=lambda person: best.get(person.id, far)[:2])
    found = ((person, best.get(person.id, far)) for person in people[:most])
    return tuple(Nearby(person, was, distance) for person, (_, distance, was) in found)


def _in_time(point: Point) -> tuple[datetime, Id]:
    return moment_of(point) or _LONG_AGO, point.id
