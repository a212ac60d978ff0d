"""Rows of a roster, typed or pasted from a spreadsheet, to people: columns known by their heads or their place."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence

from roundtable.commands.people import NewContributor
from roundtable.domain.clean import clean_name
from roundtable.domain.folding import fold
from roundtable.domain.people import Contributor
from roundtable.domain.session import Session

SEPARATORS = ("\t", ";", ",")
"""What stands between cells, the surest sign first."""
ORDER = ("name", "organisation", "sector", "role", "email")
"""The columns of rows without heads."""
HEADS: Mapping[str, frozenset[str]] = {
    "name": frozenset({"name", "full name", "contributor", "participant", "person", "attendee", "display name"}),
    "first": frozenset({"first name", "given name", "forename"}),
    "last": frozenset({"last name", "family name", "surname"}),
    "organisation": frozenset({"organisation", "organization", "company", "affiliation", "institution", "employer"}),
    "sector": frozenset({"sector", "group", "kind", "type"}),
    "role": frozenset({"role", "title", "job title", "position"}),
    "email": frozenset({"email", "e-mail", "email address", "e-mail address", "mail"}),
}
"""What columns are called, in small letters."""


def read_rows(text: str) -> list[NewContributor]:
    """People from lines of cells, one line for each; a first line of heads says which column is which.

    Without heads the columns are name, organisation, sector, role, e-mail, and a cell with an @ is an e-mail wherever
    it stands. Lines without a name are left out.
    """
    rows = [row for line in text.splitlines() if any(row := _cells(line))]
    heads = _heads(rows[0]) if rows else None
    people = [_by_heads(row, heads) for row in rows[1:]] if heads else [_by_place(row) for row in rows]
    return [person for person in people if person.name]


def already_there(session: Session, people: Sequence[NewContributor]) -> list[NewContributor]:
    """The people of a list who are on the roster by name, or stand on the list twice."""
    seen = {fold(person.name) for person in session.all(Contributor)}
    found = []
    for person in people:
        if fold(person.name) in seen:
            found.append(person)
        seen.add(fold(person.name))
    return found


def _cells(line: str) -> list[str]:
    separator = next((each for each in SEPARATORS if each in line), SEPARATORS[-1])
    (cells,) = list(csv.reader([line], delimiter=separator, skipinitialspace=True)) or [[]]
    return [" ".join(clean_name(cell).split()) for cell in cells]


def _heads(row: Sequence[str]) -> list[str] | None:
    """What each column is ("" for one that is not known), when the row is one of heads."""
    known = {head: column for column, heads in HEADS.items() for head in heads}
    columns = [known.get(cell.casefold().rstrip(":*"), "") for cell in row]
    has_name = "name" in columns or "last" in columns or "first" in columns
    filled = sum(bool(cell) for cell in row)
    return columns if has_name and sum(bool(column) for column in columns) * 2 > filled else None


def _by_heads(row: Sequence[str], heads: Sequence[str]) -> NewContributor:
    cells: dict[str, str] = {}
    for head, cell in zip(heads, row, strict=False):
        if head and cell:
            cells.setdefault(head, cell)
    name = cells.get("name") or " ".join(cells[part] for part in ("first", "last") if part in cells)
    return NewContributor(name, *(cells.get(column, "") for column in ORDER[1:]))


def _by_place(row: Sequence[str]) -> NewContributor:
    email = next((cell for cell in row if "@" in cell and " " not in cell), "")
    others = [cell for cell in row if cell != email or not email]
    name, organisation, sector, role = [*others, "", "", "", ""][:4]
    return NewContributor(name, organisation, sector, role, email)
