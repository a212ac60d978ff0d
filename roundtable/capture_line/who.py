"""Whom a few typed letters mean: people by initials or any part of the name, organisations by short or full name."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from roundtable.domain.folding import fold
from roundtable.domain.people import Contributor, Organisation, name_words
from roundtable.domain.session import Session

Who = Contributor | Organisation


class Nearness(IntEnum):
    """How well typed letters fit, the best first."""

    INITIALS = 0
    WHOLE_WORD = 1
    FIRST_NAME = 2
    ANY_NAME = 3
    ABSENT = 4


@dataclass(frozen=True)
class Candidate:
    """Someone the letters may mean; `matched` is the stretch of the name (or short name) that they fit."""

    who: Who
    nearness: Nearness
    matched: tuple[int, int] = (0, 0)


def candidates(session: Session, typed: str) -> list[Candidate]:
    """Everyone the letters may mean, the likeliest first, then in the order of the roster."""
    wanted = fold(" ".join(typed.split()))
    if not any(c.isalnum() for c in wanted):
        return []
    found = [each for person in session.all(Contributor) if (each := _person(person, wanted))]
    found += [each for organisation in session.all(Organisation) if (each := _organisation(organisation, wanted))]
    return sorted(found, key=lambda each: each.nearness)


def meant(session: Session, typed: str) -> list[Who]:
    """Those whom the letters fit best: one when it is clear, several when it is not, none when nobody fits."""
    found = candidates(session, typed)
    return [each.who for each in found if each.nearness is found[0].nearness] if found else []


def _person(person: Contributor, wanted: str) -> Candidate | None:
    nearness, matched = _nearness(person.name, wanted)
    if fold(person.initials) == wanted:
        nearness, matched = Nearness.INITIALS, (0, 0)
    if nearness is None:
        return None
    return Candidate(person, nearness if person.present else Nearness.ABSENT, matched)


def _organisation(organisation: Organisation, wanted: str) -> Candidate | None:
    others = [folded for each in organisation.names[1:] if (folded := fold(each)).startswith(wanted)]
    if wanted in others:
        return Candidate(organisation, Nearness.INITIALS)
    nearness, matched = _nearness(organisation.name, wanted)
    if others and (nearness is None or nearness > Nearness.FIRST_NAME):
        return Candidate(organisation, Nearness.FIRST_NAME)
    return Candidate(organisation, nearness, matched) if nearness is not None else None


def _nearness(name: str, wanted: str) -> tuple[Nearness | None, tuple[int, int]]:
    """How the letters fit a name: a whole word of it, its beginning, or the beginning of a later word."""
    best: tuple[Nearness | None, tuple[int, int]] = (None, (0, 0))
    at = 0
    for place, word in enumerate(name_words(name)):
        at = name.find(word, at)
        rest = fold(name[at:])
        if rest.startswith(wanted):
            whole = fold(word) == wanted or rest == wanted
            nearness = Nearness.WHOLE_WORD if whole else Nearness.FIRST_NAME if place == 0 else Nearness.ANY_NAME
            if best[0] is None or nearness < best[0]:
                best = (nearness, (at, at + _unfolded(name[at:], wanted)))
    return best


def _unfolded(text: str, wanted: str) -> int:
    """How many characters of the text fold to what is wanted: "ae" is one of "Æsa"."""
    for length in range(len(text) + 1):
        if len(fold(text[:length])) >= len(wanted):
            return length
    return len(text)
