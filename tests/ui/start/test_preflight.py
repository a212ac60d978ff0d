"""The checks before the start, in the real window: what they say, what mends them, and the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from roundtable.commands.agenda import add_item
from roundtable.commands.clock import next_item
from roundtable.commands.details import revise_details
from roundtable.commands.people import NewContributor, add_contributors, note_consents
from roundtable.computer import Power, Screen
from roundtable.domain.people import Contributor, Organisation, Sector
from roundtable.domain.preflight import Standing
from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from roundtable.domain.words import Attribution
from roundtable.room import Room
from tests.clock import Clock
from tests.ui.computer import Computer
from tests.ui.projector.offscreens import OPERATOR, PROJECTOR, set_screens, why_not
from ui import theme
from ui.actions import ACTS
from ui.dialogs.details import DetailsDialog
from ui.operator.room import RoomView
from ui.sitting import Sitting
from ui.start.preflight import PreflightView
from ui.start.preflight_checks import MENDS, screens_beside
from ui.start.preflight_words import CHECKS, NAMES, WHY, says
from ui.widgets.buttons import Button

Key = Qt.Key
EPSON = Screen("EPSON EB-L200", 1920, 1080)


@pytest.fixture
def sitting(qtbot: QtBot, qapp: QApplication, tmp_path: Path, file_room: Room) -> Iterator[Sitting]:
    """A session on its day, on a computer that is plugged in, has a projector and brings copies to a stick."""
    theme.apply(qapp, "light")
    file_room.do(revise_details, title="The river", held_on=file_room.now().date(), time_zone="UTC")
    sitting = Sitting(file_room, Computer(tmp_path))
    probes = sitting.preflighting.probes
    probes.power = lambda: Power(True, 100)
    probes.screens = lambda _: (EPSON,)
    probes.second_place = lambda: ("KINGSTON", "")
    probes.free = lambda _: 41_000_000_000
    yield sitting
    sitting.close()


@pytest.fixture
def page(sitting: Sitting, qtbot: QtBot) -> PreflightView:
    sitting.show()
    back_to(sitting.window, qtbot)
    press(Key.Key_F7)
    page = sitting.preflighting.page
    assert page is not None and page.isVisible()
    return page


def back_to(window: QWidget, qtbot: QtBot) -> None:
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None and window.isActiveWindow())


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifier)


def standing(page: PreflightView, check: str) -> tuple[Standing, str]:
    finding = next(each for each in page.model.findings if each.check == check)
    return finding.standing, says(finding)


def mend_of(page: PreflightView, words: str) -> Button:
    return next(button for button in page.pane.mends if button.text() == words)


def test_all_checks_stand_in_order_with_the_gravest_in_hand(page: PreflightView) -> None:
    """
    person: Amina Otieno, Port Authority
    sector: Public bodies
    item: Welcome 30
    """
    assert tuple(each.check for each in page.model.findings) == CHECKS
    assert page.tally.text() == "Eleven checks, a minute. One to mend, two to look at."
    assert page.model.at(page.list.currentIndex()).check == "people" and page.list.hasFocus()
    said = page.list.currentIndex().data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "People and sectors, Mend: 1 of 1 without a sector: their words cannot be counted or protected"


def test_a_sector_is_chosen_by_keyboard_for_all_of_an_organisation(sitting: Sitting, page: PreflightView) -> None:
    """
    sector: Public bodies
    sector: Charities
    organisation: Port Authority
    person: Amina Otieno, Port Authority
    person: Björn Åkesson, Port Authority
    person: Cara Diaz
    item: Welcome 30
    """
    press(Key.Key_Return)
    choice = QApplication.focusWidget()
    assert isinstance(choice, Button) and choice is next(iter(page.pane.sectors.values()))
    assert [action.text() for action in choice.menu().actions()] == ["Public bodies", "Charities"]
    choice.menu().actions()[1].trigger()
    session = sitting.live.session
    assert [session.sector_of(person) is not None for person in session.all(Contributor)] == [True, True, False]
    assert session.all(Organisation)[0].sector_id == session.all(Sector)[1].id
    (choice,) = page.pane.sectors.values()
    assert choice.hasFocus(), "on to the next person"
    choice.menu().actions()[0].trigger()
    assert standing(page, "people")[0] is Standing.GOOD


def test_choosing_a_rule_is_agreeing_and_is_kept_with_the_session(sitting: Sitting, page: PreflightView) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    item: Welcome 30
    """
    page.choose("rule")
    assert standing(page, "rule") == (Standing.LOOK, "Not agreed yet; until then names are shown")
    press(Key.Key_Return)
    assert page.pane.rules[Attribution.NAMED].hasFocus()
    QTest.mouseClick(page.pane.rules[Attribution.SECTOR], Qt.MouseButton.LeftButton)
    assert sitting.live.session.details.attribution is Attribution.SECTOR
    assert standing(page, "rule") == (Standing.GOOD, "Sector, as agreed") and page.pane.mends == []
    sitting.live.do(revise_details, title="The river", attribution=Attribution.NAMED)
    assert standing(page, "rule")[0] is Standing.LOOK, "another rule than the one agreed"
    QTest.mouseClick(mend_of(page, "Agreed as it is"), Qt.MouseButton.LeftButton)
    assert standing(page, "rule") == (Standing.GOOD, "Named, as agreed")


