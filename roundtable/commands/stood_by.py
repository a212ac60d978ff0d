"""What becomes of words that a room heard read back, or that somebody stood by, once they read otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from roundtable.commands.checks import changed
from roundtable.domain.attribution import strictest
from roundtable.domain.errors import Refused
from roundtable.domain.people import Contributor
from roundtable.domain.points import Point, who_of
from roundtable.domain.records import Edit, Id
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Attribution, Quote, QuoteState, Wording


def reading(point: Point, text: str, **fields: object) -> Iterator[Edit]:
    """The edit that gives words another text; a quote that was read back is as heard again, as nobody stood by it."""
    yield from changed(point, text=text, **_as_heard(point, text != point.text), **fields)


def worded(quote: Quote, words: Wording) -> Iterator[Edit]:
    """The edit that says how near a quote is to what was said; as heard again where that sets or takes its marks."""
    is_other = replace(quote, words=words).is_marked != quote.is_marked
    yield from changed(quote, words=words, **_as_heard(quote, is_other))


def said_by(
    session: Session, point: Point, contributor_id: Id | None, organisation_id: Id | None, **fields: object
) -> Iterator[Edit]:
    """The edit that gives words to another speaker, or to the same one under another hat; a quote is as heard again.

    Where a person kept something back, and the words are no longer told as theirs but as their organisation's, that
    rule stays on a quote. Refused: speaker-keeps-back, for words that can have no rule of their own.
    """
    whose = (contributor_id, organisation_id)
    fields |= _as_heard(point, whose != who_of(point))
    rule = _left_behind(session, point) if contributor_id is None else None
    if rule is not None and isinstance(point, Quote):
        fields["attribution"] = strictest((point.attribution, "quote"), (rule, "contributor"))[0]
    elif rule is not None and organisation_id is not None:
        raise Refused("speaker-keeps-back")
    person = "owner_id" if isinstance(point, ActionPoint) else "contributor_id"
    yield from changed(point, **{person: contributor_id, "organisation_id": organisation_id}, **fields)


def _as_heard(point: Point, is_other: bool) -> dict[str, object]:
    if is_other and isinstance(point, Quote) and point.state.level > 0:
        return {"state": QuoteState.HEARD}
    return {}


def _left_behind(session: Session, point: Point) -> Attribution | None:
    """The wish of the person whose words they were so far, where it keeps anything back."""
    person = session.find(Contributor, who_of(point)[0])
    wish = person.attribution if person is not None else None
    return wish if wish is not None and wish is not Attribution.NAMED else None
