"""Proof slips as files in a folder: a PDF and a text for each person, under names that any disk can hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from roundtable.report.build import replace_file
from roundtable.report.slip_pages import slip_pages
from roundtable.report.slip_text import slip_text
from roundtable.report.slips import Slip

FORMS = 2
"""Files of a slip: a PDF and a text."""
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]+')
_LONGEST = 120
"""Bytes of a name in UTF-8, of the 255 that disks allow: what is synced or zipped adds to it."""


def write_slips(slips: Iterable[Slip], folder: Path) -> Iterator[Path]:
    """Write a PDF and a text for each slip and yield what was written, one by one; the folder is made where needed.

    A file of the same name, as of an earlier slip of that person, is replaced whole. Raises OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    taken: set[str] = set()
    for slip in slips:
        stem = _stem(slip.name, taken)
        for ending, data in ((".pdf", slip_pages(slip)), (".txt", slip_text(slip).encode("utf-8-sig"))):
            path = folder / f"{stem}{ending}"
            replace_file(path, data)
            yield path


def _stem(name: str, taken: set[str]) -> str:
    """Slip of Amina Otieno: numbered where another one has that name on a disk that knows no case."""
    safe = " ".join(_UNSAFE.sub(" ", unicodedata.normalize("NFC", name)).split()).strip(". ")
    safe = "".join(c for c in safe if unicodedata.category(c)[0] != "C")
    cut = safe.encode()[:_LONGEST].decode(errors="ignore").strip(". ") or "somebody"
    stem, number = f"Slip of {cut}", 1
    while stem.casefold() in taken:
        number += 1
        stem = f"Slip of {cut} ({number})"
    taken.add(stem.casefold())
    return stem
