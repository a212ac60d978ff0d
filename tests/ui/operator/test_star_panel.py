"""The middle of the Room: quotes dragged on to the star, words under it, and what it asks for."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from roundtable.commands.star import choose_star
from roundtable.commands.words import capture_quote, withdraw_quote
from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from roundtable.domain.star import NO_STAR
from roundtable.domain.star_geometry import anchor_of
from roundtable.domain.words import Quote
from tests.clock import Clock
from tests.ui.drops import drop
from tests.ui.operator.conftest import Stand
from ui.operator.chip_menu import ChipMenu
from ui.operator.room import RoomView
from ui.slides.content import QuoteSlide
from ui.star.values import Mode, quote_mime


def at(stand: Stand[RoomView], segment_id: str) -> QPoint:
    anchor = anchor_of(stand.live.session.details.star, segment_id)
    assert anchor is not None
    return stand.view.centre.star.mapFromScene(*anchor)


def drop_quote(stand: Stand[RoomView], quote_id: str, segment_id: str) -> None:
    drop(stand.view.centre.star.viewport(), quote_mime(quote_id), at(stand, segment_id))


def seen(stand: Stand[RoomView]) -> Slide:
    """What the room sees."""
    return stand.live.session.projection.slide


def mode(stand: Stand[RoomView]) -> Mode:
    return stand.view.centre.star.star_scene.mode


def texts(stand: Stand[RoomView]) -> list[str]:
    return [card.face.text for card in stand.view.centre.strip.cards()]


def test_a_quote_dropped_on_a_segment_lies_there_and_stands_in_its_list(stand: Stand[RoomView]) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    quote: AO: Ask us first @co-design
    """
    centre = stand.view.centre
    drop_quote(stand, "quote-1", "co-assessment")
    assert stand.live.session.get(Quote, Id("quote-1")).segments == ("co-assessment",)
    drop_quote(stand, "quote-1", "map-it")
    assert stand.live.session.get(Quote, Id("quote-1")).segments == ("co-assessment", "map-it")
    QTest.mouseClick(centre.star.viewport(), Qt.MouseButton.LeftButton, pos=at(stand, "co-assessment"))
    assert texts(stand) == ["Ask us first"]
    QTest.mouseClick(centre.star.viewport(), Qt.MouseButton.LeftButton, pos=at(stand, "co-design"))
    assert texts(stand) == []
    assert stand.live.undo() is not None
    assert stand.live.session.get(Quote, Id("quote-1")).segments == ("co-assessment",)


def test_a_segment_shows_its_latest_words_first_and_what_lies_on_it(stand: Stand[RoomView], clock: Clock) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Bao Lam, River Users, Charities
    quote: AO: The first @co-design
    insight: AO: Trust comes first @co-design
    """
    for text in ("The second", "The third", "The fourth"):
        clock.pass_(minutes=1)
        stand.live.do(capture_quote, text=text, contributor_id=Id("amina-otieno"), segments=["co-design"])
    stand.view.centre.focus_segment("co-design")
    strip = stand.view.centre.strip
    assert strip.title.text() == "Co-design"
    assert strip.count.text() == "4 quotes, 1 insight, 1 of 2 sectors"
    assert texts(stand) == ["The fourth", "The third", "The second"]
    stand.live.do(withdraw_quote, quote_id=strip.cards()[0].face.quote_id)
    assert texts(stand) == ["The third", "The second", "The first"]
    stand.window.resize(1920, 922)
    stand.live.do(capture_quote, text="The fifth", segments=["co-design"])
    assert texts(stand) == ["The fifth", "The third", "The second", "The first"]


def test_enter_on_a_card_previews_and_only_take_shows_it_to_the_room(stand: Stand[RoomView]) -> None:
    """quote: Ask us first @co-commissioning"""
    card = stand.view.centre.strip.cards()[0]
    card.setFocus()
    QTest.keyClick(card, Qt.Key.Key_Return)
    preview = stand.view.screen_.preview.content
    assert isinstance(preview, QuoteSlide)
    assert preview.text == "Ask us first"
    assert seen(stand) is Slide.WELCOME
    stand.actions["take"].trigger()
    assert seen(stand) is Slide.QUOTE
    assert stand.live.session.projection.quote_id == "quote-1"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_card_is_placed_by_its_menu(stand: Stand[RoomView]) -> None:
    """quote: Ask us first @co-commissioning"""
    card = stand.view.centre.strip.cards()[0]
    QTest.keyClick(card, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)
    (menu,) = stand.view.centre.findChildren(ChipMenu)
    under = next(each for each in menu.findChildren(QMenu) if each.title() == "Place on")
    places = {action.text(): action for action in under.actions()}
    assert places["Co-commission"].isChecked() and not places["Co-commission"].isEnabled()
    places["Co-assess"].trigger()
    menu.close()
    assert stand.live.session.get(Quote, Id("quote-1")).segments == ("co-assessment",)


def test_the_words_follow_the_running_item(stand: Stand[RoomView]) -> None:
    """
    item: Welcome 10 talk
    item: Design 25 @co-design @people-it
    """
    assert stand.view.centre.focused == "co-commissioning"
    agenda = stand.view.agenda.list
    agenda.setFocus()
    agenda.choose(Id("design"))
    QTest.keyClick(agenda, Qt.Key.Key_Return)
    assert stand.view.centre.focused == "co-design"
    assert stand.view.centre.star.star_scene.view.now == ("co-design", "people-it")


def test_the_prompt_says_who_has_not_spoken_to_what_is_asked(stand: Stand[RoomView]) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Bao Lam, River Users, Charities
    person: Cy Dunn, Weir College, Host
    item: Design 25 @co-design
    started: Design
    """
    centre = stand.view.centre
    assert centre.head.prompt.text() == "Co-design: nobody has spoken to it yet"
    stand.live.do(capture_quote, text="Ask us", contributor_id=Id("amina-otieno"))
    assert centre.head.prompt.text() == "Co-design: nobody from charities has spoken to it"
    assert "Co-design: not heard from: charities, host" in centre.notes.accessibleDescription()
    stand.live.do(capture_quote, text="Ask us too", contributor_id=Id("bao-lam"))
    assert centre.head.prompt.text() == ""
    assert not centre.head.bulb.isVisible()


