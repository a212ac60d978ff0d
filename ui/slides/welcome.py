"""The slide before the roundtable begins."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ui.slides.content import WelcomeSlide
from ui.slides.fitting import Block, first_step, fit, fits
from ui.slides.sheet import LABEL, Sheet

_PANEL = 0.635
"""Where the panel with the rules begins, as a share of the width."""
_RULE_GAP = 0.085
_HANG = 0.0525
"""How far the words of a rule stand behind its number, as a share of the height."""
_WIDE = ((0.36, 0.07, 0.0), (0.46, 0.07, 0.0))
_NARROW = ((0.16, 0.07, 0.26), (0.26, 0.07, 0.26), (0.22, 0.05, 0.16), (0.16, 0.05, 0.12))
"""How high the title may be, how small its letters, and how high the question, from the largest to the smallest."""


@dataclass(frozen=True, slots=True)
class _Words:
    """Title and question as they are set, where they end in pixels, and whether the title fits as large as that."""

    title: Block
    question: Block | None
    end: float
    is_whole: bool


def paint_welcome(sheet: Sheet, slide: WelcomeSlide) -> None:
    """Host, title, question and date on the left; how turns are taken on a panel, or below where there is no room."""
    sheet.fill()
    H, W = sheet.H, sheet.W
    has_panel = sheet.is_wide and bool(slide.rules)
    panel = _PANEL * W
    width = panel - sheet.left - 0.06 * W if has_panel else sheet.column
    if has_panel:
        sheet.box(QRectF(panel, 0, W - panel, H), "panel")
    below = sheet.label(slide.host, sheet.left, width, sheet.label_base)
    top = sheet.top + (0.115 if slide.host else 0.03) * H + below
    words = _words(sheet, slide, width, top)
    # Large letters begin a little to the right of their origin: the title is moved back to stand in line.
    end = sheet.place(words.title, sheet.left - 0.004 * W, top)
    if words.question is not None:
        sheet.place(words.question, sheet.left, end + _between(sheet))
    if slide.when:
        sheet.label(slide.when, sheet.left, width, sheet.bottom, weight=500)
    if has_panel:
        _paint_rules(sheet, slide, panel + 0.04 * W, sheet.top, sheet.bottom)
    elif slide.rules:
        _paint_rules(sheet, slide, *_below(sheet, words))


def _words(sheet: Sheet, slide: WelcomeSlide, width: float, top: float) -> _Words:
    """As large as they can be; where the rules stand below them, so much smaller that these find their place too."""
    tried = [_set(sheet, slide, width, top, *how) for how in (_WIDE if sheet.is_wide else _NARROW)]
    whole = [words for words in tried if words.is_whole] or tried[1:2]
    if sheet.is_wide or not slide.rules:
        return whole[0]
    beside = (words for words in whole if _rules(sheet, slide, *_below(sheet, words)))
    return next(beside, whole[0])


def _set(sheet: Sheet, slide: WelcomeSlide, width: float, top: float, tall: float, least: float, low: float) -> _Words:
    """Title and question in boxes of so many shares of the height, the title no smaller than `least`."""
    H = sheet.H
    how = sheet.sizes(0.15, least, 700, 1.04)
    title = fit(slide.title, width, tall * H, how)
    is_whole, end = fits(slide.title, width, tall * H, how), top + title.height
    if not slide.question:
        return _Words(title, None, end, is_whole)
    room = low * H if slide.rules and not sheet.is_wide else sheet.bottom - 0.11 * H - end - 0.09 * H
    question = fit(slide.question, width, room, sheet.sizes(0.058 if sheet.is_wide else 0.05, 0.042, 400, 1.28))
    return _Words(title, question, end + _between(sheet) + question.height, is_whole)


def _between(sheet: Sheet) -> float:
    """Pixels from the title's last line to the question."""
    return (0.09 if sheet.is_wide else 0.06) * sheet.H


def _below(sheet: Sheet, words: _Words) -> tuple[float, float, float]:
    """Where the rules stand below title and question: left, top and bottom."""
    return sheet.left, words.end + 0.10 * sheet.H, sheet.bottom - 0.10 * sheet.H


def _rules(sheet: Sheet, slide: WelcomeSlide, x: float, top: float, bottom: float) -> list[Block]:
    """The rules in one size; none at all where a long question has taken their place."""
    first = top + _to_first_rule(sheet)
    return _in_one_size(sheet, slide.rules, sheet.right - x - _HANG * sheet.H, bottom - first)


def _to_first_rule(sheet: Sheet) -> float:
    return (0.115 if sheet.is_wide else 0.075) * sheet.H


def _paint_rules(sheet: Sheet, slide: WelcomeSlide, x: float, top: float, bottom: float) -> None:
    """The rules, their numbers hanging."""
    H, width = sheet.H, sheet.right - x
    y = top + _to_first_rule(sheet)
    blocks = _rules(sheet, slide, x, top, bottom)
    used = sum(block.height for block in blocks)
    if not blocks:
        return
    if not sheet.is_wide:
        sheet.rule(sheet.left, top - 0.04 * H, sheet.right)
    sheet.label(slide.rules_title, x, width, top + LABEL * H * 0.7)
    gap = min((bottom - y - used) / max(1, len(blocks) - 1), _RULE_GAP * H)
    for number, block in enumerate(blocks, start=1):
        sheet.figures(str(number), x, y + block.cap, block.pixels * 0.92, 700, "order")
        y = sheet.place(block, x + _HANG * H, y) + gap


def _in_one_size(sheet: Sheet, texts: tuple[str, ...], width: float, height: float) -> list[Block]:
    """All texts in the largest size at which they fit below one another; empty when there is none."""
    sizes = range(int(0.056 * sheet.H), sheet.floor - 1, -1)

    def at(step: int, *, even: bool) -> list[Block]:
        share = sizes[step] / sheet.H
        how = sheet.sizes(share, share, 500, 1.26, balance=even)
        return [fit(text, width, 9 * sheet.H, how) for text in texts]

    def tried(room: float) -> list[Block]:
        step = first_step(len(sizes), lambda step: _stand(at(step, even=False), room))
        return at(step, even=True) if _stand(at(step, even=False), room) else []

    gaps = len(texts) - 1
    return tried(height - 0.05 * sheet.H * gaps) or tried(height - 0.03 * sheet.H * gaps)


def _stand(blocks: list[Block], room: float) -> bool:
    """Whether texts stand below one another without a broken word."""
    return sum(block.height for block in blocks) <= room and all(block.is_whole for block in blocks)
