"""Who sits at the table: contributors, the organisations they come from, and the sectors these belong to."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from roundtable.domain.folding import fold
from roundtable.domain.records import Id, Record
from roundtable.domain.titles import core_name, without_titles
from roundtable.domain.words import Attribution


@dataclass(frozen=True, kw_only=True)
class Sector(Record):
    """A kind of organisation at the table, in the order in which the report lists them; the host's comes last."""

    name: str


@dataclass(frozen=True, kw_only=True)
class Organisation(Record):
    """An organisation with its short name ("UCL"), its sector, and what else people call it."""

    name: str
    short: str = ""
    sector_id: Id | None = None
    aliases: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All that it goes by, its name first."""
        return (self.name, *filter(None, (self.short, *self.aliases)))


@dataclass(frozen=True, kw_only=True)
class Contributor(Record):
    """A person at the table.

    `attribution` is the person's own wish; the strictest of session, contributor and quote wins. `loosened_because` is
    why it was last widened. `sector_id` is only set where it differs from the organisation's.
    """

    name: str
    organisation_id: Id | None = None
    sector_id: Id | None = None
    role: str = ""
    initials: str = ""
    email: str = ""
    seat: int | None = None
    present: bool = True
    arrived_at: datetime | None = None
    left_at: datetime | None = None
    attribution: Attribution | None = None
    consent_how: str = ""
    consent_at: datetime | None = None
    loosened_because: str = ""


def name_words(name: str) -> list[str]:
    """The words of a name without titles: "Dr Siobhán Ní Dhomhnaill" is Siobhán, Ní, Dhomhnaill."""
    return without_titles(name)


def initials_for(name: str, taken: Collection[str]) -> str:
    """Initials of two or three capital letters that nobody else has; a number is added when all are taken.

    First and last word, then with a middle letter, then with more of the last word.
    """
    return Initials(taken).give(name)


class Initials:
    """Gives initials to many people, to each ones that nobody else has: see `initials_for`."""

    def __init__(self, taken: Collection[str]) -> None:
        self._used = {fold(each) for each in taken}
        self._numbers: dict[str, int] = {}

    def give(self, name: str) -> str:
        """Initials for the next one."""
        words = name_words(core_name(name)) or ["?"]
        letters = [next(c for c in word if c.isalpha() or c == "?").upper() for word in words]
        given = next((each for each in _candidates(words, letters) if fold(each) not in self._used), None)
        given = given or self._numbered(letters[0] + (letters[-1] if len(letters) > 1 else ""))
        self._used.add(fold(given))
        return given

    def _numbered(self, stem: str) -> str:
        number = self._numbers.get(stem, 2)
        while fold(f"{stem}{number}") in self._used:
            number += 1
        self._numbers[stem] = number + 1
        return f"{stem}{number}"


def _candidates(words: list[str], letters: list[str]) -> list[str]:
    if len(words) == 1:
        only = words[0]
        return [only[:1].upper() + only[1:2].lower(), only[:1].upper() + only[1:3].lower(), only[:1].upper()]
    first, last = letters[0], letters[-1]
    tail = [c.lower() for c in words[-1][1:] if c.isalpha()]
    found = [first + last]
    found += [first + middle + last for middle in letters[1:-1]]
    found += [first + last + c for c in tail]
    found += [first + c.lower() + last for c in words[0][1:] if c.isalpha()]
    return found
