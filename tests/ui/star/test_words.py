"""Words around the star: chips that stay where they lie, the tray, crossings, what is chosen together, near and far."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roundtable.domain.star import CO_PRODUCTION
from roundtable.domain.star_geometry import CANVAS, anchor_of, inner_angle, polar
from tests.ui.drops import drop
from ui import theme
from ui.star.chips import LaidChip
from ui.star.values import NOWHERE, Chip, ChipKind, Mode, PlaceWish, StarView, quote_mime
from ui.star.view import NEAREST, StarPane

SEGMENTS = [segment.id for segment in CO_PRODUCTION.segments]
CHIPS = (
    *(Chip(f"note-{n}", f"Words number {n}", (SEGMENTS[n % 9],), list(ChipKind)[n % 3]) for n in range(30)),
    Chip("waiting", "Ask a learner first"),
    Chip("also-waiting", "And the night shift"),
)
VIEW = StarView(CO_PRODUCTION, {}, "Whose course is it?", chips=CHIPS)
LEFT = Qt.MouseButton.LeftButton
CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def pane(qtbot: QtBot, qapp: QApplication) -> Iterator[StarPane]:
    theme.apply(qapp, "light")
    theme.reduce_motion(True)
    pane = StarPane()
    qtbot.addWidget(pane)
    pane.resize(1100, 760)
    pane.set_mode(Mode.WORDS)
    pane.show_star(VIEW)
    pane.show()
    pane.activateWindow()
    pane.setFocus()
    qtbot.waitUntil(pane.hasFocus)
    yield pane
    theme.reduce_motion(False)


def chip(pane: StarPane, record_id: str) -> LaidChip:
    found = pane.star_scene.find_chip(record_id)
    assert found is not None
    return found


@pytest.mark.parametrize("size", [(1100, 760), (1101, 761), (903, 702)])
def test_rows_lie_on_whole_pixels(qapp: QApplication, qtbot: QtBot, size: tuple[int, int]) -> None:
    """Edges and words are sharp, in a pane of any size that they are laid for."""
    theme.apply(qapp, "light")
    pane = StarPane()
    qtbot.addWidget(pane)
    pane.resize(*size)
    pane.set_mode(Mode.WORDS)
    pane.show_star(VIEW)
    pane.show()
    to_pixels = pane.viewportTransform()
    tops = {to_pixels.map(laid.rect.topLeft()).y() for laid in pane.star_scene.chips() if not laid.waits}
    assert len(tops) > 3
    assert all(top == pytest.approx(round(top), abs=1e-6) for top in tops), tops


def lying(pane: StarPane) -> dict[str, QRectF]:
    return {laid.chip.record_id: laid.rect for laid in pane.star_scene.chips() if not laid.waits}


def test_a_view_that_is_a_little_smaller_or_only_for_a_moment_moves_nothing(pane: StarPane) -> None:
    """A message bar comes and goes; the border of the window is dragged, and dragged back."""
    before = lying(pane)
    pane.resize(1100, 700)
    assert lying(pane) == before and not pane.star_scene.sizing.timer.isActive()
    assert all(pane.viewport().rect().contains(pane.chip_rect(each)) for each in before)
    pane.resize(760, 500)
    assert lying(pane) == before and pane.star_scene.sizing.timer.isActive()
    assert all(pane.viewport().rect().contains(pane.chip_rect(each)) for each in before)
    pane.resize(1100, 760)
    assert lying(pane) == before and not pane.star_scene.sizing.timer.isActive()


def test_words_are_laid_anew_for_quite_another_size_that_lasts_and_lie_there_again(pane: StarPane) -> None:
    timer, viewport = pane.star_scene.sizing.timer, pane.viewport()
    moved = replace(CHIPS[0], segments=("grow-it",))
    pane.show_star(replace(VIEW, chips=(moved, *CHIPS[1:])))
    before = lying(pane)
    pane.resize(760, 500)
    QTest.mousePress(viewport, LEFT, pos=middle(pane, "note-4"))
    QTest.mouseMove(viewport, QPoint(400, 300))
    timer.timeout.emit()
    assert lying(pane) == before and timer.isActive(), "nothing is laid anew while somebody carries words"
    QTest.mouseRelease(viewport, LEFT, pos=QPoint(4, 4))
    timer.timeout.emit()
    assert lying(pane) != before and not timer.isActive()
    late = Chip("late", "A late word", ("people-it",))
    pane.show_star(replace(VIEW, chips=(moved, *CHIPS[1:], late)))
    for size in ((1100, 760), (760, 500), (1090, 770)):
        pane.resize(*size)
        timer.timeout.emit()
    after = lying(pane)
    assert after.pop("late") and after == before


def middle(pane: StarPane, record_id: str) -> QPoint:
    return pane.mapFromScene(chip(pane, record_id).rect.center())


def at(pane: StarPane, segment_id: str) -> QPoint:
    anchor = anchor_of(CO_PRODUCTION, segment_id)
    assert anchor is not None
    return pane.mapFromScene(*anchor)


def tray(pane: StarPane) -> QPoint:
    return pane.mapFromScene(pane.star_scene.words.tray.center())


def drag(pane: StarPane, start: QPoint, end: QPoint, modifier: Qt.KeyboardModifier | None = None) -> None:
    held = modifier or Qt.KeyboardModifier.NoModifier
    viewport = pane.viewport()
    QTest.mousePress(viewport, LEFT, pos=start)
    QTest.mouseMove(viewport, (start + end) / 2)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, LEFT, held, end)


def wishes(pane: StarPane) -> list[PlaceWish]:
    """What is asked for from now on."""
    found: list[PlaceWish] = []
    pane.place_requested.connect(found.append)
    return found


# ---- Where they lie ----------------------------------------------------------------------------------------------


def test_a_chip_stays_where_it_lies_when_others_come_go_and_are_placed(pane: StarPane) -> None:
    before = {laid.chip.record_id: laid.rect for laid in pane.star_scene.chips() if not laid.waits}
    moved = replace(CHIPS[3], segments=("grow-it",))
    more = tuple(Chip(f"late-{n}", "Late words", (SEGMENTS[n % 9],)) for n in range(20))
    pane.show_star(replace(VIEW, chips=(*CHIPS[1:3], moved, *CHIPS[4:], *more)))
    after = {laid.chip.record_id: laid.rect for laid in pane.star_scene.chips()}
    assert "note-0" not in after
    assert all(after[record_id] == rect for record_id, rect in before.items() if record_id not in ("note-0", "note-3"))


def test_no_chip_lies_over_another_and_all_lie_in_what_is_seen(pane: StarPane) -> None:
    rects = [laid.rect for laid in pane.star_scene.chips()]
    assert len(rects) == len(CHIPS)
    assert not any(one.intersects(other) for n, one in enumerate(rects) for other in rects[:n])
    assert all(pane.sceneRect().contains(rect) for rect in rects)


def test_what_finds_no_room_is_counted_and_its_count_lists_it(pane: StarPane, qtbot: QtBot) -> None:
    many = tuple(Chip(f"many-{n}", "Nobody asked the evening group first", ("people-it",)) for n in range(120))
    pane.show_star(replace(VIEW, chips=many))
    shown = len(pane.star_scene.chips())
    beyond = pane.star_scene.counts_beyond()
    assert sum(beyond.values()) == 120 - shown > 0
    (segment,) = beyond
    seen = next(
        QPoint(x, y)
        for y in range(0, pane.height(), 8)
        for x in range(0, pane.width(), 8)
        if pane.star_scene.more_at(pane.mapToScene(x, y)) is not None
    )
    with qtbot.waitSignal(pane.more_requested) as asked:
        QTest.mouseClick(pane.viewport(), LEFT, pos=seen)
    assert asked.args == [segment]


def test_words_that_hang_nowhere_lie_in_the_tray(pane: StarPane) -> None:
    waiting = [laid.chip.record_id for laid in pane.star_scene.chips() if laid.waits]
    assert waiting == ["waiting", "also-waiting"]
    assert all(pane.star_scene.words.tray.contains(chip(pane, record_id).rect) for record_id in waiting)
    placed = replace(CHIPS[-2], segments=("map-it",))
    pane.show_star(replace(VIEW, chips=(*CHIPS[:-2], placed, CHIPS[-1])))
    assert not chip(pane, "waiting").waits and chip(pane, "also-waiting").waits


def test_a_chip_that_is_new_comes_calmly_and_at_once_without_motion(pane: StarPane) -> None:
    arrival = pane.star_scene.hand.arrival.animation
    more = (*CHIPS, Chip("late", "A late word", ("co-design",)))
    pane.show_star(replace(VIEW, chips=more))
    assert arrival.state() is arrival.State.Stopped
    theme.reduce_motion(False)
    pane.show_star(replace(VIEW, chips=(*more, Chip("later", "A later word", ("map-it",)))))
    assert arrival.state() is arrival.State.Running and arrival.duration() <= 400
    pane.star_scene.hand.arrival.end()


# ---- By hand -----------------------------------------------------------------------------------------------------


def test_a_chip_dropped_on_the_border_of_two_parts_asks_for_both(pane: StarPane) -> None:
    asked = wishes(pane)
    angle = inner_angle(CO_PRODUCTION, 1)
    border = pane.mapFromScene(*polar(CANVAS.ring_out + CANVAS.gap / 2, angle))
    drag(pane, middle(pane, "waiting"), border)
    assert [set(wish.segments) for wish in asked] == [{"co-design", "people-it"}]
    assert not asked[0].adds


def test_a_chip_dropped_with_control_keeps_where_it_hangs(pane: StarPane) -> None:
    asked = wishes(pane)
    drag(pane, middle(pane, "note-0"), at(pane, "grow-it"), CONTROL)
    assert asked == [PlaceWish(("note-0",), ("grow-it",), adds=True)]


def test_a_chip_dropped_on_the_tray_comes_off_the_star(pane: StarPane) -> None:
    asked = wishes(pane)
    drag(pane, middle(pane, "note-4"), tray(pane))
    assert asked == [PlaceWish(("note-4",), ())]


def test_chips_chosen_together_are_carried_together(pane: StarPane) -> None:
    asked, scene = wishes(pane), pane.star_scene
    for record_id in ("note-1", "note-5", "note-9"):
        QTest.mouseClick(pane.viewport(), LEFT, CONTROL, middle(pane, record_id))
    QTest.mouseClick(pane.viewport(), LEFT, CONTROL, middle(pane, "note-9"))
    assert scene.hand.chosen == ("note-1", "note-5")
    drag(pane, middle(pane, "note-5"), at(pane, "co-assessment"))
    assert asked == [PlaceWish(("note-5", "note-1"), ("co-assessment",))]
    assert not scene.hand.chosen


def test_a_band_over_the_ground_chooses_what_it_touches(pane: StarPane) -> None:
    viewport, scene = pane.viewport(), pane.star_scene
    lower = pane.mapFromScene(scene.words.tray.bottomRight()) - QPoint(4, 4)
    start = pane.mapFromScene(scene.words.tray.topLeft()) + QPoint(4, 4)
    QTest.mousePress(viewport, LEFT, SHIFT, start)
    QTest.mouseMove(viewport, lower)
    QTest.mouseRelease(viewport, LEFT, SHIFT, lower)
    assert scene.hand.chosen == ("waiting", "also-waiting")
    QTest.mouseClick(viewport, LEFT, pos=QPoint(3, 3))
    assert not scene.hand.chosen


def test_several_words_dropped_from_elsewhere_are_placed_together(pane: StarPane) -> None:
    asked = wishes(pane)
    assert drop(pane.viewport(), quote_mime("one", "two"), at(pane, "map-it"))
    assert drop(pane.viewport(), quote_mime("three"), tray(pane))
    assert asked == [PlaceWish(("one", "two"), ("map-it",)), PlaceWish(("three",), ())]


def test_what_the_pointer_carries_is_carried_on_while_others_capture(pane: StarPane) -> None:
    asked, viewport, scene = wishes(pane), pane.viewport(), pane.star_scene
    QTest.mousePress(viewport, LEFT, pos=middle(pane, "note-4"))
    QTest.mouseMove(viewport, QPoint(400, 400))
    QTest.mouseMove(viewport, at(pane, "grow-it"))
    said = scene.hand.hint.landing.told
    late = (*CHIPS, Chip("late", "A late word", ("co-design",)))
    pane.show_star(replace(VIEW, chips=late))
    assert (
        scene.hand.carried.record_ids == ("note-4",)
        and scene.hand.hint.landing.told == said == "Put on Grow it, no longer on Map it (Ctrl: there as well)"
    )
    QTest.mouseRelease(viewport, LEFT, pos=at(pane, "grow-it"))
    assert asked == [PlaceWish(("note-4",), ("grow-it",))]
    QTest.mousePress(viewport, LEFT, pos=middle(pane, "note-4"))
    QTest.mouseMove(viewport, QPoint(400, 400))
    pane.show_star(replace(VIEW, chips=tuple(each for each in late if each.record_id != "note-4")))
    assert not scene.hand.carried.isVisible(), "what was taken back meanwhile is carried no longer"
    QTest.mouseRelease(viewport, LEFT, pos=at(pane, "map-it"))
    assert len(asked) == 1


def is_bare(pane: StarPane, record_id: str) -> bool:
    """Whether nothing but the ground is painted in the middle of where a chip is at home."""
    rect = pane.chip_rect(record_id).adjusted(6, 4, -6, -4)
    image = pane.viewport().grab(rect).toImage()
    seen = {image.pixel(x, y) for x in range(rect.width()) for y in range(rect.height())}
    return seen == {theme.colour("canvas").rgb()}


def test_no_chip_is_seen_twice_when_one_comes_while_another_is_carried(pane: StarPane) -> None:
    theme.reduce_motion(False)
    viewport, scene = pane.viewport(), pane.star_scene
    home, arrival = middle(pane, "note-4"), scene.hand.arrival.animation
    QTest.mousePress(viewport, LEFT, pos=home)
    QTest.mouseMove(viewport, home + QPoint(40, 40))
    QTest.mouseMove(viewport, tray(pane))
    late = (*CHIPS, Chip("late", "A late word", ("co-design",)))
    pane.show_star(replace(VIEW, chips=late))
    assert arrival.state() is arrival.State.Running
    assert is_bare(pane, "note-4") and is_bare(pane, "late"), "one is carried, the other on its way"
    QTest.mouseRelease(viewport, LEFT, pos=tray(pane))
    assert not is_bare(pane, "note-4") and is_bare(pane, "late"), "one is at home, the other still on its way"
    QTest.mousePress(viewport, LEFT, pos=home)
    QTest.mouseMove(viewport, home + QPoint(40, 40))
    QTest.mouseMove(viewport, tray(pane))
    pane.show_star(replace(VIEW, chips=(*late, Chip("later", "A later word", ("map-it",)))))
    scene.hand.arrival.end()
    assert is_bare(pane, "note-4") and not is_bare(pane, "later"), "one is still carried, the other is there"
    QTest.mouseRelease(viewport, LEFT, pos=tray(pane))
    assert not is_bare(pane, "note-4")


def test_the_chip_under_the_pointer_is_read(pane: StarPane) -> None:
    read: list[str] = []
    pane.reading.connect(read.append)
    QTest.mouseMove(pane.viewport(), middle(pane, "note-2"))
    QTest.mouseMove(pane.viewport(), QPoint(3, 3))
    assert read == ["note-2", ""]


# ---- By keyboard -------------------------------------------------------------------------------------------------


def test_control_and_arrows_walk_among_chips_and_each_is_told(pane: StarPane) -> None:
    told: list[str] = []
    pane.star_scene.announced.connect(told.append)
    for _ in CHIPS:
        QTest.keyClick(pane, Qt.Key.Key_Right, CONTROL)
    assert len(set(told)) == len(CHIPS)
    assert told[0] == "Words number 0. Quote, on Co-commission, 1 of 32"
    assert "Ask a learner first. Quote, not placed yet, 31 of 32" in told
    QTest.keyClick(pane, Qt.Key.Key_Right, CONTROL)
    QTest.keyClick(pane, Qt.Key.Key_Left, CONTROL)
    assert told[-1] == told[len(CHIPS) - 1]


def test_while_it_is_near_the_keyboard_keeps_in_view_what_it_is_on(pane: StarPane) -> None:
    pane.zoom_by(3.8)
    pane.come_to_rest()
    seen = pane.viewport().rect()
    for _ in range(9):
        QTest.keyClick(pane, Qt.Key.Key_Right, CONTROL)
        record_id = pane.star_scene.keys.chip
        assert record_id and seen.contains(pane.chip_rect(record_id))
    QTest.keyClick(pane, Qt.Key.Key_Space)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Left):
        QTest.keyClick(pane, key)
        carried = pane.mapFromScene(pane.star_scene.hand.carried.seen).boundingRect()
        assert seen.contains(carried) and seen.contains(at(pane, pane.star_scene.focused_segment or ""))
    QTest.keyClick(pane, Qt.Key.Key_Escape)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Left):
        QTest.keyClick(pane, key)
        assert seen.contains(at(pane, pane.star_scene.focused_segment or ""))


def test_seen_whole_every_chip_is_read_at_once(pane: StarPane) -> None:
    theme.reduce_motion(False)
    read: list[str] = []
    pane.reading.connect(read.append)
    for _ in CHIPS:
        QTest.keyClick(pane, Qt.Key.Key_Right, CONTROL)
        assert read[-1] == pane.star_scene.keys.chip


def test_it_comes_into_view_calmly_and_is_read_when_it_is_there(pane: StarPane, qtbot: QtBot) -> None:
    theme.reduce_motion(False)
    pane.zoom_by(3.8)
    pane.come_to_rest()
    read: list[str] = []
    pane.reading.connect(read.append)
    QTest.keyClick(pane, Qt.Key.Key_Right, CONTROL)
    seen = pane.viewport().rect()
    assert not seen.contains(pane.chip_rect("note-0")) and read[-1] == ""
    qtbot.waitUntil(lambda: seen.contains(pane.chip_rect("note-0")) and read[-1] == "note-0")


def test_what_is_carried_by_keyboard_is_no_longer_read_and_has_no_ring_at_home(pane: StarPane) -> None:
    read: list[str] = []
    pane.reading.connect(read.append)
    QTest.keyClick(pane, Qt.Key.Key_Right, CONTROL)
    ringed = pane.viewport().grab(pane.chip_rect("note-0").adjusted(-4, -4, 4, 4)).toImage()
    assert read[-1] == "note-0"
    QTest.keyClick(pane, Qt.Key.Key_Space)
    assert read[-1] == ""
    pane.show_star(replace(VIEW, chips=(*CHIPS, Chip("late", "A late word", ("co-design",)))))
    assert read[-1] == ""
    bare = pane.viewport().grab(pane.chip_rect("note-0").adjusted(-4, -4, 4, 4)).toImage()
    accent = theme.colour("accent").rgb()
    for image, has_ring in ((ringed, True), (bare, False)):
        pixels = {image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}
        assert (accent in pixels) is has_ring
    QTest.keyClick(pane, Qt.Key.Key_Escape)
    assert read[-1] == "note-0"


def test_delete_says_what_came_off_the_star(pane: StarPane) -> None:
    told: list[str] = []
    pane.star_scene.announced.connect(told.append)
    QTest.keyClick(pane, Qt.Key.Key_Right, CONTROL)
    QTest.keyClick(pane, Qt.Key.Key_Delete)
    assert told[-1] == "Taken off the star: Words number 0"
    QTest.keyClick(pane, Qt.Key.Key_Space)
    QTest.keyClick(pane, Qt.Key.Key_Delete)
    assert told[-1] == "Taken off the star: Words number 0"
    for _ in range(2):
        QTest.keyClick(pane, Qt.Key.Key_Space, CONTROL)
        QTest.keyClick(pane, Qt.Key.Key_Right, CONTROL)
    QTest.keyClick(pane, Qt.Key.Key_Left, CONTROL)
    QTest.keyClick(pane, Qt.Key.Key_Delete)
    assert told[-1] == "Taken off the star: 2 chips"
    pane.star_scene.keys.settle()
    QTest.keyClick(pane, Qt.Key.Key_Left, CONTROL)
    QTest.keyClick(pane, Qt.Key.Key_Left, CONTROL)
    assert pane.star_scene.keys.chip == "also-waiting"
    QTest.keyClick(pane, Qt.Key.Key_Delete)
    assert told[-1] == "Not on the star: And the night shift"
    count = len(told)
    pane.show_star(replace(VIEW, chips=CHIPS[:-1]), VIEW)
    QTest.keyClick(pane, Qt.Key.Key_Right, CONTROL)
    QTest.keyClick(pane, Qt.Key.Key_Delete)
    assert len(told) == count + 1, "in the past nothing came off"


def test_a_chip_is_taken_up_carried_and_put_down_by_keyboard(pane: StarPane) -> None:
    asked, scene = wishes(pane), pane.star_scene
    told: list[str] = []
    scene.announced.connect(told.append)
    QTest.keyClick(pane, Qt.Key.Key_Right, CONTROL)
    QTest.keyClick(pane, Qt.Key.Key_Space)
    assert scene.keys.carried == ("note-0",) and scene.hand.carried.isVisible()
    QTest.keyClick(pane, Qt.Key.Key_Right)
    assert scene.focused_segment == "co-design"
    QTest.keyClick(pane, Qt.Key.Key_Return)
    QTest.keyClick(pane, Qt.Key.Key_Space)
    QTest.keyClick(pane, Qt.Key.Key_Up)
    QTest.keyClick(pane, Qt.Key.Key_Return, SHIFT)
    assert asked == [
        PlaceWish(("note-0",), ("co-design",)),
        PlaceWish(("note-0",), ("map-it",), adds=True),
    ]
    assert "Put on Co-design, no longer on Co-commission" in told and "On both: Co-commission and Map it" in told
    assert not scene.hand.carried.isVisible()


def test_what_the_keyboard_carries_is_carried_on_while_others_capture(pane: StarPane) -> None:
    asked = wishes(pane)
    QTest.keyClick(pane, Qt.Key.Key_Right, CONTROL)
    QTest.keyClick(pane, Qt.Key.Key_Space)
    QTest.keyClick(pane, Qt.Key.Key_Right)
    pane.show_star(replace(VIEW, chips=(*CHIPS, Chip("late", "A late word", ("co-design",)))))
    assert pane.star_scene.keys.carried == ("note-0",) and pane.star_scene.hand.carried.isVisible()
    QTest.keyClick(pane, Qt.Key.Key_Return)
    assert asked == [PlaceWish(("note-0",), ("co-design",))]


def test_escape_puts_back_and_delete_takes_off(pane: StarPane) -> None:
    asked, scene = wishes(pane), pane.star_scene
    QTest.keyClick(pane, Qt.Key.Key_Right, CONTROL)
    QTest.keyClick(pane, Qt.Key.Key_Space)
    QTest.keyClick(pane, Qt.Key.Key_Escape)
    assert not asked and scene.keys.carried == () and scene.keys.chip == "note-0"
    QTest.keyClick(pane, Qt.Key.Key_Delete)
    assert asked == [PlaceWish(("note-0",), ())]
    QTest.keyClick(pane, Qt.Key.Key_Escape)
    assert scene.keys.chip is None


def test_chips_are_chosen_together_by_keyboard(pane: StarPane) -> None:
    asked = wishes(pane)
    QTest.keyClick(pane, Qt.Key.Key_Right, CONTROL)
    QTest.keyClick(pane, Qt.Key.Key_Space, CONTROL)
    QTest.keyClick(pane, Qt.Key.Key_Right, CONTROL)
    QTest.keyClick(pane, Qt.Key.Key_Space, CONTROL)
    QTest.keyClick(pane, Qt.Key.Key_Delete)
    assert asked == [PlaceWish(("note-1", "note-0"), ())]


def test_enter_on_a_chip_chooses_it(pane: StarPane, qtbot: QtBot) -> None:
    QTest.keyClick(pane, Qt.Key.Key_Right, CONTROL)
    with qtbot.waitSignal(pane.chip_chosen) as chosen, qtbot.assertNotEmitted(pane.focus_requested):
        QTest.keyClick(pane, Qt.Key.Key_Return)
    assert chosen.args == ["note-0"]


# ---- Near and far ------------------------------------------------------------------------------------------------


def turn_wheel(pane: StarPane, where: QPoint, notches: int) -> None:
    at, none = QPointF(where), Qt.MouseButton.NoButton
    outside = QPointF(pane.viewport().mapToGlobal(where))
    angle, phase = QPoint(0, 120 * notches), Qt.ScrollPhase.NoScrollPhase
    event = QWheelEvent(at, outside, QPoint(), angle, none, Qt.KeyboardModifier.NoModifier, phase, False)
    QApplication.sendEvent(pane.viewport(), event)


def test_the_wheel_zooms_where_the_pointer_is(pane: StarPane) -> None:
    where = QPoint(700, 300)
    held = pane.mapToScene(where)
    turn_wheel(pane, where, 4)
    assert pane.zoom > 2
    assert (pane.mapFromScene(held) - where).manhattanLength() <= 2
    turn_wheel(pane, where, 40)
    assert pane.zoom == NEAREST
    turn_wheel(pane, where, -60)
    assert pane.zoom == 1
    seen = pane.mapToScene(pane.viewport().rect()).boundingRect().adjusted(-3, -3, 3, 3)
    assert seen.contains(pane.sceneRect())


def test_keys_zoom_move_and_show_all_again(pane: StarPane) -> None:
    QTest.keyClick(pane, Qt.Key.Key_Z)
    QTest.keyClick(pane, Qt.Key.Key_Z)
    before = pane.mapToScene(0, 0)
    QTest.keyClick(pane, Qt.Key.Key_Right, SHIFT)
    assert pane.mapToScene(0, 0).x() > before.x()
    QTest.keyClick(pane, Qt.Key.Key_Z, SHIFT)
    assert 1 < pane.zoom < 1.5
    QTest.keyClick(pane, Qt.Key.Key_Home)
    assert pane.zoom == 1


def test_the_ground_is_dragged_while_it_is_near_and_no_part_is_asked_for(pane: StarPane, qtbot: QtBot) -> None:
    pane.zoom_by(3)
    before = pane.mapToScene(0, 0)
    with qtbot.assertNotEmitted(pane.focus_requested):
        drag(pane, QPoint(500, 400), QPoint(400, 300))
    moved = pane.mapToScene(0, 0) - before
    assert moved.x() > 0 < moved.y()


def test_two_fingers_zoom_and_let_go_of_what_one_held(pane: StarPane) -> None:
    QTest.mousePress(pane.viewport(), LEFT, pos=middle(pane, "note-0"))
    QTest.mouseMove(pane.viewport(), QPoint(500, 400))
    pane.pinch(1.5, QPointF(500, 400))
    assert pane.zoom == 1.5 and not pane.star_scene.hand.carried.isVisible()


def test_what_is_hit_while_near_is_what_is_drawn(pane: StarPane) -> None:
    pane.zoom_by(2.5, QPointF(middle(pane, "note-7")))
    pane.come_to_rest()
    laid = pane.star_scene.chip_at(pane.mapToScene(middle(pane, "note-7")))
    assert laid is not None and laid.chip.record_id == "note-7"


def test_after_a_zoom_everything_is_sharp_again(pane: StarPane, qtbot: QtBot) -> None:
    sharp = pane.grab().toImage()
    pane.zoom_by(2)
    pane.zoom_by(0.5)
    assert pane.grab().toImage() != sharp
    qtbot.waitUntil(lambda: pane.grab().toImage() == sharp)


# ---- What lies under a point -------------------------------------------------------------------------------------


def test_the_corner_of_a_chip_is_none_of_it(pane: StarPane) -> None:
    rect = chip(pane, "note-4").rect
    assert pane.star_scene.chip_at(rect.topLeft() + QPointF(1, 1)) is None
    held = pane.star_scene.chip_at(QPointF(rect.left() + 1, rect.center().y()))
    assert held is not None and held.chip.record_id == "note-4"


def test_the_count_of_the_tray_lists_what_waits(pane: StarPane, qtbot: QtBot) -> None:
    many = tuple(Chip(f"many-{n}", "Nobody asked the evening group first") for n in range(30))
    pane.show_star(replace(VIEW, chips=many))
    scene = pane.star_scene
    last = max(laid.rect.right() for laid in scene.chips())
    count = pane.mapFromScene(QPointF(last + 20 * scene.unit, scene.words.tray.top() + 22 * scene.unit))
    with qtbot.waitSignal(pane.more_requested) as asked:
        QTest.mouseClick(pane.viewport(), LEFT, pos=count)
    assert asked.args == [NOWHERE]
    pane.show_star(replace(VIEW, chips=many[:1]))
    assert scene.more_at(pane.mapToScene(count)) is None


@pytest.mark.parametrize("segment", SEGMENTS)
def test_up_and_down_go_where_they_say(pane: StarPane, segment: str) -> None:
    for key, way in ((Qt.Key.Key_Up, -1), (Qt.Key.Key_Down, 1)):
        pane.star_scene.show_focus(True)
        pane.star_scene.focus_segment(segment)
        QTest.keyClick(pane, key)
        there = pane.star_scene.focused_segment
        assert there is not None
        assert there == segment or (at(pane, there).y() - at(pane, segment).y()) * way > 0
        others = [(at(pane, each).y() - at(pane, segment).y()) * way for each in SEGMENTS]
        assert there != segment or max(others) <= 1
