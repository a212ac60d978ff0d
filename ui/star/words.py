"""The words around the star: chips laid where their segment is, the tray of those that wait, and what found no room."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF

from roundtable.domain.star import Star
from roundtable.domain.star_chip_figure import PLAIN, TYPE, chip_width, dot_of
from roundtable.domain.star_chips import ChipSize
from roundtable.domain.star_geometry import CANVAS, Box, bounds
from roundtable.domain.star_places import Places
from ui.star import painter as star_painter
from ui.star.chips import MOST, ChipLayer, LaidChip
from ui.star.kept_places import KeptPlaces, Size, are_near, nearest, rings_of
from ui.star.more import More
from ui.star.tray import Tray
from ui.star.values import Chip, StarView

HEIGHT, GAP = 24.0, 4.0
"""Pixels of a chip and of the air around it, when all of the star is seen."""
LEAST_TYPE = 11.0
"""Pixels of the smallest type on a star with words around it, when all of it is seen."""
_NEAR = LEAST_TYPE / (HEIGHT * TYPE)
"""A view that has this share of the width and the height that words were laid for (0.85) shows the same, smaller."""
_SIZES = 8
"""So many sizes are remembered with where words lay in them."""
_STAR_SHARE = 0.73
"""The star's share of the height, so that words have room around it."""
_MARGIN = 10.0
_SHELF = HEIGHT + 12.0
"""Pixels of the tray, which is there before anything waits: nothing moves when the first one does."""
_SIDE = 8.0
"""Pixels that stay free beside and above all chips."""
_GUEST = "past "
"""The key of a place in which words only hung in the past begins so, and no record's id does."""
_LEAST = 120.0


def area_of_counts(view: StarView) -> Box:
    """The star and its edges."""
    return bounds(view.star, CANVAS, _MARGIN)


@dataclass(frozen=True)
class _Room:
    """What a layout is made for; another one is needed when this changes."""

    star: Star
    size: QSizeF

    def is_near(self, size: QSizeF) -> bool:
        """Whether it may be seen in a view of `size` pixels, larger or smaller."""
        return are_near(_pixels(self.size), _pixels(size), _NEAR)


