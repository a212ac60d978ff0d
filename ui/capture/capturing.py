"""From a line that was read to the command that notes it."""

from __future__ import annotations

from datetime import datetime

from roundtable.capture_line.parsed import LineKind, Parsed
from roundtable.commands.words import capture_action, capture_insight, capture_quote, mend_words
from roundtable.domain.words import Quote
from roundtable.room import Change
from ui.capture.saying import last_point
from ui.live import Live


class Nothing(Exception):
    """A line about an earlier one that is not there; says so in a sentence."""


def carry_out(live: Live, parsed: Parsed, said_at: datetime) -> Change | None:
    """Note what a line says, as said at the time of its first key; None when it was refused.

    Nothing: the line goes on with a quote, or mends words, that are not there.
    """
    if parsed.kind is LineKind.CONTINUATION:
        return _go_on(live, parsed)
    if parsed.kind is LineKind.MEND:
        return _mend(live, parsed)
    if parsed.kind is LineKind.ACTION:
        return live.do(
            capture_action,
            text=parsed.text,
            owner_id=parsed.contributor_id,
            organisation_id=parsed.organisation_id,
            due=parsed.due,
            segments=parsed.segments,
            agreed_at=said_at,
        )
    if parsed.kind is LineKind.INSIGHT:
        return live.do(
            capture_insight,
            text=parsed.text,
            kind=parsed.insight_kind,
            contributor_id=parsed.contributor_id,
            organisation_id=parsed.organisation_id,
            segments=parsed.segments,
            said_at=said_at,
        )
    return live.do(
        capture_quote,
        text=parsed.text,
        contributor_id=parsed.contributor_id,
        organisation_id=parsed.organisation_id,
        words=parsed.wording,
        segments=parsed.segments,
        said_at=said_at,
    )


def _go_on(live: Live, parsed: Parsed) -> Change | None:
    last = last_point(live.session, Quote)
    if last is None:
        raise Nothing("There is no quote yet that this could go on with.")
    if not parsed.text:
        raise Nothing("Type how the last quote goes on.")
    return live.do(mend_words, kind=Quote, record_id=last.id, text=continued(last.text, parsed.text))


def continued(text: str, more: str) -> str:
    """Words that go on: a full stop gives way when the next word begins small ("We stopped. and so" is one)."""
    if more[:1].islower() and text.endswith(".") and not text.endswith(".."):
        text = text[:-1]
    return f"{text.rstrip()} {more}"


def _mend(live: Live, parsed: Parsed) -> Change | None:
    last = last_point(live.session)
    if last is None:
        raise Nothing("Nothing has been noted yet that could be mended.")
    old = parsed.old if parsed.old in last.text else parsed.old.replace("'", "’")
    if old not in last.text:
        raise Nothing(f"“{parsed.old}” does not stand in the last one.")
    return live.do(mend_words, kind=type(last), record_id=last.id, text=last.text.replace(old, parsed.text, 1))
