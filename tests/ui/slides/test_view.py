"""The small pictures of the slide on screen and of the next one."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.slides.content import BlankSlide, QuoteSlide
from ui.slides.paint import paint
from ui.slides.view import Frame, SlideView

QUOTE = QuoteSlide("“Nobody had asked us.”", "Amina Otieno", "Port Authority", "Co-design", 1)


@pytest.fixture
def view(qtbot: QtBot, qapp: QApplication) -> SlideView:
    theme.apply(qapp, "light")
    view = SlideView(Frame.PREVIEW)
    qtbot.addWidget(view)
    view.resize(490, view.heightForWidth(490))
    view.show_content(QUOTE)
    return view


def test_the_preview_is_the_projectors_picture_made_smaller(view: SlideView) -> None:
    small = view.grab().toImage().convertToFormat(QImage.Format.Format_RGB32).copy(5, 5, 480, 270)
    large = QImage(1920, 1080, QImage.Format.Format_RGB32)
    painter = QPainter(large)
    paint(painter, QSizeF(1920, 1080), QUOTE, "light")
    painter.end()
    inked = [0, 0]
    for x in range(8, 472):
        for y in range(8, 262):
            dark = [small.pixelColor(x, y).lightness() < 128, large.pixelColor(4 * x + 2, 4 * y + 2).lightness() < 128]
            inked[0] += dark[0] and dark[1]
            inked[1] += dark[0] or dark[1]
    assert inked[1] > 1000
    assert inked[0] / inked[1] > 0.6


def test_the_frame_tells_the_two_pictures_apart(qtbot: QtBot, view: SlideView) -> None:
    on_screen = SlideView(Frame.ON_SCREEN)
    qtbot.addWidget(on_screen)
    on_screen.resize(view.size())
    for each, role in ((view, "accent"), (on_screen, "nowline")):
        assert each.grab().toImage().pixelColor(each.width() // 2, 1) == theme.colour(role)


def test_a_black_slide_is_black_within_its_frame(view: SlideView) -> None:
    view.show_content(BlankSlide())
    assert view.grab().toImage().pixelColor(view.width() // 2, view.height() // 2) == QColor("#000000")


def test_it_keeps_the_proportions_of_the_projector(view: SlideView) -> None:
    assert view.heightForWidth(490) == 280
    view.show_as(QSizeF(1024, 768))
    assert view.heightForWidth(490) == 370


def test_the_projectors_theme_may_differ_from_the_windows(view: SlideView) -> None:
    view.show_as(QSizeF(1920, 1080), "dark")
    assert view.grab().toImage().pixelColor(20, 20).lightness() < 60


def test_what_the_slide_says_is_its_accessible_name(view: SlideView) -> None:
    assert view.accessibleName().startswith("Preview: Co-design. “Nobody had asked us.”")
    view.show_content(BlankSlide())
    assert "black" in view.accessibleName()
