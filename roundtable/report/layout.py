"""From content to flowables: each part of a report becomes what stands on the page, with the page's break rules."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import singledispatchmethod

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from roundtable.report import failing, fonts, images
from roundtable.report.boxes import QuoteBox, run_round
from roundtable.report.breaks import ChapterBreak, HeadingBreak, LeadIn, fitted, keep_headings
from roundtable.report.charts import AgendaChart, Multiples
from roundtable.report.content import (
    AgendaFigure,
    Bibliography,
    Counts,
    Figure,
    Findings,
    Grid,
    Heading,
    Illustration,
    Origin,
    Paragraph,
    Part,
    Points,
    Quotation,
    Report,
    StarFigure,
    VoicesFigure,
)
from roundtable.report.elements import Node, list_node
from roundtable.report.failing import Progress
from roundtable.report.figures import CaptionedFigure, Picture
from roundtable.report.markdown import Rich, Span, bare, joined, letters
from roundtable.report.ornament import ornament_of, thumbnail_width
from roundtable.report.quotation import quote_box
from roundtable.report.star_drawing import WIDTH, StarPainter, ratio_of
from roundtable.report.style import MEASURE, inks, styles
from roundtable.report.tables import findings_table, grid_table
from roundtable.report.text import Typesetter, pieces, plain
from roundtable.report.words import CountRow, HeadingLine, Places, Words

SIDE_GUTTER = 18.0
PORTRAIT_WIDTH = 150.0
TALLEST_PORTRAIT = 200.0
TALLEST_PICTURE = 300.0
SMALLEST_PICTURE = 0.5
BETWEEN_LISTS = 18.0
"""Two lists that follow each other are told apart."""
LONGEST_CAPTION = 600
"""Characters of a caption that stay with their figure; what is longer goes on below."""
LONGEST_SIDE_CAPTION = 240


@dataclass
class Layout:
    """Lays out one report; `calm` leaves out what may fail: text beside boxes and rules that keep things together.

    `tree` is the root of the document's elements; each chapter is a section of it.
    """

    report: Report
    setter: Typesetter
    places: Places
    tree: Node
    progress: Progress = field(default_factory=Progress)
    calm: bool = False
    story: list[Flowable] = field(default_factory=list)
    section: Node = field(init=False)
    """The element of the chapter that is being laid out."""
    origins: dict[Node, Origin] = field(default_factory=dict)
    """Of the elements that stand in a chapter, where in the author's outline they come from."""
    _depth: int = -1

    def __post_init__(self) -> None:
        self.section = self.tree.add("Sect")

    def flowables(self) -> list[Flowable]:
        """The story behind the cover and the contents."""
        parts = list(self.report.parts)
        index = 0
        while index < len(parts):
            begin, self.progress.place = len(self.story), index
            taken = self._beside(parts, index) or self._single(parts, index)
            for each in self.story[begin:]:
                each.place = index
            index += taken
        if self.calm:
            return [self._fitted(each) for each in self.story]
        try:
            keep_headings(self.story)
        except Exception:
            # It fails again when it is set, and then it is known which part it is.
            if not failing.DEGRADES:
                raise
        return self.story

    def _fitted(self, flowable: Flowable) -> Flowable:
        self.progress.place = flowable.place
        found = fitted(flowable)
        found.place = flowable.place
        return found

    def _single(self, parts: Sequence[Part], index: int) -> int:
        part = parts[index]
        if isinstance(part, Heading) and part.opens_page and index:
            self.story.append(ChapterBreak())
        if index + 1 < len(parts) and _leads(part, parts[index + 1]):
            self.story.append(LeadIn())
        chapter, before = self.section, len(self.section.items)
        found = self.set(part)
        if found and index and isinstance(found[0], QuoteBox | CaptionedFigure):
            found[0].is_led_to = _leads(parts[index - 1], part)
        self._note(index, self.section.items[before if self.section is chapter else 0 :])
        if found and index and isinstance(part, Points) and isinstance(parts[index - 1], Points | Findings | Grid):
            found[0].spaceBefore = BETWEEN_LISTS
        self.story += found
        return 1

    def words(self, text: Rich | str, style: str, node: Node | None = None, *, bullet: str = "") -> list[Words]:
        """A text as paragraphs of a style, all of the same element; a very long one is cut into several."""
        rich = bare(text) if isinstance(text, str) else text
        found = styles()[style]
        marked = {"bulletText": bullet} if bullet else {}
        made = [
            Words(self.setter.markup(piece, found.fontName), found, **(marked if index == 0 else {}))
            for index, piece in enumerate(pieces(rich))
        ]
        for words in made:
            words.node = node
        return made

    def paragraphs(self, text: Rich | str, style: str) -> list[Words]:
        """A text as a paragraph of the chapter."""
        return self.words(text, style, self.section.add("P"))

    # Text beside a box

    def _beside(self, parts: Sequence[Part], index: int) -> int:
        """Set a box at the side with the paragraphs that follow it; how many parts that took, 0 if it cannot be."""
        part = parts[index]
        if self.calm or not isinstance(part, Quotation | Illustration) or not part.beside:
            return 0
        if isinstance(part, Illustration) and len(letters(part.caption)) > LONGEST_SIDE_CAPTION:
            return 0
        end = index + 1
        while end < len(parts) and isinstance(following := parts[end], Paragraph) and following.role == "body":
            end += 1
        texts = [each.text for each in parts[index + 1 : end] if isinstance(each, Paragraph)]
        if not texts:
            return 0
        box: Flowable
        before = len(self.section.items)
        if isinstance(part, Quotation):
            box, gutter = quote_box(self.setter, part, self.section.add("BlockQuote"), beside=True), SIDE_GUTTER
        else:
            box, gutter = self._portrait(part), SIDE_GUTTER + 2
        paragraphs = [words for text in texts for words in self.paragraphs(text, "beside")]
        block = run_round(box, paragraphs, gutter, MEASURE)
        if block is None:
            del self.section.items[before:]
            return 0
        self.story += block
        made, first = self.section.items[before:], len(self.section.items) - before - len(texts)
        self._note(index, made[:first])
        for place, element in enumerate(made[first:], index + 1):
            self._note(place, [element])
        return end - index

    def _note(self, index: int, elements: Sequence[object]) -> None:
        """Note where the elements of a part come from."""
        origin = self.report.origins[index] if index < len(self.report.origins) else None
        if origin is not None:
            self.origins.update({each: origin for each in elements if isinstance(each, Node)})

    def _portrait(self, part: Illustration) -> Flowable:
        width = min(PORTRAIT_WIDTH, TALLEST_PORTRAIT / images.ratio(part.image))
        return CaptionedFigure(
            self._picture(part, width),
            self._figure_node(part),
            self._caption(part.number, part.caption),
            part.key,
            self.places,
            width=PORTRAIT_WIDTH,
        )

    # Each kind of part

    @singledispatchmethod
    def set(self, part: Part) -> list[Flowable]:
        """The flowables of one part."""
        raise TypeError(f"no layout for {type(part).__name__}")

    @set.register
    def _(self, part: Heading) -> list[Flowable]:
        # The outline refuses a level that skips one.
        self._depth = min(part.level - 1, self._depth + 1)
        if self._depth == 0:
            self.section = self.tree.add("Sect")
        style = styles()[f"heading-{part.level}"]
        # The title on the cover is the heading of the first level.
        words, *rest = self.words(part.text, style.name, self.section.add(f"H{self._depth + 2}"))
        ornament = ornament_of(self.report.cover.star, self.setter, part)
        line = HeadingLine(
            words,
            part.key,
            plain(part.text)[:200],
            self._depth,
            self.places,
            ornament,
            thumbnail_width(part) if ornament else 0,
        )
        if self.story and isinstance(self.story[-1], HeadingLine):
            line.spaceBefore = 2
        found: list[Flowable] = [HeadingBreak(), line, *rest]
        if part.evidence:
            line.spaceAfter = 4
            found += self.paragraphs(part.evidence, "evidence-beside" if ornament else "evidence")
        return found

    @set.register
    def _(self, part: Paragraph) -> list[Flowable]:
        return [*self.paragraphs(part.text, part.role)]

    @set.register
    def _(self, part: Points) -> list[Flowable]:
        style = "number" if part.numbered else "bullet"
        found: list[Flowable] = []
        points = list_node(self.section, "Decimal" if part.numbered else "Disc")
        for place, item in enumerate(part.items):
            entry = points.add("LI")
            label, body = entry.add("Lbl"), entry.add("LBody")
            words = self.words(item, style, body, bullet=f"{part.first + place}." if part.numbered else "•")
            words[0].label = label
            found += words
        if found:
            found[-1].spaceAfter = styles()["body"].spaceAfter
        return found

    @set.register
    def _(self, part: Findings) -> list[Flowable]:
        return findings_table(self, part)

    @set.register
    def _(self, part: Quotation) -> list[Flowable]:
        return [quote_box(self.setter, part, self.section.add("BlockQuote"))]

    @set.register
    def _(self, part: Illustration) -> list[Flowable]:
        ratio = images.ratio(part.image)
        width = min(PORTRAIT_WIDTH if images.is_portrait(part.image) else MEASURE, TALLEST_PICTURE / ratio)
        found = self._figure(part, self._picture(part, width))
        found[0].smallest = SMALLEST_PICTURE
        return found

    @set.register
    def _(self, part: StarFigure) -> list[Flowable]:
        painter = StarPainter(self.setter)

        def paint(canvas: Canvas, width: float, _height: float) -> None:
            painter.figure(canvas, part.star, part.evidence, part.total, width, part.strengths)

        _, box = painter.printed(part.star, part.evidence, part.total, part.strengths)
        return self._figure(part, Picture(WIDTH, ratio_of(box), paint), centred=True)

    @set.register
    def _(self, part: VoicesFigure) -> list[Flowable]:
        return self._figure(part, Multiples(self.setter, part.parts, part.panels), gap=10)

    @set.register
    def _(self, part: AgendaFigure) -> list[Flowable]:
        return self._figure(part, AgendaChart(self.setter, part.rows), gap=10)

    @set.register
    def _(self, part: Grid) -> list[Flowable]:
        return grid_table(self, part)

    @set.register
    def _(self, part: Counts) -> list[Flowable]:
        pairs = []
        for number, label in part.items:
            node = self.section.add("P")
            figure, meaning = self.words(number, "figure-numeral", node), self.words(label, "figure-label", node)
            pairs.append((figure[0], meaning[0]))
        return [CountRow(pairs)]

    @set.register
    def _(self, part: Bibliography) -> list[Flowable]:
        works = list_node(self.section, "None")
        return [words for item in part.items for words in self.words(item, "reference", works.add("LI").add("LBody"))]

    # Figures

    def _caption(self, number: int, caption: Rich) -> list[Words]:
        head = Span(f"Figure {number}", strong=True)
        text = self.setter.markup(joined((head,), "\u00a0\u00a0"), fonts.REGULAR, tie=False)
        style = styles()["caption"]
        blue = inks()["blue"]
        first, *rest = pieces(caption, LONGEST_CAPTION) or [()]
        text = f'<font color="{blue}">{text}</font>' + self.setter.markup(first, style.fontName)
        node = self.section.add("Caption")
        line = Words(text, style)
        line.node = node
        return [line, *(words for piece in rest for words in self.words(piece, "caption", node))]

    def _figure(
        self,
        part: Figure,
        figure: Flowable,
        *,
        centred: bool = False,
        gap: float = 6,
    ) -> list[Flowable]:
        """A figure over its caption; of an endless caption only the beginning stays with it."""
        node = self._figure_node(part)
        caption, *rest = self._caption(part.number, part.caption)
        return [CaptionedFigure(figure, node, [caption], part.key, self.places, centred=centred, gap=gap), *rest]

    def _figure_node(self, part: Figure) -> Node:
        """The element of a figure: what it says in words, else its caption."""
        alt = plain(part.alt) or plain(part.caption) or f"Figure {part.number}"
        return self.section.add("Figure", alt=alt)

    def _picture(self, part: Illustration, width: float) -> Picture:
        def paint(canvas: Canvas, drawn_width: float, drawn_height: float) -> None:
            images.draw(canvas, part.image, 0, 0, drawn_width, drawn_height)

        return Picture(width, images.ratio(part.image), paint)


def _leads(part: Part, following: Part) -> bool:
    """Whether a paragraph leads up to what follows it, which is no paragraph itself."""
    is_led = isinstance(following, Quotation | Points | Findings | Grid | Figure)
    return isinstance(part, Paragraph) and is_led and letters(part.text).rstrip().endswith(":")
