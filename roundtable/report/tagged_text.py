"""A text object that knows which of its code is which part of the text: links, shaped runs, lines that were turned."""

from __future__ import annotations

from dataclasses import dataclass

from roundtable.report.elements import Node
from roundtable.report.shaping import ShapingText


@dataclass(slots=True)
class Piece:
    """A stretch of a text object's code with the link that it is part of, and what is said in its place.

    `order` is where it is read: it differs from where it is drawn in lines with letters that run to the left.
    """

    start: int
    end: int
    link: Node | None
    span: Node | None
    order: tuple[int, int]


class Turned(str):
    """Letters of a line that was put in the order of the eye.

    `said` are the letters as they are read, `line` the whole line, to be said in place of all its parts; it is empty
    where there are links, which have to be parts of their own. `place` is where the letters are read in the line,
    `is_first` and `is_last` tell of the eye's first part and of the one that is read last.
    """

    said: str
    line: str
    place: int
    is_first: bool
    is_last: bool

    @classmethod
    def of(cls, letters: str, said: str, line: str, place: int, *, is_first: bool, is_last: bool) -> Turned:
        """The letters to draw with what is to be known of them."""
        found = cls(letters)
        found.said, found.line, found.place = said, line, place
        found.is_first, found.is_last = is_first, is_last
        return found


class TaggedText(ShapingText):
    """A text object that remembers which of its code is which part of the text."""

    def __init__(self, *arguments: object, **options: object) -> None:
        super().__init__(*arguments, **options)
        self.pieces: list[Piece] = []
        self._link: Node | None = None
        self._line: Node | None = None
        self._last = ""
        self._line_start = 0

    def _textOut(self, text: str, TStar: int = 0) -> None:
        """Put out a run; at the end of a line with the space that parts it from the next one."""
        ends_line = text.is_last if isinstance(text, Turned) else TStar
        gap = " " if ends_line and text and _ends_word(text[-1]) else ""
        span = self._span(text, gap)
        start = len(self._code)
        super()._textOut(text if span else text + gap, TStar)
        self._put(start, span, text, gap)

    def textOut(self, text: str) -> None:
        """Put out a text that stands alone."""
        span, start = self._span(text, ""), len(self._code)
        super().textOut(text)
        self._put(start, span, text)

    def textLine(self, text: str = "") -> None:
        """Put out a line that stands alone."""
        span, start = self._span(text, ""), len(self._code)
        super().textLine(text)
        self._put(start, span, text)

    def _put(self, start: int, span: Node | None, text: str, gap: str = "") -> None:
        """Remember what has just been put out."""
        if text:
            place = len(self.pieces)
            order = (self._line_start, text.place) if isinstance(text, Turned) else (place, 0)
            self.pieces.append(Piece(start, len(self._code), self._link, span, order))
        self._last = text + gap
        if self._link is not None:
            self._link.said += self._last

    def _span(self, text: str, gap: str) -> Node | None:
        """The element that says what the glyphs cannot: shaped ones, and a line in the order of the eye."""
        if isinstance(text, Turned):
            if text.is_first:
                self._line_start = len(self.pieces)
                self._line = Node("Span", actual=text.line + " ") if text.line else None
            if self._line is not None:
                return self._line
            if text.said != text or gap:
                return Node("Span", actual=text.said + gap)
        return Node("Span", actual=text + gap) if self.says_otherwise(text) else None

    def _linkRecord(self, link: tuple[int, str], what: str) -> None:
        """A link begins with the run that was put out last, and has ended before the next one."""
        self._link = self._canvas.link(link) if what == "start" else None
        if self._link is not None and self.pieces:
            self.pieces[-1].link = self._link
            self._link.said += self._last


def _ends_word(character: str) -> bool:
    """Whether a word ends with a line that ends so: Han has no spaces, and addresses are broken after a stroke."""
    return character not in " -\u2010/" and not 0x3000 <= ord(character) < 0xA000
