"""What a point of the star is said to be is what is painted there, for any star in both proportions."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from PySide6.QtCore import QPointF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from roundtable.domain.star import CO_PRODUCTION, Segment, Star, turned
from roundtable.domain.star_chip_figure import Note, chips_around
from roundtable.domain.star_chips import ChipSize
from roundtable.domain.star_geometry import CANVAS, READ, Box, Path, Primitive, Proportions, bounds, outline, segment_at
from ui import theme
from ui.star import painter as star_painter
from ui.star.more import More
from ui.star.scene import StarScene
from ui.star.values import Chip, Mode, StarView
from ui.star.words import GAP, HEIGHT

WIDTH = 600
NOBODY = 0xFF000000
STEP = 5


def a_star(inner: int, outer: int) -> Star:
    return Star(
        "",
        tuple(Segment(f"part-{i}", f"Part {i}", f"Part {i}") for i in range(inner)),
        tuple(Segment(f"arm-{i}", f"Arm {i}", f"Arm {i}") for i in range(outer)),
    )


def painted(shapes: Mapping[str, tuple[Primitive, ...]], box: Box) -> tuple[QImage, dict[str, int]]:
    """Every shape in a colour of its own, without soft edges."""
    left, top, right, bottom = box
    height = round(WIDTH * (bottom - top) / (right - left))
    image = QImage(WIDTH, height, QImage.Format.Format_RGB32)
    image.fill(NOBODY)
    painter = QPainter(image)
    scale = WIDTH / (right - left)
    painter.scale(scale, scale)
    painter.translate(-left, -top)
    tints = {}
    for number, (key, shape) in enumerate(shapes.items()):
        colour = QColor(40 + number % 200, 255 - number % 200, 1 + number // 200)
        tints[key] = colour.rgb()
        for primitive in shape:
            assert isinstance(primitive, Path)
            painter.fillPath(star_painter.path_of(primitive.ops), colour)
    painter.end()
    return image, tints


def inside_and_out(image: QImage, x: int, y: int) -> bool:
    """Whether a point lies well within a shape, or well beside all: not on an edge."""
    here = image.pixel(x, y)
    return all(
        image.rect().contains(x + dx, y + dy) and image.pixel(x + dx, y + dy) == here
        for dx in (-1, 0, 1)
        for dy in (-1, 0, 1)
    )


@pytest.mark.parametrize("form", [CANVAS, READ], ids=["canvas", "read"])
@pytest.mark.parametrize(
    "star", [CO_PRODUCTION, turned(CO_PRODUCTION), a_star(2, 3), a_star(6, 8), a_star(3, 7), a_star(5, 4)], ids=str
)
def test_what_is_hit_is_what_is_painted(qapp: QApplication, star: Star, form: Proportions) -> None:
    box = bounds(star, form, 20)
    shapes = {each.id: (Path(outline(star, form, each.id) or ()),) for each in star.segments}
    image, tints = painted(shapes, box)
    unit = (box[2] - box[0]) / WIDTH
    names = {tint: key for key, tint in tints.items()} | {NOBODY: None}
    seen = set()
    for x in range(1, image.width() - 1, STEP):
        for y in range(1, image.height() - 1, STEP):
            if inside_and_out(image, x, y):
                here = names[image.pixel(x, y)]
                seen.add(here)
                assert segment_at(star, box[0] + (x + 0.5) * unit, box[1] + (y + 0.5) * unit, form) == here
    assert seen == {None, *(each.id for each in star.segments)}


def test_the_chip_or_count_that_is_hit_is_the_one_that_is_painted(qapp: QApplication) -> None:
    """The scene is asked as a pointer asks it; what it shows is what paper shows (`test_same_picture`)."""
    theme.apply(qapp, "light")
    ids = [each.id for each in CO_PRODUCTION.segments]
    notes = [Note(f"n{i}", "Ask us first, and then again" * (1 + i % 2), (ids[i % 9],)) for i in range(160)]
    scene = StarScene()
    scene.fit_to(QSizeF(1100, 760))
    scene.set_mode(Mode.WORDS)
    scene.show_star(StarView(CO_PRODUCTION, chips=tuple(Chip(each.key, each.words, each.segments) for each in notes)))
    words, rect = scene.words, scene.sceneRect()
    size = ChipSize(HEIGHT * words.unit, GAP * words.unit)
    drawn, places = chips_around(CO_PRODUCTION, notes, words.area, size, star_painter.measure)
    more_drawn = next(item for item in scene.items() if isinstance(item, More)).drawn()
    drawn = (*(each for each in drawn if each.key not in ids), *more_drawn)
    counted = {each for each in ids if places.more(each)}
    shapes: dict[str, tuple[Primitive, ...]] = {}
    for primitive in drawn:
        if isinstance(primitive, Path) and primitive.key in {*places.placed, *counted}:
            shapes.setdefault(primitive.key, (primitive,))
    assert len(places.placed) > 60 and len(counted) > 3 and len(shapes) == len(places.placed) + len(counted)
    area = (rect.left(), rect.top(), rect.right(), rect.bottom())
    image, tints = painted(shapes, area)
    names = {tint: key for key, tint in tints.items()} | {NOBODY: None}
    unit = (area[2] - area[0]) / WIDTH
    seen = set()
    for x in range(1, image.width() - 1, 3):
        for y in range(1, image.height() - 1, 3):
            if inside_and_out(image, x, y):
                here = names[image.pixel(x, y)]
                seen.add(here)
                at = QPointF(area[0] + (x + 0.5) * unit, area[1] + (y + 0.5) * unit)
                laid, more = scene.chip_at(at), scene.more_at(at)
                found = laid.chip.record_id if laid else more
                assert found == here and (laid is None or more is None)
    assert seen == {None, *places.placed, *counted}
