"""The slide of the read-back: the words that were confirmed, reworded or taken back, and those that are being read."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPen

from ui.slides.content import ReadBackRow, ReadBackSlide, Reading
from ui.slides.fitting import Block, first_step, fit
from ui.slides.marks import paint_mark
from ui.slides.sheet import CAP, LABEL, Sheet

_WITHDRAWN = 0.098
"""The height of a row without words."""
_RADIUS = 0.0215
_ROLES = {Reading.CONFIRMED: "confirmed", Reading.REWORDED: "reworded", Reading.NOW: "ink"}
_NOW = {1: (0.1, 0.042), 2: (0.08, 0.042), 3: (0.066, 0.042)}
"""The largest and the smallest size of the words that are read, by the number of rows."""
_SETTLED = (0.05, 0.0375)
_STEPS = 12


@dataclass(frozen=True, slots=True)
class _Set:
    """A row with its words set; `height` is what it needs, air included."""

    row: ReadBackRow
    words: Block | None
    height: float


def paint_read_back(sheet: Sheet, slide: ReadBackSlide) -> None:
    """Rows one below the other; the one that is read stands on a band across the whole screen."""
    sheet.fill()
    H = sheet.H
    done = sheet.line(slide.done, sheet.right, sheet.label_base, LABEL, 600, "soft", "right") if slide.done else 0.0
    title = "Read-back: are these your words?"
    sheet.label(title, sheet.left, sheet.column - done - 0.04 * sheet.W, sheet.label_base)
    if not slide.rows:
        words = "No words have been read back yet."
        sizes = sheet.sizes(0.066, 0.05, 500)
        sheet.place(fit(words, sheet.column, 0.3 * H, sizes), sheet.left, sheet.top + 0.105 * H, "soft")
        return
    top = sheet.top + 0.075 * H
    body = sheet.bottom + 0.02 * H - top
    rows = _fitted(sheet, slide.rows, body)
    spare = max(0.0, body - sum(each.height for each in rows))
    shares = sum(_share(each.row) for each in rows)
    y, after_band = top, True
    for each in rows:
        now = each.row.reading is Reading.NOW
        grown = each.height + (spare * _share(each.row) / shares if shares else 0.0)
        height = max(each.height, min(grown, (0.72 if now else 0.3) * H))
        if now:
            _paint_band(sheet, y, height)
        elif not after_band:
            sheet.rule(sheet.left, y, sheet.right)
        _paint_row(sheet, each, y, height)
        y, after_band = y + height, now


def _share(row: ReadBackRow) -> float:
    """How much of the spare height a row gets."""
    return {Reading.NOW: 1.4, Reading.WITHDRAWN: 0.0}.get(row.reading, 1.0)


def _fitted(sheet: Sheet, rows: tuple[ReadBackRow, ...], body: float) -> list[_Set]:
    """All rows, those that are settled in one size; the first ones make way where there is no room for all."""

    def at(step: int, *, even: bool = False) -> list[_Set]:
        return [_set(sheet, row, step / (_STEPS - 1), body, len(rows), even=even) for row in rows]

    found = at(first_step(_STEPS, lambda step: _height(at(step)) <= body), even=True)
    if _height(found) <= body or len(rows) == 1:
        return found
    drop = next(place for place, row in enumerate(rows) if row.reading is not Reading.NOW)
    return _fitted(sheet, rows[:drop] + rows[drop + 1 :], body)


def _height(rows: list[_Set]) -> float:
    return sum(each.height for each in rows)


def _set(sheet: Sheet, row: ReadBackRow, smaller: float, body: float, rows: int, *, even: bool) -> _Set:
    """A row at a size between its largest (0) and its smallest (1); evened lines take no other height."""
    H, now = sheet.H, row.reading is Reading.NOW
    if not row.text:
        return _Set(row, None, _WITHDRAWN * H)
    large, small = _NOW.get(rows, _NOW[3]) if now else _SETTLED
    if not sheet.is_wide:
        large, small = large * 0.86, 0.0
    size = large + (max(small, sheet.floor / H) - large) * smaller
    x = _words_x(sheet)
    around = _around(sheet, row)
    words = sheet.whole(row.text, sheet.right - x, body - around, sheet.sizes(size, size, 500, 1.2, balance=even))
    return _Set(row, words, words.height + around)


def _around(sheet: Sheet, row: ReadBackRow) -> float:
    """What a row needs beside its words: its label and its name, and air."""
    air = 0.075 if row.reading is Reading.NOW else 0.055
    return _above(sheet) + _below(sheet, row) + air * sheet.H


def _above(sheet: Sheet) -> float:
    """The label's height, where it stands over the words."""
    return 0.0 if sheet.is_wide else 0.064 * sheet.H


