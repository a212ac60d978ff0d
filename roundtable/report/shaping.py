"""Faces whose letters change with their neighbours: Arabic joins, Devanagari stacks, marks stand over their letters.

Reportlab sets one glyph for each character. A `Shaped` face lets HarfBuzz choose and place the glyphs of a whole run;
for reportlab it is one more font, so that lines break, links and underlines are measured as ever. Only the text object
that draws a run (`ShapingText`) knows better.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise
from threading import Lock
from types import MappingProxyType
from typing import Any, Final
from weakref import WeakKeyDictionary

import uharfbuzz
from reportlab.lib.rl_accel import fp_str
from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.pdfmetrics import getFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from roundtable.report import bidi

_GLYPHS: Final = 0xF0000
"""From here on a code of a face means a glyph by its number: a place that no text can name (`text.clean`)."""
_AS_IT_IS: Final[Mapping[str, bool]] = MappingProxyType({})
_READING: Final = Lock()
"""Reportlab reads a face's file from one place at a time, whichever documents ask for its glyphs."""
_PRIVATE: Final = range(0xE000, 0xF900)
"""Codes by which a face names glyphs that are no characters; Inter does so with its tabular figures."""
_PRESENTATION: Final = range(0xFB50, 0xFF00)
"""Codes of shapes of Arabic letters; their letters are found by normalisation."""


class Face(TTFont):
    """A TrueType face that tells what its glyphs say: reportlab's own table is wrong beyond the first plane."""

    def __init__(self, name: str, path: str) -> None:
        super().__init__(name, path)
        self.said: WeakKeyDictionary[Any, dict[int, str]] = WeakKeyDictionary()
        """For each document, what the glyphs that have no character of their own stood for."""

    def code(self, glyph: int) -> int:
        """The code by which a glyph is asked for, the same in every document and process."""
        own = next((code for code in self.face.glyphToChar.get(glyph, ()) if code not in _PRIVATE), 0)
        if own:
            return int(own)
        code = _GLYPHS + glyph
        if code not in self.face.charToGlyph:
            self.face.charWidths[code] = self.advance(glyph)
            self.face.charToGlyph[code] = glyph
        return code

    def advance(self, glyph: int) -> float:
        """The width of a glyph in thousandths of the size."""
        return float(self.harfbuzz.get_glyph_h_advance(glyph)) * self.scale

    @cached_property
    def harfbuzz(self) -> Any:  # noqa: ANN401 - the library has no types
        """The face as HarfBuzz takes it."""
        return uharfbuzz.Font(uharfbuzz.Face(uharfbuzz.Blob(self.face._ttf_data)))

    @cached_property
    def scale(self) -> float:
        """Thousandths of the size in one unit of the face."""
        return 1000 / float(self.harfbuzz.face.upem)

    def addObjects(self, doc: Any) -> None:  # noqa: ANN401 - reportlab's name and document
        """As reportlab's; then the tables of what the codes say are put right."""
        state = self.state.get(doc)
        subsets = [list(subset) for subset in state.subsets] if state else []
        with _READING:
            super().addObjects(doc)
        said = self.said.get(doc, {})
        for number, subset in enumerate(subsets):
            font = doc.idToObject["BasicFonts"].dict[self.getSubsetName(state, number)]
            stream = doc.idToObject[f"toUnicodeCMap:{font.BaseFont}"]
            stream.content = to_unicode(str(font.BaseFont), subset, said)

    @staticmethod
    def getSubsetName(state: Any, number: int) -> str:  # noqa: ANN401 - beside reportlab's getSubsetInternalName
        """The name of a subset among the document's fonts."""
        return f"{state.internalName}+{number}"


def letters_of(code: int, said: Mapping[int, str]) -> str:
    """What a code stands for in a text."""
    if code >= _GLYPHS:
        return said.get(code, "\ufffd")
    character = chr(code)
    return unicodedata.normalize("NFKC", character) if code in _PRESENTATION else character


def to_unicode(name: str, subset: list[int], said: Mapping[int, str]) -> str:
    """The table from the codes of one subset to their letters, in UTF-16 and blocks of at most a hundred."""
    rows = [
        f"<{place:02X}> <{letters_of(code, said).encode('utf-16-be').hex().upper()}>"
        for place, code in enumerate(subset)
        if code
    ]
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        f"/CMapName /{name} def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<00> <FF>",
        "endcodespacerange",
    ]
    for start in range(0, len(rows), 100):
        block = rows[start : start + 100]
        lines += [f"{len(block)} beginbfchar", *block, "endbfchar"]
    return "\n".join([*lines, "endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"])


@dataclass(frozen=True, slots=True)
class Glyph:
    """One glyph where it stands, in thousandths of the size: `width` is its own, `advance` the way to the next."""

    code: int
    says: str
    width: float
    advance: float
    x: float
    y: float


