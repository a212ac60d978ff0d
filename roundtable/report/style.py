"""The page and its styles: measures in points, paragraph styles, colours by role (looks-room-and-page §2)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, lru_cache
from typing import Final

from reportlab.lib.colors import Color, HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle

from roundtable.domain.look import OF_THE_SOURCE
from roundtable.report import fonts
from roundtable.themes import Inks, inks_of

MM: Final = 72 / 25.4
PAGE_WIDTH: Final[float] = A4[0]
PAGE_HEIGHT: Final[float] = A4[1]
LEFT: Final = 30 * MM
RIGHT: Final = 30 * MM
TOP: Final = 28 * MM
BOTTOM: Final = 25 * MM
MEASURE: Final = PAGE_WIDTH - LEFT - RIGHT
"""The width of the text: 425 pt, about 70 characters."""
COLUMN: Final = PAGE_HEIGHT - TOP - BOTTOM
"""The height of the text on one page."""
LINE: Final = 17.5
"""From baseline to baseline of the body."""
TALLEST: Final = COLUMN - 2
"""The height of the tallest thing that does not break."""


_SOURCE: Final = inks_of(OF_THE_SOURCE)
_INKS: Final = ContextVar("inks", default=_SOURCE)
"""Each thread sets its own report."""


@contextmanager
def inked(inks: Inks) -> Iterator[None]:
    """Set what is set inside in these colours."""
    before = _INKS.set(inks)
    try:
        yield
    finally:
        _INKS.reset(before)


def inks() -> Mapping[str, str]:
    """The colours of what is being set, role to "#RRGGBB"."""
    return _INKS.get().by_role


def colour(role: str) -> Color:
    """The colour of a role in what is being set."""
    return paint(inks()[role])


@cache
def paint(hexadecimal: str) -> Color:
    """A colour that was mixed from the palette's."""
    return HexColor(hexadecimal)


def _style(name: str, parent: ParagraphStyle | None, **values: object) -> ParagraphStyle:
    fonts.register()
    return ParagraphStyle(name, parent=parent, **values)


def styles() -> dict[str, ParagraphStyle]:
    """All paragraph styles by name, in the colours of what is being set."""
    return _styles(_INKS.get())


@lru_cache(maxsize=8)
def _styles(_inks: Inks) -> dict[str, ParagraphStyle]:
    body = _style(
        "body",
        None,
        fontName=fonts.REGULAR,
        fontSize=12,
        leading=LINE,
        textColor=colour("ink"),
        spaceAfter=8.75,
        allowWidows=0,
        allowOrphans=0,
        bulletFontName=fonts.SEMIBOLD,
        bulletFontSize=12,
        bulletColor=colour("numeral"),
        underlineWidth="0.06*F",
        underlineOffset="-0.14*F",
    )
    small = _style("small", body, fontSize=10.5, leading=14.5, textColor=colour("small"), spaceAfter=0)
    cell = _style("cell", body, fontSize=11, leading=15, spaceAfter=0)
    made = [body, small, cell, *_of_text(body, small), *_of_tables(body, cell), *_of_furniture(cell)]
    return {style.name: style for style in made}


def _of_text(body: ParagraphStyle, small: ParagraphStyle) -> list[ParagraphStyle]:
    """Headings, leads, lists, captions, counted figures."""
    navy, blue = colour("navy"), colour("blue")
    head = {"fontName": fonts.SEMIBOLD, "balance": 1}
    light = {"fontName": fonts.LIGHT, "balance": 1}
    return [
        _style("lead", body, fontSize=15.5, leading=22.5, textColor=navy, spaceAfter=11, **light),
        _style("beside", body, allowWidows=1, allowOrphans=1),
        _style("heading-1", body, fontSize=23, leading=27, textColor=blue, spaceBefore=24, spaceAfter=9, **head),
        _style("heading-2", body, fontSize=14.5, leading=18.5, textColor=navy, spaceBefore=14, spaceAfter=4, **head),
        _style("heading-3", body, fontSize=12, leading=17.5, textColor=navy, spaceBefore=10, spaceAfter=2, **head),
        _style("evidence", small, spaceAfter=10),
        _style("evidence-beside", small, spaceAfter=10, rightIndent=56, balance=1),
        _style("caption", body, fontSize=10, leading=13.5, textColor=colour("small"), spaceAfter=0),
        _style("bullet", body, leftIndent=16, bulletIndent=2, spaceAfter=6),
        _style("number", body, leftIndent=20, bulletIndent=0, spaceAfter=6),
        _style("finding-numeral", body, fontName=fonts.LIGHT, fontSize=34, leading=36, textColor=colour("numeral")),
        _style("finding", body, fontSize=14, leading=18.5, textColor=navy, spaceAfter=3, **head),
        _style("finding-text", body, spaceAfter=3),
        _style("figure-numeral", body, fontName=fonts.LIGHT, fontSize=32, leading=36, textColor=blue, spaceAfter=0),
        _style("figure-label", small, leading=14),
    ]


