"""Everything one may do to one thing that was said: capture, mend, re-attribute, read back, remove."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime

from roundtable.commands.checks import changed, known, known_segments, text_of, why_looser
from roundtable.commands.stood_by import reading, said_by
from roundtable.domain.agenda import AgendaItem
from roundtable.domain.errors import Refused
from roundtable.domain.latest import item_at
from roundtable.domain.people import Contributor, Organisation
from roundtable.domain.points import Point
from roundtable.domain.records import Edit, Id, add, remove, revise
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Attribution, Insight, InsightKind, Quote, QuoteState, Wording


def capture_quote(
    session: Session,
    now: datetime,
    *,
    text: str,
    contributor_id: Id | None = None,
    organisation_id: Id | None = None,
    words: Wording = Wording.NEAR_VERBATIM,
    segments: Iterable[str] | None = None,
    said_at: datetime | None = None,
    note: str = "",
) -> Iterator[Edit]:
    """Write down what a contributor said; None is a speaker still to be found.

    `segments` None means those of the item that ran then. `said_at` is the time of the first key; now when left out.
    Refused: quote-is-empty, text-too-long, unknown-contributor, unknown-organisation, unknown-segment.
    """
    _check_who(session, contributor_id, organisation_id)
    item = item_at(session, said_at or now)
    yield add(
        Quote(
            sort=session.next_sort(Quote),
            text=text_of(text, "quote-is-empty"),
            contributor_id=contributor_id,
            organisation_id=organisation_id,
            words=words,
            said_at=said_at or now,
            item_id=item.id if item is not None else None,
            segments=_segments(session, segments, item),
            note=note,
        )
    )


def capture_action(
    session: Session,
    now: datetime,
    *,
    text: str,
    owner_id: Id | None = None,
    organisation_id: Id | None = None,
    due: date | None = None,
    segments: Iterable[str] | None = None,
    agreed_at: datetime | None = None,
) -> Iterator[Edit]:
    """Write down a promise: what, who, by when. Refused: action-is-empty and as for a quote."""
    _check_who(session, owner_id, organisation_id)
    yield add(
        ActionPoint(
            sort=session.next_sort(ActionPoint),
            text=text_of(text, "action-is-empty"),
            owner_id=owner_id,
            organisation_id=organisation_id,
            due=due,
            agreed_at=agreed_at or now,
            segments=_segments(session, segments, item_at(session, agreed_at or now)),
        )
    )


def capture_insight(
    session: Session,
    now: datetime,
    *,
    text: str,
    kind: InsightKind = InsightKind.INSIGHT,
    contributor_id: Id | None = None,
    organisation_id: Id | None = None,
    segments: Iterable[str] | None = None,
    said_at: datetime | None = None,
) -> Iterator[Edit]:
    """Write down an insight, an example, a question or a limit. Refused: insight-is-empty and as for a quote."""
    _check_who(session, contributor_id, organisation_id)
    yield add(
        Insight(
            sort=session.next_sort(Insight),
            text=text_of(text, "insight-is-empty"),
            kind=kind,
            contributor_id=contributor_id,
            organisation_id=organisation_id,
            said_at=said_at or now,
            segments=_segments(session, segments, item_at(session, said_at or now)),
        )
    )


def mend_words(session: Session, now: datetime, *, kind: type[Point], record_id: Id, text: str) -> Iterator[Edit]:
    """Correct the text of a quote, an action point or an insight; a quote that was read back is as heard again."""
    yield from reading(known(session, kind, record_id), text_of(text, "words-are-empty"))


def reattribute(
    session: Session,
    now: datetime,
    *,
    kind: type[Quote] | type[Insight],
    record_id: Id,
    contributor_id: Id | None,
    organisation_id: Id | None = None,
) -> Iterator[Edit]:
    """Say whose words they were, and which hat was worn; a quote that was read back is as heard again.

    Refused: unknown-contributor, unknown-organisation, speaker-keeps-back.
    """
    _check_who(session, contributor_id, organisation_id)
    yield from said_by(session, known(session, kind, record_id), contributor_id, organisation_id)


def set_attribution(
    session: Session, now: datetime, *, quote_id: Id, attribution: Attribution | None, because: str = ""
) -> Iterator[Edit]:
    """Narrow how a quote may be attributed; None leaves it to session and contributor. To widen it wants a reason.

    Refused: loosening-needs-a-reason.
    """
    quote = known(session, Quote, quote_id)
    why = why_looser(quote.attribution, attribution, because, quote.loosened_because)
    yield from changed(quote, attribution=attribution, loosened_because=why)


def note_on_quote(session: Session, now: datetime, *, quote_id: Id, note: str) -> Iterator[Edit]:
    """Keep a note beside a quote; it is never printed."""
    yield from changed(known(session, Quote, quote_id), note=note.strip())


def read_back_quote(session: Session, now: datetime, *, quote_id: Id) -> Iterator[Edit]:
    """Note that a quote was read back to the room. Refused: quote-is-withdrawn."""
    quote = _standing(session, quote_id)
    if quote.state is QuoteState.HEARD:
        yield revise(quote, state=QuoteState.READ_BACK)


def confirm_quote(session: Session, now: datetime, *, quote_id: Id) -> Iterator[Edit]:
    """Note that its speaker stands by a quote as it reads. Refused: quote-is-withdrawn."""
    quote = _standing(session, quote_id)
    if quote.state is not QuoteState.REWORDED:
        yield from changed(quote, state=QuoteState.CONFIRMED)


def reword_quote(session: Session, now: datetime, *, quote_id: Id, text: str) -> Iterator[Edit]:
    """Take the words that the speaker prefers; the old ones stay in the history.

    Refused: quote-is-empty, quote-is-withdrawn.
    """
    yield from changed(_standing(session, quote_id), text=text_of(text, "quote-is-empty"), state=QuoteState.REWORDED)


def withdraw_quote(session: Session, now: datetime, *, quote_id: Id) -> Iterator[Edit]:
    """Take a quote back at its speaker's wish: it is never shown or printed again."""
    yield from changed(known(session, Quote, quote_id), state=QuoteState.WITHDRAWN)


