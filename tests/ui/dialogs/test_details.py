"""The session's form: one page, one edit, and what is wrong is told under its field."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from roundtable.commands.details import revise_details
from roundtable.domain.loosening import Switches
from roundtable.domain.weights import AGREED
from roundtable.domain.words import Attribution, QuoteState
from tests.ui.capture.conftest import type_text
from ui.dialogs.details import DetailsDialog, read_day
from ui.live import Live

Opened = Callable[[Callable[[Live, QWidget], DetailsDialog]], DetailsDialog]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("15 October 2026", date(2026, 10, 15)),
        (" 5  Oct 2026", date(2026, 10, 5)),
        ("2026-10-15", date(2026, 10, 15)),
        ("15/10/2026", date(2026, 10, 15)),
        ("15.10.2026", date(2026, 10, 15)),
        ("31 February 2026", None),
        ("soon", None),
        ("", None),
    ],
)
def test_a_day_is_read_as_people_write_it(text: str, day: date | None) -> None:
    assert read_day(text) == day


def test_the_whole_form_is_one_edit(opened: Opened, live: Live) -> None:
    """title: The river"""
    dialog = opened(DetailsDialog)
    assert dialog.title.field.hasFocus() and dialog.title.field.selectedText() == "The river"
    type_text(dialog.title.field, "The river and the town")
    dialog.venue.field.setFocus()
    type_text(dialog.venue.field, "Old Customs House")
    dialog.authors.field.setFocus()
    type_text(dialog.authors.field, "Amina Otieno, , Björn Åkesson")
    dialog.held_on.field.selectAll()
    type_text(dialog.held_on.field, "15 October 2026")
    dialog.question.setFocus()
    type_text(dialog.question, "Whose river is it?")
    QTest.mouseClick(dialog.telling.name, Qt.MouseButton.LeftButton)
    dialog.prints.setCurrentIndex(2)
    assert dialog.weights["waiting"].currentText() == "Waiting: mid"
    dialog.weights["waiting"].setCurrentIndex(0)
    dialog.title.field.setFocus()
    QTest.keyClick(dialog.title.field, Qt.Key.Key_Return)
    details = live.session.details
    assert (details.title, details.venue) == ("The river and the town", "Old Customs House")
    assert details.authors == ("Amina Otieno", "Björn Åkesson")
    assert (details.held_on, details.question) == (date(2026, 10, 15), "Whose river is it?")
    assert (details.attribution, details.prints) == (Attribution.ORGANISATION, QuoteState.CONFIRMED)
    assert details.weights == replace(AGREED, waiting=0)
    assert not dialog.isVisible()
    live.undo()
    assert live.session.details.title == "The river"


def test_what_is_wrong_is_told_under_its_field_and_nothing_is_lost(opened: Opened, live: Live) -> None:
    """title: The river"""
    dialog = opened(DetailsDialog)
    for field, wrong, said in (
        (dialog.title, "", "A session needs a title."),
        (dialog.zone, "Mars/Base", "There is no time zone “Mars/Base”. Try Europe/London."),
        (dialog.held_on, "31 February 2026", "A day reads like 15 October 2026."),
    ):
        before = field.field.text()
        field.field.setText(wrong)
        QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
        assert dialog.isVisible() and field.message.text() == said
        assert field.field.hasFocus() and field.field.text() == wrong
        field.field.setText(before)
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_esc_and_cancel_leave_the_session_as_it_was(opened: Opened, live: Live) -> None:
    """title: The river"""
    before = live.session
    dialog = opened(DetailsDialog)
    type_text(dialog.title.field, "Another")
    QTest.keyClick(dialog.title.field, Qt.Key.Key_Escape)
    dialog = opened(DetailsDialog)
    type_text(dialog.title.field, "Another")
    QTest.mouseClick(dialog.cancel, Qt.MouseButton.LeftButton)
    assert live.session is before


def test_the_form_follows_an_undo_and_keeps_what_is_half_typed(opened: Opened, live: Live) -> None:
    """title: The river"""
    live.do(revise_details, title="The town", host="Open Door")
    dialog = opened(DetailsDialog)
    type_text(dialog.venue.field, "Old Custom")
    dialog.venue.field.setFocus()
    dialog.take_back()
    assert (dialog.title.field.text(), dialog.host.field.text()) == ("The river", "")
    assert dialog.venue.field.text() == "Old Custom"
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    details = live.session.details
    assert (details.title, details.host, details.venue) == ("The river", "", "Old Custom")
    assert live.draft("details") == ""


def test_tab_goes_through_the_form_as_it_is_read(opened: Opened) -> None:
    """title: The river"""
    dialog = opened(DetailsDialog)
    names = []
    for _ in range(23):
        focused = QApplication.focusWidget()
        assert focused is not None
        names.append(focused.accessibleName())
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert names == [
        "Title",
        "Held on",
        "Subtitle",
        "Kind of event",
        "Host",
        "Place",
        "Time zone",
        "Name",
        "Organisation",
        "Sector",
        "Who was there",
        "Chatham House Rule",
        "What the report prints",
        "How much counts: Not heard yet",
        "How much counts: Sector’s share",
        "How much counts: Spoke little",
        "How much counts: Waiting",
        "How much counts: A reply",
        "Question",
        "Authors of the report, with commas between",
        "Hard end",
        "Cancel",
        "Save",
    ]
    assert dialog.height() <= 680


def test_a_hard_end_is_read_as_people_type_it_and_refused_in_a_line(opened: Opened, live: Live) -> None:
    """title: The river"""
    dialog = opened(DetailsDialog)
    type_text(dialog.ends_by.field, "25:61")
    QTest.keyClick(dialog.title.field, Qt.Key.Key_Return)
    assert dialog.isVisible() and live.session.details.ends_by is None
    assert dialog.ends_by.message.text() == "25:61 is no time of day: it goes from 0:00 to 23:59."
    dialog.ends_by.field.selectAll()
    type_text(dialog.ends_by.field, "4.30pm")
    QTest.keyClick(dialog.title.field, Qt.Key.Key_Return)
    assert live.session.details.ends_by == time(16, 30)


def test_the_switches_follow_each_other(opened: Opened) -> None:
    """title: The river"""
    told = opened(DetailsDialog).telling
    QTest.mouseClick(told.sector, Qt.MouseButton.LeftButton)
    assert told.switches() == Switches(False, False, False, True)
    QTest.mouseClick(told.organisation, Qt.MouseButton.LeftButton)
    assert told.switches() == Switches(False, True, True, True)
    QTest.mouseClick(told.name, Qt.MouseButton.LeftButton)
    assert told.switches() == Switches(True, True, True, True)


def test_the_chatham_house_rule_is_one_click(opened: Opened, live: Live) -> None:
    """
    title: The river
    quote: AO: Ask us first
    """
    dialog = opened(DetailsDialog)
    QTest.mouseClick(dialog.telling.chatham_house, Qt.MouseButton.LeftButton)
    assert not dialog.because.isVisible()
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    details = live.session.details
    assert (details.attribution, details.list_contributors) == (Attribution.UNATTRIBUTED, False)


def test_to_tell_more_than_was_agreed_asks_why(opened: Opened, live: Live) -> None:
    """
    title: The river
    rule: sector
    quote: AO: Ask us first
    """
    dialog = opened(DetailsDialog)
    assert not dialog.because.isVisible()
    QTest.mouseClick(dialog.telling.name, Qt.MouseButton.LeftButton)
    assert dialog.because.isVisible() and dialog.sizeHint().height() <= 690
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert dialog.isVisible() and dialog.because.field.hasFocus()
    assert dialog.because.message.text().startswith("This lets more be printed than was agreed.")
    type_text(dialog.because.field, "All agreed at the close")
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    details = live.session.details
    assert (details.attribution, details.loosened_because) == (Attribution.NAMED, "All agreed at the close")


def test_to_tell_less_again_asks_nothing(opened: Opened, live: Live) -> None:
    """
    title: The river
    rule: sector
    quote: AO: Ask us first
    """
    dialog = opened(DetailsDialog)
    QTest.mouseClick(dialog.telling.organisation, Qt.MouseButton.LeftButton)
    assert dialog.because.isVisible()
    QTest.mouseClick(dialog.telling.organisation, Qt.MouseButton.LeftButton)
    assert not dialog.because.isVisible()
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert live.session.details.attribution is Attribution.SECTOR and not dialog.isVisible()
