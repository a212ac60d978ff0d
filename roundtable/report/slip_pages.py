"""Proof slips as pages: a person's words as they will be printed, and under each a place to answer."""

from __future__ import annotations

from datetime import UTC, datetime
from datetime import time as of_day
from functools import partial
from io import BytesIO
from typing import Final

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, CondPageBreak, Flowable, Frame, PageTemplate, Spacer

from roundtable import __version__
from roundtable.report import fonts
from roundtable.report.boxes import Padding, QuoteBox
from roundtable.report.markdown import Span
from roundtable.report.slip_text import ANSWERS, ASK
from roundtable.report.slips import Entry, Slip
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
    document.build(_story(setter, slip), canvasmaker=partial(_made_on, slip))
    return target.getvalue()


def _made_on(slip: Slip, *args: object, **options: object) -> Canvas:
    """A canvas whose document was made on the day of the roundtable, wherever and whenever it is really made."""
    canvas = Canvas(*args, **options)
    if slip.held_on is not None:
        stamp = canvas._doc._timeStamp
        moment = datetime.combine(slip.held_on, of_day(), UTC)
        stamp.t, stamp.lt = moment.timestamp(), moment.timetuple()
        stamp.YMDhms = tuple(stamp.lt)[:6]
    return canvas


def _story(setter: Typesetter, slip: Slip) -> list[Flowable]:
    story: list[Flowable] = [
        *_words(setter, "Proof slip", "kind"),
        *_words(setter, slip.name, "heading-1", before=4),
        *_words(setter, slip.title, "heading-2", before=0),
        *_words(setter, slip.occasion, "small"),
        Spacer(0, 14),
        *_words(setter, slip.rule, "body"),
        *_words(setter, ASK, "body"),
    ]
    for number, entry in enumerate(slip.entries, start=1):
        story += _entry(setter, number, entry)
    return [*story, Spacer(0, 10), _Signature(setter)]


def _entry(setter: Typesetter, number: int, entry: Entry) -> list[Flowable]:
    """What it is, the words in their box, and the place to answer; together on a page where they fit one."""
    head = (Span(f"{number}. ", strong=True), Span(entry.about))
    box = _box(setter, entry)
    answer = _Answer(setter)
    height = box.wrap(MEASURE, COLUMN)[1] + answer.height + 60
    first = setter.markup(head, fonts.REGULAR)
    return [
        CondPageBreak(min(height, TALLEST * 0.6)),
        Spacer(0, 16),
        Words(first, styles()["small"]),
        Spacer(0, 2),
        box,
        answer,
    ]


def _box(setter: Typesetter, entry: Entry) -> QuoteBox:
    body = styles()["body"].clone("slip-words", fontSize=13, leading=19, textColor=colour("navy"), spaceAfter=0)
    signed = signature_style("blue", 0.0).clone("slip-signed", fontName=fonts.SEMIBOLD, spaceBefore=6)
    note = styles()["small"].clone("slip-note", leading=14, spaceBefore=2)
    content: list[Flowable] = [Words(setter.markup(piece), body) for piece in pieces((Span(entry.text),))]
    content.append(Words(setter.markup(entry.signed, fonts.SEMIBOLD), signed))
    content += [Words(setter.markup(each), note) for each in entry.notes]
    breaks = len(entry.text) > _LONG
    return QuoteBox(content, colour("tint"), colour("blue"), _PADDING, breaks=breaks, before=4, after=8)


def _words(setter: Typesetter, text: str, style: str, *, before: float | None = None) -> list[Flowable]:
    if not text.strip():
        return []
    own = styles()[style]
    if before is not None:
        own = own.clone(f"slip-{style}", spaceBefore=before)
    return [Words(setter.markup(piece, own.fontName), own) for piece in pieces((Span(text),))]


def _furniture(setter: Typesetter, slip: Slip, canvas: Canvas, _document: BaseDocTemplate) -> None:
    """For whom it is and the number of the page at the foot; it may be printed, dropped and picked up again."""
    canvas.setFillColor(colour("small"))
    said = setter.shortened(f"Proof slip for {slip.name}. Only your own words stand here.", fonts.REGULAR, 9.5, 360)
    setter.draw(canvas, LEFT, 12.5 * MM, said, fonts.REGULAR, 9.5)
    canvas.setFillColor(colour("blue"))
    setter.draw(canvas, PAGE_WIDTH - RIGHT, 12.5 * MM, str(canvas.getPageNumber()), fonts.SEMIBOLD, 10.5, "end")


class _Answer(Flowable):
    """Three boxes to tick, and ruled lines for other words."""

    def __init__(self, setter: Typesetter) -> None:
        super().__init__()
        self.setter, self.height = setter, 30 + _LINES * _RULE

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
            self.setter.draw(canvas, x + _BOX + 7, top + 1, _SAID[answer], fonts.REGULAR, 11)
            x += 20 + _BOX + self.setter.width(_SAID[answer], fonts.REGULAR, 11)
        _ruled(canvas, self.width, top - 4, _LINES)


class _Signature(Flowable):
    """Where the person signs and dates the slip."""

    def __init__(self, setter: Typesetter) -> None:
        super().__init__()
        self.setter, self.height = setter, 54.0

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
            self.setter.draw(canvas, start, 4, said, fonts.REGULAR, 9.5)


def _ruled(canvas: Canvas, width: float, top: float, lines: int) -> None:
    canvas.setStrokeColor(colour("hairline"))
    canvas.setLineWidth(0.6)
    for line in range(1, lines + 1):
        canvas.line(0, top - line * _RULE, width, top - line * _RULE)
