"""What was promised by whom and by when, and how near words are, is mended at the desk by keys alone."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from roundtable.commands.words import confirm_quote
from roundtable.domain.records import Id
from roundtable.domain.words import ActionPoint, QuoteState, Wording
from tests.clock import Clock
from tests.ui.capture.conftest import enter, press, type_text
from ui.capture.desk import DeskView
from ui.capture.readback import ReadBackView
from ui.capture.readback_list import ReadBackModel
from ui.capture.readback_rows import Part
from ui.capture.row_buttons import MORE
from ui.live import Live

BJORN, DEWI, COLLEGE = Id("bjorn-akesson"), Id("dewi-prys"), Id("river-university")
FRIDAY = date(2026, 3, 6)


def promise(live: Live) -> ActionPoint:
    return live.session.all(ActionPoint)[0]


@pytest.fixture
def promised(desk: DeskView) -> DeskView:
    enter(desk.line.edit, "! dp: share the budget by fri @map")
    press(desk.line.edit, Qt.Key.Key_Down)
    return desk


@pytest.mark.parametrize(
    ("typed", "words", "who", "due"),
    [
        ("bå: share the budget by 20 march", "share the budget", (BJORN, None), date(2026, 3, 20)),
        ("river university: share the costs", "share the costs", (None, COLLEGE), FRIDAY),
        ("share the budget in two weeks", "share the budget", (DEWI, None), date(2026, 3, 19)),
        ("??: share it", "share it", (None, None), FRIDAY),
        ("zz: share it", "zz: share it", (DEWI, None), FRIDAY),
        ("share it by 31 feb", "share it by 31 feb", (DEWI, None), FRIDAY),
        ("share the budget", "share the budget", (DEWI, None), FRIDAY),
    ],
)
@pytest.mark.parametrize("by_row", [True, False])
def test_a_promise_is_mended_as_it_is_noted(
    promised: DeskView,
    live: Live,
    typed: str,
    words: str,
    who: tuple[Id | None, Id | None],
    due: date,
    by_row: bool,
) -> None:
    if by_row:
        press(promised.list, Qt.Key.Key_E)
        field = promised.list.mend_field()
        assert "by and a day" in field.accessibleDescription()
        field.selectAll()
        enter(field, typed)
    else:
        press(promised.list, Qt.Key.Key_Escape)
        press(promised.line.edit, Qt.Key.Key_Up)
        promised.line.edit.selectAll()
        enter(promised.line.edit, typed)
    action = promise(live)
    assert (action.text, (action.owner_id, action.organisation_id), action.due) == (words, who, due)
    assert action.segments == ("map-it",)


def test_the_day_of_actions_is_set_by_key(promised: DeskView, live: Live) -> None:
    press(promised.list, Qt.Key.Key_D)
    days = promised.acts.days
    assert [each.label for each in days.offers() if each.ticked] == ["Friday 6 March 2026"]
    type_text(days.field(), "20 march")
    assert [each.label for each in days.offers()] == ["Friday 20 March 2026"]
    press(days.field(), Qt.Key.Key_Return)
    assert promise(live).due == date(2026, 3, 20)
    press(promised.list, Qt.Key.Key_D)
    for _ in days.offers()[1:]:
        press(days.field(), Qt.Key.Key_Down)
    press(days.field(), Qt.Key.Key_Return)
    assert promise(live).due is None


def test_what_is_no_day_offers_none(promised: DeskView, live: Live) -> None:
    press(promised.list, Qt.Key.Key_D)
    type_text(promised.acts.days.field(), "when it suits")
    assert promised.acts.days.offers() == ()
    press(promised.acts.days.field(), Qt.Key.Key_Return)
    assert promise(live).due == FRIDAY


def test_the_wording_of_quotes_in_hand_is_set_by_key(desk: DeskView, live: Live, clock: Clock) -> None:
    for line in ("ao: one", "! dp: two", "ao: three"):
        enter(desk.line.edit, line)
        clock.pass_(seconds=30)
    press(desk.line.edit, Qt.Key.Key_Down)
    for _ in range(2):
        QTest.keyClick(desk.list, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    press(desk.list, Qt.Key.Key_End)
    press(desk.list, Qt.Key.Key_A, control=True)
    before = live.session
    press(desk.list, Qt.Key.Key_W)
    type_text(desk.acts.wordings.field(), "para")
    press(desk.acts.wordings.field(), Qt.Key.Key_Return)
    assert [quote.words for quote in live.session.quotes] == [Wording.PARAPHRASE] * 2
    live.undo()
    assert live.session == before


def test_words_that_lose_their_marks_are_as_heard(desk: DeskView, live: Live) -> None:
    enter(desk.line.edit, 'ao: "never again"')
    quote_id = live.session.quotes[0].id
    live.do(confirm_quote, quote_id=quote_id)
    press(desk.line.edit, Qt.Key.Key_Down)
    for typed, state in (("near", QuoteState.CONFIRMED), ("para", QuoteState.HEARD)):
        press(desk.list, Qt.Key.Key_W)
        type_text(desk.acts.wordings.field(), typed)
        press(desk.acts.wordings.field(), Qt.Key.Key_Return)
        assert live.session.quotes[0].state is state


@pytest.mark.qt_log_ignore("raise\\(\\)", "grabbing the keyboard", extend=True)
@pytest.mark.parametrize(("line", "day", "words"), [("ao: one", False, True), ("! dp: two", True, False)])
def test_day_and_wording_stand_in_the_menu_of_the_rows_that_have_them(
    desk: DeskView, line: str, day: bool, words: bool
) -> None:
    enter(desk.line.edit, line)
    press(desk.line.edit, Qt.Key.Key_Down)
    QTest.mouseClick(desk.list.buttons_for(MORE), Qt.MouseButton.LeftButton)
    (menu,) = desk.list.findChildren(QMenu)
    possible = {action.text().rpartition("\t")[2]: action.isEnabled() for action in menu.actions()}
    assert (possible["D"], possible["W"]) == (day, words)
    menu.close()


def test_a_row_to_read_back_is_as_high_as_its_words(readback: ReadBackView, live: Live) -> None:
    """
    quote: AO: Short words
    quote: BÅ: These are words that go on for so long that they need a second line in the list at the left of it
    """
    model = readback.list.model()
    assert isinstance(model, ReadBackModel)
    heights = {
        row.quote.text[:5]: readback.list.visualRect(model.index(n, 0)).height()
        for n, row in enumerate(model.rows())
        if row.part is Part.CHOSEN and row.quote is not None
    }
    assert heights["Short"] < heights["These"]
