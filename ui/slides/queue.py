"""The slide of the queue: who has the floor, and who is next, in order."""

from __future__ import annotations

from ui.slides.content import QueueSlide, Waiting
from ui.slides.fitting import Block, fit, fits
from ui.slides.sheet import LABEL, Sheet

_ROWS = 6
_FIRST = 0.105
"""From the top margin to the first row, as a share of the height."""
_NUMBER = 0.05
_KIND, _KIND_BELOW = 0.0375, 0.045
"""The size of a kind, and from the name's baseline to that of a kind below it, where slides are narrow."""


def paint_queue(sheet: Sheet, slide: QueueSlide) -> None:
    """Two columns: a name that is large, and up to six that wait."""
    sheet.fill()
    H, W = sheet.H, sheet.W
    width = (0.33 if sheet.is_wide else 0.36) * W
    sheet.label("Has the floor" if slide.speaker else "The floor", sheet.left, width, sheet.label_base)
    name = slide.speaker.name if slide.speaker else "Open to all"
    sizes = sheet.sizes(0.1, 0.05, 700 if slide.speaker else 500, 1.1)
    block = sheet.whole(name, width, 0.6 * H, sizes)
    sheet.place(block, sheet.left, sheet.top + _FIRST * H, "ink" if slide.speaker else "soft")
    x = sheet.left + width + 0.055 * W
    sheet.label("Next", x, sheet.right - x, sheet.label_base)
    hidden = _paint_waiting(sheet, slide.waiting, x) + slide.more
    end = 0.0
    if hidden:
        end = sheet.line(f"and {hidden} more", sheet.right, sheet.bottom, LABEL, 600, "soft", "right")
    if slide.label:
        foot = sheet.sizes(LABEL, 0.0, 500, 1.2, hang=False, most_lines=2)
        sheet.stand(fit(slide.label, sheet.column - end - 0.06 * W, 0.1 * H, foot), sheet.left, sheet.bottom, "soft")


def _paint_waiting(sheet: Sheet, waiting: tuple[Waiting, ...], x: float) -> int:
    """The rows that there is room for; returns how many there was none for."""
    H, top = sheet.H, sheet.top + _FIRST * sheet.H
    if not waiting:
        empty = fit("No hands are up.", sheet.right - x, 0.3 * H, sheet.sizes(0.062, 0.05, 500))
        sheet.place(empty, x, top, "soft")
        return 0
    row = (sheet.bottom - 0.075 * H - top) / _ROWS
    y, names = top, x + 0.05 * sheet.W
    for place, each in enumerate(waiting):
        block = _name(sheet, each, place, sheet.right - names, row * _ROWS)
        below = _KIND_BELOW * H if each.kind and not sheet.is_wide else 0.0
        height = max(row, block.height + below + 0.034 * H)
        if y + height > top + _ROWS * row + 1:
            return len(waiting) - place
        middle = y + (height - row) / 2 + 0.0335 * H
        if place:
            sheet.rule(x, y - row / 2 + 0.0335 * H, sheet.right)
        sheet.place(block, names, middle - (block.height + below) / 2)
        sheet.figures(str(place + 1), x, middle + _NUMBER * H * 0.727 / 2, _NUMBER * H, 700, "order")
        if below:
            sheet.line(each.kind, names, middle + (block.height + below) / 2, _KIND, 500, "soft")
        elif each.kind:
            sheet.line(each.kind, sheet.right, middle + _KIND * H * 0.335, _KIND, 500, "soft", "right")
        y += height
    return 0


def _name(sheet: Sheet, each: Waiting, place: int, width: float, most: float) -> Block:
    """A name on one line, else on two smaller ones, and on more only where it has to be."""
    first = place == 0
    if each.kind and sheet.is_wide:
        width -= sheet.width_of(each.kind, _KIND, 500) + 0.02 * sheet.W
    weight = 700 if first else 500
    largest = (0.072 if first else 0.062) if sheet.is_wide or not each.kind else 0.056
    one = sheet.sizes(largest, 0.046, weight, 1.1, balance=False, most_lines=1)
    two = sheet.sizes(0.046, 0.0, weight, 1.1, balance=False, most_lines=2)
    for how in (one, two):
        if fits(each.name, width, most, how):
            return fit(each.name, width, most, how)
    return sheet.whole(each.name, width, most, sheet.sizes(0.0, 0.0, 500, 1.14, balance=False))
