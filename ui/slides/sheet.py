"""The paper that slides are painted on: margins, label lines, rules and fitted blocks, at any size."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from functools import lru_cache
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from roundtable.domain.star import Star
from roundtable.domain.star_figure import evidence_star
from roundtable.domain.star_geometry import READ, bounds
from roundtable.domain.star_key import needs_key
from ui.slides.content import StarCounts
from ui.slides.fitting import FIGURE_SIZE, Block, Drawn, Fit, fit, fits, font, metrics
from ui.slides.letters import draw_text
from ui.slides.star_layer import paint_star
from ui.star import painter as star_painter

FLOOR = 1 / 28
"""Nothing that is to be read is smaller than this share of the slide's height."""
EDGES = 4.0
"""Units round the star for its edges."""
LABEL = 0.0375
"""Label lines, clock captions and legends, as a share of the height."""
WIDE = 1.6
"""Slides at least so much wider than high have columns; below that, columns stack."""
CAP = 0.668
"""Height of Atkinson's capitals by its size."""
_FIGURES = re.compile(r"\d[\d:]*|\D+")
Align = Literal["left", "right"]


@lru_cache(maxsize=64)
def _needs_key(star: Star, least: float, sectors: int) -> bool:
    """Asked whenever a slide is painted, and the same until the star or the screen is another one."""
    return needs_key(star, least, sectors, "not yet", star_painter.measure)


