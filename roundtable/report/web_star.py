"""The star as SVG, for the report as a web page: the same primitives as on paper, its numbers in words beside them."""

from __future__ import annotations

from roundtable.domain.star_figure import evidence_star
from roundtable.domain.star_geometry import READ, Path, Text, bounds
from roundtable.palette import colours
from roundtable.report import fonts
from roundtable.report.content import StarFigure
from roundtable.report.star_drawing import PAPER, StarPainter
from roundtable.report.text import Typesetter, as_html

_MARGIN = 4.0


def star_svg(part: StarFigure) -> str:
    """One `<svg>` with the star and what was heard, its description as its name."""
    palette = {**colours("evidence_star"), **PAPER}
    fonts.register()
    measure = StarPainter(Typesetter()).measure
    discs = any(len(heard.sectors) > 1 for heard in part.evidence.values())
    drawn = evidence_star(part.star, part.evidence, total=part.total, discs=discs, empty="none", measure=measure)
    left, top, right, bottom = bounds(part.star, READ, _MARGIN)
    box = " ".join(f"{value:g}" for value in (left, top, right - left, bottom - top))
    shapes = "".join(_path(each, palette) if isinstance(each, Path) else _text(each, palette) for each in drawn)
    return f'<svg role="img" aria-label="{as_html(part.alt)}" viewBox="{box}" stroke-linejoin="round">{shapes}</svg>'


def _path(path: Path, palette: dict[str, str]) -> str:
    if not path.fill and not path.stroke:
        return ""
    steps = []
    for op in path.ops:
        letter = {7: "C", 1: "Z"}.get(len(op), str(op[0]))
        steps.append(letter + " ".join(f"{value:.6g}" for value in op[1:]))
    fill = palette[path.fill] if path.fill else "none"
    edge = f' stroke="{palette[path.stroke]}" stroke-width="{path.width:g}"' if path.stroke else ""
    dash = f' stroke-dasharray="{path.dash[0]:g} {path.dash[1]:g}"' if path.stroke and path.dash else ""
    return f'<path d="{"".join(steps)}" fill="{fill}"{edge}{dash}/>'


def _text(text: Text, palette: dict[str, str]) -> str:
    turned = f' transform="rotate({text.angle:.5g} {text.x:.6g} {text.y:.6g})"' if text.angle else ""
    return (
        f'<text x="{text.x:.6g}" y="{text.y:.6g}" font-size="{text.size:.5g}" font-weight="{text.weight}"'
        f' text-anchor="{text.anchor}" fill="{palette[text.role]}"{turned} aria-hidden="true">{as_html(text.s)}</text>'
    )
