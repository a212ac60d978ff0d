"""The slide of what was promised: who, what, and by when."""

from __future__ import annotations

from dataclasses import dataclass

from ui.slides.content import ActionsSlide, Promise
from ui.slides.fitting import Block, first_step, fit
from ui.slides.sheet import LABEL, Sheet

_FIRST = 0.085
_LARGEST = {1: 0.088, 2: 0.076, 3: 0.066, 4: 0.058}
"""How large the words of a promise may be, by the number of promises; .052 for more."""
_SMALLEST = 0.036
_STEPS = 12


@dataclass(frozen=True, slots=True)
class _Row:
    promise: Promise
    who: Block
    text: Block
    height: float


def paint_actions(sheet: Sheet, slide: ActionsSlide) -> None:
    """Promises one below the other, all in one size."""
    sheet.fill()
    H = sheet.H
    used = sheet.line(slide.count, sheet.right, sheet.label_base, LABEL, 600, "soft", "right") if slide.count else 0.0
    sheet.label("What we will do", sheet.left, sheet.column - used - 0.04 * sheet.W, sheet.label_base)
    top = sheet.top + _FIRST * H
    if not slide.promises:
        _paint_none(sheet, top)
        return
    rows = _fitted(sheet, slide.promises, sheet.bottom - top)
    needed = sum(row.height for row in rows)
    air = min((sheet.bottom - top - needed) / max(len(rows) - 1, 1), 0.06 * H)
    y = top
    for row in rows:
        sheet.rule(sheet.left, y, sheet.right)
        _paint_row(sheet, row, y)
        y += row.height + air


def _paint_none(sheet: Sheet, top: float) -> None:
    """Before the first promise: what a promise is made of."""
    H = sheet.H
    head = fit("Nothing is promised yet.", sheet.column, 0.3 * H, sheet.sizes(0.088, 0.06, 700))
    end = sheet.place(head, sheet.left, top + 0.03 * H)
    words = fit("Who will do what, and by when?", sheet.column, 0.3 * H, sheet.sizes(0.066, 0.05, 400))
    sheet.place(words, sheet.left, end + 0.06 * H, "soft")


def _fitted(sheet: Sheet, promises: tuple[Promise, ...], room: float) -> list[_Row]:
    """All rows in the largest size at which they fit below one another."""
    largest = _LARGEST.get(len(promises), 0.052)

    def at(step: int) -> list[_Row]:
        size = largest + (_SMALLEST - largest) * step / (_STEPS - 1)
        return [_row(sheet, promise, size, room) for promise in promises]

    return at(first_step(_STEPS, lambda step: sum(row.height for row in at(step)) <= room + 0.03 * sheet.H))


def _row(sheet: Sheet, promise: Promise, size: float, room: float) -> _Row:
    H = sheet.H
    head = max(0.8 * size, 0.0375)
    due = sheet.width_of(promise.due, head, 600) + 0.04 * sheet.W
    weight = 700 if promise.who else 500
    who = sheet.whole(promise.who, sheet.column - due, 0.2 * H, sheet.sizes(head, head, weight, 1.16, balance=False))
    sizes = sheet.sizes(size, size, 400, 1.2, balance=False, hang=False)
    text = sheet.whole(promise.text, sheet.column, room - who.height - 0.1 * H, sizes)
    return _Row(promise, who, text, 0.035 * H + who.height + 0.62 * size * H + text.height + 0.038 * H)


def _paint_row(sheet: Sheet, row: _Row, y: float) -> None:
    H, promise = sheet.H, row.promise
    top = y + 0.035 * H
    nobody = promise.who == "Nobody yet"
    sheet.place(row.who, sheet.left, top, "soft" if nobody else "ink")
    size = row.who.pixels / H
    role = "confirmed" if promise.done else "soft" if promise.due == "no date yet" else "ink"
    weight = 500 if role == "soft" else 600
    sheet.line(promise.due, sheet.right, top + row.who.cap, size, weight, role, "right")
    sheet.place(row.text, sheet.left, top + row.who.height + 0.62 * row.text.pixels)