class Sheet:
    """A painter with the measures and colours of one slide; it remembers every line it has set.

    W and H are the slide's pixels, `left`, `right`, `top`, `bottom` the margins of text. Sizes are given as shares of
    H, places in pixels.
    """

    def __init__(self, painter: QPainter, size: QSizeF, theme_name: str) -> None:
        self.painter = painter
        self.W, self.H = size.width(), size.height()
        self.colours = star_painter.colours("slides", theme_name)
        self.star_colours = star_painter.colours("evidence_star", theme_name)
        self.is_wide = self.W / self.H >= WIDE
        margin = (0.05 if self.is_wide else 0.045) * self.W
        self.left, self.right = margin, self.W - margin
        self.top, self.bottom = 0.065 * self.H, (1 - 0.065) * self.H
        self.floor = math.ceil(FLOOR * self.H)
        self.drawn: list[Drawn] = []
        if painter.isActive():  # one that is not measures only
            painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)

    @property
    def column(self) -> float:
        """The width between the margins."""
        return self.right - self.left

    @property
    def label_base(self) -> float:
        """The baseline of the label line at the top."""
        return self.top + LABEL * self.H * 0.7

    def colour(self, role: str) -> QColor:
        """A colour of the slides."""
        return self.colours[role]

    def fill(self, role: str = "bg") -> None:
        """Cover the whole slide."""
        self.painter.fillRect(QRectF(0, 0, self.W, self.H), self.colour(role))

    def line(
        self,
        text: str,
        x: float,
        base: float,
        size: float,
        weight: int = 500,
        role: str = "ink",
        align: Align = "left",
        colour: QColor | None = None,
    ) -> float:
        """One line on a baseline, its digits in the figures' face; returns its width in pixels.

        `colour` is one that the slides do not have.
        """
        pixels = size * self.H
        runs, width = self._runs(text, pixels, weight)
        start = x - (width if align == "right" else 0)
        self._note(text, pixels, QRectF(start, base - CAP * pixels, width, CAP * pixels), role)
        self.painter.setPen(colour or self.colour(role))
        for run, face in runs:
            draw_text(self.painter, QPointF(start, base), run, face)
            start += QFontMetricsF(face).horizontalAdvance(run)
        return width

    def width_of(self, text: str, size: float, weight: int = 500) -> float:
        """How many pixels `line` would take."""
        return self._runs(text, size * self.H, weight)[1]

    def _runs(self, text: str, pixels: float, weight: int) -> tuple[list[tuple[str, QFont]], float]:
        """Words and digits apart, each with its face, and the width of all."""
        runs = [(run, self._run_font(run, pixels, weight)) for run in _FIGURES.findall(text)]
        return runs, sum(QFontMetricsF(face).horizontalAdvance(run) for run, face in runs)

    def label(self, text: str, x: float, width: float, base: float, role: str = "soft", weight: int = 600) -> float:
        """A label line; one that is too long shrinks to the floor and then goes on below, uncut.

        Returns how many pixels it goes on below its line.
        """
        one = self.sizes(LABEL, FLOOR, weight, 1.2, balance=False, hang=False, most_lines=1)
        if fits(text, width, self.H, one):
            self.line(text, x, base, fit(text, width, self.H, one).pixels / self.H, weight, role)
        elif text:
            more = fit(text, width, 0.2 * self.H, replace(one, balance=True, most_lines=4))
            return self.place(more, x, base - LABEL * self.H * 0.7, role) - base
        return 0.0

    def _run_font(self, run: str, pixels: float, weight: int) -> QFont:
        if run[0].isdigit():
            return font(round(pixels * FIGURE_SIZE), max(weight, 500), figures=True)
        return font(round(pixels), weight)

    def cap(self, size: float, weight: int) -> float:
        """How many pixels capitals are high."""
        return metrics(round(size * self.H), weight).capHeight()

    def figures(self, text: str, x: float, base: float, pixels: float, weight: int, role: str) -> None:
        """Digits in the figures' face; `x` is where the first one's advance begins."""
        face = font(round(pixels), weight, figures=True)
        measured = QFontMetricsF(face)
        cap, bearing = measured.capHeight(), measured.leftBearing(text[0])
        box = QRectF(x + bearing, base - cap, measured.horizontalAdvance(text) - bearing, cap)
        self._note(text, pixels / FIGURE_SIZE, box, role)
        self.painter.setPen(self.colour(role))
        draw_text(self.painter, QPointF(x, base), text, face)

    def figures_width(self, text: str, pixels: float, weight: int) -> float:
        """How many pixels `figures` would take."""
        return metrics(round(pixels), weight, True).horizontalAdvance(text)

    def sizes(
        self,
        largest: float,
        smallest: float,
        weight: int = 400,
        leading: float = 1.22,
        *,
        balance: bool = True,
        hang: bool = True,
        most_lines: int = 99,
    ) -> Fit:
        """How to fit a text between two sizes given as shares of H; the floor holds whatever is asked."""
        low = max(math.ceil(smallest * self.H), self.floor)
        return Fit(max(round(largest * self.H), low), low, weight, leading, balance, hang, most_lines)

    def whole(self, text: str, width: float, height: float, sizes: Fit) -> Block:
        """A text at one of its sizes; one that is too long for them is set smaller, since words are never cut."""
        smaller = replace(sizes, largest=sizes.smallest, smallest=self.floor)
        for how in (sizes, smaller):
            if fits(text, width, height, how):
                return fit(text, width, height, how)
        last = replace(smaller, largest=self.floor, smallest=1, leading=min(sizes.leading, 1.16), most_lines=99)
        return fit(text, width, height, last)

    def place(self, block: Block, x: float, cap_top: float, role: str = "ink") -> float:
        """Paint a block; returns its last baseline."""
        self.drawn += block.draw(self.painter, x, cap_top, self.colour(role), role)
        return cap_top + block.height

    def stand(self, block: Block, x: float, base: float, role: str = "ink") -> float:
        """Paint a block whose last line stands on `base`; returns the top of its first capitals."""
        self.place(block, x, base - block.height, role)
        return base - block.height

    def box(self, rect: QRectF, role: str, radius: float = 0.0) -> None:
        """A filled box without an edge."""
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(self.colour(role))
        self.painter.drawRoundedRect(rect, radius, radius)

    def rule(self, x: float, y: float, x2: float) -> None:
        """A rule, 2 px at 1080."""
        self.painter.setPen(QPen(self.colour("rule"), 2 * self.H / 1080, c=Qt.PenCapStyle.FlatCap))
        self.painter.drawLine(QPointF(x, y), QPointF(x2, y))

    def star(
        self,
        counts: StarCounts,
        rect: QRectF,
        *,
        discs: bool,
        labels: bool = True,
        align: tuple[float, float] = (0.5, 0.5),
        keyed: bool = False,
    ) -> None:
        """The star with its counts, as large as the rectangle allows; without labels it is an ornament in full gold.

        One that is `keyed` has letters, and its names are to stand beside it.
        """
        drawing = evidence_star(
            counts.star,
            counts.evidence,
            total=counts.total,
            now=counts.now,
            discs=discs,
            labels=labels,
            strengths=counts.strengths,
            least=self._least(counts.star, rect),
            keyed=keyed,
            measure=star_painter.measure,
        )
        colours = self.star_colours
        if not labels:
            colours = {**colours, "arm": colours["armnow"], "arm2": colours["armnow2"]}
        paint_star(self.painter, drawing, colours, self.colour("bg"), bounds(counts.star, READ, EDGES), rect, align)

    def needs_key(self, counts: StarCounts, rect: QRectF, sectors: int) -> bool:
        """Whether the star's names have no room on it there, at a size that is read."""
        return _needs_key(counts.star, self._least(counts.star, rect), sectors)

    def _least(self, star: Star, rect: QRectF) -> float:
        """The floor in units of a star in a rectangle; half a pixel is not seen."""
        left, top, right, bottom = bounds(star, READ, EDGES)
        unit = min(rect.width() / (right - left), rect.height() / (bottom - top))
        return (FLOOR * self.H - 0.5) / unit

    def _note(self, text: str, pixels: float, box: QRectF, role: str) -> None:
        self.drawn.append(Drawn(text, pixels, box, role))
