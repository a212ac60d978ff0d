"""The slides whose subject is the time: the clock alone, the break, and the time of day where no clock runs."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QRectF

from roundtable.domain.agenda import Phase
from ui.slides.clock import CAPTIONS, digit_cells, digits_pixels, paint_bar, paint_digits
from ui.slides.content import BreakSlide, ClockSlide, SlideClock, SlideContent
from ui.slides.fitting import Block, Fit, fits, metrics
from ui.slides.sheet import LABEL, Sheet

_SIZES = (0.515, 0.44, 0.36, 0.29)
"""How large the digits may be: as large as the words under them allow."""
_BAR = 0.016
_TO_BAR, _TO_WORDS, _AIR = 0.06, 0.064, 0.075
_BACK = 0.066
_WEIGHT = 600
_USUAL = SlideClock("00:00", Phase.LEFT, 0.0, "")
"""Everything is placed for this clock, so that nothing moves when the digits are more, or over."""


@dataclass(frozen=True, slots=True)
class _Place:
    """The size of the digits by H, the baselines of digits and captions, the bar's top, and the words at the foot."""

    size: float
    digits: float
    bar: float
    captions: float
    words: Block | None


def paint_clock_alone(sheet: Sheet, slide: ClockSlide) -> None:
    """Digits as wide as the column allows; under them what they are the time of."""
    sheet.fill()
    at = _place(sheet, slide)
    sheet.label(slide.label, sheet.left, 0.68 * sheet.column, sheet.label_base)
    if at.words is not None:
        sheet.stand(at.words, sheet.left, sheet.bottom, "ink" if slide.clock else "soft")
    paint_clock_alone_time(sheet, slide)


def paint_break(sheet: Sheet, slide: BreakSlide) -> None:
    """How long the break still takes, when the debate goes on, and with what; without a clock the words are large."""
    sheet.fill()
    sheet.label("Break", sheet.left, 0.68 * sheet.column, sheet.label_base)
    paint_clock_alone_time(sheet, slide)
    if slide.clock is None:
        _paint_large_words(sheet, slide)
        return
    words, base = _place(sheet, slide).words, sheet.bottom
    if words is not None:
        base = sheet.stand(words, sheet.left, base, "soft") - 0.05 * sheet.H
    if slide.back:
        sheet.line(slide.back, sheet.left, base, _BACK, 700)


def _paint_large_words(sheet: Sheet, slide: BreakSlide) -> None:
    """Where no clock counts: when the debate goes on, as wide as the column."""
    words = slide.back or "Break"
    size = min(0.17, 0.1 * sheet.column / sheet.width_of(words, 0.1, 700))
    sheet.line(words, sheet.left - 0.004 * sheet.W, 0.48 * sheet.H, size, 700)
    if slide.next:
        sheet.stand(
            sheet.whole(slide.next, sheet.column, 0.3 * sheet.H, _next(sheet)), sheet.left, sheet.bottom, "soft"
        )


def clock_alone_areas(sheet: Sheet, slide: ClockSlide | BreakSlide, before: SlideContent | None) -> list[QRectF]:
    """What a tick changes: the digits with their bar and captions, and the time of day.

    Of digits as large as these only those that differ from the slide `before`, and the bar, where that is all.
    """
    air = 0.02 * sheet.H
    of_day = QRectF(sheet.right - 0.3 * sheet.column, sheet.top - air, 0.3 * sheet.column + air, LABEL * sheet.H + air)
    if isinstance(slide, BreakSlide) and slide.clock is None:
        return [of_day]
    at = _place(sheet, slide)
    if slide.clock is not None and isinstance(before, ClockSlide | BreakSlide) and before.clock is not None:
        was, same = before.clock, replace(slide.clock, digits=before.clock.digits, share=before.clock.share, label="")
        if replace(was, label="") == same and slide.time == before.time and len(was.digits) == len(slide.clock.digits):
            pixels = digits_pixels(sheet, slide.clock, sheet.column, at.size)
            bar = QRectF(sheet.left - air, at.bar - 1, sheet.column + 2 * air, _BAR * sheet.H + 2)
            return [*digit_cells(sheet, was, slide.clock, sheet.left, at.digits, pixels), QRectF(bar.toAlignedRect())]
    top, bottom = at.digits - _cap(sheet, at.size) - air, at.captions + 0.3 * LABEL * sheet.H + air
    digits = QRectF(sheet.left - air, top, sheet.column + 2 * air, bottom - top)
    return [digits, of_day] if slide.clock else [digits]


