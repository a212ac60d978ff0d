"""What every record has: an identity, a place in its list, and edits that say how it changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, NewType, TypeVar

import uuid_utils

Id = NewType("Id", str)


def new_id() -> Id:
    """A fresh identity: UUIDv7 (RFC 9562), time-ordered and random, 36 characters."""
    return Id(str(uuid_utils.uuid7()))


@dataclass(frozen=True, kw_only=True)
class Record:
    """One thing of a session: an immutable value with an id that never changes.

    `sort` is the record's place in its list, a fractional index (see `order.py`): lists are read in
    the order of (sort, id), so that a move writes one record and two laptops may move at once.
    """

    id: Id = field(default_factory=new_id)
    sort: str = ""


R = TypeVar("R", bound=Record)


@dataclass(frozen=True)
class Edit:
    """One record before and after; None means that it did not exist."""

    before: Record | None
    after: Record | None

    @property
    def record(self) -> Record:
        """The record that the edit is about, as it is after, or as it was if it was removed."""
        record = self.after if self.after is not None else self.before
        if record is None:
            raise ValueError("an edit has at least one side")
        return record

    @property
    def kind(self) -> type[Record]:
        """The class of the record."""
        return type(self.record)

    def inverse(self) -> Edit:
        """The edit that takes this one back."""
        return Edit(self.after, self.before)


def add(record: Record) -> Edit:
    """The edit that makes a record."""
    return Edit(None, record)


def revise(record: Record, **changes: Any) -> Edit:  # noqa: ANN401 - any field of any record
    """The edit that gives a record new values of the named fields."""
    return Edit(record, replace(record, **changes))


def remove(record: Record) -> Edit:
    """The edit that takes a record away (its row stays in the file, marked)."""
    return Edit(record, None)


C = TypeVar("C", bound=Callable[..., object])


def in_room_time(command: C) -> C:
    """Mark a command as an act in room time: journalled, but corrected by the opposite act and never undone."""
    command.in_room_time = True  # type: ignore[attr-defined]  # functions take attributes; the Room reads this one
    return command
