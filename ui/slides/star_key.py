"""The slide of a star whose names have no room on it: letters on its parts, the names beside it, and what is to say."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import product, takewhile

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPen

from roundtable.domain.star import Segment, Star
from roundtable.domain.star_geometry import READ, bounds, hue
from roundtable.domain.star_key import letters
from ui.slides.content import NOBODY_YET, Gap, StarCounts, StarSlide
from ui.slides.fitting import Block, Fit, fit
from ui.slides.legend import paint_tight_legend, tight_legend_size
from ui.slides.question import STAR_HEIGHT, STAR_X, STAR_Y
from ui.slides.sheet import EDGES, FLOOR, LABEL, Sheet

_SHARES = (0.54, 0.52, 0.5, 0.48, 0.46, 0.44, 0.43, 0.42, 0.4)
"""How wide or high the star may be, as a share of the width: its own letters and counts need as much."""
_NARROW_SHARES = (0.62, 0.6, 0.58, 0.56, 0.54, 0.52, 0.5, 0.48)
_SIZES = (0.042, 0.039, FLOOR)
"""How large the names may be."""
_SMALLER = 0.94
"""Names that no size has room for which is read are set smaller in such steps, since words are never cut."""
_GUTTER = 0.032
_LINE, _ROW = 1.16, 0.12
"""From line to line of a name, and what more there is to the next name, in sizes."""
_TILE, _BESIDE, _INDENT, _ROUND = 1.36, 0.2, 1.8, 0.22
"""How wide the tile with the letter is, how far from the next one, where words begin, and its corners, in sizes."""
_BELOW_LETTERS = 0.26
"""How far a row reaches below its capitals, in sizes: it may do so below the margin."""
_HEAD, _AIR = 0.08, 0.04
"""From the top of a column to what stands below its label, and between what stands below each other."""
_GAP_HEAD = 0.052
_MOST_LINES = 3
"""What is to be said of a gap on more lines has no room there."""
_TOGETHER = {NOBODY_YET: "Nobody has spoken to these yet."}


@dataclass(frozen=True)
class _Area:
    """A place for what may be said: its left edge, its width, its top and its bottom, in pixels."""

    x: float
    width: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """How high it is."""
        return self.bottom - self.top


@dataclass(frozen=True)
class _Row:
    """Segments that have the same words beside their tiles, where they stand, and how high they are with their air."""

    segments: tuple[Segment, ...]
    block: Block
    x: float
    top: float
    height: float


class _Plan:
    """The star so wide and its key so large: which rows there are, whether all stand on the slide, what stays free."""

    def __init__(self, sheet: Sheet, star: Star, share: float, size: float, *, label: bool = True) -> None:
        self.label = label
        self.segments, self.em = star.segments, max(1, math.ceil(size * sheet.H))
        left, top, right, bottom = bounds(star, READ, EDGES)
        W, H = sheet.W, sheet.H
        unit = min(share * W / max(right - left, bottom - top), STAR_HEIGHT * H / (bottom - top))
        self.star = QRectF(STAR_X * W, STAR_Y * H, (right - left) * unit, (bottom - top) * unit)
        x, self.air = self.star.right() + _GUTTER * W, _AIR * H
        self.gap_head = _GAP_HEAD * H
        self.column = _Area(x, sheet.right - x, sheet.top + (_HEAD * H if label else 0), sheet.bottom)
        below = _Area(sheet.left, self.star.right() - sheet.left, self.star.bottom() + self.air, sheet.bottom)
        names = [((each,), each.label or each.title) for each in self.segments]
        first = self._rows(names, self.column, 500)
        second = self._rows(names[len(first) :], below, 500)
        self.rows = [*first, *second]
        self.holds = len(self.rows) == len(names) and all(
            row.block.is_whole and row.block.width <= area.width - self.indent(1) + 1
            for area, rows in ((self.column, first), (below, second))
            for row in rows
        )
        self.areas = self._left(self.column, first), self._left(below, second)
        self.reaches_below = bool(second)

    def gaps_in(self, area: _Area, gaps: Iterable[Gap]) -> list[_Row]:
        """The gaps that have room there, in their order, below their label; those that say the same stand together."""
        together: dict[str, tuple[Segment, ...]] = {}
        for gap in gaps:
            segment = next((each for each in self.segments if each.label == gap.segment), None)
            if segment is not None:
                together[gap.words] = (*together.get(gap.words, ()), segment)
        said = [(on, words if len(on) == 1 else _TOGETHER.get(words, words)) for words, on in together.items()]
        rows = self._rows(said, replace(area, top=area.top + self.gap_head), 400)
        return list(takewhile(lambda row: len(row.block.lines) <= _MOST_LINES, rows))

    def indent(self, tiles: int) -> float:
        """Where the words beside so many tiles begin."""
        return (_INDENT + (tiles - 1) * (_TILE + _BESIDE)) * self.em

    def _rows(self, said: Iterable[tuple[tuple[Segment, ...], str]], area: _Area, weight: int) -> list[_Row]:
        """As many rows as an area has room for."""
        rows: list[_Row] = []
        top = area.top
        for segments, words in said:
            width = max(area.width - self.indent(len(segments)), self.em)
            block = fit(words, width, 1e6, Fit(self.em, self.em, weight, _LINE, hang=False))
            height = len(block.lines) * _LINE * self.em
            if top + height > area.bottom + _BELOW_LETTERS * self.em:
                break
            rows.append(_Row(segments, block, area.x, top, height + _ROW * self.em))
            top += height + _ROW * self.em
        return rows

    def _left(self, area: _Area, rows: list[_Row]) -> _Area:
        """What rows leave of an area."""
        return replace(area, top=rows[-1].top + rows[-1].height + self.air) if rows else area


_Found = tuple[_Plan, _Area | None, _Area | None, tuple[_Row, ...]]
"""The plan, where legend and gaps go, and the gaps."""


def paint_keyed_star(sheet: Sheet, slide: StarSlide) -> None:
    """The star with its key, as large as leaves room for all names; then the legend and gaps, where there is room."""
    star, size = slide.counts.star, tight_legend_size(sheet, slide)
    plan, legend, gaps, rows = _chosen(star, slide.gaps, size, (sheet.W, sheet.H))
    place = QRectF(plan.star)
    if not plan.reaches_below and not any(each and each.x < plan.column.x for each in (legend, gaps)):
        place.setHeight(STAR_HEIGHT * sheet.H)
    sheet.star(slide.counts, place, discs=True, align=(0, 0.5), keyed=True)
    if plan.label:
        sheet.label("What was heard", plan.column.x, plan.column.width, sheet.label_base)
    if legend is not None:
        paint_tight_legend(sheet, slide, legend.x)
    if gaps is not None:
        sheet.label("Still to be heard", gaps.x, gaps.width, gaps.top + LABEL * sheet.H * 0.7)
    for row in (*plan.rows, *rows):
        _paint_row(sheet, slide.counts, plan, row)


@lru_cache(maxsize=4)
def _chosen(star: Star, gaps: tuple[Gap, ...], legend: tuple[float, float], size: tuple[float, float]) -> _Found:
    """The largest star that leaves room for all: gaps give way first, then the legend, at the last the size of names.

    Found once for a slide of `size` pixels: counts do not change it. `legend` is how wide and how high that is.
    """
    sheet = Sheet(QPainter(), QSizeF(*size), "light")
    shares = _SHARES if sheet.is_wide else _NARROW_SHARES
    plans = [plan for share, em in product(shares, _SIZES) if (plan := _Plan(sheet, star, share, em)).holds]
    wide, high = legend
    for with_gaps in (True, False) if gaps else (False,):
        for plan in plans:
            for at, gaps_at in product(plan.areas, plan.areas):
                if at.height < high or at.width < wide:
                    continue
                if gaps_at == at and high:
                    gaps_at = replace(gaps_at, bottom=gaps_at.bottom - high - plan.air)
                rows = tuple(plan.gaps_in(gaps_at, gaps)) if with_gaps else ()
                if rows or not with_gaps:
                    return plan, at if high else None, gaps_at if rows else None, rows
    return plans[0] if plans else _fullest(sheet, star, shares[-1]), None, None, ()


def _fullest(sheet: Sheet, star: Star, share: float) -> _Plan:
    """The plan of names that leave no room for a label, or are longer than any size which is read has room for."""
    size = FLOOR
    while not (plan := _Plan(sheet, star, share, size, label=False)).holds and size * sheet.H > 1:
        size *= _SMALLER
    return plan


def _paint_row(sheet: Sheet, counts: StarCounts, plan: _Plan, row: _Row) -> None:
    """The tiles of a row, and its words."""
    for place, segment in enumerate(row.segments):
        _paint_tile(sheet, counts, segment, row.x + place * (_TILE + _BESIDE) * plan.em, row.top, plan.em)
    left, drop = row.x + plan.indent(len(row.segments)), 0.5 * (_LINE * plan.em - row.block.cap)
    sheet.place(row.block, left, row.top + drop)


def _paint_tile(sheet: Sheet, counts: StarCounts, segment: Segment, x: float, top: float, em: float) -> None:
    """The letter of a segment on a piece of it: in its colour, or dashed where nothing was heard."""
    star, painter, colours = counts.star, sheet.painter, sheet.star_colours
    heard, inner = counts.evidence.get(segment.id), segment in star.inner
    role = hue(star.inner.index(segment)) if inner else "arm"
    line = colours[f"{role}_line" if inner else "armline"]
    box, ink = QRectF(x, top, _TILE * em, _LINE * em), colours["white" if inner else "armink"]
    if heard is not None and heard.points:
        painter.setPen(QPen(line, 1.6 * sheet.H / 1080))
        painter.setBrush(colours[role])
    else:
        line, ink = (line if inner else colours["hollowline"]), colours["hollowink"]
        painter.setPen(QPen(line, 2.6 * sheet.H / 1080, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box, _ROUND * em, _ROUND * em)
    letter, size = letters(star)[segment.id], em / sheet.H
    left = x + (box.width() - sheet.width_of(letter, size, 700)) / 2
    base = top + 0.5 * (_LINE * em + sheet.cap(size, 700))
    sheet.line(letter, left, base, size, 700, colour=ink)
