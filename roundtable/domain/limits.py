"""How large a session's values may be: what is beyond is no roundtable, and would stop whoever paints or counts it.

The limits are those of the interchange format. An edit beyond them is refused, and a file that holds such a value (only
damage or a hand other than ours can have put it there) is not opened.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import is_dataclass
from datetime import MAXYEAR, MINYEAR, date
from types import MappingProxyType
from typing import Any

from roundtable.domain.agenda import AgendaItem, Run
from roundtable.domain.outline import Reference, Section
from roundtable.domain.people import Contributor
from roundtable.domain.projection import Projection
from roundtable.domain.records import Record
from roundtable.domain.star import Star

LONGEST_TEXT = 20_000
"""Characters of one text."""
LONGEST_REFERENCE = 200_000
"""Characters of one reference as CSL-JSON, abstract and all."""
LONGEST_LIST = 10_000
"""Members of one list."""
MOST_RECORDS = 1_000_000
"""Records of one kind."""
LARGEST_IMAGE = 20_000_000
"""Bytes of one image."""
MOST_PIXELS = 50_000_000
"""Pixels of one image; one with more is not decoded, as a small file may hold a monstrous one."""
LARGEST_OF_ALL = 500_000_000
"""Bytes of all different images of one session, which are held in memory."""
MOST_SEGMENTS = 24
"""Segments of one ring of a star."""

_WEEK = 7 * 24 * 60
NUMBERS: Mapping[type[Record], Mapping[str, tuple[float, float]]] = MappingProxyType(
    {
        AgendaItem: {"minutes": (0, _WEEK), "cut_minutes": (0, _WEEK)},
        Run: {"extended_minutes": (-_WEEK, _WEEK), "paused_seconds": (0, 365 * 24 * 3600)},
        Contributor: {"seat": (1, 9999)},
        Projection: {"page": (0, 9999)},
        Section: {"level": (1, 3)},
    }
)
"""The least and the most of each number; another one is within LARGEST_NUMBER."""
LARGEST_NUMBER = 1_000_000
YEARS = range(MINYEAR + 1, MAXYEAR)
"""Years of days and moments: a day may be counted on from each, and each told in another time zone."""
LENGTHS: Mapping[type[Record], Mapping[str, int]] = MappingProxyType({Reference: {"item": LONGEST_REFERENCE}})
"""Characters of the texts that may be longer than LONGEST_TEXT."""

_NONE: Mapping[str, Any] = MappingProxyType({})


def too_many_images(images: Iterable[bytes]) -> bool:
    """Whether images are larger together than a session may hold; equal ones count once."""
    return sum(map(len, set(images))) > LARGEST_OF_ALL


def beyond_limits(record: Record) -> str | None:
    """The name of the first field of a record that holds more than may be; None when all is within the limits."""
    kind = type(record)
    lengths, numbers = LENGTHS.get(kind, _NONE), NUMBERS.get(kind, _NONE)
    for name, value in vars(record).items():
        if value is None:
            continue
        if type(value) is str:
            beyond = len(value) > lengths.get(name, LONGEST_TEXT)
        elif name in numbers:
            least, most = numbers[name]
            beyond = not least <= value <= most
        else:
            beyond = _is_beyond(value)
        if beyond:
            return name
    return None


def _is_beyond(value: object) -> bool:
    """Whether a value, or what it is made of, holds more than may be."""
    if isinstance(value, str):
        return len(value) > LONGEST_TEXT
    if isinstance(value, int | float):
        return not -LARGEST_NUMBER <= value <= LARGEST_NUMBER
    if isinstance(value, date):
        return value.year not in YEARS
    if isinstance(value, bytes):
        return len(value) > LARGEST_IMAGE
    if isinstance(value, tuple):
        return len(value) > LONGEST_LIST or any(map(_is_beyond, value))
    if isinstance(value, Star):
        return any(len(ring) > MOST_SEGMENTS or _is_beyond(ring) for ring in (value.inner, value.outer))
    return is_dataclass(value) and any(map(_is_beyond, vars(value).values()))
