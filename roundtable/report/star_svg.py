"""The primitives of a star as SVG 1.1. Its words are outlines, so it looks the same wherever no font of ours is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from roundtable.domain.star_geometry import Box, Ops, Path, Primitive, Text
from roundtable.report.glyphs import outline, standing
from roundtable.report.star_drawing import StarPainter

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
    width, height = _n(right - left), _n(bottom - top)
    size = f'width="{width}" height="{height}"'
    glyphs: dict[tuple[str, int], str] = {}
    drawn = [_path(each, roles) if isinstance(each, Path) else _text(each, roles, painter, glyphs) for each in drawing]
    shapes = (f'<path id="{name}" d="{outline(*glyph)}"/>' for glyph, name in glyphs.items())
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg {_SPACES} {size} viewBox="{_n(left)} {_n(top)} {width} {height}" role="img"'
        f' aria-labelledby="title desc" lang={quoteattr(language)}>',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(alt)}</desc>',
        f"<defs>{''.join(shapes)}</defs>",
        f'<rect x="{_n(left)}" y="{_n(top)}" {size} fill="{roles["bg"]}"/>',
        *drawn,
        "</svg>",
        "",
    ]
    return "\n".join(lines).encode()


def _path(path: Path, roles: Mapping[str, str]) -> str:
    said = [f'd="{_d(path.ops)}"', f'fill="{roles[path.fill] if path.fill else "none"}"']
    if path.stroke:
        said.append(f'stroke="{roles[path.stroke]}" stroke-width="{_n(path.width or 1)}" stroke-linejoin="round"')
        if path.dash:
            said.append(f'stroke-dasharray="{" ".join(map(_n, path.dash))}"')
        else:
            said.append('stroke-linecap="round"')
    return f"<path {' '.join(said)}/>"


def _text(text: Text, roles: Mapping[str, str], painter: StarPainter, glyphs: dict[tuple[str, int], str]) -> str:
    """The glyphs of a line; each is drawn once, among the definitions, and named here."""
    start = -painter.measure(text.s, text.size, text.weight, text.face) / 2 if text.anchor == "middle" else 0.0
    uses = []
    for each in standing(painter.setter, text.s, painter.face_of(text.weight, text.face)):
        if outline(each.face, each.glyph):
            name = glyphs.setdefault((each.face, each.glyph), f"g{len(glyphs)}")
            x, y = start / text.size * 1000 + each.x * 1000, each.y * 1000
            uses.append(f'<use xlink:href="#{name}" x="{_n(x)}" y="{_n(y)}"/>')
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
