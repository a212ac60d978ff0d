"""The shapes that a person's name has in a text: whole, surname first, with initials, as one word, and each part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from roundtable.domain.folding import fold, letters_of
from roundtable.domain.name_terms import (
    APOSTROPHES,
    GAP,
    NAME,
    NOT_AFTER,
    NOT_BEFORE,
    UNSPACED,
    Term,
    words_pattern,
)
from roundtable.domain.ordinary_words import ORGANISATIONS_TOO, PARTICLES, WORDS_TOO
from roundtable.domain.people import name_words
from roundtable.domain.titles import names_of, other_names

_LEAST: Final = 3
"""Letters of a name that is found in any case; a shorter one, as Li or Ng, wants its capital."""
_SHORTEST_GLUED: Final = 7
"""Letters from which on a name is known as one word ("aminaobrien"); "an other" is none."""
_LONG_GLUED: Final = 10
"""Letters from which on a name as one word is known within another: "realtheresamay" is no word else."""
_MOST_TURNED: Final = 5
"""Words of a name that is looked for with any of them first."""
_NEVER_NAMES: Final = frozenset({"and", "of", "the", "st"})
_ASIDE: Final = ".,;:()[]\"'“”„«»‹›"
_WORDS_OF_A_LETTER: Final = ("a", "i")
_HANDLE: Final = r"(?<=[@/#])"
_COMMA: Final = r"[\s.,،+/\-‐-―]{1,4}"
"""Between a surname and the names behind it."""
_SPELT: Final = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
"""What is written without its marks in two letters, beside the one that `fold` takes."""
_CYRILLIC: Final = re.compile("([а-яё]{4,}?)(?:ыи|ии|ои|ая|яя|[аяиьоеыуюъ])?")
_POLISH: Final = re.compile("([^\\W\\d_]{2,}[sc]k)[ia]")


@lru_cache(maxsize=1024)
def terms_of_name(name: str) -> tuple[Term, ...]:
    """A whole name without its titles, in any order and as one word, and each of its parts that is a name by itself."""
    whole = (term for called in names_of(name) for term in _of_words(called, name))
    others = (bare for word in other_names(name) if _is_name(bare := _bare(fold(word))))
    aside = (_part(bare, name, ordinary=bare in ORGANISATIONS_TOO) for bare in others)
    return tuple(dict.fromkeys((*whole, *aside)))


def _of_words(called: str, name: str) -> tuple[Term, ...]:
    """The terms of a name as it may be meant, for somebody who is listed as `name`."""
    pairs = [(word, bare) for word in name_words(called) if (bare := _bare(fold(word)))]
    if not pairs:
        return ()
    written, words = [word for word, _ in pairs], [bare for _, bare in pairs]
    pieces = (part for word in words for part in (word, *word.split("-"), word.replace("-", "")))
    parts = dict.fromkeys(part for part in pieces if _is_name(part))
    whole = Term(GAP.join(map(words_pattern, words)), NAME, name, letters_of(" ".join(words)), whole=len(words) > 1)
    given = words if "," not in called else [*words[1:], words[0]]
    named = (_part(part, name) for part in (*parts, *_particles(written, words)))
    return (
        whole,
        *_turned(words, name),
        *_glued(words, name),
        *_with_initials(given, name),
        *named,
        *_spelt(written, name),
    )


def _bare(word: str) -> str:
    return word.translate(APOSTROPHES).strip(_ASIDE)


def _is_name(part: str) -> bool:
    return len(part) > 1 and part not in PARTICLES


def _part(part: str, name: str, *, ordinary: bool = False) -> Term:
    """A part of a name; what stands in brackets behind it, as "Ben (Port)", is a word too."""
    ordinary = ordinary or part in WORDS_TOO or part in PARTICLES
    capital = ordinary or (len(part) < _LEAST and not UNSPACED.search(part))
    pattern, letters = words_pattern(part), letters_of(part)
    if capital or not pattern.endswith(NOT_BEFORE):
        return Term(pattern, NAME, name, letters, capital=capital, inside=ordinary)
    endings = "" if part[-1] == "s" else "s?"  # "Aminas idea"
    if (stem := _CYRILLIC.fullmatch(part)) is not None:
        part, endings = stem[1], "[а-яё]{0,3}"
    elif (stem := _POLISH.fullmatch(part)) is not None:
        part, endings = stem[1], "(?:i|a|iego|iemu|im|ich|iej|imi|ie|owie)s?"
    pattern = f"{words_pattern(part).removesuffix(NOT_BEFORE)}{endings}{NOT_BEFORE}"
    return Term(pattern, NAME, name, letters_of(part))


def _particles(written: Sequence[str], words: Sequence[str]) -> Iterator[str]:
    """What is a particle in others' names and a name in this one: "Le" in "Anh Le", "Ben" in "Ben Carter"."""
    for place in {0, len(words) - 1}:
        if words[place] in PARTICLES - _NEVER_NAMES and written[place][:1].isupper():
            yield words[place]


