"""Which segments of the star an @ in the line means."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from roundtable.domain.folding import fold
from roundtable.domain.star import Segment, Star

AT = re.compile(r"(?<!\S)@(\w[\w'’-]*|)")


@dataclass(frozen=True)
class Hang:
    """An @ in the line: its stretch, and the segments that its letters fit (one when it is clear)."""

    start: int
    end: int
    typed: str
    fits: tuple[Segment, ...]


def squash(text: str) -> str:
    """Text for comparing labels: no accents, case, hyphens or spaces ("Co-design" is "codesign")."""
    return "".join(c for c in fold(text) if c.isalnum())


def segments_like(star: Star, typed: str) -> tuple[Segment, ...]:
    """The segments whose label, title or id begins with the letters; the one that they spell out alone."""
    wanted = squash(typed)
    keys = [(segment, {squash(segment.label), squash(segment.title), squash(segment.id)}) for segment in star.segments]
    exact = tuple(segment for segment, names in keys if wanted in names)
    if exact:
        return exact[:1]
    return tuple(segment for segment, names in keys if any(name.startswith(wanted) for name in names))


def hangs_in(star: Star, text: str, start: int = 0) -> Iterator[Hang]:
    """Every @ of the line from `start` on.

    A label of several words counts when it is typed out at the end of the line or before the next @: "@map it".
    """
    if not star:
        return
    for match in AT.finditer(text, start):
        fits = segments_like(star, match[1]) if match[1] else ()
        end = match.end()
        if fits:
            end = _spelt_out(text, match.start() + 1, end, fits)
        yield Hang(match.start(), end, text[match.start() + 1 : end], fits)


def _spelt_out(text: str, start: int, end: int, fits: tuple[Segment, ...]) -> int:
    tail = re.match(r"[^@]*", text[end:])
    until = end + len(tail[0].rstrip()) if tail else end
    phrase = squash(text[start:until])
    return until if until > end and any(phrase == squash(segment.label) for segment in fits) else end
