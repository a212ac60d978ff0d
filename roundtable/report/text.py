"""The one safe way from a user's text to a page: cleaned, escaped, every run in a face that has its letters.

Reportlab reads markup in every paragraph: raw text would lose `<jane@x.org>`, change `R&D`, fail on `a<b` and open
the file named in `<img>`. So no text reaches it but through a `Typesetter`.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field, replace
from html import escape
from typing import Final, Literal
from urllib.parse import quote

from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfgen.canvas import Canvas

from roundtable.domain.folding import plain_letter
from roundtable.report import bidi, fonts
from roundtable.report.markdown import SCHEMES, Rich, Span, bare, letters
from roundtable.report.style import inks

LONGEST: Final = 6_000
"""Characters of one paragraph; a longer text is set as several, since reportlab's line breaking is quadratic."""
_LONGEST_HEAD: Final = 400
"""Characters that are looked at for one line; no line holds more."""
TIE_FROM: Final = 40
"""From this many characters on, the last word is tied to the one before it."""

_DROPPED: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls
    "\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u206f\ufeff\u00ad"  # invisible: direction, joiners, soft hyphen
    "\ufe00-\ufe0f\ufff9-\ufffb\ufffe\uffff\ud800-\udfff"  # variation, annotation, no characters at all
    "\U000e0000-\U000e0fff]"  # tags
)
_REPLACED: Final = str.maketrans(
    {
        "\u2011": "-",
        **dict.fromkeys("\u202f\u2007", "\u00a0"),
        **dict.fromkeys("\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000", " "),
        **dict.fromkeys("\u2028\u2029\u0085\r", "\n"),
    }
)
"""Spaces, hyphens and line ends that few faces have, as the ones that all have."""
_LAST_WORD: Final = re.compile(r" (?=[^ ]{1,12}$)")
_MONTHS: Final = "January|February|March|April|May|June|July|August|September|October|November|December"
_DAY: Final = re.compile(rf"\b(\d{{1,2}}) (?=(?:{_MONTHS})\b)")
_UNSAFE_IN_URI: Final = "!#$%&'()*+,/:;=?@[]~"

Anchor = Literal["start", "middle", "end"]


def clean(text: object) -> str:
    """The text in NFC without what cannot be printed: controls, direction marks, lone surrogates."""
    text = str(text)
    if text.isascii() and text.isprintable():  # most are, and each is asked for several times
        return text
    return _DROPPED.sub("", unicodedata.normalize("NFC", text).replace("\r\n", "\n").translate(_REPLACED))


def plain(text: str | Rich) -> str:
    """One clean line for metadata and outline, where nothing is marked up."""
    return " ".join(clean(text if isinstance(text, str) else letters(text)).split())


def language_tag(tag: str) -> str:
    """The language as a tag that readers know (BCP 47), British English where it is none."""
    return tag if re.fullmatch("[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*", tag) else "en-GB"


def as_html(text: str) -> str:
    """A clean text for a web page, between tags or between quotation marks."""
    return escape(clean(text))


def pieces(text: Rich, longest: int = LONGEST) -> list[Rich]:
    """The text cut into stretches of at most `longest` characters, at spaces where there are any."""
    if sum(len(span.text) for span in text) <= longest:
        return [text]
    found: list[Rich] = []
    current: list[Span] = []
    room = longest
    for span in text:
        rest = span.text
        while len(rest) > room:
            cut = max(rest.rfind(" ", 0, room), rest.rfind("\n", 0, room)) + 1 or room
            current.append(replace(span, text=rest[:cut]))
            found.append(tuple(current))
            rest, current, room = rest[cut:], [], longest
        current.append(replace(span, text=rest))
        room -= len(rest)
    return [piece for piece in [*found, tuple(current)] if letters(piece).strip()]


def safe_link(href: str) -> str:
    """The address in ASCII if it is one that may be followed (http, https, mailto), else ""."""
    address = clean(href).strip()
    if not address.lower().startswith(SCHEMES):
        return ""
    return quote(address, safe=_UNSAFE_IN_URI)


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")


def _tied(text: Rich) -> Rich:
    """The last word held to the one before it, so that no line has one word only."""
    if sum(len(span.text) for span in text) < TIE_FROM or not text:
        return text
    last = text[-1]
    return (*text[:-1], replace(last, text=_LAST_WORD.sub("\u00a0", last.text)))


def _face(base: str, *, strong: bool, emphasis: bool) -> str:
    if strong and emphasis:
        return fonts.SEMIBOLD_ITALIC
    if strong:
        return fonts.SEMIBOLD
    if emphasis:
        return fonts.SEMIBOLD_ITALIC if base == fonts.SEMIBOLD else fonts.ITALIC
    return base


