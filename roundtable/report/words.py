"""Words on the page: balanced paragraphs, headings with their place in the outline, counted figures in a row."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, field
from typing import Any

from reportlab.lib.enums import TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable, Paragraph
from reportlab.platypus.paragraph import _handleBulletWidth

from roundtable.report import bidi, fonts
from roundtable.report.elements import Node
from roundtable.report.lines import Line, Measured, cut, filled, lines_of, measured
from roundtable.report.runs import runs_of
from roundtable.report.style import TALLEST, colour
from roundtable.report.tagged_text import Turned
from roundtable.report.tagging import TaggedCanvas

_BALANCED_LINES = 7
"""From this many lines on, balancing is no longer seen."""
_ALIKE = 3.0
"""Points by which lines may differ from the most alike."""
_TOUCH = 0.01
"""Points that are left between the longest line and the measure, for the sake of rounding."""


@dataclass
class Places:
    """The page that each heading and figure came to stand on, by its key; noted while the document is drawn."""

    pages: dict[str, int] = field(default_factory=dict)


class Words(Paragraph):
    """A paragraph; with `balance` in its style, its lines are about equally long.

    `node` is the element of the document that its words belong to, `label` the one of its bullet; words without an
    element are an artifact, and so is a paragraph that is drawn again: the head of a table on its second page.
    """

    style: ParagraphStyle
    blPara: Any  # reportlab's: the lines, once it is wrapped
    frags: list[Any]  # reportlab's: the runs, or once it is wrapped words of several
    node: Node | None = None
    label: Node | None = None
    _base: int | None = None
    """The level of a paragraph with letters that run to the left; None where all run to the right."""
    _drawn_on: Any = None
    _wrapped: tuple[float, tuple[float, float]] | None = None
    """The width that it was wrapped to last, and the size that it took then."""
    _words: Measured | None = None
    """Its words, once they are measured."""
    _spared = 0.0
    """What is taken from the measure for the sake of lines of equal length."""

    def __init__(self, text: str | None, style: ParagraphStyle, **options: object) -> None:
        if text and (ready := runs_of(text, style)):
            options["frags"] = ready
        super().__init__(text, style, **options)
        if text and bidi.RIGHT_TO_LEFT.search(text):
            self._base = bidi.base_level(self.getPlainText())

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        """As reportlab's; both halves belong to the same element."""
        halves: list[Flowable] = super().split(available_width, available_height)
        self._wrapped = None  # reportlab's splitting takes the lines away
        for place, half in enumerate(halves):
            if half is not self:
                half.node, half.label, half._base = self.node, None if place else self.label, self._base
        return halves

    def draw(self) -> None:
        """Draw the lines, each in the order of the eye; a draft does without."""
        if getattr(self.canv, "draft", False):
            return
        with self._element():
            before = self.style, self.blPara
            self._turn()
            super().draw()
            self.style, self.blPara = before

    def _element(self) -> AbstractContextManager[None]:
        """Where on the canvas these words belong."""
        canvas = self.canv
        if not isinstance(canvas, TaggedCanvas):
            return nullcontext()
        if self.node is None or self._drawn_on is canvas:
            return canvas.artifact()
        self._drawn_on = canvas
        node, lines = self.node, self.blPara
        whole = getattr(lines, "link", None) if lines.kind == 0 else None
        if whole:
            return canvas.one_link(node, whole[0], self.getPlainText())
        return canvas.belonging_to(node, self.label if self.bulletText else None)

    def _turn(self) -> None:
        """Put lines with letters that run to the left in the order of the eye, for this drawing only.

        A paragraph of several lines that are to be read from the right is set to the right, too.
        """
        lines = self.blPara.lines
        if self._base is None or not lines:
            return
        if self._base and len(lines) > 1 and self.style.alignment == TA_LEFT and not self.bulletText:
            self.style = self.style.clone(self.style.name, alignment=TA_RIGHT)
        if self.blPara.kind == 1:
            self.blPara = self.blPara.clone(lines=[_turned(line, self._base) for line in lines])

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As reportlab's; with `balance`, in the narrowest measure that keeps the number of lines. It remembers."""
        if self._wrapped is None or self._wrapped[0] != available_width:
            self._spared = self._to_spare(available_width) if getattr(self.style, "balance", 0) else 0.0
            size: tuple[float, float] = super().wrap(available_width, available_height)
            self._wrapped = available_width, size
        return self._wrapped[1]

    def breakLines(self, width: Sequence[float]) -> Any:  # noqa: ANN401 - reportlab's lines
        """As reportlab's, by the rules of `lines.py`; addresses are broken at their slashes by reportlab itself."""
        if not self.frags:
            return super().breakLines(width)
        words = self._measured()
        if self.style.uriWasteReduce:
            self.frags = words.words if words.run is None else self.frags
            return super().breakLines(width)
        first, later = (measure - self._spared for measure in self._measures(width))
        found = filled(words, first, later)
        if found is None:
            words = cut(words, min(first, later))
            found = filled(words, first, later) or []
        if words.run is None:
            self.frags = words.words
        self._width_max = max((used for _, _, used in found), default=0.0)
        return lines_of(words, found, [first, *[later] * len(found)][: len(found)], self.style)

    def minWidth(self) -> float:
        """The width of the widest word in points."""
        return max(self._measured().widths, default=0.0) if self.frags else 0.0

    def _measured(self) -> Measured:
        if self._words is None:
            self._words = measured(self.frags)
        return self._words

    def _measures(self, width: Sequence[float]) -> tuple[float, float]:
        """The measures of the first line and of the others; a bullet may take of the first."""
        measures = list(width)
        _handleBulletWidth(self.bulletText, self.style, measures)
        return measures[0], measures[-1]

    def _to_spare(self, available_width: float) -> float:
        """What the narrowest measure that keeps the number of lines takes from the whole, found by halves.

        It takes no more than the mean of what the lines leave over, and no less than the least.
        """
        style = self.style
        later = available_width - style.leftIndent - style.rightIndent
        first, later = self._measures((later - style.firstLineIndent, later))
        words = self._measured()
        lines = filled(words, first, later) if words.words else None
        if lines is None or not 1 < len(lines) < _BALANCED_LINES:
            return 0.0
        over = _left_over(lines, first, later)
        count, low, high = len(lines), 0.0, min(sum(over) / len(over), available_width * 0.5)
        # A word that alone is wider than the measure would be cut.
        high = min(high, available_width - style.leftIndent - self.minWidth() - _TOUCH)
        while high - low > _ALIKE:
            middle = (low + high) / 2
            tried = filled(words, first - middle, later - middle)
            if tried is None or len(tried) > count:
                high = middle
            else:
                low = middle + max(min(_left_over(tried, first - middle, later - middle)) - _TOUCH, 0)
        return low


def _left_over(lines: Sequence[Line], first: float, later: float) -> list[float]:
    """What each line leaves over of its measure."""
    return [(later if place else first) - used for place, (_, _, used) in enumerate(lines)]


def _turned(line: Any, base: int) -> Any:  # noqa: ANN401 - a line of reportlab's
    """A line of several runs in the order of the eye."""
    runs = [(run.text, fonts.is_shaped(run.fontName)) for run in line.words]
    logical = "".join(text for text, _ in runs)
    if not bidi.RIGHT_TO_LEFT.search(logical):
        return line
    has_links = any(run.link for run in line.words)
    parts = bidi.ordered(runs, base)
    reads = {
        index: place for place, index in enumerate(sorted(range(len(parts)), key=lambda index: parts[index].start))
    }
    words = []
    for index, part in enumerate(parts):
        text = Turned.of(
            part.letters,
            part.said,
            "" if has_links else logical,
            reads[index],
            is_first=index == 0,
            is_last=reads[index] == len(parts) - 1,
        )
        words.append(line.words[part.run].clone(text=text))
    return line.clone(words=words)


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
