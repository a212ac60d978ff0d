"""Quotes, action points and insights of a file as records."""

from __future__ import annotations

from roundtable.domain.words import ActionPoint, Attribution, Insight, InsightKind, Quote, QuoteState, Wording
from roundtable.interchange.fields import Fields


def quote(fields: Fields, sort: str) -> Quote:
    """A quote."""
    return Quote(
        id=fields.own_id(),
        sort=sort,
        text=fields.text("text"),
        contributor_id=fields.pointer("contributor", "contributor"),
        organisation_id=fields.pointer("organisation", "organisation"),
        words=fields.one_of("words", Wording.NEAR_VERBATIM),
        state=fields.one_of("state", QuoteState.HEARD),
        said_at=fields.moment("said_at"),
        item_id=fields.pointer("agenda_item", "agenda item"),
        segments=fields.segments(),
        attribution=fields.wish("attribution", Attribution),
        note=fields.text("note"),
        loosened_because=fields.text("loosened_because"),
    )


def action(fields: Fields, sort: str) -> ActionPoint:
    """An action point."""
    return ActionPoint(
        id=fields.own_id(),
        sort=sort,
        text=fields.text("text"),
        owner_id=fields.pointer("owner", "contributor"),
        organisation_id=fields.pointer("organisation", "organisation"),
        due=fields.day("due"),
        done=fields.values.get("done", False),
        agreed_at=fields.moment("agreed_at"),
        segments=fields.segments(),
    )


def insight(fields: Fields, sort: str) -> Insight:
    """An insight."""
    return Insight(
        id=fields.own_id(),
        sort=sort,
        text=fields.text("text"),
        kind=fields.one_of("kind", InsightKind.INSIGHT),
        contributor_id=fields.pointer("contributor", "contributor"),
        organisation_id=fields.pointer("organisation", "organisation"),
        said_at=fields.moment("said_at"),
        segments=fields.segments(),
    )
