"""Names as terms to look for in a text: found in any dress, in any case, with or without accents, and inflected."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from roundtable.domain.folding import fold
from roundtable.domain.ordinary_words import PARTICLES, WORDS_TOO
from roundtable.domain.people import Contributor, Organisation, name_words

NAME: Final = "[name]"
ORGANISATION: Final = "[organisation]"
EMAIL: Final = "[e-mail]"

_LEAST: Final = 3
"""Letters of a name that is found in any case; a shorter one, as Li or Ng, wants its capital."""
_LONG_NAME: Final = 6
"""Letters from which on a short name of an organisation is found in any case: "PA" is not "pa"."""
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
"""Scripts that put no space between words, or put endings on a name: a name is found inside a run of letters."""
_APOSTROPHES: Final = str.maketrans(dict.fromkeys("’‘ʼʹ′`´", "'"))
_GAP: Final = r"[\s.\-‐-―]{1,3}"
_NOT_AFTER, _NOT_BEFORE = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_SENTENCE_ENDS: Final = '.!?…:;“”"«»\n•–—'


@dataclass(frozen=True)
class Term:
    """One thing to find: its pattern on folded text, what stands for it, of whom it tells, and how it must be written.

    `letters` are its letters and digits alone, folded: a text that has not these has it nowhere. `whole` says that it
    is all of a name and can hardly be anything else. `capital` asks for a first capital; `inside` for a place within
    a sentence; `exact` for just these letters.
    """

    pattern: str
    mask: str
    whose: str
    letters: str
    whole: bool = False
    capital: bool = False
    inside: bool = False
    exact: str = ""

    def may_be_in(self, text: str, letters: str) -> bool:
        """Whether it is worth looking for it in a text of which `letters` are the letters alone."""
        return self.letters in letters and self.exact in text


@dataclass(frozen=True)
class Found:
    """A protected name in a text, from character to character; `whose` is the person's or organisation's full name."""

    start: int
    end: int
    mask: str
    whose: str
    whole: bool = False


# Terms


@lru_cache(maxsize=1024)
def terms_of_name(name: str) -> tuple[Term, ...]:
    """A whole name without its titles, and each of its parts that is a name by itself."""
    words = [fold(word).translate(_APOSTROPHES) for word in name_words(name)]
    words = [bare for word in words if (bare := word.strip(".,;:()[]\"'"))]
    if not words:
        return ()
    parts = dict.fromkeys(part for word in words for part in (word, *word.split("-")) if _is_name(part))
    whole = Term(_GAP.join(map(words_pattern, words)), NAME, name, letters_of(" ".join(words)), whole=len(words) > 1)
    return (whole, *(_part(part, name) for part in parts))


def terms_of_email(person: Contributor) -> tuple[Term, ...]:
    """The address of a person."""
    email = person.email
    return (Term(words_pattern(email), EMAIL, person.name, letters_of(email), whole=True),) if "@" in email else ()


def terms_of_organisation(organisation: Organisation) -> tuple[Term, ...]:
    """All that an organisation goes by; what is short is found in just these letters."""
    name = organisation.name
    terms = [Term(words_pattern(name), ORGANISATION, name, letters_of(name), whole=" " in name)]
    for called in filter(None, (organisation.short, *organisation.aliases)):
        exact = called if len(called) < _LONG_NAME else ""
        terms.append(Term(words_pattern(called), ORGANISATION, name, letters_of(called), exact=exact))
    return tuple(terms)


def letters_of(text: str) -> str:
    """The letters and digits of a text alone, folded."""
    return "".join(filter(str.isalnum, fold(text)))


def _is_name(part: str) -> bool:
    return len(part) > 1 and part not in PARTICLES


def _part(part: str, name: str) -> Term:
    ordinary = part in WORDS_TOO
    capital = ordinary or (len(part) < _LEAST and not _UNSPACED.search(part))
    return Term(words_pattern(part), NAME, name, letters_of(part), capital=capital, inside=ordinary)


def words_pattern(text: str) -> str:
    """The pattern of words one after another, whatever stands between them; an apostrophe may be left out."""
    folded = fold(" ".join(text.split())).translate(_APOSTROPHES)
    pieces = [piece for piece in re.split(r"[\s-]+", folded) if piece]
    pattern = _GAP.join(re.escape(piece).replace("'", "['\\s]?") for piece in pieces)
    return pattern if _UNSPACED.search(text) else f"{_NOT_AFTER}{pattern}{_NOT_BEFORE}"


# Finding


@lru_cache(maxsize=64)
def _finder(terms: tuple[Term, ...]) -> re.Pattern[str] | None:
    """One pattern for all terms, the longest first; the group that matched is the place of the term from 1."""
    return re.compile("|".join(f"({term.pattern})" for term in terms)) if terms else None


def find_terms(text: str, terms: tuple[Term, ...]) -> tuple[Found, ...]:
    """Where terms stand in a text, in its order; of several at one place the longest."""
    ordered = tuple(sorted(dict.fromkeys(terms), key=lambda term: -len(term.pattern)))
    finder = _finder(ordered)
    if finder is None or not text:
        return ()
    folded, places = _folded(text)
    found: list[Found] = []
    at = 0
    while (match := finder.search(folded, at)) is not None:
        term = ordered[(match.lastindex or 1) - 1]
        start, end = places[match.start()], places[match.end() - 1] + 1
        while end < len(text) and unicodedata.combining(text[end]):
            end += 1
        at = match.end() if match.end() > match.start() else match.end() + 1
        if _is_meant(term, text, start, end):
            found.append(Found(start, end, term.mask, term.whose, term.whole))
    return tuple(found)


def _is_meant(term: Term, text: str, start: int, end: int) -> bool:
    """Whether a word that looks like a name is written as one."""
    if term.exact:
        return text[start:end] == term.exact
    if term.capital and not text[start].isupper():
        return False
    before = text[:start].rstrip(" *_([‘'")
    return not term.inside or (bool(before) and before[-1] not in _SENTENCE_ENDS)


@lru_cache(maxsize=16)
def _folded(text: str) -> tuple[str, list[int]]:
    """The text as `fold` has it without marks of emphasis and what is not seen, and where each letter came from."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        said = _said(character)
        letters.append(said)
        places += [place] if len(said) == 1 else [place] * len(said)
    return "".join(letters), places


@lru_cache(maxsize=4096)
def _said(character: str) -> str:
    """What one character is for comparing; nothing, for what is not seen."""
    if character == "*" or (unicodedata.category(character) == "Cf" and character != "\u200b"):
        return ""
    return fold(character).translate(_APOSTROPHES) if character not in "_\u200b" else " "
