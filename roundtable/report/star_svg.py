"""The primitives of a star as SVG 1.1: no font is in it, yet no word grows wider than it was measured."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from roundtable.domain.star_geometry import Box, Face, Ops, Path, Primitive, Text
from roundtable.domain.star_labels import Measure

_FAMILIES: Final[Mapping[Face, str]] = {
    "words": "'Atkinson Hyperlegible Next', Inter, 'Noto Sans', sans-serif",
    "figures": "Inter, 'Atkinson Hyperlegible Next', sans-serif",
}


def svg(
    drawing: Iterable[Primitive],
    box: Box,
    roles: Mapping[str, str],
    title: str,
    alt: str,
    language: str,
    measure: Measure,
) -> bytes:
    """The picture as UTF-8: its units are those of the star's plane, and `alt` says it to a screen reader.

    Each text names the length that it was measured to have, so that another font in the place of ours keeps it.
    """
    left, top, right, bottom = box
    size = f'width="{_n(right - left)}" height="{_n(bottom - top)}"'
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="{_n(left)} {_n(top)} {_n(right - left)} '
        f'{_n(bottom - top)}" role="img" aria-labelledby="title desc" lang={quoteattr(language)}>',
        f'<title id="title">{escape(title)}</title>',
        f'<desc id="desc">{escape(alt)}</desc>',
        f'<rect x="{_n(left)}" y="{_n(top)}" {size} fill="{roles["bg"]}"/>',
    ]
    for each in drawing:
        lines.append(_path(each, roles) if isinstance(each, Path) else _text(each, roles, measure))
    return "\n".join([*lines, "</svg>", ""]).encode()


def _path(path: Path, roles: Mapping[str, str]) -> str:
    said = [f'd="{_d(path.ops)}"', f'fill="{roles[path.fill] if path.fill else "none"}"']
    if path.stroke:
        said.append(f'stroke="{roles[path.stroke]}" stroke-width="{_n(path.width or 1)}" stroke-linejoin="round"')
        if path.dash:
            said.append(f'stroke-dasharray="{" ".join(map(_n, path.dash))}"')
        else:
            said.append('stroke-linecap="round"')
    return f"<path {' '.join(said)}/>"


def _text(text: Text, roles: Mapping[str, str], measure: Measure) -> str:
    at = f'x="{_n(text.x)}" y="{_n(text.y)}"'
    turn = f' transform="rotate({_n(text.angle)} {_n(text.x)} {_n(text.y)})"' if text.angle else ""
    length = _n(measure(text.s, text.size, text.weight, text.face))
    return (
        f'<text {at}{turn} fill="{roles[text.role]}" font-family="{_FAMILIES[text.face]}" '
        f'font-size="{_n(text.size)}" font-weight="{text.weight}" text-anchor="{text.anchor}" '
        f'textLength="{length}" lengthAdjust="spacingAndGlyphs">{escape(text.s)}</text>'
    )


def _d(ops: Ops) -> str:
    return " ".join(" ".join((op[0], *(_n(number) for number in op[1:]))) for op in ops)


def _n(number: float | str) -> str:
    """A number to a hundredth, as short as it can be."""
    short = f"{float(number):.2f}".rstrip("0").rstrip(".")
    return "0" if short == "-0" else short
