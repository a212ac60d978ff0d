"""Names as terms to look for in a text: found in any dress, in any case, with or without accents, and inflected."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from urllib.parse import unquote

from roundtable.domain.folding import fold
from roundtable.domain.ordinary_words import ORGANISATIONS_TOO, PARTICLES, ROLES_OF_ANY, SPEAKS, WORDS_TOO
from roundtable.domain.people import Contributor, Organisation, name_words

NAME: Final = "[name]"
ORGANISATION: Final = "[organisation]"
EMAIL: Final = "[e-mail]"
ROLE: Final = "[role]"

_LEAST: Final = 3
"""Letters of a name that is found in any case; a shorter one, as Li or Ng, wants its capital."""
_LONG_NAME: Final = 6
"""Letters from which on a short name of an organisation is found in any case: "PA" is not "pa"."""
_UNSPACED: Final = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
"""Scripts that put no space between words, or put endings on a name: a name is found inside a run of letters."""
_APOSTROPHES: Final = str.maketrans(dict.fromkeys("’‘ʼʹ′`´", "'"))
_GAP: Final = r"[\s.+\-‐-―]{1,3}"
_NOT_AFTER, _NOT_BEFORE = r"(?<![^\W\d_])", r"(?![^\W\d_])"
_SENTENCE_ENDS: Final = '.!?…:;“”"«»\n•–—|>#'
_LINE_BEGINS: Final = re.compile(r"[\s>#|*+_-]*(?:\d{1,4}[.)]\s*)?")
"""What a finished text in Markdown puts before the first word of a line."""
_LINE_HEAD: Final = 12
_SPEAKS: Final = re.compile(
    rf"(?:['’]s?\b|\W+(?:then |once |also |just |has |had )?(?:{'|'.join(SPEAKS)})\b)", re.IGNORECASE
)
_ADDRESS: Final = re.compile(r"[^\s@,;:<>()\[\]\"']+@[^\s@,;:<>()\[\]\"']+")
_BRACKETS: Final = re.compile(r"\(([^()]*)\)")
_NEVER_NAMES: Final = frozenset({"and", "of", "the", "st"})
_SHORTEST_GLUED: Final = 7
"""Letters from which on a name is known as one word ("aminaobrien"); "an other" is none."""
_LONG_GLUED: Final = 10
"""Letters from which on a name as one word is known within another: "realtheresamay" is no word else."""
_HANDLE: Final = r"(?<=[@/#])"
_CODED: Final = re.compile(r"(?:%[0-9a-fA-F]{2})+")
"""Letters as an address has them."""


@dataclass(frozen=True)
class Term:
    """One thing to find: its pattern on folded text, what stands for it, of whom it tells, and how it must be written.

    `letters` are its letters and digits alone, folded: a text that has not these has it nowhere. `whole` says that it
    is all of a name and can hardly be anything else. `capital` asks for a first capital; `inside` for a place within
    a sentence, or somebody of that name who speaks ("May told us"); `exact` for just these letters; `spoken` for
    somebody who speaks wherever it stands.
    """

    pattern: str
    mask: str
    whose: str
    letters: str
    whole: bool = False
    capital: bool = False
    inside: bool = False
    exact: str = ""
    spoken: bool = False

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
    """A whole name without its titles, also written as one word, and each of its parts that is a name by itself."""
    written = name_words(name)
    words = [fold(word).translate(_APOSTROPHES) for word in written]
    words = [bare for word in words if (bare := word.strip(".,;:()[]\"'"))]
    if not words:
        return ()
    parts = dict.fromkeys(part for word in words for part in (word, *word.split("-")) if _is_name(part))
    whole = Term(_GAP.join(map(words_pattern, words)), NAME, name, letters_of(" ".join(words)), whole=len(words) > 1)
    aside = {letters_of(each) for bracket in _BRACKETS.findall(name) for each in bracket.split()}
    named = (_part(part, name, ordinary=part in aside) for part in (*parts, *_particles(written, words)))
    return (whole, *_glued(words, name), *named)


def terms_of_email(person: Contributor) -> tuple[Term, ...]:
    """Each address of a person; Google writes several as "a@x.org ::: b@y.org"."""
    addresses = (each.rstrip(".") for each in _ADDRESS.findall(person.email))
    return tuple(Term(words_pattern(each), EMAIL, person.name, letters_of(each), whole=True) for each in addresses)


def terms_of_initials(initials: str, whose: str, *, ordinary: bool = False) -> tuple[Term, ...]:
    """Initials as they are written; those that are `ordinary` capitals too only where somebody speaks."""
    return (Term(words_pattern(initials), NAME, whose, letters_of(initials), exact=initials, spoken=ordinary),)


def terms_of_role(role: str, whose: str) -> tuple[Term, ...]:
    """A role in any case; of one word it is meant only where it is written as a title, or where somebody speaks."""
    pattern, letters = words_pattern(role), letters_of(role)
    if " " in role:
        return (Term(pattern, ROLE, whose, letters, whole=True),)
    spoken = Term(pattern, ROLE, whose, letters, spoken=True)
    if letters in ROLES_OF_ANY:
        return (spoken,)
    return (Term(pattern, ROLE, whose, letters, capital=True, inside=True), spoken)


def terms_of_organisation(organisation: Organisation) -> tuple[Term, ...]:
    """All that an organisation goes by; what is short is found in just these letters."""
    name = organisation.name
    ordinary = fold(name) in ORGANISATIONS_TOO
    terms = [
        Term(
            words_pattern(name),
            ORGANISATION,
            name,
            letters_of(name),
            whole=" " in name,
            capital=ordinary,
            inside=ordinary,
        )
    ]
    for called in filter(None, (organisation.short, *organisation.aliases)):
        exact = called if len(called) < _LONG_NAME else ""
        terms.append(Term(words_pattern(called), ORGANISATION, name, letters_of(called), exact=exact))
    return tuple(terms)


def letters_of(text: str) -> str:
    """The letters and digits of a text alone, folded."""
    return "".join(filter(str.isalnum, fold(text)))


def sought_in(text: str) -> str:
    """The letters of a text in which terms are sought: those of addresses as they are read."""
    return letters_of(_CODED.sub(lambda run: unquote(run[0]), text) if "%" in text else text)


def _is_name(part: str) -> bool:
    return len(part) > 1 and part not in PARTICLES


def _part(part: str, name: str, *, ordinary: bool) -> Term:
    """A part of a name; what stands in brackets behind it, as "Ben (Port)", is a word too."""
    ordinary = ordinary or part in WORDS_TOO or part in PARTICLES
    capital = ordinary or (len(part) < _LEAST and not _UNSPACED.search(part))
    pattern = words_pattern(part)
    if not capital and part[-1] != "s" and pattern.endswith(_NOT_BEFORE):
        pattern = f"{pattern.removesuffix(_NOT_BEFORE)}s?{_NOT_BEFORE}"  # "Aminas idea"
    return Term(pattern, NAME, name, letters_of(part), capital=capital, inside=ordinary)


def _particles(written: Sequence[str], words: Sequence[str]) -> Iterator[str]:
    """What is a particle in others' names and a name in this one: "Le" in "Anh Le", "Ben" in "Ben Carter"."""
    for place in {0, len(words) - 1}:
        if words[place] in PARTICLES - _NEVER_NAMES and written[place][:1].isupper():
            yield words[place]


