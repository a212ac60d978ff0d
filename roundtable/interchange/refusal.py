"""What interchange says when it will not read or write a file, and what it says of things it left out."""

from __future__ import annotations

import re
from collections import Counter

PLAIN_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
LONGEST_SHOWN = 60
SHOWN_SINGLY = 3
"""Warnings that differ by their place only are told one by one up to so many, and then summed up."""


class ImportRefused(Exception):
    """A file that is not read: `place` is where in it ("quotes[3].contributor"), `what` says what is wrong there.

    The text is one line. `place` is "" where the file as a whole is meant.
    """

    def __init__(self, place: str, what: str) -> None:
        super().__init__(f"{place}: {what}" if place else what)
        self.place = place
        self.what = what


class ExportRefused(Exception):
    """A file that is not written, since something that would be lost is in its way; the text is one line."""


def shown(text: str, longest: int = LONGEST_SHOWN) -> str:
    """Foreign text in quotation marks for a message: shortened, on one line, without characters that are not seen."""
    short = text if len(text) <= longest else text[: longest - 1] + "…"
    return '"' + "".join(c if c.isprintable() and c not in '"\\' else _escaped(c) for c in short) + '"'


def _escaped(character: str) -> str:
    if character in '"\\':
        return "\\" + character
    return {"\n": "\\n", "\t": "\\t", "\r": "\\r"}.get(character) or f"\\u{ord(character):04x}"


def inside(place: str, key: str | int) -> str:
    """The place of a member of a place: the member "text" of "quotes[3]" is "quotes[3].text"; a number is an index."""
    if isinstance(key, int):
        return f"{place}[{key}]"
    if not PLAIN_KEY.fullmatch(key):
        return f"{place}[{shown(key)}]"
    return f"{place}.{key}" if place else key


class Notes:
    """Collects warnings: each says a place and what was done there."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()
        self._told: list[tuple[tuple[str, str], str]] = []

    def add(self, place: str, what: str) -> None:
        """Note what was done at a place."""
        key = (re.sub(r"\[\d+\]", "[]", place), what)
        self._counts[key] += 1
        if self._counts[key] <= SHOWN_SINGLY:
            self._told.append((key, f"{place}: {what}"))

    @property
    def lines(self) -> tuple[str, ...]:
        """The warnings in their order, one line each; of many alike the first few and how many there are."""
        seen: Counter[tuple[str, str]] = Counter()
        lines: list[str] = []
        for key, line in self._told:
            seen[key] += 1
            more = self._counts[key] - SHOWN_SINGLY
            lines.append(f"{line} (and {more:,} more alike)" if seen[key] == SHOWN_SINGLY and more > 0 else line)
        return tuple(lines)
