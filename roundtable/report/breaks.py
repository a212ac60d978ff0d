"""Where pages break: chapters that open one, and headings that keep with what follows them."""

from __future__ import annotations

from collections.abc import Sequence

from reportlab.platypus import CondPageBreak, Flowable

from roundtable.report.boxes import Beside, QuoteBox
from roundtable.report.figures import CaptionedFigure, Picture
from roundtable.report.style import COLUMN, LINE, MEASURE, TALLEST
from roundtable.report.tables import Rows
from roundtable.report.words import CountRow, HeadingLine, Words

WHOLE_UP_TO = 300.0
"""A box or figure up to this height stays with its heading as a whole."""
LEAST_OF_OTHERS = 62.0
"""So much of anything else that can be parted stays with its heading."""

KEPT_HEADINGS = 2
"""So many headings stay with what follows them; more come in a row only where sections are empty."""


class ChapterBreak(CondPageBreak):
    """The start of a chapter that opens a page; it goes on under a page that has hardly begun, to leave no hole."""

    BEGUN = 0.3
    """So much of a page may be filled already."""

    def __init__(self) -> None:
        super().__init__(COLUMN * (1 - self.BEGUN))


class HeadingBreak(CondPageBreak):
    """Before a heading, so that it does not stand alone at the foot of a page."""

    def __init__(self) -> None:
        super().__init__(60)


class LeadIn(CondPageBreak):
    """Before a paragraph that leads up to what follows it ("… said:"), so that no page comes between the two."""

    def __init__(self) -> None:
        super().__init__(0)


class Shrunk(Flowable):
    """Something too high for a page, drawn smaller: the last resort of a report that must be built."""

    def __init__(self, inner: Flowable) -> None:
        super().__init__()
        self.inner = inner

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """As high as a page at most."""
        width, height = self.inner.wrap(available_width, available_height)
        self.scale = min(1.0, TALLEST / max(height, 1.0))
        self.width, self.height = width * self.scale, height * self.scale
        return self.width, self.height

    def draw(self) -> None:
        """Draw it in its scale."""
        self.canv.scale(self.scale, self.scale)
        self.inner.drawOn(self.canv, 0, 0)


def fitted(flowable: Flowable) -> Flowable:
    """The flowable, or the same made smaller when it is higher than a page and cannot be parted."""
    if isinstance(flowable, CondPageBreak) or flowable.wrap(MEASURE, TALLEST)[1] <= TALLEST:
        return flowable
    return flowable if flowable.split(MEASURE, TALLEST) else Shrunk(flowable)


def keep_headings(story: Sequence[Flowable]) -> None:
    """Set how much room each heading asks for: itself, its evidence line, and three lines or the box that follows.

    `keepWithNext` would take the whole of what follows along and leave holes; a space that is asked for does not.
    """
    for index, each in enumerate(story):
        if isinstance(each, LeadIn):
            each.height = _led_to(story[index + 1], story[index + 2])
    for index, each in enumerate(story):
        if isinstance(each, HeadingBreak):
            each.height = min(_needed(story[index + 1 :]), TALLEST)


def _led_to(words: Flowable, following: Flowable) -> float:
    """The height of a paragraph and of what it leads to, or of the least of that; 0 where that would leave a hole."""
    space = float(max(words.getSpaceAfter(), following.getSpaceBefore()))
    whole = float(words.wrap(MEASURE, TALLEST)[1]) + space + _least(following)
    return whole if whole <= WHOLE_UP_TO else 0.0


def _leads_to_chart(following: Sequence[Flowable]) -> bool:
    """Whether a chart comes next: it says little without the words above it, as a picture does."""
    return (
        bool(following) and isinstance(each := following[0], CaptionedFigure) and not isinstance(each.figure, Picture)
    )


def _needed(following: Sequence[Flowable]) -> float:
    need, headings = 0.0, 0
    for index, each in enumerate(following):
        if isinstance(each, ChapterBreak):
            break
        if isinstance(each, LeadIn) and each.height:
            return need + float(each.height)
        if isinstance(each, CondPageBreak):
            continue
        height = float(each.wrap(MEASURE, TALLEST)[1])
        before = float(each.getSpaceBefore())
        if isinstance(each, HeadingLine) or (isinstance(each, Words) and each.style.name.startswith("evidence")):
            need += before + height + each.getSpaceAfter()
            headings += isinstance(each, HeadingLine)
            if headings > KEPT_HEADINGS:
                break
            continue
        if isinstance(each, Words) and height <= 3.1 * LINE and _leads_to_chart(following[index + 1 :]):
            need += before + height + each.getSpaceAfter()
            continue
        if isinstance(each, Words):
            return need + before + min(height, 3.1 * LINE)
        return need + before + _least(each)
    return need


def _least(each: Flowable) -> float:
    """The height that a flowable takes at least of the page on which it begins."""
    height = float(each.wrap(MEASURE, TALLEST)[1])
    if isinstance(each, CaptionedFigure) and isinstance(each.figure, Picture):
        height *= CaptionedFigure.SMALLEST
    if isinstance(each, Rows):
        return min(each.least, WHOLE_UP_TO)
    whole = isinstance(each, QuoteBox | CaptionedFigure | CountRow | Beside)
    return min(height, WHOLE_UP_TO if whole else LEAST_OF_OTHERS)
