"""Lists of people as files: tables as text, and vCards, which are a table of known columns."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from roundtable.interchange.roster_columns import Column, Columns, recognise
from roundtable.interchange.table_text import Table, read_table_file, read_table_text
from roundtable.interchange.vcard import Progress, read_cards_file

CARDS = frozenset({".vcf", ".vcard"})
"""Endings of files of vCards."""
TABLES = frozenset({".csv", ".tsv", ".txt", ".tab"})
"""Endings of tables as text."""
_OF_CARDS = Columns((Column.NAME, Column.ORGANISATION, Column.ROLE, Column.EMAIL), 0)


@dataclass(frozen=True)
class PeopleList:
    """A list of people as it was read, and what its columns are taken for; `is_cards` where nobody need choose."""

    table: Table
    columns: Columns
    is_cards: bool = False


def read_people_file(
    path: Path, encoding: str | None = None, separator: str | None = None, told: Progress | None = None
) -> PeopleList:
    """The list in a file; ImportRefused says what is wrong and where, and so does OSError.

    `encoding` and `separator` are those of a table where somebody knows better; `told` hears how far cards are read.
    """
    if path.suffix.lower() in CARDS:
        cards = read_cards_file(path, told)
        rows = [(person.name, person.organisation, person.role, person.email) for person in cards.people]
        heads = ("Name", "Organisation", "Role", "E-mail")
        return PeopleList(Table((heads, *rows), "", "", cards.notes), _OF_CARDS, is_cards=True)
    table = read_table_file(path, encoding, separator)
    return PeopleList(table, recognise(table))


def read_people_text(text: str, separator: str | None = None) -> PeopleList:
    """The list in pasted rows."""
    table = read_table_text(text, separator)
    return PeopleList(table, recognise(table))
