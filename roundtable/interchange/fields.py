"""The fields of one object of a file as values of records, each refused at its own place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import TypeVar

from roundtable.domain.clean import clean_name, clean_text, lost
from roundtable.domain.order import keys_after
from roundtable.domain.records import Id, new_id
from roundtable.domain.star import Star
from roundtable.interchange.moments import read_day, read_moment, read_time_of_day
from roundtable.interchange.refusal import ImportRefused, Notes, inside, shown
from roundtable.interchange.schema_check import Json

E = TypeVar("E", bound=StrEnum)
T = TypeVar("T")


@dataclass(frozen=True)
class Fields:
    """One object with its place in the file; `ids` are those of the lists that it may point into."""

    values: Json
    place: str
    notes: Notes
    ids: Mapping[str, Collection[str]]
    star: Star

    def at(self, key: str) -> str:
        """The place of a field."""
        return inside(self.place, key)

    def under(self, key: str) -> Fields:
        """The fields of an object in this one; of none at all when it was left out."""
        return Fields(self.values.get(key, {}), self.at(key), self.notes, self.ids, self.star)

    def members(self, key: str) -> Iterator[tuple[Fields, str]]:
        """The objects of a list, each with its place in the hand-made order."""
        values: list[Json] = self.values.get(key, [])
        for n, (value, sort) in enumerate(zip(values, keys_after("", len(values)), strict=True)):
            yield Fields(value, inside(self.at(key), n), self.notes, self.ids, self.star), sort

    def own_id(self) -> Id:
        """The object's id, or a new one where it has none."""
        return Id(self.values["id"]) if "id" in self.values else new_id()

    def text(self, key: str, default: str = "") -> str:
        """Text of any length, clean."""
        return self._cleaned(key, default, clean_text)

    def name(self, key: str, default: str = "") -> str:
        """A name, clean and on one line."""
        return self._cleaned(key, default, clean_name)

    def names(self, key: str) -> tuple[str, ...]:
        """A list of names."""
        given: list[str] = self.values.get(key, [])
        return tuple(self._clean(each, inside(self.at(key), n), clean_name) for n, each in enumerate(given))

    def _cleaned(self, key: str, default: str, clean: Callable[[str], str]) -> str:
        return self._clean(self.values.get(key, default), self.at(key), clean)

    def _clean(self, given: str, place: str, clean: Callable[[str], str]) -> str:
        cleaned = clean(given)
        if cleaned != given and (gone := lost(given, cleaned)):
            self.notes.add(place, f"{gone} cannot be shown, left out")
        return cleaned

    def moment(self, key: str) -> datetime | None:
        """A time with its offset, or None."""
        return self._read(key, read_moment, "time with its offset (2018-10-26T14:05:00+01:00)")

    def known_span(self, first: str, last: str) -> tuple[datetime, datetime | None]:
        """Two times as in `span`, of which the schema asks for the first."""
        _, end = self.span(first, last)
        return read_moment(self.values[first]), end

    def day(self, key: str) -> date | None:
        """A day, or None."""
        return self._read(key, read_day, "date (2018-10-26)")

    def time_of_day(self, key: str) -> time | None:
        """A local time of day, or None."""
        return self._read(key, read_time_of_day, "time of day (14:00)")

    def _read(self, key: str, read: Callable[[str], T], name: str) -> T | None:
        if key not in self.values:
            return None
        try:
            return read(self.values[key])
        except ValueError as error:
            raise ImportRefused(self.at(key), f"{shown(self.values[key])} is no {name}") from error

    def span(self, first: str, last: str) -> tuple[datetime | None, datetime | None]:
        """Two times of which the second is not before the first."""
        start, end = self.moment(first), self.moment(last)
        if start is not None and end is not None and end < start:
            raise ImportRefused(self.at(last), f"{self.values[last]} is before {first}")
        return start, end

    def one_of(self, key: str, default: E) -> E:
        """A value of an enumeration; the schema has checked that it is one."""
        return type(default)(self.values.get(key, default.value))

    def wish(self, key: str, kind: type[E]) -> E | None:
        """A value of an enumeration, or None."""
        return kind(self.values[key]) if key in self.values else None

    def whole(self, key: str, default: int = 0) -> int:
        """A whole number (20.0 is one)."""
        return int(self.values.get(key, default))

    def pointer(self, key: str, kind: str) -> Id | None:
        """The id of a record of a kind ("contributor"), or None; refused when there is none of that id."""
        if key not in self.values:
            return None
        return self.known(self.values[key], kind, self.at(key))

    def known_pointer(self, key: str, kind: str) -> Id:
        """The id of a record of a kind, in a field that the schema asks for."""
        return self.known(self.values[key], kind, self.at(key))

    def known(self, record_id: str, kind: str, place: str) -> Id:
        """An id that is known to belong to a record of that kind."""
        if record_id not in self.ids[kind]:
            raise ImportRefused(place, f"no {kind} {shown(record_id)}")
        return Id(record_id)

    def segments(self, key: str = "segments") -> tuple[str, ...]:
        """Ids of segments of the session's star."""
        given = self.values.get(key, ())
        return tuple(self.segment(each, inside(self.at(key), n)) for n, each in enumerate(given))

    def segment(self, segment_id: str, place: str) -> str:
        """The id of a segment of the session's star."""
        if self.star.find(segment_id) is None:
            known = ", ".join(segment.id for segment in self.star.segments[:12])
            raise ImportRefused(place, f"no segment {shown(segment_id)}; the star has {known or 'none'}")
        return segment_id
