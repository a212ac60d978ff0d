"""All crossings of a Co and a step are reached by hand, by keyboard and in the list; chips lie where they lay."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from roundtable.commands.hanging import hang
from roundtable.commands.words import capture_quote, remove_words
from roundtable.domain.records import Id
from roundtable.domain.star import CO_PRODUCTION
from roundtable.domain.star_geometry import anchor_of
from roundtable.domain.words import Quote
from roundtable.room import Room
from roundtable.storage.store import Store
from tests.clock import Clock
from tests.ui.operator.conftest import Stand, stand_for
from tests.ui.rooms import live_on
from ui import theme
from ui.live import Live
from ui.operator.room import RoomView
from ui.star.kept_places import FIELD, from_text

LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
WORDS, LIST = 1, 2
CROSSINGS = tuple(product(CO_PRODUCTION.inner, CO_PRODUCTION.outer))


def segments(stand: Stand[RoomView]) -> set[str]:
    return set(stand.live.session.get(Quote, Id("quote-1")).segments)


def test_there_are_twenty() -> None:
    assert len(CROSSINGS) == 20


def test_each_is_reached_by_two_drops(stand: Stand[RoomView]) -> None:
    """quote: Ask us first"""
    star = stand.view.centre.star
    QTest.mouseClick(stand.view.centre.switch.part(WORDS), LEFT)

    def drop_on(segment_id: str) -> None:
        start, anchor = star.chip_rect("quote-1").center(), anchor_of(CO_PRODUCTION, segment_id)
        assert anchor is not None
        end = star.mapFromScene(*anchor)
        QTest.mousePress(star.viewport(), LEFT, pos=start)
        for where in ((start + end) / 2, end):
            QTest.mouseMove(star.viewport(), where)
        QTest.mouseRelease(star.viewport(), LEFT, pos=end)

    for co, step in CROSSINGS:
        drop_on(co.id)
        drop_on(step.id)
        assert segments(stand) == {co.id, step.id}


def test_each_is_reached_by_keyboard(stand: Stand[RoomView]) -> None:
    """quote: Ask us first"""
    star = stand.view.centre.star
    scene = star.star_scene
    QTest.mouseClick(stand.view.centre.switch.part(WORDS), LEFT)
    star.setFocus()
    rings = [[segment.id for segment in ring] for ring in (CO_PRODUCTION.inner, CO_PRODUCTION.outer)]

    def carry_to(segment_id: str) -> None:
        if scene.keys.chip is None:
            QTest.keyClick(star, Qt.Key.Key_Right, CONTROL)
        QTest.keyClick(star, Qt.Key.Key_Space)
        for _ in range(20):
            here = scene.focused_segment
            if here == segment_id:
                break
            same_ring = any(here in ring and segment_id in ring for ring in rings)
            QTest.keyClick(star, Qt.Key.Key_Right if same_ring else Qt.Key.Key_Down)
            if scene.focused_segment == here:
                QTest.keyClick(star, Qt.Key.Key_Up)
        assert scene.focused_segment == segment_id
        QTest.keyClick(star, Qt.Key.Key_Return)

    for co, step in CROSSINGS:
        carry_to(co.id)
        carry_to(step.id)
        assert segments(stand) == {co.id, step.id}


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_each_is_reached_in_the_list(stand: Stand[RoomView]) -> None:
    """quote: Ask us first"""
    rows = stand.view.centre.list.rows
    QTest.mouseClick(stand.view.centre.switch.part(LIST), LEFT)
    rows.setFocus()
    QTest.keyClick(rows, Qt.Key.Key_Down)

    def choose(segment_id: str) -> None:
        QTest.keyClick(rows, Qt.Key.Key_Space)
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in range([segment.id for segment in CO_PRODUCTION.segments].index(segment_id) + 1):
            QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Return)

    for co, step in CROSSINGS:
        choose(co.id)
        choose(step.id)
        assert segments(stand) == {co.id, step.id}


# ---- Where they lie ----------------------------------------------------------------------------------------------


Box = tuple[float, float, float, float]


def places(stand: Stand[RoomView]) -> dict[str, Box]:
    """Where each chip lies on the star, in units: left, top, width, height."""
    chips = stand.view.centre.star.star_scene.chips()
    hanging = {laid.chip.record_id: laid.rect for laid in chips if laid.chip.segments}
    return {each: (rect.x(), rect.y(), rect.width(), rect.height()) for each, rect in hanging.items()}


def an_afternoon(live: Live, clock: Clock) -> None:
    """Words that come on all parts, some of which go elsewhere, come back or are taken away."""
    parts = [segment.id for segment in CO_PRODUCTION.segments]
    for number in range(40):
        clock.pass_(minutes=1)
        live.do(capture_quote, text=f"Words that were said as number {number}", segments=[parts[number * 4 % 9]])
        quotes = live.session.quotes
        if number % 5 == 4:
            live.do(hang, record_ids=[quotes[number // 2].id], segments=[parts[number % 9]])
        if number % 11 == 10:
            live.do(remove_words, kind=Quote, record_id=quotes[3].id)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "session.roundtable"


def opened(store: Store, qtbot: QtBot, qapp: QApplication, clock: Clock) -> Iterator[Stand[RoomView]]:
    theme.apply(qapp, "light")
    room = Room(store, clock)
    if not room.session.details.star:
        raise AssertionError("a new session has the star")
    for live in live_on(room, qapp):
        stand = stand_for(qtbot, live, RoomView, "Room")
        QTest.mouseClick(stand.view.centre.switch.part(WORDS), LEFT)
        yield stand
        stand.window.hide()


def test_they_lie_there_again_when_the_file_is_opened_again(
    path: Path, qtbot: QtBot, qapp: QApplication, clock: Clock
) -> None:
    before: dict[str, Box] = {}
    for stand in opened(Store.create(path), qtbot, qapp, clock):
        an_afternoon(stand.live, clock)
        before = places(stand)
    assert len(before) > 20
    for stand in opened(Store.open(path), qtbot, qapp, clock):
        assert places(stand) == before


def test_undo_and_redo_bring_them_back_to_their_places(stand: Stand[RoomView], clock: Clock) -> None:
    QTest.mouseClick(stand.view.centre.switch.part(WORDS), LEFT)
    an_afternoon(stand.live, clock)
    before = places(stand)
    first = next(iter(before))
    acts: tuple[Callable[[], object], ...] = (
        lambda: stand.live.do(capture_quote, text="A word more", segments=["grow-it"]),
        lambda: stand.live.do(hang, record_ids=[Id(first)], segments=["market-it"]),
        lambda: stand.live.do(hang, record_ids=[Id(first)], segments=[]),
    )
    for act in acts:
        act()
        after = places(stand)
        others = before.keys() - {first}
        assert {each: after[each] for each in others} == {each: before[each] for each in others}
        assert stand.live.undo() is not None
        assert places(stand).items() >= {each: before[each] for each in others}.items()
        assert stand.live.redo() is not None
        again = places(stand)
        assert again == after
        assert stand.live.undo() is not None
        assert places(stand) == before


def test_what_was_moved_meanwhile_and_a_file_of_nonsense_disturb_nothing(
    path: Path, qtbot: QtBot, qapp: QApplication, clock: Clock
) -> None:
    for stand in opened(Store.create(path), qtbot, qapp, clock):
        an_afternoon(stand.live, clock)
    room = Room(Store.open(path), clock)
    moved, removed = room.session.quotes[5].id, room.session.quotes[6].id
    room.do(hang, record_ids=[moved], segments=["market-it"])
    room.do(remove_words, kind=Quote, record_id=removed)
    kept = room.draft(FIELD)
    room.close()
    for stand in opened(Store.open(path), qtbot, qapp, clock):
        boxes = from_text(kept).boxes
        found = places(stand)
        assert removed not in found and moved in found and found[moved][:2] != boxes[moved][0][:2]
        same = [each for each in found if each in boxes and each != moved]
        assert len(same) > 20 and all(found[each][:2] == boxes[each][0][:2] for each in same)
    for nonsense in ("{", "[]", '{"size": [1], "rings": [], "boxes": {}}', kept.replace("[", "[[", 5), kept + "x"):
        assert not from_text(nonsense).boxes
    outside = {each: ((b[0], b[1] + 5, b[2], b[3]), on) for each, (b, on) in from_text(kept).boxes.items()}
    room = Room(Store.open(path), clock)
    room.keep_draft(FIELD, replace(from_text(kept), boxes=outside).as_text())
    room.close()
    for stand in opened(Store.open(path), qtbot, qapp, clock):
        assert len(places(stand)) > 20, "places that are none here are found anew"
