"""Who of a list of people is on the roster already or stands on the list twice, and what had best become of each.

A name tells who somebody is, an e-mail only helps: several people may have one (a team's, or none: "anonymous").
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from roundtable.commands.people import NewContributor
from roundtable.commands.roster import Arrival, Choice
from roundtable.domain.folding import fold
from roundtable.domain.people import Contributor, Organisation, Sector, name_words
from roundtable.domain.records import Id
from roundtable.domain.session import Session


class Standing(StrEnum):
    """How a row of a list stands to the roster and to the rows before it."""

    NEW = "new"
    THERE = "already there"
    TWICE = "twice in the list"
    NAMELESS = "no name"


@dataclass(frozen=True)
class Match:
    """How a row stands, and to whom: a person of the roster, or a row before it in the list, counted from 0.

    `fills` are the fields that merging would fill, each with its value; `keeps` those in which both differ, each with
    what stays and what the row says. `unsure` says why somebody should look, "" where nobody need.
    """

    person: NewContributor
    standing: Standing = Standing.NEW
    with_id: Id | None = None
    with_row: int | None = None
    other: str = ""
    fills: tuple[tuple[str, str], ...] = ()
    keeps: tuple[tuple[str, str, str], ...] = ()
    unsure: str = ""

    @property
    def proposed(self) -> Choice:
        """What had best become of the row where nobody chooses."""
        if self.standing is Standing.NEW:
            return Choice.ADD
        if self.standing is Standing.NAMELESS:
            return Choice.SKIP
        if self.unsure:
            return Choice.ADD
        return Choice.MERGE if self.fills else Choice.SKIP

    @property
    def choices(self) -> tuple[Choice, ...]:
        """What may become of the row."""
        if self.standing is Standing.NAMELESS:
            return (Choice.SKIP,)
        return (Choice.ADD, Choice.SKIP) if self.standing is Standing.NEW else tuple(Choice)

    @property
    def doubt(self) -> str:
        """Why somebody should look, in two words."""
        return self.unsure.partition(",")[0]

    @property
    def is_called_so(self) -> bool:
        """Whether the row names the other one, in whatever dress."""
        return name_key(self.person.name) == name_key(self.other)

    def arrival(self, choice: Choice) -> Arrival:
        """The row as the command takes it."""
        return Arrival(self.person, choice, self.with_id, self.with_row)


_SHARED = frozenset(
    {"admin", "anfrage", "bureau", "contact", "enquiries", "events", "hello", "hi", "info", "kontakt", "mail", "office"}
    | {"reception", "secretariat", "team"}
)
"""What stands before the @ of an address that several people read."""


@dataclass(frozen=True)
class _Known:
    """Somebody to compare with: what the roster or the list holds of them."""

    person: NewContributor
    names: tuple[str, ...]
    with_id: Id | None = None
    with_row: int | None = None


def match(session: Session, people: Sequence[NewContributor]) -> list[Match]:
    """How each of a list stands; by name (accents, case, titles and "Last, First" apart) and by e-mail."""
    matcher = _Matcher(session)
    return [matcher.take(row, person) for row, person in enumerate(people)]


def name_key(name: str) -> str:
    """A name for comparing: "BROWN, Dr Ann" is "ann brown"."""
    last, comma, first = name.partition(",")
    turned = f"{first} {last}" if comma and first.strip() else name
    return " ".join(fold(word) for word in name_words(turned)) or fold(name)


class _Matcher:
    def __init__(self, session: Session) -> None:
        self._goes_by: Mapping[str, tuple[str, ...]] = {
            fold(name): tuple(map(fold, each.names)) for each in session.all(Organisation) for name in each.names
        }
        self._by_name: dict[str, _Known] = {}
        self._by_email: dict[str, _Known] = {}
        for person in session.all(Contributor):
            self._remember(_of_roster(session, person))

    def _remember(self, known: _Known) -> None:
        self._by_name.setdefault(name_key(known.person.name), known)
        for address in _addresses(known.person):
            self._by_email.setdefault(address, known)

    def take(self, row: int, person: NewContributor) -> Match:
        """How one row stands to those before it."""
        if not person.name:
            return Match(person, Standing.NAMELESS)
        by_email = (self._by_email[each] for each in _addresses(person) if each in self._by_email)
        known = self._by_name.get(name_key(person.name)) or next(by_email, None)
        if known is None:
            self._remember(_Known(person, self._called(person.organisation), with_row=row))
            return Match(person)
        fills, keeps = self._compared(known, person)
        doubt = _doubt(known.person, person, {field for field, *_ in keeps})
        if doubt:
            self._remember(_Known(person, self._called(person.organisation), with_row=row))
        return Match(
            person,
            Standing.THERE if known.with_id is not None else Standing.TWICE,
            known.with_id,
            known.with_row,
            known.person.name,
            fills,
            keeps,
            doubt,
        )

    def _called(self, organisation: str) -> tuple[str, ...]:
        return self._goes_by.get(fold(organisation), (fold(organisation),))

    def _compared(
        self, known: _Known, row: NewContributor
    ) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str, str], ...]]:
        """The fields that the row would fill, and those in which it differs."""
        fills, keeps = [], []
        for field in ("organisation", "sector", "role", "email"):
            held, offered = getattr(known.person, field), getattr(row, field)
            if not offered:
                continue
            if not held:
                fills.append((field, offered))
            elif fold(offered) != fold(held) and not (field == "organisation" and fold(offered) in known.names):
                keeps.append((field, held, offered))
        return tuple(fills), tuple(keeps)


def _of_roster(session: Session, person: Contributor) -> _Known:
    organisation: Organisation | None = session.organisation_of(person)
    sector: Sector | None = session.sector_of(person)
    held = NewContributor(
        person.name,
        organisation.name if organisation else "",
        sector.name if sector else "",
        person.role,
        person.email,
    )
    return _Known(held, tuple(map(fold, organisation.names)) if organisation else (), person.id)


def _doubt(known: NewContributor, row: NewContributor, differing: set[str]) -> str:
    """Why two who look alike may be two people; "" where they hardly are."""
    same_name = name_key(known.name) == name_key(row.name)
    if same_name and {"email", "organisation"} <= differing:
        return "same name, but another organisation and e-mail"
    if same_name:
        return ""
    if not _is_like(known.name, row.name):
        return "same e-mail, but another name"
    shared = any(address.partition("@")[0] in _SHARED for address in set(_addresses(known)) & set(_addresses(row)))
    return "same e-mail, but one that several may have" if shared else ""


def _addresses(person: NewContributor) -> list[str]:
    """The addresses of a person, as Google puts several into one cell; what has no @ is none."""
    return [each for each in re.split(r"[\s,;]+|:::", person.email.casefold()) if "@" in each]


def _is_like(one: str, other: str) -> bool:
    """Whether two names can be one person's: every word of the shorter begins a word of the longer, or the reverse."""
    short, long = sorted((name_key(one).split(), name_key(other).split()), key=len)
    pairs = (any(a.startswith(b) or b.startswith(a) for b in (each.rstrip(".") for each in long)) for a in short)
    return all(pairs)
