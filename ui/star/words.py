"""Lays the chips of the Words mode around the star and makes their items."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from PySide6.QtCore import QSizeF

from roundtable.domain.star_chips import ChipLayout, ChipSize
from roundtable.domain.star_geometry import CANVAS, Box, bounds, hue
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


@dataclass
class Words:
    """Chips with their places, those that found none, and the area that holds star and chips."""

    area: Box
    items: list[ChipItem] = field(default_factory=list)
    hidden: int = 0
    unit: float = 1.0
    """Units in a pixel."""


def area_of_counts(view: StarView) -> Box:
    """The star and its edges."""
    return bounds(view.star, CANVAS, _MARGIN)


def lay_words(view: StarView, size: QSizeF, colours: star_painter.Colours) -> Words:
    """Chips at the size of 13 pixels in a view of `size` pixels: placed ones around the star, others on a shelf below.

    Chips keep their place as long as the view keeps its size: later ones are laid after earlier ones.
    """
    left, top, right, bottom = bounds(view.star, CANVAS, _MARGIN)
    waiting = [chip for chip in view.chips if not chip.segments]
    shelf_pixels = _HEIGHT + 2 * _GAP if waiting else 0.0
    unit = (bottom - top) / _STAR_SHARE / max(size.height() - shelf_pixels, 120.0)
    width = max(size.width() * unit, right - left)
    spare = (bottom - top) / _STAR_SHARE - (bottom - top)
    area = (-width / 2, top - spare / 2, width / 2, bottom + spare / 2)
    full: Counter[str] = Counter()
    layout = ChipLayout(view.star, area, ChipSize(_HEIGHT * unit, _GAP * unit))
    words = Words((area[0], area[1], area[2], area[3] + shelf_pixels * unit), unit=unit)
    for chip in view.chips:
        if chip.segments:
            _place(words, view, chip, layout, full, colours)
    _shelve(words, waiting, area[3] + _GAP * unit, colours)
    return words


def _place(
    words: Words,
    view: StarView,
    chip: QuoteChip,
    layout: ChipLayout,
    full: Counter[str],
    colours: star_painter.Colours,
) -> None:
    """Place a chip beside its step, or else its Co; beside a part that has refused a few no more are tried."""
    steps = [segment.id for segment in view.star.outer if segment.id in chip.segments]
    parts = [(index, segment.id) for index, segment in enumerate(view.star.inner) if segment.id in chip.segments]
    if not steps and not parts:
        return
    beside = steps[0] if steps else parts[0][1]
    box = layout.add(_width(chip, words.unit), beside) if full[beside] < _REFUSALS else None
    if box is None:
        full[beside] += 1
        words.hidden += 1
        return
    dot = hue(parts[0][0]) if parts else "armline"
    words.items.append(ChipItem(chip, box, _FONT * words.unit, dot, False, colours))


def _shelve(words: Words, waiting: list[QuoteChip], top: float, colours: star_painter.Colours) -> None:
    """The quotes that wait to be placed, side by side below the star."""
    unit = words.unit
    x, right = words.area[0] + _GAP * unit, words.area[2] - 90 * unit
    for place, chip in enumerate(waiting):
        width = _width(chip, unit)
        if x + width > right:
            words.hidden += len(waiting) - place
            return
        box = (x, top, x + width, top + _HEIGHT * unit)
        words.items.append(ChipItem(chip, box, _FONT * unit, "soft", True, colours))
        x += width + _GAP * unit


def _width(chip: QuoteChip, unit: float) -> float:
    text = star_painter.measure(chip.text, _FONT, 500, "words")
    return min(text + 2.4 * _FONT, _WIDEST) * unit
