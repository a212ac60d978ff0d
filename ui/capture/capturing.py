"""From what is typed in the line to the commands that note it, and what is then said of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from roundtable.capture_line.parsed import LineKind, Parsed
from roundtable.capture_line.several import continued, put_together
from roundtable.commands.lines import command_of, continue_last, mend_last, mend_of, note_lines
from roundtable.commands.words import mend_words, revise_action
from roundtable.domain.points import Point
from roundtable.domain.session import Session
from roundtable.room import Change
from ui import wording
from ui.capture.faces import local
from ui.capture.heard_again import no_longer
from ui.capture.saying import noted_words, told_kinds
from ui.live import Live

_MENDS = (mend_words.__name__, revise_action.__name__, mend_last.__name__, continue_last.__name__)


def carry_out(live: Live, lines: Sequence[Parsed], said_at: datetime) -> Change | None:
    """Note a line, or many as one edit, as said at the time of the first key; None when it was refused."""
    if len(lines) > 1:
        return live.do(note_lines, lines=tuple(lines), said_at=said_at)
    command = command_of(lines[0], said_at)
    return live.do(command.func, **command.keywords)


def mend(live: Live, point: Point, text: str) -> Change | None:
    """Put other words in the place of those that were brought back; None when it was refused.

    Those of a promise may name its owner, day and segments, as a line does.
    """
    today = local(live.session, live.now()).date()
    command = mend_of(live.session, point, text, today)
    return live.do(command.func, **command.keywords)


def said_of(session: Session, change: Change, now: datetime) -> tuple[str, str] | None:
    """What was noted, in one line, and the verb for it; None when nothing was."""
    records = [edit.after for edit in change.edits if edit.after is not None]
    if not records:
        return None
    if change.label == note_lines.__name__:
        return f"{wording.counted(len(records), 'line')}: {told_kinds(records)}", "Noted"
    is_mended = change.label in _MENDS and change.edits[-1].before is not None
    verb = ", ".join(part for part in ("Mended" if is_mended else "Noted", no_longer(change)) if part)
    return noted_words(session, records[-1], now), verb


def is_noted_by(change: Change, lines: Sequence[Parsed]) -> bool:
    """Whether an edit notes these lines: it was in doubt, as after a failing disk, and turns out to be kept."""
    noted = []
    for edit in change.edits:
        before, after = getattr(edit.before, "text", None), getattr(edit.after, "text", None)
        noted.append((before, after))
    wanted = put_together(lines)
    return bool(wanted) and all(any(_notes(line, *texts) for texts in noted) for line in wanted)


def _notes(line: Parsed, before: str | None, after: str | None) -> bool:
    if not line.text or after is None:
        return False
    if before is None:
        return after == line.text
    return line.kind is LineKind.CONTINUATION and after == continued(before, line.text)
