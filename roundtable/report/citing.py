"""How a text names a work that it rests on: who wrote it and when, as the Harvard forms do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from roundtable.domain.outline import Reference
from roundtable.report.markdown import SCHEMES
from roundtable.report.references import items_of, text_of, year_letters, year_of

_NAMED = 2
"""So many authors are both named; of more, the first and "et al."."""


@dataclass(frozen=True)
class Citation:
    """A work as a text names it ("Åkesson and Brandreth, 2021"), its title, and its address if it has one."""

    words: str
    title: str
    address: str = ""

    @property
    def typed(self) -> str:
        """What stands in a text: in brackets, a link where there is an address."""
        return f"([{self.words}]({self.address}))" if self.address else f"({self.words})"


def citations(references: Sequence[Reference]) -> tuple[Citation, ...]:
    """A citation of each work that says anything, in the order of the list; letters behind years as there."""
    items = items_of(references)
    return tuple(
        Citation(f"{who}, {year_of(item)}{letter}", text_of(item, "title"), _address(item))
        for item, letter in zip(items, year_letters(items), strict=True)
        if (who := _who(item))
    )


def _who(item: dict[str, Any]) -> str:
    people = item.get("author")
    names = [name for each in people if (name := _family(each))] if isinstance(people, list) else []
    if not names:
        return text_of(item, "publisher") or text_of(item, "title")
    return f"{names[0]} et al." if len(names) > _NAMED else " and ".join(names)


def _family(person: object) -> str:
    if not isinstance(person, dict):
        return str(person).strip()
    particle = text_of(person, "non-dropping-particle")
    return f"{particle} {text_of(person, 'family') or text_of(person, 'literal')}".strip()


def _address(item: dict[str, Any]) -> str:
    """Where the work is read; only an address that a link may hold."""
    address = text_of(item, "URL") or (f"https://doi.org/{doi}" if (doi := text_of(item, "DOI")) else "")
    return address if address.startswith(SCHEMES) and not set(address) & set("() \t\n") else ""
