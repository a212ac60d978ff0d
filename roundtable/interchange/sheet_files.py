"""Sheets to files that a spreadsheet opens: one XLSX workbook, or a CSV for each sheet.

In a workbook every text is a cell of text, so that nothing that somebody said is taken for a formula, a link or a
number, and no quote is altered. A CSV cannot say so: the choice is to leave words as they are, or to put an apostrophe
before those that a spreadsheet would run.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from roundtable.interchange.sheets import Cell, Sheet
from roundtable.interchange.whole_file import made_beside, write_whole

RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet may take for a formula (OWASP, CSV injection)."""
WIDTHS = {"Quote": 80, "Text": 80, "Action point": 80, "Name": 24, "Organisation": 30, "E-mail": 30, "Printed as": 36}
"""Widths of columns in characters; others have DEFAULT_WIDTH."""
DEFAULT_WIDTH = 18
_FIXED = datetime(2000, 1, 1)
"""The date in every workbook, so that equal sessions give equal files."""


def write_workbook(sheets: Sequence[Sheet], out: Path) -> None:
    """Write the sheets into one XLSX file, whole or not at all. OSError as from any writing."""
    import xlsxwriter  # noqa: PLC0415 - only where a workbook is written

    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with made_beside(out) as made:
        book = xlsxwriter.Workbook(made, options)
        book.set_properties({"created": _FIXED})
        formats = _formats(book)
        for sheet in sheets:
            _write_page(book.add_worksheet(sheet.name), sheet, formats)
        try:
            book.close()
        except xlsxwriter.exceptions.FileCreateError as error:  # the library's own dress of an OSError
            raise (error.__context__ if isinstance(error.__context__, OSError) else OSError(str(error))) from None


def _formats(book: Any) -> dict[type, Any]:  # noqa: ANN401 - xlsxwriter ships no types
    """How a head (None's type) and cells of each type are set."""
    top = {"valign": "top"}
    return {
        type(None): book.add_format({"bold": True, "bottom": 1, "text_wrap": True, **top}),
        str: book.add_format({"text_wrap": True, **top}),
        date: book.add_format({"num_format": "yyyy-mm-dd", **top}),
        datetime: book.add_format({"num_format": "yyyy-mm-dd hh:mm:ss", **top}),
        int: book.add_format(top),
    }


def _write_page(page: Any, sheet: Sheet, formats: dict[type, Any]) -> None:  # noqa: ANN401 - as above
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, max(len(sheet.rows), 1), len(sheet.heads) - 1)
    for column, name in enumerate(sheet.heads):
        page.set_column(column, column, WIDTHS.get(name, DEFAULT_WIDTH))
        page.write_string(0, column, name, formats[type(None)])
    for row, cells in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(cells):
            if isinstance(cell, str):
                if cell:
                    page.write_string(row, column, cell, formats[str])
            elif isinstance(cell, date):
                page.write_datetime(row, column, cell, formats[type(cell)])
            elif cell is not None:
                page.write_number(row, column, cell, formats[int])


def write_csv_files(sheets: Sequence[Sheet], folder: Path, *, for_spreadsheets: bool) -> tuple[Path, ...]:
    """Write a CSV (UTF-8 with its mark, commas) for each sheet into a folder, and return the files.

    `for_spreadsheets` puts an apostrophe before texts that a spreadsheet would run; without it they are unaltered.
    """
    files = []
    for sheet in sheets:
        text = io.StringIO(newline="")
        writer = csv.writer(text)
        writer.writerow(sheet.heads)
        writer.writerows([_plain(cell, for_spreadsheets) for cell in row] for row in sheet.rows)
        file = folder / f"{sheet.name.lower().replace(' ', '-')}.csv"
        write_whole(file, text.getvalue().encode("utf-8-sig"))
        files.append(file)
    return tuple(files)


def _plain(cell: Cell, for_spreadsheets: bool) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.isoformat(sep=" ", timespec="seconds")
    text = str(cell)
    return f"'{text}" if for_spreadsheets and text.startswith(RUN_BY_SPREADSHEETS) else text
