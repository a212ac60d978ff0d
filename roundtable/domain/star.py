"""The star that a roundtable hangs its words on: inner parts and outer arms, each a segment."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Segment:
    """One part of a star: `label` on star, chips and windows, `title` in headings of the report."""

    id: str
    label: str
    title: str


@dataclass(frozen=True)
class Star:
    """A star's segments, clockwise: the inner ring from the top right, the arms from the top.

    `id` names a star in resources/stars/; it is "" for one that the session brought with it, whose `credit` says
    whose framework it is. A star without segments means that the roundtable has none.
    """

    id: str
    inner: tuple[Segment, ...]
    outer: tuple[Segment, ...]
    credit: str = ""

    @property
    def credit_line(self) -> str:
        """The line below every picture of it: its own credit, or that of a star which the program brings."""
        return self.credit or _CREDITS.get(self.id, "")

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All segments, the inner ones first."""
        return self.inner + self.outer

    def find(self, segment_id: str) -> Segment | None:
        """The segment with that id, or None."""
        return next((segment for segment in self.segments if segment.id == segment_id), None)

    def __bool__(self) -> bool:
        return bool(self.inner or self.outer)


FEWEST_INNER, MOST_INNER = 2, 6
FEWEST_OUTER, MOST_OUTER = 3, 8
"""How many segments a star has that somebody brings; so many are drawn well, with words that can be read."""

_CREDITS = {"co-production": "Framework: Governance International (govint.org); the drawing is our own"}

NO_STAR = Star("", (), ())

CO_PRODUCTION = Star(
    "co-production",
    (
        Segment("co-commissioning", "Co-commission", "Co-commissioning"),
        Segment("co-design", "Co-design", "Co-design"),
        Segment("co-delivery", "Co-deliver", "Co-delivery"),
        Segment("co-assessment", "Co-assess", "Co-assessment"),
    ),
    (
        Segment("map-it", "Map it", "Map it"),
        Segment("focus-it", "Focus it", "Focus it"),
        Segment("people-it", "People it", "People it"),
        Segment("market-it", "Market it", "Market it"),
        Segment("grow-it", "Grow it", "Grow it"),
    ),
)
"""The Four Co's and the Five Steps, names after Governance International (govint.org); the drawing is our own."""


def hung(star: Star, on: Iterable[str], wanted: Iterable[str], *, adds: bool = False) -> tuple[str, ...]:
    """Where words hang that are put on segments by hand: each takes the place of those on the same ring.

    So a Co and then a step make a crossing. With `adds` they keep hanging where they hang as well; put on no segment
    they come off the star.
    """
    wanted = tuple(wanted)
    rings = [{segment.id for segment in ring} for ring in (star.inner, star.outer)]
    replaced = set() if adds else set().union(*(ring for ring in rings if ring.intersection(wanted)))
    kept = tuple(each for each in on if each not in replaced) if wanted else ()
    return tuple(dict.fromkeys((*kept, *wanted)))


def turned(star: Star) -> Star:
    """The same star in its other ring order: what lay inside lies outside. Ids stay, so words hang where they hung.

    The framework's owner has drawn it both ways. Turned twice, a star is what it was.
    """
    other = Star("", star.outer, star.inner, star.credit_line)
    if other == Star("", CO_PRODUCTION.inner, CO_PRODUCTION.outer, CO_PRODUCTION.credit_line):
        return CO_PRODUCTION
    return other
