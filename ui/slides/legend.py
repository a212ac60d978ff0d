"""What the marks of the star mean, in a few lines at the foot of a column."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPen

from roundtable.domain.star_gauge import sample
from ui.slides.content import StarSlide
from ui.slides.sheet import LABEL, Sheet
from ui.star import painter as star_painter

_ROW, _TIGHT_ROW = 0.065, 0.052
"""From one line of the legend to the next, as it is and where room is scarce."""
_RULE, _CAPS, _ABOVE = 0.0725, 0.026, 0.03
"""From the rule above the first line, or from the top of its capitals, to its baseline, and the air above the rule."""
_GAUGES: Final = (("strong now", False), ("to become", True))
"""The words of bar and arrow, and whether it is the arrow of ambition."""
_SAMPLE, _SAMPLE_AIR = 0.06, 0.0075
"""How long an example of a gauge is, of the height, and the air before its words, of the width."""
_DISC: Final = 0.0088
"""The radius of an example of a disc, of the height."""


def paint_legend(sheet: Sheet, slide: StarSlide, x: float, width: float) -> float:
    """What discs and dashes mean, below a rule; returns where the column above must end."""
    rows = _paint_rows(sheet, slide, x, _ROW * sheet.H)
    if not rows:
        return sheet.bottom
    y = sheet.bottom - ((rows - 1) * _ROW + _RULE) * sheet.H
    sheet.rule(x, y, x + width)
    return y - _ABOVE * sheet.H


def paint_tight_legend(sheet: Sheet, slide: StarSlide, x: float) -> None:
    """The same without a rule, its lines closer."""
    _paint_rows(sheet, slide, x, _TIGHT_ROW * sheet.H)


def tight_legend_size(sheet: Sheet, slide: StarSlide) -> tuple[float, float]:
    """Width and height of the tight legend in pixels; nothing without any line."""
    widths = []
    if slide.counts.strengths:
        words = sum(sheet.width_of(words, LABEL) for words, _ in _GAUGES)
        widths.append(words + 2 * _SAMPLE * sheet.H + 4 * _SAMPLE_AIR * sheet.W)
    if _has_hollow(slide):
        widths.append(sheet.width_of(_dashed(slide), LABEL))
    if slide.sectors > 1:
        widths.append(_discs_width(sheet, slide.sectors) + sheet.width_of(_discs_words(slide.sectors), LABEL))
    return max(widths, default=0.0), (((len(widths) - 1) * _TIGHT_ROW + _CAPS) * sheet.H if widths else 0.0)


def _paint_rows(sheet: Sheet, slide: StarSlide, x: float, row: float) -> int:
    """The lines from the last one up; returns how many there are."""
    base, rows = sheet.bottom, 0
    if slide.counts.strengths:
        _paint_gauges(sheet, x, base)
        rows += 1
    if _has_hollow(slide):
        sheet.line(_dashed(slide), x, base - rows * row, LABEL, 500, "soft")
        rows += 1
    if slide.sectors > 1:
        _paint_discs(sheet, slide.sectors, x, base - rows * row)
        rows += 1
    return rows


def _dashed(slide: StarSlide) -> str:
    return "Dashed edge: not heard yet" if slide.counts.strengths else "Dashed: not heard yet"


def _has_hollow(slide: StarSlide) -> bool:
    """Whether nothing was heard on some segment."""
    return any(not _was_heard(slide, segment.id) for segment in slide.counts.star.segments)


def _was_heard(slide: StarSlide, segment_id: str) -> bool:
    """Whether anything was heard on a segment."""
    heard = slide.counts.evidence.get(segment_id)
    return heard is not None and heard.points > 0


def _paint_gauges(sheet: Sheet, x: float, base: float) -> None:
    """The bar and the arrow of a gauge, and what each says."""
    H, air = sheet.H, _SAMPLE_AIR * sheet.W
    for words, ambition in _GAUGES:
        drawing = sample(x, base - 0.013 * H, _SAMPLE * H, "ink", ambition=ambition)
        star_painter.paint(sheet.painter, drawing, sheet.star_colours)
        x += _SAMPLE * H + air
        x += sheet.line(words, x, base, LABEL, 500, "soft") + 2 * air


def _paint_discs(sheet: Sheet, sectors: int, x: float, base: float) -> None:
    """The example: two thirds of the discs full, and what that says."""
    H, painter = sheet.H, sheet.painter
    radius, pitch = _DISC * H, _disc_pitch(sheet, sectors)
    painter.setPen(QPen(sheet.colour("ink"), 2.6 * H / 1080))
    for i in range(sectors):
        painter.setBrush(sheet.colour("ink") if i < _full(sectors) else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QPointF(x + radius + i * pitch, base - 0.013 * H), radius, radius)
    sheet.line(_discs_words(sectors), x + _discs_width(sheet, sectors), base, LABEL, 500, "soft")


def _full(sectors: int) -> int:
    return max(1, round(sectors * 2 / 3))


def _discs_words(sectors: int) -> str:
    return f"{_full(sectors)} of {sectors} sectors spoke"


def _disc_pitch(sheet: Sheet, sectors: int) -> float:
    return (3 if sectors <= 8 else 2.3) * _DISC * sheet.H


def _discs_width(sheet: Sheet, sectors: int) -> float:
    """From the first disc to the words."""
    return _disc_pitch(sheet, sectors) * sectors + 0.016 * sheet.W
