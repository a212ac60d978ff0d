"""Works referred to, as CSL-JSON items kept whole."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from roundtable.domain.clean import clean_text
from roundtable.domain.outline import Reference
from roundtable.domain.records import Id, new_id
from roundtable.interchange.schema_check import Json

LONGEST_ID = 64


def read_reference(item: Json, sort: str) -> Reference:
    """The record of one item; its id is the item's own as text, its DOI, or a new one, which the item then has too."""
    own = item.get("id")
    if own is None:
        own = item["DOI"] if isinstance(item.get("DOI"), str) and item["DOI"] else new_id()
        item = {**item, "id": own}
    return Reference(id=_record_id(str(own)), sort=sort, item=canonical(_clean(item)))


def _record_id(own: str) -> Id:
    """Addresses that serve as ids may be long; a record's id is not."""
    return Id(own if len(own) <= LONGEST_ID else hashlib.sha256(own.encode()).hexdigest())


def _clean(value: Any) -> Any:  # noqa: ANN401 - any JSON value
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, list):
        return [_clean(each) for each in value]
    return {key: _clean(each) for key, each in value.items()} if isinstance(value, dict) else value


def canonical(item: Json) -> str:
    """The item as JSON text that is the same for equal items."""
    return json.dumps(item, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def write_reference(reference: Reference) -> Json:
    """The item as it was given."""
    item: Json = json.loads(reference.item)
    return item
