"""The star that a roundtable hangs its words on: inner parts and outer arms, each a segment."""

from __future__ import annotations

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

    `id` names a star in resources/stars/; it is "" for one that the session brought with it. A star without
    segments means that the roundtable has none.
    """

    id: str
    inner: tuple[Segment, ...]
    outer: tuple[Segment, ...]

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All segments, the inner ones first."""
        return self.inner + self.outer

    def find(self, segment_id: str) -> Segment | None:
        """The segment with that id, or None."""
        return next((segment for segment in self.segments if segment.id == segment_id), None)

    def __bool__(self) -> bool:
        return bool(self.inner or self.outer)


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
