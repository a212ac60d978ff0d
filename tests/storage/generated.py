"""Records of every kind with every value that types and limits allow, unclean texts too, for property tests."""

import types
import typing
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time, timedelta, timezone
from enum import StrEnum
from typing import Any

from hypothesis import strategies as st

from roundtable.domain.limits import LARGEST_NUMBER, NUMBERS, YEARS
from roundtable.domain.records import Id, Record

WHOLE = st.integers(-LARGEST_NUMBER, LARGEST_NUMBER)
TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
IDS = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn", "Zl", "Zp"]), min_size=1, max_size=64).map(Id)
FIRST, LAST = date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)

SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: TEXT,
    int: WHOLE,
    float: st.floats(-LARGEST_NUMBER, LARGEST_NUMBER),
    bool: st.booleans(),
    bytes: st.binary(max_size=64),
    date: st.dates(FIRST, LAST),
    time: st.times(),
    datetime: st.datetimes(datetime.combine(FIRST, time()), datetime.combine(LAST, time()), timezones=ZONES),
    Id: IDS,
}


def values(hint: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401 - type hints have no common type
    """Values of a type as records use them."""
    if hint in SIMPLE:
        return SIMPLE[hint]
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        return st.one_of(*(st.none() if each is types.NoneType else values(each) for each in typing.get_args(hint)))
    if typing.get_origin(hint) is tuple:
        return st.lists(values(typing.get_args(hint)[0]), max_size=3).map(tuple)
    if isinstance(hint, type) and is_dataclass(hint):
        return st.builds(hint, **parts(hint))
    assert issubclass(hint, StrEnum)
    return st.sampled_from(list(hint))


def parts(kind: Any) -> dict[str, st.SearchStrategy[Any]]:  # noqa: ANN401 - see values
    """Values for each field of a dataclass."""
    hints = typing.get_type_hints(kind)
    return {field.name: values(hints[field.name]) for field in fields(kind)}


def records(kind: type[Record], record_id: Id | None = None) -> st.SearchStrategy[Record]:
    """Records of a kind; those of a given id are revisions of one another."""
    made = parts(kind)
    for name, (least, most) in NUMBERS.get(kind, {}).items():
        is_whole = kind.__annotations__[name] != "float"
        made[name] = st.integers(int(least), int(most)) if is_whole else st.floats(least, most)
    if record_id is not None:
        made["id"] = st.just(record_id)
    return st.builds(kind, **made)
