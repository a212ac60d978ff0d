"""Edits that cut words in two, and that join several into one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

from roundtable.commands.checks import text_of
from roundtable.commands.several import points_of
from roundtable.domain.attribution import strictest
from roundtable.domain.errors import Refused
from roundtable.domain.order import key_between
from roundtable.domain.points import Point, moment_of, sort_of, who_of
from roundtable.domain.records import Edit, Id, add, new_id, remove
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Attribution, Quote, QuoteState, Wording

_LONG_AGO = datetime.min.replace(tzinfo=UTC)
_NEAREST_FIRST = (Wording.VERBATIM, Wording.NEAR_VERBATIM, Wording.PARAPHRASE)


def split_words(session: Session, now: datetime, *, record_id: Id, first: str, second: str) -> Iterator[Edit]:
    """Cut words in two: the record keeps the first part, and the second stands behind it with all else the same.

    Of a quote neither part has been read back yet: what its speaker stood by was the whole.
    Refused: unknown-words, nothing-to-split, text-too-long, quote-is-withdrawn.
    """
    (point,) = points_of(session, [record_id])
    whole = _as_heard(point)
    yield Edit(point, replace(whole, text=text_of(first, "nothing-to-split")))
    yield add(replace(whole, id=new_id(), sort=_behind(session, point), text=text_of(second, "nothing-to-split")))


def join_words(session: Session, now: datetime, *, record_ids: Iterable[Id]) -> Iterator[Edit]:
    """Put several words together into the one that was said first, in the order in which they were said.

    It keeps that time, hangs on the segments of all and has the strictest of their own rules; words whose speaker is
    still to be found become those of the speaker of the others. A quote is as far from what was said as the furthest
    of them, and has not been read back as one yet. Of promises the earliest day stands.
    Refused: unknown-words, nothing-to-join, words-of-several-kinds, words-of-several-people, text-too-long,
    quote-is-withdrawn.
    """
    points = sorted(points_of(session, record_ids), key=lambda each: (moment_of(each) or _LONG_AGO, each.sort, each.id))
    if len(points) < 2:
        raise Refused("nothing-to-join")
    if len({sort_of(each) for each in points}) > 1:
        raise Refused("words-of-several-kinds")
    if len(whose := {who_of(each) for each in points} - {(None, None)}) > 1:
        raise Refused("words-of-several-people")
    person, hat = next(iter(whose), (None, None))
    joined = _together(points)
    text = text_of(" ".join(each.text for each in points), "nothing-to-join")
    segments = tuple(dict.fromkeys(segment for each in points for segment in each.segments))
    named = (
        replace(joined, owner_id=person) if isinstance(joined, ActionPoint) else replace(joined, contributor_id=person)
    )
    yield Edit(points[0], replace(named, text=text, segments=segments, organisation_id=hat))
    yield from map(remove, points[1:])


def _together(points: Sequence[Point]) -> Point:
    """The first of them with what only its own kind has, as all of them together have it."""
    heard = [_as_heard(each) for each in points]
    quotes = [each for each in heard if isinstance(each, Quote)]
    actions = [each for each in heard if isinstance(each, ActionPoint)]
    if quotes:
        rule, because = _strictest_own(quotes)
        return replace(
            quotes[0],
            attribution=rule,
            loosened_because=because,
            words=max((each.words for each in quotes), key=_NEAREST_FIRST.index),
            note="\n".join(each.note for each in quotes if each.note),
        )
    if actions:
        due = min((each.due for each in actions if each.due is not None), default=None, key=date.toordinal)
        return replace(actions[0], due=due, done=all(each.done for each in actions))
    return heard[0]


def _strictest_own(quotes: Sequence[Quote]) -> tuple[Attribution | None, str]:
    """The strictest of the quotes' own rules, None where none has any, and why that one was once loosened."""
    if all(each.attribution is None for each in quotes):
        return None, quotes[0].loosened_because
    rule, _ = strictest(*((each.attribution, "quote") for each in quotes))
    return rule, next(each.loosened_because for each in quotes if each.attribution is rule)


def _as_heard(point: Point) -> Point:
    """The words before anybody was asked. Refused: quote-is-withdrawn."""
    if not isinstance(point, Quote):
        return point
    if point.state is QuoteState.WITHDRAWN:
        raise Refused("quote-is-withdrawn", quote_id=point.id)
    return replace(point, state=QuoteState.HEARD)


def _behind(session: Session, point: Point) -> str:
    """A place right behind a record in its list; at the end of it where another has the very same place."""
    places = [each.sort for each in session.all(type(point))]
    following = next((sort for sort in places if sort > point.sort), "")
    return key_between(point.sort, following) if places.count(point.sort) == 1 else session.next_sort(type(point))
