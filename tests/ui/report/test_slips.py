"""Proof slips go out by one button, and the answers come in by one key each."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from roundtable.commands.people import note_consent
from roundtable.domain.people import Contributor
from roundtable.domain.records import Id
from roundtable.domain.words import Attribution, Quote, QuoteState
from roundtable.room import Room
from tests.ui.capture.conftest import press, type_text
from tests.ui.rooms import live_on
from ui.live import Live
from ui.report.slips import SlipsDialog

ONE, TWO, THREE = (Id(f"quote-{number}") for number in (1, 2, 3))
AMINA = Id("amina-otieno")


@pytest.fixture
def live(room: Room, qapp: QApplication) -> Iterator[Live]:
    """A room with the test's own scene and nothing else."""
    yield from live_on(room, qapp)


@pytest.fixture
def dialog(qtbot: QtBot, live: Live) -> Iterator[SlipsDialog]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    made = SlipsDialog(live, window)
    made.open()
    made.activateWindow()
    qtbot.waitUntil(lambda: made.isAncestorOf(QApplication.focusWidget() or window))
    yield made


def key(dialog: SlipsDialog, key: Qt.Key) -> None:
    press(dialog.focusWidget() or dialog, key)


def spoken(dialog: SlipsDialog) -> list[str]:
    rows = dialog.people.rows
    return [str(rows.index(n).data(Qt.ItemDataRole.AccessibleTextRole)) for n in range(rows.rowCount())]


def state(live: Live, quote_id: Id) -> QuoteState:
    return live.session.get(Quote, quote_id).state


def test_whoever_has_words_is_listed_with_what_is_to_answer(dialog: SlipsDialog) -> None:
    """
    person: Amina Otieno, Port Authority
    person: Tess Byrne, Union
    person: Silent Sam, Union
    person: Cara Diaz, Open Door
    quote: AO: one
    quote: AO: two confirmed
    quote: CD: three withdrawn
    insight: TB: four
    """
    assert spoken(dialog) == ["Amina Otieno, 1 to answer", "Tess Byrne, no quotes", "Cara Diaz, all answered"]


def test_each_answer_is_a_key_and_goes_on_to_the_next(dialog: SlipsDialog, live: Live) -> None:
    """
    person: Amina Otieno, Port Authority
    quote: AO: one
    quote: AO: two
    quote: AO: three
    """
    key(dialog, Qt.Key.Key_C)
    key(dialog, Qt.Key.Key_R)
    field = dialog.answers.field
    assert field.isVisible() and field.hasFocus() and field.toPlainText() == "two"
    type_text(field, "two, as I'd say")
    press(field, Qt.Key.Key_Return)
    key(dialog, Qt.Key.Key_W)
    assert [state(live, each) for each in (ONE, TWO, THREE)] == [
        QuoteState.CONFIRMED,
        QuoteState.REWORDED,
        QuoteState.WITHDRAWN,
    ]
    assert live.session.get(Quote, TWO).text == "two, as I’d say"
    assert spoken(dialog) == ["Amina Otieno, all answered"] and dialog.isVisible()
    assert dialog.answers.withdraw.text() == "Bring back" and not dialog.answers.confirm.isEnabled()
    key(dialog, Qt.Key.Key_W)
    assert state(live, THREE) is QuoteState.HEARD


