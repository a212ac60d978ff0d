"""Which column of a table holds what of a person: known by its head, else by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from roundtable.commands.people import NewContributor
from roundtable.domain.folding import fold
from roundtable.interchange.table_text import Table

Row = Sequence[str]


class Column(StrEnum):
    """What a column holds."""

    NAME = "name"
    FIRST = "first name"
    LAST = "last name"
    ORGANISATION = "organisation"
    SECTOR = "sector"
    ROLE = "role"
    EMAIL = "e-mail"
    NOTHING = ""


HEADS: Mapping[Column, frozenset[str]] = {
    Column.NAME: frozenset(
        {"name", "full name", "contributor", "participant", "person", "attendee", "display name", "attendee name"}
        | {"name (original name)", "your name", "guest name", "file as", "fn"}
        | {"vor- und nachname", "vorname und nachname", "teilnehmer", "nom complet", "nom et prénom", "nombre completo"}
        | {"nombre y apellidos", "nombre y apellido"}
    ),
    Column.FIRST: frozenset(
        {
            "first name",
            "given name",
            "forename",
            "first",
            "firstname",
            "vorname",
            "rufname",
            "prénom",
            "prenom",
            "nombre",
        }
    ),
    Column.LAST: frozenset(
        {"last name", "family name", "surname", "last", "lastname", "nachname", "familienname", "zuname", "nom"}
        | {"nom de famille", "apellido", "apellidos"}
    ),
    Column.ORGANISATION: frozenset(
        {"organisation", "organization", "company", "affiliation", "institution", "employer", "organisation name"}
        | {"organization name", "organization 1 - name", "company name", "org", "organisation / company"}
        | {"firma", "unternehmen", "einrichtung", "arbeitgeber", "behörde", "société", "entreprise", "organisme"}
        | {"établissement", "organización", "empresa", "institución", "entidad"}
    ),
    Column.SECTOR: frozenset(
        {
            "sector",
            "group",
            "stakeholder group",
            "kind",
            "type",
            "sector bodies",
            "sektor",
            "secteur",
            "gruppe",
            "groupe",
        }
    ),
    Column.ROLE: frozenset(
        {"role", "title", "job title", "position", "organization title", "organization 1 - title", "function"}
        | {"funktion", "rolle", "berufsbezeichnung", "fonction", "poste", "rôle", "cargo", "puesto"}
    ),
    Column.EMAIL: frozenset(
        {
            "email",
            "e-mail",
            "email address",
            "e-mail address",
            "mail",
            "user email",
            "e-mail 1 - value",
            "attendee email",
        }
        | {"e-mail-adresse", "email-adresse", "emailadresse", "mailadresse", "courriel", "adresse e-mail"}
        | {"adresse mail", "adresse électronique", "correo", "correo electrónico"}
    ),
}
"""What columns are called in small letters by people, Eventbrite, Microsoft Forms, Google, Outlook and Zoom.

In English, German, French and Spanish.
"""

_NEVER = re.compile(
    r"\b(phonetic|yomi|nickname|prefix|suffix|label|middle|user ?name|event|ticket|host|billing|department|time|id)\b"
)
"""Heads that sound like one of ours and are none."""
_SOUNDS: tuple[tuple[Column, re.Pattern[str]], ...] = (
    (Column.EMAIL, re.compile(r"\be-?mail\b")),
    (Column.FIRST, re.compile(r"\b(first|given|fore) ?name\b")),
    (Column.LAST, re.compile(r"\b(last|family|sur) ?name\b")),
    (Column.ORGANISATION, re.compile(r"\b(organi[sz]ation|company|employer|affiliation|institution)\b")),
    (Column.SECTOR, re.compile(r"\bsector\b")),
    (Column.ROLE, re.compile(r"\b(job title|role|position)\b")),
    (Column.NAME, re.compile(r"\bname\b")),
)
"""What a head that asks a question is about ("What is your name?"), the surest first."""
WITHOUT_HEADS = (Column.NAME, Column.ORGANISATION, Column.SECTOR, Column.ROLE, Column.EMAIL)
"""The order of columns that nothing tells apart."""
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
_NUMBER = re.compile(r"[\d\s.,:/+()-]*\d[\d\s.,:/+()-]*(am|pm)?", re.IGNORECASE)
_PERSON = re.compile(r"[^\W\d_][\w.'’-]*(?:[ ,]+[^\W\d_][\w.'’-]*){1,4}")
_BRACKETS = re.compile(r"([^()]*[^()\s][^()]*)\(([^()]*)\)\s*")
_ASIDES = frozenset({"", "guest", "host", "co-host", "me", "external", "unverified", "she", "he", "they"})
"""What services put in brackets behind a name."""
_SEARCHED = 12
"""Rows in which heads are looked for: some services put facts of the meeting above them."""


@dataclass(frozen=True)
class Columns:
    """What each column of a table holds, and in which row its heads stand, counted from 0; None without heads."""

    holds: tuple[Column, ...]
    heads_at: int | None = None

    @property
    def first_person(self) -> int:
        """The first row that is a person's."""
        return 0 if self.heads_at is None else self.heads_at + 1

    def with_column(self, place: int, column: Column) -> Columns:
        """The columns with one chosen by hand; whichever held the same gives it up."""
        holds = [Column.NOTHING if each is column else each for each in self.holds]
        holds[place] = column
        return Columns(tuple(holds), self.heads_at)


def recognise(table: Table) -> Columns:
    """What each column holds, by the best row of heads or, without one, by contents and place."""
    best: Columns | None = None
    for place, row in enumerate(table.rows[:_SEARCHED]):
        found = _by_heads(row, table.rows[place + 1 :])
        if found is not None and (best is None or _known(found) > _known(best.holds)):
            best = Columns(found, place)
    return best or Columns(_by_contents(table.rows))


