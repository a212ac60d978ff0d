"""Several lines at once, as they are pasted: those that go on with, or mend, one before them are part of it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from roundtable.capture_line.parsed import LineKind, Parsed

MOST_LINES = 1_000
"""As many lines may be pasted at once."""
_LIKE = {"'": "['’‘]", "’": "['’]", "‘": "['‘]", '"': '["“”]', "“": '["“]', "”": '["”]', "–": "(?:–|--?)", "-": "[-–]"}


def lines_of(text: str) -> list[str]:
    """The lines of a text that hold anything, without white space around them."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def continued(text: str, more: str) -> str:
    """Words that go on: a full stop gives way when the next word begins small ("We stopped. and so" is one)."""
    if more[:1].islower() and text.endswith(".") and not text.endswith(".."):
        text = text[:-1]
    return f"{text.rstrip()} {more}".strip()


def mended(text: str, old: str, new: str) -> str | None:
    """The text with the new words in the place of the first old ones, however their marks are set; None without any."""
    found = re.search("".join(_LIKE.get(c, re.escape(c)) for c in old), text)
    return text[: found.start()] + new + text[found.end() :] if found else None


def put_together(lines: Iterable[Parsed]) -> list[Parsed]:
    """The lines that will be noted, in order.

    One that goes on with something before the first of them, or mends that, stays as it is.
    """
    found: list[Parsed] = []
    for line in lines:
        before = found[-1] if found else None
        if before is not None and line.kind is LineKind.CONTINUATION and _goes_on(before):
            segments = before.segments if line.segments is None else (*(before.segments or ()), *line.segments)
            found[-1] = replace(before, text=continued(before.text, line.text), segments=segments)
        elif before is not None and line.kind is LineKind.MEND and before.kind is not LineKind.MEND:
            text = mended(before.text, line.old, line.text)
            if text is None:
                found.append(line)
            else:
                found[-1] = replace(before, text=text)
        else:
            found.append(line)
    return found


def _goes_on(line: Parsed) -> bool:
    return line.kind in (LineKind.QUOTE, LineKind.CONTINUATION)
