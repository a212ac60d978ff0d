"""The words around the star: chips laid where their segment is, the tray of those that wait, and what found no room."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF

from roundtable.domain.star import Star
from roundtable.domain.star_chip_figure import PLAIN, TYPE, chip_width, dot_of
from roundtable.domain.star_chips import ChipSize
from roundtable.domain.star_geometry import CANVAS, Box, bounds
from roundtable.domain.star_places import Places
from ui.star import painter as star_painter
from ui.star.chips import MOST, ChipLayer, LaidChip
from ui.star.tray import More, Tray
from ui.star.values import Chip, StarView

HEIGHT, GAP = 24.0, 4.0
"""Pixels of a chip and of the air around it, when all of the star is seen."""
_STAR_SHARE = 0.73
"""The star's share of the height, so that words have room around it."""
_MARGIN = 10.0
_SHELF = HEIGHT + 12.0
"""Pixels of the tray, which is there before anything waits: nothing moves when the first one does."""
_SIDE = 8.0
"""Pixels that stay free beside and above all chips."""
_LEAST = 120.0


def area_of_counts(view: StarView) -> Box:
    """The star and its edges."""
    return bounds(view.star, CANVAS, _MARGIN)


@dataclass(frozen=True)
class _Room:
    """What a layout is made for; another one is needed when this changes."""

    star: Star
    size: QSizeF


class Words:
    """The chips of a scene. A chip keeps its place as long as the view keeps its size: later ones go elsewhere."""

    def __init__(self, layer: ChipLayer, tray: Tray, more: More) -> None:
        self._layer, self._tray, self._more = layer, tray, more
        self._room: _Room | None = None
        self._places: Places | None = None
        self._known: dict[str, Chip] = {}
        self._area: Box = (0, 0, 0, 0)
        self.unit = 1.0
        """Units to a pixel when all of it is seen."""
        self.landed: list[str] = []
        """The records that the last `show` brought, unless all were laid anew."""

    @property
    def tray(self) -> QRectF:
        """The tray at the foot."""
        return self._tray.boundingRect()

    def clear(self) -> None:
        """Take every chip away."""
        self._room = None
        self.landed = []
        self._layer.clear()
        for item in (self._layer, self._tray, self._more):
            item.hide()

    def show(self, view: StarView, size: QSizeF, colours: star_painter.Colours) -> Box:
        """Show the chips in a view of `size` pixels; returns the area, in units."""
        fresh = self._room != _Room(view.star, size)
        if fresh:
            self._begin(view.star, size)
        self._layer.cover(_rect(self._area), colours)
        wanted = {chip.record_id: chip for chip in view.chips}
        for record_id, chip in tuple(self._known.items()):
            if wanted.get(record_id) != chip:
                self._forget(record_id)
        added = [chip for chip in view.chips if chip.record_id not in self._known]
        for chip in added:
            self._lay(view.star, chip)
        self._shelve(
            [chip for chip in view.chips if not any(map(view.star.find, chip.segments))], is_bare=not view.chips
        )
        self._count(view.star, colours)
        for item in (self._layer, self._tray, self._more):
            item.show()
        self.landed = [] if fresh else [chip.record_id for chip in added]
        return self._area

    def _begin(self, star: Star, size: QSizeF) -> None:
        """Lay out anew: another star, or another size of the view."""
        self._room = _Room(star, QSizeF(size))
        left, top, right, bottom = bounds(star, CANVAS, _MARGIN)
        height = (bottom - top) / _STAR_SHARE
        unit = self.unit = height / max(size.height() - _SHELF, _LEAST)
        width = max(size.width() * unit, right - left)
        spare = (height - (bottom - top)) / 2
        around = (-width / 2, top - spare, width / 2, bottom + spare)
        self._area = (around[0], around[1], around[2], around[3] + _SHELF * unit)
        side = _SIDE * unit
        room = (around[0] + side, around[1] + side, around[2] - side, around[3] - GAP * unit)
        self._places = Places(star, room, ChipSize(HEIGHT * unit, GAP * unit))
        self._tray.lie_in(QRectF(around[0], around[3], width, _SHELF * unit), unit)
        self._more.lie_in(_rect(around))
        self._layer.clear()
        self._known.clear()

    def _lay(self, star: Star, chip: Chip) -> None:
        """Lay a chip beside its segment; one without a place is counted, or lies in the tray."""
        self._known[chip.record_id] = chip
        if self._places is None:
            return
        box = self._places.put(chip.record_id, self._width(chip), chip.segments)
        if box is not None:
            self._layer.add(LaidChip(chip, box, HEIGHT * TYPE * self.unit, dot_of(star, chip.segments)))

    def _count(self, star: Star, colours: star_painter.Colours) -> None:
        counts: dict[str, tuple[int, QRectF | None]] = {}
        for segment in star.segments:
            if self._places is None:
                break
            at, more = self._places.counter(segment.id), len(self._places.more(segment.id))
            if more:
                counts[segment.id] = more, None if at is None else _rect(at)
        self._more.show_counts(star, counts, HEIGHT * self.unit, colours)

    def _shelve(self, waiting: list[Chip], *, is_bare: bool) -> None:
        """Lay what waits side by side in the tray, and count what has no room there."""
        shown = {laid.chip.record_id: laid for laid in self._layer.chips() if laid.waits}
        left, top, right = self._tray.shelf()
        x, fits = left, 0
        for chip in waiting:
            box = (x, top, x + self._width(chip), top + HEIGHT * self.unit)
            if box[2] > right:
                break
            fits += 1
            known = shown.pop(chip.record_id, None)
            if known is None or known.rect != _rect(box):
                if known is not None:
                    self._layer.remove(chip.record_id)
                self._layer.add(LaidChip(chip, box, HEIGHT * TYPE * self.unit, PLAIN, waits=True))
            x = box[2] + GAP * self.unit
        for record_id in shown:
            self._layer.remove(record_id)
        self._tray.show_counts(len(waiting), len(waiting) - fits, x, is_bare=is_bare)

    def _forget(self, record_id: str) -> None:
        del self._known[record_id]
        if self._places is not None:
            self._places.take(record_id)
        if self._layer.find(record_id) is not None:
            self._layer.remove(record_id)

    def _width(self, chip: Chip) -> float:
        return chip_width(chip.text[:MOST], HEIGHT, star_painter.measure) * self.unit


def _rect(box: Box) -> QRectF:
    left, top, right, bottom = box
    return QRectF(left, top, right - left, bottom - top)
