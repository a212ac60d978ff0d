"""The small star beside the heading of one of its parts, which shows where one is."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas

from roundtable.domain.star import Star
from roundtable.report.content import Heading
from roundtable.report.star_drawing import StarPainter, star_ratio
from roundtable.report.text import Typesetter

THUMBNAIL = 46.0
SMALL_THUMBNAIL = 36.0


def thumbnail_width(heading: Heading) -> float:
    """Its width in points."""
    return THUMBNAIL if heading.level == 1 else SMALL_THUMBNAIL


def ornament_of(
    star: Star | None, setter: Typesetter, heading: Heading
) -> Callable[[Canvas, float, float], None] | None:
    """What draws the small star beside the heading of one of its parts; None for any other heading."""
    if star is None or star.find(heading.segment) is None or heading.level > 2:
        return None
    painter, width = StarPainter(setter), thumbnail_width(heading)
    height = width * star_ratio(star)

    def draw(canvas: Canvas, x: float, top: float) -> None:
        canvas.saveState()
        canvas.translate(x, top + 9 - height)
        painter.thumbnail(canvas, star, heading.segment, width)
        canvas.restoreState()

    return draw
