"""The slide of the star alone: what was heard, and what is still to be heard."""

from __future__ import annotations

import re
from bisect import bisect_left

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen

from roundtable.domain.star_geometry import hue
from roundtable.domain.star_overlays import AMBITION_DASH, AMBITION_WIDTH, NOW_WIDTH
from ui.slides.content import Gap, LatestWords, StarSlide
from ui.slides.fitting import Block, Fit, fit, fits
from ui.slides.question import STAR_HEIGHT, STAR_WIDTH, STAR_X, STAR_Y, TEXT_X
from ui.slides.sheet import FLOOR, LABEL, Sheet

_MOST_GAPS = 3
_ROW = 0.065
"""From one line of the legend to the next."""
_LATEST, _MOST_LATEST = 0.056, 0.3
"""The size of the latest words, and how high they may stand."""

_CLOSING_MARKS = "”’»"
_NOT_BEFORE_AN_ELLIPSIS = " .,;:…–—"


def paint_star_alone(sheet: Sheet, slide: StarSlide) -> None:
    """The star, and where there is room a column that names up to three gaps and explains the marks."""
    sheet.fill()
    H, W = sheet.H, sheet.W
    if not sheet.is_wide:
        sheet.star(slide.counts, QRectF(STAR_X * W, STAR_Y * H, 0.92 * W, STAR_HEIGHT * H), discs=True)
        return
    rect = QRectF(STAR_X * W, STAR_Y * H, STAR_WIDTH * W, STAR_HEIGHT * H)
    sheet.star(slide.counts, rect, discs=True, align=(0, 0.5))
    x = TEXT_X * W
    bottom = _paint_legend(sheet, slide, x, sheet.right - x)
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


def _paint_legend(sheet: Sheet, slide: StarSlide, x: float, width: float) -> float:
    """What discs and dashes mean; returns where the column above must end."""
    H = sheet.H
    hollow = any(not _was_heard(slide, segment.id) for segment in slide.counts.star.segments)
    base = sheet.bottom
    if slide.counts.strengths:
        _paint_outlines(sheet, x, base)
        base -= _ROW * H
    if hollow:
        words = "Dashed edge: not heard yet" if slide.counts.strengths else "Dashed: not heard yet"
        sheet.line(words, x, base, LABEL, 500, "soft")
        base -= _ROW * H
    if slide.sectors > 1:
        _paint_discs(sheet, slide.sectors, x, base)
        base -= _ROW * H
    if base == sheet.bottom:
        return base
    y = base + _ROW * H - 0.0725 * H
    sheet.rule(x, y, x + width)
    return y - 0.03 * H


def _was_heard(slide: StarSlide, segment_id: str) -> bool:
    """Whether anything was heard on a segment."""
    heard = slide.counts.evidence.get(segment_id)
    return heard is not None and heard.points > 0


def _paint_outlines(sheet: Sheet, x: float, base: float) -> None:
    """The two lines within a part, and what each says."""
    H, painter = sheet.H, sheet.painter
    length, air = 0.034 * sheet.W, 0.012 * sheet.W
    for words, width, dash in (("strong now", NOW_WIDTH, None), ("to become", AMBITION_WIDTH, AMBITION_DASH)):
        pen = QPen(sheet.colour("ink"), width * H / 1080)
        if dash:
            pen.setDashPattern([part / width for part in dash])
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.drawLine(QPointF(x, base - 0.013 * H), QPointF(x + length, base - 0.013 * H))
        x += length + air
        x += sheet.line(words, x, base, LABEL, 500, "soft") + 2 * air


def _paint_discs(sheet: Sheet, sectors: int, x: float, base: float) -> None:
    """The example: two thirds of the discs full, and what that says."""
    H, painter = sheet.H, sheet.painter
    radius, full = 0.0088 * H, max(1, round(sectors * 2 / 3))
    text = f"{full} of {sectors} sectors spoke"
    pitch = (3 if sectors <= 8 else 2.3) * radius
    painter.setPen(QPen(sheet.colour("ink"), 2.6 * H / 1080))
    for i in range(sectors):
        painter.setBrush(sheet.colour("ink") if i < full else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(x + radius + i * pitch, base - 0.013 * H), radius, radius)
    sheet.line(text, x + pitch * sectors + 0.016 * sheet.W, base, LABEL, 500, "soft")
