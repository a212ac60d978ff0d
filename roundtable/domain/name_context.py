"""Whether a word that looks like a name is written as one: by its capitals, its place in the sentence and its verb."""

from __future__ import annotations

import re
from typing import Final

from roundtable.domain.folding import SMALL_CAPITALS, fold
from roundtable.domain.name_terms import Term
from roundtable.domain.ordinary_words import ACTED, PARTICLES, SPEAKS
from roundtable.domain.titles import SHORTENED

_SENTENCE_ENDS: Final = '.!?…:;“”"«»\n•–—|>#'
_LINE_BEGINS: Final = re.compile(r"[\s>#|*+_-]*(?:\d{1,4}[.)]\s*)?")
"""What a finished text in Markdown puts before the first word of a line."""
_LINE_HEAD: Final = 12
_SPEAKS: Final = re.compile(
    rf"(?:['’]s?\b|\W+(?:then |once |also |just |has |had )?(?:{'|'.join(SPEAKS)})\b)", re.IGNORECASE
)
_ACTS: Final = re.compile(rf"\W+(?:then |once |also |just |[a-z]+ly )?(?:[a-z]{{2,}}ed|{'|'.join(ACTED)})\b")
"""What nobody says of a wish or a month, and "may", "will" and "mark" never have behind them."""
_ADDRESSED: Final = re.compile(r"[*_]*\s?(?::(?!//)|,|\s(?:and|&)\s+[^\W\da-z_])")
"""What stands behind somebody who is spoken to, named with others, or about to speak."""
_LINE_ENDS: Final = re.compile(r"[*_)\s]*(?:\n|$)")
_SHORTEST: Final = 3
"""Letters of an ordinary word that may be somebody who is spoken to: "So, we go" is nobody."""
_CLOSED: Final = re.compile(r"\w[\"”»]$")
"""A quotation mark behind a word: no sentence has ended."""
_MONTHS: Final = ("april", "may", "june", "august")
_DAY: Final = re.compile(r"\d(?:st|nd|rd|th)?\s$")
_YEAR: Final = re.compile(r"\s\d{4}\b")
_BEFORE_STOP: Final = re.compile(r"([^\W\d_]+)\.[\s*_]*$")
_NAME_AND_INITIAL: Final = re.compile(r"([^\W\d_]+)[\s*_]+[^\W\d_]\.[\s*_]*$")


def is_meant(term: Term, text: str, start: int, end: int) -> bool:
    """Whether what was found from `start` to `end` is the term, and no other word."""
    if term.exact and text[start:end] != term.exact:
        return False
    if term.capital and not _is_capital(text[start]):
        return False
    if term.capitals and not (_in_address(text, start, end) or _has_capitals(text[start:end])):
        return False
    if term.stops and "." not in text[start : end + 1]:
        return False
    if term.letters in _MONTHS and _DAY.search(text[max(0, start - 6) : start]) and _YEAR.match(text, end):
        return False
    if not (term.inside or term.spoken) or _SPEAKS.match(text, end):
        return True
    return term.inside and (not _begins_sentence(term, text, start) or _stands_as_name(text, start, end))


def _is_capital(letter: str) -> bool:
    """Whether a letter is a capital, a small one too; the letters of most scripts are."""
    return letter in SMALL_CAPITALS or letter == letter.upper()


def _has_capitals(found: str) -> bool:
    """Whether each word begins with a capital; what is joined by hyphens or stops is one word."""
    words = (word.lstrip("*_'’") for word in re.split(r"[\s,،]+", found))
    return all(_is_capital(word[0]) for word in words if word and fold(word) not in PARTICLES)


def _in_address(text: str, start: int, end: int) -> bool:
    return text[end : end + 1] == "@" or (start > 0 and text[start - 1] in "@/#")


def _begins_sentence(term: Term, text: str, start: int) -> bool:
    before = text[:start].rstrip(" *_([‘'")
    line = text[max(0, start - _LINE_HEAD) : start].rpartition("\n")
    begins_line = (bool(line[1]) or start <= _LINE_HEAD) and _LINE_BEGINS.fullmatch(line[2]) is not None
    if not begins_line and before.endswith("."):
        near = text[max(0, start - 60) : start]
        if (title := _BEFORE_STOP.search(near)) is not None and fold(title[1]) in SHORTENED:
            return False
        if (name := _NAME_AND_INITIAL.search(near)) is not None and fold(name[1]) in fold(term.whose).split():
            return False  # "Theresa M. May"
    return begins_line or not before or (before[-1] in _SENTENCE_ENDS and not _CLOSED.search(before[-2:]))


def _stands_as_name(text: str, start: int, end: int) -> bool:
    """Whether a word at the beginning of a sentence is a name by what stands around it."""
    before, after = text[max(0, start - 3) : start].rstrip(" *_"), text[end : end + 40]
    if _ACTS.match(after):
        return True
    if (before[-1:], after[:1]) in (("(", ")"), ("[", "]")):
        return True
    if before[-1:] in ("—", "–") and _LINE_ENDS.match(after):
        return True  # a signature
    return end - start >= _SHORTEST and _ADDRESSED.match(after) is not None
