"""The room's screen follows the session: what is taken, what is withdrawn, what time it is, and nothing else."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QImage, QPaintEvent, QRegion
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roundtable.commands.details import revise_details
from roundtable.commands.floor import raise_hand
from roundtable.commands.projection import project
from roundtable.commands.words import capture_quote, set_attribution, withdraw_quote
from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from roundtable.domain.words import Attribution
from roundtable.room import Room
from tests.clock import Clock
from ui import theme
from ui.live import Live
from ui.projector.stage import TAKE
from ui.projector.window import ProjectorWindow
from ui.slides.content import QuestionSlide, QuoteSlide, WelcomeSlide

QUOTE = Id("quote-1")


class Paints(QObject):
    """Remembers what was asked to be painted."""

    def __init__(self, window: ProjectorWindow) -> None:
        super().__init__(window)
        self.regions: list[QRegion] = []
        window.stage.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.regions.append(QRegion(event.region()))
        return False


@pytest.fixture
def projector(live: Live, qtbot: QtBot, qapp: QApplication) -> Iterator[ProjectorWindow]:
    theme.apply(qapp, "light")
    theme.reduce_motion(True)
    window = ProjectorWindow(live)
    qtbot.addWidget(window)
    window.resize(1280, 720)
    window.show()
    qtbot.waitExposed(window)
    yield window
    theme.reduce_motion(False)


def picture(window: ProjectorWindow) -> QImage:
    return window.grab().toImage()


def is_black(window: ProjectorWindow) -> bool:
    image = picture(window)
    return all(image.pixelColor(x, y).lightness() == 0 for x in range(0, 1280, 20) for y in range(0, 720, 20))


def test_it_shows_what_is_taken(live: Live, projector: ProjectorWindow) -> None:
    """
    title: The river
    item: Design 25
    started: Design
    """
    assert isinstance(projector.content, WelcomeSlide)
    live.do(project, slide=Slide.QUESTION)
    assert isinstance(projector.content, QuestionSlide)
    live.do(project, slide=Slide.BLANK)
    assert is_black(projector)


def test_withdrawn_words_leave_at_once(live: Live, projector: ProjectorWindow) -> None:
    """
    quote: Ask us first
    """
    theme.reduce_motion(False)
    live.do(project, slide=Slide.QUOTE, quote_id=QUOTE)
    assert isinstance(projector.content, QuoteSlide)
    live.do(withdraw_quote, quote_id=QUOTE)
    assert is_black(projector)


def test_withdrawn_words_leave_a_frozen_screen_too(live: Live, projector: ProjectorWindow) -> None:
    """
    quote: Ask us first
    """
    live.do(project, slide=Slide.QUOTE, quote_id=QUOTE)
    projector.freeze(True)
    live.do(project, slide=Slide.WELCOME)
    assert isinstance(projector.content, QuoteSlide)
    live.do(withdraw_quote, quote_id=QUOTE)
    assert is_black(projector)
    projector.freeze(False)
    assert isinstance(projector.content, WelcomeSlide)


def test_a_name_that_may_no_longer_be_shown_leaves_at_once(live: Live, projector: ProjectorWindow) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Kim Vale, Port Authority, Public bodies
    quote: AO: Ask us first
    """
    theme.reduce_motion(False)
    live.do(project, slide=Slide.QUOTE, quote_id=QUOTE)
    assert isinstance(projector.content, QuoteSlide) and projector.content.who == "Amina Otieno"
    named = picture(projector)
    live.do(set_attribution, quote_id=QUOTE, attribution=Attribution.SECTOR)
    assert isinstance(projector.content, QuoteSlide) and projector.content.who == "Public bodies"
    first = picture(projector)
    assert first != named
    assert first == picture(projector)


