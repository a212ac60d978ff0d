"""The slide of the star alone: what was heard, and what is still to be heard."""

from __future__ import annotations

import re
from bisect import bisect_left

from PySide6.QtCore import QRectF, Qt

from roundtable.domain.star_geometry import hue
from ui.slides.content import Gap, LatestWords, StarSlide
from ui.slides.fitting import Block, Fit, fit, fits
from ui.slides.legend import paint_legend
from ui.slides.question import STAR_HEIGHT, STAR_WIDTH, STAR_X, STAR_Y, TEXT_X
from ui.slides.sheet import FLOOR, Sheet
from ui.slides.star_key import paint_keyed_star

_MOST_GAPS = 3
_LATEST, _MOST_LATEST = 0.056, 0.3
"""The size of the latest words, and how high they may stand."""

_CLOSING_MARKS = "”’»"
_NOT_BEFORE_AN_ELLIPSIS = " .,;:…–—"


def paint_star_alone(sheet: Sheet, slide: StarSlide) -> None:
    """The star, and where there is room a column that names up to three gaps and explains the marks.

    Where the star's names have no room on it at a size that is read, the column is their key (see `star_key`).
    """
    sheet.fill()
    H, W = sheet.H, sheet.W
    rect = QRectF(STAR_X * W, STAR_Y * H, (STAR_WIDTH if sheet.is_wide else 0.92) * W, STAR_HEIGHT * H)
    if sheet.needs_key(slide.counts, rect, slide.sectors):
        paint_keyed_star(sheet, slide)
        return
    if not sheet.is_wide:
        sheet.star(slide.counts, rect, discs=True)
        return
    sheet.star(slide.counts, rect, discs=True, align=(0, 0.5))
    x = TEXT_X * W
    bottom = paint_legend(sheet, slide, x, sheet.right - x)
    if slide.latest is not None:
        bottom = _paint_latest(sheet, slide.latest, x, sheet.right - x, bottom)
    _paint_gaps(sheet, slide.gaps[:_MOST_GAPS], x, sheet.right - x, bottom)


def _paint_gaps(sheet: Sheet, gaps: tuple[Gap, ...], x: float, width: float, bottom: float) -> None:
    """Each gap is a name and a sentence; one that has no room any more is left for the next time."""
    H = sheet.H
    sheet.label("Still to be heard" if gaps else "Every part was heard", x, width, sheet.label_base)
    y = sheet.top + 0.085 * H
    for gap in gaps:
        head, words = _gap_blocks(sheet, gap, width)
        if y + head.height + 0.035 * H + words.height > bottom:
            return
        y = sheet.place(head, x, y)
        y = sheet.place(words, x, y + 0.035 * H) + 0.075 * H


def _gap_blocks(sheet: Sheet, gap: Gap, width: float) -> tuple[Block, Block]:
    head = fit(gap.segment, width, 0.15 * sheet.H, sheet.sizes(0.06, 0.045, 700, 1.1, most_lines=2))
    words = fit(gap.words, width, 0.24 * sheet.H, sheet.sizes(0.044, 0.0375, 400, 1.25))
    return head, words


def _paint_latest(sheet: Sheet, latest: LatestWords, x: float, width: float, bottom: float) -> float:
    """The latest words over the legend, or the beginning of long ones; returns where the column above must end."""
    H, bar = sheet.H, 0.0065 * sheet.W
    left, room = x + 3.4 * bar, width - 3.4 * bar
    sizes = sheet.sizes(_LATEST, FLOOR, 500, 1.2)
    words = fit(_beginning(latest.text, room, _MOST_LATEST * H, sizes), room, _MOST_LATEST * H, sizes)
    end = bottom - 0.02 * H
    base = end
    if latest.who:
        one = sheet.sizes(0.0375, 0.0375, 700, 1.16, balance=False, hang=False, most_lines=2)
        base = sheet.stand(fit(latest.who, room, 0.1 * H, one), left, base) - 0.032 * H
    top = sheet.stand(words, left, base)
    rect = QRectF(x, top - 0.006 * H, bar, end - top + 0.012 * H)
    sheet.painter.setPen(Qt.PenStyle.NoPen)
    hued = latest.hue is not None
    sheet.painter.setBrush(sheet.star_colours[f"{hue(latest.hue or 0)}_line"] if hued else sheet.colour("bar"))
    sheet.painter.drawRoundedRect(rect, bar / 2, bar / 2)
    return top - 0.06 * H


def _beginning(text: str, width: float, height: float, sizes: Fit) -> str:
    """The text, or as many of its words as stand in a box, with an ellipsis and its closing mark."""
    if fits(text, width, height, sizes):
        return text
    closing = text[-1] if text[-1:] in _CLOSING_MARKS else ""

    def cut(end: int) -> str:
        return f"{text[:end].rstrip(_NOT_BEFORE_AN_ELLIPSIS)}…{closing}"

    words = [found.start() for found in re.finditer(r"\s+", text)]
    for ends in (words, range(1, len(text))):  # a script without spaces, or one endless word, is cut anywhere
        kept = bisect_left(ends, True, key=lambda end: not fits(cut(end), width, height, sizes))
        if kept:
            return cut(ends[kept - 1])
    return cut(0)
