"""Screen and paper replay one geometry: the same figure by Qt and by reportlab, compared point by point."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from reportlab.pdfgen.canvas import Canvas

from roundtable.domain.star import CO_PRODUCTION, Segment, Star
from roundtable.domain.star_figure import evidence_star
from roundtable.domain.star_geometry import READ, Primitive, bounds
from roundtable.domain.star_thumbnail import Heard
from roundtable.palette import colours
from roundtable.report.star_drawing import StarPainter
from roundtable.report.text import Typesetter
from ui.star import painter as star_painter

WIDTH = 700
OTHER = Star(
    "",
    tuple(Segment(f"part-{i}", f"Part {i}", "") for i in range(3)),
    tuple(Segment(f"arm-{i}", f"Arm {i}", "") for i in range(6)),
)


def drawing_of(star: Star) -> tuple[Primitive, ...]:
    heard = [Heard(3 * i, (True, i % 2 == 0)) for i, _ in enumerate(star.segments)]
    evidence = {segment.id: each for segment, each in zip(star.segments, heard, strict=True)}
    return evidence_star(star, evidence, now=(star.segments[1].id, star.segments[-1].id), labels=False)


def on_screen(star: Star, look: str) -> QImage:
    left, top, right, bottom = bounds(star, READ, 4)
    height = round(WIDTH * (bottom - top) / (right - left))
    image = QImage(WIDTH, height, QImage.Format.Format_RGB32)
    image.fill(QColor(colours("evidence_star", look)["bg"]))
    painter = QPainter(image)
    area = QRectF(0, 0, WIDTH, height)
    star_painter.paint_in(
        painter, drawing_of(star), star_painter.colours("evidence_star", look), bounds(star, READ, 4), area, (0, 0)
    )
    painter.end()
    return image


def on_paper(star: Star, look: str, height: int) -> QImage:
    left, top, right, _ = bounds(star, READ, 4)
    scale = WIDTH / (right - left)
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=(WIDTH, height), initialFontName="Helvetica")
    roles = colours("evidence_star", look)
    canvas.setFillColor(roles["bg"])
    canvas.rect(0, 0, WIDTH, height, stroke=0, fill=1)
    canvas.translate(-left * scale, height + top * scale)
    canvas.scale(scale, -scale)
    StarPainter(Typesetter()).replay(canvas, drawing_of(star), lambda role, _key: roles[role])
    canvas.save()
    with pypdfium2.PdfDocument(held.getvalue()) as document:
        bitmap = document[0].render(scale=1)
        data = bytes(bitmap.buffer)
        image = QImage(data, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_BGR888)
        return image.convertToFormat(QImage.Format.Format_RGB32)


@pytest.mark.parametrize("star", [CO_PRODUCTION, OTHER], ids=["4+5", "3+6"])
@pytest.mark.parametrize("look", ["light", "dark"])
def test_the_star_is_the_same_on_screen_and_on_paper(qapp: QApplication, star: Star, look: str) -> None:
    screen = on_screen(star, look)
    paper = on_paper(star, look, screen.height())
    assert paper.size() == screen.size()
    one, other = bytes(screen.constBits()), bytes(paper.constBits())
    apart = [abs(a - b) for channel in range(3) for a, b in zip(one[channel::4], other[channel::4], strict=True)]
    assert sum(apart) / len(apart) < 1.5
    assert sum(each > 96 for each in apart) / len(apart) < 0.004
