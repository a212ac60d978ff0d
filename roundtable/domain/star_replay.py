"""How the star filled during the afternoon: the moments at which something came, and the session as it was then."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any

from roundtable.domain.agenda import Run
from roundtable.domain.floor import Show
from roundtable.domain.history import Line, Touched
from roundtable.domain.records import Edit, Id, Record, add, remove, revise
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Insight, Quote, QuoteState

Words = Quote | Insight | ActionPoint | Show
Entries = Sequence[tuple[datetime, Touched]]
Told = Mapping[tuple[type[Record], Id], Entries]
NOTHING: Told = MappingProxyType({})
_KINDS: frozenset[type[Record]] = frozenset((Quote, Insight, ActionPoint))
_WHO = ("contributor_id", "organisation_id", "owner_id")


def told_of(told: Iterable[tuple[Line, Sequence[Touched]]]) -> Told:
    """What the journal tells of words, by kind and record, oldest first (`Room.whole_history`)."""
    found: dict[tuple[type[Record], Id], list[tuple[datetime, Touched]]] = {}
    for line, touched in told:
        for each in touched:
            if each.kind in _KINDS:
                found.setdefault((each.kind, each.record_id), []).append((line.at, each))
    return found


def moments(session: Session, told: Told = NOTHING) -> tuple[datetime, ...]:
    """When words came that hang on the star, went elsewhere, or were taken back, in order.

    Words of one moment are one, and those without time are none.
    """
    known = {segment.id for segment in session.details.star.segments}
    found: set[datetime] = set()
    for words in _words(session):
        if isinstance(words, Show) or (type(words), words.id) in told:
            continue
        withdrawn = isinstance(words, Quote) and words.state is QuoteState.WITHDRAWN
        if not withdrawn and known.intersection(words.segments) and (at := _came_at(words)) is not None:
            found.add(at)
    for entries in told.values():
        found.update(_changes(entries, known))
    return tuple(sorted(found))


def session_at(session: Session, moment: datetime, told: Told = NOTHING) -> Session:
    """The session without what came after a moment, its items running as they ran then.

    Words hang where the journal tells that they hung then; those of which it tells nothing hang where they do today.
    """
    return session.with_edits((*_undone(session, moment, told), *_retold(session, moment, told)))


def to_take_away(session: Session, past: Session) -> Session:
    """The star of a moment as it may leave today: nothing that was taken back since, and words as they read today.

    `past` is what `session_at` gave; of it remain where words hung, what was measured and which items ran.
    """
    edits: list[Edit] = []
    for was in _words(past):
        today = session.find(type(was), was.id)
        if today is None:
            edits.append(remove(was))
        elif not isinstance(was, Show) and not isinstance(today, Show):
            edits.append(Edit(was, replace(today, segments=was.segments)))
    return past.with_edits(edits)


def _changes(entries: Entries, known: set[str]) -> Iterator[datetime]:
    """When one record came to the star, moved on it or left it."""
    seen: tuple[str, ...] = ()
    state: dict[str, Any] = {}
    for at, touched in entries:
        state = {} if touched.after is None else {**state, **touched.after}
        gone = state.get("state") == QuoteState.WITHDRAWN
        now = () if gone else tuple(each for each in _segments(state) if each in known)
        if now != seen:
            came = _time(state) if touched.before is None else None
            yield min(at, came) if came else at
        seen = now


def _retold(session: Session, moment: datetime, told: Told) -> Iterator[Edit]:
    """The edits that make words what they were."""
    for (kind, record_id), entries in told.items():
        words = session.find(kind, record_id)
        columns = _columns_at(entries, moment)
        if columns is None:
            if words is not None:
                yield remove(words)
            continue
        changes: dict[str, Any] = {
            name: Id(columns[name]) if columns[name] else None for name in _WHO if name in columns
        }
        changes |= {"text": columns.get("text", ""), "segments": _segments(columns)}
        if kind is Quote:
            changes["state"] = QuoteState(columns.get("state", QuoteState.HEARD))
        if words is not None:
            yield revise(words, **changes)
        else:
            at = "agreed_at" if kind is ActionPoint else "said_at"
            yield add(kind(id=record_id, sort=columns.get("sort", ""), **changes, **{at: _time(columns)}))


def _columns_at(entries: Entries, moment: datetime) -> dict[str, Any] | None:
    """A record as it was; words that were noted later than they were said are there from when they were said."""
    columns: dict[str, Any] | None = None
    for place, (at, touched) in enumerate(entries):
        came = _time(touched.after) if place == 0 and touched.before is None and touched.after else None
        if min(at, came or at) > moment:
            break
        columns = None if touched.after is None else {**(columns or {}), **touched.after}
    return columns


def _segments(columns: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(json.loads(columns.get("segments") or "[]"))


def _time(columns: Mapping[str, Any]) -> datetime | None:
    at = columns.get("said_at") or columns.get("agreed_at")
    return datetime.fromisoformat(at) if at else None


def _undone(session: Session, moment: datetime, told: Told) -> Iterator[Edit]:
    for words in _words(session):
        if (type(words), words.id) in told:
            continue
        at = _came_at(words)
        if at is not None and at > moment:
            yield remove(words)
    for run in session.all(Run):
        if run.started_at > moment:
            yield remove(run)
        elif run.ended_at is not None and run.ended_at > moment:
            yield revise(run, ended_at=None, paused_at=None)


def _words(session: Session) -> Iterator[Words]:
    yield from session.all(Quote)
    yield from session.all(Insight)
    yield from session.all(ActionPoint)
    yield from session.all(Show)


def _came_at(words: Words) -> datetime | None:
    if isinstance(words, ActionPoint):
        return words.agreed_at
    return words.at if isinstance(words, Show) else words.said_at