def test_enter_neither_answers_nor_closes(dialog: SlipsDialog, live: Live) -> None:
    """
    person: Amina Otieno, Port Authority
    quote: AO: one
    """
    key(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible() and state(live, ONE) is QuoteState.HEARD


def test_half_reworded_words_are_kept_and_esc_forgets_them(dialog: SlipsDialog, live: Live) -> None:
    """
    person: Amina Otieno, Port Authority
    person: Tess Byrne, Union
    quote: AO: one
    quote: TB: two
    """
    key(dialog, Qt.Key.Key_R)
    field = dialog.answers.field
    type_text(field, "half")
    dialog.people.take(1)
    assert not field.isVisible() and live.draft("reword-quote-1") == "half"
    dialog.people.take(0)
    dialog.answers.quotes.setFocus()
    key(dialog, Qt.Key.Key_R)
    assert field.toPlainText() == "half"
    press(field, Qt.Key.Key_Escape)
    assert dialog.isVisible() and live.draft("reword-quote-1") == ""


def test_nothing_is_no_wording(dialog: SlipsDialog, live: Live) -> None:
    """
    person: Amina Otieno, Port Authority
    quote: AO: one
    """
    key(dialog, Qt.Key.Key_R)
    dialog.answers.field.clear()
    press(dialog.answers.field, Qt.Key.Key_Return)
    assert dialog.message.text().startswith("There are no words yet.") and dialog.answers.field.isVisible()
    assert state(live, ONE) is QuoteState.HEARD


def test_a_wish_is_narrowed_at_once_and_widened_with_a_reason(dialog: SlipsDialog, live: Live) -> None:
    """
    person: Amina Otieno, Port Authority
    quote: AO: one
    """
    answers = dialog.answers

    def wish(place: int) -> Attribution | None:
        answers.wish.setCurrentIndex(place)
        answers.wish.activated.emit(place)
        return live.session.get(Contributor, AMINA).attribution

    assert wish(3) is Attribution.SECTOR and not answers.because.isVisible()
    assert wish(1) is Attribution.SECTOR and answers.because.isVisible()
    press(answers.because.field, Qt.Key.Key_Return)
    assert answers.because.message.text().startswith("This lets more be printed")
    type_text(answers.because.field, "Asked by e-mail")
    press(answers.because.field, Qt.Key.Key_Return)
    person = live.session.get(Contributor, AMINA)
    assert (person.attribution, person.loosened_because) == (Attribution.NAMED, "Asked by e-mail")
    assert wish(4) is Attribution.UNATTRIBUTED
    wish(0)
    press(answers.because.field, Qt.Key.Key_Escape)
    assert answers.wish.currentIndex() == 4 and dialog.isVisible() and not answers.because.isVisible()


def test_consent_is_noted_and_taken_back(dialog: SlipsDialog, live: Live) -> None:
    """
    person: Amina Otieno, Port Authority
    quote: AO: one
    """
    consent = dialog.answers.consent
    consent.activated.emit(2)
    person = live.session.get(Contributor, AMINA)
    assert (person.consent_how, person.consent_at) == ("on paper", live.now())
    assert consent.currentText() == "On paper"
    live.do(note_consent, contributor_id=AMINA, how="by video")
    assert consent.currentText() == "by video"
    consent.activated.emit(0)
    assert live.session.get(Contributor, AMINA).consent_how == "" and consent.currentText() == "None noted"


def test_slips_are_written_one_by_one(dialog: SlipsDialog, qtbot: QtBot, tmp_path: Path) -> None:
    """
    person: Amina Otieno, Port Authority
    person: Tess Byrne, Union
    quote: AO: one
    quote: TB: two
    """
    dialog.save_to(tmp_path / "all")
    qtbot.waitUntil(lambda: dialog.message.text().startswith("4 files written."))
    assert len(list((tmp_path / "all").iterdir())) == 4
    dialog.save_to(tmp_path / "one", AMINA)
    qtbot.waitUntil(lambda: dialog.message.text().startswith("2 files written."))
    assert {path.stem for path in (tmp_path / "one").iterdir()} == {"Slip of Amina Otieno"}


def test_a_folder_that_cannot_be_written_is_told(dialog: SlipsDialog, qtbot: QtBot, tmp_path: Path) -> None:
    """
    person: Amina Otieno, Port Authority
    quote: AO: one
    """
    (tmp_path / "file").write_text("in the way")
    dialog.save_to(tmp_path / "file")
    qtbot.waitUntil(lambda: dialog.message.text().startswith("The slips could not be written:"))
    assert "The session is safe" in dialog.message.text()


def test_closing_gives_up_what_is_not_written(dialog: SlipsDialog, tmp_path: Path) -> None:
    """
    person: Amina Otieno, Port Authority
    quote: AO: one
    """
    dialog.save_to(tmp_path / "slips")
    dialog.reject()
    QApplication.processEvents()
    assert not (tmp_path / "slips").exists()


def test_without_words_there_is_nothing_to_send(dialog: SlipsDialog) -> None:
    assert spoken(dialog) == [] and not dialog.save_all.isVisible() and dialog.leave.hasFocus()


def test_words_withdrawn_are_not_sent(dialog: SlipsDialog, tmp_path: Path) -> None:
    """
    person: Amina Otieno, Port Authority
    quote: AO: one withdrawn
    """
    dialog.save_to(tmp_path / "slips")
    assert dialog.message.text().startswith("All these words were withdrawn")


def test_everything_is_named_and_reached_by_tab(dialog: SlipsDialog) -> None:
    """
    person: Amina Otieno, Port Authority
    quote: AO: one
    """
    names = []
    for _ in range(10):
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert sorted(names) == sorted(
        [
            "Words of the person in hand",
            "Confirm",
            "Reword",
            "Withdraw",
            "Save this slip…",
            "Save all slips…",
            "Close",
            "People with words of their own",
            "How the person wishes to be named",
            "How the person agreed to be quoted",
        ]
    )
    assert dialog.height() <= 680
