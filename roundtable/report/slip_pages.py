"""Proof slips as pages: a person's words as they will be printed, and under each a place to answer."""

from __future__ import annotations

from datetime import UTC, date, datetime
from datetime import time as of_day
from functools import partial
from io import BytesIO
from typing import Final

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, PageTemplate, Spacer

from roundtable import __version__
from roundtable.report import fonts
from roundtable.report.archive import make_archivable
from roundtable.report.boxes import Padding, QuoteBox
from roundtable.report.elements import Node
from roundtable.report.markdown import Span
from roundtable.report.slip_text import ANSWERS, ASK
from roundtable.report.slips import Entry, Slip
from roundtable.report.structure import write_structure
from roundtable.report.style import (
    BOTTOM,
    COLUMN,
    LEFT,
    MEASURE,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    RIGHT,
    TALLEST,
    colour,
    signature_style,
    styles,
)
from roundtable.report.tagging import TaggedCanvas
from roundtable.report.text import Typesetter, pieces, plain
from roundtable.report.words import Words

_BOX: Final = 10.0
"""The side of a box to tick, in points."""
_LINES: Final = 3
"""Ruled lines for other words."""
_RULE: Final = 22.0
"""From one ruled line to the next: room for handwriting."""
_SAID: Final = dict(zip(ANSWERS, ("Confirm", "Reword, in these words", "Withdraw"), strict=True))
_PADDING: Final = Padding(12, 18, 12, 16)
_LONG: Final = 900
"""Characters from which on a box may go on over the page."""


def slip_pages(slip: Slip) -> bytes:
    """The slip as a PDF; identical slips give identical bytes."""
    setter = Typesetter()
    target = BytesIO()
    document = BaseDocTemplate(
        target,
        pagesize=(PAGE_WIDTH, PAGE_HEIGHT),
        title=plain(f"Proof slip for {slip.name}"),
        author=plain(slip.host) or "Roundtable",
        subject=plain(slip.title),
        creator=f"Roundtable {__version__}",
        lang="en-GB",
        invariant=1,
        initialFontName=fonts.REGULAR,
        initialFontSize=10,
    )
    column = Frame(LEFT, BOTTOM, MEASURE, COLUMN, 0, 0, 0, 0, id="body")
    document.addPageTemplates([PageTemplate("body", [column], onPage=partial(_furniture, setter, slip))])
    tree = Node("Document")
    document.build(_story(setter, slip, tree), canvasmaker=partial(_SlipCanvas, tree=tree, made_on=slip.held_on))
    return target.getvalue()


class _SlipCanvas(TaggedCanvas):
    """A tagged canvas whose document was made on the day of the roundtable, wherever and whenever it is really made."""

    def __init__(self, *args: object, tree: Node, made_on: date | None, **options: object) -> None:
        super().__init__(*args, tree=tree, **options)
        if made_on is not None:
            stamp = self._doc._timeStamp
            moment = datetime.combine(made_on, of_day(), UTC)
            stamp.t, stamp.lt = moment.timestamp(), moment.timetuple()
            stamp.YMDhms = tuple(stamp.lt)[:6]
        self.setViewerPreference("DisplayDocTitle", "true")

    def save(self) -> None:
        """Write the document with its elements."""
        if self._code:
            self.showPage()
        write_structure(self)
        make_archivable(self._doc)
        super().save()


def _story(setter: Typesetter, slip: Slip, tree: Node) -> list[Flowable]:
    story: list[Flowable] = [
        *_words(setter, "Proof slip", "kind", tree.add("P")),
        *_words(setter, slip.name, "heading-1", tree.add("H1"), before=4),
        *_words(setter, slip.title, "heading-2", tree.add("P"), before=0),
        *_words(setter, slip.occasion, "small", tree.add("P")),
        Spacer(0, 14),
        *_words(setter, slip.rule, "body", tree.add("P")),
        *_words(setter, ASK, "body", tree.add("P")),
    ]
    for number, entry in enumerate(slip.entries, start=1):
        story += _entry(setter, number, entry, tree)
    return [*story, Spacer(0, 10), _Signature(setter, tree.add("P"))]


def _entry(setter: Typesetter, number: int, entry: Entry, tree: Node) -> list[Flowable]:
    """What it is, the words in their box, and the place to answer; together on a page where they fit one."""
    head = Words(setter.markup((Span(f"{number}. ", strong=True), Span(entry.about)), fonts.REGULAR), styles()["small"])
    head.node = tree.add("H2")
    box = _box(setter, entry, tree.add("BlockQuote"))
    answer = _Answer(setter, tree.add("P"))
    height = box.wrap(MEASURE, COLUMN)[1] + answer.height + 60
    return [CondPageBreak(min(height, TALLEST * 0.6)), Spacer(0, 16), head, Spacer(0, 2), box, answer]


