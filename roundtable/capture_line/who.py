"""Whom a few typed letters mean: people by initials or any part of the name, organisations by short or full name."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from roundtable.capture_line.ordinary import is_ordinary
from roundtable.domain.folding import fold
from roundtable.domain.people import Contributor, Organisation, name_words
from roundtable.domain.session import Session

Who = Contributor | Organisation
_JOINT = re.compile(r"[-‐'’](?=\w)")
_FEWEST_INSIDE = 3


class Nearness(IntEnum):
    """How well typed letters fit, the best first."""

    INITIALS = 0
    WHOLE_WORD = 1
    FIRST_NAME = 2
    ANY_NAME = 3
    INSIDE = 4
    ABSENT = 5


@dataclass(frozen=True)
class Candidate:
    """Someone the letters may mean; `matched` is the stretch of the name (or short name) that they fit.

    `is_inside` says that they stand inside a word of it.
    """

    who: Who
    nearness: Nearness
    matched: tuple[int, int] = (0, 0)
    is_inside: bool = False


def candidates(session: Session, typed: str) -> list[Candidate]:
    """Everyone the letters may mean, the likeliest first, then in the order of the roster."""
    wanted = _plain(" ".join(typed.split()))
    if not any(c.isalnum() for c in wanted):
        return []
    found = [each for person in session.all(Contributor) if (each := _person(person, wanted))]
    found += [each for organisation in session.all(Organisation) if (each := _organisation(organisation, wanted))]
    return sorted(found, key=lambda each: each.nearness)


def meant(session: Session, typed: str) -> list[Who]:
    """Those whom the letters fit best: one when it is clear, several when it is not, none when nobody fits.

    Letters inside a word of a name only offer it: "one thing: …" names nobody. An ordinary word names only who is
    called exactly so: "no: that is wrong" is not Nora's.
    """
    found = [each for each in candidates(session, typed) if not each.is_inside]
    if is_ordinary(typed):
        found = [each for each in found if _plain(typed) in _called(each.who)]
    return [each.who for each in found if each.nearness is found[0].nearness] if found else []


def _called(who: Who) -> set[str]:
    """What somebody is called in one word: initials and each word of the name; an organisation by its names alone."""
    if isinstance(who, Organisation):
        return {_plain(name) for name in who.names}
    return {_plain(word) for word in (who.initials, *name_words(who.name))}


def _person(person: Contributor, wanted: str) -> Candidate | None:
    nearness, matched = _nearness(person.name, wanted)
    if _plain(person.initials) == wanted:
        nearness, matched = Nearness.INITIALS, (0, 0)
    if nearness is None:
        return None
    inside = nearness is Nearness.INSIDE
    return Candidate(person, nearness if person.present else Nearness.ABSENT, matched, inside)


def _organisation(organisation: Organisation, wanted: str) -> Candidate | None:
    others = [folded for each in organisation.names[1:] if (folded := _plain(each)).startswith(wanted)]
    if wanted in others:
        return Candidate(organisation, Nearness.INITIALS)
    nearness, matched = _nearness(organisation.name, wanted)
    if others and (nearness is None or nearness > Nearness.FIRST_NAME):
        return Candidate(organisation, Nearness.FIRST_NAME)
    if nearness is None:
        return None
    return Candidate(organisation, nearness, matched, nearness is Nearness.INSIDE)


@dataclass(frozen=True)
class _Beginning:
    """A place of a name where letters may begin to fit: what follows, and the word there, as they are compared."""

    start: int
    rest: str
    word: str
    is_first: bool


@lru_cache(maxsize=1024)
def _beginnings(name: str) -> tuple[str, tuple[_Beginning, ...]]:
    """A name as it is compared, and its beginnings: of each word, and of each part behind a hyphen or apostrophe."""
    found, at = [], 0
    for place, word in enumerate(name_words(name)):
        at = name.find(word, at)
        for part in [0, *(match.end() for match in _JOINT.finditer(word))]:
            start = at + part
            found.append(_Beginning(start, _plain(name[start:]), _plain(word[part:]), place == 0 and part == 0))
    return _plain(name), tuple(found)


def _nearness(name: str, wanted: str) -> tuple[Nearness | None, tuple[int, int]]:
    """How the letters fit a name: a whole word of it, its beginning, that of a later word or part, or inside one."""
    best: tuple[Nearness | None, tuple[int, int]] = (None, (0, 0))
    plain, beginnings = _beginnings(name)
    if wanted not in plain:
        return best
    for each in beginnings:
        if each.rest.startswith(wanted):
            whole = wanted in (each.word, each.rest)
            nearness = Nearness.WHOLE_WORD if whole else Nearness.FIRST_NAME if each.is_first else Nearness.ANY_NAME
            if best[0] is None or nearness < best[0]:
                best = (nearness, (each.start, each.start + _unfolded(name[each.start :], wanted)))
    if best[0] is None and len(wanted) >= _FEWEST_INSIDE:
        start = next(at for at in range(len(name) - 1, -1, -1) if wanted in _plain(name[at:]))
        return Nearness.INSIDE, (start, start + _unfolded(name[start:], wanted))
    return best


def _unfolded(text: str, wanted: str) -> int:
    """How many characters of the text fold to what is wanted: "ae" is one of "Æsa"."""
    for length in range(len(text) + 1):
        if len(_plain(text[:length])) >= len(wanted):
            return length
    return len(text)


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    """Text for comparing names, in which an apostrophe may be set or straight."""
    return fold(text).replace("’", "'")
