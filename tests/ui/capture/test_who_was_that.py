"""Who was that? settled with one key each, skipped, gone back to and taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from roundtable.commands.floor import give_floor, silence
from roundtable.commands.several import name_speaker
from roundtable.commands.words import capture_quote, remove_words
from roundtable.domain.records import Id
from roundtable.domain.words import Quote
from tests.clock import Clock
from tests.ui.capture.conftest import press, type_text
from ui import theme
from ui.capture.desk import DeskView
from ui.capture.near_people import MOST
from ui.capture.who_was_that import WhoWasThat
from ui.live import Live

AMINA, BJORN, CHLOE, DEWI = Id("amina-otieno"), Id("bjorn-akesson"), Id("chloe-dubois"), Id("dewi-prys")
SAID = ("the night porter knew", "nobody asked him", "and then it flooded")


@pytest.fixture
def asked(live: Live, clock: Clock) -> Live:
    """Amina has the floor, then Chloé, then nobody; three words without a speaker."""
    for who, words in zip((AMINA, CHLOE, None), SAID, strict=True):
        live.do(silence) if who is None else live.do(give_floor, contributor_id=who)
        clock.pass_(seconds=20)
        live.do(capture_quote, text=words)
        clock.pass_(seconds=20)
    return live


@pytest.fixture
def who(qtbot: QtBot, asked: Live) -> WhoWasThat:
    dialog = WhoWasThat(asked)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    QApplication.processEvents()
    assert dialog.field.hasFocus()
    return dialog


def words(who: WhoWasThat) -> str:
    scene = who.around.scene()
    assert scene is not None
    return scene.asked.words


def named(live: Live) -> list[Id | None]:
    return [quote.contributor_id for quote in live.session.quotes]


def offered(who: WhoWasThat) -> list[str]:
    return [choice.face.name for choice in who.people.choices()]


def test_one_number_each_and_all_are_settled(who: WhoWasThat, asked: Live) -> None:
    assert (words(who), who.count.text()) == (SAID[0], "3 left")
    assert offered(who)[:2] == ["Amina Otieno", "Chloé Dubois"]
    press(who.field, Qt.Key.Key_1)
    assert (words(who), who.count.text(), who.settled.text()) == (SAID[1], "2 left", "1 settled")
    assert offered(who)[0] == "Chloé Dubois"
    press(who.field, Qt.Key.Key_2)
    press(who.field, Qt.Key.Key_1)
    assert named(asked) == [AMINA, AMINA, CHLOE]
    assert who.count.text() == "None left"
    assert who.pages.currentIndex() == 1
    assert not who.skip.isEnabled()


def test_initials_of_somebody_offered_settle_it(who: WhoWasThat, asked: Live) -> None:
    type_text(who.field, "cd")
    assert named(asked) == [CHLOE, None, None]
    assert who.field.text() == "" and words(who) == SAID[1]


def test_letters_look_for_anybody_and_enter_takes_the_first(who: WhoWasThat, asked: Live) -> None:
    type_text(who.field, "åke")
    assert offered(who) == ["Björn Åkesson"]
    press(who.field, Qt.Key.Key_Return)
    assert named(asked) == [BJORN, None, None]
    type_text(who.field, "river")
    press(who.field, Qt.Key.Key_Return)
    assert asked.session.quotes[1].organisation_id == Id("river-university")
    assert who.count.text() == "1 left", "an organisation is somebody too"


def test_arrows_choose_and_enter_takes(who: WhoWasThat, asked: Live) -> None:
    press(who.field, Qt.Key.Key_Down)
    press(who.field, Qt.Key.Key_Return)
    assert named(asked)[0] == CHLOE
    press(who.field, Qt.Key.Key_Up)
    assert who.people.current() == who.people.choices()[-1]


def test_skipped_words_come_round_again(who: WhoWasThat, asked: Live) -> None:
    press(who.field, Qt.Key.Key_Right)
    press(who.field, Qt.Key.Key_Right)
    assert words(who) == SAID[2]
    press(who.field, Qt.Key.Key_Right)
    assert words(who) == SAID[0]
    press(who.field, Qt.Key.Key_1)
    press(who.field, Qt.Key.Key_1)
    assert words(who) == SAID[2] and not who.skip.isEnabled()
    assert named(asked) == [AMINA, CHLOE, None]


def test_back_leads_to_what_was_settled_and_another_key_names_another(who: WhoWasThat, asked: Live) -> None:
    press(who.field, Qt.Key.Key_1)
    press(who.field, Qt.Key.Key_Left)
    scene = who.around.scene()
    assert scene is not None and scene.asked.face.name == "Amina Otieno"
    press(who.field, Qt.Key.Key_2)
    assert named(asked)[0] == CHLOE and words(who) == SAID[1]
    press(who.field, Qt.Key.Key_Left)
    press(who.field, Qt.Key.Key_Left)
    assert words(who) == SAID[0], "before the first there is none"


def test_an_undo_takes_it_back_and_shows_the_words_again(who: WhoWasThat, asked: Live) -> None:
    for _ in SAID:
        press(who.field, Qt.Key.Key_1)
    who.take_back()
    assert (words(who), who.count.text()) == (SAID[2], "1 left")
    who.take_back()
    assert (words(who), who.count.text()) == (SAID[1], "2 left")
    who.make_again()
    assert named(asked)[1] is not None


def test_ctrl_z_takes_back_the_last_naming_and_not_the_letters_of_it(who: WhoWasThat, asked: Live) -> None:
    type_text(who.field, "cd")
    assert named(asked) == [CHLOE, None, None]
    press(who.field, Qt.Key.Key_Z, control=True)
    assert (named(asked), who.field.text(), words(who)) == ([None, None, None], "", SAID[0])
    type_text(who.field, "åke")
    press(who.field, Qt.Key.Key_Escape)
    press(who.field, Qt.Key.Key_Right)
    assert who.field.text() == "" and words(who) == SAID[1]
    assert not who.field.isUndoAvailable(), "letters given up do not come back for other words"


def test_from_the_end_one_goes_back_to_the_last(who: WhoWasThat, asked: Live) -> None:
    for _ in SAID:
        press(who.field, Qt.Key.Key_1)
    press(who, Qt.Key.Key_Left)
    assert words(who) == SAID[2] and who.pages.currentIndex() == 0


def test_a_key_that_is_held_down_settles_once(who: WhoWasThat, asked: Live) -> None:
    for repeated in (False, True, True):
        event = QKeyEvent(
            QEvent.Type.KeyPress, Qt.Key.Key_1, Qt.KeyboardModifier.NoModifier, "1", autorep=repeated, count=1
        )
        QApplication.sendEvent(who.field, event)
    assert named(asked) == [AMINA, None, None]


def test_what_comes_meanwhile_waits_and_what_is_removed_is_gone(who: WhoWasThat, asked: Live, clock: Clock) -> None:
    type_text(who.field, "am")
    asked.do(capture_quote, text="one more", said_at=clock())
    assert who.count.text() == "4 left"
    assert who.field.text() == "am" and words(who) == SAID[0], "what was typed stays"
    asked.do(remove_words, kind=Quote, record_id=asked.session.quotes[0].id)
    assert (words(who), who.count.text(), who.field.text()) == (SAID[1], "3 left", "")
    asked.do(name_speaker, record_ids=[each.id for each in asked.session.quotes], contributor_id=DEWI)
    assert who.count.text() == "None left"


def test_what_was_around_is_told(who: WhoWasThat) -> None:
    scene = who.around.scene()
    assert scene is not None and scene.before == ()
    assert [row.words for row in scene.after] == [*SAID[1:]]
    assert [each.text for each in scene.floor] == ["Amina Otieno had the floor, 14:00"]
    assert "Amina Otieno had the floor" in who.field.accessibleDescription()
    press(who.field, Qt.Key.Key_Right)
    press(who.field, Qt.Key.Key_Right)
    scene = who.around.scene()
    assert scene is not None and [row.words for row in scene.before] == [*SAID[:2]]
    assert [each.text for each in scene.floor] == ["Nobody had the floor", "Chloé Dubois before, 14:00 to 14:01"]


def test_the_desk_opens_it(desk: DeskView, live: Live) -> None:
    live.do(capture_quote, text=SAID[0])
    QTest.mouseClick(desk.unknown.settle_all, Qt.MouseButton.LeftButton)
    dialog = desk.window().findChild(WhoWasThat)
    assert dialog is not None and words(dialog) == SAID[0]
    dialog.reject()


def test_enter_on_a_button_presses_it_and_names_nobody(who: WhoWasThat, asked: Live) -> None:
    who.skip.setFocus()
    press(who.skip, Qt.Key.Key_Return)
    assert named(asked) == [None, None, None] and words(who) == SAID[1]
    second = who.people.buttons[1]
    second.setFocus()
    press(second, Qt.Key.Key_Return)
    assert named(asked) == [None, AMINA, None]


def test_an_empty_queue_says_so(qtbot: QtBot, live: Live) -> None:
    dialog = WhoWasThat(live)
    qtbot.addWidget(dialog)
    dialog.show()
    assert dialog.count.text() == "None left" and dialog.pages.currentIndex() == 1
    for key in (Qt.Key.Key_1, Qt.Key.Key_Return, Qt.Key.Key_Left, Qt.Key.Key_Right):
        press(dialog, key)
    assert live.session.quotes == ()


def test_everything_is_reached_by_tab_in_order_and_has_a_name(who: WhoWasThat) -> None:
    reached: list[QWidget] = [who.field]
    for _ in range(MOST + 4):
        QTest.keyClick(reached[-1], Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus is who.field:
            break
        reached.append(focus)
    people = [button for button in who.people.buttons if button.isVisible()]
    assert reached == [who.field, *people, who.back, who.skip, who.close_button]
    names = [QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name) for each in reached]
    assert all(names) and len(set(names)) == len(names)
    assert names[1] == "1, Amina Otieno, Port Authority, had the floor"


@pytest.mark.parametrize("name", ["light", "dark"])
def test_it_fits_a_small_screen(who: WhoWasThat, qapp: QApplication, name: str) -> None:
    theme.apply(qapp, name)
    who.grab()
    hint = who.minimumSizeHint()
    assert hint.width() <= 1280 and hint.height() <= 720
