"""A parsed line in words, as the table of lines has it."""

from __future__ import annotations

from roundtable.capture_line.parsed import LineKind, Parsed
from roundtable.domain.words import Wording

NOBODY = "??"


def told(parsed: Parsed) -> str:
    """Who: what kind: the words, then what hangs on it, every part only where it is there."""
    if parsed.kind is LineKind.MEND:
        return f"mend [{parsed.old}] to [{parsed.text}]"
    parts = [] if parsed.kind is LineKind.CONTINUATION else [_who(parsed)]
    parts += [_what(parsed), f"[{parsed.text}]"]
    parts += [f"@{segment}" for segment in parsed.segments or ()]
    if parsed.due is not None:
        parts.append(f"{parsed.due:by %a %-d %b %Y}")
    parts += [f"!{problem.reason}" for problem in parsed.problems]
    return " ".join(filter(None, parts))


def _who(parsed: Parsed) -> str:
    who = (parsed.contributor_id or NOBODY).upper()
    if parsed.organisation_id:
        return f"{who} for {parsed.organisation_id}"
    from_floor = parsed.kind is not LineKind.ACTION and not parsed.speaker_typed
    return f"{who} (floor)" if from_floor else who


def _what(parsed: Parsed) -> str:
    if parsed.kind is LineKind.CONTINUATION:
        return "goes on"
    if parsed.kind is LineKind.ACTION:
        return "promises"
    if parsed.kind is LineKind.INSIGHT:
        return parsed.insight_kind.value
    return "" if parsed.wording is Wording.NEAR_VERBATIM else parsed.wording.value
