"""Paints any slide at any size, alike in the room, in the preview and in tests."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QPainter

from ui.slides.content import BlankSlide, QuestionSlide, QuoteSlide, SlideContent, StarSlide, WelcomeSlide
from ui.slides.fitting import Drawn
from ui.slides.question import paint_question, paint_question_clock, question_clock_area
from ui.slides.quote import paint_quote, paint_quote_clock, quote_clock_area
from ui.slides.sheet import Sheet
from ui.slides.star_alone import paint_star_alone
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
        case QuoteSlide():
            paint_quote(sheet, content)
        case StarSlide():
            paint_star_alone(sheet, content)
        case BlankSlide():
            sheet.fill("blank")
    return tuple(sheet.drawn)


def clock_area(painter: QPainter, size: QSizeF, content: SlideContent, theme_name: str) -> QRectF | None:
    """The rectangle that a tick of the clock may change; None when the slide shows no clock."""
    sheet = Sheet(painter, size, theme_name)
    match content:
        case QuestionSlide():
            return question_clock_area(sheet, content)
        case QuoteSlide():
            return quote_clock_area(sheet, content)
    return None


def paint_clock(painter: QPainter, size: QSizeF, content: SlideContent, theme_name: str) -> QRectF | None:
    """Paint only the clock of a slide that is already there; returns the rectangle that changed."""
    area = clock_area(painter, size, content, theme_name)
    if area is None:
        return None
    sheet = Sheet(painter, size, theme_name)
    painter.save()
    painter.setClipRect(area)
    painter.fillRect(area, sheet.colour("bg"))
    match content:
        case QuestionSlide():
            paint_question_clock(sheet, content)
        case QuoteSlide():
            paint_quote_clock(sheet, content)
    painter.restore()
    return area
