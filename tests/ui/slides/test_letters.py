"""Large letters are kept as pictures, so many and no more, and those that are pictures already are left to Qt."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor, QImage, QPainter

from ui import theme
from ui.slides import letters
from ui.slides.fitting import font
from ui.slides.letters import draw_text, forget_letters

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture(autouse=True)
def nothing_kept(qapp: object) -> None:
    theme.load_fonts()
    forget_letters()


def drawn(text: str, at: QPointF, pixels: int = 200, scale: float = 1.0) -> QImage:
    image = QImage(1600, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.scale(scale, scale)
    painter.setPen(QColor("black"))
    draw_text(painter, at, text, font(pixels, 600))
    painter.end()
    return image


def ink(image: QImage) -> list[int]:
    """The columns in which there is something."""
    return [x for x in range(image.width()) if any(image.pixelColor(x, y).lightness() < 128 for y in range(0, 300, 3))]


def test_each_letter_is_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn("aaaa aaaa", QPointF(20, 220))
    first = len(letters._kept._letters)
    monkeypatch.setattr(letters, "_made", None)
    drawn("aaaa aaaa", QPointF(20, 220))
    assert first <= 4, "the letter at two places within a pixel, and the space"


def test_what_is_kept_is_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(letters, "MOST_BYTES", 200_000)
    for letter in "abcdefghijklmnop":
        drawn(letter, QPointF(20, 220))
    assert letters._kept._bytes <= 200_000
    assert 0 < len(letters._kept._letters) < 16


def test_a_moved_painter_and_a_clip_are_heeded() -> None:
    plain = drawn("Quay", QPointF(120, 220))
    image = QImage(1600, 300, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    painter.translate(100, 0)
    painter.setPen(QColor("black"))
    draw_text(painter, QPointF(20, 220), "Quay", font(200, 600))
    painter.end()
    assert image == plain


def test_in_a_small_picture_of_a_slide_qt_paints() -> None:
    half = ink(drawn("Quay", QPointF(40, 440), scale=0.5))
    whole = ink(drawn("Quay", QPointF(20, 220), pixels=100))
    assert abs(half[0] - whole[0]) <= 1 and abs(half[-1] - whole[-1]) <= 1
    assert not [key for key in letters._kept._letters if key[3] == 200]


def test_strokes_that_lie_over_each_other_leave_no_hole() -> None:
    plus = drawn("+", QPointF(40, 220))
    columns = ink(plus)
    middle = (columns[0] + columns[-1]) // 2
    run = [y for y in range(300) if plus.pixelColor(middle, y).lightness() < 128]
    assert run == list(range(run[0], run[-1] + 1))
