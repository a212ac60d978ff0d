"""The slide of the running item: its question, its clock, and beside them the star."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from roundtable.domain.agenda import Phase
from ui.slides.clock import clock_area, clock_top, paint_clock
from ui.slides.content import QuestionSlide, SlideClock
from ui.slides.fitting import fit, fits
from ui.slides.sheet import Sheet

STAR_X, STAR_Y, STAR_WIDTH, STAR_HEIGHT = 0.04, 0.045, 0.556, 0.91
"""The star's place on a slide with two columns, as shares of width and height."""
TEXT_X = 0.616
"""Where the text column begins."""
_TALLEST = 0.46
_USUAL = SlideClock("00:00", Phase.LEFT, 0.0, "")
"""The question leaves room for this clock whatever the clock says, so that it never jumps when time is up."""


@dataclass(frozen=True, slots=True)
class _Place:
    """Where question and clock stand: the column, how large the clock may be, and whether the star is beside it."""

    x: float
    width: float
    clock: float
    star: bool


def _place(sheet: Sheet, slide: QuestionSlide) -> _Place:
    """A question that cannot be set beside the star sends the star away: text never gives way to ornament.

    So does a star whose names have no room on it: there is none for a key either.
    """
    x = TEXT_X * sheet.W
    width = sheet.right - x
    beside = sheet.sizes(0.076, 0.05, 700, 1.17)
    has_room = fits(slide.question, width, _room(sheet, slide, width, 0.215), beside)
    if sheet.is_wide and slide.counts.star and has_room and not sheet.needs_key(slide.counts, _star_rect(sheet), 0):
        return _Place(x, width, 0.215, True)
    return _Place(sheet.left, sheet.column, 0.29, False)


def _room(sheet: Sheet, slide: QuestionSlide, width: float, clock: float) -> float:
    """The height that the question may take beside the star: about 110 characters, and air above the clock."""
    bottom = clock_top(sheet, _USUAL, width, clock) - 0.06 * sheet.H if slide.clock else sheet.bottom
    return min(bottom - sheet.top - 0.085 * sheet.H, _TALLEST * sheet.H)


def paint_question(sheet: Sheet, slide: QuestionSlide) -> None:
    """The question on top, since it is the subject; the clock below."""
    sheet.fill()
    H, at = sheet.H, _place(sheet, slide)
    if at.star:
        sheet.star(slide.counts, _star_rect(sheet), discs=False, align=(0, 0.5))
    sheet.label(slide.label, at.x, at.width, sheet.label_base)
    top = sheet.top + (0.085 if at.star else 0.095) * H
    bottom = sheet.bottom
    if slide.clock:
        bottom = clock_top(sheet, _USUAL, at.width, at.clock) - (0.06 if at.star else 0.07) * H
        paint_clock(sheet, slide.clock, at.x, at.width, at.clock)
    largest = 0.076 if at.star else 0.088
    sheet.place(fit(slide.question, at.width, bottom - top, sheet.sizes(largest, 0.05, 700, 1.17)), at.x, top)


def question_star_area(sheet: Sheet, slide: QuestionSlide) -> QRectF:
    """What a point that lands on the star changes; empty where the star is not shown."""
    return _star_rect(sheet) if _place(sheet, slide).star else QRectF()


def _star_rect(sheet: Sheet) -> QRectF:
    return QRectF(STAR_X * sheet.W, STAR_Y * sheet.H, STAR_WIDTH * sheet.W, STAR_HEIGHT * sheet.H)


def question_clock_area(sheet: Sheet, slide: QuestionSlide) -> QRectF | None:
    """What a tick of the clock changes."""
    at = _place(sheet, slide)
    return clock_area(sheet, slide.clock, at.x, at.width, at.clock) if slide.clock else None


def paint_question_clock(sheet: Sheet, slide: QuestionSlide) -> None:
    """The clock alone, where `paint_question` puts it."""
    at = _place(sheet, slide)
    if slide.clock:
        paint_clock(sheet, slide.clock, at.x, at.width, at.clock)
