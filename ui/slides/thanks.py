"""The last slide: thanks, what comes next, and what was heard, in figures counted from the record."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from ui.slides.content import ThanksSlide, Total
from ui.slides.fitting import fit
from ui.slides.sheet import Sheet

_SIZES = ((0.145, 0.042), (0.13, 0.04), (0.115, 0.0375), (0.1, 0.0358))
"""Figures and their words, from the largest to the smallest."""
_BASE = 0.142
"""From the figures' baseline to the bottom margin."""


def paint_thanks(sheet: Sheet, slide: ThanksSlide) -> None:
    """The star is no prettier than it was: hollow stays hollow."""
    sheet.fill()
    H, W = sheet.H, sheet.W
    star = 0.60 * W if sheet.is_wide else 0.66 * W
    if slide.counts.star.segments:
        rect = QRectF(star, 0.045 * H, sheet.right - star, (0.55 if sheet.is_wide else 0.4) * H)
        sheet.star(slide.counts, rect, discs=False, labels=False, align=(1, 0))
    else:
        star = sheet.right
    width = star - sheet.left - 0.03 * W
    below = sheet.label(slide.title, sheet.left, width, sheet.label_base)
    thanks = fit("Thank you", width + 0.03 * W, 0.2 * H, sheet.sizes(0.16, 0.1, 700))
    end = sheet.place(thanks, sheet.left - 0.004 * W, sheet.top + 0.115 * H + below)
    if slide.words:
        room = 0.24 * H - below
        words = sheet.whole(
            slide.words, min(width, 0.5 * W if sheet.is_wide else W), room, sheet.sizes(0.05, 0.04, 400, 1.28)
        )
        sheet.place(words, sheet.left, end + 0.08 * H)
    _paint_totals(sheet, slide.totals)


def _paint_totals(sheet: Sheet, totals: tuple[Total, ...]) -> None:
    """As many columns as figures, each as wide as its words need."""
    if not totals:
        return
    H = sheet.H
    base = sheet.bottom - _BASE * H
    sheet.rule(sheet.left, base - 0.165 * H, sheet.right)
    figure, size = _sizes(sheet, totals)
    widths = [_width(sheet, total, figure, size) for total in totals]
    gap = min((sheet.column - sum(widths)) / max(1, len(totals) - 1), 0.075 * sheet.W)
    x = sheet.left
    for total, width in zip(totals, widths, strict=True):
        sheet.figures(total.figure, x - 0.04 * figure * H, base, figure * H, 700, "figure")
        for words, below in ((total.first, 0.0825), (total.second, 0.142)):
            if words:
                sheet.line(words, x, base + below * H, size, 500)
        x += width + gap


def _sizes(sheet: Sheet, totals: tuple[Total, ...]) -> tuple[float, float]:
    """The largest sizes of figures and words at which the columns stand beside each other."""
    between = 0.03 * sheet.W * (len(totals) - 1)
    for figure, size in _SIZES:
        if sum(_width(sheet, total, figure, size) for total in totals) + between <= sheet.column:
            return figure, size
    return _SIZES[-1]


def _width(sheet: Sheet, total: Total, figure: float, size: float) -> float:
    words = max(sheet.width_of(words, size, 500) for words in (total.first, total.second))
    return max(words, sheet.figures_width(total.figure, figure * sheet.H, 700))
