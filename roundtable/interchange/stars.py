"""Stars: the ones that the program brings, found by id, and those that a session brings with it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from roundtable import resources
from roundtable.domain.clean import clean_text
from roundtable.domain.star import CO_PRODUCTION, NO_STAR, Segment, Star
from roundtable.interchange.refusal import ImportRefused, inside, shown
from roundtable.interchange.schema_check import Json

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


def _star(star_id: str, value: Json, place: str) -> Star:
    taken: dict[str, str] = {}
    rings = {}
    for ring in ("inner", "outer"):
        rings[ring] = tuple(_segments(value.get(ring, ()), inside(place, ring), taken))
    return Star(star_id, rings["inner"], rings["outer"])


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
    return {
        ring: [{"id": each.id, "label": each.label, "title": each.title} for each in segments]
        for ring, segments in (("inner", star.inner), ("outer", star.outer))
    }
