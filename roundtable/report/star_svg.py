"""The primitives of a star as SVG 1.1: a file of its own, or a figure within a web page.

Its words are outlines, so it looks as it does on paper wherever no font of ours is; what it says stands beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from roundtable.domain.star_geometry import Box, Ops, Path, Primitive, Text
from roundtable.report import fonts
from roundtable.report.content import StarFigure
from roundtable.report.glyphs import outline, standing
from roundtable.report.star_drawing import StarPainter, report_colours
from roundtable.report.text import Typesetter, as_html

_SPACES: Final = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'


def svg(
    drawing: Iterable[Primitive],
    box: Box,
    roles: Mapping[str, str],
    title: str,
    alt: str,
    language: str,
    painter: StarPainter,
) -> bytes:
    """The picture as UTF-8: its units are those of the star's plane, and `alt` says it to a screen reader."""
    left, top, right, bottom = box
    size = f'width="{_n(right - left)}" height="{_n(bottom - top)}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg {_SPACES} {size} {_seen(box)} role="img" aria-labelledby="title desc" lang={quoteattr(language)}>',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(alt)}</desc>',
        *_shapes(drawing, roles, painter, "g", f'<rect x="{_n(left)}" y="{_n(top)}" {size} fill="{roles["bg"]}"/>'),
        "</svg>",
        "",
    ]
    return "\n".join(lines).encode()


def figure(part: StarFigure) -> str:
    """The star of a report as one `<svg>` of a web page, in the report's own face; its description is its name."""
    fonts.register()
    painter = StarPainter(Typesetter())
    drawing, box = painter.printed(part.star, part.evidence, part.total, part.strengths)
    shapes = _shapes(drawing, report_colours(), painter, f"{part.key}-g")
    return f'<svg {_seen(box)} role="img" aria-label="{as_html(part.alt)}">{"".join(shapes)}</svg>'


def _seen(box: Box) -> str:
    left, top, right, bottom = box
    return f'viewBox="{_n(left)} {_n(top)} {_n(right - left)} {_n(bottom - top)}"'


def _shapes(
    drawing: Iterable[Primitive], roles: Mapping[str, str], painter: StarPainter, prefix: str, ground: str = ""
) -> Iterator[str]:
    """The outlines of the letters, whose ids begin with `prefix`, and what is drawn with them."""
    glyphs: dict[tuple[str, int], str] = {}

    def name_of(face: str, glyph: int) -> str:
        return glyphs.setdefault((face, glyph), f"{prefix}{len(glyphs)}")

    drawn = [_path(each, roles) if isinstance(each, Path) else _text(each, roles, painter, name_of) for each in drawing]
    outlines = (f'<path id={quoteattr(name)} d="{outline(*glyph)}"/>' for glyph, name in glyphs.items())
    yield f"<defs>{''.join(outlines)}</defs>"
    yield from filter(None, (ground, *drawn))


def _path(path: Path, roles: Mapping[str, str]) -> str:
    if not path.fill and not path.stroke:
        return ""
    said = [f'd="{_d(path.ops)}"', f'fill="{roles[path.fill] if path.fill else "none"}"']
    if path.stroke:
        said.append(f'stroke="{roles[path.stroke]}" stroke-width="{_n(path.width or 1)}" stroke-linejoin="round"')
        if path.dash:
            said.append(f'stroke-dasharray="{" ".join(map(_n, path.dash))}"')
        else:
            said.append('stroke-linecap="round"')
    return f"<path {' '.join(said)}/>"


def _text(text: Text, roles: Mapping[str, str], painter: StarPainter, name_of: Callable[[str, int], str]) -> str:
    """The glyphs of a line; each is drawn once, among the definitions, and named here."""
    start = -painter.measure(text.s, text.size, text.weight, text.face) / 2 if text.anchor == "middle" else 0.0
    uses = []
    for each in standing(painter.setter, text.s, painter.face_of(text.weight, text.face)):
        if outline(each.face, each.glyph):
            name = name_of(each.face, each.glyph)
            x, y = start / text.size * 1000 + each.x * 1000, each.y * 1000
            uses.append(f'<use xlink:href={quoteattr(f"#{name}")} x="{_n(x)}" y="{_n(y)}"/>')
    turn = f" rotate({_n(text.angle)})" if text.angle else ""
    scale = f"{text.size / 1000:.5f}"
    move = f"translate({_n(text.x)} {_n(text.y)}){turn} scale({scale} -{scale})"
    label = quoteattr(text.s)
    return f'<g fill="{roles[text.role]}" transform="{move}" aria-label={label}>{"".join(uses)}</g>'


def _d(ops: Ops) -> str:
    return " ".join(" ".join((op[0], *(_n(number) for number in op[1:]))) for op in ops)


def _n(number: float | str) -> str:
    """A number to a hundredth, as short as it can be."""
    short = f"{float(number):.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short
