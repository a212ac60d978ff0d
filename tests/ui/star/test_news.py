"""Words that come are told to those who do not see the star, and a flood of them in one sentence."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from roundtable.domain.star import CO_PRODUCTION
from ui.star.news import PAUSE
from ui.star.scene import StarScene
from ui.star.values import Chip, StarView


def test_the_first_is_told_at_once_and_a_flood_after_a_pause(qapp: QApplication) -> None:
    scene, told = StarScene(), list[str]()
    scene.show_star(StarView(CO_PRODUCTION))
    scene.announced.connect(told.append)
    chips = tuple(Chip(f"n{n}", f"Words {n}", ("co-design",)) for n in range(6))
    for count in range(1, 7):
        scene.show_star(StarView(CO_PRODUCTION, chips=chips[:count]))
    assert told == ["New: Words 0. Quote, on Co-design"]
    assert scene.news.timer.isActive() and scene.news.timer.interval() == PAUSE == 2_000
    scene.news.timer.timeout.emit()
    assert told[1:] == ["5 new, the last: Words 5. Quote, on Co-design"]
    scene.news.timer.timeout.emit()
    assert len(told) == 2
    scene.news.timer.stop()
