"""The star in a window: by pointer, by keyboard, by drag, and for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roundtable.domain.star import CO_PRODUCTION
from roundtable.domain.star_geometry import anchor_of
from roundtable.domain.star_thumbnail import Heard
from tests.ui.drops import drop
from ui import theme
from ui.star.values import Chip, Mode, PlaceWish, StarView, quote_mime
from ui.star.view import StarPane

SEGMENTS = [segment.id for segment in CO_PRODUCTION.segments]
VIEW = StarView(
    CO_PRODUCTION,
    {"co-design": Heard(12, (True, True, False)), "people-it": Heard(1, (True, False, False))},
    "Whose course is it?",
    now=("co-design",),
    chips=(
        Chip("placed", "Nobody asked the evening group", ("co-design", "people-it")),
        Chip("waiting", "Ask a learner first"),
    ),
)


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> Iterator[StarPane]:
    theme.apply(qapp, "light")
    pane = StarPane()
    qtbot.addWidget(pane)
    pane.resize(900, 640)
    pane.show_star(VIEW)
    pane.show()
    pane.activateWindow()
    pane.setFocus()
    qtbot.waitUntil(pane.hasFocus)
    yield pane


def at(pane: StarPane, segment_id: str) -> QPoint:
    anchor = anchor_of(CO_PRODUCTION, segment_id)
    assert anchor is not None
    return pane.mapFromScene(*anchor)


@pytest.mark.parametrize("segment_id", SEGMENTS)
def test_a_click_on_a_segment_asks_for_its_focus(pane: StarPane, qtbot: QtBot, segment_id: str) -> None:
    with qtbot.waitSignal(pane.focus_requested) as asked:
        QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=at(pane, segment_id))
    assert asked.args == [segment_id]


def test_a_click_beside_the_star_asks_for_nothing(pane: StarPane, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(pane.focus_requested):
        QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
        QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=pane.mapFromScene(0, 0))


def test_a_press_that_ends_elsewhere_asks_for_nothing(pane: StarPane, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(pane.focus_requested):
        QTest.mousePress(pane.viewport(), Qt.MouseButton.LeftButton, pos=at(pane, "map-it"))
        QTest.mouseRelease(pane.viewport(), Qt.MouseButton.LeftButton, pos=at(pane, "co-design"))


def test_arrow_keys_walk_round_and_across_and_enter_asks_for_focus(pane: StarPane, qtbot: QtBot) -> None:
    scene = pane.star_scene
    assert not scene.shows_focus
    QTest.keyClick(pane, Qt.Key.Key_Right)
    assert scene.shows_focus and scene.focused_segment == "co-design"
    QTest.keyClick(pane, Qt.Key.Key_Right)
    assert scene.focused_segment == "co-delivery"
    QTest.keyClick(pane, Qt.Key.Key_Up)
    assert scene.focused_segment == "co-assessment"
    QTest.keyClick(pane, Qt.Key.Key_Down)
    QTest.keyClick(pane, Qt.Key.Key_Down)
    assert scene.focused_segment == "market-it"
    QTest.keyClick(pane, Qt.Key.Key_Left)
    assert scene.focused_segment == "people-it"
    QTest.keyClick(pane, Qt.Key.Key_Up)
    assert scene.focused_segment == "co-design"
    with qtbot.waitSignal(pane.focus_requested) as asked:
        QTest.keyClick(pane, Qt.Key.Key_Return)
    assert asked.args == ["co-design"]


def test_every_segment_is_reached_by_arrow_keys(pane: StarPane) -> None:
    reached: set[str | None] = set()
    for key in [Qt.Key.Key_Right] * 5 + [Qt.Key.Key_Up] * 3 + [Qt.Key.Key_Right] * 5:
        QTest.keyClick(pane, key)
        reached.add(pane.star_scene.focused_segment)
    assert reached == set(SEGMENTS)


def test_other_keys_go_on_to_the_window(pane: StarPane, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(pane.focus_requested):
        QTest.keyClick(pane, Qt.Key.Key_B)
        QTest.keyClick(pane, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert pane.star_scene.focused_segment is None


def drag(pane: StarPane, start: QPoint, end: QPoint) -> None:
    viewport = pane.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(viewport, (start + end) / 2)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=end)


def test_a_chip_dragged_on_to_a_segment_asks_to_be_placed_and_goes_home(pane: StarPane, qtbot: QtBot) -> None:
    pane.set_mode(Mode.WORDS)
    chip = next(chip for chip in pane.star_scene.chips() if chip.chip.record_id == "waiting")
    start = pane.mapFromScene(chip.rect.center())
    with qtbot.waitSignal(pane.place_requested) as asked:
        drag(pane, start, at(pane, "grow-it"))
    assert asked.args == [PlaceWish(("waiting",), ("grow-it",))]
    assert pane.star_scene.find_chip("waiting") is chip and not pane.star_scene.hand.carried.isVisible()


def test_a_chip_dropped_beside_the_star_stays_where_it_was(pane: StarPane, qtbot: QtBot) -> None:
    pane.set_mode(Mode.WORDS)
    chip = pane.star_scene.chips()[0]
    start = pane.mapFromScene(chip.rect.center())
    with qtbot.assertNotEmitted(pane.place_requested), qtbot.assertNotEmitted(pane.chip_chosen):
        drag(pane, start, QPoint(3, 3))
    assert not pane.star_scene.hand.carried.isVisible()


def test_a_clicked_chip_is_chosen(pane: StarPane, qtbot: QtBot) -> None:
    pane.set_mode(Mode.WORDS)
    chip = pane.star_scene.chips()[0]
    where = pane.mapFromScene(chip.rect.center())
    with qtbot.waitSignal(pane.chip_chosen) as chosen, qtbot.assertNotEmitted(pane.focus_requested):
        QTest.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert chosen.args == [chip.chip.record_id]


def drop_quote(pane: StarPane, record_id: str, where: QPoint) -> bool:
    return drop(pane.viewport(), quote_mime(record_id), where)


@pytest.mark.parametrize("segment_id", SEGMENTS)
def test_a_quote_dropped_from_elsewhere_asks_to_be_placed(pane: StarPane, qtbot: QtBot, segment_id: str) -> None:
    with qtbot.waitSignal(pane.place_requested) as asked:
        assert drop_quote(pane, "quote-7", at(pane, segment_id))
    assert asked.args == [PlaceWish(("quote-7",), (segment_id,))]


def test_a_quote_dropped_beside_the_star_is_not_taken(pane: StarPane, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(pane.place_requested):
        assert not drop_quote(pane, "quote-7", QPoint(2, 2))


def test_a_still_star_takes_neither_pointer_nor_drops(qtbot: QtBot, qapp: QApplication) -> None:
    pane = StarPane(interactive=False)
    qtbot.addWidget(pane)
    pane.resize(600, 500)
    pane.show_star(VIEW)
    pane.show()
    with qtbot.assertNotEmitted(pane.focus_requested), qtbot.assertNotEmitted(pane.place_requested):
        for kind in (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease):
            where, left = QPointF(at(pane, "map-it")), Qt.MouseButton.LeftButton
            event = QMouseEvent(kind, where, pane.mapToGlobal(where), left, left, Qt.KeyboardModifier.NoModifier)
            QApplication.sendEvent(pane.viewport(), event)
        drop_quote(pane, "quote-7", at(pane, "map-it"))
    assert pane.focusPolicy() is Qt.FocusPolicy.NoFocus


def test_the_star_is_told_to_those_who_do_not_see_it(pane: StarPane) -> None:
    assert pane.accessibleName()
    told = pane.accessibleDescription()
    assert "Co-design: 12 points, 2 of 3 sectors, in focus" in told
    assert "People it: 1 point, 1 of 3 sectors" in told
    assert "Grow it: not yet heard" in told
    assert told.endswith("Arrow keys go from part to part, Enter looks at one")
    pane.set_mode(Mode.WORDS)
    assert pane.accessibleDescription().endswith("with Ctrl from chip to chip, and Space takes one up")


def test_a_quote_that_lands_lights_its_segment_up_once_and_not_when_motion_is_reduced(pane: StarPane) -> None:
    scene = pane.star_scene
    landed = dict(VIEW.evidence) | {"grow-it": Heard(1, (True, False, False))}
    pane.show_star(replace(VIEW, evidence=landed))
    light = scene.overlays.animation
    assert light.state() is light.State.Running
    assert light.duration() <= 600
    theme.reduce_motion(True)
    try:
        pane.show_star(replace(VIEW, evidence=landed | {"map-it": Heard(1, (True, False, False))}))
        assert light.state() is light.State.Stopped
    finally:
        theme.reduce_motion(False)


def test_the_star_stays_whole_at_any_size(pane: StarPane) -> None:
    for mode in Mode:
        pane.set_mode(mode)
        for width, height in ((320, 300), (1200, 400), (500, 900)):
            pane.resize(width, height)
            pixel = max(3.0, 1 / pane.transform().m11())
            seen = pane.mapToScene(pane.viewport().rect()).boundingRect().adjusted(-pixel, -pixel, pixel, pixel)
            assert seen.contains(pane.sceneRect())


def test_the_window_shows_the_other_theme_at_once(pane: StarPane, qapp: QApplication) -> None:
    def corner() -> QImage:
        return pane.grab().toImage()

    light = corner().pixelColor(2, 2).lightness()
    theme.apply(qapp, "dark")
    try:
        assert light > 200 > 60 > corner().pixelColor(2, 2).lightness()
    finally:
        theme.apply(qapp, "light")