def in_order(table: Table) -> Columns:
    """Columns without heads in the order in which people are typed: name first, an e-mail wherever it stands."""
    return Columns(_by_contents(table.rows, names_first=True))


def without_heads(table: Table) -> Columns:
    """What each column holds where no row is one of heads."""
    return Columns(_by_contents(table.rows))


def people_in(table: Table, columns: Columns) -> list[NewContributor]:
    """The people of a table, in its order; rows without a name are left out."""
    return [person for person in rows_in(table, columns) if person.name]


def rows_in(table: Table, columns: Columns) -> list[NewContributor]:
    """Each row under the heads as a person, those without a name too."""
    return [_person(row, columns.holds) for row in table.rows[columns.first_person :]]


def head_of(cell: str) -> Column:
    """What a column of that head holds; NOTHING when the head is not known."""
    head = cell.casefold().rstrip(" :*?")
    for column, heads in HEADS.items():
        if head in heads:
            return column
    if _NEVER.search(head):
        return Column.NOTHING
    return next((column for column, sound in _SOUNDS if sound.search(head)), Column.NOTHING)


def _by_heads(row: Row, rows: Sequence[Row]) -> tuple[Column, ...] | None:
    """What columns hold by a row of heads; None when it is none: a person may be called Name Nameson."""
    filled = [cell for cell in row if cell]
    exact = sum(any(cell.casefold().rstrip(" :*?") in heads for heads in HEADS.values()) for cell in filled)
    found = [head_of(cell) for cell in row]
    if not exact and not any("?" in cell or ":" in cell for cell in filled):
        return None
    if any(_EMAIL.search(cell) for cell in filled) or not {Column.NAME, Column.FIRST, Column.LAST} & set(found):
        return None
    holds = [_surest(found, place, row, rows) for place in range(len(found))]
    if Column.FIRST in holds and Column.LAST in holds:
        holds = [Column.NOTHING if each is Column.NAME else each for each in holds]
    return tuple(holds)


def _surest(found: Sequence[Column], place: int, row: Row, rows: Sequence[Row]) -> Column:
    """What a column holds when several would hold the same: the one that is called so, and filled most, keeps it."""
    column = found[place]
    if column is Column.NOTHING:
        return column

    def sureness(at: int) -> tuple[bool, bool, int, int]:
        head = row[at].casefold().rstrip(" :*?")
        filled = sum(bool(cells[at]) for cells in rows[:_SEARCHED])
        return filled > 0, head in HEADS[column] and head != "title", filled, -at

    rivals = [at for at, each in enumerate(found) if each is column]
    return column if max(rivals, key=sureness) == place else Column.NOTHING


def _by_contents(rows: Sequence[Row], *, names_first: bool = False) -> tuple[Column, ...]:
    """What columns hold by what stands in them: e-mails, numbers that nobody needs, then the usual order."""
    width = len(rows[0]) if rows else 0
    holds: dict[int, Column] = {}
    for place in range(width):
        cells = [row[place] for row in rows if row[place]]
        if _mostly(cells, _EMAIL.fullmatch) and Column.EMAIL not in holds.values():
            holds[place] = Column.EMAIL
        elif _mostly(cells, _NUMBER.fullmatch):
            holds[place] = Column.NOTHING
    names = [place for place in range(width) if place not in holds and _like_names([row[place] for row in rows])]
    if names and not names_first:
        holds[names[0]] = Column.NAME
    left = iter(column for column in WITHOUT_HEADS if column not in holds.values())
    for place in range(width):
        if place not in holds:
            holds[place] = next(left, Column.NOTHING)
    return tuple(holds[place] for place in range(width))


def _mostly(cells: Sequence[str], test: Callable[[str], object]) -> bool:
    return bool(cells) and sum(bool(test(cell)) for cell in cells) * 2 > len(cells)


def _like_names(cells: Sequence[str]) -> bool:
    """Whether a column is one of people: several words each, and hardly one twice."""
    filled = [cell for cell in cells if cell]
    return _mostly(filled, _PERSON.fullmatch) and len(set(filled)) * 10 >= len(filled) * 9


def _known(holds: Iterable[Column]) -> int:
    return sum(column is not Column.NOTHING for column in holds)


def _person(row: Row, holds: Sequence[Column]) -> NewContributor:
    cells = dict(zip(holds, row, strict=True))

    def cell(column: Column) -> str:
        return cells.get(column, "")

    name, hint = without_brackets(cell(Column.NAME) or f"{cell(Column.FIRST)} {cell(Column.LAST)}".strip())
    email = cell(Column.EMAIL) if "@" in cell(Column.EMAIL) else ""  # Microsoft Forms says "anonymous"
    return NewContributor(name, cell(Column.ORGANISATION) or hint, cell(Column.SECTOR), cell(Column.ROLE), email)


def without_brackets(name: str) -> tuple[str, str]:
    """A name without what stands in brackets behind it, and that, if it can be an organisation: "Ben (Port)".

    Zoom puts the name somebody signed in with there: of "Ben (Ben Carter)" that is the name. Pronouns tell of nothing.
    """
    parts = _BRACKETS.fullmatch(name)
    if parts is None:
        return name, ""
    called, within = parts[1].strip(), parts[2].strip()
    if not set(fold(called).split()).isdisjoint(fold(within).split()):
        return max(called, within, key=len), ""
    return called, "" if "/" in within or fold(within) in _ASIDES else within
