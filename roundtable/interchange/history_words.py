"""What a line of the journal did, field by field and in words: names in the place of ids, before and after."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any

from roundtable.domain.agenda import AgendaItem, Run
from roundtable.domain.history import Touched
from roundtable.domain.people import Contributor
from roundtable.domain.records import Id, Record
from roundtable.domain.session import Session
from roundtable.record_names import field_name, value_name, words_of

Columns = Mapping[str, Any]
Past = Callable[[type[Record], Id], Columns]


class Names:
    """Names records by what a person would know them by, also those that are no longer there.

    `past` gives the columns that a record once had, as far as anybody knows them.
    """

    def __init__(self, session: Session, past: Past) -> None:
        self._session, self._past = session, past

    def of(self, kind: type[Record], record_id: Id) -> str:
        """The words, title or name of a record; a run is its item's, a turn or a hand its contributor's."""
        record = self._session.find(kind, record_id)
        columns = vars(record) if record is not None else self._past(kind, record_id)
        if words := words_of(columns):
            return words
        if kind is Run:
            return self.of(AgendaItem, record_id)
        speaker = columns.get("contributor_id")
        return self.of(Contributor, Id(str(speaker))) if speaker else ""


@dataclass(frozen=True)
class FieldChange:
    """One field of one record: its column, what it is called, and its values in words, "" for none."""

    column: str
    name: str
    before: str
    after: str


def field_changes(touched: Touched, names: Names, zone: tzinfo | None = None) -> list[FieldChange]:
    """What became of each field; of a record that was added or removed, the fields that had a value."""
    before, after = touched.before or {}, touched.after or {}
    found = []
    for column in {**before, **after}:
        if column == "id":
            continue
        old, new = (value_name(column, side.get(column), names.of, zone) for side in (before, after))
        if old or new:
            found.append(FieldChange(column, field_name(column), old, new))
    return found
