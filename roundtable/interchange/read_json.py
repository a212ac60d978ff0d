"""Bytes from anywhere to JSON values: every limit is checked, and nothing is guessed."""

from __future__ import annotations

import json
import math
import re
import stat
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from pathlib import Path

from roundtable.domain.limits import LONGEST_TEXT
from roundtable.interchange.refusal import ImportRefused, inside, shown

LARGEST_FILE = 50_000_000
"""Bytes of JSON."""
DEEPEST = 64
"""Objects and lists inside each other."""
LONGEST_NUMBER = 100
"""Digits of one number; Python itself gives up at 4,300."""
_BRACKETS = re.compile(r'"(?:[^"\\]|\\.)*"|[\[{]|[\]}]', re.DOTALL)
_BROKEN = re.compile("[\x00\ud800-\udfff]")

_Trail = tuple["_Trail | None", str | int]
"""A place as a chain from the inside out: it becomes text only where something is wrong."""


@dataclass(frozen=True)
class _Unreadable:
    """Stands for a value that JSON does not have, until its place is known."""

    what: str


class _Doubled(dict[str, object]):
    """An object in which a key was given twice."""

    key = ""


def read_bytes(path: Path, most: int, what: str) -> bytes:
    """The bytes of a plain file, refused before they are read when there are more than `most`.

    `what` names the limit in the message ("50 MB"). ImportRefused has no place: the caller knows the file.
    """
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise ImportRefused("", "is a folder, not a file")
        if not stat.S_ISREG(status.st_mode):
            raise ImportRefused("", "is not a plain file")
        if status.st_size > most:
            raise ImportRefused("", f"larger than {what}")
        with path.open("rb") as file:
            data = file.read(most + 1)
    except FileNotFoundError as error:
        raise ImportRefused("", "no such file") from error
    except PermissionError as error:
        raise ImportRefused("", "may not be read") from error
    except (OSError, ValueError) as error:
        raise ImportRefused("", f"cannot be read ({getattr(error, 'strerror', None) or error})") from error
    if len(data) > most:
        raise ImportRefused("", f"larger than {what}")
    return data


def parse(data: bytes) -> object:
    """The JSON value of a file; ImportRefused names the line and column, the byte, or the place in the value."""
    if len(data) > LARGEST_FILE:
        raise ImportRefused("", "larger than 50 MB")
    text = _decoded(data)
    if not text.strip():
        raise ImportRefused("", "the file is empty")
    try:
        value: object = json.loads(
            text,
            object_pairs_hook=_object,
            parse_constant=lambda name: _Unreadable(f"{name} is no number"),
            parse_float=_fraction,
            parse_int=_integer,
        )
    except json.JSONDecodeError as error:
        place = f"line {error.lineno}, column {error.colno}"
        raise ImportRefused(place, f"not JSON: {error.msg[:1].lower()}{error.msg[1:]}") from error
    except RecursionError as error:
        raise _too_deep(text) from error
    _check(value, text)
    return value


def _decoded(data: bytes) -> str:
    if data.startswith(b"SQLite format 3\0"):
        raise ImportRefused("", "is a session file already, not JSON")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ImportRefused("byte 1", "UTF-16, not UTF-8; save it as UTF-8")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ImportRefused(f"byte {error.start + 1}", "not UTF-8") from error


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) == len(pairs):
        return found
    doubled = _Doubled(found)
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            doubled.key = key
        seen.add(key)
    return doubled


def _fraction(digits: str) -> object:
    if len(digits) > LONGEST_NUMBER:
        return _Unreadable(f"a number of {len(digits):,} digits is too long")
    value = float(digits)
    return value if math.isfinite(value) else _Unreadable(f"the number {digits} is too large")


def _integer(digits: str) -> object:
    if len(digits) > LONGEST_NUMBER:
        return _Unreadable(f"a number of {len(digits.lstrip('-')):,} digits is too long")
    return int(digits)


def _check(value: object, text: str, trail: _Trail | None = None, depth: int = 1) -> None:
    """Walk the whole value, unknown keys too; never deeper than the limit."""
    if isinstance(value, str):
        _check_text(value, trail)
    elif isinstance(value, _Unreadable):
        raise ImportRefused(_place(trail), value.what)
    elif isinstance(value, dict | list):
        if depth > DEEPEST:
            raise _too_deep(text)
        for key, member in _members(value, trail):
            _check(member, text, (trail, key), depth + 1)


def _place(trail: _Trail | None) -> str:
    keys: list[str | int] = []
    while trail is not None:
        trail, key = trail
        keys.append(key)
    return reduce(inside, reversed(keys), "")


def _members(value: dict[str, object] | list[object], trail: _Trail | None) -> Iterable[tuple[str | int, object]]:
    if isinstance(value, list):
        return enumerate(value)
    if isinstance(value, _Doubled):
        raise ImportRefused(_place(trail), f"the key {shown(value.key)} is given twice")
    for key in value:
        _check_text(key, (trail, key))
    return value.items()


def _check_text(text: str, trail: _Trail | None) -> None:
    if len(text) > LONGEST_TEXT:
        raise ImportRefused(_place(trail), f"a text of {len(text):,} characters; at most {LONGEST_TEXT:,}")
    broken = None if text.isprintable() else _BROKEN.search(text)
    if broken is None:
        return
    found = ord(broken.group())
    name = "a NUL character" if found == 0 else f"half a character, the lone surrogate U+{found:04X}"
    raise ImportRefused(_place(trail), f"holds {name}, at character {broken.start() + 1}")


def _too_deep(text: str) -> ImportRefused:
    """The refusal that names where the limit is passed; reads brackets up to there, strings skipped."""
    depth = 0
    for found in _BRACKETS.finditer(text):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(found.group(), 0)
        if depth > DEEPEST:
            line = text.count("\n", 0, found.start()) + 1
            column = found.start() - text.rfind("\n", 0, found.start())
            return ImportRefused(f"line {line}, column {column}", f"nested more than {DEEPEST} deep")
    return ImportRefused("", f"nested more than {DEEPEST} deep")
