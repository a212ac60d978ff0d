"""Names that the rules protect, where somebody said or typed them: found in any dress, and kept back in people's words.

`attribution.py` decides the label under words; this looks into the words themselves. Those of quotes, insights and
action points leave with "[name]" in the place of a protected name. What the host writes (titles, prose, captions) is
the host's own responsibility: it is warned of and never changed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from typing import Final

from roundtable.domain.attribution import Label, insight_label, owner_label, quote_label, strictest
from roundtable.domain.folding import fold
from roundtable.domain.ordinary_words import PARTICLES, WORDS_TOO
from roundtable.domain.people import Contributor, Organisation, name_words
from roundtable.domain.plain_text import plain
from roundtable.domain.records import Edit, Id
from roundtable.domain.session import Session
from roundtable.domain.words import ActionPoint, Attribution, Insight, Quote

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
class _Term:
    """One thing to find: its pattern on folded text, what stands for it, of whom it tells, and how it must be written.

    `capital` asks for a first capital; `inside` for a place within a sentence; `exact` for just these letters.
    """

    pattern: str
    mask: str
    whose: str
    capital: bool = False
    inside: bool = False
    exact: str = ""


@dataclass(frozen=True)
class Found:
    """A protected name in a text, from character to character; `whose` is the person's or organisation's full name."""

    start: int
    end: int
    mask: str
    whose: str


class Withheld:
    """What may not be told in one session, beyond its labels."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def within(self, text: str) -> tuple[str, ...]:
        """The people whom a text of the host's names although the rules protect them."""
        return tuple(dict.fromkeys(each.whose for each in _found(text, self._of_all)))

    def in_words(self, point: Quote | Insight | ActionPoint) -> tuple[Found, ...]:
        """What may not leave with the words of a point: whom the rules protect, and the speaker if it has no name."""
        return _found(point.text, (*self._of_all, *self._of_speaker(point)))

    def told(self, point: Quote | Insight | ActionPoint) -> str:
        """The words of a point as they may leave."""
        text = point.text
        for each in reversed(self.in_words(point)):
            gap = " " if text[each.end : each.end + 1] == "(" else ""  # or it would read as a link
            text = text[: each.start] + each.mask + gap + text[each.end :]
        return text

    @cached_property
    def _of_all(self) -> tuple[_Term, ...]:
        people = self._session.all(Contributor)
        terms = [term for person in people if self._is_protected(person) for term in _terms_of(person.name)]
        terms += [_Term(_words_of(person.email), EMAIL, person.name) for person in people if "@" in person.email]
        return tuple(terms)

    def _is_protected(self, person: Contributor) -> bool:
        """Whoever wishes so; and everybody, when names are kept back and nobody is to know who was there."""
        details = self._session.details
        rules = [(person.attribution, "contributor")]
        if not details.list_contributors:
            rules.append((details.attribution, "session"))
        return strictest(*rules)[0] is not Attribution.NAMED

    def _of_speaker(self, point: Quote | Insight | ActionPoint) -> Iterator[_Term]:
        """The speaker's own name and organisation, where the label keeps them back."""
        session, label = self._session, _label(self._session, point)
        person = session.find(Contributor, point.owner_id if isinstance(point, ActionPoint) else point.contributor_id)
        if person is not None and not label.name:
            yield from _terms_of(person.name)
        hat = session.find(Organisation, point.organisation_id) or session.organisation_of(person)
        if hat is not None and not label.organisation:
            yield _Term(_words_of(hat.name), ORGANISATION, hat.name)
            for called in filter(None, (hat.short, *hat.aliases)):
                exact = called if len(called) < _LONG_NAME else ""
                yield _Term(_words_of(called), ORGANISATION, hat.name, exact=exact)


def said(session: Session, point: Quote | Insight | ActionPoint) -> str:
    """The words of a point as they may leave, in one line and without marks of emphasis."""
    return plain(Withheld(session).told(point))


