"""What stands on a page: balanced words, boxes, figures, text beside a box, findings, counted figures, the contents."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import CondPageBreak, Flowable, Paragraph

from roundtable.report.style import COLUMN, LINE, TALLEST, colour

_BALANCED_LINES = 7
"""From this many lines on, balancing is no longer seen."""


@dataclass
class Places:
    """The page that each heading and figure came to stand on, by its key; noted while the document is drawn."""

    pages: dict[str, int] = field(default_factory=dict)


class Words(Paragraph):
    """A paragraph; with `balance` in its style, its lines are about equally long."""

    style: ParagraphStyle

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As reportlab's; then the narrowest measure that keeps the number of lines."""
        size: tuple[float, float] = super().wrap(available_width, available_height)
        if not getattr(self.style, "balance", 0) or not 1 < len(self.blPara.lines) < _BALANCED_LINES:
            return size
        own, count = self.style, len(self.blPara.lines)
        low, high = 0.0, available_width * 0.5
        while high - low > 2:
            middle = (low + high) / 2
            self.style = own.clone(own.name, rightIndent=own.rightIndent + middle)
            super().wrap(available_width, available_height)
            fits = len(self.blPara.lines) <= count and not self._breaks_a_word(available_width - middle)
            low, high = (middle, high) if fits else (low, middle)
        self.style = own.clone(own.name, rightIndent=own.rightIndent + low)
        size = super().wrap(available_width, available_height)
        self.style = own
        return size

    def _breaks_a_word(self, width: float) -> bool:
        """Whether a word alone is wider than the measure, and would be cut."""
        return bool(self.minWidth() > width - self.style.leftIndent)


class HeadingLine(Flowable):
    """A heading with its anchor and its entry in the outline; `ornament` is drawn at the right, level with it."""

    def __init__(
        self,
        words: Words,
        key: str,
        entry: str,
        depth: int,
        places: Places,
        ornament: Callable[[Canvas, float, float], None] | None = None,
        ornament_width: float = 0.0,
    ) -> None:
        super().__init__()
        self.words, self.key, self.entry, self.depth, self.places = words, key, entry, depth, places
        self.ornament, self.ornament_width = ornament, ornament_width
        self.spaceBefore, self.spaceAfter = words.style.spaceBefore, words.style.spaceAfter

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The height of the words, which leave room for the ornament."""
        gap = self.ornament_width + 18 if self.ornament else 0
        _, self.height = self.words.wrap(available_width - gap, available_height)
        self.width = available_width
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """A heading breaks only when it is higher than a page."""
        if self.height <= TALLEST:
            return []
        first, *rest = self.words.split(available_width, available_height) or [self.words]
        top = HeadingLine(first, self.key, self.entry, self.depth, self.places)
        return [top, *rest]

    def draw(self) -> None:
        """Draw it, and note where it stands."""
        canvas = self.canv
        canvas.bookmarkHorizontal(self.key, 0, self.height + 6)
        canvas.addOutlineEntry(self.entry, self.key, level=self.depth, closed=False)
        self.places.pages[self.key] = canvas.getPageNumber()
        if self.ornament:
            self.ornament(canvas, self.width - self.ornament_width, self.height)
        self.words.drawOn(canvas, 0, 0)


class ChapterBreak(CondPageBreak):
    """The start of a chapter that opens a page; it goes on under a page that has hardly begun, to leave no hole."""

    BEGUN = 0.3
    """So much of a page may be filled already."""

    def __init__(self) -> None:
        super().__init__(COLUMN * (1 - self.BEGUN))


@dataclass(frozen=True)
class Padding:
    """The space between a box's edge and its words, in points."""

    top: float
    right: float
    bottom: float
    left: float


