"""What the letters before the caret may become: segments after an @, a speaker at the beginning, terms anywhere."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from roundtable.capture_line.hangs import segments_like, squash
from roundtable.capture_line.rules import sign_at
from roundtable.capture_line.who import candidates
from roundtable.domain.folding import fold
from roundtable.domain.people import Contributor
from roundtable.domain.records import Id
from roundtable.domain.session import Session

MOST = 6
_AT_BEFORE_CARET = re.compile(r"(?<!\S)@([^\s@]*)$")
_FEWEST_LETTERS = 2
_FEWEST_OF_TERM, _FEWEST_PLAIN = 2, 4
"""Letters of a term before it is offered: with a capital, and without one as in any other word."""
_MOST_TERMS = 4
_NAME = re.compile(r"[\w’'-]+(?: [\w’'-]+){0,3} ?")
_WORDS_BEFORE = re.compile(r"(?<![\w@’'-])(?:(?:[\w’'-]+ ){0,4})[\w’'-]+$")


class CompletionKind(StrEnum):
    """What is offered."""

    SEGMENT = "segment"
    PERSON = "person"
    ORGANISATION = "organisation"
    TERM = "term"


@dataclass(frozen=True)
class Completion:
    """One offer: `insert` goes in place of the stretch from `start` to `end`; `bold` is the part of `label` typed."""

    kind: CompletionKind
    label: str
    insert: str
    start: int
    end: int
    bold: tuple[int, int] = (0, 0)
    segments: tuple[str, ...] = ()
    who: Id | None = None


def completions(text: str, cursor: int, session: Session, terms: Sequence[str] = ()) -> list[Completion]:
    """The offers for the word before the caret, the likeliest first; none when the word needs none.

    `terms` are those of the session's glossary.
    """
    before = text[:cursor]
    if match := _AT_BEFORE_CARET.search(before):
        return _segments(session, match[1], match.start(), cursor)
    people = _people(session, before, cursor)
    offered = {each.label for each in people}
    inside_word = text[cursor : cursor + 1].isalnum()
    found = [] if inside_word else [each for each in _terms(terms, before, cursor) if each.label not in offered]
    return (people + found)[:MOST]


def _terms(terms: Sequence[str], before: str, cursor: int) -> list[Completion]:
    """The terms that the last words spell the beginning of: of as many as can be."""
    match = _WORDS_BEFORE.search(before)
    start = match.start() if match else cursor
    while start < cursor:
        typed = before[start:cursor]
        enough = _FEWEST_OF_TERM if typed[:1].isupper() else _FEWEST_PLAIN
        if len(typed) >= enough and (found := _spelt(terms, typed, start, cursor)):
            return found
        start = before.find(" ", start) + 1 or cursor
    return []


def _spelt(terms: Sequence[str], typed: str, start: int, end: int) -> list[Completion]:
    wanted, found = fold(typed), []
    for term in terms:
        folded = fold(term)
        if folded.startswith(wanted) and folded != wanted:
            found.append(Completion(CompletionKind.TERM, term, term, start, end, (0, len(typed))))
    return found[:_MOST_TERMS]


def _segments(session: Session, typed: str, start: int, end: int) -> list[Completion]:
    item = session.running[0] if session.running else None
    running = item.segments if item else ()
    star = session.details.star
    fits = sorted(segments_like(star, typed), key=lambda segment: segment.id not in running)
    found = [
        Completion(
            CompletionKind.SEGMENT, fit.label, _typed_as(fit.label), start, end, _fitting(fit.label, typed), (fit.id,)
        )
        for fit in fits
    ]
    both = [segment for each in running if (segment := star.find(each)) is not None]
    if len(both) > 1 and any(segment in fits for segment in both):
        *first, last = (segment.label for segment in both)
        label = f"{', '.join(first)} and {last}"
        insert = " ".join(_typed_as(segment.label) for segment in both)
        ids = tuple(segment.id for segment in both)
        found.append(Completion(CompletionKind.SEGMENT, label, insert, start, end, _fitting(label, typed), ids))
    return found


def _typed_as(label: str) -> str:
    return "@" + "-".join(fold(label).split())


def _fitting(label: str, typed: str) -> tuple[int, int]:
    """The beginning of a label that the letters spell, whatever hyphens stand in it."""
    wanted = len(squash(typed))
    for length in range(len(label) + 1):
        if len(squash(label[:length])) >= wanted:
            fits = squash(label[:length]) == squash(typed)
            return (0, length) if fits else (0, 0)
    return (0, 0)


def _people(session: Session, before: str, cursor: int) -> list[Completion]:
    start = len(before) - len(before.lstrip())
    rule = sign_at(before, start)
    if rule is not None:
        start += len(rule.sign)
        start += len(before[start:]) - len(before[start:].lstrip())
    typed = before[start:]
    if len(typed) < _FEWEST_LETTERS or not _NAME.fullmatch(typed):
        return []
    found = []
    for each in candidates(session, typed)[:MOST]:
        who = each.who
        is_person = isinstance(who, Contributor)
        short = who.initials if isinstance(who, Contributor) else who.short
        insert = f"{fold(short) if short else who.name}: "
        kind = CompletionKind.PERSON if is_person else CompletionKind.ORGANISATION
        found.append(Completion(kind, who.name, insert, start, cursor, each.matched, (), who.id))
    return found
