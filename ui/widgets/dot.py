"""The dot of a segment: an inner one in its hue, an arm as a gold dot with an outline."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from roundtable.domain.star import Star
from roundtable.domain.star_geometry import CO_HUES
from ui import theme


@dataclass(frozen=True, slots=True)
class SegmentDot:
    """Which dot a segment wears: its place in the inner ring, or None for an arm."""

    inner: int | None = None

    @property
    def colour(self) -> QColor:
        """The fill of the dot."""
        if self.inner is None:
            return theme.colour("now")
        return theme.colour(f"co{self.inner % CO_HUES + 1}", section="star")


def dot_for(star: Star, segment_id: str) -> SegmentDot:
    """The dot of a segment of that star; one that is not in it counts as an arm."""
    ids = [segment.id for segment in star.inner]
    return SegmentDot(ids.index(segment_id) if segment_id in ids else None)


def paint_dot(painter: QPainter, x: float, y: float, dot: SegmentDot, radius: float = 4) -> None:
    """Paint a segment's dot centred on x, y."""
    painter.setPen(Qt.PenStyle.NoPen if dot.inner is not None else QPen(theme.colour("nowline"), 1))
    painter.setBrush(dot.colour)
    painter.drawEllipse(QPointF(x, y), radius, radius)
