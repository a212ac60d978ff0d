"""The star of the Room by hand, as a list, read, and as it was: every act reaches the session."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from roundtable.commands.star import choose_star, measure_segment
from roundtable.commands.words import capture_quote
from roundtable.domain.floor import ShowAbout, ShowCount
from roundtable.domain.people import Sector
from roundtable.domain.records import Id
from roundtable.domain.star import NO_STAR
from roundtable.domain.star_geometry import anchor_of
from roundtable.domain.words import ActionPoint, Insight, Quote
from tests.clock import Clock
from tests.ui.operator.conftest import Stand
from ui.operator.chip_menu import ChipMenu
from ui.operator.note_list import EVERYWHERE
from ui.operator.room import RoomView
from ui.slides.content import QuoteSlide
from ui.star.values import NOWHERE

LEFT = Qt.MouseButton.LeftButton
CONTROL = Qt.KeyboardModifier.ControlModifier
COUNTS, WORDS, LIST = range(3)


def switch(stand: Stand[RoomView], place: int) -> None:
    QTest.mouseClick(stand.view.centre.switch.part(place), LEFT)


def middle(stand: Stand[RoomView], record_id: str) -> QPoint:
    return stand.view.centre.star.chip_rect(record_id).center()


def at(stand: Stand[RoomView], segment_id: str) -> QPoint:
    anchor = anchor_of(stand.live.session.details.star, segment_id)
    assert anchor is not None
    return stand.view.centre.star.mapFromScene(*anchor)


def drag(stand: Stand[RoomView], start: QPoint, end: QPoint) -> None:
    viewport = stand.view.centre.star.viewport()
    QTest.mousePress(viewport, LEFT, pos=start)
    QTest.mouseMove(viewport, (start + end) / 2)
    QTest.mouseMove(viewport, end)
    QTest.mouseRelease(viewport, LEFT, pos=end)


def test_words_of_every_kind_are_placed_by_hand_and_undone(stand: Stand[RoomView]) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    quote: AO: Ask us first
    insight: AO: Trust comes first
    action: AO: Call the night shift
    """
    switch(stand, WORDS)
    kinds = {"quote-1": Quote, "insight-1": Insight, "action-1": ActionPoint}
    for record_id, kind in kinds.items():
        drag(stand, middle(stand, record_id), at(stand, "co-design"))
        assert stand.live.session.get(kind, Id(record_id)).segments == ("co-design",)
    stand.live.undo()
    assert stand.live.session.get(ActionPoint, Id("action-1")).segments == ()


def test_what_is_undone_by_keyboard_is_told(stand: Stand[RoomView]) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    quote: AO: Ask us first
    insight: AO: Trust comes first
    """
    switch(stand, WORDS)
    star = stand.view.centre.star
    told: list[str] = []
    star.star_scene.announced.connect(told.append)
    star.setFocus()
    QTest.keyClick(star, Qt.Key.Key_Right, CONTROL)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Return):
        QTest.keyClick(star, key)
    stand.live.undo()
    assert told[-1] == "Undone: Ask us first. Quote, not placed yet"
    stand.live.redo()
    assert told[-1] == "Done again: Ask us first. Quote, on Co-design"
    stand.live.undo()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Right, Qt.Key.Key_Space):
        QTest.keyClick(star, key, CONTROL)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        QTest.keyClick(star, key)
    stand.live.undo()
    assert told[-1] == "Undone: 2 chips, the last: Trust comes first. Insight, not placed yet"
    count = len(told)
    stand.live.do(capture_quote, text="Later")
    stand.live.undo()
    assert not any(each.startswith("Undone") for each in told[count:]), "nothing hangs elsewhere"


def test_chips_chosen_together_are_placed_as_one_thought(stand: Stand[RoomView]) -> None:
    """
    quote: Ask us first
    quote: Then ask again
    """
    switch(stand, WORDS)
    viewport = stand.view.centre.star.viewport()
    for record_id in ("quote-1", "quote-2"):
        QTest.mouseClick(viewport, LEFT, CONTROL, middle(stand, record_id))
    drag(stand, middle(stand, "quote-1"), at(stand, "grow-it"))
    assert [quote.segments for quote in stand.live.session.quotes] == [("grow-it",), ("grow-it",)]
    stand.live.undo()
    assert [quote.segments for quote in stand.live.session.quotes] == [(), ()]


def test_the_card_tells_whose_words_they_are_and_who_placed_them_when(stand: Stand[RoomView], clock: Clock) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    quote: AO: Ask us first
    """
    switch(stand, WORDS)
    centre = stand.view.centre
    clock.pass_(minutes=7)
    drag(stand, middle(stand, "quote-1"), at(stand, "co-design"))
    QTest.mouseMove(centre.star.viewport(), middle(stand, "quote-1"))
    assert centre.card.isVisible()
    reading = centre.card.reading
    assert reading.text == "Ask us first" and reading.name.startswith("Amina Otieno, ")
    entry = stand.live.history(Quote, Id("quote-1"))[-1]
    assert reading.placed == f"On Co-design, placed 14:07 by {entry.actor}"
    assert not centre.card.geometry().intersects(centre.star.chip_rect("quote-1"))
    QTest.mouseMove(centre.star.viewport(), QPoint(2, 2))
    assert not centre.card.isVisible()


