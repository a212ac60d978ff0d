"""Screen and paper replay one geometry: the same star by Qt and by reportlab, words and all, point by point.

Qt paints as it does for a screen 1920 wide. A PDF has no resolution: pdfium, which shows it in the app and in many a
browser, draws it `FINER` times as large, and every pixel is the mean of what lies in it. At scale 1 pdfium moves small
letters to whole points, and what is compared is no longer the page; eight times as fine differs by nothing from four.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from math import ceil

import pypdfium2
import pytest
from PIL import Image, ImageChops
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roundtable import resources
from roundtable.domain.star import CO_PRODUCTION, Segment, Star, turned
from roundtable.domain.star_chip_figure import Note, chips_around, room_around
from roundtable.domain.star_chips import ChipSize
from roundtable.domain.star_figure import evidence_star, facilitators_star
from roundtable.domain.star_geometry import READ, Box, Primitive, Text, bounds
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
from ui.star import words as words_around
from ui.star.more import More
from ui.star.values import Chip, ChipKind, Mode, StarView
from ui.star.view import StarPane

WIDTH, HEIGHT = 1920, 1080
FINER = 4
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
KINDS = {"quote": ChipKind.QUOTE, "insight": ChipKind.INSIGHT, "action": ChipKind.ACTION}
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
    area = room_around(star)
    unit = (area[2] - area[0]) / 1920
    chips, _ = chips_around(star, notes_on(star, count), area, ChipSize(24 * unit, 6 * unit), star_painter.measure)
    return drawing + chips, area, "star"


def notes_on(star: Star, count: int) -> list[Note]:
    """So many points, on one segment or on two."""
    ids = [segment.id for segment in star.segments]
    kinds = ("quote", "insight", "action")
    return [
        Note(str(i), WORDS[i % len(WORDS)], (ids[i % len(ids)], ids[-1 - i % 3])[: 1 + i % 2], kinds[i % 3])
        for i in range(count)
    ]


def on_screen(drawing: tuple[Primitive, ...], box: Box, section: str, look: str) -> Image.Image:
    left, top, right, bottom = box
    high = WIDTH * (bottom - top) / (right - left)
    image = QImage(WIDTH, ceil(high), QImage.Format.Format_RGB888)
    image.fill(QColor(colours(section, look)["bg"]))
    painter = QPainter(image)
    roles = star_painter.colours(section, look)
    star_painter.paint_in(painter, drawing, roles, box, QRectF(0, 0, WIDTH, high), (0, 0))
    painter.end()
    return seen(image)


def seen(image: QImage) -> Image.Image:
    rgb = image.convertToFormat(QImage.Format.Format_RGB888)
    return Image.frombytes("RGB", (rgb.width(), rgb.height()), bytes(rgb.constBits()), "raw", "RGB", rgb.bytesPerLine())


def on_paper(
    drawing: tuple[Primitive, ...], box: Box, section: str, look: str, height: int, width: int = WIDTH
) -> Image.Image:
    left, top, right, _ = box
    scale = width / (right - left)
    held = io.BytesIO()
    fonts.register()
    canvas = ShapingCanvas(held, pagesize=(width, height), initialFontName=fonts.REGULAR)
    roles = colours(section, look)
    canvas.setFillColor(roles["bg"])
    canvas.rect(0, 0, width, height, stroke=0, fill=1)
    canvas.translate(-left * scale, height + top * scale)
    canvas.scale(scale, -scale)
    StarPainter(Typesetter(), fonts.screen_face).replay(canvas, drawing, lambda role, _key: roles[role])
    canvas.save()
    with pypdfium2.PdfDocument(held.getvalue()) as document:
        picture: Image.Image = document[0].render(scale=FINER).to_pil().convert("RGB")
    return picture.reduce(FINER)


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


@pytest.mark.parametrize("look", THEMES)
@pytest.mark.parametrize("count", COUNTS)
@pytest.mark.parametrize(("width", "height"), [(WIDTH, HEIGHT), (1440, 800)])
def test_the_canvas_of_the_room_is_the_same_on_paper(
    qtbot: QtBot, qapp: QApplication, width: int, height: int, count: int, look: str
) -> None:
    """The living scene, which keeps its chips painted and writes their words as glyphs; its tray is no part of it."""
    theme.apply(qapp, look)
    notes = notes_on(CO_PRODUCTION, count)
    view = StarView(
        CO_PRODUCTION,
        heard_on(CO_PRODUCTION, count),
        "Whose course is it?",
        now=(CO_PRODUCTION.segments[0].id,),
        sectors=sector_marks(["one", "two", "three", "four", "five", "six"]),
        strengths=strengths_of(CO_PRODUCTION, count),
        chips=tuple(Chip(note.key, note.words, note.segments, KINDS[note.kind]) for note in notes),
    )
    pane = StarPane()
    qtbot.addWidget(pane)
    pane.resize(width, height)
    pane.set_mode(Mode.WORDS)
    pane.show_star(view)
    pane.show()
    words = pane.star_scene.words
    size = ChipSize(words_around.HEIGHT * words.unit, words_around.GAP * words.unit)
    chips, places = chips_around(view.star, notes, words.area, size, star_painter.measure)
    assert {laid.chip.record_id for laid in pane.star_scene.chips()} == set(places.placed)
    drawing = facilitators_star(
        view.star,
        view.evidence,
        title=view.title,
        now=view.now,
        sectors=view.sectors,
        strengths=view.strengths,
        noun=view.noun,
        least=words_around.LEAST_TYPE * words.unit,
        measure=star_painter.measure,
    )
    more = next(item for item in pane.star_scene.items() if isinstance(item, More))
    segments = {segment.id for segment in view.star.segments}
    around = (*(each for each in chips if each.key not in segments), *more.drawn())
    whole = pane.star_scene.sceneRect()
    box = (whole.left(), whole.top(), whole.right(), whole.bottom())
    paper = on_paper(drawing + around, box, "star", look, height, width)
    above = (0, 0, width, int((words.tray.top() - whole.top()) / words.unit) - 1)
    check(seen(pane.viewport().grab().toImage()).crop(above), paper.crop(above))


@pytest.mark.parametrize("sign", ["Sun", "☀"])
def test_letters_are_outlines_and_signs_that_may_have_colours_are_glyphs(sign: str) -> None:
    """Both are on the picture, in the middle of where they are asked for."""
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    star_painter.paint(painter, [Text(sign, 100, 70, 60, "ink")], star_painter.colours("star", "light"))
    painter.end()
    left, _, right, _ = ImageChops.invert(seen(image)).getbbox() or (0, 0, 0, 0)
    assert right - left > 20 and abs(left + right - 200) < 8


def check(one: Image.Image, other: Image.Image) -> None:
    """Fail when two pictures differ by more than what rasterisers make of the same lines."""
    apart = ImageChops.difference(one, other)
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
    image.fill(QColor(picture.roles["bg"]))  # the last row may be half of the picture, half of nothing
    painter = QPainter(image)
    renderer = QSvgRenderer(svg_of(picture))
    assert renderer.isValid()
    wide, high = picture.size
    renderer.render(painter, QRectF(0, 0, png.width, png.width * high / wide))
    painter.end()
    check(png, seen(image))
