"""The clock of a slide: digits that never jump, a bar, and a line of words under it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainterPath, QPen

from roundtable.domain.agenda import Phase
from ui.slides.content import SlideClock
from ui.slides.fitting import metrics
from ui.slides.sheet import LABEL, Sheet

_WEIGHT = 600
_BAR = 0.0125
_DIGITS = {Phase.LAST_MOMENTS: "over", Phase.OVER: "over", Phase.PAUSED: "soft"}
CAPTIONS = {Phase.LAST_FIFTH: "warn", Phase.LAST_MOMENTS: "over", Phase.OVER: "over"}
"""The roles of words beside a clock, by its phase; soft otherwise."""
_BARS = {Phase.LAST_FIFTH: "warn", Phase.LAST_MOMENTS: "over", Phase.PAUSED: "soft"}


def digits_pixels(sheet: Sheet, clock: SlideClock, width: float, size: float) -> float:
    """The size of the digits, fitted for the widest string of their form: 00:00 and +00:00 are as wide as any."""
    widest = "".join("0" if c.isdigit() else c for c in clock.digits)
    pixels = size * sheet.H
    advance = metrics(round(pixels), _WEIGHT, True).horizontalAdvance(widest)
    return min(pixels, pixels * width / advance)


def clock_top(sheet: Sheet, clock: SlideClock, width: float, size: float) -> float:
    """The y of the digits' cap top, for a clock that stands on the bottom margin."""
    pixels = digits_pixels(sheet, clock, width, size)
    return _digits_base(sheet) - metrics(round(pixels), _WEIGHT, True).capHeight()


def clock_area(sheet: Sheet, clock: SlideClock, x: float, width: float, size: float) -> QRectF:
    """What has to be painted anew when the clock reads differently."""
    air = 0.02 * sheet.H
    top = min(clock_top(sheet, clock, width, size), _digits_base(sheet) - size * sheet.H * 0.75) - air
    return QRectF(x - air, top, width + 2 * air, sheet.bottom + 0.3 * LABEL * sheet.H + air - top)


def paint_clock(sheet: Sheet, clock: SlideClock, x: float, width: float, size: float) -> None:
    """Digits, bar and words, standing on the bottom margin."""
    pixels = digits_pixels(sheet, clock, width, size)
    paint_digits(sheet, clock, x, _digits_base(sheet), pixels)
    paint_bar(sheet, clock, QRectF(x, _bar_top(sheet), width, _BAR * sheet.H))
    sheet.line(clock.caption, x, sheet.bottom, LABEL, 600, CAPTIONS.get(clock.phase, "soft"))
    if clock.until:
        sheet.line(clock.until, x + width, sheet.bottom, LABEL, 500, "soft", "right")


def paint_digits(sheet: Sheet, clock: SlideClock, x: float, base: float, pixels: float) -> None:
    """The digits alone, in the colour of their phase."""
    # The side bearing of a nought is taken off, so that digits and bar begin in one line.
    bearing = metrics(round(pixels), _WEIGHT, True).leftBearing("0")
    sheet.figures(clock.digits, x - bearing, base, pixels, _WEIGHT, _DIGITS.get(clock.phase, "ink"))


def digit_cells(
    sheet: Sheet, before: SlideClock, after: SlideClock, x: float, base: float, pixels: float
) -> list[QRectF]:
    """The places of the digits that read differently, on whole pixels; for clocks that otherwise say the same."""
    face = metrics(round(pixels), _WEIGHT, True)
    left, air = x - face.leftBearing("0"), 0.02 * sheet.H
    cells = []
    for place, (old, new) in enumerate(zip(before.digits, after.digits, strict=True)):
        if old != new:
            start = left + face.horizontalAdvance(after.digits[:place])
            wide, cap = face.horizontalAdvance(new), face.capHeight()
            cells.append(QRectF(QRectF(start, base - cap - air, wide, cap + 2 * air).toAlignedRect()))
    return cells


def _bar_top(sheet: Sheet) -> float:
    return sheet.bottom - LABEL * sheet.H * 0.72 - 0.045 * sheet.H


def _digits_base(sheet: Sheet) -> float:
    return _bar_top(sheet) - 0.04 * sheet.H


def paint_bar(sheet: Sheet, clock: SlideClock, bar: QRectF) -> None:
    """What is left of the time; hatched when it is over, dashed while it stands still."""
    radius = bar.height() / 2
    sheet.box(bar, "bar_ground", radius)
    if clock.phase is Phase.OVER:
        sheet.box(bar, "over", radius)
        _hatch(sheet, bar)
    elif clock.share > 0:
        left = QRectF(bar)
        left.setWidth(max(bar.width() * clock.share, bar.height()))
        sheet.box(left, _BARS.get(clock.phase, "bar"), radius)
        if clock.phase is Phase.PAUSED:
            _hatch(sheet, left, upright=True)


def _hatch(sheet: Sheet, bar: QRectF, upright: bool = False) -> None:
    """Stripes of the ground across a bar: slanting when over, upright (a dashed bar) when paused."""
    painter, height = sheet.painter, bar.height()
    painter.save()
    clip = QPainterPath()
    clip.addRoundedRect(bar, height / 2, height / 2)
    painter.setClipPath(clip, Qt.ClipOperation.IntersectClip)
    painter.setPen(QPen(sheet.colour("bg"), height * (0.7 if upright else 0.42)))
    x, slant = bar.left() - height, 0.0 if upright else height + 8 * sheet.H / 1080
    while x < bar.right() + height:
        painter.drawLine(QPointF(x, bar.bottom() + height * 0.3), QPointF(x + slant, bar.top() - height * 0.3))
        x += height * 2.1
    painter.restore()
