"""Which version of the report this is, and what changed since the last one that was published."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence

from roundtable.domain.look import Chapter, Edition
from roundtable.report.as_markdown import block_text
from roundtable.report.content import Heading, Illustration, Part

DIGITS = 16
"""Hexadecimal digits of a digest: two texts of one chapter are told apart for certain."""


def edition_of(parts: Sequence[Part], last: Edition) -> Edition:
    """The version that these parts make: the last one while nothing differs, else the next."""
    chapters = tuple(_chapters(parts))
    if last.number == 0:
        return Edition(1, chapters)
    if chapters == last.chapters:
        return last
    return Edition(last.number + 1, chapters, tuple(_changes(last.chapters, chapters)))


def _chapters(parts: Sequence[Part]) -> Iterator[Chapter]:
    title, digest = "", hashlib.sha256()
    for part in parts:
        if isinstance(part, Heading) and part.level == 1:
            if title:
                yield Chapter(title, digest.hexdigest()[:DIGITS])
            title, digest = part.text, hashlib.sha256()
        digest.update(block_text(part).encode("utf-8", "replace"))
        digest.update(part.image if isinstance(part, Illustration) else b"")
    if title:
        yield Chapter(title, digest.hexdigest()[:DIGITS])


def _changes(before: Sequence[Chapter], after: Sequence[Chapter]) -> Iterator[str]:
    """What is new, what was changed and what was left out, by the titles of chapters; else their order."""
    old, new = {each.title: each for each in before}, {each.title: each for each in after}
    yield from (f"New: {title}" for title in new if title not in old)
    yield from (f"Changed: {title}" for title in new if title in old and new[title] != old[title])
    yield from (f"Left out: {title}" for title in old if title not in new)
    if old.keys() == new.keys() and all(new[title] == old[title] for title in new):
        yield "The order of the chapters"
