"""Works referred to, from the files that reference managers write: CSL-JSON, BibTeX and RIS, as CSL-JSON items.

BibTeX is read with bibtexparser, which knows its strings and braces and says where it fails (`latex.py`). RIS is
read here: its lines are two letters and a value, and rispy, which was weighed, drops what it does not understand
without a word and names no line. A file of which any part cannot be read is refused, with the line and the entry.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from roundtable.domain.clean import clean_text
from roundtable.interchange import latex
from roundtable.interchange.refusal import ImportRefused, shown
from roundtable.interchange.schema_check import Json

LARGEST: Final = 10_000_000
"""Bytes of one file; some thousand works take one or two million."""
SUFFIXES: Final = ("json", "bib", "ris")
_LINE: Final = re.compile(r"([A-Z][A-Z0-9]) {1,2}- ?(.*)")
_RIS_TYPES: Final = {
    "JOUR": "article-journal",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "BOOK": "book",
    "EDBOOK": "book",
    "EBOOK": "book",
    "CHAP": "chapter",
    "ECHAP": "chapter",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "RPRT": "report",
    "GOVDOC": "report",
    "THES": "thesis",
    "ELEC": "webpage",
    "BLOG": "post-weblog",
    "UNPB": "manuscript",
    "PAMP": "pamphlet",
    "VIDEO": "motion_picture",
}
_RIS_TEXTS: Final = {
    "TI": "title",
    "T1": "title",
    "VL": "volume",
    "IS": "issue",
    "PB": "publisher",
    "CY": "publisher-place",
    "DO": "DOI",
    "UR": "URL",
    "ET": "edition",
    "LA": "language",
}
_RIS_CONTAINERS: Final = ("T2", "JO", "JF", "BT", "JA")
_RIS_NAMES: Final = {"AU": "author", "A1": "author", "A2": "editor", "ED": "editor", "A4": "translator"}


def read_references(path: Path) -> tuple[Json, ...]:
    """The items of a file of references, by its contents and not by its name; ImportRefused says what is wrong where.

    Raises OSError.
    """
    if path.stat().st_size > LARGEST:
        raise ImportRefused("", f"larger than {LARGEST // 1_000_000} MB")
    try:
        text = clean_text(path.read_bytes().decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ImportRefused("", "is not text in UTF-8; export it as UTF-8 once more") from error
    return parse_references(text)


def parse_references(text: str) -> tuple[Json, ...]:
    """The items of a text in any of the three forms."""
    begun = text.lstrip()
    if begun[:1] in "[{" and begun:
        found = tuple(_of_json(text))
    elif re.search(r"^\s*TY {1,2}-", text, re.MULTILINE):
        found = tuple(_of_ris(text))
    elif re.search(r"^\s*@\w+\s*[{(]", text, re.MULTILINE):
        found = tuple(_of_bibtex(text))
    else:
        raise ImportRefused("", "is neither CSL-JSON nor BibTeX nor RIS")
    if not found:
        raise ImportRefused("", "holds no references")
    return found


# CSL-JSON


def _of_json(text: str) -> Iterator[Json]:
    try:
        given = json.loads(text)
    except json.JSONDecodeError as error:
        raise ImportRefused(f"line {error.lineno}", f"is no JSON: {error.msg}") from error
    except RecursionError as error:
        raise ImportRefused("", "is nested too deeply") from error
    items = given.get("items", [given]) if isinstance(given, dict) else given
    for n, item in enumerate(items if isinstance(items, list) else [items]):
        if not isinstance(item, dict):
            raise ImportRefused(f"entry {n + 1}", "is no item of CSL-JSON")
        if not str(item.get("title") or "").strip():
            raise ImportRefused(f"entry {n + 1}", f"{shown(str(item.get('id', '')))} has no title")
        yield item


# RIS


def _of_ris(text: str) -> Iterator[Json]:
    fields: list[tuple[str, str]] = []
    begun = 0
    for number, line in enumerate(text.split("\n"), 1):
        match = _LINE.fullmatch(line.strip())
        if match is None:
            if line.strip() and not begun:
                raise ImportRefused(f"line {number}", f"{shown(line.strip())} stands before the first TY")
            if line.strip() and fields:  # a value that goes on
                fields[-1] = (fields[-1][0], f"{fields[-1][1]} {line.strip()}")
            continue
        tag, value = match[1], match[2].strip()
        if tag == "TY":
            if begun:
                raise ImportRefused(
                    f"line {number}", f"a new entry before the ER of the one that began in line {begun}"
                )
            fields, begun = [(tag, value)], number
        elif not begun:
            raise ImportRefused(f"line {number}", f"{tag} stands outside an entry, which begins with TY")
        elif tag == "ER":
            yield _ris_item(fields, begun)
            fields, begun = [], 0
        else:
            fields.append((tag, value))
    if begun:
        raise ImportRefused(f"line {begun}", "the entry that begins here has no ER")


def _ris_item(fields: list[tuple[str, str]], line: int) -> Json:
    first = dict(reversed([pair for pair in fields if pair[1]]))
    item: Json = {"type": _RIS_TYPES.get(first.get("TY", ""), "document")}
    item |= {key: first[tag] for tag, key in _RIS_TEXTS.items() if tag in first}
    if container := next((first[tag] for tag in _RIS_CONTAINERS if tag in first), ""):
        item["container-title"] = container
    for tag, value in fields:
        if value and tag in _RIS_NAMES:
            item.setdefault(_RIS_NAMES[tag], []).append(_name(value))
    if "SP" in first:
        item["page"] = f"{first['SP']}-{first['EP']}" if "EP" in first else first["SP"]
    for key, tags in (("issued", ("PY", "Y1", "DA")), ("accessed", ("Y2",))):
        if parts := next((found for tag in tags if (found := _parts(first.get(tag, "")))), []):
            item[key] = {"date-parts": [parts]}
    if "title" not in item:
        raise ImportRefused(f"line {line}", "the entry that begins here has no title (TI)")
    return item


def _name(name: str) -> Json:
    """A name as "Family, Given"; anything else is one name."""
    family, comma, rest = (part.strip() for part in name.partition(","))
    given = rest.partition(",")[0].strip()
    return {"family": family, "given": given} if comma and family and given else {"literal": family or name}


def _parts(text: str) -> list[int]:
    """Year, month and day as far as they are given: "2018/11/03/", "2018-11-03", "2018"."""
    found = re.match(r"\s*(\d{4})(?:[/-](\d{1,2}))?(?:[/-](\d{1,2}))?", text)
    return [int(part) for part in found.groups() if part] if found else []


# BibTeX

_BIB_TYPES: Final = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "proceedings": "book",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "unpublished": "manuscript",
    "dataset": "dataset",
}
_BIB_TEXTS: Final = {
    "title": "title",
    "volume": "volume",
    "number": "issue",
    "issue": "issue",
    "publisher": "publisher",
    "institution": "publisher",
    "school": "publisher",
    "organization": "publisher",
    "address": "publisher-place",
    "location": "publisher-place",
    "edition": "edition",
    "doi": "DOI",
    "url": "URL",
    "journal": "container-title",
    "journaltitle": "container-title",
    "booktitle": "container-title",
}
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def _of_bibtex(text: str) -> Iterator[Json]:
    import logging  # noqa: PLC0415 - with bibtexparser

    from bibtexparser.entrypoint import parse_string  # noqa: PLC0415 - only for files of BibTeX

    logging.getLogger("bibtexparser").addHandler(logging.NullHandler())  # what fails is told by us
    library = parse_string(text)
    for block in library.failed_blocks:
        name = re.match(r"\s*@\w+\s*[{(]\s*([^,\s]*)", block.raw or "")
        raise _unread(block.start_line, name[1] if name else "", block.error)
    for entry in library.entries:
        try:
            item = _bib_item(entry)
        except ValueError as error:  # a name that is none
            raise _unread(entry.start_line, entry.key, error) from error
        if not str(item.get("title", "")).strip():
            raise ImportRefused(f"line {(entry.start_line or 0) + 1}", f"{shown(entry.key)} has no title")
        yield item


def _unread(line: int | None, key: str, error: object) -> ImportRefused:
    """That an entry cannot be read, with the first line of what the library says."""
    of = f" of {shown(key)}" if key else ""
    first = (str(error).strip().splitlines() or ["it is not whole"])[0].rstrip(".")
    return ImportRefused(f"line {(line or 0) + 1}", f"the entry{of} cannot be read: {first}")


def _bib_item(entry: Any) -> Json:  # noqa: ANN401 - bibtexparser's entry
    fields = {key.lower(): str(field.value) for key, field in entry.fields_dict.items()}
    item: Json = {
        "id": entry.key,
        "type": _BIB_TYPES.get(entry.entry_type, "webpage" if "url" in fields else "document"),
    }
    for key, name in _BIB_TEXTS.items():
        value = fields.get(key, "")
        value = latex.address(value) if name in ("URL", "DOI") else latex.text(value)
        if value and name not in item:
            item[name] = value
    if "URL" not in item and (url := latex.address_in(fields.get("howpublished", "") + " " + fields.get("note", ""))):
        item["URL"] = url
        item["type"] = "webpage" if item["type"] == "document" else item["type"]
    if item["type"] in ("report", "book") and "issue" in item:
        item["number"] = item.pop("issue")
    if pages := latex.text(fields.get("pages", "")):
        item["page"] = re.sub(r"\s*[-–—]+\s*", "-", pages)
    for role in ("author", "editor", "translator"):
        if names := latex.names(fields.get(role, "")):
            item[role] = names
    issued = _parts(fields.get("date", "")) or _parts(fields.get("year", ""))
    month = fields.get("month", "")[:3].lower()
    if len(issued) == 1 and month in _MONTHS:
        issued = [*issued, _MONTHS.index(month) + 1]
    if issued:
        item["issued"] = {"date-parts": [issued]}
    if seen := _parts(fields.get("urldate", "")):
        item["accessed"] = {"date-parts": [seen]}
    return item
