"""Records to rows and back, for every kind of record alike: the types of a record's fields say how each is kept.

A text, a whole number and a number are kept as they are (a text is clean, and cleaned again when it is read: a file may
come from anywhere); a yes or no as 1 or 0; a choice as its value; a date, a time
and a moment as ISO 8601, a moment with the offset that it was written down with; a list and a nested value as JSON
without spaces; bytes as their SHA-256, which names them in the table of blobs. What may be None may be NULL.
"""

from __future__ import annotations

import hashlib
import json
import re
import types
import typing
from collections.abc import Callable, Mapping, Sequence
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime, time
from enum import StrEnum
from functools import lru_cache
from operator import attrgetter
from typing import Any, cast

from roundtable.domain.clean import clean_text
from roundtable.domain.records import Record

Turning = Callable[[Any], Any]
Row = tuple[Any, ...]

REMEMBERED = 64
"""How many lists and nested values of a column are decoded once for all rows: most quotes share their segments."""

_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def table_of(kind: type[Record]) -> str:
    """The table of a kind of record: ActionPoint is in action_point."""
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", kind.__name__).lower()


def to_json(value: object) -> str:
    """Canonical JSON: no spaces, keys as they come. ValueError for a number that is not finite."""
    return _JSON.encode(value)


def digest(data: bytes) -> str:
    """The name under which bytes are kept: their SHA-256 in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


@dataclass(frozen=True)
class Shape:
    """How the values of one type stand in a column; no function means that they stand there as they are."""

    sql: str
    encode: Turning | None = None
    decode: Turning | None = None
    optional: bool = False


class Codec:
    """Turns records of one kind into rows and back; compiled once, as ten thousand records pass through it.

    `read_blob` gives the bytes that a SHA-256 names.
    """

    def __init__(self, kind: type[Record], read_blob: Callable[[str], bytes]) -> None:
        self.kind = kind
        self.table = table_of(kind)
        hints = typing.get_type_hints(kind)
        self.names = tuple(field.name for field in fields(kind))
        self.shapes = {name: _shape_of(hints[name], read_blob) for name in self.names}
        self._blobs = tuple(name for name in self.names if _bare(hints[name])[0] is bytes)
        self._read = attrgetter(*self.names)
        self._encoders = self._turnings("encode")
        self._decoders = self._turnings("decode")

    def _turnings(self, way: str) -> tuple[tuple[str, Turning, bool], ...]:
        shapes = self.shapes.items()
        return tuple((name, getattr(shape, way), shape.optional) for name, shape in shapes if getattr(shape, way))

    def encode(self, record: Record) -> Row:
        """The columns of a record, in the order of `names`. ValueError for what cannot be kept."""
        return tuple(self.columns(record).values())

    def decode(self, row: Sequence[Any]) -> Record:
        """The record of a row. Raises whatever a damaged row makes Python raise (see `store.load`)."""
        values = dict(zip(self.names, row, strict=True))
        for name, decode, optional in self._decoders:
            if not (optional and values[name] is None):
                values[name] = decode(values[name])
        return self.kind(**values)

    def columns(self, record: Record) -> dict[str, Any]:
        """The columns of a record by name, as the journal keeps them."""
        values = dict(zip(self.names, self._read(record), strict=True))
        for name, encode, _ in self._encoders:
            if values[name] is not None:
                values[name] = encode(values[name])
        return values

    def values(self, columns: Mapping[str, Any]) -> dict[str, Any]:
        """Fields of a record from columns of the journal, which may be some or all."""
        found = {}
        for name, value in columns.items():
            shape = self.shapes[name]
            plain = shape.decode is None or (shape.optional and value is None)
            found[name] = value if plain else cast(Turning, shape.decode)(value)
        return found

    def blobs(self, record: Record) -> list[tuple[str, bytes]]:
        """The bytes of a record, each with its SHA-256."""
        found = (getattr(record, name) for name in self._blobs)
        return [(digest(data), data) for data in found if data is not None]


def _bare(hint: Any) -> tuple[Any, bool]:  # noqa: ANN401 - type hints have no common type
    """A type without "or None" and without the name that NewType gave it, and whether it may be None."""
    optional = False
    if typing.get_origin(hint) in (typing.Union, types.UnionType):
        (hint,) = (each for each in typing.get_args(hint) if each is not types.NoneType)
        optional = True
    return getattr(hint, "__supertype__", hint), optional


def _shape_of(hint: Any, read_blob: Callable[[str], bytes]) -> Shape:  # noqa: ANN401 - see _bare
    bare, optional = _bare(hint)
    if bare is str:
        return Shape("TEXT", decode=clean_text, optional=optional)
    numbers = {int: "INTEGER", float: "REAL"}
    if bare in numbers:
        return Shape(numbers[bare], optional=optional)
    if bare is bool:
        return Shape("INTEGER", int, bool, optional)
    if bare is bytes:
        return Shape("TEXT", digest, read_blob, optional)
    if typing.get_origin(bare) is tuple or is_dataclass(bare):
        pack, unpack = _packing(bare), _unpacking(bare)
        decode = lru_cache(REMEMBERED)(lambda text: unpack(json.loads(text)))
        return Shape("TEXT", lambda value: to_json(pack(value)), decode, optional)
    return Shape("TEXT", *_text_forms(bare), optional)


def _text_forms(bare: Any) -> tuple[Turning, Turning]:  # noqa: ANN401 - see _bare
    if issubclass(bare, StrEnum):
        return lambda choice: choice.value, {each.value: each for each in bare}.__getitem__
    if bare is datetime:
        return _moment_text, _moment
    if bare in (date, time):
        return bare.isoformat, bare.fromisoformat
    raise TypeError(f"no way to keep a {bare!r} in a row")


def _moment_text(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise ValueError(f"a moment without its offset: {moment!r}")
    return moment.isoformat()


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError(f"a moment without its offset: {text!r}")
    return moment


# Lists and nested values, as JSON


def _packing(hint: Any) -> Turning:  # noqa: ANN401 - see _bare
    bare, _ = _bare(hint)
    if typing.get_origin(bare) is tuple:
        each = _packing(_member(bare))
        return lambda values: [each(value) for value in values]
    if is_dataclass(bare):
        hints = typing.get_type_hints(bare)
        parts = [(field.name, _packing(hints[field.name])) for field in fields(bare)]
        return lambda value: {name: pack(getattr(value, name)) for name, pack in parts}
    return lambda value: value


def _unpacking(hint: Any) -> Turning:  # noqa: ANN401 - see _bare
    bare, optional = _bare(hint)
    if typing.get_origin(bare) is tuple:
        each = _unpacking(_member(bare))
        return lambda values: tuple(each(value) for value in _checked(values, list))
    if is_dataclass(bare):
        hints = typing.get_type_hints(bare)
        parts = [(field.name, _unpacking(hints[field.name])) for field in fields(bare)]
        later = {field.name for field in fields(bare) if field.default is not MISSING}
        # What a record has got since a file was written has its default there.
        return lambda value: cast(Any, bare)(
            **{name: unpack(value[name]) for name, unpack in parts if name in value or name not in later}
        )
    if issubclass(bare, StrEnum):
        return {member.value: member for member in bare}.__getitem__
    if bare not in (str, int, bool):
        raise TypeError(f"no way to keep a {bare!r} inside JSON")
    if bare is str:
        return lambda value: None if optional and value is None else clean_text(_checked(value, str))
    return lambda value: None if optional and value is None else _checked(value, bare)


def _member(hint: Any) -> Any:  # noqa: ANN401 - see _bare
    member, rest = typing.get_args(hint)
    if rest is not Ellipsis:
        raise TypeError(f"only lists of one kind can be kept, not {hint!r}")
    return member


def _checked(value: Any, kind: type) -> Any:  # noqa: ANN401 - whatever JSON holds
    if type(value) is not kind:
        raise TypeError(f"{value!r} is not a {kind.__name__}")
    return value
