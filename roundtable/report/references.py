"""Harvard references from CSL-JSON items, as Zotero, Mendeley and Crossref give them.

`Surname, I., (Year) Title. *Journal*, 67(5), pp. 846–860.` One style, in the form that the source report uses, and
items as they really come: with fields missing, of another type, or with markup in titles. So this is a formatter of
our own and no CSL processor: citeproc-py raises on such items, and would bring a style file and an XML parser for one
form of line.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from roundtable.domain.outline import Reference
from roundtable.report.markdown import Rich, Span, joined
from roundtable.report.wordings import ended, listed, long_date

_MARKUP: Final = re.compile(r"</?(?:i|b|em|strong|sup|sub|span|sc|scp|p|jats:[a-z]+)(?:\s[^<>]*)?>", re.IGNORECASE)
_CONTAINED: Final = ("article", "chapter", "paper", "entry", "post", "review", "broadcast")
"""How the types begin of works that stand inside another: it is the container that is set in italics."""
_NAMED_IN_FULL: Final = 3
"""So many authors are all named; of more, the first and "et al."."""
_UNDATED: Final = "n.d."


def bibliography(references: Sequence[Reference]) -> tuple[Rich, ...]:
    """All references, by author, year and title; an item of which nothing can be printed is left out."""
    items = [item for reference in references if (item := _item(reference)) is not None]
    items.sort(key=_order)
    return tuple(entry for item in items if (entry := harvard(item)))


def _item(reference: Reference) -> dict[str, Any] | None:
    try:
        item = json.loads(reference.item)
    except (ValueError, RecursionError):
        return None
    return item if isinstance(item, dict) else None


def _order(item: dict[str, Any]) -> tuple[str, str, str]:
    names = _names(item)
    return (names or _text(item, "title")).casefold(), _year(item), _text(item, "title").casefold()


def harvard(item: dict[str, Any]) -> Rich:
    """One CSL-JSON item as a reference, its journal or book in italics and its address a link; () if it is empty."""
    title, container = _text(item, "title"), _text(item, "container-title")
    names = _names(item) or _text(item, "publisher")
    contained = bool(container) and _text(item, "type").startswith((*_CONTAINED, "webpage"))
    if not (title or names or container):
        return ()
    head = f"{names}, ({_year(item)}) " if names else ""
    dated = "" if names else f" ({_year(item)})"
    shown = title or container
    parts: list[Rich | str] = [head]
    if contained and title:
        parts += [ended(shown + dated) + " ", (Span(container, emphasis=True),), _details(item)]
    else:
        parts += [(Span(shown, emphasis=True),), dated, _numbered(item)]
    parts += [_close(parts), _imprint(item, names), *_access(item)]
    return _trimmed(joined(*parts))


def _close(parts: Sequence[Rich | str]) -> str:
    """The full stop behind the work, unless its title ends in a mark of its own."""
    said = joined(*parts)
    return " " if said and said[-1].text.rstrip().endswith((".", "!", "?")) else ". "


def _trimmed(text: Rich) -> Rich:
    if text and not text[-1].text.strip():
        text = text[:-1]
    if not text:
        return ()
    last = text[-1]
    return (*text[:-1], Span(last.text.rstrip(), emphasis=last.emphasis, href=last.href))


def _details(item: dict[str, Any]) -> str:
    """Volume, issue and pages of an article: ", 67(5), pp. 846–860"."""
    volume, issue, pages = _text(item, "volume"), _text(item, "issue"), _text(item, "page")
    numbers = f"{volume}({issue})" if volume and issue else volume or (f"({issue})" if issue else "")
    said = f", {numbers}" if numbers else ""
    if pages:
        several = re.search(r"\d\s*[-–]+\s*\d|,", pages)
        said += f", {'pp.' if several else 'p.'} " + re.sub(r"\s*[-–]+\s*", "–", pages)
    return said


def _numbered(item: dict[str, Any]) -> str:
    """The edition or number of a book or report."""
    edition, number = _text(item, "edition"), _text(item, "number")
    said = f". {_ordinal(edition)} edition" if edition else ""
    return said + (f", no. {number}" if number else "")


def _ordinal(edition: str) -> str:
    if not edition.isdigit():
        return re.sub(r"\s*ed(?:ition|n)?\.?$", "", edition, flags=re.IGNORECASE) or edition
    last = int(edition) % 100
    ending = "th" if 10 < last < 14 else {1: "st", 2: "nd", 3: "rd"}.get(last % 10, "th")
    return edition + ending


def _imprint(item: dict[str, Any], names: str) -> str:
    """Place and publisher: "Tarnbridge: Lock Keeper Press. "."""
    place, publisher = _text(item, "publisher-place"), _text(item, "publisher")
    if publisher == names:
        publisher = ""
    imprint = ": ".join(part for part in (place, publisher) if part)
    return ended(imprint) + " " if imprint else ""


def _access(item: dict[str, Any]) -> list[Rich | str]:
    """Where it is to be had, and when it was seen there: "Available from <URL> [Accessed 3 November 2026]"."""
    doi = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", _text(item, "DOI"), flags=re.IGNORECASE)
    url = _text(item, "URL") or (f"https://doi.org/{doi}" if doi else "")
    if not url:
        return []
    seen = _date_words(item.get("accessed"))
    return ["Available from ", (Span(url, href=url),), f" [Accessed {seen}]" if seen else ""]


def _text(item: dict[str, Any], key: str) -> str:
    """A field as text: numbers as they are, the first of a list, without markup; "" for anything else."""
    value = item.get(key)
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(_MARKUP.sub("", str(value)).split())


def _names(item: dict[str, Any]) -> str:
    """The authors, or whoever stands in for them: "Hickey, G., Richards, T. and Sheehy, J."."""
    for role in ("author", "editor", "director", "contributor", "translator"):
        people = item.get(role)
        names = [name for each in people if (name := _name(each))] if isinstance(people, list) else []
        if names:
            said = f"{names[0]} et al." if len(names) > _NAMED_IN_FULL else listed(names)
            editors = " (ed.)" if len(names) == 1 else " (eds)"
            return said + (editors if role == "editor" else "")
    return ""


def _name(person: object) -> str:
    if not isinstance(person, dict):
        return person.strip() if isinstance(person, str) else ""
    family, given = _text(person, "family"), _text(person, "given")
    particle = " ".join(p for p in (_text(person, "dropping-particle"), _text(person, "non-dropping-particle")) if p)
    if not family:
        return _text(person, "literal") or given
    surname = f"{particle} {family}".strip()
    initials = "".join(_initial(part) for part in given.split())
    return f"{surname}, {initials}" if initials else surname


def _initial(given: str) -> str:
    """Initials of one given name: "Jean-Paul" is J.-P., "J.R." stays as it is."""
    parts = [part for part in re.split(r"[.\s]+", given) if part]
    return "".join("-".join(f"{half[0].upper()}." for half in part.split("-") if half) for part in parts)


def _year(item: dict[str, Any]) -> str:
    issued = item.get("issued")
    parts = _date_parts(issued)
    if parts:
        return str(parts[0])
    found = re.search(r"\b\d{4}\b", _raw_date(issued))
    return found[0] if found else _UNDATED


def _date_parts(value: object) -> list[int]:
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    if not isinstance(first, list):
        return []
    numbers: list[int] = []
    for part in first[:3]:
        if isinstance(part, bool) or not re.fullmatch(r"\d{1,4}", str(part)):
            break
        numbers.append(int(part))
    return numbers


def _raw_date(value: object) -> str:
    if isinstance(value, dict):
        value = value.get("raw") or value.get("literal") or ""
    return value if isinstance(value, str) else ""


def _date_words(value: object) -> str:
    """A date in words, as far as it is known."""
    parts = _date_parts(value) or _iso_parts(_raw_date(value))
    if not parts:
        return " ".join(_raw_date(value).split())[:40]
    try:
        whole = long_date(date(parts[0], *[*parts[1:], 1, 1][:2]))
    except ValueError:
        return str(parts[0])
    return whole.split(" ", 3 - len(parts))[-1]


def _iso_parts(raw: str) -> list[int]:
    found = re.fullmatch(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:T.*)?", raw.strip())
    return [int(part) for part in found.groups()] if found else []
