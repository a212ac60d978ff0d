"""A line of the roster as it is typed: a person, and behind commas, semicolons or tabs what belongs to them."""

from __future__ import annotations

from roundtable.commands.people import NewContributor
from roundtable.interchange.roster_columns import in_order, people_in, recognise
from roundtable.interchange.table_text import read_table_text


def read_line(text: str) -> list[NewContributor]:
    """The person of a typed line: name, organisation, sector, role; an e-mail wherever it stands.

    Of several lines the people of all, read as a table is. ImportRefused where nothing is typed or a quotation mark is
    left open.
    """
    table = read_table_text(text)
    return people_in(table, recognise(table) if len(table.rows) > 1 else in_order(table))