def redacted(session: Session) -> Session:
    """The session with the words of its quotes, insights and action points as they may leave, and all else as it is."""
    withheld = Withheld(session)
    points: Sequence[Quote | Insight | ActionPoint]
    points = (*session.all(Quote), *session.all(Insight), *session.all(ActionPoint))
    told = ((point, withheld.told(point)) for point in points)
    return session.with_edits(Edit(point, replace(point, text=text)) for point, text in told if text != point.text)


def kept_back(session: Session) -> dict[Id, tuple[str, ...]]:
    """Whose names are kept back in the words of which point."""
    withheld = Withheld(session)
    found: dict[Id, tuple[str, ...]] = {}
    points: Sequence[Quote | Insight | ActionPoint]
    points = (*session.all(Quote), *session.all(Insight), *session.all(ActionPoint))
    for point in points:
        if whose := tuple(dict.fromkeys(each.whose for each in withheld.in_words(point))):
            found[point.id] = whose
    return found


def _label(session: Session, point: Quote | Insight | ActionPoint) -> Label:
    if isinstance(point, Quote):
        return quote_label(session, point)
    return insight_label(session, point) if isinstance(point, Insight) else owner_label(session, point)


# Terms


@lru_cache(maxsize=1024)
def _terms_of(name: str) -> tuple[_Term, ...]:
    """A whole name without its titles, and each of its parts that is a name by itself."""
    words = [fold(word).translate(_APOSTROPHES) for word in name_words(name)]
    words = [bare for word in words if (bare := word.strip(".,;:()[]\"'"))]
    if not words:
        return ()
    parts = dict.fromkeys(part for word in words for part in (word, *word.split("-")) if _is_name(part))
    return (_Term(_GAP.join(map(_words_of, words)), NAME, name), *(_part(part, name) for part in parts))


def _is_name(part: str) -> bool:
    return len(part) > 1 and part not in PARTICLES


def _part(part: str, name: str) -> _Term:
    ordinary = part in WORDS_TOO
    capital = ordinary or (len(part) < _LEAST and not _UNSPACED.search(part))
    return _Term(_words_of(part), NAME, name, capital=capital, inside=ordinary)


def _words_of(text: str) -> str:
    """The pattern of words one after another, whatever stands between them; an apostrophe may be left out."""
    folded = fold(" ".join(text.split())).translate(_APOSTROPHES)
    pieces = [piece for piece in re.split(r"[\s-]+", folded) if piece]
    pattern = _GAP.join(re.escape(piece).replace("'", "['\\s]?") for piece in pieces)
    return pattern if _UNSPACED.search(text) else f"{_NOT_AFTER}{pattern}{_NOT_BEFORE}"


# Finding


@lru_cache(maxsize=64)
def _finder(terms: tuple[_Term, ...]) -> re.Pattern[str] | None:
    """One pattern for all terms, the longest first; the group that matched is the place of the term from 1."""
    return re.compile("|".join(f"({term.pattern})" for term in terms)) if terms else None


def _found(text: str, terms: tuple[_Term, ...]) -> tuple[Found, ...]:
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
            found.append(Found(start, end, term.mask, term.whose))
    return tuple(found)


def _is_meant(term: _Term, text: str, start: int, end: int) -> bool:
    """Whether a word that looks like a name is written as one."""
    if term.exact:
        return text[start:end] == term.exact
    if term.capital and not text[start].isupper():
        return False
    before = text[:start].rstrip(" *_([‘'")
    return not term.inside or (bool(before) and before[-1] not in _SENTENCE_ENDS)


def _folded(text: str) -> tuple[str, list[int]]:
    """The text as `fold` has it without marks of emphasis and what is not seen, and where each letter came from."""
    letters: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        if character == "*" or (unicodedata.category(character) == "Cf" and character != "\u200b"):
            continue
        said = fold(character).translate(_APOSTROPHES) if character not in "_\u200b" else " "
        letters.append(said)
        places += [place] * len(said)
    return "".join(letters), places
