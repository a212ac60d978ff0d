"""Harvard references from CSL-JSON items without a processor: for those that `citations.py` cannot set by its style.

`Surname, I., (Year) Title. *Journal*, 67(5), pp. 846–860.`, the form that the source report uses, from items as they
really come: with fields missing, of another type, or with markup in titles.
"""

from __future__ import annotations

import html
import json
import re
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, Final

from roundtable.domain.alphabet import in_alphabet, without_particles
from roundtable.domain.outline import Reference
from roundtable.report.markdown import Rich, Span, joined
from roundtable.report.wordings import ended, listed, long_date

_MARKUP: Final = re.compile(r"</?(?:i|b|em|strong|sup|sub|span|sc|scp|p|jats:[a-z]+)(?:\s[^<>]*)?>", re.IGNORECASE)
_ENTITY: Final = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z]{2,31});")
_CONTAINED: Final = ("article", "chapter", "paper", "entry", "post", "review", "broadcast")
"""How the types begin of works that stand inside another: it is the container that is set in italics."""
_FIELDS: Final = """
title container-title volume issue page number edition publisher publisher-place DOI URL ISBN genre medium event
event-place number-of-volumes section version archive language collection-title collection-number note
"""
_KNOWN: Final = """
article article-journal article-magazine article-newspaper bill book broadcast chapter dataset entry entry-dictionary
entry-encyclopedia figure graphic interview legal_case legislation manuscript map motion_picture musical_score pamphlet
paper-conference patent personal_communication post post-weblog report review review-book song speech thesis treaty
webpage
"""
_TEXTS: Final = tuple(_FIELDS.split())
"""The texts of an item that a style may ask for; abstracts and the like are left out."""
_ROLES: Final = ("author", "editor", "translator", "director", "container-author", "collection-editor")
_TYPES: Final = frozenset(_KNOWN.split())
"""The types of CSL 1.0.1, which citeproc-py knows; those of later versions are taken for what they are most like."""
_NAMED_IN_FULL: Final = 3
"""So many authors are all named; of more, the first and "et al."."""
_UNDATED: Final = "n.d."
_OTHERS: Final = ("et al.", "et al", "others")
"""What stands in a list of names for those that are not named."""


def items_of(references: Sequence[Reference], language: str = "") -> list[dict[str, Any]]:
    """The items that are any, by author, year and title, in the alphabet of a language."""
    found = [item for reference in references if (item := _item(reference)) is not None]
    return sorted(found, key=lambda item: _order(item, language))


def cleaned(item: dict[str, Any]) -> dict[str, Any]:
    """An item as CSL has it: known fields only, texts without markup, names and dates that are any, a known type."""
    texts = {key: text for key in _TEXTS if (text := text_of(item, key))}
    title = texts.get("title") or texts.get("container-title", "")
    found: dict[str, Any] = {**texts, "id": "work", "type": _type(item, texts), "title": title}
    for role in _ROLES:
        people = item.get(role)
        names = [name for each in people if (name := _clean_name(each))] if isinstance(people, list) else []
        if names:
            found[role] = names
    if "publisher" in found and not any(role in found for role in _ROLES):
        found["author"] = [{"literal": found.pop("publisher")}]
    for key in ("issued", "accessed"):
        parts = _date_parts(item.get(key)) or _iso_parts(_raw_date(item.get(key)))
        year = re.search(r"\b\d{4}\b", _raw_date(item.get(key)))
        if parts or year:
            found[key] = {"date-parts": [parts or [int(year[0] if year else 0)]]}
    return found


def _type(item: dict[str, Any], texts: dict[str, str]) -> str:
    """Its type if CSL knows it, else what its fields speak for."""
    if (given := text_of(item, "type")) in _TYPES:
        return given
    if "container-title" in texts:
        return "article-journal" if "volume" in texts or "issue" in texts else "chapter"
    return "webpage" if "URL" in texts and "publisher" not in texts else "book"


def _clean_name(person: object) -> dict[str, str]:
    if isinstance(person, str):
        return {"literal": person.strip()} if person.strip() else {}
    if not isinstance(person, dict):
        return {}
    keys = ("family", "given", "suffix", "dropping-particle", "non-dropping-particle")
    name = {key: text for key in keys if (text := text_of(person, key))}
    if "family" in name:
        return name
    literal = text_of(person, "literal") or name.get("given", "")
    return {"literal": _OTHERS[0] if stands_for_others(literal) else literal} if literal else {}


def _item(reference: Reference) -> dict[str, Any] | None:
    try:
        item = json.loads(reference.item)
    except (ValueError, RecursionError):
        return None
    return item if isinstance(item, dict) else None


def _order(item: dict[str, Any], language: str) -> tuple[str, str, str]:
    title = in_alphabet(text_of(item, "title"), language)
    return in_alphabet(_names(item, _family), language) or title, year_of(item), title


def _family(person: object) -> str:
    """A name as it is sorted: small particles do not count, wherever the item has them (CSL: "demote" for sorting)."""
    if not isinstance(person, dict) or not text_of(person, "family"):
        return _name(person)
    small = text_of(person, "non-dropping-particle")
    particle = f"{small} " if small[:1].isupper() else ""
    family = without_particles(f"{particle}{text_of(person, 'family')}")
    return f"{family}, {text_of(person, 'given')}"