def test_a_name_that_may_no_longer_be_shown_leaves_a_frozen_screen_too(
    live: Live, clock: Clock, projector: ProjectorWindow
) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Kim Vale, Port Authority, Public bodies
    item: Design 25
    started: Design
    quote: AO: Ask us first
    """
    live.do(project, slide=Slide.QUOTE, quote_id=QUOTE)
    projector.freeze(True)
    held = projector.content
    assert isinstance(held, QuoteSlide) and held.who == "Amina Otieno"
    clock.pass_(minutes=3)
    live.do(set_attribution, quote_id=QUOTE, attribution=Attribution.SECTOR)
    assert projector.content == replace(held, who="Public bodies", organisation="")


def test_a_frozen_screen_stands_still(live: Live, clock: Clock, projector: ProjectorWindow) -> None:
    """
    item: Design 25
    started: Design
    """
    live.do(project, slide=Slide.QUESTION)
    projector.freeze(True)
    held = projector.content
    clock.pass_(minutes=3)
    live.tick()
    live.do(project, slide=Slide.WELCOME)
    assert projector.content == held
    projector.freeze(False)
    assert isinstance(projector.content, WelcomeSlide)


def test_black_comes_through_a_frozen_screen_and_goes_again(live: Live, projector: ProjectorWindow) -> None:
    """
    item: Design 25
    started: Design
    """
    live.do(project, slide=Slide.QUESTION)
    projector.freeze(True)
    held = projector.content
    live.do(project, slide=Slide.BLANK)
    assert is_black(projector)
    live.do(project, slide=Slide.WELCOME)
    assert projector.content == held


def test_a_tick_repaints_the_clock_alone_and_only_when_it_reads_differently(
    live: Live, clock: Clock, projector: ProjectorWindow, qtbot: QtBot
) -> None:
    """
    item: Design 25 @co-design
    started: Design
    """
    live.do(project, slide=Slide.QUESTION)
    picture(projector)
    QApplication.processEvents()
    paints = Paints(projector)
    clock.pass_(seconds=0.4)
    live.tick()
    QApplication.processEvents()
    assert not paints.regions
    clock.pass_(seconds=1)
    live.tick()
    qtbot.waitUntil(lambda: bool(paints.regions))
    changed = paints.regions[0].boundingRect()
    assert changed.width() < 0.4 * 1280 and changed.height() < 0.5 * 720
    kept = picture(projector)
    projector.dress("dark")
    projector.dress("light")
    assert picture(projector) == kept


def test_what_changes_elsewhere_repaints_nothing(live: Live, projector: ProjectorWindow) -> None:
    """
    title: The river
    """
    picture(projector)
    QApplication.processEvents()
    paints = Paints(projector)
    live.do(capture_quote, text="Nobody sees this yet")
    QApplication.processEvents()
    assert not paints.regions


def test_a_take_goes_over_from_the_old_picture_to_the_new_one(live: Live, projector: ProjectorWindow) -> None:
    """
    title: The river
    item: Design 25
    started: Design
    """
    theme.reduce_motion(False)
    projector.stage.now = lambda: 0.0
    before = picture(projector)
    live.do(project, slide=Slide.QUESTION)
    fade = projector.stage.fade
    assert fade.state() is fade.State.Running and fade.duration() == 180
    fade.setCurrentTime(0)
    assert picture(projector) == before
    fade.setCurrentTime(90)
    half = picture(projector)
    assert min(half.pixelColor(x, y).lightness() for x in range(0, 1280, 9) for y in range(0, 720, 9)) > 10
    fade.setCurrentTime(180)
    after = picture(projector)
    assert after not in (before, half)


def test_a_point_that_lands_moves_nothing_but_the_star(live: Live, clock: Clock, projector: ProjectorWindow) -> None:
    """
    item: Design 25 @co-design
    started: Design
    """
    theme.reduce_motion(False)
    projector.stage.now = lambda: 0.0
    live.do(project, slide=Slide.QUESTION)
    projector.stage.fade.setCurrentTime(TAKE)
    before = picture(projector)
    QApplication.processEvents()
    paints = Paints(projector)
    live.do(capture_quote, text="Ask us first")
    fade = projector.stage.fade
    assert fade.state() is fade.State.Running and fade.duration() <= 400
    fade.setCurrentTime(0)
    assert picture(projector) == before, "no jump"
    clock.pass_(seconds=1)
    live.tick()
    fade.setCurrentTime(fade.duration() // 2)
    half = picture(projector)
    fade.setCurrentTime(fade.duration())
    after = picture(projector)
    assert len({bytes(each.constBits()) for each in (before, half, after)}) == 3
    column = QRect(round(0.6 * 1280), 0, round(0.4 * 1280), 720)
    assert half.copy(column) == after.copy(column), "the clock does not fade"
    QApplication.processEvents()
    assert paints.regions


def test_a_point_that_lands_in_a_fade_goes_on_from_what_is_seen(live: Live, projector: ProjectorWindow) -> None:
    """
    item: Design 25 @co-design
    started: Design
    """
    theme.reduce_motion(False)
    projector.stage.now = lambda: 0.0
    live.do(project, slide=Slide.QUESTION)
    projector.stage.fade.setCurrentTime(TAKE)
    live.do(capture_quote, text="Ask us first")
    fade = projector.stage.fade
    fade.setCurrentTime(fade.duration() // 2)
    half = picture(projector)
    live.do(capture_quote, text="Then ask again")
    fade.setCurrentTime(0)
    again = picture(projector)
    near = [
        abs(half.pixelColor(x, y).lightness() - again.pixelColor(x, y).lightness())
        for x in range(0, 1280, 5)
        for y in range(0, 720, 5)
    ]
    assert max(near) <= 2, "but for rounding"


def test_a_fade_that_cannot_keep_up_is_a_cut_and_so_are_the_next_ones(live: Live, projector: ProjectorWindow) -> None:
    """
    title: The river
    item: Design 25
    started: Design
    """
    theme.reduce_motion(False)
    frames = itertools.count()
    projector.stage.now = lambda: 0.1 * next(frames)
    picture(projector)
    live.do(project, slide=Slide.QUESTION)
    fade = projector.stage.fade
    assert fade.state() is fade.State.Running
    for moment in (10, 20, 30):
        fade.setCurrentTime(moment)
    assert fade.state() is fade.State.Stopped
    live.do(project, slide=Slide.WELCOME)
    assert fade.state() is fade.State.Stopped
    projector.resize(640, 360)
    picture(projector)
    live.do(project, slide=Slide.QUESTION)
    assert fade.state() is fade.State.Running, "at another size it is tried again"


def test_a_name_that_is_protected_leaves_the_queue_without_a_fade(live: Live, projector: ProjectorWindow) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Bo Li
    """
    live.do(raise_hand, contributor_id=Id("amina-otieno"))
    live.do(project, slide=Slide.QUEUE)
    theme.reduce_motion(False)
    picture(projector)
    live.do(raise_hand, contributor_id=Id("bo-li"))
    fade = projector.stage.fade
    assert fade.state() is fade.State.Running
    fade.setCurrentTime(TAKE)
    live.do(revise_details, attribution=Attribution.SECTOR)
    assert fade.state() is fade.State.Stopped
    first = picture(projector)
    assert first == picture(projector)


