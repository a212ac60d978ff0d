"""Words as outlines: the glyphs of a line and where each stands, for pictures that bring no font with them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from reportlab.pdfbase.pdfmetrics import getFont

from roundtable.report.shaping import Face, Shaped
from roundtable.report.text import Typesetter, plain


@dataclass(frozen=True, slots=True)
class Standing:
    """A glyph by its face and number, and where it stands, in shares of the size; x to the right, y up."""

    face: str
    glyph: int
    x: float
    y: float


def standing(setter: Typesetter, text: str, face: str) -> Iterator[Standing]:
    """The glyphs of a line from left to right, in the faces that have its letters; the line begins at 0."""
    x = 0.0
    for name, run in setter.in_order(plain(text), face):
        font = getFont(name)
        if isinstance(font, Shaped):
            for glyph in font.glyphs(run):
                number = font.plain.face.charToGlyph[glyph.code]
                yield Standing(font.plain.fontName, number, x + glyph.x / 1000, glyph.y / 1000)
                x += glyph.advance / 1000
        else:
            for letter in run:
                yield Standing(name, font.face.charToGlyph.get(ord(letter), 0), x, 0.0)
                x += float(font.stringWidth(letter, 1))


@cache
def outline(face: str, glyph: int) -> str:
    """A glyph as the data of an SVG path, in thousandths of the size, y up; "" for a space."""
    font: Face = getFont(face)
    pen = _Pen(font.scale)
    font.harfbuzz.draw_glyph_with_pen(glyph, pen)
    return "".join(pen.said)


class _Pen:
    """Takes down what HarfBuzz draws; the names are those that it calls."""

    def __init__(self, scale: float) -> None:
        self._scale = scale
        self.said: list[str] = []

    def moveTo(self, point: tuple[float, float]) -> None:
        """Begin."""
        self._say("M", point)

    def lineTo(self, point: tuple[float, float]) -> None:
        """A straight line."""
        self._say("L", point)

    def qCurveTo(self, *points: tuple[float, float]) -> None:
        """A quadratic curve."""
        self._say("Q", *points)

    def curveTo(self, *points: tuple[float, float]) -> None:
        """A cubic curve."""
        self._say("C", *points)

    def closePath(self) -> None:
        """Back to where it began."""
        self.said.append("Z")

    def _say(self, name: str, *points: tuple[float, float]) -> None:
        self.said.append(name + " ".join(f"{round(x * self._scale)} {round(y * self._scale)}" for x, y in points))
