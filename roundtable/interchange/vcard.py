"""People from vCards (2.1, 3.0, 4.0), as address books and phones export them: one file may hold many."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from roundtable.commands.people import NewContributor
from roundtable.domain.clean import clean_name
from roundtable.interchange.read_json import read_bytes
from roundtable.interchange.refusal import ImportRefused
from roundtable.interchange.table_text import LARGEST_TABLE, MOST_ROWS

Progress = Callable[[int, int], None]
TOLD_EVERY = 50
"""Cards, about a twentieth of a second."""
_CARD = re.compile(r"^BEGIN:VCARD\s*$.*?^END:VCARD\s*$", re.IGNORECASE | re.MULTILINE | re.DOTALL)
_PICTURES = re.compile(
    r"^(?:item\d+\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:].*(?:\r?\n[ \t].*)*(?:\r?\n(?=\r?\n))?", re.IGNORECASE | re.MULTILINE
)
"""What is large, often broken, and never read."""
_GROUP = re.compile(r"^(?:X-ADDRESSBOOKSERVER-)?KIND(?:;[^:\n]*)?:\s*group\s*$", re.IGNORECASE | re.MULTILINE)
"""A list of others' cards, in version 4, and as Apple writes it before."""
_NO_PREFERENCE = 101
"""Behind the last one of version 4, which are 1 to 100."""
_BLANK_LINES = re.compile(r"(?:\r?\n[ \t]*)+(?=\r?\n)")


@dataclass(frozen=True)
class Cards:
    """The people of a file of cards, and a line for each card that could not be read."""

    people: tuple[NewContributor, ...]
    notes: tuple[str, ...] = ()


def read_cards_file(path: Path, told: Progress | None = None) -> Cards:
    """The people of a .vcf file. ImportRefused when it cannot be read or holds no card."""
    return read_cards(read_bytes(path, LARGEST_TABLE, "50 MB"), told)


def read_cards(data: bytes, told: Progress | None = None) -> Cards:
    """The people of some cards; one that is broken is noted and left out. ImportRefused when there is none at all.

    `told` hears now and then how many have been read, and of how many; what it raises ends the reading.
    """
    text = _decoded(data)
    found = list(_CARD.finditer(text))
    if not found:
        raise ImportRefused("", "holds no vCard that begins and ends")
    if len(found) > MOST_ROWS:
        raise ImportRefused("", f"more than {MOST_ROWS:,} cards; is this the right file?")
    people, notes = [], []
    for number, card in enumerate(found):
        if told is not None and number % TOLD_EVERY == 0:
            told(number, len(found))
        line = text.count("\n", 0, card.start()) + 1
        if _GROUP.search(card.group()):
            notes.append(f"line {line}: a card of a group, which is no person, was left out.")
            continue
        person = _person(card.group())
        if person is not None:
            people.append(person)
        else:
            notes.append(f"line {line}: a card without a name, or one that cannot be read, was left out.")
    return Cards(tuple(people), tuple(notes))


def _decoded(data: bytes) -> str:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace")


def _person(card: str) -> NewContributor | None:
    """The person of one card; None when it names nobody."""
    import vobject  # noqa: PLC0415 - 0.1 s to import, and only where cards are read

    plain = _BLANK_LINES.sub("", _PICTURES.sub("", card))
    try:
        (read,) = vobject.readComponents(plain, allowQP=True)
        held = {key: list(_texts(values)) for key, values in read.contents.items()}
    except Exception:  # whatever the library stumbles over in a broken card: there is no end to their kinds
        return None
    name = next(iter(held.get("fn", ())), "") or next(iter(held.get("n", ())), "")

    def first(*keys: str) -> str:
        return next((text for key in keys for text in held.get(key, ()) if text), "")

    if not name:
        return None
    email = next((text for text in held.get("email", ()) if "@" in text), "")
    return NewContributor(name, first("org"), "", first("title", "role"), email)


def _texts(values: list[Any]) -> Iterator[str]:
    """The texts of a property, the preferred first; of an organisation with its units the organisation."""
    for each in sorted(values, key=_preference):
        value = each.value
        if isinstance(value, list):
            value = value[0] if value else ""
        yield " ".join(clean_name(str(value)).split())


def _preference(line: Any) -> int:  # noqa: ANN401 - vobject ships no types
    """How much a line is preferred, 1 the most: "PREF=1" in version 4, "TYPE=pref" or "PREF" before it."""
    told = [str(value) for value in line.params.get("PREF", ())]
    if told and told[0].isdecimal():
        return int(told[0])
    kinds = [str(kind).casefold() for kind in line.params.get("TYPE", ())]
    return 1 if "pref" in kinds or "PREF" in line.params or "PREF" in line.singletonparams else _NO_PREFERENCE