@pytest.mark.parametrize("slide", [Slide.CLOCK, Slide.BREAK])
def test_a_tick_of_the_clock_alone_paints_no_more_than_it_changes(
    live: Live, clock: Clock, projector: ProjectorWindow, qtbot: QtBot, slide: Slide
) -> None:
    """
    item: Tea 20 break
    started: Tea
    """
    live.do(project, slide=slide)
    picture(projector)
    QApplication.processEvents()
    paints = Paints(projector)
    clock.pass_(seconds=61)
    live.tick()
    qtbot.waitUntil(lambda: bool(paints.regions))
    assert paints.regions[0].boundingRect().bottom() < 0.9 * 720
    kept = picture(projector)
    projector.dress("dark")
    projector.dress("light")
    assert picture(projector) == kept


def test_it_takes_neither_focus_nor_keys_and_shows_no_pointer(projector: ProjectorWindow) -> None:
    assert projector.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert projector.windowFlags() & Qt.WindowType.FramelessWindowHint
    assert projector.focusPolicy() is Qt.FocusPolicy.NoFocus
    assert projector.cursor().shape() is Qt.CursorShape.BlankCursor


def test_it_issues_no_command(live: Live, room: Room, clock: Clock, projector: ProjectorWindow) -> None:
    """
    item: Design 25
    started: Design
    quote: Ask us first
    """
    live.do(project, slide=Slide.QUOTE, quote_id=QUOTE)
    changes: list[object] = []
    room.subscribe(changes.append)
    session = room.session
    for _ in range(5):
        clock.pass_(minutes=10)
        live.tick()
        picture(projector)
    projector.freeze(True)
    projector.freeze(False)
    projector.toggle()
    projector.toggle()
    projector.close()
    assert not changes
    assert room.session is session
