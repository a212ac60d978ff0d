"""A list that is held on the screen, with no word and no name that may not be shown any more."""

from __future__ import annotations

from dataclasses import replace

from roundtable.domain.attribution import called_by, quote_label
from roundtable.domain.people import Contributor
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Quote, QuoteState
from ui.slides.content import (
    ActionsSlide,
    Promise,
    QueueSlide,
    ReadBackRow,
    ReadBackSlide,
    Reading,
    SlideContent,
    Waiting,
)
from ui.slides.listed import owner_words


def redacted(content: SlideContent, session: Session) -> SlideContent:
    """The same slide, its names as they may be shown now; whoever, or whatever, was removed is not on it any more."""
    match content:
        case QueueSlide():
            waiting = tuple(found for each in content.waiting if (found := _waiting(each, session)) is not None)
            speaker = _waiting(content.speaker, session) if content.speaker else None
            return replace(content, speaker=speaker, waiting=waiting)
        case ReadBackSlide():
            rows = tuple(row for each in content.rows if (row := _row(each, session)) is not None)
            return replace(content, rows=rows)
        case ActionsSlide():
            kept = tuple(promise for each in content.promises if (promise := _promise(each, session)) is not None)
            return replace(content, promises=kept)
    return content


def _waiting(waiting: Waiting, session: Session) -> Waiting | None:
    person = session.find(Contributor, waiting.contributor_id)
    return replace(waiting, name=called_by(session, person)) if person else None


def _row(row: ReadBackRow, session: Session) -> ReadBackRow | None:
    quote = session.find(Quote, row.quote_id)
    if quote is None:
        return None
    if quote.state is QuoteState.WITHDRAWN:
        return ReadBackRow(row.quote_id, Reading.WITHDRAWN)
    return replace(row, who=quote_label(session, quote).first) if row.text else row


def _promise(promise: Promise, session: Session) -> Promise | None:
    action = session.find(ActionPoint, promise.action_id)
    return replace(promise, who=owner_words(session, action)) if action else None