def test_words_are_shown_around_the_star(stand: Stand[RoomView]) -> None:
    """quote: Ask us first @co-design"""
    centre = stand.view.centre
    QTest.mouseClick(centre.switch.part(1), Qt.MouseButton.LeftButton)
    assert mode(stand) is Mode.WORDS
    assert not centre.notes.isVisible()
    QTest.mouseClick(centre.switch.part(0), Qt.MouseButton.LeftButton)
    assert mode(stand) is Mode.COUNTS
    assert centre.notes.isVisible()


def test_show_all_wishes_for_the_desk(stand: Stand[RoomView], qtbot: QtBot) -> None:
    """quote: Ask us first @co-design"""
    with qtbot.waitSignal(stand.view.view_requested) as asked:
        QTest.mouseClick(stand.view.centre.strip.show_all, Qt.MouseButton.LeftButton)
    assert asked.args == ["Desk"]


def test_nothing_heard_is_said(stand: Stand[RoomView]) -> None:
    """title: Nothing yet"""
    strip = stand.view.centre.strip
    assert strip.nothing.isVisible()
    assert strip.nothing.text().startswith("Nothing noted yet")
    assert strip.count.text() == "nothing yet"


def test_the_prompt_counts_the_sectors_when_many_are_missing(stand: Stand[RoomView]) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Bao Lam, River Users, Charities
    person: Cleo Marsh, Quay School, Schools
    person: Dev Shah, Boat Makers, Trades
    person: Esi Boateng, Ferry Guild, Guilds
    person: Cy Dunn, Weir College, Host
    item: Design 25 @co-design
    started: Design
    """
    stand.live.do(capture_quote, text="Ask us", contributor_id=Id("amina-otieno"))
    assert stand.view.centre.head.prompt.text() == "Co-design: one of six sectors has spoken to it"
    stand.live.do(capture_quote, text="Ask us too", contributor_id=Id("bao-lam"))
    assert stand.view.centre.head.prompt.text() == "Co-design: two of six sectors have spoken to it"


def test_without_a_star_its_words_stand_alone(stand: Stand[RoomView]) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    """
    centre = stand.view.centre
    assert centre.star.isVisible() and centre.switch.isVisible() and not centre.starless.isVisible()
    stand.live.do(choose_star, star=NO_STAR)
    assert not centre.star.isVisible() and not centre.switch.isVisible()
    assert centre.starless.isVisible() and centre.strip.isVisible()
    stand.live.do(capture_quote, text="Ask us", contributor_id=Id("amina-otieno"))
    assert [card.face.text for card in centre.strip.cards()] == ["Ask us"]
    centre.take_focus()
    assert centre.strip.show_all.hasFocus()
