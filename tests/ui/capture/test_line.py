"""The capture line itself: marks set as they are typed, many lines pasted, terms completed, and nothing lost."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from roundtable.capture_line.several import MOST_LINES
from roundtable.commands.clock import start_item
from roundtable.commands.floor import give_floor
from roundtable.commands.words import remove_words
from roundtable.domain.agenda import AgendaItem
from roundtable.domain.records import Id
from roundtable.domain.words import ActionPoint, Insight, InsightKind, Quote, Wording
from roundtable.palette import contrast
from tests.clock import Clock
from tests.ui.capture.conftest import enter, press, type_text
from ui import theme
from ui.capture.desk import DeskView
from ui.capture.line import DRAFT, DRAFT_MENDING, CaptureLine
from ui.live import Live

AMINA, BJORN, CHLOE, DEWI = Id("amina-otieno"), Id("bjorn-akesson"), Id("chloe-dubois"), Id("dewi-prys")

PASTED = """
ao: we never asked them
... and so we stopped

? who pays for 'their' time
! dp: share the timetable by fri
"don't ask 'em"
s/ask/call/
"""


@pytest.fixture
def line(desk: DeskView) -> CaptureLine:
    return desk.line


def paste(line: CaptureLine, text: str) -> None:
    """Paste with the key, from the clipboard."""
    QGuiApplication.clipboard().setText(text)
    press(line.edit, Qt.Key.Key_V, control=True)


def undo(line: CaptureLine) -> None:
    press(line.edit, Qt.Key.Key_Z, control=True)


def texts(live: Live) -> list[str]:
    return [each.text for each in live.session.all(Quote)]


# ---- marks -------------------------------------------------------------------------------------------------------


def test_marks_are_set_as_they_are_typed(line: CaptureLine, live: Live) -> None:
    type_text(line.edit, "we don't 'know' - see https://x.org/o'neil or o'neil@x.org")
    stands = "we don’t ‘know’ – see https://x.org/o'neil or o'neil@x.org"
    assert line.edit.text() == stands
    press(line.edit, Qt.Key.Key_Return)
    assert texts(live) == [stands]


def test_undo_right_after_puts_the_typed_mark_back_and_it_stays(line: CaptureLine, live: Live) -> None:
    type_text(line.edit, "rock '")
    assert line.edit.text() == "rock ’"
    undo(line)
    assert line.edit.text() == "rock '"
    type_text(line.edit, "n")
    press(line.edit, Qt.Key.Key_Return)
    assert texts(live) == ["rock 'n"]


def test_a_dash_is_a_step_of_undo_too(line: CaptureLine) -> None:
    type_text(line.edit, "we did -- ")
    assert line.edit.text() == "we did – "
    undo(line)
    assert line.edit.text() == "we did -- "
    undo(line)
    assert line.edit.text() == ""


def test_the_caret_stays_where_it_is_when_a_mark_before_it_is_set(line: CaptureLine) -> None:
    type_text(line.edit, "he said 'no' and left")
    assert line.edit.text() == "he said ‘no’ and left"
    press(line.edit, Qt.Key.Key_Home)
    type_text(line.edit, "tb's: ")
    assert line.edit.text() == "tb’s: he said ‘no’ and left"


def test_a_sign_at_the_beginning_is_no_dash(line: CaptureLine, live: Live) -> None:
    enter(line.edit, "ao: - two cannot stand for all")
    assert [each.kind for each in live.session.all(Insight)] == [InsightKind.LIMIT]


def test_words_in_single_marks_are_closed_by_enter(line: CaptureLine, live: Live) -> None:
    enter(line.edit, "they call it 'the list'")
    assert texts(live) == ["they call it ‘the list’"]


def test_a_mark_that_an_input_method_makes_is_set_too(line: CaptureLine) -> None:
    type_text(line.edit, "don")
    event = QInputMethodEvent()
    event.setCommitString("'")
    QApplication.sendEvent(line.edit, event)
    assert line.edit.text() == "don’"


def test_words_are_mended_whatever_marks_they_were_noted_with(line: CaptureLine, live: Live) -> None:
    enter(line.edit, "ao: we don't ask")
    enter(line.edit, "s/don't/never/")
    assert texts(live) == ["we never ask"]
    enter(line.edit, "s/gone/there/")
    assert "“gone” does not stand" in line.message.text()
    assert line.edit.text() == "s/gone/there/"


def test_what_goes_on_may_be_placed(line: CaptureLine, live: Live) -> None:
    enter(line.edit, "ao: we never asked @map")
    enter(line.edit, "... and so we stopped @grow")
    (quote,) = live.session.all(Quote)
    assert (quote.text, quote.segments) == ("we never asked and so we stopped", ("map-it", "grow-it"))
    enter(line.edit, "...")
    assert "Type how the last quote goes on" in line.message.text()


# ---- many lines --------------------------------------------------------------------------------------------------


def test_many_lines_are_pasted_shown_and_noted_as_one_step(line: CaptureLine, live: Live, clock: Clock) -> None:
    pasted_at = clock.pass_(minutes=1)
    paste(line, PASTED)
    assert line.edit.text().count("\n") == 5
    assert live.session.count(Quote) == 0, "Enter notes them, not the paste"
    assert line.chips.texts() == [
        "4 lines",
        "1 Near-verbatim",
        "1 Question",
        "1 Action",
        "1 Verbatim",
        "2 without a speaker",
    ]
    clock.pass_(seconds=20)
    press(line.edit, Qt.Key.Key_Return)
    first, second = live.session.all(Quote)
    assert (first.text, first.contributor_id) == ("we never asked them and so we stopped", AMINA)
    assert (second.text, second.words) == ("don’t call ’em", Wording.VERBATIM)
    assert [each.text for each in live.session.all(Insight)] == ["who pays for ‘their’ time"]
    assert [each.owner_id for each in live.session.all(ActionPoint)] == [DEWI]
    assert {first.said_at, second.said_at} == {pasted_at}
    assert line.noted.accessibleName() == "Noted 4 lines: 2 quotes, 1 question, 1 action"
    undo(line)
    assert live.session.count(Quote) == live.session.count(Insight) == live.session.count(ActionPoint) == 0
    press(line.edit, Qt.Key.Key_Y, control=True)
    assert live.session.count(Quote) == 2


def test_lines_without_a_name_are_of_whoever_has_the_floor(line: CaptureLine, live: Live) -> None:
    live.do(give_floor, contributor_id=CHLOE)
    paste(line, "we never asked\nbå: nor did we\nnor they")
    live.do(give_floor, contributor_id=DEWI)
    press(line.edit, Qt.Key.Key_Return)
    assert [each.contributor_id for each in live.session.all(Quote)] == [CHLOE, BJORN, CHLOE]


def test_what_was_typed_before_is_part_of_the_first_line(line: CaptureLine, live: Live) -> None:
    type_text(line.edit, "ao: ")
    paste(line, "we never asked\r\nnor did they\r\n")
    press(line.edit, Qt.Key.Key_Return)
    assert texts(live) == ["we never asked", "nor did they"]
    assert live.session.all(Quote)[0].contributor_id == AMINA


def test_undo_takes_the_paste_out_again_and_escape_makes_one_line_of_it(line: CaptureLine, live: Live) -> None:
    type_text(line.edit, "first ")
    paste(line, "one\ntwo")
    undo(line)
    assert line.edit.text() == "first "
    paste(line, "one\ntwo")
    press(line.edit, Qt.Key.Key_Escape)
    assert line.edit.text() == "first one two"
    undo(line)
    assert line.edit.text() == "first one\ntwo"
    press(line.edit, Qt.Key.Key_Escape)
    press(line.edit, Qt.Key.Key_Return)
    assert texts(live) == ["first one two"]


def test_one_line_with_white_space_around_it_is_one_line(line: CaptureLine) -> None:
    paste(line, "we don't ask")
    assert line.edit.text() == "we don’t ask"
    undo(line)
    assert line.edit.text() == "we don't ask"
    line.edit.set_text("")
    paste(line, "\n\n  we never asked  \n")
    assert "\n" not in line.edit.text()
    assert line.edit.text().strip() == "we never asked"


def test_the_frame_is_as_high_as_its_lines_up_to_six(line: CaptureLine) -> None:
    one = line.height()
    paste(line, "one\ntwo\nthree")
    three = line.height()
    assert one < three
    paste(line, "\n".join(f"line {number}" for number in range(40)))
    forty = line.height()
    assert three < forty < one + 6 * theme.HEIGHT_CAPTURE
    press(line.edit, Qt.Key.Key_Return)
    assert line.height() == one


def test_arrows_walk_through_the_lines_and_then_into_the_list(desk: DeskView, line: CaptureLine) -> None:
    enter(line.edit, "ao: something")
    paste(line, "bå: one\ncd: two")
    assert line.speaker.shown() == "Chloé Dubois"
    press(line.edit, Qt.Key.Key_Up)
    assert line.speaker.shown() == "Björn Åkesson"
    press(line.edit, Qt.Key.Key_Up)
    assert line.edit.text() == "bå: one\ncd: two", "nothing is recalled over them"
    press(line.edit, Qt.Key.Key_Down)
    press(line.edit, Qt.Key.Key_Down)
    assert desk.list.hasFocus()


def test_many_half_noted_lines_survive(line: CaptureLine, live: Live, qtbot: QtBot, clock: Clock) -> None:
    pasted_at = clock()
    paste(line, "ao: one\ntwo")
    line.keep()
    assert live.draft(DRAFT) == "ao: one\ntwo"
    clock.pass_(minutes=5)
    again = DeskView(live)
    qtbot.addWidget(again)
    assert again.line.edit.text() == "ao: one\ntwo"
    assert again.line.chips.texts()[0] == "2 lines"
    press(again.line.edit, Qt.Key.Key_Return)
    assert [each.said_at for each in live.session.all(Quote)] == [pasted_at, pasted_at]
    again.line.keep()
    assert live.draft(DRAFT) == ""


def test_a_line_that_a_crash_left_behind_although_it_was_noted_is_not_half_typed(
    line: CaptureLine, live: Live, qtbot: QtBot
) -> None:
    type_text(line.edit, "ao: we never asked")
    line.keep()
    press(line.edit, Qt.Key.Key_Return)
    assert texts(live) == ["we never asked"]
    assert live.draft(DRAFT) == "ao: we never asked", "the disk has not heard yet that nothing is half typed"
    after_the_crash = DeskView(live)
    qtbot.addWidget(after_the_crash)
    assert after_the_crash.line.edit.text() == ""
    assert live.draft(DRAFT) == ""
    enter(after_the_crash.line.edit, "ao: nor did they")
    assert texts(live) == ["we never asked", "nor did they"]


def test_a_line_without_words_is_told_and_nothing_is_noted(line: CaptureLine, live: Live) -> None:
    paste(line, "ao: one\nbå:\ncd: three")
    press(line.edit, Qt.Key.Key_Return)
    assert live.session.count(Quote) == 0
    assert "no words in this line" in line.message.text()
    assert line.edit.caret() == len("ao: one\nbå:")
    type_text(line.edit, " two")
    press(line.edit, Qt.Key.Key_Return)
    assert texts(live) == ["one", "two", "three"]


def test_more_lines_than_can_be_pasted_are_told(line: CaptureLine) -> None:
    type_text(line.edit, "half")
    paste(line, "\n".join(["a line"] * (MOST_LINES + 1)))
    assert line.edit.text() == "half"
    assert "1,001 lines" in line.message.text()


def test_as_many_lines_as_can_be_are_pasted_and_noted(line: CaptureLine, live: Live) -> None:
    paste(line, "\n".join(f"ao: line {number}" for number in range(MOST_LINES)))
    type_text(line.edit, "!")
    press(line.edit, Qt.Key.Key_Return)
    assert len(texts(live)) == MOST_LINES
    assert texts(live)[-1] == f"line {MOST_LINES - 1}!"
    undo(line)
    assert texts(live) == []


def test_words_that_are_mended_stay_one(line: CaptureLine, live: Live) -> None:
    enter(line.edit, "ao: one")
    press(line.edit, Qt.Key.Key_Up)
    paste(line, " and\ntwo")
    press(line.edit, Qt.Key.Key_Return)
    assert texts(live) == ["one and two"]
    paste(line, "three\nfour")
    press(line.edit, Qt.Key.Key_Return)
    assert texts(live) == ["one and two", "three", "four"]


def test_to_empty_the_line_is_to_leave_the_mend(line: CaptureLine, live: Live) -> None:
    enter(line.edit, "ao: the first words")
    press(line.edit, Qt.Key.Key_Up)
    press(line.edit, Qt.Key.Key_A, control=True)
    press(line.edit, Qt.Key.Key_Delete)
    assert live.draft(DRAFT) == live.draft(DRAFT_MENDING) == ""
    enter(line.edit, "bå: others")
    assert texts(live) == ["the first words", "others"]


def test_words_emptied_by_mistake_come_back_by_ctrl_z_to_be_mended(line: CaptureLine, live: Live) -> None:
    enter(line.edit, "ao: the first words")
    press(line.edit, Qt.Key.Key_Up)
    press(line.edit, Qt.Key.Key_A, control=True)
    press(line.edit, Qt.Key.Key_Delete)
    undo(line)
    assert (line.edit.text(), live.draft(DRAFT_MENDING)) == ("the first words", live.session.quotes[0].id)
    press(line.edit, Qt.Key.Key_End)
    enter(line.edit, " of all")
    assert texts(live) == ["the first words of all"]


def test_words_that_are_gone_are_not_taken_up_again(line: CaptureLine, live: Live) -> None:
    enter(line.edit, "ao: the first words")
    press(line.edit, Qt.Key.Key_Up)
    press(line.edit, Qt.Key.Key_A, control=True)
    press(line.edit, Qt.Key.Key_Delete)
    live.do(remove_words, kind=Quote, record_id=live.session.quotes[0].id)
    undo(line)
    press(line.edit, Qt.Key.Key_Return)
    assert texts(live) == ["the first words"], "as new ones"


def test_what_is_no_text_is_not_pasted(line: CaptureLine) -> None:
    data = QMimeData()
    data.setData("application/octet-stream", b"\0\1")
    QGuiApplication.clipboard().setMimeData(data)
    press(line.edit, Qt.Key.Key_V, control=True)
    assert line.edit.text() == ""


# ---- terms and speakers ------------------------------------------------------------------------------------------


def test_a_term_is_completed_in_the_middle_of_a_line(line: CaptureLine) -> None:
    type_text(line.edit, "ao: then the rive")
    assert line.popup.isVisible()
    press(line.edit, Qt.Key.Key_Tab)
    assert line.edit.text() == "ao: then the River University"
    assert not line.popup.isVisible()
    type_text(line.edit, " came")
    assert line.edit.text() == "ao: then the River University came"


def test_a_name_that_was_noted_twice_is_completed(line: CaptureLine) -> None:
    for words in ("ao: we wrote to the Quayside Trust", "bå: the Quayside Trust paid"):
        enter(line.edit, words)
    type_text(line.edit, "and again the Qu")
    press(line.edit, Qt.Key.Key_Tab)
    assert line.edit.text() == "and again the Quayside Trust"


def test_terms_are_completed_in_each_of_many_lines(line: CaptureLine) -> None:
    paste(line, "ao: one\nthen the riv")
    type_text(line.edit, "e")
    press(line.edit, Qt.Key.Key_Tab)
    assert line.edit.text() == "ao: one\nthen the River University"


def test_a_speaker_chosen_before_the_floor_moved_on_is_that_of_this_line_alone(line: CaptureLine, live: Live) -> None:
    live.do(give_floor, contributor_id=AMINA)
    type_text(line.edit, "we never ")
    line.picker.chosen.emit(BJORN)
    live.do(give_floor, contributor_id=DEWI)
    enter(line.edit, "asked")
    enter(line.edit, "nor did we")
    assert [each.contributor_id for each in live.session.all(Quote)] == [BJORN, DEWI]


def test_the_item_that_ran_at_the_first_key_places_the_line(line: CaptureLine, live: Live, clock: Clock) -> None:
    """
    item: Mapping 20 @map-it
    """
    type_text(line.edit, "ao: we never ")
    clock.pass_(seconds=5)
    following = live.session.all(AgendaItem)[-1]
    live.do(start_item, item_id=following.id)
    assert [text for text in line.chips.texts() if text in ("Co-design", "People it", "Map it")] == [
        "Co-design",
        "People it",
    ]
    enter(line.edit, "asked")
    clock.pass_(seconds=5)
    enter(line.edit, "bå: nor did we")
    first, second = live.session.all(Quote)
    assert (first.segments, second.segments) == (("co-design", "people-it"), ("map-it",))
    assert second.item_id == following.id != first.item_id


# ---- nothing lost ------------------------------------------------------------------------------------------------

KEYS = st.sampled_from([*"ab '\"-!?~>*@:./s…åß🚀", "tb: ", "@map ", "by fri", "... ", "\t"])


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(KEYS, min_size=1, max_size=14))
def test_whatever_is_typed_stands_in_the_field_or_is_noted(desk: DeskView, live: Live, keys: list[str]) -> None:
    line, typed = desk.line, "".join(keys)
    line.edit.set_text("")
    line.popup.hide()
    for key in keys:
        type_text(line.edit, key)
    stands = line.edit.text()
    assert plain(stands) == plain(typed)
    before = live.session
    press(line.edit, Qt.Key.Key_Return)
    assert live.session is not before or plain(line.edit.text()) == plain(typed)


def plain(text: str) -> str:
    """Whatever marks were set."""
    for mark, key in (("“", '"'), ("”", '"'), ("‘", "'"), ("’", "'"), ("–", "-"), ("--", "-")):
        text = text.replace(mark, key)
    return text.replace("--", "-").replace("\t", "")


# ---- for everybody -----------------------------------------------------------------------------------------------


def test_a_screen_reader_is_told_what_to_do_what_is_wrong_and_how_many_lines_there_are(line: CaptureLine) -> None:
    assert line.edit.accessibleName() == "Capture line"
    usual = line.edit.accessibleDescription()
    assert "Enter notes it" in usual
    type_text(line.edit, "zz: who is that")
    assert "Nobody here is “zz”" in line.edit.accessibleDescription()
    line.edit.set_text("")
    assert line.edit.accessibleDescription() == usual
    paste(line, "one\ntwo\nthree")
    assert line.edit.accessibleDescription().startswith("3 lines. Enter notes them all")
    assert line.chips.accessibleName() == "3 lines, 3 Near-verbatim, 3 without a speaker"


def test_what_is_offered_is_told_and_taken_by_key(line: CaptureLine) -> None:
    type_text(line.edit, "then the rive")
    press(line.edit, Qt.Key.Key_Down)
    assert line.edit.accessibleDescription() == "River University, term"


def test_tab_goes_on_from_the_line_when_nothing_is_offered(desk: DeskView, line: CaptureLine) -> None:
    paste(line, "one\ntwo")
    press(line.edit, Qt.Key.Key_Tab)
    assert not line.edit.hasFocus()
    assert "\t" not in line.edit.text()
    press(desk.focusWidget(), Qt.Key.Key_Backtab)
    assert line.edit.hasFocus()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_what_the_line_paints_can_be_read(name: str, qapp: QApplication, line: CaptureLine) -> None:
    theme.apply(qapp, name)
    for ink, ground in (("accent", "accenttint"), ("warn", "warntint"), ("ink2", "base"), ("ink3", "canvas")):
        assert contrast(theme.colour(ink).name(), theme.colour(ground).name()) >= 4.5, (ink, ground)


def test_many_lines_fit_a_small_screen(desk: DeskView, line: CaptureLine) -> None:
    enter(line.edit, "?? who was that")
    small = 720 - 46 - 52 - 28
    desk.resize(1280, small)
    paste(line, "\n".join(["zz: a line of words"] * 30))
    QApplication.processEvents()
    assert desk.minimumSizeHint().height() <= small == desk.height()
    assert desk.unknown.isVisible()
    assert line.mapTo(desk, line.rect().bottomLeft()).y() < desk.unknown.mapTo(desk, desk.unknown.rect().topLeft()).y()
    assert line.chips.mapTo(line, line.chips.rect().bottomLeft()).y() <= line.rect().bottom()


def test_long_lines_among_many_are_read_whole(line: CaptureLine) -> None:
    words = "we drew the map of the course long before we ever asked who was already walking it " * 3
    type_text(line.edit, words)
    one = line.height()
    paste(line, "and\nso on")
    assert line.edit.horizontalScrollBar().maximum() == 0
    assert line.height() > one
    press(line.edit, Qt.Key.Key_Escape)
    assert line.height() == one


def test_a_minute_of_typing_is_kept_a_quarter_of_a_second_behind(line: CaptureLine, live: Live, clock: Clock) -> None:
    began = clock()
    type_text(line.edit, "we never")
    clock.pass_(minutes=1)
    live.do(give_floor, contributor_id=AMINA)
    type_text(line.edit, " asked")
    line.keep()
    assert live.draft(DRAFT) == "we never asked"
    press(line.edit, Qt.Key.Key_Return)
    assert live.session.all(Quote)[0].said_at == began
    assert clock() - began == timedelta(minutes=1)
