"""The read-back, answered by keys as at the end of a segment."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from roundtable.commands.clock import next_item
from roundtable.commands.projection import project
from roundtable.commands.words import capture_quote, reword_quote, set_attribution, withdraw_quote
from roundtable.domain.people import Contributor, Organisation
from roundtable.domain.projection import Slide
from roundtable.domain.records import Id
from roundtable.domain.words import Attribution, Quote, QuoteState
from tests.ui.capture.conftest import press, type_text
from ui import theme
from ui.capture.picker import Picker
from ui.capture.readback import ReadBackView
from ui.capture.readback_rows import Part
from ui.dialogs.history import HistoryDialog
from ui.live import Live
from ui.slides.content import QuoteSlide, ReadBackSlide, Reading

ONE, TWO, THREE, FOUR = (Id(f"quote-{number}") for number in range(1, 5))

pytestmark = pytest.mark.usefixtures("live")


def state(live: Live, quote_id: Id) -> QuoteState:
    return live.session.get(Quote, quote_id).state


def on_stage(view: ReadBackView) -> str:
    return view.stage.shown().text().words


def key(view: ReadBackView, key: Qt.Key) -> None:
    """Press a key wherever the focus is."""
    press(view.focusWidget() or view, key)


def rows(view: ReadBackView, part: Part) -> list[str]:
    model = view.list.model()
    shown = [model.index(n, 0).data(Qt.ItemDataRole.UserRole) for n in range(model.rowCount())]
    return [row.quote.id for row in shown if row.part is part and row.quote]


def test_the_running_segment_is_read_back_its_open_words_first(readback: ReadBackView) -> None:
    """
    quote: AO: We were never asked @co-design
    quote: DP: Ask us first @co-design
    quote: AO: Settled long ago @co-design confirmed
    quote: CD: Elsewhere @co-delivery
    """
    assert rows(readback, Part.CHOSEN) == [ONE, TWO, THREE]
    assert on_stage(readback) == "We were never asked"


def test_at_most_five_are_chosen_and_no_withdrawn_one(readback: ReadBackView) -> None:
    """
    quote: AO: one @co-design
    quote: DP: two @co-design
    quote: BÅ: three @co-design
    quote: CD: four @co-design
    quote: AO: five @co-design
    quote: AO: six @co-design withdrawn
    quote: AO: seven @co-design confirmed
    """
    assert rows(readback, Part.CHOSEN) == ["quote-1", "quote-2", "quote-3", "quote-4", "quote-5"]
    assert rows(readback, Part.REST) == ["quote-6", "quote-7"]


def test_enter_puts_the_words_to_the_room_and_notes_that_they_were_read(readback: ReadBackView, live: Live) -> None:
    """
    quote: AO: We were never asked @co-design
    """
    key(readback, Qt.Key.Key_Return)
    assert (live.session.projection.slide, live.session.projection.quote_id) == (Slide.QUOTE, ONE)
    assert state(live, ONE) is QuoteState.READ_BACK
    assert on_stage(readback) == "“We were never asked”"
    shown = readback.rail.shown()
    assert isinstance(shown, QuoteSlide)
    assert shown.text == "“We were never asked”"


def test_as_a_list_the_room_sees_what_was_read_and_the_words_in_hand(readback: ReadBackView, live: Live) -> None:
    """
    quote: AO: We were never asked @co-design
    quote: DP: Ask us first @co-design
    """
    key(readback, Qt.Key.Key_Return)
    QTest.mouseClick(readback.rail.listed, Qt.MouseButton.LeftButton)
    assert (live.session.projection.slide, live.session.projection.quote_id) == (Slide.READ_BACK, ONE)
    assert readback.rail.listed.is_on()
    key(readback, Qt.Key.Key_C)
    key(readback, Qt.Key.Key_Return)
    shown = readback.rail.shown()
    assert isinstance(shown, ReadBackSlide)
    assert [row.reading for row in shown.rows] == [Reading.CONFIRMED, Reading.NOW]
    QTest.mouseClick(readback.rail.listed, Qt.MouseButton.LeftButton)
    assert (live.session.projection.slide, live.session.projection.quote_id) == (Slide.QUOTE, TWO)


def test_c_confirms_and_goes_on_to_the_next(readback: ReadBackView, live: Live) -> None:
    """
    quote: AO: We were never asked @co-design
    quote: DP: Ask us first @co-design
    """
    key(readback, Qt.Key.Key_C)
    assert state(live, ONE) is QuoteState.CONFIRMED
    assert on_stage(readback) == "Ask us first"
    key(readback, Qt.Key.Key_C)
    assert state(live, TWO) is QuoteState.CONFIRMED


def test_w_withdraws_and_the_room_sees_it_no_more(readback: ReadBackView, live: Live) -> None:
    """
    quote: AO: We were never asked @co-design
    quote: DP: Ask us first @co-design
    """
    key(readback, Qt.Key.Key_Return)
    key(readback, Qt.Key.Key_W)
    assert state(live, ONE) is QuoteState.WITHDRAWN
    assert "never asked" not in str(readback.rail.shown())


def test_withdrawn_words_can_only_be_brought_back(readback: ReadBackView, live: Live) -> None:
    """
    quote: AO: We were never asked @co-design withdrawn
    """
    assert on_stage(readback) == "We were never asked"
    key(readback, Qt.Key.Key_C)
    key(readback, Qt.Key.Key_R)
    assert state(live, ONE) is QuoteState.WITHDRAWN
    assert not readback.stage.reword.isVisible()
    QTest.mouseClick(readback.stage.buttons["restore"], Qt.MouseButton.LeftButton)
    assert state(live, ONE) is QuoteState.HEARD


def test_r_rewords_and_keeps_the_old_words(readback: ReadBackView, live: Live) -> None:
    """
    quote: AO: We were never asked @co-design
    """
    key(readback, Qt.Key.Key_R)
    field = readback.stage.reword.field
    assert field.hasFocus()
    type_text(field, " – ni fel’na")
    press(field, Qt.Key.Key_Return)
    quote = live.session.get(Quote, ONE)
    assert (quote.text, quote.state) == ("We were never asked – ni fel’na", QuoteState.REWORDED)
    acts = [event.act for event in readback.stage.story().events()]
    assert acts == ["heard", "reworded"]
    assert readback.stage.story().events()[0].words == "We were never asked"


def test_letters_are_words_while_rewording(readback: ReadBackView, live: Live) -> None:
    """
    quote: AO: We were never asked @co-design
    """
    key(readback, Qt.Key.Key_R)
    type_text(readback.stage.reword.field, "cwb")
    assert state(live, ONE) is QuoteState.HEARD
    press(readback.stage.reword.field, Qt.Key.Key_Escape)
    assert not readback.stage.reword.isVisible()
    assert live.session.get(Quote, ONE).text == "We were never asked"


def test_whoever_comes_back_to_an_open_rewording_types_on_in_it(readback: ReadBackView, live: Live) -> None:
    """
    quote: AO: We were never asked @co-design
    """
    key(readback, Qt.Key.Key_R)
    type_text(readback.stage.reword.field, " and")
    readback.hide()
    readback.show()
    readback.take_focus()
    assert readback.stage.reword.isVisible()
    assert readback.focusWidget() is readback.stage.reword.field


def test_letters_are_words_of_an_open_rewording_wherever_the_focus_is(readback: ReadBackView, live: Live) -> None:
    """
    quote: AO: We were never asked @co-design
    """
    key(readback, Qt.Key.Key_R)
    for button in (readback.stage.main_button(), readback.list):
        button.setFocus()
        type_text(button, "w")
        assert readback.stage.reword.field.hasFocus()
        type_text(readback.stage.reword.field, "cbhs.")
    assert readback.stage.reword.field.toPlainText() == "We were never asked" + 2 * "wcbhs."
    assert state(live, ONE) is QuoteState.HEARD
    assert live.session.projection.slide is not Slide.BLANK


def test_rewording_to_nothing_is_refused_and_kept(readback: ReadBackView, live: Live) -> None:
    """
    quote: AO: We were never asked @co-design
    """
    key(readback, Qt.Key.Key_R)
    readback.stage.reword.field.selectAll()
    press(readback.stage.reword.field, Qt.Key.Key_Delete)
    press(readback.stage.reword.field, Qt.Key.Key_Return)
    assert readback.stage.reword.isVisible()
    assert readback.stage.reword.field.is_refused()
    assert live.session.get(Quote, ONE).text == "We were never asked"


def test_the_same_words_are_a_confirmation(readback: ReadBackView, live: Live) -> None:
    """
    quote: AO: We were never asked @co-design
    """
    key(readback, Qt.Key.Key_R)
    press(readback.stage.reword.field, Qt.Key.Key_Return)
    assert state(live, ONE) is QuoteState.CONFIRMED


def test_half_reworded_words_are_kept(qtbot: QtBot, readback: ReadBackView, live: Live) -> None:
    """
    quote: AO: We were never asked @co-design
    """
    key(readback, Qt.Key.Key_R)
    type_text(readback.stage.reword.field, " at")
    qtbot.waitUntil(lambda: live.draft(f"reword-{ONE}") == "We were never asked at", timeout=2000)
    again = ReadBackView(live)
    qtbot.addWidget(again)
    again.stage.open_reword()
    assert again.stage.reword.field.toPlainText() == "We were never asked at"


def test_words_half_reworded_when_the_session_is_closed_are_kept(readback: ReadBackView, live: Live) -> None:
    """
    quote: AO: We were never asked @co-design
    """
    key(readback, Qt.Key.Key_R)
    type_text(readback.stage.reword.field, " at")
    readback.stop()
    assert live.draft(f"reword-{ONE}") == "We were never asked at"


def test_down_leaves_it_for_later_and_comes_round(readback: ReadBackView, live: Live) -> None:
    """
    quote: AO: We were never asked @co-design
    quote: DP: Ask us first @co-design
    """
    key(readback, Qt.Key.Key_Down)
    assert on_stage(readback) == "Ask us first"
    key(readback, Qt.Key.Key_Down)
    assert on_stage(readback) == "We were never asked"
    assert state(live, ONE) is QuoteState.HEARD


def test_up_goes_back_to_the_one_before(readback: ReadBackView) -> None:
    """
    quote: AO: We were never asked @co-design
    quote: DP: Ask us first @co-design
    """
    key(readback, Qt.Key.Key_Down)
    key(readback, Qt.Key.Key_Up)
    assert on_stage(readback) == "We were never asked"


def test_words_are_chosen_and_chosen_no_more_and_that_is_kept(qtbot: QtBot, readback: ReadBackView, live: Live) -> None:
    """
    quote: AO: one @co-design
    quote: DP: two @co-design
    quote: BÅ: three @co-design
    quote: CD: four @co-design
    quote: AO: five @co-design
    quote: AO: six @co-design
    """
    (other,) = rows(readback, Part.REST)
    readback.list.choice_turned.emit(other)
    assert rows(readback, Part.CHOSEN)[-1] == other
    readback.list.choice_turned.emit(ONE)
    again = ReadBackView(live)
    qtbot.addWidget(again)
    assert rows(again, Part.CHOSEN) == rows(readback, Part.CHOSEN)
    assert ONE not in rows(again, Part.CHOSEN)


def test_another_segment_can_be_read_back(readback: ReadBackView) -> None:
    """
    quote: AO: We were never asked @co-design
    quote: DP: Ask us first @map-it
    """
    QTest.mouseClick(readback.segment, Qt.MouseButton.LeftButton)
    assert [offer.detail for offer in readback.picker.offers()[:3]] == ["2 quotes", "not yet", "1 quote"]
    type_text(readback.picker.field(), "map")
    press(readback.picker.field(), Qt.Key.Key_Return)
    assert on_stage(readback) == "Ask us first"


def test_a_label_that_singles_out_is_noticed_and_the_wider_one_offered(readback: ReadBackView, live: Live) -> None:
    """
    quote: DP: Ask us first @co-design
    """
    assert not readback.stage.warning().isVisible()
    live.do(set_attribution, quote_id=ONE, attribution=Attribution.ORGANISATION)
    assert readback.stage.shown().text().signed == "Ferry Users"
    assert readback.stage.warning().isVisible()
    readback.stage.widened.emit()
    assert live.session.get(Quote, ONE).attribution is Attribution.UNATTRIBUTED
    assert readback.stage.shown().text().signed == "Without a name"
    assert not readback.stage.warning().isVisible()


def test_the_stage_signs_as_the_rule_says(readback: ReadBackView, live: Live) -> None:
    """
    rule: sector
    quote: BÅ: Lay members came @co-design
    """
    assert readback.stage.shown().text().signed == "Universities"
    assert readback.stage.shown().text().rule == "Sector"


def test_the_host_chooses_what_the_report_prints(readback: ReadBackView, live: Live) -> None:
    """
    quote: AO: one @co-design
    quote: DP: two @co-design confirmed
    """
    row = readback.rail.level(QuoteState.CONFIRMED)
    assert row.accessibleDescription() == "1 of 2"
    QTest.mouseClick(row, Qt.MouseButton.LeftButton)
    assert live.session.details.prints is QuoteState.CONFIRMED
    live.undo()
    assert readback.rail.level(QuoteState.HEARD).isChecked()


def test_b_shows_the_room_nothing_and_what_it_saw_again(readback: ReadBackView, live: Live) -> None:
    """
    quote: AO: one @co-design
    """
    key(readback, Qt.Key.Key_B)
    blank = live.session.projection.slide
    key(readback, Qt.Key.Key_B)
    assert (blank, live.session.projection.slide) == (Slide.BLANK, Slide.WELCOME)


def test_b_blanks_from_a_button_and_with_nothing_to_read_back_too(readback: ReadBackView, live: Live) -> None:
    """
    title: The river and the town
    """
    readback.rail.star.setFocus()
    press(readback.rail.star, Qt.Key.Key_B)
    assert live.session.projection.slide is Slide.BLANK


def test_an_empty_roundtable_says_what_will_stand_here(readback: ReadBackView, live: Live) -> None:
    assert not readback.stage.isVisible()
    live.do(capture_quote, text="The first words")
    assert readback.stage.isVisible()
    assert on_stage(readback) == "The first words"
    key(readback, Qt.Key.Key_C)


def test_what_is_withdrawn_elsewhere_is_seen_here(readback: ReadBackView, live: Live) -> None:
    """
    quote: AO: one @co-design
    """
    live.do(withdraw_quote, quote_id=ONE)
    assert readback.stage.main_button() is readback.stage.buttons["restore"]
    live.do(project, slide=Slide.STAR)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_it_fits_a_small_screen(readback: ReadBackView, qapp: QApplication, name: str) -> None:
    theme.apply(qapp, name)
    readback.resize(1110, 560)
    assert not readback.rail.isVisible()
    readback.resize(1280, 594)
    assert readback.rail.isVisible()
    assert readback.minimumSizeHint().height() <= 594


def test_long_words_are_whole_on_the_stage(readback: ReadBackView, live: Live) -> None:
    live.do(capture_quote, text="We asked at the quay who could come on a Tuesday. " * 12)
    stage = readback.stage.shown()
    assert stage.height() >= stage.heightForWidth(stage.width())


def test_letters_act_from_the_list_too(readback: ReadBackView, live: Live) -> None:
    """
    quote: AO: We were never asked @co-design
    quote: DP: Ask us first @co-design
    """
    readback.list.setFocus()
    press(readback.list, Qt.Key.Key_Down)
    assert on_stage(readback) == "Ask us first"
    press(readback.list, Qt.Key.Key_C)
    assert state(live, TWO) is QuoteState.CONFIRMED
    assert state(live, ONE) is QuoteState.HEARD


def test_only_so_many_are_listed_until_more_are_wanted(readback: ReadBackView, live: Live) -> None:
    for number in range(60):
        live.do(capture_quote, text=f"words {number}", contributor_id=live.session.all(Contributor)[0].id)
    assert len(rows(readback, Part.CHOSEN)) == 5
    assert len(rows(readback, Part.REST)) == 40
    more = readback.list.model().index(readback.list.model().rowCount() - 1, 0)
    readback.list.scrollTo(more)
    QTest.mouseClick(readback.list.viewport(), Qt.MouseButton.LeftButton, pos=readback.list.visualRect(more).center())
    assert len(rows(readback, Part.REST)) == 55


def test_a_hidden_read_back_catches_up_when_it_is_shown(readback: ReadBackView, live: Live) -> None:
    """
    quote: AO: We were never asked @co-design
    """
    readback.hide()
    live.do(withdraw_quote, quote_id=ONE)
    live.do(capture_quote, text="Ask us first", segments=("co-design",))
    readback.show()
    assert len(rows(readback, Part.CHOSEN)) == 2
    assert readback.stage.main_button() is readback.stage.buttons["restore"]


def test_the_segment_follows_the_debate_until_one_is_chosen(readback: ReadBackView, live: Live) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    item: Design 25 @co-design
    item: Delivery 25 @co-delivery
    started: Design
    quote: AO: We were never asked @co-design
    quote: AO: Nobody came @co-delivery
    """
    assert on_stage(readback) == "We were never asked"
    readback.hide()
    live.do(next_item)
    readback.show()
    assert on_stage(readback) == "Nobody came"


