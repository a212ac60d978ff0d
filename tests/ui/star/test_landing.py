"""The words beside what is carried say what will happen, also how two drops make a crossing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roundtable.domain.star import CO_PRODUCTION, hung
from roundtable.domain.star_geometry import anchor_of
from tests.ui.drops import hover
from ui import theme
from ui.star.landing import landing
from ui.star.values import Chip, Mode, StarView, quote_mime
from ui.star.view import StarPane

CASES: Sequence[tuple[tuple[str, ...], tuple[str, ...], bool, str]] = (
    ((), ("co-design",), False, "Put on Co-design, then on an arm: on both"),
    ((), ("people-it",), False, "Put on People it, then on the ring: on both"),
    ((), ("co-design", "people-it"), False, "On both: Co-design and People it"),
    (("co-design",), ("people-it",), False, "On both: Co-design and People it"),
    (("co-design",), ("co-delivery",), False, "Put on Co-deliver, no longer on Co-design (Ctrl: there as well)"),
    (("co-design",), ("co-delivery",), True, "On both: Co-design and Co-deliver"),
    (
        ("co-design", "map-it"),
        ("grow-it",),
        False,
        "On both: Co-design and Grow it, no longer on Map it (Ctrl: there as well)",
    ),
    (("co-design", "map-it"), ("grow-it",), True, "On all: Co-design, Map it and Grow it"),
    (("co-design",), ("co-design",), False, "Stays on Co-design"),
    (("co-design",), (), False, ""),
)


@pytest.mark.parametrize(("on", "wanted", "adds", "says"), CASES)
def test_it_says_what_will_happen(on: tuple[str, ...], wanted: tuple[str, ...], adds: bool, says: str) -> None:
    view = StarView(CO_PRODUCTION, chips=(Chip("a", "A word", on),))
    found = landing(view, ("a",), wanted, adds=adds, key="Ctrl")
    assert found.told == says
    if says and not says.startswith("Stays"):
        labels = view.labels(hung(CO_PRODUCTION, on, wanted, adds=adds))
        assert found.says.endswith(labels), "what it says is what the command does"


def test_of_several_that_hang_apart_it_names_where_they_are_put() -> None:
    chips = (Chip("a", "A word", ("co-design",)), Chip("b", "Another", ("map-it",)))
    view = StarView(CO_PRODUCTION, chips=chips)
    assert landing(view, ("a", "b"), ("grow-it",), key="Ctrl").told == (
        "Put on Grow it, Ctrl: each stays where it hangs as well"
    )
    assert landing(view, ("a", "b"), ("grow-it",), adds=True, key="Ctrl").told == "Also on Grow it"


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> StarPane:
    theme.apply(qapp, "light")
    pane = StarPane()
    qtbot.addWidget(pane)
    pane.resize(900, 640)
    pane.set_mode(Mode.WORDS)
    pane.show_star(StarView(CO_PRODUCTION, chips=(Chip("a", "A word", ("map-it",)),)))
    pane.show()
    return pane


def at(pane: StarPane, segment_id: str) -> QPoint:
    anchor = anchor_of(CO_PRODUCTION, segment_id)
    assert anchor is not None
    return pane.mapFromScene(QPointF(*anchor))


def test_it_stands_in_the_view_wherever_the_chip_is_carried(pane: StarPane) -> None:
    scene, port = pane.star_scene, pane.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=pane.chip_rect("a").center())
    for segment in CO_PRODUCTION.segments:
        QTest.mouseMove(port, at(pane, segment.id))
        seen = pane.mapFromScene(scene.hand.hint.scenePos())
        size = scene.hand.hint.boundingRect().size().toSize()
        assert scene.hand.hint.isVisible() and port.rect().contains(seen)
        assert port.rect().contains(seen + QPoint(size.width(), size.height()))
    QTest.mouseMove(port, QPoint(3, 3))
    assert not scene.hand.hint.isVisible(), "beside the star nothing would happen"
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=QPoint(3, 3))


def test_what_is_dragged_from_elsewhere_is_told_too_and_no_longer_once_it_went_on(pane: StarPane) -> None:
    hint = pane.star_scene.hand.hint
    assert hover(pane.viewport(), quote_mime("a"), at(pane, "co-design"))
    assert hint.isVisible() and hint.landing.told == "On both: Map it and Co-design"
    pane.star_scene.pointer.drag_leave()
    assert not hint.isVisible()


def test_the_keyboard_is_told_the_crossing(pane: StarPane) -> None:
    told: list[str] = []
    pane.star_scene.announced.connect(told.append)
    QTest.keyClick(pane, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(pane, Qt.Key.Key_Space)
    assert pane.star_scene.hand.hint.landing.told == "Stays on Map it"
    while pane.star_scene.focused_segment != "co-design":
        QTest.keyClick(pane, Qt.Key.Key_Down)
        QTest.keyClick(pane, Qt.Key.Key_Right)
    assert told[-1].startswith("On both: Map it and Co-design. Co-design: ")
    QTest.keyClick(pane, Qt.Key.Key_Return)
    assert told[-1] == "On both: Map it and Co-design"
    assert not pane.star_scene.hand.hint.isVisible()
