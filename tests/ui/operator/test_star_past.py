"""The star of the Room as it stood: it is only read, each wish to change it is told why not, and Esc leads back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from roundtable.commands.hanging import hang
from roundtable.commands.words import capture_quote, mend_words
from roundtable.domain.records import Id
from roundtable.domain.star_geometry import anchor_of
from roundtable.domain.words import Quote
from tests.clock import Clock
from tests.ui.drops import drop, enter
from tests.ui.operator.conftest import Stand
from ui.operator.room import RoomView
from ui.operator.star_panel import StarPanel
from ui.slides.content import QuoteSlide
from ui.star.values import quote_mime

LEFT, CONTROL = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier
COUNTS, WORDS, LIST = range(3)
TOLD = "14:05 is past, and only to be read. Back to now: Esc"


def go_back(stand: Stand[RoomView], clock: Clock, show: int) -> StarPanel:
    """Words come and one goes elsewhere; then the star is shown as it stood at 14:05."""
    for text, on in (("one", "co-design"), ("two", "map-it")):
        clock.pass_(minutes=5)
        stand.live.do(capture_quote, text=text, segments=[on])
    clock.pass_(minutes=5)
    (first, _) = stand.live.session.quotes
    stand.live.do(hang, record_ids=[first.id], segments=["grow-it"])
    stand.live.do(mend_words, kind=Quote, record_id=first.id, text="one, mended")
    centre = stand.view.centre
    QTest.mouseClick(centre.switch.part(show), LEFT)
    stand.actions["replay-star"].trigger()
    QTest.keyClick(centre.replay.slider, Qt.Key.Key_Home)
    centre.focus_segment("co-design")
    assert centre.head.prompt.text() == "As it stood at 14:05. Back to now: Esc"
    return centre


def first_id(stand: Stand[RoomView]) -> str:
    return stand.live.session.quotes[0].id


def menu_at(widget: QWidget, where: QPoint) -> None:
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, where, widget.mapToGlobal(where))
    QApplication.sendEvent(widget, event)


def drag(widget: QWidget, start: QPoint, end: QPoint) -> None:
    QTest.mousePress(widget, LEFT, pos=start)
    for where in ((start + end) / 2, end):
        QTest.mouseMove(widget, where)
    QTest.mouseRelease(widget, LEFT, pos=end)


def on_star(stand: Stand[RoomView], segment_id: str) -> QPoint:
    anchor = anchor_of(stand.live.session.details.star, segment_id)
    assert anchor is not None
    return stand.view.centre.star.mapFromScene(*anchor)


# Every way in: what shows the words, and what somebody does there


def drag_the_chip(stand: Stand[RoomView]) -> None:
    star = stand.view.centre.star
    drag(star.viewport(), star.chip_rect(first_id(stand)).center(), on_star(stand, "people-it"))


def open_the_chips_menu(stand: Stand[RoomView]) -> None:
    star = stand.view.centre.star
    menu_at(star.viewport(), star.chip_rect(first_id(stand)).center())


def drop_from_elsewhere(stand: Stand[RoomView]) -> None:
    port = stand.view.centre.star.viewport()
    assert not enter(port, quote_mime(first_id(stand)), on_star(stand, "people-it"))
    assert not drop(port, quote_mime(first_id(stand)), on_star(stand, "people-it"))


def on_the_chip(*keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Callable[..., None]:
    def press(stand: Stand[RoomView]) -> None:
        star = stand.view.centre.star
        star.setFocus()
        QTest.keyClick(star, Qt.Key.Key_Right, CONTROL)
        assert star.star_scene.keys.chip == first_id(stand)
        for key in keys:
            QTest.keyClick(star, key, modifiers)

    return press


def on_the_row(*keys: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> Callable[..., None]:
    def press(stand: Stand[RoomView]) -> None:
        rows = stand.view.centre.list.rows
        rows.setFocus()
        rows.setCurrentIndex(rows.model().index(0, 0))
        for key in keys:
            QTest.keyClick(rows, key, modifiers)

    return press


def open_the_rows_menu(stand: Stand[RoomView]) -> None:
    rows = stand.view.centre.list.rows
    rows.setCurrentIndex(rows.model().index(0, 0))
    menu_at(rows.viewport(), rows.visualRect(rows.currentIndex()).center())


def on_the_card(key: Qt.Key) -> Callable[..., None]:
    def press(stand: Stand[RoomView]) -> None:
        card = stand.view.centre.strip.cards()[0]
        card.setFocus()
        QTest.keyClick(card, key)

    return press


def click_the_card(stand: Stand[RoomView]) -> None:
    QTest.mouseClick(stand.view.centre.strip.cards()[0], LEFT)


def drag_the_card(stand: Stand[RoomView]) -> None:
    drag(stand.view.centre.strip.cards()[0], QPoint(20, 20), QPoint(200, 40))


def open_the_cards_menu(stand: Stand[RoomView]) -> None:
    menu_at(stand.view.centre.strip.cards()[0], QPoint(20, 20))


def undo(stand: Stand[RoomView]) -> None:
    QTest.keyClick(stand.view.centre.star, Qt.Key.Key_Z, CONTROL)


def redo_from_the_slider(stand: Stand[RoomView]) -> None:
    QTest.keyClick(stand.view.centre.replay.slider, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)


SHIFT = Qt.KeyboardModifier.ShiftModifier
WAYS = {
    "chip dragged": (WORDS, drag_the_chip),
    "chip's menu": (WORDS, open_the_chips_menu),
    "dropped from elsewhere": (COUNTS, drop_from_elsewhere),
    "chip taken up": (WORDS, on_the_chip(Qt.Key.Key_Space)),
    "chip taken off": (WORDS, on_the_chip(Qt.Key.Key_Delete)),
    "chip mended": (WORDS, on_the_chip(Qt.Key.Key_F2)),
    "chip's menu by key": (WORDS, on_the_chip(Qt.Key.Key_F10, modifiers=SHIFT)),
    "row placed": (LIST, on_the_row(Qt.Key.Key_Space)),
    "row taken off": (LIST, on_the_row(Qt.Key.Key_Delete)),
    "row mended": (LIST, on_the_row(Qt.Key.Key_F2)),
    "row previewed": (LIST, on_the_row(Qt.Key.Key_Return)),
    "row's menu by key": (LIST, on_the_row(Qt.Key.Key_F10, modifiers=SHIFT)),
    "row's menu": (LIST, open_the_rows_menu),
    "card previewed": (COUNTS, click_the_card),
    "card previewed by key": (COUNTS, on_the_card(Qt.Key.Key_Return)),
    "card mended": (COUNTS, on_the_card(Qt.Key.Key_F2)),
    "card dragged": (COUNTS, drag_the_card),
    "card's menu": (COUNTS, open_the_cards_menu),
    "undo": (WORDS, undo),
    "redo": (LIST, redo_from_the_slider),
}


@pytest.mark.parametrize("way", WAYS)
def test_the_past_is_only_read_and_says_so(stand: Stand[RoomView], clock: Clock, way: str) -> None:
    show, touch = WAYS[way]
    centre = go_back(stand, clock, show)
    session = stand.live.session
    asked: list[str] = []
    centre.preview_requested.connect(asked.append)
    centre.mend_requested.connect(asked.append)
    touch(stand)
    assert centre.head.prompt.text() == TOLD
    assert stand.live.session == session and not asked
    assert QApplication.activePopupWidget() is None
    focus = QApplication.focusWidget()
    assert focus is not None
    QTest.keyClick(focus, Qt.Key.Key_Escape)
    assert not centre.replay.is_open and centre.head.prompt.text() != TOLD


def test_strip_card_and_chip_say_what_was_there_then(stand: Stand[RoomView], clock: Clock) -> None:
    """person: Amina Otieno, Port Authority, Public bodies"""
    centre = go_back(stand, clock, COUNTS)
    assert [card.face.text for card in centre.strip.cards()] == ["one"]
    assert centre.strip.count.text() == "1 quote, 0 of 1 sector"
    centre.focus_segment("grow-it")
    assert centre.strip.cards() == [] and centre.strip.nothing.text() == "No words here yet, then."
    centre.star.pointed.emit("co-design")
    centre.switch.part(WORDS).click()
    centre.star.reading.emit(first_id(stand))
    assert centre.card.reading.text == "one"
    assert centre.card.reading.placed.startswith("On Co-design, placed 14:05")
    QTest.keyClick(centre.replay.slider, Qt.Key.Key_End)
    assert not centre.card.isVisible()
    centre.star.reading.emit(first_id(stand))
    assert centre.card.reading.text == "one, mended"
    assert centre.card.reading.placed.startswith("On Co-design and Grow it, placed 14:15")
    centre.switch.part(COUNTS).click()
    assert [card.face.text for card in centre.strip.cards()] == ["one, mended"]


def test_a_click_on_a_chip_of_the_past_reads_it(stand: Stand[RoomView], clock: Clock) -> None:
    centre = go_back(stand, clock, WORDS)
    centre.star.star_scene.pointer_left()
    QTest.mouseClick(centre.star.viewport(), LEFT, pos=centre.star.chip_rect(first_id(stand)).center())
    assert centre.card.isVisible() and centre.card.reading.text == "one"
    assert not isinstance(stand.view.screen_.preview.content, QuoteSlide)


def test_at_the_end_of_the_slider_all_can_be_done_again(stand: Stand[RoomView], clock: Clock) -> None:
    centre = go_back(stand, clock, WORDS)
    drag_the_chip(stand)
    QTest.keyClick(centre.replay.slider, Qt.Key.Key_End)
    drag_the_chip(stand)
    assert stand.live.session.get(Quote, Id(first_id(stand))).segments == ("co-design", "people-it")
    QTest.mouseClick(centre.switch.part(COUNTS), LEFT)
    centre.focus_segment("people-it")
    QTest.keyClick(centre.strip.cards()[0], Qt.Key.Key_Return)
    assert isinstance(stand.view.screen_.preview.content, QuoteSlide)


def test_esc_in_another_panel_of_the_room_leads_back_too(stand: Stand[RoomView], clock: Clock) -> None:
    """item: Welcome 10 talk"""
    centre = go_back(stand, clock, COUNTS)
    stand.view.agenda.list.setFocus()
    QTest.keyClick(stand.view.agenda.list, Qt.Key.Key_Escape)
    assert not centre.replay.is_open


@pytest.mark.parametrize("act", ["measure-star", "choose-star"])
def test_an_act_on_the_star_of_now_ends_the_replay(stand: Stand[RoomView], clock: Clock, act: str) -> None:
    centre = go_back(stand, clock, COUNTS)
    stand.actions[act].trigger()
    assert not centre.replay.is_open


def test_whatever_is_written_between_two_looks_is_in_the_replay(stand: Stand[RoomView], clock: Clock) -> None:
    """Two hundred words are noted at the desk, and some moved, while the replay stands open in the Room."""
    centre = go_back(stand, clock, COUNTS)
    stand.view.hide()
    for number in range(200):
        clock.pass_(seconds=1)
        stand.live.do(capture_quote, text=f"number {number}", segments=["people-it"])
    moved = stand.live.session.quotes[2].id
    clock.pass_(minutes=1)
    for number in range(60):
        stand.live.do(capture_quote, text=f"elsewhere {number}")
    stand.live.do(hang, record_ids=[moved], segments=["market-it"])
    clock.pass_(minutes=1)
    for number in range(60):
        stand.live.do(capture_quote, text=f"elsewhere too {number}")
    stand.view.show()
    QTest.keyClick(centre.replay.slider, Qt.Key.Key_End)
    QTest.keyClick(centre.replay.slider, Qt.Key.Key_Left)
    view = centre.star.star_scene.view
    assert view.evidence["people-it"].points == 200 and view.evidence["market-it"].points == 0
