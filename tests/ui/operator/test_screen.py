"""Preview, then take: what the room sees changes by Take and Blank only."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from roundtable.commands.projection import project
from roundtable.commands.words import capture_action, confirm_quote, withdraw_quote
from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from tests.clock import Clock
from tests.ui.operator.conftest import Stand
from ui import wording
from ui.operator.room import RoomView
from ui.slides.content import (
    ActionsSlide,
    BlankSlide,
    QuestionSlide,
    QuoteSlide,
    ReadBackSlide,
    Reading,
    StarSlide,
    WelcomeSlide,
)


def seen(stand: Stand[RoomView]) -> Slide:
    """What the room sees."""
    return stand.live.session.projection.slide


def choose(stand: Stand[RoomView], slide: Slide) -> None:
    """Choose from the slide menu."""
    actions = {action.text(): action for action in stand.view.screen_.menu.actions()}
    actions[wording.SLIDES[slide]].trigger()


def test_the_menu_sets_the_preview_and_take_the_room(stand: Stand[RoomView]) -> None:
    """title: The river and the town"""
    screen = stand.view.screen_
    assert isinstance(screen.on_screen.content, WelcomeSlide)
    for slide, content in ((Slide.STAR, StarSlide), (Slide.QUESTION, QuestionSlide), (Slide.WELCOME, WelcomeSlide)):
        choose(stand, slide)
        assert isinstance(screen.preview.content, content)
    choose(stand, Slide.STAR)
    assert seen(stand) is Slide.WELCOME
    QTest.mouseClick(screen.take, Qt.MouseButton.LeftButton)
    assert seen(stand) is Slide.STAR
    assert isinstance(screen.on_screen.content, StarSlide)
    assert screen.on_screen_caption.accessibleName() == "On screen star"


def test_t_takes_while_the_star_has_the_focus(stand: Stand[RoomView]) -> None:
    """title: The river and the town"""
    choose(stand, Slide.STAR)
    QTest.keyClick(stand.view.centre.star, Qt.Key.Key_T)
    assert seen(stand) is Slide.STAR


def test_blank_asks_the_window(stand: Stand[RoomView]) -> None:
    """title: The river and the town"""
    asked: list[bool] = []
    stand.actions["blank"].triggered.connect(lambda: asked.append(True))
    QTest.mouseClick(stand.view.screen_.blank, Qt.MouseButton.LeftButton)
    QTest.keyClick(stand.view.centre.star, Qt.Key.Key_B)
    assert asked == [True, True]
    choose(stand, Slide.BLANK)
    stand.actions["take"].trigger()
    assert isinstance(stand.view.screen_.on_screen.content, BlankSlide)
    assert stand.view.screen_.blank.is_on()


def test_a_quote_slide_takes_the_quote_said_last_and_goes_blank_when_it_is_withdrawn(stand: Stand[RoomView]) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Kim Vale, Port Authority
    rule: organisation
    quote: AO: Ask us first
    quote: AO: Then ask again
    """
    screen = stand.view.screen_
    choose(stand, Slide.QUOTE)
    assert isinstance(screen.preview.content, QuoteSlide)
    assert screen.preview.content.who == "Port Authority"
    held = screen.preview.content.text
    stand.actions["take"].trigger()
    assert isinstance(screen.on_screen.content, QuoteSlide)
    shown = stand.live.session.projection.quote_id
    assert shown is not None
    stand.live.do(withdraw_quote, quote_id=Id(shown))
    assert isinstance(screen.on_screen.content, BlankSlide)
    assert isinstance(screen.preview.content, BlankSlide)
    choose(stand, Slide.QUOTE)
    assert isinstance(screen.preview.content, QuoteSlide)
    assert screen.preview.content.text != held


