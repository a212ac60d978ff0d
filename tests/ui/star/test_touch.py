"""The star by touch: a finger carries a chip, taps one or a part, moves what is near; two fingers draw it nearer."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roundtable.domain.star import CO_PRODUCTION
from roundtable.domain.star_geometry import anchor_of
from ui import theme
from ui.star.values import Chip, Mode, PlaceWish, StarView
from ui.star.view import StarPane

SEGMENTS = [segment.id for segment in CO_PRODUCTION.segments]
CHIPS = tuple(Chip(f"note-{n}", f"Words number {n}", (SEGMENTS[n % 9],)) for n in range(20))
GROUND = QPoint(12, 12)


@pytest.fixture(scope="module")
def device(qapp: QApplication) -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> Iterator[StarPane]:
    theme.apply(qapp, "light")
    theme.reduce_motion(True)
    pane = StarPane()
    qtbot.addWidget(pane)
    pane.resize(1100, 760)
    pane.set_mode(Mode.WORDS)
    pane.show_star(StarView(CO_PRODUCTION, chips=CHIPS))
    pane.show()
    yield pane
    theme.reduce_motion(False)


class Fingers:
    """Fingers on the viewport of a pane; each stays where it was moved to."""

    def __init__(self, pane: StarPane, device: QPointingDevice) -> None:
        self._viewport = pane.viewport()
        self._touch = QTest.touchEvent(self._viewport, device, False)
        self._at: dict[int, QPoint] = {}

    def press(self, finger: int, at: QPoint) -> None:
        for other in self._at:
            self._touch.stationary(other)
        self._at[finger] = at
        self._touch.press(finger, at, self._viewport)
        self._touch.commit()

    def move(self, *to: QPoint, steps: int = 10) -> None:
        """Every finger goes to its own place, little by little."""
        start = list(self._at.values())
        for step in range(1, steps + 1):
            for finger, begin, end in zip(self._at, start, to, strict=True):
                self._at[finger] = begin + (end - begin) * (step / steps)
                self._touch.move(finger, self._at[finger], self._viewport)
            self._touch.commit()

    def lift(self, finger: int) -> None:
        at = self._at.pop(finger)
        for other in self._at:
            self._touch.stationary(other)
        self._touch.release(finger, at, self._viewport)
        self._touch.commit()


@pytest.fixture
def fingers(pane: StarPane, device: QPointingDevice) -> Fingers:
    return Fingers(pane, device)


def of_chip(pane: StarPane, record_id: str) -> QPoint:
    return pane.chip_rect(record_id).center()


def of_part(pane: StarPane, segment_id: str) -> QPoint:
    anchor = anchor_of(CO_PRODUCTION, segment_id)
    assert anchor is not None
    return pane.mapFromScene(*anchor)


def wishes(pane: StarPane) -> list[PlaceWish]:
    found: list[PlaceWish] = []
    pane.place_requested.connect(found.append)
    return found


def test_a_finger_carries_a_chip_and_sees_where_it_would_land(pane: StarPane, fingers: Fingers) -> None:
    asked, hand = wishes(pane), pane.star_scene.hand
    fingers.press(1, of_chip(pane, "note-4"))
    fingers.move(of_part(pane, "grow-it"))
    assert hand.carried.record_ids == ("note-4",)
    assert hand.hint.landing.says == "Put on Grow it"
    fingers.lift(1)
    assert asked == [PlaceWish(("note-4",), ("grow-it",))]
    assert not hand.carried.isVisible()


def test_a_finger_takes_a_chip_off(pane: StarPane, fingers: Fingers) -> None:
    asked = wishes(pane)
    fingers.press(1, of_chip(pane, "note-4"))
    fingers.move(pane.mapFromScene(pane.star_scene.words.tray.center()))
    fingers.lift(1)
    assert asked == [PlaceWish(("note-4",), ())]


def test_a_tap_chooses_a_chip_or_a_part_and_places_nothing(pane: StarPane, fingers: Fingers) -> None:
    asked = wishes(pane)
    chosen: list[str] = []
    focused: list[str] = []
    pane.chip_chosen.connect(chosen.append)
    pane.focus_requested.connect(focused.append)
    for at in (of_chip(pane, "note-7"), of_part(pane, "map-it")):
        fingers.press(1, at)
        fingers.move(at + QPoint(2, 1), steps=2)
        fingers.lift(1)
    assert chosen == ["note-7"] and focused == ["map-it"] and not asked


def test_a_finger_on_the_ground_moves_what_is_near(pane: StarPane, fingers: Fingers) -> None:
    pane.zoom_by(3)
    pane.come_to_rest()
    before = pane.mapToScene(0, 0)
    fingers.press(1, QPoint(300, 120))
    fingers.move(QPoint(200, 60))
    fingers.lift(1)
    moved = pane.mapToScene(0, 0) - before
    assert moved.x() > 0 < moved.y()


def test_two_fingers_draw_the_star_nearer_and_away_again(pane: StarPane, fingers: Fingers) -> None:
    asked = wishes(pane)
    chosen: list[str] = []
    focused: list[str] = []
    pane.chip_chosen.connect(chosen.append)
    pane.focus_requested.connect(focused.append)
    middle = QPoint(550, 300)
    held = pane.mapToScene(middle)
    fingers.press(1, middle - QPoint(60, 0))
    fingers.press(2, middle + QPoint(60, 0))
    fingers.move(middle - QPoint(180, 0), middle + QPoint(180, 0))
    near = pane.zoom
    assert near == pytest.approx(2.5), "three times as far apart, less the sixth in which it is seen to be a pinch"
    assert (pane.mapFromScene(held) - middle).manhattanLength() < 30, "what lies between the fingers stays there"
    fingers.move(middle - QPoint(90, 0), middle + QPoint(90, 0))
    assert pane.zoom == pytest.approx(near / 2)
    fingers.lift(2)
    fingers.lift(1)
    assert not (asked or chosen or focused)


def test_two_fingers_do_not_drag_the_ground_away_from_under_them(pane: StarPane, fingers: Fingers) -> None:
    pane.zoom_by(2)
    pane.come_to_rest()
    middle = QPoint(300, 300)
    fingers.press(1, middle - QPoint(60, 0))
    fingers.press(2, middle + QPoint(60, 0))
    fingers.move(middle - QPoint(80, 0), middle + QPoint(80, 0))
    held = pane.mapToScene(middle)
    fingers.move(middle - QPoint(120, 0), middle + QPoint(120, 0))
    assert pane.zoom > 2.5
    assert (pane.mapFromScene(held) - middle).manhattanLength() <= 12
    fingers.lift(1)
    fingers.lift(2)


def test_a_second_finger_lets_go_of_the_chip_that_the_first_carries(pane: StarPane, fingers: Fingers) -> None:
    asked = wishes(pane)
    start, end = of_chip(pane, "note-4"), of_part(pane, "grow-it")
    fingers.press(1, start)
    fingers.move((start + end) / 2)
    assert pane.star_scene.hand.carried.isVisible()
    fingers.press(2, end + QPoint(0, 80))
    fingers.move(end - QPoint(0, 150), end + QPoint(0, 150))
    assert pane.zoom > 1 and not pane.star_scene.hand.carried.isVisible()
    fingers.lift(1)
    fingers.lift(2)
    assert not asked
