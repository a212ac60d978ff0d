"""Screen and paper replay one geometry: the same star by Qt and by reportlab, words and all, point by point."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator

import pypdfium2
import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from roundtable import resources
from roundtable.domain.star import CO_PRODUCTION, Segment, Star, turned
from roundtable.domain.star_chip_figure import Note, chips_around, room_around
from roundtable.domain.star_chips import ChipSize
from roundtable.domain.star_figure import evidence_star, facilitators_star
from roundtable.domain.star_geometry import READ, Box, Primitive, bounds
from roundtable.domain.star_marks import sector_marks
from roundtable.domain.star_strength import Strength
from roundtable.domain.star_thumbnail import Heard
from roundtable.interchange.session_json import read_session
from roundtable.palette import THEMES, colours
from roundtable.report import fonts
from roundtable.report.shaping import ShapingCanvas
from roundtable.report.star_drawing import StarPainter
from roundtable.report.star_picture import png_of, star_picture, svg_of
from roundtable.report.text import Typesetter
from ui import theme
from ui.star import painter as star_painter

WIDTH = 2 * 1920
FINE = 2
"""Both are drawn twice as fine, so that it does not count on which whole point a rasteriser begins a letter."""
MEAN, FAR, FEW = 1.5, 64, 0.001
"""The mean difference of a channel, and the share of pixels that may differ by more than so many steps of 255."""
OTHER = Star(
    "",
    tuple(Segment(f"part-{i}", label, "") for i, label in enumerate(("Öffentlichkeit", "Pouvoir d’agir", "Łączność"))),
    tuple(Segment(f"arm-{i}", label, "") for i, label in enumerate(("Mapa", "Γνώση", "Время", "Bốn", "Åpenhet", "Vi"))),
)
WORDS = (
    "Ask us first",
    "Nobody asked the evening group about it, not once",
    "Small grants, fast",
    "Who decides?",
    "Zażółć gęślą jaźń",
)
COUNTS = (0, 60, 500)
Figure = Callable[[Star, int], tuple[tuple[Primitive, ...], Box, str]]
"""A star with so many points: what is drawn, the box around it, and the colours."""


@pytest.fixture(autouse=True)
def faces(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light")
    yield


def heard_on(star: Star, count: int) -> dict[str, Heard]:
    """So many points, spread over the segments; some of these stay hollow, some are contested."""
    if not count:
        return {}
    return {
        segment.id: Heard(count // 3 + i, tuple(sector <= i for sector in range(6)), i, contested=i % 3 == 1)
        for i, segment in enumerate(star.segments)
        if i != 2
    }


def strengths_of(star: Star, count: int) -> dict[str, Strength]:
    return {segment.id: Strength(0.3, 0.8) for segment in star.segments[:: 2 if count else 99]}


def slide(star: Star, count: int) -> tuple[tuple[Primitive, ...], Box, str]:
    drawing = evidence_star(
        star,
        heard_on(star, count),
        total=count,
        now=(star.segments[1].id,),
        strengths=strengths_of(star, count),
        measure=star_painter.measure,
    )
    return drawing, bounds(star, READ, 6), "evidence_star"


def canvas(star: Star, count: int) -> tuple[tuple[Primitive, ...], Box, str]:
    drawing = facilitators_star(
        star,
        heard_on(star, count),
        title="Whose course is it?",
        now=(star.segments[0].id, star.segments[-1].id),
        done=(star.segments[-2].id,),
        sectors=sector_marks(["one", "two", "three", "four", "five", "six"]),
        measure=star_painter.measure,
    )
    ids = [segment.id for segment in star.segments]
    kinds = ("quote", "insight", "action")
    notes = [
        Note(str(i), WORDS[i % len(WORDS)], (ids[i % len(ids)], ids[-1 - i % 3])[: 1 + i % 2], kinds[i % 3])
        for i in range(count)
    ]
    area = room_around(star)
    unit = (area[2] - area[0]) / 1920
    chips, _ = chips_around(star, notes, area, ChipSize(24 * unit, 6 * unit), star_painter.measure)
    return drawing + chips, area, "star"


def on_screen(drawing: tuple[Primitive, ...], box: Box, section: str, look: str) -> Image.Image:
    left, top, right, bottom = box
    height = round(WIDTH * (bottom - top) / (right - left))
    image = QImage(WIDTH, height, QImage.Format.Format_RGB888)
    image.fill(QColor(colours(section, look)["bg"]))
    painter = QPainter(image)
    roles = star_painter.colours(section, look)
    star_painter.paint_in(painter, drawing, roles, box, QRectF(0, 0, WIDTH, height), (0, 0))
    painter.end()
    return Image.frombytes("RGB", (WIDTH, height), bytes(image.constBits()), "raw", "RGB", image.bytesPerLine())


def on_paper(drawing: tuple[Primitive, ...], box: Box, section: str, look: str, height: int) -> Image.Image:
    left, top, right, _ = box
    scale = WIDTH / (right - left)
    held = io.BytesIO()
    fonts.register()
    canvas = ShapingCanvas(held, pagesize=(WIDTH, height), initialFontName=fonts.REGULAR)
    roles = colours(section, look)
    canvas.setFillColor(roles["bg"])
    canvas.rect(0, 0, WIDTH, height, stroke=0, fill=1)
    canvas.translate(-left * scale, height + top * scale)
    canvas.scale(scale, -scale)
    StarPainter(Typesetter(), fonts.screen_face).replay(canvas, drawing, lambda role, _key: roles[role])
    canvas.save()
    with pypdfium2.PdfDocument(held.getvalue()) as document:
        picture: Image.Image = document[0].render(scale=1).to_pil().convert("RGB")
    return picture


CASES = [
    *((figure, CO_PRODUCTION, count, look) for figure in (slide, canvas) for count in COUNTS for look in THEMES),
    *((figure, OTHER, 60, look) for figure in (slide, canvas) for look in THEMES),
    (slide, turned(CO_PRODUCTION), 60, "light"),
]


@pytest.mark.parametrize(
    ("figure", "star", "count", "look"),
    CASES,
    ids=[
        f"{figure.__name__} {len(star.inner)}+{len(star.outer)} {count} {look}" for figure, star, count, look in CASES
    ],
)
def test_the_star_is_the_same_on_screen_and_on_paper(figure: Figure, star: Star, count: int, look: str) -> None:
    drawing, box, section = figure(star, count)
    screen = on_screen(drawing, box, section, look)
    paper = on_paper(drawing, box, section, look, screen.height)
    assert paper.size == screen.size
    check(screen, paper)


def check(one: Image.Image, other: Image.Image) -> None:
    """Fail when two pictures differ by more than what rasterisers make of the same lines."""
    apart = ImageChops.difference(one.reduce(FINE), other.reduce(FINE))
    steps = apart.histogram()
    assert sum(step % 256 * many for step, many in enumerate(steps)) / sum(steps) <= MEAN
    red, green, blue = apart.split()
    furthest = ImageChops.lighter(ImageChops.lighter(red, green), blue).histogram()
    assert sum(furthest[FAR + 1 :]) / sum(furthest) <= FEW


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("words", [False, True], ids=["counts", "words"])
def test_the_svg_and_the_png_to_take_away_are_the_same(words: bool, look: str) -> None:
    sample = read_session(resources.path("sample", "sample.json")).session
    picture = star_picture(sample, look=look, words=words)
    png = Image.open(io.BytesIO(png_of(picture, WIDTH))).convert("RGB")
    image = QImage(png.width, png.height, QImage.Format.Format_RGB888)
    painter = QPainter(image)
    renderer = QSvgRenderer(svg_of(picture))
    assert renderer.isValid()
    renderer.render(painter)
    painter.end()
    check(png, Image.frombytes("RGB", png.size, bytes(image.constBits()), "raw", "RGB", image.bytesPerLine()))
