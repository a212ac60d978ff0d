"""Text as it enters the program: nothing in it that a screen, a page or a file cannot carry."""

from __future__ import annotations

import operator
import re
import unicodedata
from dataclasses import is_dataclass, replace
from enum import StrEnum
from typing import TypeVar, cast

_LINE_ENDS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef"
    + "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
    + "]"
)
_SURROGATES = re.compile("[\ud800-\udfff]")
_BIDI = re.compile("[\u202a-\u202e\u2066-\u2069]")
_BLANKS = re.compile("[\n\t]+")


def clean_text(text: str) -> str:
    """Text of any length: lines end in a line feed, controls and non-characters are gone, tabs stay.

    Half a character (a lone surrogate, which no file can hold) becomes U+FFFD. Marks of writing direction stay:
    they belong to what was said.
    """
    if text.isascii() and text.isprintable():
        return text
    cleaned = _UNSEEN.sub("", _SURROGATES.sub("�", _LINE_ENDS.sub("\n", text)))
    return text if cleaned == text else cleaned


def clean_name(text: str) -> str:
    """A name: as `clean_text`, on one line, composed (NFC), and unable to turn the direction of what follows it."""
    if text.isascii() and text.isprintable():
        return text
    return unicodedata.normalize("NFC", _BIDI.sub("", _BLANKS.sub(" ", clean_text(text))))


def lost(before: str, after: str) -> str:
    """What cleaning took away, for a warning: "U+0007, U+202E"; "" when it only set lines, blanks or accents right."""
    gone = {c for c in before if _UNSEEN.match(c) or (_BIDI.match(c) and c not in after)}
    return ", ".join(f"U+{ord(c):04X}" for c in sorted(gone))


Held = TypeVar("Held")


def clean_value(value: Held) -> Held:
    """A record, or what one of its fields holds, with every text in it clean; the same object when all were."""
    cleaned: object = value
    if value is None:
        return value
    if isinstance(value, str):
        cleaned = value if isinstance(value, StrEnum) else clean_text(value)
    elif isinstance(value, tuple):
        parts = tuple(map(clean_value, value))
        cleaned = parts if any(map(operator.is_not, parts, value)) else value
    elif is_dataclass(value) and not isinstance(value, type):
        changed = {}
        for name in value.__dataclass_fields__:  # as `fields` would, but an import of ten thousand people asks often
            old = getattr(value, name)
            if old is not None and (new := clean_value(old)) is not old:
                changed[name] = new
        cleaned = replace(value, **changed) if changed else value
    return cast(Held, cleaned)