@dataclass
class Typesetter:
    """Makes the markup and draws the lines of one document; remembers the characters that no face has.

    `missing` maps such a character to the text in which it first stood.
    """

    missing: dict[str, str] = field(default_factory=dict)
    undressed: dict[str, str] = field(default_factory=dict)
    """By texts with styled letters that no face has, which are printed as plain ones, the first such letter."""
    targets: frozenset[str] = frozenset()
    """Where links inside the document may lead; others are set as plain words."""

    def markup(self, text: Rich | str, base: str = fonts.REGULAR, *, tie: bool = True) -> str:
        """Markup for a reportlab Paragraph whose style has the face `base`; line breaks are kept."""
        rich = bare(text) if isinstance(text, str) else text
        # The day of a date stays on one line with its month.
        held = [_DAY.sub("\\1\u00a0", clean(span.text)) for span in rich]
        rich = tuple(
            span if said == span.text else replace(span, text=said) for span, said in zip(rich, held, strict=True)
        )
        return "".join(self._span(span, base) for span in (_tied(rich) if tie else rich))

    def _span(self, span: Span, base: str) -> str:
        face = _face(base, strong=span.strong, emphasis=span.emphasis)
        made = "".join(
            _escaped(run) if name == base else f'<font name="{name}">{_escaped(run)}</font>'
            for name, run in self.runs(span.text, face)
        ).replace("\n", "<br/>")
        if span.soft:
            made = f'<font color="{inks()["small"]}">{made}</font>'
        return self._linked(made, span)

    def _linked(self, made: str, span: Span) -> str:
        inside = f"#{span.target}" if span.target in self.targets else ""
        address = safe_link(span.href) if span.href else inside
        if not address:
            return made
        return f'<a href="{_escaped(address)}" color="{inks()["link"]}"><u>{made}</u></a>'

    def runs(self, text: str, face: str) -> list[tuple[str, str]]:
        """Runs of (face, letters); what no face has is its plain letter or a question mark, and is remembered."""
        found: list[tuple[str, str]] = []
        for name, run in fonts.runs(text, face):
            if name is not None:
                found.append((name, run))
                continue
            found.append((face, "".join(self._stand_in(character, text) for character in run)))
        return found

    def _stand_in(self, character: str, text: str) -> str:
        """What is printed for a character that no face has."""
        if character in "\n\t":
            return character
        if (plain := plain_letter(character)).isascii():  # as every face has them
            self.undressed.setdefault(text, character)
            return plain
        self.missing.setdefault(character, text)
        return "?"

    # Lines drawn by hand: charts, the star, header and footer

    def width(self, text: str, face: str, size: float) -> float:
        """The width of one line in points."""
        return sum(float(stringWidth(run, name, size)) for name, run in self.runs(plain(text), face))

    def draw(
        self,
        canvas: Canvas,
        x: float,
        y: float,
        text: str,
        face: str,
        size: float,
        anchor: Anchor = "start",
    ) -> None:
        """Draw one line with its baseline at y, in the canvas's fill colour."""
        line = plain(text)
        if anchor != "start":
            x -= self.width(line, face, size) * (0.5 if anchor == "middle" else 1.0)
        for name, run in self.in_order(line, face):
            canvas.setFont(name, size)
            canvas.drawString(x, y, run)
            x += float(stringWidth(run, name, size))

    def in_order(self, line: str, face: str) -> list[tuple[str, str]]:
        """The runs of a line from left to right, whichever way each is read."""
        found = self.runs(line, face)
        if not bidi.RIGHT_TO_LEFT.search(line):
            return found
        parts = bidi.ordered([(run, fonts.is_shaped(name)) for name, run in found], bidi.base_level(line))
        return [(found[part.run][0], part.letters) for part in parts]

    def shortened(self, text: str, face: str, size: float, width: float) -> str:
        """The text, or as many of its first words as fit with an ellipsis; for running heads only."""
        line = plain(text)
        if len(line) <= _LONGEST_HEAD and self.width(line, face, size) <= width:
            return line
        line = line[:_LONGEST_HEAD]
        low, high = 0, len(line)
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(line[:middle] + "…", face, size) <= width:
                low = middle
            else:
                high = middle - 1
        cut = line.rfind(" ", 0, low + 1)
        return line[: cut if cut > low // 2 else low].rstrip(" ,.;:–-") + "…"

    @property
    def notes(self) -> tuple[str, ...]:
        """A warning for each character that was printed as a question mark, and each text with plain letters."""
        lines = [(character, text, '"?" is') for character, text in self.missing.items()]
        lines += [(character, text, "plain letters are") for text, character in self.undressed.items()]
        return tuple(
            f'text: no face here has "{character}" (U+{ord(character):04X}), {what} printed in "{_short(text)}"'
            for character, text, what in lines
        )


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 40 else line[:39] + "…"
