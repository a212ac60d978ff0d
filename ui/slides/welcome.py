"""The slide before the roundtable begins."""

from __future__ import annotations

from PySide6.QtCore import QRectF

from ui.slides.content import WelcomeSlide
from ui.slides.fitting import Block, first_step, fit, fits
from ui.slides.sheet import LABEL, Sheet

_PANEL = 0.635
"""Where the panel with the rules begins, as a share of the width."""
_RULE_GAP = 0.085


def paint_welcome(sheet: Sheet, slide: WelcomeSlide) -> None:
    """Host, title, question and date on the left; how turns are taken on a panel, or below where there is no room."""
    sheet.fill()
    H, W = sheet.H, sheet.W
    has_panel = sheet.is_wide and bool(slide.rules)
    panel = _PANEL * W
    width = panel - sheet.left - 0.06 * W if has_panel else sheet.column
    if has_panel:
        sheet.box(QRectF(panel, 0, W - panel, H), "panel")
    sheet.label(slide.host, sheet.left, width, sheet.label_base)
    how = sheet.sizes(0.15, 0.07, 700, 1.04)
    tall = 0.36 if sheet.is_wide else 0.16
    if not fits(slide.title, width, tall * H, how):
        tall += 0.1
    title = fit(slide.title, width, tall * H, how)
    # Large letters begin a little to the right of their origin: the title is moved back to stand in line.
    end = sheet.place(title, sheet.left - 0.004 * W, sheet.top + (0.115 if slide.host else 0.03) * H)
    if slide.question:
        height = sheet.bottom - 0.11 * H - end - 0.09 * H if has_panel or not slide.rules else 0.26 * H
        question = fit(slide.question, width, height, sheet.sizes(0.058 if sheet.is_wide else 0.05, 0.042, 400, 1.28))
        end = sheet.place(question, sheet.left, end + (0.09 if sheet.is_wide else 0.06) * H)
    if slide.when:
        sheet.label(slide.when, sheet.left, width, sheet.bottom, weight=500)
    if has_panel:
        x = panel + 0.04 * W
        _paint_rules(sheet, slide, x, sheet.top, sheet.bottom)
    elif slide.rules:
        _paint_rules(sheet, slide, sheet.left, end + 0.10 * H, sheet.bottom - 0.10 * H)


def _paint_rules(sheet: Sheet, slide: WelcomeSlide, x: float, top: float, bottom: float) -> None:
    """The rules in one size, their numbers hanging; none at all where a long question has taken their place."""
    H, width = sheet.H, sheet.right - x
    y = top + (0.115 if sheet.is_wide else 0.075) * H
    hang = 0.05 * H * 1.05
    blocks = _in_one_size(sheet, slide.rules, width - hang, bottom - y)
    used = sum(block.height for block in blocks)
    if not blocks:
        return
    if not sheet.is_wide:
        sheet.rule(sheet.left, top - 0.04 * H, sheet.right)
    sheet.label(slide.rules_title, x, width, top + LABEL * H * 0.7)
    gap = min((bottom - y - used) / max(1, len(blocks) - 1), _RULE_GAP * H)
    for number, block in enumerate(blocks, start=1):
        sheet.figures(str(number), x, y + block.cap, block.pixels * 0.92, 700, "order")
        y = sheet.place(block, x + hang, y) + gap


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
