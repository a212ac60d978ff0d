"""How somebody's words are dressed: a box over the measure or at the side, or a quiet rule for one of many."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import Final

from reportlab.pdfbase.pdfmetrics import stringWidth

from roundtable.report import fonts
from roundtable.report.boxes import Padding, QuoteBox
from roundtable.report.content import Quotation
from roundtable.report.elements import Node
from roundtable.report.markdown import Rich, Span, joined
from roundtable.report.style import colour, quote_style, signature_style
from roundtable.report.text import Typesetter, pieces
from roundtable.report.words import Words

SIDE_WIDTH: Final = 164.0
SPLITS_FROM: Final = 900
"""Characters from which on a box may go on over the page."""


@dataclass(frozen=True)
class Form:
    """One way to set words: `sizes` are (characters at most, size, leading), `above` stands over the signature."""

    sizes: tuple[tuple[float, float, float], ...]
    padding: Padding
    above: float
    before: float
    after: float
    width: float | None = None
    tinted: bool = True

    def size(self, length: int) -> tuple[float, float]:
        """Size and leading of a text of so many characters."""
        return next((size, leading) for most, size, leading in self.sizes if length <= most)

    def below(self, size: float) -> tuple[float, float]:
        """The next smaller size and its leading, or the smallest."""
        return next(((each, leading) for _, each, leading in self.sizes if each < size), self.sizes[-1][1:])


_ANY: Final = float("inf")
FULL: Final = Form(((110, 16, 22.5), (320, 13.5, 20), (_ANY, 12, 17.5)), Padding(12, 22, 13, 18), 6, 7, 14)
SIDE: Final = Form(((_ANY, 12.5, 18),), Padding(15, 12, 13, 12), 6, 7, 14, width=SIDE_WIDTH)
QUIET: Final = Form(((_ANY, 12, 17),), Padding(0, 30, 1, 18), 2, 0, 13, tinted=False)


def quote_box(
    setter: Typesetter, quotation: Quotation, node: Node, *, beside: bool = False, smaller: bool = False
) -> QuoteBox:
    """The box of a quotation, whose element is `node`; `beside` makes it narrow, for text to run round it.

    `smaller` sets it in the size of longer ones.
    """
    form = SIDE if beside else QUIET if quotation.compact else FULL
    length = sum(len(span.text) for span in quotation.text)
    size, leading = form.size(length)
    size, leading = form.below(size) if smaller else (size, leading)
    indent = float(stringWidth("“", fonts.REGULAR, size)) if quotation.marked else 0.0
    style = quote_style(size, leading, indent, balanced=form.width is None)
    content: list[Words] = []
    said = node.add("P")
    for place, piece in enumerate(pieces(_words(quotation))):
        own = style if place == 0 else style.clone(f"{style.name}-on", firstLineIndent=0)
        content.append(Words(setter.markup(piece, fonts.REGULAR), own))
        content[-1].node = said
    signature = _signature(setter, quotation, form, indent, node)
    box = QuoteBox(
        [*content, *signature],
        colour(_tint(quotation.role)) if form.tinted else None,
        colour(quotation.role),
        form.padding,
        width=form.width,
        breaks=length > SPLITS_FROM and form.width is None,
        before=form.before,
        after=form.after,
        signed=len(signature),
    )
    if form.below(size)[0] < size:
        box.smaller = partial(quote_box, setter, quotation, node, beside=beside, smaller=True)
    return box


def _words(quotation: Quotation) -> Rich:
    """The words in their marks, or behind the organisation that they are told of."""
    if quotation.marked:
        return joined("“", quotation.text, "”")
    return joined((Span(f"{quotation.lead}: " if quotation.lead else "", strong=True),), quotation.text)


def _signature(setter: Typesetter, quotation: Quotation, form: Form, indent: float, node: Node) -> list[Words]:
    """Whose words they are, in the hue of the box."""
    style = signature_style(quotation.role, indent)
    lines = [(quotation.signature, fonts.SEMIBOLD), (quotation.note, fonts.REGULAR)]
    found: list[Words] = []
    for line, face in lines:
        if line:
            own = style.clone(f"{style.name}-{face}", fontName=face, spaceBefore=0 if found else form.above)
            found.append(Words(setter.markup(line, face), own))
            found[-1].node = node.add("P")
    return found


def _tint(role: str) -> str:
    return "tint" if role == "blue" else f"{role}_tint"