def test_a_pointer_that_rests_on_a_part_is_told_who_is_missing(stand: Stand[RoomView]) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Bao Lam, River Users, Charities
    quote: AO: Ask us first @map-it
    """
    star = stand.view.centre.star
    QTest.mouseMove(star.viewport(), at(stand, "map-it"))
    item = star.itemAt(at(stand, "map-it"))
    told = [each.toolTip() for each in star.items(at(stand, "map-it")) if each.toolTip()]
    assert item is not None and told == ["Map it: 1 quote, 1 of 2 sectors\nNot heard: charities"]
    counts = [ShowCount(sector.id, in_favour=1, against=1) for sector in stand.live.session.all(Sector)]
    for about in ShowAbout:
        stand.live.do(measure_segment, segment="map-it", about=about, counts=counts)
    QTest.mouseMove(star.viewport(), QPoint(2, 2))
    QTest.mouseMove(star.viewport(), at(stand, "map-it"))
    told = [each.toolTip() for each in star.items(at(stand, "map-it")) if each.toolTip()]
    assert told[0].endswith("\nStrong now 50 %, to become 50 %")
    QTest.mouseMove(star.viewport(), QPoint(2, 2))
    assert not any(each.toolTip() for each in star.items())


def test_the_keyboard_reads_and_previews_a_chip(stand: Stand[RoomView]) -> None:
    """quote: Ask us first @co-design"""
    switch(stand, WORDS)
    star = stand.view.centre.star
    star.setFocus()
    QTest.keyClick(star, Qt.Key.Key_Right, CONTROL)
    assert stand.view.centre.card.reading.text == "Ask us first"
    QTest.keyClick(star, Qt.Key.Key_Return)
    preview = stand.view.screen_.preview.content
    assert isinstance(preview, QuoteSlide) and preview.text == "Ask us first"


# ---- The list ----------------------------------------------------------------------------------------------------


def rows(stand: Stand[RoomView]) -> list[str]:
    model = stand.view.centre.list.model
    return [str(model.index(row).data()) for row in range(model.rowCount())]


def test_the_list_has_all_words_by_where_they_hang(stand: Stand[RoomView]) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    quote: AO: Ask us first @co-design @map-it
    quote: AO: Then ask again
    insight: AO: Trust comes first @co-design
    """
    switch(stand, LIST)
    words = stand.view.centre.list
    assert words.isVisible() and not stand.view.centre.star.isVisible()
    assert rows(stand) == ["Ask us first", "Then ask again", "Trust comes first"]
    words.show_where("co-design")
    assert rows(stand) == ["Ask us first", "Trust comes first"]
    words.show_where(NOWHERE)
    assert rows(stand) == ["Then ask again"]
    offered = [words.where.itemText(place) for place in range(words.where.count())]
    assert offered[:4] == ["All words 3", "To place 1", "Co-commission 0", "Co-design 2"]
    assert words.where.findData(EVERYWHERE) == 0


