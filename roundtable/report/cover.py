"""The first page: the debate's own star in blues, or a photograph; the title above the band; date and partners below.

Its words stand on the band and grow upwards, so that a long title takes room from the picture and never from itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Final

from reportlab.pdfbase.pdfdoc import PDFArray, PDFName
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from roundtable.palette import mix
from roundtable.report import fonts, images
from roundtable.report.content import Cover
from roundtable.report.cover_foot import draw_foot
from roundtable.report.elements import Node
from roundtable.report.star_drawing import StarPainter
from roundtable.report.style import (
    LEFT,
    MEASURE,
    MM,
    PAGE_HEIGHT,
    PAGE_WIDTH,
    colour,
    cover_style,
    inks,
    paint,
)
from roundtable.report.text import Typesetter, plain
from roundtable.report.words import Words

BAND_TOP: Final = PAGE_HEIGHT * 0.285
BAND: Final = 5 * MM
CLEAR: Final = 12 * MM
"""Between the last line of the title block and the band."""
LOGO_STRIP: Final = 84.0
PHOTO_BLOCK: Final = 0.80
"""The width of the blue block before a photograph, as a share of the page."""
_TITLE_SIZES: Final = (46, 42, 38, 34, 30, 26, 22, 18)
_LONGEST: Final = 1_200
"""Characters of title and of subtitle on the cover; the whole title is in the metadata and in the introduction."""


class CoverPage(Flowable):
    """The whole page, drawn from its lower left corner; needs a frame without margins."""

    def __init__(self, cover: Cover, setter: Typesetter, node: Node) -> None:
        super().__init__()
        self.cover, self.setter, self.node = cover, setter, node
        self.width, self.height = PAGE_WIDTH, PAGE_HEIGHT

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        """The page."""
        return self.width, self.height

    def draw(self) -> None:
        """Ground and picture, then the words; a draft does without."""
        if self.canv.draft:
            return
        if self.cover.photo is not None:
            self._draw_with_photo(self.cover.photo)
        else:
            self._draw_with_star()

    # The words of the block

    def _block(
        self, largest: float, width: float, room: float, measure: float
    ) -> tuple[list[tuple[Words, float]], float]:
        """Title, subtitle and source lines with the space after each, in the largest size that fits `room`."""
        found: list[tuple[Words, float]] = []
        height = 0.0
        for size in [each for each in _TITLE_SIZES if each <= largest]:
            found = self._words(size, measure)
            height = sum(words.wrap(width, 10_000)[1] + after for words, after in found)
            too_wide = found[0][0].minWidth() > width
            if height <= room and not too_wide and (len(found[0][0].blPara.lines) <= 4 or size <= 30):
                break
        while height > room and len(found) > 1:
            words, after = found.pop()
            height -= words.height + after
        return found, height

    def _words(self, size: float, measure: float) -> list[tuple[Words, float]]:
        scale = max(size / 46, 0.72)
        title = self.cover.title if len(self.cover.title) <= _LONGEST else self.cover.title[: _LONGEST - 1] + "…"
        words = [self._line(title, fonts.SEMIBOLD, size, size * 1.065, balanced=True)]
        spaces = [12 * scale]
        if self.cover.subtitle:
            subtitle = self.cover.subtitle[:_LONGEST]
            words.append(self._line(subtitle, fonts.LIGHT, 17 * scale + 1, 23.5 * scale + 1, balanced=True))
            spaces.append(16 * scale)
        for line in self.cover.lines:
            words.append(self._line(line, fonts.REGULAR, measure, measure * 1.44))
            spaces.append(0)
        return list(zip(words, spaces, strict=True))

    def _line(self, text: str, face: str, size: float, leading: float, *, balanced: bool = False) -> Words:
        style = cover_style(face, round(size, 2), round(leading, 2), balanced=balanced)
        return Words(self.setter.markup(text, face, tie=balanced), style)

    def _draw_block(self, block: Sequence[tuple[Words, float]], height: float, bottom: float) -> None:
        top = bottom + height
        for place, (words, after) in enumerate(block):
            words.node = self.node.add("P" if place else "H1")
            top -= words.height
            words.drawOn(self.canv, LEFT, top)
            top -= after

    # With the star

    def _draw_with_star(self) -> None:
        canvas = self.canv
        top = PAGE_HEIGHT - (LOGO_STRIP if self.cover.logos else 0)
        canvas.setFillColor(colour("blue"))
        canvas.rect(0, BAND_TOP, PAGE_WIDTH, top - BAND_TOP, stroke=0, fill=1)
        bottom = BAND_TOP + CLEAR
        block, height = self._block(46, MEASURE - 20, top - bottom - 60, 12.5)
        canvas.saveState()
        clip = canvas.beginPath()
        clip.rect(0, BAND_TOP, PAGE_WIDTH, top - BAND_TOP)
        canvas.clipPath(clip, stroke=0, fill=0)
        self._draw_art(top, bottom + height + 8)
        canvas.restoreState()
        canvas.setFillColor(colour("sky"))
        canvas.rect(0, BAND_TOP - BAND, PAGE_WIDTH, BAND, stroke=0, fill=1)
        self._draw_block(block, height, bottom)
        self._draw_logos()
        draw_foot(self.canv, self.cover, self.setter, self.node, BAND_TOP - BAND - 34)

    def _draw_art(self, top: float, floor: float) -> None:
        """The star between the title and the upper edge, cropped at top and right; without a star, a table."""
        # At its largest the centre lies .83 radii under the edge, and the lower tips .81 under the centre.
        radius = min(226.0, max((top - floor) / 1.66, 60.0))
        canvas = self.canv
        canvas.translate(PAGE_WIDTH * 0.655 + (226 - radius) * 0.35, top - 0.83 * radius)
        if self.cover.star:
            StarPainter(self.setter).cover(canvas, self.cover.star, self.cover.evidence or {}, radius)
        else:
            _draw_table(canvas, radius * 0.78, min(max(self.cover.seats, 8), 40))

    # With a photograph

    def _draw_with_photo(self, photo: bytes) -> None:
        canvas = self.canv
        top = PAGE_HEIGHT - (LOGO_STRIP if self.cover.logos else 0)
        bottom = PAGE_HEIGHT * 0.405
        with self._picture(self.cover.photo_alt, 0, bottom, PAGE_WIDTH, top - bottom):
            _draw_covering(canvas, photo, 0, bottom, PAGE_WIDTH, top - bottom)
        width = PAGE_WIDTH * PHOTO_BLOCK
        block, height = self._block(38, width - LEFT - 24, 330, 11.5)
        low = bottom - 146
        canvas.setFillColor(colour("blue"))
        canvas.rect(0, low, width, height + CLEAR + 36, stroke=0, fill=1)
        canvas.setFillColor(colour("sky"))
        canvas.rect(0, low - BAND, width, BAND, stroke=0, fill=1)
        self._draw_block(block, height, low + CLEAR)
        self._draw_logos()
        draw_foot(self.canv, self.cover, self.setter, self.node, low - BAND - 26)

    def _picture(self, alt: str, x: float, y: float, width: float, height: float) -> AbstractContextManager[None]:
        """Where a picture is drawn that is described; without a description it is an ornament."""
        if not alt:
            return nullcontext()
        box = {"Placement": PDFName("Block"), "BBox": PDFArray([x, y, x + width, y + height])}
        node = self.node.add("Figure", alt=plain(alt), owner="Layout", attributes=box)
        found: AbstractContextManager[None] = self.canv.whole(node)
        return found

    # Logos

    def _draw_logos(self) -> None:
        """The logos in a row on the strip; a mark without a name of its own has the host's beside it."""
        x, middle = LEFT, PAGE_HEIGHT - LOGO_STRIP / 2
        room = MEASURE
        for index, data in enumerate(self.cover.logos[:4]):
            ratio = images.ratio(data)
            height = min(40.0, 150.0 * ratio)
            width = height / max(ratio, 0.05)
            if width > room:
                break
            alt = self.cover.logo_alts[index] if index < len(self.cover.logo_alts) else ""
            with self._picture(alt, x, middle - height / 2, width, height):
                images.draw(self.canv, data, x, middle - height / 2, width, height)
            used = width
            if index == 0 and self.cover.host and ratio > 0.6:
                used += self._draw_host(x + width + 11, middle, room - width - 11)
            x += used + 28
            room -= used + 28

    def _draw_host(self, x: float, middle: float, room: float) -> float:
        """The host's name in one or two lines beside its mark; the width it took."""
        name, _, rest = self.cover.host.partition(", ")
        lines = [(name, fonts.SEMIBOLD), *([(rest, fonts.REGULAR)] if rest else [])]
        widest = max(self.setter.width(line, face, 11) for line, face in lines)
        if widest > room:
            return 0.0
        self.canv.setFillColor(colour("navy"))
        y = middle + (13 * len(lines)) / 2 - 10.2
        for line, face in lines:
            with self.canv.whole(self.node.add("P")):
                self.setter.draw(self.canv, x, y, line, face, 11)
            y -= 13
        return widest + 11


