"""The slide of a quote: the words large, and under them the name they may carry."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from roundtable.domain.agenda import Phase
from roundtable.domain.star_geometry import hue
from ui.slides.content import QuoteSlide
from ui.slides.fitting import Block, fit
from ui.slides.sheet import CAP, LABEL, Sheet

_SHORT = 180
"""Characters up to which a quote is set in a narrower measure."""
_MEASURE = 1.52
_READ = 0.044
"""The smallest size at which the room is asked to read."""
_NAME, _ORGANISATION = 0.05, 0.042
_PITCH = 0.056
"""From the name's baseline to the organisation's."""


def paint_quote(sheet: Sheet, slide: QuoteSlide) -> None:
    """Bar, words, translation; name and organisation on the bottom margin."""
    sheet.fill()
    H, W = sheet.H, sheet.W
    inset = (0.046 if sheet.is_wide else 0.06) * W
    x, width = sheet.left + inset, sheet.column - inset
    sheet.label(slide.place, sheet.left, sheet.column * 0.7, sheet.label_base)
    paint_quote_clock(sheet, slide)
    bottom = _paint_speaker(sheet, slide, x, width)
    top = sheet.top + 0.105 * H
    measure = width if len(slide.text) > _SHORT else min(width, _MEASURE * H)
    translation = _translation(sheet, slide, measure)
    below = translation.height + 0.055 * H if translation else 0.0
    largest, leading = (0.092, 1.3) if translation else (0.112, 1.24)
    words = sheet.whole(slide.text, measure, bottom - top - below, sheet.sizes(largest, _READ, 500, leading))
    y = top + max(0.0, (bottom - top - words.height - below) * 0.40)
    end = sheet.place(words, x, y)
    if translation:
        end = sheet.place(translation, x, end + 0.055 * H, "soft")
    bar = QRectF(sheet.left, y - 0.012 * H, 0.0065 * W, end - y + 0.024 * H)
    _paint_bar(sheet, slide, bar)


def _paint_speaker(sheet: Sheet, slide: QuoteSlide, x: float, width: float) -> float:
    """Who said it, standing on the bottom margin; returns where the words must end."""
    base = sheet.bottom
    if slide.organisation:
        sizes = sheet.sizes(_ORGANISATION, 0.036, 400, 1.16, balance=False, hang=False, most_lines=2)
        base = sheet.stand(fit(slide.organisation, width, 0.13 * sheet.H, sizes), x, base, "soft")
        base -= (_PITCH - _ORGANISATION * CAP) * sheet.H
    if slide.who:
        sizes = sheet.sizes(_NAME, 0.0375, 700, 1.16, balance=False, hang=False, most_lines=2)
        base = sheet.stand(fit(slide.who, width, 0.13 * sheet.H, sizes), x, base)
    return base - 0.06 * sheet.H


def _translation(sheet: Sheet, slide: QuoteSlide, measure: float) -> Block | None:
    if not slide.translation:
        return None
    sizes = sheet.sizes(0.056, 0.04, 400, 1.26, hang=False)
    return fit(slide.translation, measure, 0.26 * sheet.H, sizes)


def _paint_bar(sheet: Sheet, slide: QuoteSlide, bar: QRectF) -> None:
    if slide.hue is None:
        sheet.box(bar, "bar", bar.width() / 2)
        return
    sheet.painter.setBrush(sheet.star_colours[f"{hue(slide.hue)}_line"])
    sheet.painter.drawRoundedRect(bar, bar.width() / 2, bar.width() / 2)


def quote_clock_area(sheet: Sheet, slide: QuoteSlide) -> QRectF | None:
    """What a tick of the clock changes: the right end of the label line."""
    if slide.clock is None or not slide.clock.label:
        return None
    width, air = 0.28 * sheet.column, 0.012 * sheet.H
    height = LABEL * sheet.H
    return QRectF(sheet.right - width, sheet.label_base - height * 0.8 - air, width + air, height + 2 * air)


def paint_quote_clock(sheet: Sheet, slide: QuoteSlide) -> None:
    """The time left, small: the words are the subject."""
    if slide.clock is None or not slide.clock.label:
        return
    role = "over" if slide.clock.phase is Phase.OVER else "soft"
    sheet.line(slide.clock.label, sheet.right, sheet.label_base, LABEL, 600, role, "right")
