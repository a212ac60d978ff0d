"""The fair order, explained: who might be heard next, and every reason that counted, as values.

The same session at the same moment gives the same order. Who has a hand up is a candidate; when nobody has, everybody
who is here is, as someone whom the facilitator might ask. A point of order comes first. Then the score decides, which
is the sum of the points of the reasons given and of nothing else; then who raised a hand first; then the roster.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from weakref import ref

from roundtable.domain.floor import Hand, HandKind, Turn
from roundtable.domain.people import Contributor
from roundtable.domain.queue import kind_now, thread_start
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.talk import EARLY, heard_people

FULL = 100
"""Points of a reason that holds wholly, for each step of its weight."""
LONG_WAIT = 10
"""Minutes after which waiting longer counts no more."""


@dataclass(frozen=True)
class Reason:
    """Why someone might be next, and the points that it brings."""

    points: int


@dataclass(frozen=True)
class OrderFirst(Reason):
    """A point of order is heard before anything else."""


@dataclass(frozen=True)
class NotHeard(Reason):
    """Someone who has not been heard yet, where others have."""


@dataclass(frozen=True)
class SpokeLittle(Reason):
    """Someone who has talked less than those here have on average."""

    time: timedelta
    average: timedelta


@dataclass(frozen=True)
class SectorBehind(Reason):
    """A sector with less of the time than of the seats: its part of the time (0 to 1), its seats, and all seats."""

    sector_id: Id
    part: float
    seats: int
    of: int


@dataclass(frozen=True)
class Waiting(Reason):
    """Someone who has waited for whole minutes."""

    minutes: int


@dataclass(frozen=True)
class Answers(Reason):
    """A reply, or a clarifying question, to what is being said."""

    kind: HandKind


@dataclass(frozen=True)
class FirstHand(Reason):
    """Nothing else speaks for anybody: the hand that was up first."""


@dataclass(frozen=True)
class Candidate:
    """Someone who might be heard next: the reasons, the weightiest first, and their points together."""

    contributor_id: Id
    hand: Hand | None
    score: int
    reasons: tuple[Reason, ...]


def fair_next(session: Session, now: datetime) -> tuple[Candidate, ...]:
    """Everybody who might be heard next, the first suggestion first; nobody where nothing speaks for anyone."""
    ledger = _ledger_of(session)
    micros = ledger.at(now)
    thread = ledger.thread
    found = []
    for place, (person_id, hand) in enumerate(ledger.waiting):
        kind = kind_now(hand, thread) if hand else HandKind.POINT
        reasons = sorted(_reasons(ledger, micros, person_id, hand, kind, now), key=_weight)
        score = sum(reason.points for reason in reasons)
        raised = hand.raised_at if hand else now
        rank = (kind is not HandKind.ORDER, -score, raised, place)
        found.append((rank, Candidate(person_id, hand, score, tuple(reasons))))
    ordered = [candidate for _, candidate in sorted(found, key=lambda pair: pair[0])]
    if ordered and not ordered[0].reasons:
        first = ordered[0]
        if first.hand is None:
            return ()
        ordered[0] = Candidate(first.contributor_id, first.hand, 0, (FirstHand(0),))
    return tuple(ordered)


def _weight(reason: Reason) -> tuple[bool, int]:
    return not isinstance(reason, OrderFirst), -reason.points


def _reasons(
    ledger: _Ledger, micros: _Micros, person_id: Id, hand: Hand | None, kind: HandKind, now: datetime
) -> Iterator[Reason]:
    """Every reason that brings points."""
    weights = ledger.weights
    if kind is HandKind.ORDER:
        yield OrderFirst(0)
    if person_id not in ledger.heard:
        if ledger.heard and weights.unheard:
            yield NotHeard(weights.unheard * FULL)
    elif micros.people and (points := weights.little * _behind(micros.of(person_id), micros.average)):
        yield SpokeLittle(points, _time(micros.of(person_id)), _time(micros.average))
    sector = ledger.sectors.get(person_id)
    if sector is not None and micros.whole >= EARLY / _MICRO:
        own, seats = micros.sectors.get(sector, 0), ledger.seats[sector]
        due = micros.whole * seats // ledger.seated
        if points := weights.sector * _behind(own, due):
            yield SectorBehind(points, sector, own / micros.whole, seats, ledger.seated)
    if hand is not None:
        minutes = max(now - hand.raised_at, timedelta()) // timedelta(minutes=1)
        if points := weights.waiting * FULL * min(minutes, LONG_WAIT) // LONG_WAIT:
            yield Waiting(points, minutes)
        if kind in (HandKind.REPLY, HandKind.CLARIFY) and weights.reply:
            yield Answers(weights.reply * FULL, kind)


# What does not change with the moment is counted once for each value of the session

_MICRO = timedelta(microseconds=1)


def _behind(own: int, due: int) -> int:
    """How far one is behind what is due, 0 to FULL; whole numbers, so that every computer finds the same."""
    return FULL * (due - own) // due if own < due else 0


def _time(micros: int) -> timedelta:
    return timedelta(microseconds=micros)


@dataclass(frozen=True)
class _Micros:
    """Microseconds of talk at a moment: of each person and sector, in all, and of those here on average."""

    people: Mapping[Id, int]
    sectors: Mapping[Id, int]
    whole: int
    average: int

    def of(self, person_id: Id) -> int:
        return self.people.get(person_id, 0)


class _Ledger:
    """The closed turns of a session put together, who is here and who waits."""

    def __init__(self, session: Session) -> None:
        self.weights = session.details.weights.within_range()
        self.heard = heard_people(session)
        self.thread = thread_start(session)
        self._open = [turn for turn in session.all(Turn) if turn.ended_at is None and turn.is_talk]
        self._closed: dict[Id, int] = {}
        for turn in session.all(Turn):
            if turn.contributor_id is not None and turn.ended_at is not None and turn.is_talk:
                self._add(self._closed, turn.contributor_id, turn.ended_at - turn.started_at)
        people = session.all(Contributor)
        sectors = {person.id: session.sector_of(person) for person in people}
        self.sectors = {person_id: sector.id for person_id, sector in sectors.items() if sector is not None}
        self.here = [person.id for person in people if person.present]
        self.seats: dict[Id, int] = {}
        for person_id in self.here:
            if person_id in self.sectors:
                self.seats[self.sectors[person_id]] = self.seats.get(self.sectors[person_id], 0) + 1
        self.seated = sum(self.seats.values())
        self.waiting = self._candidates(session)

    def _candidates(self, session: Session) -> list[tuple[Id, Hand | None]]:
        speaker = session.open_turn.contributor_id if session.open_turn else None
        up = {hand.contributor_id: hand for hand in reversed(session.hands_up)}
        able = [person_id for person_id in self.here if person_id != speaker]
        waiting: list[tuple[Id, Hand | None]] = [(person_id, up[person_id]) for person_id in able if person_id in up]
        return waiting or [(person_id, None) for person_id in able]

    def at(self, now: datetime) -> _Micros:
        people = dict(self._closed)
        for turn in self._open:
            if turn.contributor_id is not None:
                self._add(people, turn.contributor_id, now - turn.started_at)
        sectors: dict[Id, int] = {}
        for person_id, micros in people.items():
            if (sector := self.sectors.get(person_id)) is not None:
                sectors[sector] = sectors.get(sector, 0) + micros
        here = sum(people.get(person_id, 0) for person_id in self.here)
        return _Micros(people, sectors, sum(sectors.values()), here // max(len(self.here), 1))

    @staticmethod
    def _add(times: dict[Id, int], person_id: Id, span: timedelta) -> None:
        times[person_id] = times.get(person_id, 0) + max(span // _MICRO, 0)


class _Latest:
    """The last ledger, as long as the same session is asked: the clock asks every second."""

    session: ref[Session] | None = None
    ledger: _Ledger


def _ledger_of(session: Session) -> _Ledger:
    if _Latest.session is None or _Latest.session() is not session:
        _Latest.session, _Latest.ledger = ref(session), _Ledger(session)
    return _Latest.ledger