def test_what_happened_to_the_words_is_told_in_full(readback: ReadBackView, live: Live) -> None:
    """
    person: Amina Otieno, Port Authority
    quote: AO: We were never asked @co-design
    """
    live.do(reword_quote, quote_id=ONE, text="We were never asked at all, and we would have said so")
    QTest.mouseClick(readback.stage.in_full, Qt.MouseButton.LeftButton)
    dialog = readback.findChild(HistoryDialog)
    assert isinstance(dialog, HistoryDialog)
    told = [label.text() for label in dialog.details.findChildren(QLabel)]
    assert "was: We were never asked" in told
    assert "now: We were never asked at all, and we would have said so" in told
    assert dialog.model.rowCount() == 2
    dialog.reject()


def test_the_one_in_hand_says_why_it_might_be_read_back(readback: ReadBackView, live: Live) -> None:
    """
    quote: AO: We were never asked @co-design
    quote: Who said it? @co-design
    """
    shown = [label.text() for label in readback.stage.findChildren(QLabel) if label.isVisible()]
    assert any(text.startswith("For it: ") and "nothing of theirs read back yet" in text for text in shown)
    readback.later()
    shown = [label.text() for label in readback.stage.findChildren(QLabel) if label.isVisible()]
    assert "Against it: speaker still to be found." in shown