class QuoteBox(Flowable):
    """Words on a tint with a bar: at the left over the whole measure, on top when the box stands at the side.

    Without a tint it is a quiet rule at the left of the words.
    """

    def __init__(
        self,
        content: Sequence[Flowable],
        tint: Color | None,
        bar: Color,
        padding: Padding,
        *,
        width: float | None = None,
        breaks: bool = False,
        before: float = 7,
        after: float = 14,
    ) -> None:
        super().__init__()
        self.content, self.tint, self.bar, self.padding = list(content), tint, bar, padding
        self.fixed_width, self.breaks = width, breaks
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
        if not (self.breaks or self.height > TALLEST):
            return []
        inner = self.width - self.padding.left - self.padding.right
        room = available_height - self.padding.top - self.padding.bottom
        first: list[Flowable] = []
        for index, each in enumerate(self.content):
            room -= self.gaps[index]
            if self.heights[index] <= room:
                first.append(each)
                room -= self.heights[index]
                continue
            halves = each.split(inner, room) if room > 3 * LINE else []
            rest = [*halves[1:], *self.content[index + 1 :]] if len(halves) > 1 else self.content[index:]
            if len(halves) > 1:
                first.append(halves[0])
            if not first or (self.breaks and len(first) < 1):
                return []
            return [self._part(first, self.spaceBefore, 0), self._part(rest, 0, self.spaceAfter)]
        return []

    def _part(self, content: Sequence[Flowable], before: float, after: float) -> QuoteBox:
        return QuoteBox(
            content,
            self.tint,
            self.bar,
            self.padding,
            width=self.fixed_width,
            breaks=True,
            before=before,
            after=after,
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


class Picture(Flowable):
    """An image, or whatever `paint` draws in a box of its size; keeps its proportions."""

    def __init__(self, width: float, ratio: float, paint: Callable[[Canvas, float, float], None]) -> None:
        super().__init__()
        self.width, self.ratio, self.paint = width, ratio, paint
        self.height = width * ratio

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Its size, narrowed to what there is."""
        self.width = min(self.width, available_width)
        self.height = self.width * self.ratio
        return self.width, self.height

    def scaled(self, by: float) -> Picture:
        """The same, smaller."""
        return Picture(self.width * by, self.ratio, self.paint)

    def draw(self) -> None:
        """Paint it."""
        self.canv.saveState()
        self.paint(self.canv, self.width, self.height)
        self.canv.restoreState()


class CaptionedFigure(Flowable):
    """A figure with its caption under it, never parted; shrinks to 70 % before it leaves a hole in the page."""

    SMALLEST = 0.7

    def __init__(
        self,
        figure: Flowable,
        caption: Sequence[Flowable],
        key: str,
        places: Places,
        *,
        width: float | None = None,
        centred: bool = False,
        gap: float = 6,
    ) -> None:
        super().__init__()
        self.figure, self.caption, self.key, self.places = figure, list(caption), key, places
        self.fixed_width, self.centred, self.gap = width, centred, gap
        self.spaceBefore, self.spaceAfter = 8, 16

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Figure, gap and caption."""
        self.width = self.fixed_width or available_width
        figure_width, self.figure_height = self.figure.wrap(self.width, available_height)
        self.indent = (self.width - figure_width) / 2 if self.centred else 0.0
        self.heights = [each.wrap(self.width, available_height)[1] for each in self.caption]
        self.height = self.figure_height + self.gap + sum(self.heights)
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """Itself, smaller, where that fills the page; a caption higher than the page goes on below."""
        rest = self.height - self.figure_height
        if isinstance(self.figure, Picture) and self.figure_height:
            by = (available_height - rest) / self.figure_height - 1e-6
            least = self.SMALLEST if self.height <= TALLEST else 0.05
            if least <= by < 1:
                smaller = self._with(self.figure.scaled(by), self.caption)
                smaller.wrap(available_width, available_height)
                return [smaller]
        if self.height > TALLEST and len(self.caption) > 1:
            return [self._with(self.figure, self.caption[:1]), *self.caption[1:]]
        return []

    def _with(self, figure: Flowable, caption: Sequence[Flowable]) -> CaptionedFigure:
        return CaptionedFigure(
            figure, caption, self.key, self.places, width=self.fixed_width, centred=self.centred, gap=self.gap
        )

    def draw(self) -> None:
        """Draw both, and note where the figure stands."""
        self.canv.bookmarkHorizontal(self.key, 0, self.height + 6)
        self.places.pages[self.key] = self.canv.getPageNumber()
        self.figure.drawOn(self.canv, self.indent, self.height - self.figure_height)
        top = self.height - self.figure_height - self.gap
        for each, height in zip(self.caption, self.heights, strict=True):
            top -= height
            each.drawOn(self.canv, 0, top)


class Beside(Flowable):
    """A box at the right and, at its left, the text that runs round it; what follows below is no part of it."""

    def __init__(self, box: Flowable, paragraphs: Sequence[Flowable], gutter: float) -> None:
        super().__init__()
        self.box, self.paragraphs, self.gutter = box, list(paragraphs), gutter
        self.spaceAfter = 0

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
    whole = not waiting or waiting[0] in paragraphs
    block.spaceAfter = beside[-1].getSpaceAfter() if whole else 0
    return [block, *waiting]


class CountRow(Flowable):
    """Counted figures in a row under a thin rule: each a large number and what it counts."""

    def __init__(self, pairs: Sequence[tuple[Words, Words]]) -> None:
        super().__init__()
        self.pairs = list(pairs)
        self.spaceBefore, self.spaceAfter = 16, 10

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """Columns of equal width."""
        self.column = available_width / len(self.pairs)
        self.heights = [
            (number.wrap(self.column, available_height)[1], label.wrap(self.column - 12, available_height)[1])
            for number, label in self.pairs
        ]
        self.width, self.height = available_width, max(a + b for a, b in self.heights) + 16
        return self.width, self.height

    def draw(self) -> None:
        """The rule, then the columns."""
        canvas = self.canv
        canvas.setStrokeColor(colour("sky"))
        canvas.setLineWidth(1.2)
        canvas.line(0, self.height - 0.6, self.width, self.height - 0.6)
        for index, ((number, label), (high, low)) in enumerate(zip(self.pairs, self.heights, strict=True)):
            top = self.height - 12 - high
            number.drawOn(canvas, index * self.column, top)
            label.drawOn(canvas, index * self.column, top - low - 2)
