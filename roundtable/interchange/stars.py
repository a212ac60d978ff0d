"""Stars: the ones that the program brings, found by id, those of a session, and those that a file brings."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from roundtable import resources
from roundtable.domain.clean import clean_text
from roundtable.domain.star import (
    CO_PRODUCTION,
    FEWEST_INNER,
    FEWEST_OUTER,
    MOST_INNER,
    MOST_OUTER,
    NO_STAR,
    Segment,
    Star,
)
from roundtable.interchange.read_json import parse, read_bytes
from roundtable.interchange.refusal import ImportRefused, inside, shown
from roundtable.interchange.schema_check import FORMAT, VERSION, Json, check

LARGEST_FILE = 1_000_000
"""Bytes of a file that holds a star."""
_FILE_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def star_ids() -> tuple[str, ...]:
    """The ids of the stars in resources/stars/."""
    return tuple(sorted(path.stem for path in resources.path("stars").glob("*.json")))


def shipped_star(star_id: str) -> Star | None:
    """The star of that id in resources/stars/, or None."""
    if star_id == CO_PRODUCTION.id:
        return CO_PRODUCTION
    if not _FILE_NAME.fullmatch(star_id) or star_id not in star_ids():
        return None
    found = json.loads(resources.read_text("stars", f"{star_id}.json"))
    return _star(star_id, found, "")


def read_star(value: str | Json | None, place: str) -> Star:
    """The star that a session names or brings; left out, it is the co-production star."""
    if value is None:
        return CO_PRODUCTION
    if isinstance(value, str):
        star = shipped_star(value)
        if star is None:
            raise ImportRefused(place, f"no star {shown(value)}; there is {', '.join(star_ids())}")
        return star
    return _star("", value, place) or NO_STAR


def load_star(path: Path) -> Star:
    """The star of a file: JSON as a session's own star stands in the interchange format.

    ImportRefused says what is wrong and where. A star that is brought has as many segments as can be drawn so that
    their words are read: 2 to 6 inside, 3 to 8 outside. One that the program has is that one, with its id.
    """
    star = _star("", _checked(parse(read_bytes(path, LARGEST_FILE, "1 MB"))), "")
    for ring, segments, least, most in (
        ("inner", star.inner, FEWEST_INNER, MOST_INNER),
        ("outer", star.outer, FEWEST_OUTER, MOST_OUTER),
    ):
        if not least <= len(segments) <= most:
            raise ImportRefused(ring, f"has {len(segments)} segments; a star has {least} to {most} there")
    known = next((each for each in map(shipped_star, star_ids()) if each and _same(each, star)), None)
    return known or star


def _checked(value: object) -> Json:
    """The value if it has the shape of a star, told by the schema of the session that it may stand in."""
    if isinstance(value, dict) and value.get("format") == FORMAT:
        raise ImportRefused("", "is a session, not a star")
    if not isinstance(value, dict):
        raise ImportRefused("", "not a star: it must be an object with the lists inner and outer")
    around = {"title": "A star", "held_on": "2000-01-01", "star": value}
    try:
        check({"format": FORMAT, "version": VERSION, "session": around})
    except ImportRefused as error:
        raise ImportRefused(error.place.removeprefix("session.star").removeprefix("."), error.what) from error
    return value


def _same(one: Star, other: Star) -> bool:
    return (one.inner, one.outer) == (other.inner, other.outer) and other.credit in ("", one.credit_line)


def _star(star_id: str, value: Json, place: str) -> Star:
    taken: dict[str, str] = {}
    rings = {}
    for ring in ("inner", "outer"):
        rings[ring] = tuple(_segments(value.get(ring, ()), inside(place, ring), taken))
    return Star(star_id, rings["inner"], rings["outer"], clean_text(value.get("credit", "")))


def _segments(values: list[Json], place: str, taken: dict[str, str]) -> Iterator[Segment]:
    for n, value in enumerate(values):
        here, segment_id = inside(place, n), value["id"]
        if segment_id in taken:
            raise ImportRefused(inside(here, "id"), f"{shown(segment_id)} is already the id of {taken[segment_id]}")
        taken[segment_id] = here
        label = value.get("label") or value.get("title") or segment_id
        yield Segment(segment_id, clean_text(label), clean_text(value.get("title") or label))


def write_star(star: Star) -> str | Json:
    """The id of a star that the program brings, else the star itself."""
    if star.id and shipped_star(star.id) == star:
        return star.id
    made: Json = {
        ring: [{"id": each.id, "label": each.label, "title": each.title} for each in segments]
        for ring, segments in (("inner", star.inner), ("outer", star.outer))
    }
    return made | ({"credit": star.credit} if star.credit else {})
