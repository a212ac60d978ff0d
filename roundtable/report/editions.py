"""Which version of the report this is, and what changed since the last one that was published."""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from roundtable.domain.look import Chapter, Edition
from roundtable.report.as_markdown import block_text
from roundtable.report.content import Cover, Heading, Illustration, Part
from roundtable.report.text import plain

DIGITS = 16
"""Hexadecimal digits of a digest: two texts of one chapter are told apart for certain."""
COVER = ""
"""The title that the cover has among the chapters; no chapter is without one."""


def edition_of(cover: Cover, parts: Sequence[Part], last: Edition) -> Edition:
    """The version that cover and parts make: the last one while nothing differs, else the next."""
    chapters = tuple(_chapters(cover, parts))
    if last.number == 0:
        return Edition(1, chapters)
    if chapters == last.chapters:
        return last
    return Edition(last.number + 1, chapters, tuple(_changes(last.chapters, chapters)))


def _chapters(cover: Cover, parts: Sequence[Part]) -> Iterator[Chapter]:
    """The cover, with what stands before the first chapter, and each chapter."""
    title, digest = COVER, hashlib.sha256(_of_cover(cover))
    for part in parts:
        if isinstance(part, Heading) and part.level == 1:
            yield Chapter(title, digest.hexdigest()[:DIGITS])
            title, digest = part.text, hashlib.sha256()
        digest.update(block_text(part).encode("utf-8", "replace"))
        digest.update(part.image if isinstance(part, Illustration) else b"")
    yield Chapter(title, digest.hexdigest()[:DIGITS])


def _of_cover(cover: Cover) -> bytes:
    """The cover without its star, which tells what the chapters tell."""
    lines = (cover.title, cover.subtitle, *cover.lines, cover.date_line, cover.host, cover.photo_alt, *cover.logo_alts)
    said = [[plain(line) for line in group] for group in (lines, cover.authors, cover.partners)]
    images = [hashlib.sha256(image).hexdigest() for image in (cover.photo or b"", *cover.logos)]
    return repr((said, images)).encode("utf-8", "replace")


def _changes(before: Sequence[Chapter], after: Sequence[Chapter]) -> Iterator[str]:
    """What is new, what was changed and what was left out, by the titles of chapters; else their order.

    Of several chapters with one title those that stand as they stood are paired, then the others in their order.
    """
    old, new = _by_title(before), _by_title(after)
    lines: list[str] = []
    for title in dict.fromkeys((*new, *old)):
        was, is_now = old[title], new[title]
        kept = Counter(was) & Counter(is_now)
        gone, come = len(was) - kept.total(), len(is_now) - kept.total()
        name = title or "the cover"
        lines += [f"New: {name}"] * (come - gone) + [f"Changed: {name}"] * min(come, gone)
        lines += [f"Left out: {name}"] * (gone - come)
    yield from sorted(lines, key=lambda line: ("New", "Changed", "Left out").index(line.partition(":")[0]))
    if not lines:
        yield "The order of the chapters"


def _by_title(chapters: Sequence[Chapter]) -> defaultdict[str, list[str]]:
    """The digests of the chapters of each title, in their order."""
    found = defaultdict[str, list[str]](list)
    for each in chapters:
        found[each.title].append(each.digest)
    return found
