"""The floor of the Room: two letters, a click, a hand."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from roundtable.commands.floor import give_floor, raise_hand, silence
from roundtable.domain.floor import HandKind, Turn
from roundtable.domain.records import Id
from tests.clock import Clock
from tests.ui.operator.conftest import Stand
from ui.operator.people import shares
from ui.operator.people_list import PeopleList, RowKind
from ui.operator.person_menu import person_menu
from ui.operator.room import RoomView

PEOPLE = """
    person: Amina Otieno, Port Authority, Public bodies
    person: Bao Nguyễn, River Users, Charities
    person: Dr Łukasz Żak, Weir College, Universities
    person: Siân Ap Rhys, Weir College, Universities
    """


def speaker(stand: Stand[RoomView]) -> str:
    person = stand.live.session.speaker
    return person.name if person else ""


def type_into(widget: QWidget, text: str) -> None:
    """Type characters of any script, which QTest can not."""
    for character in text:
        QApplication.sendEvent(widget, QKeyEvent(QKeyEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, character))


T = TypeVar("T", bound=Callable[..., None])


def scene(test: T) -> T:
    """Give a test the scene of this module."""
    test.__doc__ = f"{test.__doc__ or ''}{PEOPLE}"
    return test


def row_of(people: PeopleList, name: str) -> int:
    return next(place for place, row in enumerate(people.model_.rows) if row.text == name)


def click(people: PeopleList, name: str, *, on_hand: bool = False) -> None:
    index = people.model_.index(row_of(people, name))
    people.scrollTo(index)
    at = people.hand_rect(index).center() if on_hand else people.visualRect(index).center()
    QTest.mouseClick(people.viewport(), Qt.MouseButton.LeftButton, pos=at)


@pytest.mark.parametrize(
    ("letters", "name"),
    [("ao", "Amina Otieno"), ("ng", "Bao Nguyễn"), ("zak", "Dr Łukasz Żak"), ("si", "Siân Ap Rhys")],
)
@scene
def test_two_letters_give_the_floor_and_return_the_focus(stand: Stand[RoomView], letters: str, name: str) -> None:
    stand.actions["give-floor"].trigger()
    field = stand.view.floor.field
    assert QApplication.focusWidget() is field
    QTest.keyClicks(field, letters)
    assert field.popup.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert speaker(stand) == name
    assert field.text() == ""
    assert not field.popup.isVisible()
    assert QApplication.focusWidget() is stand.view.centre.star
    assert stand.view.floor.card.name.text() == name


@scene
def test_letters_that_gave_the_floor_do_not_come_back_by_ctrl_z(stand: Stand[RoomView]) -> None:
    stand.actions["give-floor"].trigger()
    field = stand.view.floor.field
    QTest.keyClicks(field, "ao")
    QTest.keyClick(field, Qt.Key.Key_Return)
    stand.actions["give-floor"].trigger()
    QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == ""
    assert not field.popup.isVisible()


@scene
def test_letters_with_accents_find_the_same_person(stand: Stand[RoomView]) -> None:
    field = stand.view.floor.field
    stand.actions["give-floor"].trigger()
    type_into(field, "łu")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert speaker(stand) == "Dr Łukasz Żak"


@scene
def test_the_arrows_choose_among_several(stand: Stand[RoomView]) -> None:
    field = stand.view.floor.field
    stand.actions["give-floor"].trigger()
    QTest.keyClicks(field, "a")
    offered = [face.name for face in field.matches()]
    assert offered == ["Amina Otieno", "Siân Ap Rhys"]
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert speaker(stand) == "Siân Ap Rhys"


@scene
def test_nobody_fits_is_said_and_escape_leaves(stand: Stand[RoomView]) -> None:
    field = stand.view.floor.field
    stand.actions["give-floor"].trigger()
    QTest.keyClicks(field, "qq")
    assert field.popup.said() == "Nobody fits “qq”"
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert field.is_refused()
    assert field.text() == "qq"
    assert speaker(stand) == ""
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""
    assert not field.popup.isVisible()
    assert QApplication.focusWidget() is stand.view.centre.star


@scene
def test_letters_typed_into_the_field_run_nothing(stand: Stand[RoomView]) -> None:
    """item: Welcome 10"""
    done: list[str] = []
    for name in ("next-item", "silence", "blank", "take", "pause"):
        stand.actions[name].triggered.connect(lambda _=False, name=name: done.append(name))
    stand.actions["give-floor"].trigger()
    QTest.keyClicks(stand.view.floor.field, "nsbthgp")
    assert stand.view.floor.field.text() == "nsbthgp"
    assert done == []
    assert stand.live.session.hands_up == ()


@scene
def test_a_click_on_a_name_gives_the_floor_and_moves_it_to_the_heard(stand: Stand[RoomView]) -> None:
    people = stand.view.floor.people
    assert all(row.kind is RowKind.PERSON for row in people.model_.rows)
    click(people, "Bao Nguyễn")
    assert speaker(stand) == "Bao Nguyễn"
    headings = [row.text for row in people.model_.rows if row.kind is RowKind.HEADING]
    assert headings == ["Heard"]
    assert people.model_.rows[-1].text == "Bao Nguyễn"
    assert people.model_.rows[-1].note == "speaking"


@scene
def test_enter_on_a_name_gives_the_floor(stand: Stand[RoomView]) -> None:
    people = stand.view.floor.people
    people.setFocus()
    people.choose(Id("siân-ap-rhys") if row_of(people, "Siân Ap Rhys") < 0 else _id_of(people, "Siân Ap Rhys"))
    QTest.keyClick(people, Qt.Key.Key_Return)
    assert speaker(stand) == "Siân Ap Rhys"


def _id_of(people: PeopleList, name: str) -> Id:
    found = people.model_.rows[row_of(people, name)].contributor_id
    assert found is not None
    return found


@scene
def test_h_raises_and_lowers_the_hand_of_who_is_in_hand(stand: Stand[RoomView], clock: Clock) -> None:
    floor = stand.view.floor
    floor.people.setFocus()
    floor.people.choose(_id_of(floor.people, "Amina Otieno"))
    QTest.keyClick(floor.people, Qt.Key.Key_H)
    assert [hand.contributor_id for hand in stand.live.session.hands_up] == ["amina-otieno"]
    clock.pass_(minutes=6, seconds=20)
    stand.live.tick()
    assert [(row.text, row.note) for row in floor.hands.model_.rows] == [("Amina Otieno", "6 min")]
    QTest.keyClick(floor.people, Qt.Key.Key_H)
    assert stand.live.session.hands_up == ()


@scene
def test_h_without_anybody_in_hand_asks_whose_hand_it_is(stand: Stand[RoomView]) -> None:
    QTest.keyClick(stand.view.centre.star, Qt.Key.Key_H)
    field = stand.view.floor.field
    assert QApplication.focusWidget() is field and field.placeholderText() == "Whose hand? Two letters"
    QTest.keyClicks(field, "ao")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert [hand.contributor_id for hand in stand.live.session.hands_up] == ["amina-otieno"]
    assert speaker(stand) == ""
    assert field.placeholderText() == "Give the floor: two letters"
    assert QApplication.focusWidget() is stand.view.centre.star
    QTest.keyClick(stand.view.centre.star, Qt.Key.Key_H)
    QTest.keyClick(field, Qt.Key.Key_Escape)
    stand.actions["give-floor"].trigger()
    QTest.keyClicks(field, "ao")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert speaker(stand) == "Amina Otieno", "a question that was left is not asked again"


@scene
def test_r_c_and_o_raise_hands_of_their_kind(stand: Stand[RoomView], clock: Clock) -> None:
    stand.live.do(give_floor, contributor_id=Id("amina-otieno"))
    people = stand.view.floor.people
    people.setFocus()
    for name, key in (("Bao Nguyễn", Qt.Key.Key_H), ("Dr Łukasz Żak", Qt.Key.Key_R), ("Siân Ap Rhys", Qt.Key.Key_O)):
        people.choose(_id_of(people, name))
        QTest.keyClick(people, key)
        clock.pass_(seconds=5)
    rows = stand.view.floor.hands.model_.rows
    assert [(row.place, row.text, row.hand) for row in rows] == [
        (1, "Siân Ap Rhys", HandKind.ORDER),
        (2, "Dr Łukasz Żak", HandKind.REPLY),
        (3, "Bao Nguyễn", HandKind.POINT),
    ]
    QTest.keyClick(people, Qt.Key.Key_C)
    assert stand.view.floor.hands.model_.rows[1].hand is HandKind.CLARIFY
    QTest.keyClick(people, Qt.Key.Key_C)
    assert [row.text for row in stand.view.floor.hands.model_.rows] == ["Dr Łukasz Żak", "Bao Nguyễn"]


@scene
def test_enter_in_the_empty_field_and_y_give_the_floor_as_suggested(stand: Stand[RoomView], clock: Clock) -> None:
    floor = stand.view.floor
    assert not floor.suggestion.isVisible()
    stand.live.do(give_floor, contributor_id=Id("amina-otieno"))
    clock.pass_(minutes=6)
    for name in ("Bao Nguyễn", "Dr Łukasz Żak"):
        stand.live.do(raise_hand, contributor_id=_id_of(floor.people, name))
        clock.pass_(minutes=3)
    stand.live.tick()
    assert floor.suggestion.name.text() == "Bao Nguyễn"
    assert floor.suggestion.accessibleName() == (
        "Next, suggested: Bao Nguyễn, because not heard yet, charities: 0\u00a0% of the time, 1 of 4 seats, "
        "waiting 6 min"
    )
    stand.actions["give-floor"].trigger()
    QTest.keyClick(floor.field, Qt.Key.Key_Return)
    assert speaker(stand) == "Bao Nguyễn"
    assert QApplication.focusWidget() is stand.view.centre.star
    QTest.keyClick(stand.view.centre.star, Qt.Key.Key_Y)
    assert speaker(stand) == "Dr Łukasz Żak"
    assert floor.suggestion.caption.text() == "Nobody waits. Ask, perhaps"
    QTest.mouseClick(floor.suggestion.give, Qt.MouseButton.LeftButton)
    assert speaker(stand) == "Siân Ap Rhys"


@scene
def test_a_digit_gives_the_floor_to_that_hand_instead(stand: Stand[RoomView], clock: Clock) -> None:
    for name in ("Amina Otieno", "Bao Nguyễn"):
        stand.live.do(raise_hand, contributor_id=_id_of(stand.view.floor.people, name))
        clock.pass_(seconds=5)
    QTest.keyClick(stand.view.centre.star, Qt.Key.Key_2)
    assert speaker(stand) == "Bao Nguyễn"
    QTest.keyClick(stand.view.centre.star, Qt.Key.Key_2)
    assert speaker(stand) == "Bao Nguyễn", "there is no second hand any more"
    stand.actions["give-floor"].trigger()
    QTest.keyClick(stand.view.floor.field, Qt.Key.Key_1)
    assert (speaker(stand), stand.view.floor.field.text()) == ("Bao Nguyễn", "1")


@scene
def test_a_says_that_someone_has_left_and_is_back(stand: Stand[RoomView], clock: Clock) -> None:
    people = stand.view.floor.people
    stand.live.do(give_floor, contributor_id=Id("amina-otieno"))
    people.setFocus()
    people.choose(_id_of(people, "Bao Nguyễn"))
    QTest.keyClick(people, Qt.Key.Key_A)
    row = people.model_.rows[row_of(people, "Bao Nguyễn")]
    assert (row.note, people.model_.rows[-1]) == ("left 14:00", row)
    assert "Charities" not in stand.view.floor.shares.accessibleDescription(), "no seat, and nothing said"
    QTest.keyClick(people, Qt.Key.Key_A)
    assert people.model_.rows[row_of(people, "Bao Nguyễn")].note == ""


@scene
def test_a_menu_does_the_same_for_one_person(stand: Stand[RoomView]) -> None:
    people = stand.view.floor.people

    def choose(words: str) -> None:
        menu = person_menu(stand.live, _id_of(people, "Bao Nguyễn"), stand.view)
        assert menu is not None
        next(action for action in menu.actions() if action.text().startswith(words)).trigger()

    choose("Point of order")
    assert [hand.kind for hand in stand.live.session.hands_up] == [HandKind.ORDER]
    choose("Lower the hand")
    assert stand.live.session.hands_up == ()
    choose("Give the floor")
    assert speaker(stand) == "Bao Nguyễn"
    choose("Has left")
    assert speaker(stand) == "" and people.model_.rows[-1].note.startswith("left")
    choose("Has arrived")
    assert people.model_.rows[row_of(people, "Bao Nguyễn")].note == ""
    assert person_menu(stand.live, Id("nobody"), stand.view) is None


@scene
def test_cross_talk_is_a_state_that_the_card_tells(stand: Stand[RoomView], clock: Clock) -> None:
    QTest.keyClick(stand.view.centre.star, Qt.Key.Key_X)
    clock.pass_(seconds=9)
    stand.live.tick()
    card = stand.view.floor.card
    assert (card.name.text(), card.time.text(), card.count.text()) == ("Cross-talk", "0:09", "nobody’s time")
    assert speaker(stand) == ""


@scene
def test_a_turn_that_never_ends_is_doubted(stand: Stand[RoomView], clock: Clock) -> None:
    stand.live.do(give_floor, contributor_id=Id("amina-otieno"))
    clock.pass_(minutes=6, seconds=1)
    stand.live.tick()
    assert stand.view.floor.card.count.text() == "still speaking?"


@scene
def test_the_hand_of_a_row_can_be_clicked(stand: Stand[RoomView]) -> None:
    click(stand.view.floor.people, "Bao Nguyễn", on_hand=True)
    assert [hand.contributor_id for hand in stand.live.session.hands_up] == [
        _id_of(stand.view.floor.people, "Bao Nguyễn")
    ]
    assert speaker(stand) == ""


@scene
def test_a_click_on_a_hand_gives_the_floor_and_lowers_it(stand: Stand[RoomView]) -> None:
    stand.live.do(raise_hand, contributor_id=Id("amina-otieno"), kind=HandKind.REPLY)
    assert stand.view.floor.hands.model_.rows[0].spoken == "1. Amina Otieno, Public bodies, reply, now"
    click(stand.view.floor.hands, "Amina Otieno")
    assert speaker(stand) == "Amina Otieno"
    assert stand.live.session.hands_up == ()


@scene
def test_the_card_counts_the_turn_and_says_silence(stand: Stand[RoomView], clock: Clock) -> None:
    card = stand.view.floor.card
    assert card.name.text() == "Nobody has the floor"
    stand.live.do(give_floor, contributor_id=Id("amina-otieno"))
    clock.pass_(seconds=86)
    stand.live.tick()
    assert card.time.text() == "1:26"
    assert card.count.text() == "first time"
    assert card.bar.accessibleName() == "1:26 of 2 min"
    stand.live.do(silence)
    clock.pass_(seconds=30)
    stand.live.tick()
    assert card.name.text() == "Nobody has the floor"
    assert (card.time.text(), card.count.text()) == ("0:30", "silence")
    stand.live.do(give_floor, contributor_id=Id("amina-otieno"))
    assert card.count.text() == "second time"
    assert stand.live.session.count(Turn) == 2


@scene
def test_time_by_sector_says_shares_and_what_is_low(stand: Stand[RoomView], clock: Clock) -> None:
    stand.live.do(give_floor, contributor_id=Id("amina-otieno"))
    clock.pass_(minutes=3)
    stand.live.do(give_floor, contributor_id=_id_of(stand.view.floor.people, "Siân Ap Rhys"))
    clock.pass_(minutes=1)
    stand.live.tick()
    said = stand.view.floor.shares.accessibleDescription()
    assert "Public bodies: 75% of time, 25% of seats" in said
    assert "Universities: 25% of time, 50% of seats" in said
    assert "Charities: 0% of time, 25% of seats" in said


def test_an_empty_roster_invites(stand: Stand[RoomView]) -> None:
    """title: Nobody here"""
    floor = stand.view.floor
    opened: list[bool] = []
    stand.actions["roster"].triggered.connect(lambda: opened.append(True))
    assert floor.empty.isVisible()
    assert not floor.people.isVisible()
    assert not floor.field.isEnabled()
    QTest.mouseClick(floor.roster, Qt.MouseButton.LeftButton)
    assert opened == [True]


@scene
def test_a_turn_beyond_two_minutes_is_said_to_be_over(stand: Stand[RoomView], clock: Clock) -> None:
    stand.live.do(give_floor, contributor_id=Id("amina-otieno"))
    clock.pass_(seconds=121)
    stand.live.tick()
    assert stand.view.floor.card.count.text() == "2 min agreed"


@scene
def test_no_sector_is_low_before_much_was_said(stand: Stand[RoomView], clock: Clock) -> None:
    stand.live.do(give_floor, contributor_id=Id("amina-otieno"))
    clock.pass_(minutes=4)
    assert not any(share.low for share in shares(stand.live.session, clock()))
    clock.pass_(minutes=1)
    low = [share.name for share in shares(stand.live.session, clock()) if share.low]
    assert low == ["Charities", "Universities"]


def test_a_long_name_stands_on_two_lines_and_loses_its_titles_first(stand: Stand[RoomView]) -> None:
    """
    person: Prof. Dr Bartholomew Featherstonehaugh, Port Authority, Public bodies
    person: Bo Li, Weir College, Universities
    """
    name = stand.view.floor.card.name
    for who, lines in (
        ("bo-li", ["Bo Li"]),
        ("prof-dr-bartholomew-featherstonehaugh", ["Bartholomew", "Featherstonehaugh"]),
    ):
        stand.live.do(give_floor, contributor_id=Id(who))
        QApplication.processEvents()
        assert name.lines() == lines
        assert name.height() == name.sizeHint().height() and name.height() <= 36
    assert name.text() == name.accessibleName() == "Prof. Dr Bartholomew Featherstonehaugh"
