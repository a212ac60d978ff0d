"""Figures with their captions: what is drawn keeps its proportions, and shrinks before it leaves a hole."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportlab.pdfbase.pdfdoc import PDFArray, PDFName
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from roundtable.report.elements import Node
from roundtable.report.style import TALLEST
from roundtable.report.words import Places


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


class Tagged(Flowable):
    """What is drawn as a whole and said in words: an element of its own, whatever it is made of."""

    def __init__(self, inner: Flowable, node: Node) -> None:
        super().__init__()
        self.inner, self.node = inner, node

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """What it holds."""
        self.width, self.height = self.inner.wrap(available_width, available_height)
        return self.width, self.height

    def draw(self) -> None:
        """Draw it, and note where it stands; a draft does without."""
        canvas = self.canv
        if canvas.draft:
            return
        if not self.node.attributes:
            x, y = canvas.absolutePosition(0, 0)
            right, top = canvas.absolutePosition(self.width, self.height)
            self.node.owner = "Layout"
            self.node.attributes = {"Placement": PDFName("Block"), "BBox": PDFArray([x, y, right, top])}
        with canvas.whole(self.node):
            self.inner.drawOn(canvas, 0, 0)


class CaptionedFigure(Flowable):
    """A figure with its caption under it, never parted; shrinks to 70 % before it leaves a hole in the page."""

    SMALLEST = 0.7
    smallest = SMALLEST
    """The share of its size down to which it may go before it leaves a large hole; letters set a bound."""
    is_led_to = False
    """Whether the paragraph before it leads up to it."""

    def __init__(
        self,
        figure: Flowable,
        node: Node,
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
        self.node = node
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
        """Itself, smaller, where that fills the page; a chart beyond a page in two, the caption under the last."""
        least = self.SMALLEST if self.height <= TALLEST else 0.05
        if smaller := self.made_smaller(available_width, available_height, least):
            return smaller
        halves = self.figure.split(self.width, available_height)
        return [Tagged(halves[0], self.node), self._with(halves[1])] if len(halves) == 2 else []

    def made_smaller(self, available_width: float, available_height: float, least: float) -> list[Flowable]:
        """A picture in the size that fills this height, if that is so much of its own at least; else nothing."""
        if not isinstance(self.figure, Picture):
            return []
        self.wrap(available_width, available_height)
        by = (available_height - self.height + self.figure_height) / max(self.figure_height, 1.0) - 1e-6
        if not least <= by < 1:
            return []
        smaller = self._with(self.figure.scaled(by))
        smaller.wrap(available_width, available_height)
        return [smaller]

    def _with(self, figure: Flowable) -> CaptionedFigure:
        return CaptionedFigure(
            figure,
            self.node,
            self.caption,
            self.key,
            self.places,
            width=self.fixed_width,
            centred=self.centred,
            gap=self.gap,
        )

    def draw(self) -> None:
        """Draw both, and note where the figure stands."""
        self.canv.bookmarkHorizontal(self.key, 0, self.height + 6)
        self.places.pages[self.key] = self.canv.getPageNumber()
        drawn = Tagged(self.figure, self.node)
        drawn.width, drawn.height = self.width - 2 * self.indent, self.figure_height
        drawn.drawOn(self.canv, self.indent, self.height - self.figure_height)
        top = self.height - self.figure_height - self.gap
        for each, height in zip(self.caption, self.heights, strict=True):
            top -= height
            each.drawOn(self.canv, 0, top)