def year_letters(items: Sequence[dict[str, Any]]) -> list[str]:
    """For each of the items in their order the letter behind its year: a, b and so on for works of one author's year.

    "" for works that are the only one, and for those that nobody is named for.
    """
    heads = [(in_alphabet(names), year_of(item)) if (names := _names(item)) else None for item in items]
    several = Counter(heads)
    told = Counter[tuple[str, str] | None]()
    found = []
    for head in heads:
        found.append(_letter(told[head]) if head is not None and several[head] > 1 else "")
        told[head] += 1
    return found


def _letter(place: int) -> str:
    return (_letter(place // 26 - 1) if place >= 26 else "") + chr(ord("a") + place % 26)


def harvard(item: dict[str, Any]) -> Rich:
    """One CSL-JSON item as a reference, its journal or book in italics and its address a link; () if it is empty."""
    title, container = text_of(item, "title"), text_of(item, "container-title")
    names = _names(item) or text_of(item, "publisher")
    contained = bool(container) and text_of(item, "type").startswith((*_CONTAINED, "webpage"))
    if not (title or names or container):
        return ()
    head = f"{names}, ({year_of(item)}) " if names else ""
    dated = "" if names else f" ({year_of(item)})"
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
    volume, issue, pages = text_of(item, "volume"), text_of(item, "issue"), text_of(item, "page")
    numbers = f"{volume}({issue})" if volume and issue else volume or (f"({issue})" if issue else "")
    said = f", {numbers}" if numbers else ""
    if pages:
        several = re.search(r"\d\s*[-–]+\s*\d|,", pages)
        said += f", {'pp.' if several else 'p.'} " + re.sub(r"\s*[-–]+\s*", "–", pages)
    return said


def _numbered(item: dict[str, Any]) -> str:
    """The edition or number of a book or report."""
    edition, number = text_of(item, "edition"), text_of(item, "number")
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
    place, publisher = text_of(item, "publisher-place"), text_of(item, "publisher")
    if publisher == names:
        publisher = ""
    imprint = ": ".join(part for part in (place, publisher) if part)
    return ended(imprint) + " " if imprint else ""


def _access(item: dict[str, Any]) -> list[Rich | str]:
    """Where it is to be had, and when it was seen there: "Available from <URL> [Accessed 3 November 2026]"."""
    doi = re.sub(r"^(https?://(dx\.)?doi\.org/|doi:\s*)", "", text_of(item, "DOI"), flags=re.IGNORECASE)
    url = text_of(item, "URL") or (f"https://doi.org/{doi}" if doi else "")
    if not url:
        return []
    seen = _date_words(item.get("accessed"))
    return ["Available from ", (Span(url, href=url),), f" [Accessed {seen}]" if seen else ""]


def text_of(item: dict[str, Any], key: str) -> str:
    """A field as text: numbers as they are, the first of a list, without markup; "" for anything else."""
    value = item.get(key)
    if isinstance(value, list) and value:
        value = value[0]
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    text = str(value)
    for _ in range(3 if "&" in text else 1):  # Crossref writes &amp;lt;i&amp;gt; for an italic
        text = _ENTITY.sub(lambda entity: html.unescape(entity[0]), _MARKUP.sub("", text))
    return " ".join(_MARKUP.sub("", text).split())


def stands_for_others(name: str) -> bool:
    """Whether a name in a list says that there are more."""
    return name.casefold() in _OTHERS


def _names(item: dict[str, Any], said_as: Callable[[object], str] | None = None) -> str:
    """The authors, or whoever stands in for them: "Hickey, G., Richards, T. and Sheehy, J."."""
    name_of = said_as or _name
    for role in ("author", "editor", "director", "contributor", "translator"):
        people = item.get(role)
        names = [name for each in people if (name := name_of(each))] if isinstance(people, list) else []
        if names:
            named = [name for name in names if not stands_for_others(name)] or names
            said = listed(named)
            if len(named) > _NAMED_IN_FULL:
                said = f"{named[0]} et al."
            elif len(named) < len(names):
                said = f"{', '.join(named)} et al."
            editors = " (ed.)" if len(names) == 1 else " (eds)"
            return said + (editors if role == "editor" else "")
    return ""


def _name(person: object) -> str:
    if not isinstance(person, dict):
        return person.strip() if isinstance(person, str) else ""
    family, given = text_of(person, "family"), text_of(person, "given")
    particle = " ".join(
        p for p in (text_of(person, "dropping-particle"), text_of(person, "non-dropping-particle")) if p
    )
    if not family:
        return text_of(person, "literal") or given
    surname = f"{particle} {family}".strip()
    initials = "".join(_initial(part) for part in given.split())
    return f"{surname}, {initials}" if initials else surname


def _initial(given: str) -> str:
    """Initials of one given name: "Jean-Paul" is J.-P., "J.R." stays as it is."""
    parts = [part for part in re.split(r"[.\s]+", given) if part]
    return "".join("-".join(f"{half[0].upper()}." for half in part.split("-") if half) for part in parts)


def year_of(item: dict[str, Any]) -> str:
    """When a work appeared; "n.d." where nobody says."""
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