def _draw_table(canvas: Canvas, radius: float, seats: int) -> None:
    """A round table from above with its seats, for a debate that has no star; in the blues of the ground."""
    report = inks()
    canvas.setFillColor(paint(mix(report["cover_star_low"], report["cover_star_high"], 0.3)))
    canvas.circle(0, 0, radius, stroke=0, fill=1)
    canvas.setFillColor(paint(report["blue"]))
    canvas.circle(0, 0, radius * 0.52, stroke=0, fill=1)
    canvas.setFillColor(paint(report["cover_star_high"]))
    for seat in range(seats):
        canvas.saveState()
        canvas.rotate(seat * 360 / seats)
        canvas.circle(0, radius * 1.16, min(radius * 0.085, radius * 2.6 / seats), stroke=0, fill=1)
        canvas.restoreState()


def _draw_covering(canvas: Canvas, data: bytes, x: float, y: float, width: float, height: float) -> None:
    """An image that fills a rectangle and is cropped evenly to it."""
    ratio = images.ratio(data)
    drawn_width = max(width, height / max(ratio, 0.01))
    drawn_height = drawn_width * ratio
    canvas.saveState()
    clip = canvas.beginPath()
    clip.rect(x, y, width, height)
    canvas.clipPath(clip, stroke=0, fill=0)
    left, low = x - (drawn_width - width) / 2, y - (drawn_height - height) / 2
    images.draw(canvas, data, left, low, drawn_width, drawn_height)
    canvas.restoreState()