def _glued(words: Sequence[str], name: str) -> Iterator[Term]:
    """A name without its gaps, as handles and addresses have it; and with the first letter of its first.

    What is short enough to be a word is known only as a handle, in an address, or by its capitals ("LiWei").
    """
    for parts in dict.fromkeys((tuple(words), (words[0], words[-1]), (words[-1], words[0]))):
        letters = letters_of("".join(parts))
        if len(words) < 2:
            continue
        glued = "".join(map(_pieces, parts))
        handle = f"{_HANDLE}{glued}{_NOT_BEFORE}|{_NOT_AFTER}{glued}(?=@)"
        if len(letters) < _SHORTEST_GLUED or min(map(len, parts)) < _LEAST:
            yield Term(f"(?:{handle})", NAME, name, letters, whole=True)
            camel = "".join(part.capitalize() for part in parts)
            yield Term(f"{_NOT_AFTER}{glued}{_NOT_BEFORE}", NAME, name, letters, whole=True, exact=camel)
        elif len(letters) < _LONG_GLUED:
            yield Term(f"(?:{_HANDLE}{glued}|{_NOT_AFTER}{glued}s?{_NOT_BEFORE})", NAME, name, letters, whole=True)
        else:
            yield Term(f"{glued}s?", NAME, name, letters, whole=True)
    if len(words) > 1 and words[0][0].isalpha():
        pattern = rf"{_NOT_AFTER}{words[0][0]}\.\s?{_pieces(words[-1])}{_NOT_BEFORE}"  # "A. Otieno"
        yield Term(pattern, NAME, name, words[0][0] + letters_of(words[-1]), whole=True)


def _pieces(word: str) -> str:
    return "[-]?".join(re.escape(piece).replace("'", "['\\s]?") for piece in word.split("-"))


def words_pattern(text: str) -> str:
    """The pattern of words one after another, whatever stands between them; an apostrophe may be left out."""
    folded = fold(" ".join(text.split())).translate(_APOSTROPHES)
    pieces = [piece for piece in re.split(r"[\s-]+", folded) if piece]
    pattern = _GAP.join(re.escape(piece).replace("'", "['\\s]?") for piece in pieces)
    return pattern if _UNSPACED.search(text) else f"{_NOT_AFTER}{pattern}{_NOT_BEFORE}"


# Finding


@lru_cache(maxsize=512)
def _finder(terms: tuple[Term, ...]) -> re.Pattern[str] | None:
    """One pattern for all terms, the longest first; the group that matched is the place of the term from 1."""
    return re.compile("|".join(f"({term.pattern})" for term in terms)) if terms else None


def find_terms(text: str, terms: tuple[Term, ...]) -> tuple[Found, ...]:
    """Where terms stand in a text, in its order; of several at one place the longest."""
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
        at = match.end() if match.end() > match.start() else match.end() + 1
        for term, last in _at(ordered, match):
            start, end = starts[match.start()], ends[last - 1]
            while end < len(text) and unicodedata.combining(text[end]):
                end += 1
            if _is_meant(term, text, start, end):
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


def _is_meant(term: Term, text: str, start: int, end: int) -> bool:
    """Whether a word that looks like a name is written as one."""
    if term.exact and text[start:end] != term.exact:
        return False
    if term.capital and not text[start].isupper():
        return False
    if not (term.inside or term.spoken) or _SPEAKS.match(text, end):
        return True
    return term.inside and not _begins_sentence(text, start)


def _begins_sentence(text: str, start: int) -> bool:
    before = text[:start].rstrip(" *_([‘'")
    line = text[max(0, start - _LINE_HEAD) : start].rpartition("\n")
    begins_line = (bool(line[1]) or start <= _LINE_HEAD) and _LINE_BEGINS.fullmatch(line[2]) is not None
    return begins_line or not before or before[-1] in _SENTENCE_ENDS


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
    for run in _CODED.finditer(text) if "%" in text else ():
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
    if character == "*" or (unicodedata.category(character) == "Cf" and character != "\u200b"):
        return ""
    return fold(character).translate(_APOSTROPHES) if character not in "_\u200b" else " "
