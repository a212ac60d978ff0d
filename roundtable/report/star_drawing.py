"""The star on paper: replays the primitives of `domain/star_figure.py` on a reportlab canvas."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

from reportlab.pdfgen.canvas import Canvas

from roundtable.domain.star import Star
from roundtable.domain.star_figure import evidence_star
from roundtable.domain.star_geometry import READ, Box, Face, Path, Primitive, Text, bounds
from roundtable.domain.star_strength import NOT_MEASURED, Strengths
from roundtable.domain.star_thumbnail import Evidence, Heard
from roundtable.palette import colours, mix
from roundtable.report import fonts
from roundtable.report.figures import CaptionedFigure
from roundtable.report.star_key_below import printed_star
from roundtable.report.style import inks, paint
from roundtable.report.text import Typesetter

_MARGIN: Final = 4.0
"""Units around the outlines, for their edges."""
WIDTH: Final = 352.0
"""The star in the report, in points: its labels are then some 12 pt."""
_LEAST: Final = 8.2
"""The smallest label in points, on a star that shrank as far as it may."""


@dataclass(frozen=True)
class StarPainter:
    """Draws stars, in the report's faces or in those of the screen; the canvas knows shaped runs (`ShapingCanvas`)."""

    setter: Typesetter
    face_of: Callable[[int, Face], str] = fonts.report_face

    def measure(self, s: str, size: float, weight: int = 400, face: Face = "words") -> float:
        """The width of a label in units; a space counts, also where it stands alone on an arc."""
        name = self.face_of(weight, face)
        if s != s.strip():
            return self.setter.width(f"|{s}|", name, size) - self.setter.width("||", name, size)
        return self.setter.width(s, name, size)

    def replay(self, canvas: Canvas, primitives: Iterable[Primitive], colour_of: Callable[[str, str], str]) -> None:
        """Draw primitives on a canvas whose y axis points down; `colour_of(role, key)` gives their colours."""
        canvas.setLineJoin(1)
        for primitive in primitives:
            if isinstance(primitive, Path):
                _draw_path(canvas, primitive, colour_of)
            else:
                self._draw_text(canvas, primitive, colour_of)

    def _draw_text(self, canvas: Canvas, text: Text, colour_of: Callable[[str, str], str]) -> None:
        canvas.saveState()
        canvas.translate(text.x, text.y)
        canvas.rotate(text.angle)
        canvas.scale(1, -1)
        canvas.setFillColor(paint(colour_of(text.role, text.key)))
        self.setter.draw(canvas, 0, 0, text.s, self.face_of(text.weight, text.face), text.size, text.anchor)
        canvas.restoreState()

    def figure(
        self,
        canvas: Canvas,
        star: Star,
        evidence: Evidence,
        total: int,
        width: float,
        strengths: Strengths = NOT_MEASURED,
    ) -> None:
        """The star with what was heard, its lower left corner at the origin, `width` points wide; its key below it."""
        palette = report_colours()
        primitives, box = self.printed(star, evidence, total, strengths)
        _place(canvas, box, width)
        self.replay(canvas, primitives, lambda role, _key: palette[role])

    def printed(
        self, star: Star, evidence: Evidence, total: int, strengths: Strengths = NOT_MEASURED
    ) -> tuple[tuple[Primitive, ...], Box]:
        """The star of the report, and its key where its names would be smaller than is read, with the box of both."""
        left, _, right, _ = box_of(star)
        return printed_star(
            star,
            evidence,
            self.measure,
            total=total,
            discs=any(len(heard.sectors) > 1 for heard in evidence.values()),
            least=_LEAST * (right - left) / (WIDTH * CaptionedFigure.SMALLEST),
            margin=_MARGIN,
            strengths=strengths,
        )

    def thumbnail(self, canvas: Canvas, star: Star, segment: str, width: float) -> None:
        """The star in greys with one part in its colour, its lower left corner at the origin; an ornament."""
        evidence = {each.id: Heard(1) for each in star.segments}
        grey = inks()["grey"]
        gold = colours("evidence_star")["armnow2"]
        greys = {"arm": mix(grey, "#FFFFFF", 0.55), "arm2": mix(grey, "#FFFFFF", 0.35), "armline": grey}
        hues = inks()

        def colour_of(role: str, key: str) -> str:
            if role.startswith("hub"):
                return "#FFFFFF"
            if key == segment:
                return gold if role.startswith("arm") else hues.get(role, hues["blue"])
            return greys.get(role, mix(grey, "#FFFFFF", 0.15))

        _place(canvas, box_of(star), width)
        quiet = [
            replace(each, stroke=None) if isinstance(each, Path) else each
            for each in evidence_star(star, evidence, labels=False)
        ]
        self.replay(canvas, quiet, colour_of)

    def cover(self, canvas: Canvas, star: Star, evidence: Evidence, radius: float) -> None:
        """The debate's own star round the origin, in blues: the brighter a part, the more was heard on it."""
        report = inks()
        ground, low, high = report["blue"], report["cover_star_low"], report["cover_star_high"]
        most = max((heard.points for heard in evidence.values()), default=0)

        def colour_of(role: str, key: str) -> str:
            if role.startswith("hub") or role in ("hollow", "armline"):
                return ground
            if role == "hollowline" or role.endswith("_line"):
                return report["cover_star_hollow"]
            points = evidence[key].points if key in evidence else 0
            tone = mix(low, high, (points / most) ** 0.8 if most else 0.0)
            return mix(tone, report["navy"], 0.16) if role == "arm2" else tone

        canvas.saveState()
        scale = radius / READ.tip
        canvas.scale(scale, -scale)
        self.replay(canvas, evidence_star(star, evidence, labels=False), colour_of)
        canvas.restoreState()


def report_colours() -> Mapping[str, str]:
    """The colours of the star in a report: paper is white where the screen is cream."""
    return {**colours("evidence_star"), "bg": "#FFFFFF", "hollow": "#FFFFFF", "hub": "#FFFFFF"}


def box_of(star: Star) -> Box:
    """What the star takes of the plane in a report, its edges included."""
    return bounds(star, READ, _MARGIN)


def star_ratio(star: Star) -> float:
    """Height over width of the star."""
    return ratio_of(box_of(star))


def ratio_of(box: Box) -> float:
    """Height over width of a box."""
    left, top, right, bottom = box
    return (bottom - top) / (right - left)


def _place(canvas: Canvas, box: Box, width: float) -> None:
    """Put a box of the star's plane on the canvas: its left edge at 0, its lower edge at 0, y down from here on."""
    left, _, right, bottom = box
    scale = width / (right - left)
    canvas.scale(scale, -scale)
    canvas.translate(-left, -bottom)


def _draw_path(canvas: Canvas, path: Path, colour_of: Callable[[str, str], str]) -> None:
    if not path.fill and not path.stroke:
        return
    outline = canvas.beginPath()
    for op in path.ops:
        if len(op) == 7:
            outline.curveTo(*op[1:])
        elif len(op) == 1:
            outline.close()
        elif op[0] == "M":
            outline.moveTo(op[1], op[2])
        else:
            outline.lineTo(op[1], op[2])
    if path.fill:
        canvas.setFillColor(paint(colour_of(path.fill, path.key)))
    if path.stroke:
        canvas.setStrokeColor(paint(colour_of(path.stroke, path.key)))
        canvas.setLineWidth(path.width)
        canvas.setDash(*([list(path.dash)] if path.dash else [[]]))
        canvas.setLineCap(0 if path.dash else 1)
    canvas.drawPath(outline, stroke=int(bool(path.stroke)), fill=int(bool(path.fill)), fillMode=1)
