"""Words that somebody stood by and that are changed at the desk: the row and the line say what they no longer are."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from roundtable.commands.words import confirm_quote, withdraw_quote
from roundtable.domain.words import QuoteState
from tests.ui.capture.conftest import enter, press, type_text
from ui.capture.captured_model import ROW
from ui.capture.desk import DeskView
from ui.live import Live


@pytest.fixture
def confirmed(desk: DeskView, live: Live) -> DeskView:
    enter(desk.line.edit, "ao: we never asked them")
    live.do(confirm_quote, quote_id=live.session.quotes[0].id)
    return desk


def state(desk: DeskView) -> str:
    shown = desk.list.model().index(0, 0).data(ROW).state.text
    assert isinstance(shown, str)
    return shown


@pytest.mark.parametrize("line", ["... and I hate the mayor", "s/never/always/"])
def test_a_line_that_changes_them_says_so(confirmed: DeskView, line: str) -> None:
    assert state(confirmed) == "confirmed"
    enter(confirmed.line.edit, line)
    assert state(confirmed) == "heard"
    assert confirmed.line.noted.accessibleName().startswith("Mended, no longer confirmed")


def test_a_row_that_is_mended_or_named_says_so(confirmed: DeskView, live: Live) -> None:
    press(confirmed.line.edit, Qt.Key.Key_Down)
    press(confirmed.list, Qt.Key.Key_A)
    type_text(confirmed.acts.speakers.field(), "dewi")
    press(confirmed.acts.speakers.field(), Qt.Key.Key_Return)
    assert state(confirmed) == "heard"
    assert confirmed.line.noted.accessibleName() == "No longer confirmed Read it back again."
    live.undo()
    assert state(confirmed) == "confirmed"
    assert not confirmed.line.noted.is_saying()


def test_a_confirmation_that_is_taken_back_is_undone_and_no_more(confirmed: DeskView, live: Live) -> None:
    live.undo()
    assert state(confirmed) == "heard"
    assert "No longer" not in confirmed.line.noted.accessibleName()


def test_going_on_with_words_that_were_taken_back_notes_new_ones(desk: DeskView, live: Live) -> None:
    enter(desk.line.edit, "ao: ask the harbour first")
    live.do(withdraw_quote, quote_id=live.session.quotes[0].id)
    enter(desk.line.edit, "... and the town after that")
    assert [quote.state for quote in live.session.quotes] == [QuoteState.WITHDRAWN, QuoteState.HEARD]
    assert live.session.quotes[1].text == "and the town after that"
    assert desk.line.noted.accessibleName().startswith("Noted")
