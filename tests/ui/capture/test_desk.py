"""The desk, typed at as a note-taker does."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from roundtable.commands.floor import give_floor, silence
from roundtable.commands.people import revise_contributor
from roundtable.commands.projection import project
from roundtable.commands.words import capture_quote, remove_words
from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from roundtable.domain.words import ActionPoint, Insight, InsightKind, Quote, QuoteState, Wording
from tests.clock import Clock
from tests.ui.capture.conftest import enter, press, type_text
from ui import theme
from ui.capture.captured_model import ROW
from ui.capture.desk import DeskView
from ui.capture.first_key import DRAFT_AT
from ui.capture.line import DRAFT, DRAFT_MENDING
from ui.capture.readback import ReadBackView
from ui.capture.row_acts import DRAFT as MEND
from ui.capture.rows import Group, Row
from ui.dialogs.history import HistoryDialog
from ui.live import Live

AMINA, BJORN, CHLOE, DEWI = Id("amina-otieno"), Id("bjorn-akesson"), Id("chloe-dubois"), Id("dewi-prys")


def rows(desk: DeskView) -> list[Row]:
    model = desk.list.model()
    return [model.index(n, 0).data(ROW) for n in range(model.rowCount())]


def shown(desk: DeskView) -> list[str]:
    return [row.words for row in rows(desk)]


def quotes(live: Live) -> tuple[Quote, ...]:
    return live.session.all(Quote)


# ---- the line --------------------------------------------------------------------------------------------------


def test_a_line_is_noted_with_speaker_segments_and_the_time_of_its_first_key(
    desk: DeskView, live: Live, clock: Clock
) -> None:
    live.do(give_floor, contributor_id=AMINA)
    first = clock.pass_(minutes=3)
    type_text(desk.line.edit, "w")
    clock.pass_(seconds=40)
    enter(desk.line.edit, "e never asked them")
    (quote,) = quotes(live)
    assert (quote.text, quote.contributor_id, quote.said_at) == ("we never asked them", AMINA, first)
    assert quote.segments == ("co-design", "people-it")
    assert shown(desk) == ["we never asked them"]
    assert desk.line.edit.text() == ""
    assert desk.line.edit.hasFocus()


def test_the_newest_stands_first(desk: DeskView, clock: Clock) -> None:
    for words in ("one", "two", "three"):
        enter(desk.line.edit, words)
        clock.pass_(seconds=5)
    assert shown(desk) == ["three", "two", "one"]


def test_who_had_the_floor_at_the_first_key_is_the_speaker(desk: DeskView, live: Live) -> None:
    live.do(give_floor, contributor_id=AMINA)
    type_text(desk.line.edit, "we never ")
    live.do(give_floor, contributor_id=DEWI)
    enter(desk.line.edit, "asked")
    assert quotes(live)[0].contributor_id == AMINA
    assert desk.line.speaker.shown() == "Dewi Prys"


def test_nobody_on_the_floor_leaves_a_speaker_to_be_found(desk: DeskView, live: Live) -> None:
    enter(desk.line.edit, "who said this")
    assert quotes(live)[0].contributor_id is None
    assert rows(desk)[0].face.initials == "??"
    assert desk.filters.chip(Group.UNKNOWN).accessibleName().endswith("1")


def test_letters_of_any_script_are_typed_and_found(desk: DeskView, live: Live) -> None:
    enter(desk.line.edit, "bå: “Vi frågade aldrig – ŵedi’r cwbl” @co-d")
    assert quotes(live)[0].contributor_id == BJORN
    assert quotes(live)[0].text.startswith("“Vi frågade aldrig – ŵedi’r cwbl”")


def test_verbatim_stands_in_quotation_marks(desk: DeskView, live: Live) -> None:
    enter(desk.line.edit, 'ao: "we never asked them"')
    assert quotes(live)[0].words is Wording.VERBATIM
    assert shown(desk) == ["“we never asked them”"]


def test_a_promise_has_an_owner_and_a_day(desk: DeskView, live: Live) -> None:
    enter(desk.line.edit, "! dp: share the timetable by fri @map")
    (action,) = live.session.all(ActionPoint)
    assert (action.text, action.owner_id, action.due) == ("share the timetable", DEWI, date(2026, 3, 6))
    assert action.segments == ("map-it",)
    assert rows(desk)[0].state.text == "by Fri 6 Mar"


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("? who pays", InsightKind.QUESTION),
        ("> we moved it", InsightKind.EXAMPLE),
        ("* trust comes first", InsightKind.INSIGHT),
        ("- two cannot stand for all", InsightKind.LIMIT),
    ],
)
def test_signs_note_insights(desk: DeskView, live: Live, line: str, kind: InsightKind) -> None:
    enter(desk.line.edit, line)
    assert live.session.all(Insight)[0].kind is kind


def test_chips_tell_what_enter_will_note(desk: DeskView, live: Live) -> None:
    live.do(give_floor, contributor_id=AMINA)
    type_text(desk.line.edit, "~ it costs too much @map")
    assert desk.line.chips.texts() == ["speaker from the floor", "Paraphrase", "Map it", "first key 14:00:00"]
    assert desk.line.speaker.shown() == "Amina Otieno"


def test_the_line_says_what_it_has_noted_and_takes_it_back(qtbot: QtBot, desk: DeskView, live: Live) -> None:
    enter(desk.line.edit, "ao: we never asked")
    assert desk.line.noted.accessibleName() == "Noted 14:00  AO  we never asked"
    press(desk.line.edit, Qt.Key.Key_Z, control=True)
    assert quotes(live) == ()
    assert shown(desk) == []
    press(desk.line.edit, Qt.Key.Key_Y, control=True)
    assert shown(desk) == ["we never asked"]


def test_undo_in_a_line_with_words_undoes_the_typing(desk: DeskView, live: Live) -> None:
    enter(desk.line.edit, "ao: we never asked")
    type_text(desk.line.edit, "half")
    press(desk.line.edit, Qt.Key.Key_Z, control=True)
    assert len(quotes(live)) == 1
    assert desk.line.edit.text() != "half"


def test_the_last_one_goes_on(desk: DeskView, live: Live) -> None:
    enter(desk.line.edit, "ao: we never asked.")
    enter(desk.line.edit, "... and so we stopped")
    assert [quote.text for quote in quotes(live)] == ["we never asked and so we stopped"]


def test_the_last_one_is_mended(desk: DeskView, live: Live) -> None:
    enter(desk.line.edit, "ao: share the budget")
    enter(desk.line.edit, "s/budget/funding/")
    assert quotes(live)[0].text == "share the funding"


def test_up_brings_the_last_one_back_to_edit(desk: DeskView, live: Live) -> None:
    enter(desk.line.edit, "ao: we never asked")
    press(desk.line.edit, Qt.Key.Key_Up)
    assert desk.line.edit.text() == "we never asked"
    enter(desk.line.edit, " them")
    assert [quote.text for quote in quotes(live)] == ["we never asked them"]


# ---- refusals and problems -------------------------------------------------------------------------------------


def test_a_refusal_keeps_the_words(desk: DeskView, live: Live) -> None:
    enter(desk.line.edit, "ao:")
    assert desk.line.edit.text() == "ao:"
    assert "no words yet" in desk.line.message.text()
    assert quotes(live) == ()
    type_text(desk.line.edit, " now there are")
    assert desk.line.message.text() == ""
    press(desk.line.edit, Qt.Key.Key_Return)
    assert quotes(live)[0].text == "now there are"


def test_too_long_a_line_is_refused_and_kept(desk: DeskView, live: Live) -> None:
    desk.line.edit.set_text("a" * 20_001)
    press(desk.line.edit, Qt.Key.Key_Return)
    assert len(desk.line.edit.text()) == 20_001
    assert "20,000" in desk.line.message.text()


def test_nothing_to_go_on_with_is_said(desk: DeskView) -> None:
    enter(desk.line.edit, "... and so")
    assert "no quote yet" in desk.line.message.text()
    assert desk.line.edit.text() == "... and so"


def test_a_day_that_is_not_in_the_calendar_offers_the_last_one(desk: DeskView, live: Live) -> None:
    type_text(desk.line.edit, "! share it by 31 feb soon")
    assert desk.line.message.text() == "February has no 31st. It is noted as typed, with no date."
    QTest.mouseClick(desk.line.message.mends()[0], Qt.MouseButton.LeftButton)
    assert desk.line.edit.text() == "! share it by 28 Feb soon"
    press(desk.line.edit, Qt.Key.Key_Return)
    assert live.session.all(ActionPoint)[0].due == date(2027, 2, 28)


@pytest.mark.parametrize(
    ("words", "chip"),
    [
        ("by spring", "“spring” is no day that I know"),
        ("by 31 feb", "“31 feb” is no day that I know"),
        ("by Dewi", ""),
    ],
)
def test_a_day_that_is_not_read_is_told_by_a_chip_before_enter(desk: DeskView, words: str, chip: str) -> None:
    type_text(desk.line.edit, f"! share it {words}")
    assert ("is no day" in desk.line.chips.accessibleName()) == bool(chip)
    assert chip in desk.line.chips.accessibleName()


def test_a_month_that_is_somebody_here_is_taken_for_the_name(desk: DeskView, live: Live) -> None:
    """
    person: May Chen, Port Authority
    item: Design 25 @co-design
    started: Design
    """
    type_text(desk.line.edit, "! share the notes by May")
    assert "“May” is somebody here" in desk.line.chips.accessibleName()
    type_text(desk.line.edit, " ")
    assert "May is somebody here, so no day was read" in desk.line.message.text()
    QTest.mouseClick(desk.line.message.mends()[0], Qt.MouseButton.LeftButton)
    press(desk.line.edit, Qt.Key.Key_Return)
    (action,) = live.session.all(ActionPoint)
    assert (action.text, action.due) == ("share the notes", date(2026, 5, 31))


def test_a_word_that_is_still_being_typed_is_no_problem_yet(desk: DeskView) -> None:
    type_text(desk.line.edit, "we drew it @nowh")
    assert desk.line.message.text() == ""
    type_text(desk.line.edit, "ere at all")
    assert "no segment “nowhere”" in desk.line.message.text()


def test_an_empty_line_notes_nothing(desk: DeskView, live: Live) -> None:
    enter(desk.line.edit, "   ")
    assert quotes(live) == ()
    assert desk.line.message.text() == ""


# ---- completion and the speaker ----------------------------------------------------------------------------------


def test_an_at_offers_segments_and_tab_takes_the_first(desk: DeskView, live: Live) -> None:
    type_text(desk.line.edit, "we drew it @co-d")
    assert desk.line.popup.isVisible()
    press(desk.line.edit, Qt.Key.Key_Tab)
    assert desk.line.edit.text() == "we drew it @co-design "
    assert not desk.line.popup.isVisible()
    assert desk.line.edit.hasFocus()
    press(desk.line.edit, Qt.Key.Key_Return)
    assert quotes(live)[0].segments == ("co-design",)


def test_the_arrows_walk_through_the_offers(desk: DeskView) -> None:
    type_text(desk.line.edit, "@co-d")
    press(desk.line.edit, Qt.Key.Key_Down)
    press(desk.line.edit, Qt.Key.Key_Tab)
    assert desk.line.edit.text() == "@co-deliver "


def test_escape_keeps_what_is_typed(desk: DeskView) -> None:
    type_text(desk.line.edit, "we drew it @co-d")
    press(desk.line.edit, Qt.Key.Key_Escape)
    assert not desk.line.popup.isVisible()
    assert desk.line.edit.text() == "we drew it @co-d"


def test_the_popup_stays_within_the_line(desk: DeskView) -> None:
    type_text(
        desk.line.edit, "we drew the map of the course long before we ever asked who was already walking it there @co-d"
    )
    box = desk.line.popup.box().translated(desk.line.popup.pos())
    frame = desk.line.geometry()
    assert frame.left() <= box.left() < box.right() <= frame.right() + 1
    assert box.top() > frame.top() + theme.HEIGHT_CAPTURE


def test_letters_of_a_name_are_completed(desk: DeskView, live: Live) -> None:
    type_text(desk.line.edit, "ak")
    press(desk.line.edit, Qt.Key.Key_Tab)
    enter(desk.line.edit, "lay members")
    assert quotes(live)[0].contributor_id == BJORN


def test_enter_takes_the_offer_that_an_arrow_chose(desk: DeskView, live: Live) -> None:
    type_text(desk.line.edit, "the ferry waits @co-d")
    press(desk.line.edit, Qt.Key.Key_Down)
    press(desk.line.edit, Qt.Key.Key_Return)
    assert (quotes(live), desk.line.edit.text()) == ((), "the ferry waits @co-deliver ")
    assert not desk.line.popup.isVisible()
    press(desk.line.edit, Qt.Key.Key_Return)
    assert (quotes(live)[0].text, quotes(live)[0].segments) == ("the ferry waits", ("co-delivery",))


def test_letters_typed_after_an_arrow_choose_anew(desk: DeskView, live: Live) -> None:
    type_text(desk.line.edit, "ask @co")
    press(desk.line.edit, Qt.Key.Key_Down)
    type_text(desk.line.edit, "-d")
    assert desk.line.popup.isVisible()
    press(desk.line.edit, Qt.Key.Key_Return)
    assert quotes(live)[0].text == "ask @co-d"


def test_enter_takes_no_offer_that_nobody_chose(desk: DeskView, live: Live) -> None:
    type_text(desk.line.edit, "de")
    assert desk.line.popup.isVisible()
    press(desk.line.edit, Qt.Key.Key_Return)
    assert quotes(live)[0].text == "de"


def test_another_speaker_is_chosen_before_the_line(desk: DeskView, live: Live) -> None:
    live.do(give_floor, contributor_id=AMINA)
    QTest.mouseClick(desk.line.speaker, Qt.MouseButton.LeftButton)
    type_text(desk.line.picker.field(), "dub")
    press(desk.line.picker.field(), Qt.Key.Key_Return)
    assert desk.line.speaker.shown() == "Chloé Dubois"
    assert desk.line.edit.hasFocus()
    enter(desk.line.edit, "one")
    enter(desk.line.edit, "two")
    assert [quote.contributor_id for quote in quotes(live)] == [CHLOE, CHLOE]
    live.do(give_floor, contributor_id=DEWI)
    enter(desk.line.edit, "three")
    assert quotes(live)[-1].contributor_id == DEWI


# ---- drafts ------------------------------------------------------------------------------------------------------


def test_the_half_typed_line_is_kept_and_found_again(qtbot: QtBot, desk: DeskView, live: Live, clock: Clock) -> None:
    first = clock()
    type_text(desk.line.edit, "we never asked thém")
    qtbot.waitUntil(lambda: live.draft(DRAFT) == "we never asked thém", timeout=2000)
    clock.pass_(minutes=2)
    again = DeskView(live)
    qtbot.addWidget(again)
    assert again.line.edit.text() == "we never asked thém"
    press(again.line.edit, Qt.Key.Key_Return)
    assert quotes(live)[0].said_at == first


def test_a_noted_line_leaves_no_draft(desk: DeskView, live: Live) -> None:
    enter(desk.line.edit, "we never asked")
    assert live.draft(DRAFT) == ""
    type_text(desk.line.edit, "x")
    desk.line.keep()
    assert live.draft(DRAFT_AT)


def test_words_brought_back_to_edit_are_no_half_typed_new_ones(desk: DeskView, live: Live, qtbot: QtBot) -> None:
    enter(desk.line.edit, "ao: we never asked")
    press(desk.line.edit, Qt.Key.Key_Up)
    desk.hide()
    assert live.draft(DRAFT) == ""
    desk.show()
    type_text(desk.line.edit, " them")
    desk.hide()
    again = DeskView(live)
    qtbot.addWidget(again)
    assert again.line.edit.text() == "we never asked them"
    press(again.line.edit, Qt.Key.Key_Return)
    assert [quote.text for quote in quotes(live)] == ["we never asked them"], "it mends, as it would have"
    assert live.draft(DRAFT) == live.draft(DRAFT_MENDING) == ""


def test_the_speaker_of_a_half_typed_line_comes_back_with_it(desk: DeskView, live: Live, qtbot: QtBot) -> None:
    live.do(give_floor, contributor_id=Id("amina-otieno"))
    type_text(desk.line.edit, "we never asked")
    desk.line.picker.chosen.emit("bjorn-akesson")
    live.do(give_floor, contributor_id=Id("dewi-prys"))
    desk.stop()
    again = DeskView(live)
    qtbot.addWidget(again)
    press(again.line.edit, Qt.Key.Key_Return)
    assert quotes(live)[0].contributor_id == Id("bjorn-akesson")


def test_what_happened_to_words_is_told_from_their_row(desk: DeskView, live: Live) -> None:
    enter(desk.line.edit, "ao: we never asked")
    enter(desk.line.edit, "bå: ask the boats")
    desk.list.setCurrentIndex(desk.list.model().index(1, 0))
    press(desk.list, Qt.Key.Key_H)
    dialog = desk.findChild(HistoryDialog)
    assert isinstance(dialog, HistoryDialog)
    assert [dialog.model.row_at(dialog.model.index(row))[3] for row in range(dialog.model.rowCount())] == [
        "we never asked"
    ]
    dialog.reject()


def test_words_half_mended_in_the_list_come_back_in_their_row(desk: DeskView, live: Live, qtbot: QtBot) -> None:
    enter(desk.line.edit, "ao: we never asked")
    enter(desk.line.edit, "bå: ask the boats")
    desk.list.setCurrentIndex(desk.list.model().index(1, 0))
    press(desk.list, Qt.Key.Key_E)
    type_text(desk.list.mend_field(), " them")
    desk.stop()
    again = DeskView(live)
    qtbot.addWidget(again)
    again.show()
    qtbot.waitUntil(again.list.is_mending)
    assert again.list.mend_field().toPlainText() == "we never asked them"
    again.list.act_requested.emit("mend", (quotes(live)[1].id,))
    assert again.list.mend_field().toPlainText() == "ask the boats"
    assert [quote.text for quote in quotes(live)] == ["we never asked them", "ask the boats"]
    again.commit()
    assert live.draft(MEND) == ""


def test_a_session_that_is_closed_has_kept_its_line(desk: DeskView, live: Live) -> None:
    type_text(desk.line.edit, "half")
    desk.stop()
    assert live.draft(DRAFT) == "half"
    live.keep_draft(DRAFT, "not again")
    desk.hide()
    assert live.draft(DRAFT) == "not again"


def test_a_desk_that_is_hidden_has_kept_its_line(desk: DeskView, live: Live) -> None:
    type_text(desk.line.edit, "half")
    desk.hide()
    assert live.draft(DRAFT) == "half"


# ---- filters -----------------------------------------------------------------------------------------------------


@pytest.fixture
def full(desk: DeskView, clock: Clock) -> DeskView:
    for line in (
        "ao: we asked at the quay",
        "bå: our evening class",
        "cd: sandwiches cost less than trust",
        "? dp: who pays",
        "* trust comes first",
        "! dp: share the timetable",
        "nobody knows who",
    ):
        enter(desk.line.edit, line)
        clock.pass_(seconds=30)
    return desk


@pytest.mark.parametrize(
    ("group", "count"),
    [
        (Group.ALL, 7),
        (Group.WORDS, 4),
        (Group.ACTIONS, 1),
        (Group.QUESTIONS, 1),
        (Group.INSIGHTS, 1),
        (Group.UNKNOWN, 2),
    ],
)
def test_a_pill_shows_its_group_and_counts_it(full: DeskView, group: Group, count: int) -> None:
    QTest.mouseClick(full.filters.chip(group), Qt.MouseButton.LeftButton)
    assert len(shown(full)) == count
    assert full.filters.chip(group).accessibleName().split()[-1] == str(count)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("sandwich", 1),
        ("TRUST", 2),
        ("akesson", 1),
        ("river university", 2),
        ("co-design", 7),
        ("trust cost", 1),
        ("question", 1),
        ("quote", 4),
        ("action", 1),
        ("zzz", 0),
    ],
)
def test_the_filter_looks_through_everything_said(full: DeskView, typed: str, found: int) -> None:
    press(full.line.edit, Qt.Key.Key_L, control=True)
    assert full.filters.field.hasFocus()
    type_text(full.filters.field, typed)
    assert len(shown(full)) == found
    assert full.list.isVisible() == bool(found)
    press(full.filters.field, Qt.Key.Key_Escape)
    assert len(shown(full)) == 7
    assert full.line.edit.hasFocus()


def test_what_is_noted_while_a_filter_is_on_is_counted(full: DeskView) -> None:
    full.search("trust")
    enter(full.line.edit, "ao: something else")
    assert len(shown(full)) == 2
    assert full.filters.chip(Group.ALL).accessibleName() == "All 8"


def test_the_order_can_be_turned(full: DeskView) -> None:
    full.filters.order_turned.emit(False)
    assert shown(full)[0] == "we asked at the quay"


# ---- rows ----------------------------------------------------------------------------------------------------------


def take(desk: DeskView, words: str) -> Row:
    """Go down into the list to the row with these words."""
    press(desk.line.edit, Qt.Key.Key_Down)
    assert desk.list.hasFocus()
    place = shown(desk).index(words)
    for _ in range(place):
        press(desk.list, Qt.Key.Key_Down)
    row = rows(desk)[desk.list.currentIndex().row()]
    assert row.words == words
    return row


def test_words_are_mended_in_their_row(full: DeskView, live: Live) -> None:
    row = take(full, "our evening class")
    press(full.list, Qt.Key.Key_E)
    assert full.list.mend_field().hasFocus()
    type_text(full.list.mend_field(), " filled")
    press(full.list.mend_field(), Qt.Key.Key_Return)
    assert live.session.get(Quote, row.id).text == "our evening class filled"
    assert not full.list.is_mending()
    assert full.list.hasFocus()


def test_mending_to_nothing_is_refused_and_escape_leaves_the_words(full: DeskView, live: Live) -> None:
    row = take(full, "our evening class")
    press(full.list, Qt.Key.Key_F2)
    full.list.mend_field().selectAll()
    press(full.list.mend_field(), Qt.Key.Key_Delete)
    press(full.list.mend_field(), Qt.Key.Key_Return)
    assert full.list.is_mending()
    assert full.list.mend_field().is_refused()
    assert "Remove them instead" in full.list.mend_field().accessibleDescription()
    press(full.list.mend_field(), Qt.Key.Key_Escape)
    assert live.session.get(Quote, row.id).text == "our evening class"


def _click_twice(desk: DeskView, words: str) -> None:
    place = desk.list.visualRect(desk.list.model().index(shown(desk).index(words), 0))
    QTest.mouseDClick(desk.list.viewport(), Qt.MouseButton.LeftButton, pos=place.center())


def test_half_mended_words_are_taken_when_another_row_is_opened(full: DeskView, live: Live) -> None:
    row = take(full, "our evening class")
    press(full.list, Qt.Key.Key_E)
    type_text(full.list.mend_field(), " filled")
    _click_twice(full, "we asked at the quay")
    assert live.session.get(Quote, row.id).text == "our evening class filled"
    assert (full.list.mend_field().toPlainText(), full.list.is_mending()) == ("we asked at the quay", True)
    assert full.list.mend_field().hasFocus()
    live.undo()
    assert live.session.get(Quote, row.id).text == "our evening class", "one undo takes it back"


def test_words_that_are_refused_stay_when_another_row_is_opened(full: DeskView, live: Live) -> None:
    row = take(full, "our evening class")
    press(full.list, Qt.Key.Key_E)
    full.list.mend_field().selectAll()
    press(full.list.mend_field(), Qt.Key.Key_Delete)
    _click_twice(full, "we asked at the quay")
    assert full.list.mending_id() == row.id
    assert full.list.mend_field().is_refused() and full.list.mend_field().hasFocus()


def test_a_row_that_was_only_looked_at_is_not_mended_by_going_on(full: DeskView, live: Live) -> None:
    row = take(full, "our evening class")
    press(full.list, Qt.Key.Key_E)
    _click_twice(full, "we asked at the quay")
    assert len(live.history(Quote, row.id)) == 1


def test_half_mended_words_wait_while_a_filter_hides_their_row(full: DeskView, live: Live) -> None:
    row = take(full, "our evening class")
    press(full.list, Qt.Key.Key_E)
    type_text(full.list.mend_field(), " filled")
    full.filters.field.setFocus()
    type_text(full.filters.field, "quay")
    assert not full.list.mend_field().isVisible()
    full.commit()
    assert "our evening class filled" in live.draft(MEND)
    press(full.filters.field, Qt.Key.Key_Escape)
    assert full.list.mend_field().isVisible()
    assert full.list.mend_field().toPlainText() == "our evening class filled"
    live.do(remove_words, kind=Quote, record_id=row.id)
    assert not full.list.is_mending()
    full.commit()
    assert live.draft(MEND) == ""


def test_a_speaker_is_named_in_a_row(full: DeskView, live: Live) -> None:
    row = take(full, "nobody knows who")
    press(full.list, Qt.Key.Key_A)
    type_text(full.acts.speakers.field(), "chlo")
    press(full.acts.speakers.field(), Qt.Key.Key_Return)
    assert live.session.get(Quote, row.id).contributor_id == CHLOE
    assert full.list.hasFocus()


def test_words_are_placed_and_taken_down(full: DeskView, live: Live) -> None:
    row = take(full, "our evening class")
    for typed, segments in (("map", ("co-design", "people-it", "map-it")), ("people", ("co-design", "map-it"))):
        press(full.list, Qt.Key.Key_P)
        type_text(full.acts.segments.field(), typed)
        press(full.acts.segments.field(), Qt.Key.Key_Return)
        assert live.session.get(Quote, row.id).segments == segments


def test_words_become_a_promise_and_a_promise_is_ticked_off(full: DeskView, live: Live) -> None:
    take(full, "our evening class")
    press(full.list, Qt.Key.Key_T)
    made = next(each for each in live.session.all(ActionPoint) if each.text == "our evening class")
    assert made.owner_id == BJORN
    press(full.list, Qt.Key.Key_Escape)
    take(full, "our evening class")
    press(full.list, Qt.Key.Key_T)
    assert live.session.get(ActionPoint, made.id).done


def test_words_are_put_to_the_room(full: DeskView, live: Live) -> None:
    row = take(full, "our evening class")
    press(full.list, Qt.Key.Key_Return, control=True)
    assert (live.session.projection.slide, live.session.projection.quote_id) == (Slide.QUOTE, row.id)


def test_the_last_words_are_put_to_the_room_from_the_empty_line(desk: DeskView, live: Live) -> None:
    enter(desk.line.edit, "ao: we never asked")
    type_text(desk.line.edit, "half")
    press(desk.line.edit, Qt.Key.Key_Escape)
    assert live.session.projection.slide is Slide.WELCOME
    desk.line.edit.set_text("")
    press(desk.line.edit, Qt.Key.Key_Return, control=True)
    assert live.session.projection.quote_id == quotes(live)[0].id


def test_a_row_is_removed_and_undo_brings_it_back(full: DeskView, live: Live) -> None:
    take(full, "our evening class")
    press(full.list, Qt.Key.Key_Delete)
    assert "our evening class" not in shown(full)
    press(full.list, Qt.Key.Key_Escape)
    press(full.line.edit, Qt.Key.Key_Z, control=True)
    assert "our evening class" in shown(full)


def test_the_row_under_the_pointer_has_buttons(full: DeskView, live: Live) -> None:
    index = full.list.model().index(shown(full).index("our evening class"), 0)
    QTest.mouseMove(full.list.viewport(), full.list.visualRect(index).center() + QPoint(3, 0))
    QTest.mouseMove(full.list.viewport(), full.list.visualRect(index).center())
    QApplication.processEvents()
    button = full.list.buttons_for("project")
    assert button.isVisible()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert live.session.projection.quote_id == rows(full)[index.row()].id
    assert full.line.edit.hasFocus()


def test_up_from_the_first_row_goes_back_to_the_line(full: DeskView) -> None:
    take(full, shown(full)[0])
    press(full.list, Qt.Key.Key_Up)
    assert full.line.edit.hasFocus()


def test_a_renamed_person_is_renamed_in_every_row(full: DeskView, live: Live) -> None:
    live.do(revise_contributor, contributor_id=BJORN, name="Bjørn Ås", initials="BÅ")
    assert {row.face.name for row in rows(full) if "evening" in row.words} == {"Bjørn Ås"}


def test_what_another_view_changes_is_seen_here(full: DeskView, live: Live) -> None:
    row = take(full, "our evening class")
    live.do(project, slide=Slide.QUOTE, quote_id=row.id)
    assert live.session.get(Quote, row.id).state is QuoteState.HEARD
    full.list.grab()  # paints the mark of what is on screen


# ---- who was that? -------------------------------------------------------------------------------------------------


def test_words_without_a_speaker_ask_who_it_was(desk: DeskView, live: Live, clock: Clock) -> None:
    assert not desk.unknown.isVisible()
    live.do(give_floor, contributor_id=CHLOE)
    clock.pass_(seconds=20)
    live.do(give_floor, contributor_id=AMINA)
    clock.pass_(seconds=5)
    enter(desk.line.edit, "?? the night porter knew")
    (card,) = desk.unknown.cards()
    assert [button.accessibleName() for button in card.buttons] == ["Amina Otieno said it", "Chloé Dubois said it"]
    QTest.mouseClick(card.buttons[1], Qt.MouseButton.LeftButton)
    assert quotes(live)[0].contributor_id == CHLOE
    assert not desk.unknown.isVisible()


def test_everybody_may_be_asked_for(desk: DeskView, live: Live) -> None:
    enter(desk.line.edit, "?? the night porter knew")
    (card,) = desk.unknown.cards()
    QTest.mouseClick(card, Qt.MouseButton.LeftButton)
    type_text(desk.acts.speakers.field(), "dewi")
    press(desk.acts.speakers.field(), Qt.Key.Key_Return)
    assert quotes(live)[0].contributor_id == DEWI
    assert desk.line.edit.hasFocus()


def test_as_many_questions_stand_side_by_side_as_there_is_room(desk: DeskView) -> None:
    for words in ("one", "two", "three", "four"):
        enter(desk.line.edit, f"?? {words}")
    assert len(desk.unknown.cards()) == 2
    desk.resize(1920, 954)
    QApplication.processEvents()
    assert len(desk.unknown.cards()) == 3
    desk.resize(1440, 774)
    QApplication.processEvents()
    assert [card.question.row.words for card in desk.unknown.cards() if card.question] == ["four", "three"]


# ---- empty, narrow, many ---------------------------------------------------------------------------------------


def test_an_empty_desk_says_what_to_do(desk: DeskView) -> None:
    assert not desk.list.isVisible()
    enter(desk.line.edit, "ao: the first words")
    assert desk.list.isVisible()


def test_the_side_gives_way_in_a_narrow_window(desk: DeskView) -> None:
    assert desk.side.isVisible()
    desk.resize(1110, 560)
    assert not desk.side.isVisible()
    desk.resize(1440, 774)
    assert desk.side.isVisible()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_it_fits_a_small_screen(desk: DeskView, qapp: QApplication, name: str) -> None:
    theme.apply(qapp, name)
    hint = desk.minimumSizeHint()
    assert hint.width() <= 1280
    assert hint.height() <= 720 - 46 - 52 - 28


def test_the_side_shows_the_floor(desk: DeskView, live: Live, clock: Clock) -> None:
    live.do(give_floor, contributor_id=AMINA)
    clock.pass_(seconds=65)
    live.tick()
    assert desk.side.grab().size().width() == 300
    live.do(silence)


def test_thousands_of_rows_are_handed_over_a_page_at_a_time(qtbot: QtBot, live: Live, clock: Clock) -> None:
    for number in range(450):
        clock.pass_(seconds=1)
        live.do(capture_quote, text=f"words {number}", contributor_id=AMINA)
    view = DeskView(live)
    qtbot.addWidget(view)
    view.resize(1440, 774)
    view.show()
    assert len(rows(view)) == 50
    enter(view.line.edit, "the newest")
    assert shown(view)[0] == "the newest"
    assert view.filters.chip(Group.ALL).accessibleName() == "All 451"
    view.list.model().fetchMore(view.list.rootIndex())
    assert len(rows(view)) > 250
    view.list.model().fetchMore(view.list.rootIndex())
    assert len(set(shown(view))) == len(rows(view))
    enter(view.line.edit, "one more while all that was handed over is out of sight")
    assert len(rows(view)) == 51, "the view lays out no more than it shows"
    view.filters.field.setText("words 44")
    assert len(rows(view)) == 14


def test_every_widget_that_takes_the_focus_has_a_name(desk: DeskView) -> None:
    nameless = [
        widget
        for widget in desk.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]
    assert nameless == []


def test_words_said_later_stand_above_whatever_the_order_of_noting(desk: DeskView, live: Live, clock: Clock) -> None:
    enter(desk.line.edit, "said now")
    live.do(capture_quote, text="said before", said_at=clock() - timedelta(minutes=5))
    assert shown(desk) == ["said now", "said before"]


class Windows(QObject):
    """Hears of every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


@pytest.mark.parametrize("view", [DeskView, ReadBackView])
def test_no_part_flashes_up_as_a_window_of_its_own(
    qtbot: QtBot, qapp: QApplication, live: Live, view: type[DeskView] | type[ReadBackView]
) -> None:
    windows = Windows()
    qapp.installEventFilter(windows)
    made = view(live)
    qtbot.addWidget(made)
    qapp.removeEventFilter(windows)
    assert windows.shown == []


def test_a_promise_that_is_turned_and_turned_back_has_its_day(full: DeskView, live: Live) -> None:
    enter(full.line.edit, "! dp: count the stairs by fri")
    action = live.session.all(ActionPoint)[-1]
    assert action.due is not None
    take(full, action.text)
    for typed in ("words", "action"):
        press(full.list, Qt.Key.Key_C)
        type_text(full.acts.sorts.field(), typed)
        press(full.acts.sorts.field(), Qt.Key.Key_Return)
    assert live.session.get(ActionPoint, action.id).due == action.due