class Words:
    """The chips of a scene. A chip keeps its place: later ones go elsewhere.

    It keeps it while the words are not shown, too, and while the past is. In a view of another size all is seen larger
    or smaller. Only when a side of the view comes to less than 0.85 of what it was laid for, where the type of chips
    would be smaller than any on the star, or to more than 1/0.85, where much room would stay empty, and only when that
    lasts, chips are laid for the new size in the order in which they were placed. Where each lay in the former size is
    remembered, and it lies there again when the view has that size again, or one near it.
    """

    def __init__(self, layer: ChipLayer, tray: Tray, more: More) -> None:
        self._layer, self._tray, self._more = layer, tray, more
        self._room: _Room | None = None
        self._places: Places | None = None
        self._hanging: tuple[Chip, ...] = ()
        self._known: dict[str, Chip] = {}
        """What hangs now, in the order in which it was placed."""
        self._laid: dict[str, LaidChip] = {}
        self._guests: dict[Chip, tuple[str, LaidChip | None]] = {}
        """What hung elsewhere in the past: the key of its place, and its chip when it found room."""
        self._kept: list[KeptPlaces] = []
        """Where chips lay in other sizes, and when the session was left, by what they hung on then."""
        self._is_shown = False
        self._area: Box = (0, 0, 0, 0)
        self.area: Box = (0, 0, 0, 0)
        """What chips may take around the star, in units."""
        self.unit = 1.0
        """Units to a pixel when all of it is seen in a view of the size that it is laid for."""
        self.landed: list[str] = []
        """The records that the last `show` brought, unless all were laid anew."""

    @property
    def tray(self) -> QRectF:
        """The tray at the foot."""
        return self._tray.boundingRect()

    def places(self) -> KeptPlaces:
        """Where the chips lie, to be kept; what was kept before while they have not been shown."""
        if self._room is None or self._places is None or not self._laid:
            return self._kept[-1] if self._kept else KeptPlaces()
        found = ((each, self._places.box(each), laid.chip.segments) for each, laid in self._laid.items())
        boxes = {each: (box, segments) for each, box, segments in found if box is not None}
        return KeptPlaces(_pixels(self._room.size), rings_of(self._room.star), boxes)

    def keep_to(self, kept: KeptPlaces) -> None:
        """Lay chips where they lay, as soon as they are shown in a view of the same size, or one near it."""
        others = [each for each in self._kept if (each.size, each.rings) != (kept.size, kept.rings)]
        self._kept = [*others, kept][-_SIZES:]

    def is_strained(self, size: QSizeF) -> bool:
        """Whether a view of `size` pixels shows words that were laid for quite another one."""
        return self._is_shown and self._room is not None and not self._room.is_near(size)

    def forget_size(self) -> None:
        """Lay all for the next size, whatever the one before was: it was only guessed."""
        self._room = None

    def clear(self) -> None:
        """Take every chip away; each comes back to its place."""
        self._is_shown = False
        self.landed = []
        self._layer.clear()
        for item in (self._layer, self._tray, self._more):
            item.hide()

    def show(
        self,
        now: StarView,
        size: QSizeF,
        colours: star_painter.Colours,
        past: StarView | None = None,
        *,
        lays_anew: bool = True,
    ) -> Box:
        """Show the chips as they hang now, or as they hung, in a view of `size` pixels; returns the area, in units.

        Without `lays_anew` what is seen already stays where it is, however large the view is.
        """
        room = self._room_in(now.star, size, lays_anew=lays_anew)
        calm = self._is_shown and past is None and room == self._room
        if room != self._room:
            self._begin(room)
        self._layer.cover(_rect(self._area), colours)
        if past is None or now.chips != self._hanging:
            self._forget_guests()  # what hangs now has its room before what hung there once
        self._hanging = now.chips
        added = self._lay_all(now)
        hanging = self._laid.values() if past is None else self._as_it_hung(past)
        view = past or now
        self._put_on([*hanging, *self._shelved(view)])
        self._count(view, colours, is_past=past is not None)
        for item in (self._layer, self._tray, self._more):
            item.show()
        self._is_shown = True
        self.landed = added if calm else []
        return self._area

    def _room_in(self, star: Star, size: QSizeF, *, lays_anew: bool) -> _Room:
        """What a view of that size needs: what there is as long as may be, else a size in which words lay before."""
        room = self._room
        stays = room is not None and (room.is_near(size) or (self._is_shown and self._laid and not lays_anew))
        if room is not None and room.star == star and stays:
            return room
        before = nearest(self._kept, _pixels(size), star, _NEAR)
        return _Room(star, QSizeF(*before.size) if before.boxes else QSizeF(size))

    def _begin(self, room: _Room) -> None:
        """Lay out anew: another star, or another size of the view."""
        if self._room is not None and self._laid:
            self.keep_to(self.places())
        self._room, star, size = room, room.star, room.size
        left, top, right, bottom = bounds(star, CANVAS, _MARGIN)
        height = (bottom - top) / _STAR_SHARE
        unit = self.unit = height / max(size.height() - _SHELF, _LEAST)
        width = max(size.width() * unit, right - left)
        spare = (height - (bottom - top)) / 2
        # The hub and every row lie on whole pixels: edges and words are sharp, and stand where paper has them.
        x, y = -round(width / 2 / unit) * unit, round((top - spare) / unit) * unit
        around = (x, y, x + width, y + height)
        self._area = (around[0], around[1], around[2], around[3] + _SHELF * unit)
        side = _SIDE * unit
        even = (height / unit - _SIDE - GAP) // 2 * 2  # as chips and gaps are, so that half of what is spare is whole
        self.area = (x + side, y + side, x + width - side, y + side + even * unit)
        self._places = Places(star, self.area, ChipSize(HEIGHT * unit, GAP * unit))
        self._tray.lie_in(QRectF(around[0], around[3], width, _SHELF * unit), unit)
        self._more.lie_in(_rect(around))
        self._layer.clear()
        self._laid.clear()
        self._guests.clear()
        self._put_back(self._known.values())
        for chip in self._known.values():
            self._lay(chip)

    def _put_back(self, chips: Iterable[Chip]) -> None:
        """Lay chips first that lay somewhere when the session was left: room that they have is no room for others."""
        room = self._room
        if self._places is None or room is None:
            return
        kept = next((each for each in self._kept if each.is_of(_pixels(room.size), room.star)), KeptPlaces())
        for chip in chips:
            box, segments = kept.boxes.get(chip.record_id, (None, ()))
            if box is not None and segments == chip.segments:
                self._places.put_back(chip.record_id, self._width(chip), segments, box)

    def _lay_all(self, view: StarView) -> list[str]:
        """Lay what is new or hangs elsewhere; room that others left is first for those that are counted."""
        wanted = {chip.record_id: chip for chip in view.chips}
        for record_id in self._known.keys() - wanted.keys():
            del self._known[record_id]
            self._take(record_id)
        added = [chip for chip in view.chips if chip.record_id not in self._known]
        moved = [chip for chip in view.chips if self._known.get(chip.record_id, chip) != chip]
        for chip in moved:
            self._take(chip.record_id)
            if self._known[chip.record_id].segments != chip.segments:
                del self._known[chip.record_id]
            self._lay(chip)
        self._put_back(added)
        for record_id in self._places.fill() if self._places is not None else ():
            self._chip_in(self._known[record_id], record_id)
        for chip in added:
            self._lay(chip)
        return [chip.record_id for chip in (*moved, *added)]

    def _lay(self, chip: Chip) -> None:
        """Lay a chip beside its segment; one without a place is counted, or lies in the tray."""
        self._known[chip.record_id] = chip
        if self._places is not None and self._places.box(chip.record_id) is None:
            self._places.put(chip.record_id, self._width(chip), chip.segments)
        self._chip_in(chip, chip.record_id)

    def _chip_in(self, chip: Chip, key: str) -> None:
        if (laid := self._laid_in(chip, key)) is not None:
            self._laid[chip.record_id] = laid

    def _laid_in(self, chip: Chip, key: str) -> LaidChip | None:
        box = self._places.box(key) if self._places is not None else None
        if box is None or self._room is None:
            return None
        return LaidChip(chip, box, HEIGHT * TYPE * self.unit, dot_of(self._room.star, chip.segments))

    def _take(self, record_id: str) -> None:
        self._laid.pop(record_id, None)
        if self._places is not None:
            self._places.take(record_id)

    def _as_it_hung(self, past: StarView) -> list[LaidChip]:
        """Chips of the past: in their places of today, and in a place that is free those that hung elsewhere."""
        found = (
            self._laid.get(key) if key == chip.record_id else self._guests[chip][1] for chip, key in self._keys(past)
        )
        return [laid for laid in found if laid is not None]

    def _keys(self, view: StarView) -> list[tuple[Chip, str]]:
        """By which key a chip has its place."""
        return [
            (chip, chip.record_id if self._known.get(chip.record_id) == chip else self._guest(chip))
            for chip in view.chips
        ]

    def _guest(self, chip: Chip) -> str:
        if chip not in self._guests:
            key = f"{_GUEST}{len(self._guests)}"
            if self._places is not None:
                self._places.put(key, self._width(chip), chip.segments)
            self._guests[chip] = key, self._laid_in(chip, key)
        return self._guests[chip][0]

    def _forget_guests(self) -> None:
        for key, _ in self._guests.values():
            if self._places is not None:
                self._places.take(key)
        self._guests.clear()

    def _count(self, view: StarView, colours: star_painter.Colours, *, is_past: bool) -> None:
        counts: dict[str, tuple[int, QRectF | None]] = {}
        there = {key for _, key in self._keys(view)} if is_past else None
        for segment in view.star.segments:
            if self._places is None:
                break
            at, keys = self._places.counter(segment.id), self._places.more(segment.id)
            if more := len(keys if there is None else there.intersection(keys)):
                counts[segment.id] = more, None if at is None else _rect(at)
        taken = [laid.rect for laid in self._layer.chips()]
        self._more.show_counts(view.star, counts, HEIGHT * self.unit, colours, taken)

    def _shelved(self, view: StarView) -> list[LaidChip]:
        """Lay what waits side by side in the tray, and count what has no room there."""
        waiting = [chip for chip in view.chips if not any(map(view.star.find, chip.segments))]
        left, top, right = self._tray.shelf()
        x, shelved = left, []
        for chip in waiting:
            box = (x, top, x + self._width(chip), top + HEIGHT * self.unit)
            if box[2] > right:
                break
            before = self._layer.find(chip.record_id)
            same = before is not None and before.waits and before.chip == chip and before.rect == _rect(box)
            laid = before if same else LaidChip(chip, box, HEIGHT * TYPE * self.unit, PLAIN, waits=True)
            shelved += [laid] if laid is not None else []
            x = box[2] + GAP * self.unit
        self._tray.show_counts(len(waiting), len(waiting) - len(shelved), x, is_bare=not view.chips)
        return shelved

    def _put_on(self, wanted: list[LaidChip]) -> None:
        """Show these chips; only those that differ are painted again."""
        ids = {laid.chip.record_id: laid for laid in wanted}
        for laid in self._layer.chips():
            if ids.get(laid.chip.record_id) is not laid:
                self._layer.remove(laid.chip.record_id)
        for laid in wanted:
            if self._layer.find(laid.chip.record_id) is None:
                self._layer.add(laid)

    def _width(self, chip: Chip) -> float:
        return chip_width(chip.text[:MOST], HEIGHT * self.unit, star_painter.measure)


def _rect(box: Box) -> QRectF:
    left, top, right, bottom = box
    return QRectF(left, top, right - left, bottom - top)


def _pixels(size: QSizeF) -> Size:
    return size.width(), size.height()