class Shaped:
    """A face of which runs are shaped; for reportlab a font like any other.

    Widths are those of whole runs. `name` is its own, since the plain face may be in use beside it; its last letter
    tells it from that and from other forms of it. `features` are OpenType's, by name.
    """

    _dynamicFont = 1
    _multiByte = 1
    shapable = False

    def __init__(self, name: str, plain: Face, features: Mapping[str, bool] = _AS_IT_IS) -> None:
        self.fontName, self.plain, self._features = name, plain, features
        self.encoding = plain.encoding
        # Of two fonts with a face of one name reportlab would know only the first.
        self.face = copy(plain.face)
        self.face.name += name[-1:].encode()
        self.glyphs = lru_cache(maxsize=4096)(self._glyphs)

    def stringWidth(self, text: str | bytes, size: float, encoding: str = "utf-8") -> float:
        """The width of a run in points."""
        letters = text.decode(encoding) if isinstance(text, bytes) else text
        return sum(glyph.advance for glyph in self.glyphs(letters)) * size / 1000

    def splitString(self, text: str, doc: pdfdoc.PDFDocument) -> list[tuple[int, bytes]]:
        """The bytes of a text whose characters are codes of the plain face."""
        return list(self.plain.splitString(text, doc))

    def getSubsetInternalName(self, subset: int, doc: pdfdoc.PDFDocument) -> str:
        """The plain face's own."""
        return str(self.plain.getSubsetInternalName(subset, doc))

    def _glyphs(self, text: str) -> tuple[Glyph, ...]:
        """The glyphs of a run from left to right."""
        base = bidi.base_level(text)
        if not base and not bidi.RIGHT_TO_LEFT.search(text):
            return tuple(self._shape(text.replace("\u00a0", " "), "ltr"))
        found: list[Glyph] = []
        stretches = list(_stretches(text.replace("\u00a0", " "), base))
        for place in bidi.visual_order([level for level, _ in stretches]):
            level, stretch = stretches[place]
            found += self._shape(stretch, "rtl" if level % 2 else "ltr")
        return tuple(found)

    def _shape(self, text: str, direction: str) -> Iterator[Glyph]:
        buffer = uharfbuzz.Buffer()
        buffer.add_str(text)
        buffer.guess_segment_properties()
        buffer.direction = direction
        # `dlig` would make the name Muhammad a vocalised ligature; it is off where nobody asks for it.
        uharfbuzz.shape(self.plain.harfbuzz, buffer, dict(self._features))
        infos, places = buffer.glyph_infos, buffer.glyph_positions or ()
        says = _said([info.cluster for info in infos], text)
        scale = self.plain.scale
        for info, place, letters in zip(infos, places, says, strict=True):
            yield Glyph(
                self.plain.code(info.codepoint),
                letters,
                self.plain.advance(info.codepoint),
                place.x_advance * scale,
                place.x_offset * scale,
                place.y_offset * scale,
            )


def _stretches(text: str, base: int) -> Iterator[tuple[int, str]]:
    """The stretches of one level, in the order in which they are read."""
    found = bidi.levels(text, base)
    start = 0
    for index in range(1, len(text) + 1):
        if index == len(text) or found[index] != found[start]:
            yield found[start], text[start:index]
            start = index


def _said(clusters: list[int], text: str) -> list[str]:
    """What each glyph says: its cluster's letters, shared out where several glyphs make one cluster."""
    starts = [*sorted(set(clusters)), len(text)]
    ends = dict(pairwise(starts))
    found = []
    for index, cluster in enumerate(clusters):
        letters = text[cluster : ends[cluster]]
        place, many = index - clusters.index(cluster), clusters.count(cluster)
        share = letters[place:] if place == many - 1 else letters[place : place + 1]
        found.append(share or letters[-1:] or "\ufffd")
    return found


class ShapingText(PDFTextObject):
    """A text object that draws the runs of shaped faces glyph by glyph, each where HarfBuzz has put it."""

    _curSubset: int  # reportlab's: the subset whose font is set

    def _formatText(self, text: str) -> str:
        font = getFont(self._fontname)
        return self._shaped(font, text) if isinstance(font, Shaped) else str(super()._formatText(text))

    def says_otherwise(self, text: str) -> bool:
        """Whether who reads the glyphs of a run from left to right does not read its letters, or finds gaps in it."""
        font = getFont(self._fontname)
        if not isinstance(font, Shaped):
            return False
        said = font.plain.said.get(self._canvas._doc, {})
        found = font.glyphs(text)
        letters = "".join(letters_of(glyph.code, {glyph.code: said.get(glyph.code, glyph.says)}) for glyph in found)
        return letters != text or any(glyph.x or glyph.y for glyph in found)

    def _shaped(self, font: Shaped, text: str) -> str:
        document, size, rise = self._canvas._doc, self._fontsize, self._rise
        said = font.plain.said.setdefault(document, {})
        operators: list[str] = []
        line: list[str] = []

        def end_line() -> None:
            if line:
                operators.append(f"[{' '.join(line)}] TJ")
                line.clear()

        for glyph in font.glyphs(text):
            said.setdefault(glyph.code, glyph.says)
            ((subset, data),) = font.splitString(chr(glyph.code), document)
            if subset != self._curSubset:
                end_line()
                name = font.getSubsetInternalName(subset, document)
                operators.append(f"{name} {fp_str(size)} Tf {fp_str(self._leading)} TL")
                self._curSubset = subset
            height = self._rise + glyph.y * size / 1000
            if abs(height - rise) > 1e-6:
                end_line()
                operators.append(f"{fp_str(height)} Ts")
                rise = height
            line += _moved(-glyph.x)
            letter = self._canvas._escape(data)
            if line and line[-1].endswith(")"):
                line[-1] = f"{line[-1][:-1]}{letter})"
            else:
                line.append(f"({letter})")
            line += _moved(glyph.width + glyph.x - glyph.advance)
        end_line()
        if rise != self._rise:
            operators.append(f"{fp_str(self._rise)} Ts")
        return " ".join(operators)


class ShapingCanvas(Canvas):
    """A canvas whose text objects know how shaped runs are drawn; on any other they would come apart."""

    def beginText(self, x: float = 0, y: float = 0, direction: str | None = None) -> ShapingText:
        """As reportlab's."""
        return ShapingText(self, x, y, direction=direction)


def _moved(by: float) -> list[str]:
    """A move to the left in thousandths of the size; nothing where there is none."""
    return [fp_str(by)] if abs(by) > 1e-3 else []
