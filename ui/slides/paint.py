"""Paints any slide at any size, alike in the room, in the preview and in tests."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from ui.slides.actions import paint_actions
from ui.slides.clock_alone import clock_alone_areas, paint_break, paint_clock_alone, paint_clock_alone_time
from ui.slides.content import (
    ActionsSlide,
    BlankSlide,
    BreakSlide,
    ClockSlide,
    QuestionSlide,
    QueueSlide,
    QuoteSlide,
    ReadBackSlide,
    SlideContent,
    StarSlide,
    ThanksSlide,
    TimesSlide,
    WelcomeSlide,
)
from ui.slides.fitting import Drawn
from ui.slides.question import paint_question, paint_question_clock, question_clock_area, question_star_area
from ui.slides.queue import paint_queue
from ui.slides.quote import paint_quote, paint_quote_clock, quote_clock_area
from ui.slides.read_back import paint_read_back
from ui.slides.sheet import Sheet
from ui.slides.star_alone import paint_star_alone
from ui.slides.thanks import paint_thanks
from ui.slides.times import paint_times
from ui.slides.welcome import paint_welcome


def paint(painter: QPainter, size: QSizeF, content: SlideContent, theme_name: str) -> tuple[Drawn, ...]:
    """Paint a slide of `size` pixels from the painter's origin, in the theme "light" or "dark".

    Returns every line that was set. To fill a smaller place, paint at the size of the projector and scale the
    painter: a slide laid out for a few pixels would break its lines elsewhere.
    """
    sheet = Sheet(painter, size, theme_name)
    match content:
        case WelcomeSlide():
            paint_welcome(sheet, content)
        case QuestionSlide():
            paint_question(sheet, content)
        case ClockSlide():
            paint_clock_alone(sheet, content)
        case QuoteSlide():
            paint_quote(sheet, content)
        case StarSlide():
            paint_star_alone(sheet, content)
        case QueueSlide():
            paint_queue(sheet, content)
        case ReadBackSlide():
            paint_read_back(sheet, content)
        case ActionsSlide():
            paint_actions(sheet, content)
        case TimesSlide():
            paint_times(sheet, content)
        case BreakSlide():
            paint_break(sheet, content)
        case ThanksSlide():
            paint_thanks(sheet, content)
        case BlankSlide():
            sheet.fill("blank")
    return tuple(sheet.drawn)


def star_area(size: QSizeF, content: QuestionSlide, theme_name: str) -> QRectF:
    """The rectangle that a point which lands on the star may change; empty where the star gave way to the words."""
    return question_star_area(Sheet(QPainter(), size, theme_name), content)


def clock_areas(
    size: QSizeF, content: SlideContent, theme_name: str, before: SlideContent | None = None
) -> list[QRectF]:
    """The rectangles that a tick of the clock may change; none when the slide shows no time.

    They may be smaller when it is told what stands there: the slide of a moment `before`.
    """
    sheet = Sheet(QPainter(), size, theme_name)
    match content:
        case QuestionSlide():
            area = question_clock_area(sheet, content)
        case QuoteSlide():
            area = quote_clock_area(sheet, content)
        case ClockSlide() | BreakSlide():
            return clock_alone_areas(sheet, content, before)
        case _:
            return []
    return [area] if area is not None else []


def paint_clock(
    painter: QPainter, size: QSizeF, content: SlideContent, theme_name: str, before: SlideContent | None = None
) -> list[QRectF]:
    """Paint only the clock of a slide that is there already, as it was `before`; returns what may have changed."""
    areas = clock_areas(size, content, theme_name, before)
    sheet = Sheet(painter, size, theme_name)
    for area in areas:
        painter.save()
        painter.setClipRect(area)
        painter.fillRect(area, sheet.colour("bg"))
        match content:
            case QuestionSlide():
                paint_question_clock(sheet, content)
            case QuoteSlide():
                paint_quote_clock(sheet, content)
            case ClockSlide() | BreakSlide():
                paint_clock_alone_time(sheet, content)
        painter.restore()
    return areas