def test_f_holds_the_picture_that_the_room_sees_and_lets_it_go(stand: Stand[RoomView]) -> None:
    """
    item: Design 25
    started: Design
    """
    screen = stand.view.screen_
    stand.actions["take"].trigger()
    QTest.keyClick(stand.view.centre.star, Qt.Key.Key_F)
    assert (
        screen.freeze.is_on() and screen.on_screen_caption.accessibleName() == "On screen frozen: question, clock, star"
    )
    choose(stand, Slide.STAR)
    stand.actions["take"].trigger()
    assert isinstance(screen.on_screen.content, QuestionSlide)
    QTest.mouseClick(screen.freeze, Qt.MouseButton.LeftButton)
    assert not screen.freeze.is_on() and isinstance(screen.on_screen.content, StarSlide)


def test_a_screen_that_is_frozen_while_blank_holds_what_it_was_before(stand: Stand[RoomView]) -> None:
    """
    item: Design 25
    started: Design
    """
    screen = stand.view.screen_
    choose(stand, Slide.STAR)
    stand.actions["take"].trigger()
    stand.live.do(project, slide=Slide.BLANK)
    QTest.keyClick(stand.view.centre.star, Qt.Key.Key_F)
    assert isinstance(screen.on_screen.content, BlankSlide)
    stand.live.do(project, slide=Slide.QUESTION)
    assert isinstance(screen.on_screen.content, StarSlide)


def test_taking_a_slide_of_several_pages_goes_on_to_the_next(stand: Stand[RoomView]) -> None:
    """title: The river and the town"""
    screen = stand.view.screen_
    for number in range(7):
        stand.live.do(capture_action, text=f"Promise {number}")
    choose(stand, Slide.ACTIONS)
    for page, notes in enumerate(("2 of 2", "2 of 2")):
        stand.actions["take"].trigger()
        assert stand.live.session.projection.page == page
        assert screen.preview_caption.accessibleName() == f"Preview {notes}"
    shown = screen.on_screen.content
    assert isinstance(shown, ActionsSlide)
    assert [each.text for each in shown.promises] == ["Promise 5", "Promise 6"]
    choose(stand, Slide.STAR)
    assert screen.preview_caption.accessibleName() == "Preview"


def test_the_read_back_slide_takes_the_words_that_are_being_read(stand: Stand[RoomView]) -> None:
    """
    quote: Ask us first confirmed
    quote: Then ask again read-back
    """
    choose(stand, Slide.READ_BACK)
    stand.actions["take"].trigger()
    shown = stand.view.screen_.on_screen.content
    assert isinstance(shown, ReadBackSlide)
    assert [row.reading for row in shown.rows] == [Reading.CONFIRMED, Reading.NOW]
    stand.live.do(confirm_quote, quote_id=Id("quote-2"))
    shown = stand.view.screen_.on_screen.content
    assert isinstance(shown, ReadBackSlide)
    assert (shown.done, shown.rows[1].reading) == ("2 of 2 done", Reading.CONFIRMED)


def test_there_is_no_quote_slide_without_words(stand: Stand[RoomView]) -> None:
    """title: The river and the town"""
    actions = {action.text(): action for action in stand.view.screen_.menu.actions()}
    assert not actions["Quote"].isEnabled()
    assert actions["Star"].isEnabled()


def test_the_clock_in_the_pictures_goes_on(stand: Stand[RoomView], clock: Clock) -> None:
    """
    item: Design 25
    started: Design
    """
    stand.actions["take"].trigger()
    clock.pass_(minutes=5)
    stand.live.tick()
    for view in (stand.view.screen_.on_screen, stand.view.screen_.preview):
        assert isinstance(view.content, QuestionSlide)
        assert view.content.clock is not None
        assert view.content.clock.digits == "20:00"


def test_take_does_nothing_while_another_view_is_shown(stand: Stand[RoomView]) -> None:
    """title: The river and the town"""
    choose(stand, Slide.STAR)
    stand.view.hide()
    stand.actions["take"].trigger()
    assert seen(stand) is Slide.WELCOME