def _box(setter: Typesetter, entry: Entry, node: Node) -> QuoteBox:
    body = styles()["body"].clone("slip-words", fontSize=13, leading=19, textColor=colour("navy"), spaceAfter=0)
    signed = signature_style("blue", 0.0).clone("slip-signed", fontName=fonts.SEMIBOLD, spaceBefore=6)
    note = styles()["small"].clone("slip-note", leading=14, spaceBefore=2)
    content = [Words(setter.markup(piece), body) for piece in pieces((Span(entry.text),))]
    said = node.add("P")
    for each in content:
        each.node = said
    below = [Words(setter.markup(entry.signed, fonts.SEMIBOLD), signed)]
    below += [Words(setter.markup(each), note) for each in entry.notes]
    for each in below:
        each.node = node.add("P")
    content += below
    breaks = len(entry.text) > _LONG
    return QuoteBox(content, colour("tint"), colour("blue"), _PADDING, breaks=breaks, before=4, after=8)


def _words(setter: Typesetter, text: str, style: str, node: Node, *, before: float | None = None) -> list[Words]:
    if not text.strip():
        return []
    own = styles()[style]
    if before is not None:
        own = own.clone(f"slip-{style}", spaceBefore=before)
    found = [Words(setter.markup(piece, own.fontName), own) for piece in pieces((Span(text),))]
    for each in found:
        each.node = node
    return found


def _furniture(setter: Typesetter, slip: Slip, canvas: _SlipCanvas, _document: BaseDocTemplate) -> None:
    """For whom it is and the number of the page at the foot; it may be printed, dropped and picked up again."""
    said = setter.shortened(f"Proof slip for {slip.name}. Only your own words stand here.", fonts.REGULAR, 9.5, 360)
    with canvas.artifact():
        canvas.setFillColor(colour("small"))
        setter.draw(canvas, LEFT, 12.5 * MM, said, fonts.REGULAR, 9.5)
        canvas.setFillColor(colour("blue"))
        number = str(canvas.getPageNumber())
        setter.draw(canvas, PAGE_WIDTH - RIGHT, 12.5 * MM, number, fonts.SEMIBOLD, 10.5, "end")


class _Answer(Flowable):
    """Three boxes to tick, and ruled lines for other words."""

    def __init__(self, setter: Typesetter, node: Node) -> None:
        super().__init__()
        self.setter, self.node, self.height = setter, node, 30 + _LINES * _RULE

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The whole measure, always as high."""
        self.width = available_width
        return self.width, self.height

    def draw(self) -> None:
        """The boxes with their words, then the lines."""
        canvas, top = self.canv, self.height - 16
        x = 0.0
        for answer in ANSWERS:
            canvas.setStrokeColor(colour("planned"))
            canvas.setLineWidth(0.9)
            canvas.rect(x, top, _BOX, _BOX)
            canvas.setFillColor(colour("ink"))
            with canvas.belonging_to(self.node):
                self.setter.draw(canvas, x + _BOX + 7, top + 1, _SAID[answer], fonts.REGULAR, 11)
            x += 20 + _BOX + self.setter.width(_SAID[answer], fonts.REGULAR, 11)
        _ruled(canvas, self.width, top - 4, _LINES)


class _Signature(Flowable):
    """Where the person signs and dates the slip."""

    def __init__(self, setter: Typesetter, node: Node) -> None:
        super().__init__()
        self.setter, self.node, self.height = setter, node, 54.0

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The whole measure, always as high."""
        self.width = available_width
        return self.width, self.height

    def draw(self) -> None:
        """Two lines side by side with what belongs on them under them."""
        canvas = self.canv
        canvas.setStrokeColor(colour("planned"))
        canvas.setLineWidth(0.6)
        for start, end, said in ((0.0, 270.0, "Signature or initials"), (290.0, self.width, "Date")):
            canvas.line(start, 16, end, 16)
            canvas.setFillColor(colour("small"))
            with canvas.belonging_to(self.node):
                self.setter.draw(canvas, start, 4, said, fonts.REGULAR, 9.5)


def _ruled(canvas: Canvas, width: float, top: float, lines: int) -> None:
    canvas.setStrokeColor(colour("hairline"))
    canvas.setLineWidth(0.6)
    for line in range(1, lines + 1):
        canvas.line(0, top - line * _RULE, width, top - line * _RULE)
