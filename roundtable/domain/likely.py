"""Who probably said words whose speaker was not noted: whoever had the floor nearest to that moment."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from roundtable.domain.floor import Turn
from roundtable.domain.people import Contributor
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.words import Quote

NEAR = timedelta(minutes=3)
"""A turn further away than this says nothing about who spoke."""


def likely_speakers(session: Session, moment: datetime | None, most: int = 3) -> tuple[Contributor, ...]:
    """People who may have spoken at a moment, the likeliest first.

    Those whose turns lie nearest; where no turn is near, those whose own words do.
    """
    if moment is None:
        return ()
    turns = (
        (away(turn.started_at, turn.ended_at, moment), turn.contributor_id)
        for turn in session.all(Turn)
        if turn.contributor_id is not None
    )
    earliest, latest = moment - NEAR, moment + NEAR  # of ten thousand quotes nearly all are left out by these alone
    said = (
        (abs(quote.said_at - moment), quote.contributor_id)
        for quote in session.all(Quote)
        if quote.said_at is not None and earliest <= quote.said_at <= latest and quote.contributor_id is not None
    )
    return _nearest(session, turns, most) or _nearest(session, said, most)


def _nearest(session: Session, spoke: Iterable[tuple[timedelta, Id]], most: int) -> tuple[Contributor, ...]:
    """The people who spoke near, the nearest first; far ones are left before anything is sorted or looked up."""
    found: dict[Contributor, None] = {}
    for _, contributor_id in sorted(each for each in spoke if each[0] <= NEAR):
        person = session.find(Contributor, contributor_id)
        if person is not None:
            found[person] = None
        if len(found) == most:
            break
    return tuple(found)


def away(start: datetime, end: datetime | None, moment: datetime) -> timedelta:
    """How far a moment lies outside a turn; an open one goes on."""
    if moment < start:
        return start - moment
    return max(moment - end, timedelta()) if end is not None else timedelta()
