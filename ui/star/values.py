"""What the star's scene is given to show, as values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from PySide6.QtCore import QMimeData

from roundtable.domain.star import NO_STAR, Star
from roundtable.domain.star_marks import SectorMark
from roundtable.domain.star_thumbnail import Heard

QUOTE_MIME = "application/x-roundtable-quote"
"""The format of a drag that carries the id of a quote (UTF-8)."""


class Mode(Enum):
    """What the star shows: how much was heard, or the words themselves around it."""

    COUNTS = "counts"
    WORDS = "words"


@dataclass(frozen=True)
class QuoteChip:
    """A quote as a chip: its words, and the segments it lies on (none: it waits to be placed)."""

    record_id: str
    text: str
    segments: tuple[str, ...] = ()


@dataclass(frozen=True)
class StarView:
    """A star with what was heard on it; `chips` in the order in which they were said, for Words."""

    star: Star = NO_STAR
    evidence: Mapping[str, Heard] = field(default_factory=dict)
    title: str = ""
    now: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    sectors: tuple[SectorMark, ...] = ()
    chips: tuple[QuoteChip, ...] = ()
    noun: tuple[str, str] = ("point", "points")

    def described(self, segment_id: str) -> str:
        """A segment in one sentence: "Co-design: 12 points, 5 of 6 sectors, in focus"."""
        segment = self.star.find(segment_id)
        if segment is None:
            return ""
        heard = self.evidence.get(segment_id, Heard())
        parts = ["not yet heard"]
        if heard.points:
            parts = [f"{heard.points} {self.noun[heard.points != 1]}"]
            if heard.sectors:
                parts.append(f"{sum(heard.sectors)} of {len(heard.sectors)} sectors")
        if segment_id in self.now:
            parts.append("in focus")
        elif segment_id in self.done:
            parts.append("done")
        return f"{segment.label}: {', '.join(parts)}"

    def more_than(self, before: StarView) -> list[str]:
        """The segments that hold more than they did before."""
        nothing = Heard()
        return [
            segment.id
            for segment in self.star.segments
            if self.evidence.get(segment.id, nothing).points > before.evidence.get(segment.id, nothing).points
        ]


def quote_mime(record_id: str) -> QMimeData:
    """What a drag carries that may be dropped on a segment."""
    data = QMimeData()
    data.setData(QUOTE_MIME, record_id.encode())
    return data


def dragged_quote(data: QMimeData) -> str | None:
    """The id of the quote that a drag carries; None when it carries something else."""
    if not data.hasFormat(QUOTE_MIME):
        return None
    return bytes(data.data(QUOTE_MIME).data()).decode("utf-8", "replace") or None
