"""Which version of the report this is, and what changed since the last one that was published."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence

from roundtable.domain.look import Chapter, Edition
from roundtable.report.as_markdown import block_text
from roundtable.report.content import Cover, Heading, Illustration, Part
from roundtable.report.text import plain

DIGITS = 16
"""Hexadecimal digits of a digest: two texts of one chapter are told apart for certain."""
BLOCK_DIGITS, MOST_BLOCKS = 4, 200
"""Digits of the digest of a block, by which only a renamed chapter is known; so many blocks are enough."""
COVER = ""
"""The title that the cover has among the chapters; no chapter is without one."""


def edition_of(cover: Cover, parts: Sequence[Part], last: Edition) -> Edition:
    """The version that cover and parts make: the last one while nothing differs, else the next."""
    chapters = tuple(_chapters(cover, parts))
    if last.number == 0:
        return Edition(1, chapters)
    if list(map(_known, chapters)) == list(map(_known, last.chapters)):
        return last
    return Edition(last.number + 1, chapters, tuple(_changes(last.chapters, chapters)))


def _known(chapter: Chapter) -> tuple[str, str]:
    """The title and the digest of all of it, without those of its blocks."""
    return chapter.title, chapter.digest.partition(" ")[0]


def _chapters(cover: Cover, parts: Sequence[Part]) -> Iterator[Chapter]:
    """The cover, with what stands before the first chapter, and each chapter.

    A digest of all of it and its heading, then short ones of its blocks, by which it is known under another title.
    """
    title, digest, blocks = COVER, hashlib.sha256(_of_cover(cover)), list[str]()
    for part in parts:
        said = block_text(part).encode("utf-8", "replace") + (part.image if isinstance(part, Illustration) else b"")
        if isinstance(part, Heading) and part.level == 1:
            yield Chapter(title, " ".join((digest.hexdigest()[:DIGITS], *blocks)))
            title, digest, blocks = part.text, hashlib.sha256(said), []
            continue
        digest.update(said)
        if len(blocks) < MOST_BLOCKS:
            blocks.append(hashlib.sha256(said).hexdigest()[:BLOCK_DIGITS])
    yield Chapter(title, " ".join((digest.hexdigest()[:DIGITS], *blocks)))


def _of_cover(cover: Cover) -> bytes:
    """The cover without its star, which tells what the chapters tell."""
    lines = (cover.title, cover.subtitle, *cover.lines, cover.date_line, cover.host, cover.photo_alt, *cover.logo_alts)
    said = [[plain(line) for line in group] for group in (lines, cover.authors, cover.partners)]
    images = [hashlib.sha256(image).hexdigest() for image in (cover.photo or b"", *cover.logos)]
    return repr((said, images)).encode("utf-8", "replace")


def _changes(before: Sequence[Chapter], after: Sequence[Chapter]) -> Iterator[str]:
    """What is new, renamed, changed and left out, by the titles of chapters; else their order.

    Of several chapters with one title those that stand as they stood are paired, then the others in their order.
    """
    gone, come = _without(before, after), _without(after, before)
    renamed, changed = list[str](), list[str]()
    for each in tuple(come):
        if any(was.title == each.title for was in gone):
            gone.remove(next(was for was in gone if was.title == each.title))
            come.remove(each)
            changed.append(each.title)
    for each in tuple(come):
        was = next((was for was in gone if _is_mostly(was, each)), None)
        if was is not None:
            gone.remove(was)
            come.remove(each)
            renamed.append(f"{was.title}, now {each.title}")
            changed += [each.title] if _blocks(was) != _blocks(each) else []
    yield from (f"New: {each.title}" for each in come)
    yield from (f"Renamed: {titles}" for titles in renamed)
    yield from (f"Changed: {title or 'the cover'}" for title in changed)
    yield from (f"Left out: {each.title}" for each in gone)
    if not (come or renamed or changed or gone):
        yield "The order of the chapters"


def _without(chapters: Sequence[Chapter], others: Sequence[Chapter]) -> list[Chapter]:
    """The chapters that do not stand among the others as they are, in their order."""
    same = Counter(map(_known, others))
    found = []
    for each in chapters:
        if same[_known(each)]:
            same[_known(each)] -= 1
        else:
            found.append(each)
    return found


def _blocks(chapter: Chapter) -> list[str]:
    return chapter.digest.split(" ")[1:]


def _is_mostly(was: Chapter, now: Chapter) -> bool:
    """Whether more than half of what either says is what the other says."""
    old, new = _blocks(was), _blocks(now)
    return 2 * (Counter(old) & Counter(new)).total() > max(len(old), len(new))