def _of_tables(body: ParagraphStyle, cell: ParagraphStyle) -> list[ParagraphStyle]:
    """Cells and column heads; the ones that end in "-right" are set to the right."""
    fine = {"fontSize": 9.5, "leading": 12.5, "textColor": colour("small")}
    right = {"alignment": TA_RIGHT}
    reference = {"leading": 15.5, "leftIndent": 20, "firstLineIndent": -20, "spaceAfter": 7}
    return [
        _style("cell-right", cell, **right),
        _style("cell-strong", cell, fontName=fonts.SEMIBOLD, fontSize=10.5),
        _style("cell-small", cell, **fine),
        _style("cell-small-right", cell, **fine, **right),
        _style("kind", cell, fontName=fonts.MEDIUM, fontSize=9.5, textColor=colour("blue")),
        _style("row", cell, fontSize=10.5, leading=14),
        _style("row-right", cell, fontSize=10.5, leading=14, **right),
        _style("column", cell, fontName=fonts.MEDIUM, **fine),
        _style("column-right", cell, fontName=fonts.MEDIUM, **fine, **right),
        _style("agenda-label", cell, fontSize=10, leading=12),
        _style("panel", cell, fontName=fonts.SEMIBOLD, leading=14, textColor=colour("navy")),
        # An address may be broken at a slash even where the line is then less than full.
        _style("reference", cell, uriWasteReduce=0.3, **reference),
    ]


def _of_furniture(cell: ParagraphStyle) -> list[ParagraphStyle]:
    """Contents, and the lower part of the cover."""
    entry = {"fontName": fonts.MEDIUM, "fontSize": 12, "leading": 17}
    return [
        _style("contents", cell, textColor=colour("navy"), **entry),
        _style("contents-page", cell, textColor=colour("blue"), alignment=TA_RIGHT, **entry),
        _style("contents-figure-page", cell, textColor=colour("small"), alignment=TA_RIGHT),
        _style("cover-line", cell, leading=16),
        _style("cover-strong", cell, fontName=fonts.SEMIBOLD, leading=16, textColor=colour("blue")),
        _style("cover-partner", cell, fontSize=9.5, leading=13.5),
    ]


def quote_style(size: float, leading: float, indent: float, *, balanced: bool) -> ParagraphStyle:
    """The words in a box; the opening mark hangs by `indent` to the left of them."""
    return _quote_style(_INKS.get(), size, leading, indent, balanced=balanced)


@lru_cache(maxsize=256)
def _quote_style(_inks: Inks, size: float, leading: float, indent: float, *, balanced: bool) -> ParagraphStyle:
    return _style(
        f"quote-{size}-{indent:.2f}-{balanced}",
        styles()["body"],
        fontSize=size,
        leading=leading,
        textColor=colour("navy"),
        leftIndent=indent,
        firstLineIndent=-indent,
        spaceAfter=0,
        balance=int(balanced),
    )


def signature_style(role: str, indent: float) -> ParagraphStyle:
    """The line that says whose words stand in a box, in the box's hue."""
    return _signature_style(_INKS.get(), role, indent)


@lru_cache(maxsize=256)
def _signature_style(_inks: Inks, role: str, indent: float) -> ParagraphStyle:
    return _style(
        f"signature-{role}-{indent:.2f}",
        styles()["body"],
        fontSize=10.5,
        leading=14,
        textColor=colour(role),
        leftIndent=indent,
        spaceAfter=0,
    )


def cover_style(face: str, size: float, leading: float, *, balanced: bool = False) -> ParagraphStyle:
    """White words on the cover."""
    return _cover_style(_INKS.get(), face, size, leading, balanced=balanced)


@lru_cache(maxsize=256)
def _cover_style(_inks: Inks, face: str, size: float, leading: float, *, balanced: bool) -> ParagraphStyle:
    return _style(
        f"cover-{face}-{size}",
        styles()["body"],
        fontName=face,
        fontSize=size,
        leading=leading,
        textColor=colour("white"),
        spaceAfter=0,
        balance=int(balanced),
    )