def pick(view: ReadBackView, picker: Picker, letters: str) -> None:
    assert picker.isVisible()
    type_text(picker.field(), letters)
    press(picker.field(), Qt.Key.Key_Return)


def test_the_hat_that_was_worn_is_chosen_by_key(readback: ReadBackView, live: Live) -> None:
    """
    quote: AO: We were never asked @co-design
    """
    signing = readback.stage.signing
    own = live.session.organisation_of(live.session.find(Contributor, live.session.get(Quote, ONE).contributor_id))
    other = next(each for each in live.session.all(Organisation) if each != own)
    key(readback, Qt.Key.Key_H)
    assert own is not None and signing.hats.offers()[0].label == own.name and signing.hats.offers()[0].ticked
    pick(readback, signing.hats, other.name[:5])
    assert live.session.get(Quote, ONE).organisation_id == other.id
    assert readback.stage.shown().text().signed.endswith(other.name)
    key(readback, Qt.Key.Key_H)
    pick(readback, signing.hats, own.name[:5])
    assert live.session.get(Quote, ONE).organisation_id is None


def test_a_rule_is_tightened_by_key_and_loosened_only_with_a_reason(readback: ReadBackView, live: Live) -> None:
    """
    quote: AO: We were never asked @co-design
    """
    signing = readback.stage.signing
    key(readback, Qt.Key.Key_S)
    assert signing.rules.offers()[-1].detail == "without a name"
    pick(readback, signing.rules, "unattr")
    assert live.session.get(Quote, ONE).attribution is Attribution.UNATTRIBUTED and not signing.why.isVisible()
    key(readback, Qt.Key.Key_S)
    pick(readback, signing.rules, "organ")
    assert signing.why.isVisible() and signing.why.field.hasFocus()
    press(signing.why.field, Qt.Key.Key_Return)
    assert signing.why.message.text().startswith("This lets more be printed")
    press(signing.why.field, Qt.Key.Key_Escape)
    assert not signing.why.isVisible() and live.session.get(Quote, ONE).attribution is Attribution.UNATTRIBUTED
    key(readback, Qt.Key.Key_S)
    pick(readback, signing.rules, "organ")
    type_text(signing.why.field, "She asked for it")
    press(signing.why.field, Qt.Key.Key_Return)
    quote = live.session.get(Quote, ONE)
    assert (quote.attribution, quote.loosened_because) == (Attribution.ORGANISATION, "She asked for it")
    assert readback.stage.story().events()[-1].words == "organisation, because: She asked for it"


def test_a_speaker_still_to_be_found_wears_no_hat(readback: ReadBackView) -> None:
    """
    quote: Who said it? @co-design
    """
    key(readback, Qt.Key.Key_H)
    assert not readback.stage.signing.hats.isVisible() and not readback.stage.signing.hat.isEnabled()
