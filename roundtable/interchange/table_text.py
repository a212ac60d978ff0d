"""Tables as spreadsheets and services export them as text: from bytes to rows of cells.

The standard library's sniffer and sqlite-utils' reader both fail on files that people really have (UTF-16, one column,
ragged rows, `sep=;`, Windows letters, doubled heads), so that only the splitting into cells is the standard library's.
"""

from __future__ import annotations

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from roundtable.domain.clean import clean_name
from roundtable.interchange.read_json import read_bytes
from roundtable.interchange.refusal import ImportRefused

if TYPE_CHECKING:
    import _csv

LARGEST_TABLE = 50_000_000
"""Bytes of one file; it is refused before it is read when there are more."""
MOST_ROWS = 10_000
SEPARATORS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "bar"}
"""What stands between cells, and what it is called."""
ENCODINGS = {"utf-8": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows (Western)", "mac-roman": "Mac (Western)"}
"""Encodings that a reader may choose between, and what they are called."""
_BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_SAMPLED = 100
"""Rows that the separator is found by."""
_HEADLESS = 4096
"""Bytes that tell whether a file without a byte order mark is UTF-16."""


@dataclass(frozen=True)
class Table:
    """Rows of cells, all equally wide, texts clean and on one line; and how they were found.

    `notes` are remarks for whoever looks at the preview, one line each.
    """

    rows: tuple[tuple[str, ...], ...]
    encoding: str
    separator: str
    notes: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        """How many cells a row has."""
        return len(self.rows[0]) if self.rows else 0


def read_table_file(path: Path, encoding: str | None = None, separator: str | None = None) -> Table:
    """The table of a file. ImportRefused says what is wrong, and in which line."""
    return read_table(read_bytes(path, LARGEST_TABLE, "50 MB"), encoding, separator)


def read_table(data: bytes, encoding: str | None = None, separator: str | None = None) -> Table:
    """The table in some bytes.

    `encoding` is one of ENCODINGS and `separator` one character where somebody knows better than the guess.
    """
    if b"\0\0\0" in data[:_HEADLESS] or data.startswith(b"PK\x03\x04"):
        raise ImportRefused("", "is a workbook or another program's file; save it as CSV first")
    text, found, notes = _decoded(data, encoding)
    return _table(text, found, notes, separator)


def read_table_text(text: str, separator: str | None = None) -> Table:
    """The table in a text, as it is pasted from a spreadsheet or typed."""
    return _table(text, "", [], separator)


def _decoded(data: bytes, encoding: str | None) -> tuple[str, str, list[str]]:
    guess = encoding or next((name for mark, name in _BOMS if data.startswith(mark)), None) or _utf16_without_mark(data)
    if guess is not None:
        text = data.decode(guess, "replace").removeprefix("\ufeff")
        return text, "utf-16" if guess.startswith("utf-16") else guess.removesuffix("-sig"), []
    try:
        return data.decode("utf-8"), "utf-8", []
    except UnicodeDecodeError:
        note = "The letters are Windows’ (Western), as the file does not say. Look at names with accents."
        return data.decode("cp1252", "replace"), "cp1252", [note]


def _utf16_without_mark(data: bytes) -> str | None:
    """Latin letters in UTF-16 have a NUL as every second byte."""
    sample = data[:_HEADLESS]
    for name, first in (("utf-16-le", 1), ("utf-16-be", 0)):
        if len(sample) >= 4 and sample[first::2].count(0) > len(sample) // 4:
            return name
    return None


def _table(text: str, encoding: str, notes: list[str], chosen: str | None) -> Table:
    text, named = _named_separator(text)
    separator = chosen or named or _likeliest_separator(text)
    rows = [row for row in _rows(text, separator) if any(row)]
    if not rows:
        raise ImportRefused("", "there are no rows in it")
    widths = Counter(map(len, rows))
    width = max(widths)
    if (ragged := sum(widths.values()) - widths.most_common(1)[0][1]) and len(rows) > 1:
        notes.append(f"{ragged:,} of {len(rows):,} rows are longer or shorter than the others.")
    even = tuple(tuple(row + [""] * (width - len(row))) for row in rows)
    return Table(even, encoding, separator, tuple(notes))


def _named_separator(text: str) -> tuple[str, str]:
    """The text without Excel's first line `sep=;`, and what that line names."""
    first, end, rest = text.partition("\n")
    name = first.strip("\r \"'")
    if name.lower().startswith("sep=") and len(name) == 5 and end:
        return rest, name[4]
    return text, ""


def _likeliest_separator(text: str) -> str:
    """The separator that makes the most rows equally wide and more than one cell."""

    def fitness(separator: str) -> tuple[float, int]:
        widths = Counter(len(row) for row in islice(_split(text, separator), _SAMPLED) if row)
        wide = [(count, width) for width, count in widths.items() if width > 1]
        if not wide:
            return 0.0, 0
        count, width = max(wide)
        return count / widths.total(), width

    try:
        best = max(SEPARATORS, key=fitness)
    except csv.Error:
        return ","
    return best if fitness(best)[1] else ","


def _split(text: str, separator: str) -> _csv.Reader:
    return csv.reader(io.StringIO(text, newline=""), delimiter=separator, skipinitialspace=True)


def _rows(text: str, separator: str) -> Iterator[list[str]]:
    reader = _split(text, separator)
    last_line = len(text.splitlines()) if text.count('"') % 2 else None
    line = 0
    try:
        for number, row in enumerate(reader):
            if number >= MOST_ROWS:
                raise ImportRefused(f"line {line + 1}", f"more than {MOST_ROWS:,} rows; is this the right file?")
            started, line = line + 1, reader.line_num
            if last_line is not None and started < line >= last_line:
                raise ImportRefused(f"line {started}", "a quotation mark is opened here and never closed")
            yield [" ".join(clean_name(cell).split()) for cell in row]
    except csv.Error as error:
        most = csv.field_size_limit()
        what = f"a cell of more than {most:,} characters; is a quotation mark left open?"
        raise ImportRefused(f"line {line + 1}", what) from error
