"""The ids of a file: each once in its list, and fit to be shown."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from roundtable.domain.clean import clean_text
from roundtable.interchange.refusal import ImportRefused, inside, shown
from roundtable.interchange.schema_check import Json

KINDS = {
    "sectors": "sector",
    "organisations": "organisation",
    "contributors": "contributor",
    "agenda": "agenda item",
    "quotes": "quote",
    "actions": "action point",
    "insights": "insight",
    "hands": "hand",
    "shows": "show of hands",
    "turns": "turn",
    "figures": "figure",
    "references": "reference",
}
"""The lists of a session, and what one thing of each is called."""


def ids_of(document: Json) -> Mapping[str, Collection[str]]:
    """The ids of every list by the name of its kind; ImportRefused when one is given twice in a list."""
    sections = document.get("report", {}).get("sections", [])
    _unique(sections, "report.sections")
    return {kind: _unique(document.get(key, []), key) for key, kind in KINDS.items()}


def _unique(values: list[Json], place: str) -> Collection[str]:
    taken: dict[str, int] = {}
    for n, value in enumerate(values):
        if "id" not in value:
            continue
        here, record_id = f"{inside(place, n)}.id", str(value["id"])
        if clean_text(record_id) != record_id or "\n" in record_id or "\t" in record_id:
            raise ImportRefused(here, f"{shown(record_id)} holds characters that an id may not have")
        if (first := taken.setdefault(record_id, n)) != n:
            raise ImportRefused(here, f"{shown(record_id)} is already the id of {place}[{first}]")
    return taken
