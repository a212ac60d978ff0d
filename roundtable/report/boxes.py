"""Boxes of quoted words, over the measure or at the side with the text running round them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reportlab.lib.colors import Color
from reportlab.platypus import Flowable

from roundtable.report.style import LINE, TALLEST
from roundtable.report.words import Words


@dataclass(frozen=True)
class Padding:
    """The space between a box's edge and its words, in points."""

    top: float
    right: float
    bottom: float
    left: float


class QuoteBox(Flowable):
    """Words on a tint with a bar: at the left over the whole measure, on top when the box stands at the side.

    Without a tint it is a quiet rule at the left of the words. `smaller` makes the same in the next smaller size, where
    there is one; the last `signed` paragraphs say whose words they are.
    """

    is_led_to = False
    """Whether the paragraph before it leads up to it."""
    smaller: Callable[[], QuoteBox | None] = staticmethod(lambda: None)

    def __init__(
        self,
        content: Sequence[Words],
        tint: Color | None,
        bar: Color,
        padding: Padding,
        *,
        width: float | None = None,
        breaks: bool = False,
        before: float = 7,
        after: float = 14,
        signed: int = 0,
    ) -> None:
        super().__init__()
        self.content, self.tint, self.bar, self.padding = list(content), tint, bar, padding
        self.fixed_width, self.breaks, self.signed = width, breaks, signed
        self.spaceBefore, self.spaceAfter = before, after

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The height of the words and their padding."""
        self.width = self.fixed_width or available_width
        inner = self.width - self.padding.left - self.padding.right
        self.heights = [each.wrap(inner, available_height)[1] for each in self.content]
        self.gaps = [each.getSpaceBefore() if index else 0.0 for index, each in enumerate(self.content)]
        self.height = sum(self.heights) + sum(self.gaps) + self.padding.top + self.padding.bottom
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """A long box goes on over the page; a short one moves to the next."""
        return self.parted(available_width, available_height) if self.breaks or self.height > TALLEST else []

    def parted(self, available_width: float, available_height: float) -> list[Flowable]:
        """The box in two, three lines at least on this page and two with the signature; nothing where it is too low."""
        room = available_height - self.padding.top - self.padding.bottom
        words = len(self.content) - self.signed
        parts = self._cut(room, words)
        return self._cut(room, len(self.content)) if not parts and self.height > TALLEST else parts

    def _cut(self, room: float, end: int) -> list[Flowable]:
        """The box in two, cut in a paragraph before a place; the last of them leaves two lines for the other page."""
        inner = self.width - self.padding.left - self.padding.right
        first: list[Words] = []
        for index, each in enumerate(self.content[:end]):
            room -= self.gaps[index]
            if index < end - 1 and self.heights[index] <= room:
                first.append(each)
                room -= self.heights[index]
                continue
            if index == end - 1:
                room = min(room, self.heights[index] - 2 * each.style.leading + 0.1)
            halves = each.split(inner, room) if room > 3 * LINE else []
            rest = [*halves[1:], *self.content[index + 1 :]] if len(halves) > 1 else self.content[index:]
            if len(halves) > 1:
                first.append(halves[0])
            if first:
                signed = min(self.signed, len(rest))
                return [self._part(first, self.spaceBefore, 0), self._part(rest, 0, self.spaceAfter, signed)]
            break
        return []

    def _part(self, content: Sequence[Words], before: float, after: float, signed: int = 0) -> QuoteBox:
        return QuoteBox(
            content,
            self.tint,
            self.bar,
            self.padding,
            width=self.fixed_width,
            breaks=True,
            before=before,
            after=after,
            signed=signed,
        )

    def draw(self) -> None:
        """Tint, bar, words."""
        canvas = self.canv
        if self.tint is not None:
            canvas.setFillColor(self.tint)
            canvas.rect(0, 0, self.width, self.height, stroke=0, fill=1)
        canvas.setFillColor(self.bar)
        if self.tint is None:
            canvas.rect(0, 0, 2, self.height, stroke=0, fill=1)
        elif self.fixed_width:
            canvas.rect(0, self.height - 3, self.width, 3, stroke=0, fill=1)
        else:
            canvas.rect(0, 0, 4, self.height, stroke=0, fill=1)
        top = self.height - self.padding.top
        for each, gap, height in zip(self.content, self.gaps, self.heights, strict=True):
            top -= gap + height
            each.drawOn(canvas, self.padding.left, top)


class Beside(Flowable):
    """A box at the right and, at its left, the text that runs round it; what follows below is no part of it."""

    def __init__(self, box: Flowable, paragraphs: Sequence[Flowable], gutter: float) -> None:
        super().__init__()
        self.box, self.paragraphs, self.gutter = box, list(paragraphs), gutter
        self.spaceAfter = 0
        self.text: list[Words] = []
        """All the text that runs round the box, before it was cut."""
        self.below: list[Words] = []
        """What of it follows below, over the measure."""

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The higher of the two."""
        box_width, self.box_height = self.box.wrap(available_width, available_height)
        self.text_width = available_width - box_width - self.gutter
        self.heights = [each.wrap(self.text_width, available_height)[1] for each in self.paragraphs]
        text = sum(self.heights) + sum(each.getSpaceAfter() for each in self.paragraphs[:-1])
        self.width, self.height = available_width, max(self.box_height + 4, text)
        return self.width, self.height

    def draw(self) -> None:
        """Box, then text."""
        self.box.drawOn(self.canv, self.text_width + self.gutter, self.height - self.box_height - 4)
        top = self.height
        for each, height in zip(self.paragraphs, self.heights, strict=True):
            top -= height
            each.drawOn(self.canv, 0, top)
            top -= each.getSpaceAfter()


def run_round(box: Flowable, paragraphs: Sequence[Words], gutter: float, width: float) -> list[Flowable] | None:
    """The box with as much text beside it as it is high, and the rest of the text as it goes on over the measure.

    None when there is too little text to stand beside the box.
    """
    box_width, box_height = box.wrap(width, TALLEST)
    narrow, room = width - box_width - gutter, box_height + 6
    beside: list[Words] = []
    waiting = list(paragraphs)
    while waiting and room > 0:
        paragraph = waiting.pop(0)
        height = paragraph.wrap(narrow, TALLEST)[1]
        if height <= room + LINE * 0.8:
            beside.append(paragraph)
            room -= height + paragraph.getSpaceAfter()
            continue
        lines = -(-room // LINE)
        halves = paragraph.split(narrow, lines * LINE + 0.1)
        if len(halves) != 2:
            return None
        beside.append(halves[0])
        waiting.insert(0, halves[1])
        room = 0
    if room > box_height * 0.35:
        return None
    block = Beside(box, beside, gutter)
    block.text, block.below = list(paragraphs), waiting
    whole = not waiting or waiting[0] in paragraphs
    block.spaceAfter = beside[-1].getSpaceAfter() if whole else 0
    return [block, *waiting]