def restore_quote(session: Session, now: datetime, *, quote_id: Id) -> Iterator[Edit]:
    """Bring a withdrawn quote back, as heard."""
    quote = known(session, Quote, quote_id)
    if quote.state is QuoteState.WITHDRAWN:
        yield revise(quote, state=QuoteState.HEARD)


def revise_action(
    session: Session,
    now: datetime,
    *,
    action_id: Id,
    text: str | None = None,
    owner_id: Id | None = None,
    organisation_id: Id | None = None,
    due: date | None = None,
    done: bool = False,
    segments: Iterable[str] | None = None,
) -> Iterator[Edit]:
    """Set what, who and by when of an action point anew; `text` and `segments` None leave words and segments.

    Refused: as for a new one; speaker-keeps-back.
    """
    action = known(session, ActionPoint, action_id)
    _check_who(session, owner_id, organisation_id)
    words = action.text if text is None else text_of(text, "action-is-empty")
    hangs = action.segments if segments is None else known_segments(session, segments)
    yield from said_by(session, action, owner_id, organisation_id, text=words, due=due, done=done, segments=hangs)


def complete_action(session: Session, now: datetime, *, action_id: Id, done: bool = True) -> Iterator[Edit]:
    """Tick an action point off, or open it again."""
    yield from changed(known(session, ActionPoint, action_id), done=done)


def set_insight_kind(session: Session, now: datetime, *, insight_id: Id, kind: InsightKind) -> Iterator[Edit]:
    """Say whether it is an insight, an example, a question or a limit."""
    yield from changed(known(session, Insight, insight_id), kind=kind)


def remove_words(session: Session, now: datetime, *, kind: type[Point], record_id: Id) -> Iterator[Edit]:
    """Take a quote, an action point or an insight off the record; undo brings it back."""
    yield remove(known(session, kind, record_id))


def _check_who(session: Session, contributor_id: Id | None, organisation_id: Id | None) -> None:
    known(session, Contributor, contributor_id)
    known(session, Organisation, organisation_id)


def _segments(session: Session, chosen: Iterable[str] | None, item: AgendaItem | None) -> tuple[str, ...]:
    """The chosen segments; those of the item where nobody has chosen."""
    if chosen is None:
        chosen = item.segments if item is not None else ()
    return known_segments(session, chosen)


def _standing(session: Session, quote_id: Id) -> Quote:
    quote = known(session, Quote, quote_id)
    if quote.state is QuoteState.WITHDRAWN:
        raise Refused("quote-is-withdrawn", quote_id=quote_id)
    return quote