def test_a_wider_rule_than_people_agreed_to_is_not_a_click(sitting: Sitting, page: PreflightView) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    rule: sector
    item: Welcome 30
    """
    live = sitting.live
    live.do(note_consents, contributor_ids=[Id("amina-otieno")], how="spoken")
    page.choose("rule")
    QTest.mouseClick(page.pane.rules[Attribution.NAMED], Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert live.session.details.attribution is Attribution.SECTOR
    assert standing(page, "rule")[0] is Standing.LOOK, "nothing was agreed by it"
    advice = sitting.window.advice.advice()
    assert advice is not None and advice.title.startswith("This lets more be printed")
    assert list(advice.buttons) == ["Session…"]
    advice.acts[0]()
    assert sitting.window.findChild(DetailsDialog) is not None


def test_consent_of_all_is_one_line_of_the_history(sitting: Sitting, page: PreflightView) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Björn Åkesson, Port Authority
    item: Welcome 30
    """
    page.choose("consent")
    press(Key.Key_Return)
    assert {person.consent_how for person in sitting.live.session.all(Contributor)} == {"spoken"}
    assert standing(page, "consent") == (Standing.GOOD, "Noted of all 2")
    press(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert standing(page, "consent") == (Standing.LOOK, "Noted of nobody yet, of 2")


def test_all_green_says_so(sitting: Sitting, page: PreflightView) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    item: Welcome 30
    item: Hear it back 15 read-back
    """
    for check in ("rule", "consent"):
        page.choose(check)
        page.pane.mends[0].click()
    assert page.tally.text() == "Eleven checks, a minute. All is well."
    assert standing(page, "agenda")[1] == "2 items, 45 min, ends 14:45; 15 min kept for read-back"
    sitting.window.actions_["clicker"].trigger()
    assert standing(page, "clicker") == (Standing.GOOD, "On: PgDown for the next slide")


def test_an_empty_session_says_what_is_missing(page: PreflightView) -> None:
    found = {each.check: each.reason for each in page.model.findings}
    assert (found["people"], found["consent"], found["agenda"], found["fixed"]) == ("nobody", "nobody", "empty", "none")
    assert page.model.at(page.list.currentIndex()).check == "agenda"


def test_what_the_computer_says_is_told_and_looked_at_again(sitting: Sitting, page: PreflightView) -> None:
    """item: Welcome 190"""
    probes = sitting.preflighting.probes
    probes.power = lambda: Power(False, 62, 130)
    probes.free = lambda _: 150_000_000
    probes.second_place = lambda: ("KINGSTON", "KINGSTON is not there")
    probes.screens = lambda _: (Screen("EPSON", 1440, 900, mirrored=True),)
    page._again.timeout.emit()
    told = {check: standing(page, check) for check in ("power", "disk", "copies", "screen")}
    assert told == {
        "power": (Standing.MEND, "On battery: 2 h 10 min left, the agenda lasts 3 h 10 min"),
        "disk": (Standing.MEND, "Nearly full: 150 MB free"),
        "copies": (Standing.MEND, "KINGSTON is not there"),
        "screen": (Standing.MEND, "EPSON shows what you see: extend the desktop instead"),
    }
    page.choose("power")
    probes.power = lambda: None
    mend_of(page, "Plugged in: look again").click()
    assert standing(page, "power") == (Standing.OPEN, "Unknown: this computer does not say. Is the cable in?")


def test_fixed_points_and_the_clock_are_told(sitting: Sitting, page: PreflightView, clock: Clock) -> None:
    """item: Welcome 40"""
    sitting.live.do(add_item, title="Coffee", minutes=15, starts_at=time(14, 20))
    assert standing(page, "fixed") == (Standing.MEND, "Coffee: fixed at 14:20, reached at 14:40")
    assert standing(page, "clock") == (Standing.GOOD, "Thu 5 Mar, 14:00, UTC")
    clock.at -= timedelta(hours=1)
    page.look()
    assert standing(page, "clock") == (Standing.MEND, "It says 13:00, but something was noted at 14:00")


@pytest.mark.parametrize(
    ("check", "words"),
    [(check, words) for check, all_ in MENDS.items() for words, act in all_ if act != "again"],
)
def test_every_mend_does_something(sitting: Sitting, page: PreflightView, check: str, words: str) -> None:
    """
    person: Amina Otieno, Port Authority
    sector: Public bodies
    item: Welcome 30
    """
    before, line = sitting.live.session, sitting.live.draft("rule-agreed")
    page.choose(check)
    mend_of(page, words).click()
    dialog = any(each.isVisible() for each in sitting.window.findChildren(QDialog))
    changed = sitting.live.session is not before or sitting.live.draft("rule-agreed") != line
    assert dialog or changed or sitting.window.view is not page or sitting.projector.isVisible()


def test_the_agenda_is_reached_with_its_list_in_hand(sitting: Sitting, page: PreflightView) -> None:
    """item: Welcome 30"""
    page.choose("agenda")
    press(Key.Key_Return)
    room = sitting.window.view
    assert isinstance(room, RoomView) and room.agenda.list.hasFocus()


def test_the_room_is_opened_with_the_welcome_and_no_clock_starts(sitting: Sitting, page: PreflightView) -> None:
    """item: Welcome 30"""
    assert not sitting.window.run_bar.isVisible() and not sitting.window.app_bar.views.isVisible()
    press(Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    window = sitting.window
    assert isinstance(window.view, RoomView) and window.run_bar.isVisible() and window.app_bar.views.isVisible()
    assert sitting.projector.isVisible() and sitting.live.session.projection.slide is Slide.WELCOME
    assert sitting.live.session.running is None


def test_esc_goes_back_to_where_one_came_from(sitting: Sitting, qtbot: QtBot) -> None:
    """item: Welcome 30"""
    sitting.show()
    back_to(sitting.window, qtbot)
    sitting.window.show_view("Desk")
    for _ in range(2):
        press(Key.Key_F7)
    assert sitting.window.view is sitting.preflighting.page
    press(Key.Key_Tab)
    press(Key.Key_Escape)
    assert sitting.window.view_name == "Desk"


def test_single_letters_run_no_room_from_the_checks_but_the_keys_of_every_view_work(
    sitting: Sitting, page: PreflightView, qtbot: QtBot
) -> None:
    """item: Welcome 30"""
    press(Key.Key_N)
    assert sitting.live.session.running is None
    press(Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert sitting.window.view_name == "Read-back"


def offered(sitting: Sitting) -> str:
    advice = sitting.window.advice.advice()
    return advice.title if advice else ""


@pytest.mark.parametrize("begun", [False, True])
def test_on_its_day_a_prepared_session_offers_the_checks_until_it_has_begun(
    sitting: Sitting, qtbot: QtBot, begun: bool
) -> None:
    """
    person: Amina Otieno, Port Authority
    item: Welcome 30
    """
    if begun:
        sitting.live.do(next_item)
    sitting.show()
    QApplication.processEvents()
    assert offered(sitting) == ("" if begun else "Before the room comes in.")
    if not begun:
        sitting.window.advice.buttons()[0].click()
        assert sitting.window.view is sitting.preflighting.page and offered(sitting) == ""


def test_many_people_are_listed_under_the_buttons_and_no_more_than_fit(sitting: Sitting, page: PreflightView) -> None:
    """item: Welcome 30"""
    people = [NewContributor(name=f"Person {number}") for number in range(200)]
    sitting.live.do(add_contributors, people=people)
    page.choose("consent")
    QApplication.processEvents()
    assert mend_of(page, "All said yes aloud").visibleRegion().boundingRect().height() > 20
    page.pane.mends[0].click()
    assert standing(page, "consent") == (Standing.GOOD, "Noted of all 200")


@pytest.mark.parametrize("size", [(1110, 685), (1280, 720), (1440, 900)])
def test_every_check_fits_the_window_and_has_a_name(
    sitting: Sitting, page: PreflightView, size: tuple[int, int]
) -> None:
    """
    sector: Public bodies
    person: Amina Otieno, Port Authority
    item: Welcome 30
    """
    window = sitting.window
    window.resize(*size)
    for check in CHECKS:
        page.choose(check)
        QApplication.processEvents()
        assert (window.width(), window.height()) == size
        for widget in page.findChildren(QWidget):
            if widget.isVisible() and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus:
                name = QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
                assert name.strip(), (check, type(widget).__name__)


def test_words_and_mends_are_there_for_every_check() -> None:
    assert set(CHECKS) == set(NAMES) == set(WHY) == set(MENDS)
    own = {"again", "welcome", "agenda", "agree", "spoken", "on paper"}
    acts = {act for all_ in MENDS.values() for _, act in all_}
    assert acts - own <= {act.name for act in ACTS}


def test_the_screens_of_this_computer_are_told(qtbot: QtBot, make_window: Callable[[], QWidget]) -> None:
    if reason := why_not():
        pytest.skip(reason)
    window = make_window()
    try:
        set_screens(OPERATOR, PROJECTOR)
        assert screens_beside(window) == (Screen("PROJECTOR", 1920, 1080),)
        set_screens(OPERATOR, {**PROJECTOR, "x": 0, "width": 1440, "height": 900})
        mirror = Screen("PROJECTOR", 1440, 900, mirrored=True)
        qtbot.waitUntil(lambda: screens_beside(window) == (mirror,))
        set_screens(OPERATOR)
        qtbot.waitUntil(lambda: screens_beside(window) == ())
    finally:
        set_screens(OPERATOR)


@pytest.fixture
def make_window(qtbot: QtBot) -> Callable[[], QWidget]:
    def make() -> QWidget:
        window = QWidget()
        qtbot.addWidget(window)
        window.show()
        return window

    return make