def _below(sheet: Sheet, row: ReadBackRow) -> float:
    """The name's height, where it stands under the words: always beside a label, else only when it is long."""
    block = _name(sheet, row)
    if block is None or (not sheet.is_wide and _is_beside(sheet, row)):
        return 0.0
    return 0.066 * sheet.H + block.height - block.cap


def _name(sheet: Sheet, row: ReadBackRow) -> Block | None:
    if not row.who:
        return None
    sizes = sheet.sizes(LABEL, 0.0, 500, 1.2, balance=False, hang=False)
    return sheet.whole(row.who, sheet.right - _words_x(sheet), 0.2 * sheet.H, sizes)


def _is_beside(sheet: Sheet, row: ReadBackRow) -> bool:
    """Whether the name has room at the right end of the label's line."""
    label = _words_x(sheet) + sheet.width_of(row.reading.value[0], LABEL, 600) + 0.04 * sheet.W
    return sheet.width_of(row.who, LABEL, 500) <= sheet.right - label


def _words_x(sheet: Sheet) -> float:
    if sheet.is_wide:
        return sheet.left + 0.215 * sheet.W
    return sheet.left + 2 * _RADIUS * sheet.H + 0.011 * sheet.W


def _paint_band(sheet: Sheet, y: float, height: float) -> None:
    """The tint across the screen, between two lines of 4 px at 1080."""
    sheet.box(QRectF(0, y, sheet.W, height), "reading_tint")
    sheet.painter.setPen(QPen(sheet.colour("reading_edge"), 4 * sheet.H / 1080))
    for line in (y, y + height):
        sheet.painter.drawLine(QPointF(0, line), QPointF(sheet.W, line))


def _paint_row(sheet: Sheet, each: _Set, y: float, height: float) -> None:
    H, row, x = sheet.H, each.row, _words_x(sheet)
    if each.words is None:
        middle = y + height / 2
        base = middle + LABEL * H * CAP / 2
        if sheet.is_wide:
            sheet.line("Taken back by its speaker; it will not be printed.", x, base, LABEL, 400, "soft")
        else:
            sheet.line("It will not be printed.", sheet.right, base, LABEL, 400, "soft", "right")
    else:
        above, below = _above(sheet), _below(sheet, row)
        top = y + (height - each.words.height - above - below) / 2
        end = sheet.place(each.words, x, top + above)
        middle = top + each.words.cap / 2 if sheet.is_wide else top + 0.0125 * H
        name = _name(sheet, row)
        if name is not None and below:
            sheet.place(name, x, end + 0.066 * H - name.cap, "soft")
        elif name is not None:
            sheet.line(row.who, sheet.right, middle + LABEL * H * CAP / 2, LABEL, 500, "soft", "right")
    radius = _RADIUS * H
    paint_mark(sheet, row.reading, QPointF(sheet.left + radius, middle), radius)
    label_x = sheet.left + 2 * radius + 0.011 * sheet.W
    role = _ROLES.get(row.reading, "soft")
    sheet.line(row.reading.value[0], label_x, middle + LABEL * H * CAP / 2, LABEL, 600, role)
