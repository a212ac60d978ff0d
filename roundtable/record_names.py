"""What the kinds of records, their fields and their values are called, for the history and for refusals."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from typing import Any

from roundtable.domain.agenda import AgendaItem, Run
from roundtable.domain.details import Details
from roundtable.domain.floor import Hand, Show, Turn
from roundtable.domain.outline import Figure, Image, Reference, Section
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.projection import Projection
from roundtable.domain.records import Id, Record
from roundtable.domain.words import ActionPoint, Insight, Quote

KINDS: Mapping[type[Record], str] = {
    Details: "session",
    Sector: "sector",
    Organisation: "organisation",
    Contributor: "contributor",
    AgendaItem: "agenda item",
    Run: "run of an item",
    Turn: "turn",
    Hand: "hand",
    Show: "show of hands",
    Quote: "quote",
    ActionPoint: "action point",
    Insight: "insight",
    Image: "image",
    Figure: "figure",
    Reference: "reference",
    Section: "report section",
    Projection: "slide for the room",
}
FIELDS: Mapping[str, str] = {
    "contributor_id": "speaker",
    "suggested_id": "suggested",
    "organisation_id": "organisation",
    "sector_id": "sector",
    "owner_id": "owner",
    "item_id": "agenda item",
    "quote_id": "quote",
    "image_id": "image",
    "text": "words",
    "words": "wording",
    "said_at": "said at",
    "agreed_at": "agreed at",
    "started_at": "started at",
    "ended_at": "ended at",
    "paused_at": "paused at",
    "paused_seconds": "seconds paused",
    "extended_minutes": "minutes added",
    "raised_at": "raised at",
    "lowered_at": "lowered at",
    "arrived_at": "arrived at",
    "left_at": "left at",
    "starts_at": "fixed start",
    "held_on": "held on",
    "reported_on": "reported on",
    "time_zone": "time zone",
    "list_contributors": "contributors listed",
    "prints": "printed from",
    "consent_how": "consent",
    "consent_at": "consent noted at",
    "loosened_because": "loosened because",
    "media_type": "kind of file",
    "is_star": "shows the star",
    "about": "measures",
    "sort": "place in the list",
}
"""Fields whose own name does not say it; the others are called as they are in the file."""
REFERENCES: Mapping[str, type[Record]] = {
    "contributor_id": Contributor,
    "suggested_id": Contributor,
    "owner_id": Contributor,
    "organisation_id": Organisation,
    "sector_id": Sector,
    "item_id": AgendaItem,
    "quote_id": Quote,
    "image_id": Image,
}
TRUTHS = frozenset({"done", "present", "list_contributors", "is_star"})

NESTED = frozenset(
    {"segments", "authors", "blocks", "counts", "star", "weights", "look", "released", "edition"},
)
"""Fields that hold a list or a nested value."""

Columns = Mapping[str, Any]
NameOf = Callable[[type[Record], Id], str]


def kind_name(kind: type[Record]) -> str:
    """The name of a kind of record: "action point"."""
    return KINDS.get(kind, kind.__name__)


def field_name(field: str) -> str:
    """The name of a field: "speaker" for contributor_id."""
    return FIELDS.get(field, field.replace("_", " "))


def words_of(columns: Columns | None) -> str:
    """What a person would know a record by, from its columns; "" when it has no words of its own."""
    found = ((columns or {}).get(name) for name in ("text", "title", "name", "statement", "caption", "path"))
    return next((text for text in found if isinstance(text, str) and text), "")


def value_name(field: str, value: object, name_of: NameOf, zone: tzinfo | None = None) -> str:
    """A value of a column in words: names in the place of ids, moments in a time zone, lists with commas; "" for none.

    `name_of` gives the name of a record, "" when nobody knows it; then the id itself stands.
    """
    if value is None or value == "":
        return ""
    if field in REFERENCES:
        return name_of(REFERENCES[field], Id(str(value))) or str(value)
    if field in TRUTHS:
        return "yes" if value else "no"
    if field == "data":
        return f"picture {str(value)[:12]}"
    if isinstance(value, str):
        return _text(field, value, zone)
    return f"{value:g}" if isinstance(value, float) else str(value)


def _text(field: str, value: str, zone: tzinfo | None) -> str:
    if field.endswith("_at") and field != "starts_at":
        return _moment(value, zone)
    if value[:1] in "[{" and field in NESTED:
        return _listed(value)
    return value


def _moment(value: str, zone: tzinfo | None) -> str:
    try:
        return f"{datetime.fromisoformat(value).astimezone(zone):%Y-%m-%d %H:%M:%S}"
    except ValueError:
        return value


def _listed(value: str) -> str:
    """A list of texts with commas, a star by its labels, weights, parts of the report by lines, the rest as kept."""
    try:
        found = json.loads(value)
    except ValueError:
        return value
    if isinstance(found, dict) and {"inner", "outer"} <= set(found):
        return ", ".join(str(each["label"]) for each in [*found["inner"], *found["outer"]])
    if isinstance(found, dict) and all(isinstance(each, int) for each in found.values()):
        return ", ".join(f"{name} {weight}" for name, weight in found.items())
    if isinstance(found, dict) and all(isinstance(each, str) for each in found.values()):
        return ", ".join(f"{name} {chosen}" for name, chosen in found.items() if chosen)
    if isinstance(found, dict) and "chapters" in found:
        return f"version {found['number']}" if found.get("number") else ""
    if isinstance(found, list) and found and all(isinstance(each, dict) and "because" in each for each in found):
        return "\n".join(": ".join(filter(None, (each.get("found"), str(each["because"])))) for each in found)
    if isinstance(found, list) and all(isinstance(each, str) for each in found):
        return ", ".join(found)
    if isinstance(found, list) and all(isinstance(each, dict) and set(each) == {"kind", "value"} for each in found):
        return "\n".join(f"{each['kind']}: {each['value']}".removesuffix(": ") for each in found)
    return value