def test_a_row_is_told_as_a_sentence(stand: Stand[RoomView]) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    insight: AO: Trust comes first @co-design @map-it
    """
    switch(stand, LIST)
    interface = QAccessible.queryAccessibleInterface(stand.view.centre.list.rows)
    assert interface is not None and interface.childCount() == 1
    told = interface.child(0).text(QAccessible.Text.Name)
    assert told == "Trust comes first. Insight, on Co-design and Map it"


def test_words_are_placed_added_and_taken_off_in_the_list(stand: Stand[RoomView]) -> None:
    """
    quote: Ask us first
    quote: Then ask again
    """
    switch(stand, LIST)
    words = stand.view.centre.list
    words.rows.setFocus()
    QTest.keyClick(words.rows, Qt.Key.Key_Down)
    QTest.keyClick(words.rows, Qt.Key.Key_A, CONTROL)
    assert words.selected() == ("quote-1", "quote-2")
    menu = words.places()
    acts = {action.text(): action for action in menu.actions()}
    acts["Co-design"].trigger()
    assert [quote.segments for quote in stand.live.session.quotes] == [("co-design",), ("co-design",)]
    assert words.selected() == ("quote-1", "quote-2")
    also = {action.text(): action for action in words.places().actions()}["Also on"].menu()
    assert isinstance(also, QMenu)
    {action.text(): action for action in also.actions()}["Co-assess"].trigger()
    assert [quote.segments for quote in stand.live.session.quotes] == [("co-design", "co-assessment")] * 2
    QTest.keyClick(words.rows, Qt.Key.Key_Delete)
    assert [quote.segments for quote in stand.live.session.quotes] == [(), ()]


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_space_opens_the_places_and_enter_previews(stand: Stand[RoomView]) -> None:
    """quote: Ask us first"""
    switch(stand, LIST)
    words = stand.view.centre.list
    words.rows.setFocus()
    QTest.keyClick(words.rows, Qt.Key.Key_Down)
    QTest.keyClick(words.rows, Qt.Key.Key_Space)
    menu = QApplication.activePopupWidget()
    assert menu is not None
    menu.close()
    QTest.keyClick(words.rows, Qt.Key.Key_Return)
    assert isinstance(stand.view.screen_.preview.content, QuoteSlide)


def test_the_list_begins_on_its_first_row_and_an_empty_one_at_what_it_shows(stand: Stand[RoomView]) -> None:
    centre = stand.view.centre
    centre.star.setFocus()
    switch(stand, LIST)
    assert centre.list.where.hasFocus() and centre.list.nothing.isVisible() and not centre.list.told.text()
    assert centre.list.where.y() < 20, "its head stays at the top"
    switch(stand, WORDS)
    assert centre.star.hasFocus()
    stand.live.do(capture_quote, text="Ask us first", segments=["map-it"])
    switch(stand, LIST)
    assert centre.list.rows.hasFocus() and len(centre.list.selected()) == 1
    assert centre.list.place.isEnabled()


# ---- As it was ---------------------------------------------------------------------------------------------------


def fill(stand: Stand[RoomView], clock: Clock) -> None:
    for text, on in (("one", "co-design"), ("two", "map-it"), ("three", "co-design")):
        clock.pass_(minutes=5)
        stand.live.do(capture_quote, text=text, segments=[on])


def heard(stand: Stand[RoomView], segment_id: str) -> int:
    return stand.view.centre.star.star_scene.view.evidence[segment_id].points


def test_the_slider_shows_how_the_star_filled(stand: Stand[RoomView], clock: Clock) -> None:
    fill(stand, clock)
    centre = stand.view.centre
    stand.actions["replay-star"].trigger()
    assert centre.replay.isVisible() and heard(stand, "co-design") == 2
    QTest.keyClick(centre.replay.slider, Qt.Key.Key_Home)
    assert heard(stand, "co-design") == 1 and heard(stand, "map-it") == 0
    assert centre.head.prompt.text() == "As it stood at 14:05. Back to now: Esc"
    assert centre.replay.heard.text() == "1 of 3"
    QTest.keyClick(centre.replay.slider, Qt.Key.Key_Right)
    assert heard(stand, "map-it") == 1
    QTest.keyClick(centre.replay.slider, Qt.Key.Key_Escape)
    assert not centre.replay.isVisible() and heard(stand, "co-design") == 2


def test_what_is_heard_meanwhile_does_not_move_the_moment(stand: Stand[RoomView], clock: Clock) -> None:
    fill(stand, clock)
    stand.actions["replay-star"].trigger()
    QTest.keyClick(stand.view.centre.replay.slider, Qt.Key.Key_Home)
    clock.pass_(minutes=1)
    stand.live.do(capture_quote, text="four", segments=["grow-it"])
    assert heard(stand, "grow-it") == 0 and heard(stand, "co-design") == 1
    QTest.keyClick(stand.view.centre.replay.slider, Qt.Key.Key_End)
    assert heard(stand, "grow-it") == 1


def test_the_afternoon_plays_by_itself(stand: Stand[RoomView], clock: Clock) -> None:
    fill(stand, clock)
    replay = stand.view.centre.replay
    stand.actions["replay-star"].trigger()
    QTest.mouseClick(replay.play, LEFT)
    assert replay.timer.isActive() and replay.slider.value() == 0
    for _ in range(2):
        replay.timer.timeout.emit()
    assert replay.slider.value() == 2 and not replay.timer.isActive()


def test_without_words_there_is_nothing_to_replay(stand: Stand[RoomView]) -> None:
    assert not stand.actions["replay-star"].isEnabled()


def test_without_a_star_one_is_offered(stand: Stand[RoomView], qtbot: QtBot) -> None:
    stand.live.do(choose_star, star=NO_STAR)
    assert stand.view.centre.starless.isVisible()
    with qtbot.waitSignal(stand.actions["choose-star"].triggered):
        QTest.mouseClick(stand.view.centre.choose, LEFT)


def test_the_replay_shows_where_words_hung_and_changes_nothing(stand: Stand[RoomView], clock: Clock) -> None:
    """
    quote: Ask us first @map-it
    quote: Then ask again @co-design
    """
    switch(stand, WORDS)
    clock.pass_(minutes=5)
    drag(stand, middle(stand, "quote-1"), at(stand, "grow-it"))
    centre = stand.view.centre
    stand.actions["replay-star"].trigger()
    QTest.keyClick(centre.replay.slider, Qt.Key.Key_Home)
    laid = centre.star.star_scene.find_chip("quote-1")
    assert laid is not None and laid.chip.segments == ("map-it",)
    drag(stand, middle(stand, "quote-1"), at(stand, "people-it"))
    assert stand.live.session.get(Quote, Id("quote-1")).segments == ("grow-it",)
    stand.live.do(capture_quote, text="Noted meanwhile", segments=["map-it"])
    assert centre.replay.past is not None and len(centre.star.star_scene.chips()) == 2
    QTest.keyClick(centre.replay.slider, Qt.Key.Key_End)
    assert centre.replay.past is None and len(centre.star.star_scene.chips()) == 3


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_chip_has_a_menu_that_hangs_it_and_takes_it_off(stand: Stand[RoomView]) -> None:
    """
    insight: Trust comes first @map-it
    quote: Ask us first
    """
    switch(stand, WORDS)
    centre = stand.view.centre

    def choose(record_id: str, *path: str) -> None:
        where = middle(stand, record_id)
        viewport = centre.star.viewport()
        reason = QContextMenuEvent.Reason.Mouse
        QApplication.sendEvent(viewport, QContextMenuEvent(reason, where, viewport.mapToGlobal(where)))
        menu: QMenu = centre.findChildren(ChipMenu)[-1]
        for step in path[:-1]:
            menu = next(each for each in menu.findChildren(QMenu) if each.title() == step)
        next(action for action in menu.actions() if action.text().split("\t")[0] == path[-1]).trigger()
        for each in centre.findChildren(ChipMenu):
            each.close()

    choose("insight-1", "Also on", "Co-design")
    assert stand.live.session.get(Insight, Id("insight-1")).segments == ("map-it", "co-design")
    choose("quote-1", "Place on", "Grow it")
    assert stand.live.session.get(Quote, Id("quote-1")).segments == ("grow-it",)
    choose("insight-1", "Take off the star")
    assert stand.live.session.get(Insight, Id("insight-1")).segments == ()
    choose("quote-1", "Preview")
    assert isinstance(stand.view.screen_.preview.content, QuoteSlide)


def test_a_click_on_an_insight_shows_all_of_it(stand: Stand[RoomView]) -> None:
    """insight: Trust comes first @map-it"""
    switch(stand, WORDS)
    centre = stand.view.centre
    centre.card.hide()
    centre.star.chip_chosen.emit("insight-1")
    assert centre.card.isVisible() and centre.card.reading.text == "Trust comes first"
