"""Finds the terms of a name in a text, whatever stands between and inside its words: the places, in their order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

from roundtable.domain.folding import fold, undressed
from roundtable.domain.name_context import is_meant
from roundtable.domain.name_terms import APOSTROPHES, CODED, Term, sought_in
from roundtable.domain.plain_text import unread

_LETTER: Final = r"[^\W\d_][\u0300-\u036f]*"
_HIDDEN: Final = re.compile(
    r"(?<=[\w'’])(?:\u200b|[-\u2010]\s*\n\s*)(?=\w)"
    rf"|(?<![^\W_])(?<!\s[\w'’-] )(?P<spaced>{_LETTER} (?:(?:{_LETTER}|['’-]) ){{2,}}(?={_LETTER}(?!\w)))"
)
"""What may stand inside a word that is read as one: where it may be broken, where it was, and s p a c e d letters."""
_UNSEEN: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u034f\ufe00-\ufe0f\U000e0100-\U000e01ef]")
"""Controls and variations, which are not printed."""


@dataclass(frozen=True)
class Found:
    """A protected name in a text, from character to character; `whose` is the person's or organisation's full name."""

    start: int
    end: int
    mask: str
    whose: str
    whole: bool = False


def find_terms(text: str, terms: tuple[Term, ...]) -> tuple[Found, ...]:
    """Where terms stand in a text, in its order; of several at one place the longest.

    A word that may be broken, or was at the end of a line, is read as two words and as one; s p a c e d letters too.
    A link is read with its target, and as its words alone.
    """
    text = undressed(text)
    found = _found(text, terms)
    if gone := {at for hidden in _HIDDEN.finditer(text) for at in _not_read(hidden, text)} | unread(text):
        kept = [at for at in range(len(text)) if at not in gone]
        whole = _found("".join(text[at] for at in kept), terms)
        found += tuple(replace(each, start=kept[each.start], end=kept[each.end - 1] + 1) for each in whole)
        found = tuple(_apart(sorted(found, key=lambda each: (each.start, -each.end))))
    return found


def _not_read(hidden: re.Match[str], text: str) -> Iterator[int]:
    return (at for at in range(*hidden.span()) if not hidden["spaced"] or text[at] == " ")


def _apart(found: Sequence[Found]) -> Iterator[Found]:
    """Those that do not begin in another one."""
    end = 0
    for each in found:
        if each.start >= end:
            yield each
            end = each.end


@lru_cache(maxsize=512)
def _finder(terms: tuple[Term, ...]) -> re.Pattern[str] | None:
    """One pattern for all terms, the longest first; the group that matched is the place of the term from 1."""
    return re.compile("|".join(f"({term.pattern})" for term in terms)) if terms else None


def _found(text: str, terms: tuple[Term, ...]) -> tuple[Found, ...]:
    letters = sought_in(text)
    near = (term for term in dict.fromkeys(terms) if term.may_be_in(text, letters))  # few of a large table
    ordered = tuple(sorted(near, key=lambda term: (-len(term.letters), -len(term.pattern))))
    finder = _finder(ordered)
    if finder is None or not text:
        return ()
    folded, starts, ends = _folded(text)
    found: list[Found] = []
    at = 0
    while (match := finder.search(folded, at)) is not None:
        at = match.start() + 1  # a shorter one may begin inside what was not meant
        for term, last in _at(ordered, match):
            start, end = starts[match.start()], ends[last - 1]
            while end < len(text) and unicodedata.combining(text[end]):
                end += 1
            if is_meant(term, text, start, end):
                found.append(Found(start, end, term.mask, term.whose, term.whole))
                at = max(last, match.start() + 1)
                break
    return tuple(found)


def _at(ordered: Sequence[Term], match: re.Match[str]) -> Iterator[tuple[Term, int]]:
    """The terms that may be meant where one was found, each with its end: first that one, then those after it."""
    first = (match.lastindex or 1) - 1
    yield ordered[first], match.end()
    for term in ordered[first + 1 :]:
        if not ordered[first].letters.startswith(term.letters):
            continue
        if (other := re.compile(term.pattern).match(match.string, match.start())) is not None:
            yield term, other.end()


@lru_cache(maxsize=16)
def _folded(text: str) -> tuple[str, list[int], list[int]]:
    """The text as `fold` has it without marks of emphasis and what is not seen, and where each letter was.

    What an address writes as %C3%A9 is read as the letter that it is.
    """
    letters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for place, character, end in _characters(text):
        said = _said(character)
        letters.append(said)
        starts += [place] * len(said)
        ends += [end] * len(said)
    return "".join(letters), starts, ends


def _characters(text: str) -> Iterator[tuple[int, str, int]]:
    """Each character of a text with where it begins and ends."""
    at = 0
    for run in CODED.finditer(text) if "%" in text else ():
        yield from ((place, text[place], place + 1) for place in range(at, run.start()))
        at = run.start()
        try:
            decoded = unquote(run[0], errors="strict")
        except UnicodeDecodeError:
            continue
        for character in decoded:
            end = at + 3 * len(character.encode())
            yield at, character, end
            at = end
    yield from ((place, text[place], place + 1) for place in range(at, len(text)))


@lru_cache(maxsize=4096)
def _said(character: str) -> str:
    """What one character is for comparing; nothing, for what is not seen."""
    if (
        character == "*"
        or _UNSEEN.match(character)
        or (unicodedata.category(character) == "Cf" and character != "\u200b")
    ):
        return ""
    return fold(character).translate(APOSTROPHES) if character not in "_\u200b" else " "
