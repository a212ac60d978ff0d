"""Which note lies where on the star: each in a place of its own, counted in a "+n", or waiting in the tray."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence

from roundtable.domain.star import Star
from roundtable.domain.star_chips import ChipLayout, ChipSize
from roundtable.domain.star_geometry import CANVAS, Box, Proportions

_COUNTER_WIDTH = 1.9
"""The width of a counter, in heights of a chip: room for "+999"."""

_SAME = 1e-6
"""Units by which widths may differ that are the same."""
_CUTS = (6.4, 4.6)
"""How wide a wider chip may be instead, in its heights, where it finds no room: fewer words are more than none."""


class Places:
    """Places the notes of a star one by one: what is placed stays, whatever comes later.

    A note on several segments lies beside its step, else beside its inner part; where that side is full, beside
    another of its segments; where all are full, it is cut shorter. What finds no room is counted by a counter of its
    first segment, whose place is kept free from the beginning. What hangs on no segment of the star is in the tray.
    """

    def __init__(self, star: Star, area: Box, size: ChipSize, form: Proportions = CANVAS) -> None:
        self._rank = {segment.id: place for place, segment in enumerate((*star.outer, *star.inner))}
        self._layout = ChipLayout(star, area, size, form)
        self._cuts = tuple(size.height * cut for cut in _CUTS)
        width = size.height * _COUNTER_WIDTH
        self._counters: dict[str, Box | None] = {
            segment.id: self._layout.add(width, segment.id, far=True) for segment in star.segments
        }
        self._boxes: dict[str, Box] = {}
        self._hidden: dict[str, tuple[float, list[str]]] = {}
        self._tray: dict[str, None] = {}
        self._is_freed = False
        self._too_wide: dict[str, float] = {}
        """By segment, the narrowest note that found no room there since the last one was taken away."""

    def put(self, key: str, width: float, segments: Iterable[str]) -> Box | None:
        """Place a note at most so many units wide, or place it anew; None when it is counted or waits in the tray."""
        self.take(key)
        homes = sorted(self._rank.keys() & set(segments), key=self._rank.__getitem__)
        if not homes:
            self._tray[key] = None
            return None
        box = self._find_room(key, width, homes)
        if box is None:
            self._hidden[key] = width, homes
        return box

    def put_back(self, key: str, width: float, segments: Iterable[str], box: Box) -> bool:
        """Place a note where it lay before; whether it fits there, is not wider than it may be, and hangs at all."""
        if key in self._boxes or not self._rank.keys() & set(segments) or box[2] - box[0] > width + _SAME:
            return False
        found = self._layout.claim(box)
        if found is not None:
            self._boxes[key] = found
        return found is not None

    def fill(self) -> Sequence[str]:
        """Place what was counted so far where there is room again, the oldest first; the notes that found it."""
        if not self._is_freed:
            return ()
        self._is_freed = False
        found = tuple(key for key, waiting in self._hidden.items() if self._find_room(key, *waiting) is not None)
        for key in found:
            del self._hidden[key]
        return found

    def _find_room(self, key: str, width: float, homes: Sequence[str]) -> Box | None:
        for cut in (width, *(cut for cut in self._cuts if cut < width)):
            for home in homes:
                if cut >= self._too_wide.get(home, math.inf):
                    continue
                box = self._layout.add(cut, home)
                if box is not None:
                    self._boxes[key] = box
                    return box
                self._too_wide[home] = cut
        return None

    def take(self, key: str) -> None:
        """Take a note away; the others stay where they are, and its place is free for the next one."""
        self._hidden.pop(key, None)
        self._tray.pop(key, None)
        box = self._boxes.pop(key, None)
        if box is not None:
            self._layout.remove(box)
            self._too_wide.clear()
            self._is_freed = True

    def box(self, key: str) -> Box | None:
        """Where a note lies; None when it has no place of its own."""
        return self._boxes.get(key)

    @property
    def placed(self) -> Sequence[str]:
        """The notes that have a place, in the order in which they came."""
        return tuple(self._boxes)

    @property
    def tray(self) -> Sequence[str]:
        """The notes that hang on no segment of the star, in the order in which they came."""
        return tuple(self._tray)

    def more(self, segment_id: str) -> Sequence[str]:
        """The notes that a segment's counter counts: its "+n"."""
        return tuple(key for key, (_, homes) in self._hidden.items() if homes[0] == segment_id)

    def counter(self, segment_id: str) -> Box | None:
        """Where a segment's "+n" stands; None for a segment without room for it, or of another star."""
        return self._counters.get(segment_id)
