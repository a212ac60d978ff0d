"""What may not be shown any more: it leaves a slide that is held on the screen, and it leaves without a fade."""

from __future__ import annotations

from dataclasses import replace

from roundtable.domain.attribution import called_by
from roundtable.domain.people import Contributor
from roundtable.domain.records import Id
from roundtable.domain.session import Session
from roundtable.domain.withheld import Withheld
from roundtable.domain.words import ActionPoint, Quote, QuoteState
from ui.slides.content import (
    ActionsSlide,
    LatestWords,
    Promise,
    QueueSlide,
    QuoteSlide,
    ReadBackRow,
    ReadBackSlide,
    Reading,
    SlideContent,
    StarSlide,
    Waiting,
)
from ui.slides.listed import owner_words, signed


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
        case StarSlide() if content.latest is not None:
            return replace(content, latest=_latest(content.latest, session))
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
    if not row.text:
        return row
    text = Withheld(session).told(replace(quote, text=row.text))
    return replace(row, text=text, who=signed(session, quote))


def _latest(latest: LatestWords, session: Session) -> LatestWords | None:
    quote = session.find(Quote, latest.quote_id)
    if quote is None or quote.state is QuoteState.WITHDRAWN:
        return None
    text = Withheld(session).told(replace(quote, text=latest.text))
    return replace(latest, text=text, who=signed(session, quote))


def _promise(promise: Promise, session: Session) -> Promise | None:
    action = session.find(ActionPoint, promise.action_id)
    if action is None:
        return None
    text = Withheld(session).told(replace(action, text=promise.text))
    return replace(promise, text=text, who=owner_words(session, action))


def takes_back(before: SlideContent, after: SlideContent) -> bool:
    """Whether words, or the name they carried, are other ones on the next slide: such do not linger in a fade."""
    if isinstance(before, QuoteSlide) and isinstance(after, QuoteSlide):
        return (before.quote_id, before.place) == (after.quote_id, after.place)  # another page of it may come by a fade
    if isinstance(before, StarSlide) and isinstance(after, StarSlide) and before.latest is not None:
        return _is_withdrawn(before.latest, after.latest)
    was, becomes = _said(before), _said(after)
    return any(becomes[key] != said for key, said in was.items() if key in becomes)


def _is_withdrawn(before: LatestWords, after: LatestWords | None) -> bool:
    """Whether words are gone, and not followed by later ones."""
    if after is None:
        return True
    if after.quote_id == before.quote_id:
        return after != before
    return before.said_at is not None and after.said_at is not None and after.said_at < before.said_at


def _said(content: SlideContent) -> dict[Id, tuple[str, ...]]:
    """The name of each person, of each quote and of each promise on a list, with its words."""
    match content:
        case QueueSlide():
            everybody = [*content.waiting, *([content.speaker] if content.speaker else [])]
            return {each.contributor_id: (each.name,) for each in everybody}
        case ReadBackSlide():
            return {row.quote_id: (row.text, row.who) for row in content.rows}
        case ActionsSlide():
            return {each.action_id: (each.who, each.text) for each in content.promises}
    return {}
