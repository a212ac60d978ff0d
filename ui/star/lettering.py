"""The letters that stand on the star where the names of its segments have no room."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSizeF

from roundtable.domain.star_figure import shows_letters
from roundtable.domain.star_geometry import Box
from roundtable.domain.star_key import letters
from ui.star import painter as star_painter
from ui.star.values import NO_LETTERS, Mode, StarView
from ui.star.words import LEAST_TYPE, area_of_counts

_LEAST_OF_COUNTS = 24.0
"""Units below which names shrink on a star of counts, however small it is seen: no other word on it is smaller."""


def least_in(area: Box, size: QSizeF, mode: Mode) -> float:
    """Units of the smallest words on a star that is seen with what lies around it in a view of `size` pixels."""
    left, top, right, bottom = area
    least = LEAST_TYPE * max((right - left) / size.width(), (bottom - top) / size.height())
    return min(least, _LEAST_OF_COUNTS) if mode is Mode.COUNTS else least


def least_of_counts(view: StarView, size: QSizeF) -> float:
    """The same of a star of counts."""
    return least_in(area_of_counts(view), size, Mode.COUNTS)


def with_letters(view: StarView, least: float) -> StarView:
    """The view with the letters that its star shows where no word may be smaller than `least` units."""
    keyed = bool(view.star) and shows_letters(
        view.star, sectors=view.sectors, noun=view.noun, least=least, measure=star_painter.measure
    )
    return replace(view, letters=letters(view.star) if keyed else NO_LETTERS)
