"""The slide of the day's rest: when each item is expected to begin, what is new about it, and when the day ends."""

from __future__ import annotations

from dataclasses import dataclass

from ui.slides.content import THEN, Expected, TimesSlide
from ui.slides.fitting import Block, first_step
from ui.slides.sheet import FLOOR, LABEL, Sheet

_FIRST = 0.085
_LARGEST = {1: 0.088, 2: 0.088, 3: 0.076, 4: 0.07, 5: 0.062, 6: 0.056}
"""How large titles and times may be, by the number of rows; .05 for more."""
_STEPS = 12
_ONE_LINE = 0.044
"""Titles are made as small as that before one of them takes a second line."""
_PAD, _AIR = 0.022, 0.05
"""Above and below a row, at least; and between rows beyond that, at most."""
_END = 0.066
_GAP = 0.03
"""Between the columns, as a share of the width."""


@dataclass(frozen=True, slots=True)
class _Row:
    expected: Expected
    title: Block
    height: float


def paint_times(sheet: Sheet, slide: TimesSlide) -> None:
    """One row for each item: when, what, and what is new; the end of the day stands at the foot."""
    sheet.fill()
    H = sheet.H
    used = sheet.line(slide.part, sheet.right, sheet.label_base, LABEL, 600, "soft", "right") if slide.part else 0.0
    sheet.label(slide.title, sheet.left, sheet.column - used - 0.04 * sheet.W, sheet.label_base)
    top, bottom = sheet.top + _FIRST * H, sheet.bottom
    if not slide.rows:
        none = sheet.whole("Nothing more is to come.", sheet.column, 0.3 * H, sheet.sizes(0.066, 0.05, 500))
        sheet.place(none, sheet.left, top + 0.03 * H, "soft")
        return
    if slide.end:
        bottom = _paint_end(sheet, slide)
    rows = _fitted(sheet, slide.rows, bottom - top)
    air = min((bottom - top - sum(row.height for row in rows)) / len(rows), _AIR * H)
    y = top
    for row in rows:
        sheet.rule(sheet.left, y, sheet.right)
        _paint_row(sheet, row, y + _PAD * H + air / 2)
        y += row.height + air


def _paint_end(sheet: Sheet, slide: TimesSlide) -> float:
    """The last line, ruled off as the rows are; returns where the rows above it must end."""
    H = sheet.H
    sheet.line(slide.end, sheet.left, sheet.bottom, _END, 700)
    if slide.end_news:
        sheet.line(slide.end_news, sheet.right, sheet.bottom, LABEL, 600, "warn", "right")
    y = sheet.bottom - (0.7 * _END + 0.04) * H
    sheet.rule(sheet.left, y, sheet.right)
    return y


def _fitted(sheet: Sheet, rows: tuple[Expected, ...], room: float) -> list[_Row]:
    """All rows in the largest size at which they fit below one another, a title on one line where that is possible."""
    largest = _LARGEST.get(len(rows), 0.05)

    def at(step: int) -> list[_Row]:
        size = largest + (FLOOR - largest) * step / (_STEPS - 1)
        return [_row(sheet, row, size, room) for row in rows]

    def holds(step: int) -> bool:
        return sum(row.height for row in at(step)) <= room

    def is_flat(step: int) -> bool:
        return holds(step) and all(len(row.title.lines) == 1 for row in at(step))

    flat = at(first_step(_STEPS, is_flat))
    if all(len(row.title.lines) == 1 and row.title.pixels >= _ONE_LINE * sheet.H for row in flat):
        return flat
    return at(first_step(_STEPS, holds))


def _row(sheet: Sheet, expected: Expected, size: float, room: float) -> _Row:
    news = sheet.width_of(expected.news, LABEL, 600) + _GAP * sheet.W if expected.news else 0.0
    width = sheet.column - _clock_width(sheet, size) - news
    sizes = sheet.sizes(size, size, 500, 1.18, balance=False, hang=False)
    title = sheet.whole(expected.title, width, room - 2 * _PAD * sheet.H, sizes)
    return _Row(expected, title, title.height + 2 * _PAD * sheet.H)


def _clock_width(sheet: Sheet, size: float) -> float:
    """The column of times, in which the words that stand for one have room too."""
    return max(sheet.width_of(word, size, 700) for word in ("00:00", THEN)) + _GAP * sheet.W


def _paint_row(sheet: Sheet, row: _Row, top: float) -> None:
    expected, base, size = row.expected, top + row.title.cap, row.title.pixels / sheet.H
    if expected.start:
        weight, role = (500, "soft") if expected.start == THEN else (700, "ink")
        sheet.line(expected.start, sheet.left, base, size, weight, role)
    sheet.place(row.title, sheet.left + _clock_width(sheet, size), top, "soft" if expected.left_out else "ink")
    if expected.news:
        sheet.line(expected.news, sheet.right, base, LABEL, 600, "warn", "right")