def _turned(words: Sequence[str], name: str) -> Iterator[Term]:
    """A name that begins with its surname: "May, Theresa", "van der Berg, Ludwig", "may-theresa"."""
    orders = [(*words[place:], *words[:place]) for place in range(1, min(len(words), _MOST_TURNED))]
    orders += [(last, words[0]) for last in words[1:] if len(words) > 2]
    for order in dict.fromkeys(orders):
        pattern = _COMMA.join(map(words_pattern, order))
        yield Term(pattern, NAME, name, letters_of(" ".join(order)), whole=True, capitals=True)


def _glued(words: Sequence[str], name: str) -> Iterator[Term]:
    """A name without its gaps, as handles and addresses have it.

    What is short enough to be a word is known only as a handle, in an address, or by its capitals ("LiWei").
    """
    for parts in dict.fromkeys((tuple(words), (words[0], words[-1]), (words[-1], words[0]))):
        letters = letters_of("".join(parts))
        if len(words) < 2:
            continue
        glued = "".join(map(_pieces, parts))
        if len(letters) < _SHORTEST_GLUED or min(map(len, parts)) < _LEAST:
            yield Term(_as_handle(glued), NAME, name, letters, whole=True)
            camel = "".join(part.capitalize() for part in parts)
            yield Term(f"{NOT_AFTER}{glued}{NOT_BEFORE}", NAME, name, letters, whole=True, exact=camel)
        elif len(letters) < _LONG_GLUED:
            yield Term(f"(?:{_HANDLE}{glued}|{NOT_AFTER}{glued}s?{NOT_BEFORE})", NAME, name, letters, whole=True)
        else:
            yield Term(f"{glued}s?", NAME, name, letters, whole=True)


def _with_initials(words: Sequence[str], name: str) -> Iterator[Term]:
    """A surname with the initials of the names before it: "T. May", "J.-L. Picard", "May, T.", "tmay@"."""
    given, surname = _halves(words)
    firsts = [piece[0] for word in given for piece in word.split("-") if piece and piece[0].isalpha()]
    if not firsts or len(letters_of("".join(surname))) < 2:
        return
    last, letters = GAP.join(map(_pieces, surname)), letters_of("".join(surname))
    first, *more = map(re.escape, firsts)
    more_of = "".join(rf"(?:[.\s\-]{{0,2}}{each})?" for each in more)
    another = r"(?:[.\s\-]{0,2}(?<![^\W_])[^\W\d_](?=[.\s]))?"
    stops = surname[-1] in WORDS_TOO and firsts[0] in _WORDS_OF_A_LETTER
    front = rf"{NOT_AFTER}{first}{more_of}{another}(?:\.[\s\-]?|\s){last}{NOT_BEFORE}"
    back = rf"{NOT_AFTER}{last},?\s{{1,2}}{first}{more_of}{NOT_BEFORE}(?:\.(?!\s*$))?"
    yield Term(front, NAME, name, letters, whole=True, capitals=True, stops=stops)
    yield Term(back, NAME, name, letters + firsts[0], whole=True, capitals=True, stops=stops)
    called, initial = letters_of(given[0]), surname[-1][0]
    if len(called) > 1 and initial.isalpha():
        short = rf"{NOT_AFTER}{_pieces(given[0])}\s{{1,2}}{re.escape(initial)}{NOT_BEFORE}(?:\.(?!\s*$))?"  # "Rose W."
        stops = given[0] in WORDS_TOO and initial in _WORDS_OF_A_LETTER
        yield Term(short, NAME, name, called + initial, whole=True, capitals=True, stops=stops)
    for joined in (f"{first}{_pieces(words[-1])}", f"{_pieces(words[-1])}{first}"):
        yield Term(_as_handle(joined), NAME, name, letters_of(words[-1]), whole=True)


def _halves(words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """The names of somebody, and the surname with the particles before it."""
    place = len(words) - 1
    while place > 1 and words[place - 1] in PARTICLES:
        place -= 1
    return words[:place], words[place:]


def _spelt(written: Sequence[str], name: str) -> Iterator[Term]:
    """Müller as Mueller, and Mueller as Müller."""
    for word in written:
        low = word.casefold()
        if (spelt := low.translate(_SPELT)) != low:
            yield from (
                _part(part, name) for part in dict.fromkeys(re.split("-", _bare(fold(spelt)))) if _is_name(part)
            )
        for marked, letters in (("ä", "ae"), ("ö", "oe"), ("ü", "ue")):
            if letters in low:
                other = low.replace(letters, marked).strip(_ASIDE)
                pattern = words_pattern(other)
                yield Term(pattern, NAME, name, letters_of(other), exact=other.capitalize())


def _as_handle(glued: str) -> str:
    return f"(?:{_HANDLE}{glued}{NOT_BEFORE}|{NOT_AFTER}{glued}(?=@))"


def _pieces(word: str) -> str:
    return "[-]?".join(re.escape(piece).replace("'", "['\\s]?") for piece in word.split("-"))
