"""What the star's scene is given to show, as values, and what it wishes for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from types import MappingProxyType

from PySide6.QtCore import QMimeData

from roundtable.domain.star import NO_STAR, Star
from roundtable.domain.star_marks import SectorMark
from roundtable.domain.star_strength import UNMEASURED, Strengths
from roundtable.domain.star_thumbnail import Heard

QUOTE_MIME = "application/x-roundtable-quote"
"""The format of a drag that carries ids of words, one a line (UTF-8)."""


NO_LETTERS: Mapping[str, str] = MappingProxyType({})
"""Of a star that shows the names of its segments."""
NOWHERE = "-"
"""In the place of a segment: words that hang on none."""


class Mode(Enum):
    """What the star shows: how much was heard, or the words themselves around it."""

    COUNTS = "counts"
    WORDS = "words"


class ChipKind(Enum):
    """What hangs on the star, by the name that is said of it; each has a mark of its own shape."""

    QUOTE = "quote"
    INSIGHT = "insight"
    ACTION = "action point"


@dataclass(frozen=True)
class Chip:
    """Words as a chip, and the segments that they lie on (none: they wait in the tray)."""

    record_id: str
    text: str
    segments: tuple[str, ...] = ()
    kind: ChipKind = ChipKind.QUOTE


@dataclass(frozen=True)
class PlaceWish:
    """The wish to hang words on segments; `adds` keeps what they hang on, no segment takes them off the star."""

    record_ids: tuple[str, ...]
    segments: tuple[str, ...]
    adds: bool = False


@dataclass(frozen=True)
class StarView:
    """A star with what was heard on it; `chips` in the order in which they came, for Words."""

    star: Star = NO_STAR
    evidence: Mapping[str, Heard] = field(default_factory=dict)
    title: str = ""
    now: tuple[str, ...] = ()
    done: tuple[str, ...] = ()
    sectors: tuple[SectorMark, ...] = ()
    chips: tuple[Chip, ...] = ()
    strengths: Strengths = field(default_factory=dict)
    noun: tuple[str, str] = ("point", "points")
    sector_names: tuple[str, ...] = ()
    """As they read in a sentence, in the order of `Heard.sectors`."""
    letters: Mapping[str, str] = field(default_factory=dict, compare=False)
    """What the scene shows in the place of names, by segment, at the size at which the star is seen."""

    def name(self, segment_id: str) -> str:
        """How a segment is named: "A Co-design" where the star shows letters; "" for one of another star."""
        segment = self.star.find(segment_id)
        return lettered(self.letters.get(segment_id, ""), segment.label) if segment is not None else ""

    def described(self, segment_id: str, beyond: int = 0) -> str:
        """A segment in one sentence: "Co-design: 12 points, 5 of 6 sectors, not heard: charities, in focus".

        `beyond` is how many of its words have no room on the star.
        """
        if self.star.find(segment_id) is None:
            return ""
        heard = self.evidence.get(segment_id, Heard())
        parts = ["not yet heard"]
        if heard.points:
            parts = [f"{heard.points} {self.noun[heard.points != 1]}"]
            if heard.sectors:
                parts.append(f"{sum(heard.sectors)} of {len(heard.sectors)} sector{'s' * (len(heard.sectors) != 1)}")
                named = zip(self.sector_names, heard.sectors, strict=False)
                if missing := [name for name, spoke in named if not spoke]:
                    parts.append(f"not heard: {', '.join(missing)}")
        if heard.actions:
            parts.append(f"{heard.actions} action point{'s' * (heard.actions != 1)}")
        if heard.contested:
            parts.append("contested")
        if strength := self.strengths.get(segment_id, UNMEASURED).in_words():
            parts.append(strength)
        if segment_id in self.now:
            parts.append("in focus")
        elif segment_id in self.done:
            parts.append("done")
        if beyond:
            parts.append(f"{beyond} in the list alone")
        return f"{self.name(segment_id)}: {', '.join(parts)}"

    def labels(self, segments: tuple[str, ...]) -> str:
        """Segments by name: "Co-design and People it"; "" for none."""
        found = [self.name(each) for each in segments if self.star.find(each) is not None]
        return " and ".join((", ".join(found[:-1]), found[-1])) if len(found) > 1 else "".join(found)

    def told(self, chip: Chip) -> str:
        """A chip in a sentence, for those who hear it."""
        where = self.labels(chip.segments)
        return f"{chip.text}. {chip.kind.value.capitalize()}, {f'on {where}' if where else 'not placed yet'}"

    def more_than(self, before: StarView) -> list[str]:
        """The segments that hold more than they did before."""
        nothing = Heard()
        return [
            segment.id
            for segment in self.star.segments
            if self.evidence.get(segment.id, nothing).points > before.evidence.get(segment.id, nothing).points
        ]


def lettered(letter: str, label: str) -> str:
    """A segment's name with the letter that stands on the star in its place: "A Co-design"."""
    return f"{letter} {label}" if letter else label


def quote_mime(*record_ids: str) -> QMimeData:
    """What a drag carries that may be dropped on a segment."""
    data = QMimeData()
    data.setData(QUOTE_MIME, "\n".join(record_ids).encode())
    return data


def dragged_words(data: QMimeData) -> tuple[str, ...]:
    """The ids of the words that a drag carries; none when it carries something else."""
    if not data.hasFormat(QUOTE_MIME):
        return ()
    return tuple(bytes(data.data(QUOTE_MIME).data()).decode("utf-8", "replace").split())
