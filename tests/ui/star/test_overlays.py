"""What is laid over the star: the words below it are read through it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from roundtable.domain.star import CO_PRODUCTION
from roundtable.domain.star_geometry import CANVAS, CO_HUES, outline
from roundtable.palette import THEMES, colours, contrast, mix
from ui import theme
from ui.star.items import OutlineItem
from ui.star.painter import path_of
from ui.star.scene import StarScene

TEXT = 4.5  # WCAG 2.2, 1.4.3
WORDS = {
    "white": tuple(f"co{number}" for number in range(1, CO_HUES + 1)),
    "armink": ("arm", "arm2"),
    "nowink": ("armnow", "armnow2"),
    "hollowink": ("hollow",),
}


@pytest.mark.parametrize("shown", ["pointed at", "dragged over", "landed on"])
@pytest.mark.parametrize("name", THEMES)
def test_the_words_of_a_segment_are_read_through_what_is_laid_over_it(
    qapp: QApplication, name: str, shown: str
) -> None:
    theme.apply(qapp, name)
    theme.reduce_motion(False)
    scene, path = StarScene(), path_of(outline(CO_PRODUCTION, CANVAS, "co-delivery") or ())
    if shown == "landed on":
        scene.overlays.light_up(path)
    else:
        scene.overlays.point_at(path, dragging=shown == "dragged over")
    (over,) = [item for item in scene.items() if isinstance(item, OutlineItem) and item.isVisible()]
    tint = over.brush().color()
    covers = tint.alphaF() if over.brush().style() is not Qt.BrushStyle.NoBrush else 0.0
    roles = colours("star", name)
    for ink, ground in ((ink, ground) for ink, grounds in WORDS.items() for ground in grounds):
        seen = [mix(tint.name(), roles[role], 1 - covers) for role in (ink, ground)]
        assert contrast(*seen) >= TEXT, (ink, ground)
    assert over.pen().widthF() >= 1.5
    scene.overlays.animation.stop()
