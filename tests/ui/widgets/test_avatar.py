"""An avatar: initials of any script stand within the circle, and nothing lies on them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter

from roundtable.domain.star_marks import SectorMark
from tests.ui.widgets.gallery import MARKS
from ui import theme
from ui.widgets.avatar import paint_avatar

LETTERED = SectorMark(MARKS["Charities"].shape, "C")


def painted(initials: str, side: int, mark: SectorMark | None) -> QImage:
    image = QImage(side + 20, side + 20, QImage.Format.Format_ARGB32)
    image.fill(theme.colour("base"))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_avatar(painter, QRectF(10, 10, side, side), initials, mark)
    painter.end()
    return image


def inked(side: int, initials: str, mark: SectorMark | None) -> set[tuple[int, int]]:
    """Where the picture with initials differs from the one without."""
    one, other = painted(initials, side, mark), painted("", side, mark)
    ends = range(side + 20)
    return {(x, y) for x in ends for y in ends if one.pixel(x, y) != other.pixel(x, y)}


@pytest.mark.parametrize("initials", ["TB", "王小", "김민", "WM", "SND"])
@pytest.mark.parametrize("side", [24, 28, 33, 36, 44])
@pytest.mark.usefixtures("qapp")
def test_initials_stay_in_the_circle_and_clear_of_the_badge(initials: str, side: int) -> None:
    theme.load_fonts()
    middle, bare = 10 + side / 2, inked(side, initials, None)
    assert bare and all((x + 0.5 - middle) ** 2 + (y + 0.5 - middle) ** 2 < (side / 2) ** 2 for x, y in bare)
    hidden = bare - inked(side, initials, LETTERED)
    assert len(hidden) <= 0.04 * len(bare), len(hidden) / len(bare)
