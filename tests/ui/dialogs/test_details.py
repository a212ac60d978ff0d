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
    dialog.attribution.setCurrentIndex(1)
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
    for _ in range(20):
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
        "How words may be signed",
        "What the report prints",
        "List contributors in the report",
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