def paint_clock_alone_time(sheet: Sheet, slide: ClockSlide | BreakSlide) -> None:
    """What changes with time, where the whole slide has it."""
    clock = slide.clock
    if clock is not None or isinstance(slide, BreakSlide):
        sheet.line(f"It is {slide.time}", sheet.right, sheet.label_base, LABEL, 600, "soft", "right")
    if clock is not None:
        at = _place(sheet, slide)
        paint_digits(sheet, clock, sheet.left, at.digits, digits_pixels(sheet, clock, sheet.column, at.size))
        paint_bar(sheet, clock, QRectF(sheet.left, at.bar, sheet.column, _BAR * sheet.H))
        _paint_captions(sheet, clock, at.captions, quiet=isinstance(slide, BreakSlide))
    elif isinstance(slide, ClockSlide):
        at, of_day = _place(sheet, slide), SlideClock(slide.time, Phase.LEFT, 0.0, "")
        paint_digits(sheet, of_day, sheet.left, at.digits, digits_pixels(sheet, of_day, sheet.column, at.size))
        sheet.line("Time of day", sheet.left, at.bar + 0.03 * sheet.H, LABEL, 600, "soft")


def _paint_captions(sheet: Sheet, clock: SlideClock, base: float, *, quiet: bool) -> None:
    """The words under the bar; a break says what it has to say below them."""
    if quiet and clock.phase is Phase.LEFT:
        return
    sheet.line(clock.caption, sheet.left, base, LABEL, 600, CAPTIONS.get(clock.phase, "soft"))
    if clock.until and not (quiet and clock.phase is not Phase.OVER):
        sheet.line(clock.until, sheet.right, base, LABEL, 500, "soft", "right")


def _next(sheet: Sheet) -> Fit:
    return sheet.sizes(0.045, 0.0375, 400, 1.24)


def _place(sheet: Sheet, slide: ClockSlide | BreakSlide) -> _Place:
    """Digits, bar and captions between the label line and the words, a little above the middle of what is free."""
    H = sheet.H
    if isinstance(slide, BreakSlide):
        text, how, back = slide.next, _next(sheet), (_BACK * 0.7 + 0.05) * H * bool(slide.back)
    else:
        text, how, back = slide.caption, sheet.sizes(0.066, 0.042, 700 if slide.clock else 500, 1.2), 0.0
    for size in _SIZES:
        tall = _cap(sheet, size) + (_TO_BAR + _BAR + _TO_WORDS) * H
        room = sheet.bottom - sheet.label_base - 0.07 * H - tall - _AIR * H - back
        if not text or fits(text, sheet.column, room, how):
            break
    words = sheet.whole(text, sheet.column, room, how) if text else None
    free = sheet.bottom - back - (words.height if words else 0.0) - sheet.label_base - tall
    digits = sheet.label_base + max(0.07 * H, free * 0.44) + _cap(sheet, size)
    bar = digits + _TO_BAR * H
    return _Place(size, digits, bar, bar + (_BAR + _TO_WORDS) * H, words)


def _cap(sheet: Sheet, size: float) -> float:
    """The height of the digits."""
    return metrics(round(digits_pixels(sheet, _USUAL, sheet.column, size)), _WEIGHT, True).capHeight()
