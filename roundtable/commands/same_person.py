"""The edit that makes one person of two records of the same one, with all words and the stricter wish of the two."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from roundtable.commands.checks import changed, known
from roundtable.domain.attribution import strictest
from roundtable.domain.errors import Refused
from roundtable.domain.floor import Hand, Turn
from roundtable.domain.people import Contributor
from roundtable.domain.records import Edit, Id, remove
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Insight, Quote


def merge_contributors(session: Session, now: datetime, *, contributor_id: Id, into_id: Id) -> Iterator[Edit]:
    """Give all that somebody said, promised and asked for to another record of the same person, and take this one away.

    The strictest of the two wishes stands. What the other one lacks (organisation, sector, role, e-mail, seat, consent)
    is filled; words said under another organisation keep it as the hat that was worn.
    Refused: unknown-contributor, merged-into-itself.
    """
    one, into = known(session, Contributor, contributor_id), known(session, Contributor, into_id)
    if one.id == into.id:
        raise Refused("merged-into-itself", name=one.name)
    whole = _together(one, into)
    hat = one.organisation_id if one.organisation_id != whole.organisation_id else None
    said: tuple[Quote | Insight, ...] = (*session.all(Quote), *session.all(Insight))
    for words in said:
        if words.contributor_id == one.id:
            yield from changed(words, contributor_id=into.id, organisation_id=words.organisation_id or hat)
    for action in session.all(ActionPoint):
        if action.owner_id == one.id:
            yield from changed(action, owner_id=into.id, organisation_id=action.organisation_id or hat)
    for turn in session.all(Turn):
        if turn.contributor_id == one.id:
            yield from changed(turn, contributor_id=into.id)
    waits = any(hand.contributor_id == into.id for hand in session.hands_up)
    for hand in session.all(Hand):
        if hand.contributor_id == one.id:
            lowered_at = now if hand.lowered_at is None and waits else hand.lowered_at
            yield from changed(hand, contributor_id=into.id, lowered_at=lowered_at)
    yield remove(one)
    if whole != into:
        yield Edit(into, whole)


def _together(one: Contributor, into: Contributor) -> Contributor:
    """The second one with what only the first one knows, and with the stricter wish."""
    present = into.present or one.present
    arrived = [each for each in (into.arrived_at, one.arrived_at) if each is not None]
    left = [each for each in (into.left_at, one.left_at) if each is not None]
    consents = into if into.consent_how else one
    fills_organisation = into.organisation_id is None
    wishes = into
    if one.attribution is not None:
        rule, _ = strictest((into.attribution, "contributor"), (one.attribution, "contributor"))
        wishes = into if rule is into.attribution else one
    return replace(
        into,
        organisation_id=one.organisation_id if fills_organisation else into.organisation_id,
        sector_id=one.sector_id if fills_organisation and into.sector_id is None else into.sector_id,
        role=into.role or one.role,
        email=into.email or one.email,
        seat=into.seat if into.seat is not None else one.seat,
        present=present,
        arrived_at=min(arrived, default=None),
        left_at=None if present else max(left, default=None),
        attribution=wishes.attribution,
        loosened_because=wishes.loosened_because,
        consent_how=consents.consent_how,
        consent_at=consents.consent_at,
    )
