"""From lines of the desk to what is noted: one, those that are about the last one, and many at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial

from roundtable.capture_line.grammar import parse_line
from roundtable.capture_line.parsed import LineKind, Parsed
from roundtable.capture_line.several import continued, mended, put_together
from roundtable.commands.checks import known_segments, text_of
from roundtable.commands.stood_by import reading
from roundtable.commands.words import capture_action, capture_insight, capture_quote, mend_words, revise_action
from roundtable.domain.errors import Refused
from roundtable.domain.latest import last_point
from roundtable.domain.points import Point, who_of
from roundtable.domain.records import Edit, add, new_id
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Quote, QuoteState

_NOBODY = frozenset({"unknown-speaker", "speaker-is-ambiguous"})


def continue_last(
    session: Session,
    now: datetime,
    *,
    text: str,
    segments: Iterable[str] | None = None,
    said_at: datetime | None = None,
) -> Iterator[Edit]:
    """Go on with the last quote, and hang it on these segments as well; what was read back of it is as heard again.

    Where its speaker took that one back, these are new words of theirs, said at that time, under the same rule.
    Refused: no-quote-yet, no-words-to-go-on, text-too-long, unknown-segment.
    """
    last = last_point(session, Quote)
    if not isinstance(last, Quote):
        raise Refused("no-quote-yet")
    more, hangs = text_of(text, "no-words-to-go-on"), known_segments(session, (*last.segments, *(segments or ())))
    if last.state is QuoteState.WITHDRAWN:
        anew = replace(last, id=new_id(), sort=session.next_sort(Quote), text=more, state=QuoteState.HEARD, note="")
        yield add(replace(anew, segments=hangs, said_at=said_at or now))
        return
    yield from reading(last, text_of(continued(last.text, more), "no-words-to-go-on"), segments=hangs)


def mend_last(session: Session, now: datetime, *, old: str, text: str) -> Iterator[Edit]:
    """Put other words in the place of some of what was noted last; a quote that was read back is as heard again.

    Refused: nothing-noted-yet, words-not-there, words-are-empty, text-too-long.
    """
    last = last_point(session)
    if last is None:
        raise Refused("nothing-noted-yet")
    words = mended(last.text, old, text)
    if words is None:
        raise Refused("words-not-there", old=old)
    yield from reading(last, text_of(words, "words-are-empty"))


def mend_of(session: Session, point: Point, text: str, today: date) -> partial[Iterator[Edit]]:
    """The command that mends words; those of a promise are read as a line, which may name its owner, day and segments.

    What they do not name stays as it is. A name that fits nobody, or several, is words as it was typed.
    """
    if not isinstance(point, ActionPoint) or text.strip() == point.text:
        return partial(mend_words, kind=type(point), record_id=point.id, text=text)
    line = parse_line(f"! {text.strip().removeprefix('!')}", session, today=today)
    is_named = line.speaker_typed and not _NOBODY.intersection(each.reason for each in line.problems)
    person, hat = (line.contributor_id, line.organisation_id) if is_named else who_of(point)
    mend = partial(revise_action, action_id=point.id, text=line.text, owner_id=person, organisation_id=hat)
    return partial(mend, due=line.due or point.due, done=point.done, segments=(*point.segments, *(line.segments or ())))


def note_lines(
    session: Session, now: datetime, *, lines: Sequence[Parsed], said_at: datetime | None = None
) -> Iterator[Edit]:
    """Note many lines as one edit, all as said at one time; lines that go on with one of them are part of it.

    Refused: as each of them alone; then none is noted.
    """
    for line in put_together(lines):
        edits = list(command_of(line, said_at or now)(session, now))
        yield from edits
        session = session.with_edits(edits)


def command_of(line: Parsed, said_at: datetime) -> partial[Iterator[Edit]]:
    """The command that notes a line as said at a time, with all that it wants to know."""
    if line.kind is LineKind.CONTINUATION:
        return partial(continue_last, text=line.text, segments=line.segments, said_at=said_at)
    if line.kind is LineKind.MEND:
        return partial(mend_last, old=line.old, text=line.text)
    who, hat, segments = line.contributor_id, line.organisation_id, line.segments
    if line.kind is LineKind.ACTION:
        promise = partial(capture_action, text=line.text, owner_id=who, organisation_id=hat, segments=segments)
        return partial(promise, due=line.due, agreed_at=said_at)
    if line.kind is LineKind.INSIGHT:
        insight = partial(capture_insight, text=line.text, contributor_id=who, organisation_id=hat, segments=segments)
        return partial(insight, kind=line.insight_kind, said_at=said_at)
    quote = partial(capture_quote, text=line.text, contributor_id=who, organisation_id=hat, segments=segments)
    return partial(quote, words=line.wording, said_at=said_at)
