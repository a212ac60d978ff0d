"""The words around the star: chips at the size of reading, laid where their segment is, and what found no room."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QSizeF
from PySide6.QtWidgets import QGraphicsScene, QGraphicsSimpleTextItem

from roundtable.domain.star_chips import ChipLayout, ChipSize
from roundtable.domain.star_geometry import CANVAS, Box, bounds, hue
from ui import theme
from ui.star import painter as star_painter
from ui.star.items import ChipItem
from ui.star.values import QuoteChip, StarView

_FONT = 13.0
"""Pixels of a chip's type, and of what follows from it."""
_HEIGHT, _GAP, _WIDEST = 24.0, 6.0, 210.0
_STAR_SHARE = 0.7
"""The star's share of the height, so that words have room around it."""
_MARGIN = 10.0
_REFUSALS = 5
"""Beside a part that has refused so many chips no more are tried."""
_COUNTER = 90.0
"""Pixels kept free for the counter at the end of the shelf."""


def area_of_counts(view: StarView) -> Box:
    """The star and its edges."""
    return bounds(view.star, CANVAS, _MARGIN)


class Words:
    """The chips of a scene: placed ones around the star, those that wait on a shelf below it.

    Chips keep their place as long as the view keeps its size: later ones are laid after earlier ones.
    """

    def __init__(self, scene: QGraphicsScene) -> None:
        self._scene = scene
        self._counter = QGraphicsSimpleTextItem()
        self._counter.setZValue(2)
        self._counter.hide()
        scene.addItem(self._counter)
        self.chips: list[ChipItem] = []
        self.hidden = 0
        self._unit = 1.0
        self._colours: star_painter.Colours = {}

    def clear(self) -> None:
        """Take every chip away."""
        for chip in self.chips:
            self._scene.removeItem(chip)
        self.chips = []
        self.hidden = 0
        self._counter.hide()

    def show(self, view: StarView, size: QSizeF, colours: star_painter.Colours) -> Box:
        """Lay the chips out for a view of `size` pixels; returns the area that holds star and chips, in units."""
        self._colours = colours
        left, top, right, bottom = bounds(view.star, CANVAS, _MARGIN)
        waiting = [chip for chip in view.chips if not chip.segments]
        shelf = _HEIGHT + 2 * _GAP if waiting else 0.0
        height = (bottom - top) / _STAR_SHARE
        self._unit = height / max(size.height() - shelf, 120.0)
        width = max(size.width() * self._unit, right - left)
        spare = (height - (bottom - top)) / 2
        around = (-width / 2, top - spare, width / 2, bottom + spare)
        layout = ChipLayout(view.star, around, ChipSize(_HEIGHT * self._unit, _GAP * self._unit))
        full: Counter[str] = Counter()
        for chip in view.chips:
            if chip.segments:
                self._place(view, chip, layout, full)
        area = (around[0], around[1], around[2], around[3] + shelf * self._unit)
        self._shelve(waiting, area, around[3] + _GAP * self._unit)
        self._count(area)
        return area

    def _place(self, view: StarView, chip: QuoteChip, layout: ChipLayout, full: Counter[str]) -> None:
        """Place a chip beside its step, or else beside its Co; its dot is of the Co."""
        steps = [segment.id for segment in view.star.outer if segment.id in chip.segments]
        parts = [(index, segment.id) for index, segment in enumerate(view.star.inner) if segment.id in chip.segments]
        if not steps and not parts:
            return
        beside = steps[0] if steps else parts[0][1]
        box = layout.add(self._width(chip), beside) if full[beside] < _REFUSALS else None
        if box is None:
            full[beside] += 1
            self.hidden += 1
            return
        self._add(chip, box, hue(parts[0][0]) if parts else "armline", waits=False)

    def _shelve(self, waiting: list[QuoteChip], area: Box, top: float) -> None:
        """The quotes that wait to be placed, side by side below the star."""
        unit = self._unit
        x = area[0] + _GAP * unit
        for place, chip in enumerate(waiting):
            width = self._width(chip)
            if x + width > area[2] - _COUNTER * unit:
                self.hidden += len(waiting) - place
                return
            self._add(chip, (x, top, x + width, top + _HEIGHT * unit), "soft", waits=True)
            x += width + _GAP * unit

    def _add(self, chip: QuoteChip, box: Box, dot: str, *, waits: bool) -> None:
        item = ChipItem(chip, box, _FONT * self._unit, dot, waits, self._colours)
        self._scene.addItem(item)
        self.chips.append(item)

    def _count(self, area: Box) -> None:
        """Say in the corner how many found no room."""
        self._counter.setVisible(self.hidden > 0)
        if not self.hidden:
            return
        air = 8 * self._unit
        self._counter.setBrush(theme.colour("ink2"))
        self._counter.setText(f"+{self.hidden} more")
        self._counter.setFont(star_painter.star_font(600, "words", max(1, round(_FONT * self._unit))))
        box = self._counter.boundingRect()
        self._counter.setPos(area[2] - box.width() - air, area[3] - box.height() - air)

    def _width(self, chip: QuoteChip) -> float:
        text = star_painter.measure(chip.text, _FONT, 500, "words")
        return min(text + 2.4 * _FONT, _WIDEST) * self._unit
