"""The star of the session is chosen, and its parts are measured by a show of hands."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QWidget

from roundtable.domain.figures import evidence_by_segment
from roundtable.domain.floor import Show, ShowAbout
from roundtable.domain.star import CO_PRODUCTION, NO_STAR
from roundtable.domain.star_strength import Strength, strengths
from roundtable.room import Room
from ui.dialogs.choose_star import ChooseStarDialog
from ui.dialogs.measure import MeasureDialog
from ui.live import Live

Measuring = Callable[[Callable[[Live, QWidget], MeasureDialog]], MeasureDialog]
Choosing = Callable[[Callable[[Live, QWidget], ChooseStarDialog]], ChooseStarDialog]


def count(dialog: MeasureDialog, sector: str, *hands: int) -> None:
    for field, raised in zip(dialog.fields[sector], hands, strict=True):
        field.setFocus()
        field.clear()
        QTest.keyClicks(field, str(raised))


def test_hands_are_counted_by_sector_and_the_least_supportive_gives_the_score(opened: Measuring, room: Room) -> None:
    """
    sector: Public bodies
    sector: Charities
    """
    dialog = opened(lambda live, window: MeasureDialog(live, window, segment="co-design"))
    assert dialog.segment.currentText() == "Co-design"
    assert "Nobody was asked yet" in dialog.message.text()
    count(dialog, "public-bodies", 3, 1, 0)
    count(dialog, "charities", 1, 1, 2)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert strengths(room.session) == {"co-design": Strength(now=0.25)}
    assert dialog.message.text() == "Kept. Co-design now: 25 %, as charities see it"
    assert dialog.about.current() == 1 and dialog.segment.currentText() == "Co-design"
    count(dialog, "charities", 4, 0, 0)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert strengths(room.session) == {"co-design": Strength(now=0.25, ambition=1.0)}
    assert room.session.all(Show)[-1].about is ShowAbout.AMBITION
    assert dialog.segment.currentText() == "Co-deliver" and dialog.about.current() == 0


def test_without_a_hand_nothing_is_kept_and_it_is_said(opened: Measuring, room: Room) -> None:
    """person: Amina Otieno, Port Authority, Public bodies"""
    dialog = opened(MeasureDialog)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not room.session.all(Show)
    assert dialog.message.text() == "Count at least one hand."


def press(dialog: MeasureDialog, words: str) -> None:
    QTest.mouseClick(next(each for each in dialog.message.mends() if each.text() == words), Qt.MouseButton.LeftButton)


def contested(room: Room) -> set[str]:
    return {segment for segment, found in evidence_by_segment(room.session).items() if found.contested}


def test_hands_for_and_against_a_statement_contest_its_part_until_it_is_taken_back(
    opened: Measuring, room: Room
) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Bao Lam, River Users, Charities
    """
    dialog = opened(lambda live, window: MeasureDialog(live, window, segment="co-design"))
    QTest.mouseClick(dialog.about.part(2), Qt.MouseButton.LeftButton)
    assert dialog.statement.isVisible()
    count(dialog, "public-bodies", 1, 0, 0)
    count(dialog, "charities", 0, 0, 1)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.message.text() == "Type the statement that hands were raised on."
    QTest.keyClicks(dialog.statement, "Meetings end by eight")
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert contested(room) == {"co-design"}
    assert dialog.message.text() == "Kept. “Meetings end by eight”: 1 for, 1 against. Co-design is contested"
    assert dialog.statement.text() == "" and dialog.segment.currentText() == "Co-design"
    press(dialog, "Take back")
    assert contested(room) == set() and not room.session.all(Show)
    assert dialog.message.text() == "Nobody was asked yet."
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert contested(room) == {"co-design"}


def test_a_measure_that_is_taken_back_leaves_the_one_before_it(opened: Measuring, room: Room) -> None:
    """sector: Public bodies"""
    dialog = opened(lambda live, window: MeasureDialog(live, window, segment="co-design"))
    for yes in (3, 1):
        dialog.about.part(0).click()
        count(dialog, "public-bodies", yes, 0, 1)
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    dialog.about.part(0).click()
    assert dialog.message.text() == "Co-design now: 50 %, as public bodies see it"
    press(dialog, "Take back")
    assert strengths(room.session) == {"co-design": Strength(now=0.75)}


def test_more_hands_than_people_are_told_once_and_kept_when_counted_so(opened: Measuring, room: Room) -> None:
    """
    person: Amina Otieno, Port Authority, Public bodies
    person: Bao Lam, River Users, Charities
    """
    dialog = opened(lambda live, window: MeasureDialog(live, window, segment="co-design"))
    count(dialog, "charities", 2, 0, 1)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not room.session.all(Show)
    said = "3 hands from charities, of whom 1 is here. Keep again if it was counted so."
    assert dialog.message.text() == said
    count(dialog, "charities", 2, 0, 2)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert not room.session.all(Show)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    assert strengths(room.session) == {"co-design": Strength(now=0.5)}


def card(dialog: ChooseStarDialog, name: str) -> QPushButton:
    return next(each for each in dialog.cards if each.accessibleName() == name)


def test_a_star_is_chosen_turned_and_undone(opened: Choosing, room: Room) -> None:
    dialog = opened(ChooseStarDialog)
    assert card(dialog, "Co-production star").isChecked()
    QTest.mouseClick(card(dialog, "Plain star"), Qt.MouseButton.LeftButton)
    assert room.session.details.star.id == "plain"
    QTest.mouseClick(card(dialog, "No star"), Qt.MouseButton.LeftButton)
    assert room.session.details.star == NO_STAR and not dialog.turn.isEnabled()
    QTest.mouseClick(card(dialog, "Co-production star"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(dialog.turn, Qt.MouseButton.LeftButton)
    assert room.session.details.star.inner == CO_PRODUCTION.outer
    assert card(dialog, "This session’s own star").isChecked()
    QTest.keyClick(dialog, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert room.session.details.star == CO_PRODUCTION
    assert card(dialog, "Co-production star").isChecked()


def test_a_star_on_which_words_hang_stays_and_it_is_said_why(opened: Choosing, room: Room) -> None:
    """quote: Ask us first @co-design"""
    dialog = opened(ChooseStarDialog)
    QTest.mouseClick(card(dialog, "Plain star"), Qt.MouseButton.LeftButton)
    assert room.session.details.star == CO_PRODUCTION
    assert card(dialog, "Co-production star").isChecked()
    assert "co-design" in dialog.message.text().lower()


def test_the_authors_own_star_comes_from_a_file(opened: Choosing, room: Room, tmp_path: Path) -> None:
    parts = {
        "inner": [{"id": name, "label": name.title()} for name in ("who", "what")],
        "outer": [{"id": name, "label": name.title()} for name in ("north", "east", "south")],
    }
    path = tmp_path / "compass.json"
    path.write_text(json.dumps(parts), encoding="utf-8")
    dialog = opened(ChooseStarDialog)
    dialog.load(path)
    assert [segment.label for segment in room.session.details.star.segments] == [
        "Who",
        "What",
        "North",
        "East",
        "South",
    ]
    assert card(dialog, "This session’s own star").isChecked()
    broken = tmp_path / "broken.json"
    broken.write_text("[]", encoding="utf-8")
    dialog.load(broken)
    dialog.load(tmp_path / "gone.json")
    assert "gone.json could not be read" in dialog.message.text()
    assert room.session.details.star.inner[0].label == "Who"
