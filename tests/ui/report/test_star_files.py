"""The star is saved as a picture in the form that the name's ending says, and the room goes on meanwhile."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from roundtable.room import Room
from tests.ui.computer import Computer
from ui.live import Live
from ui.report.save_star import SaveStarDialog
from ui.report.star_files import StarFiles
from ui.sitting import Sitting
from ui.widgets.advice import AdviceText, Gravity


@pytest.fixture
def files(qtbot: QtBot, live: Live) -> StarFiles:
    window = QWidget()
    qtbot.addWidget(window)
    return StarFiles(live, window)


def saved(qtbot: QtBot, files: StarFiles, path: Path, *, words: bool = False) -> AdviceText:
    with qtbot.waitSignal(files.advised, timeout=20_000) as told:
        files.save_to(path, words=words)
    advice = told.args[0]
    assert isinstance(advice, AdviceText)
    return advice


@pytest.mark.parametrize(("name", "begins"), [("a.svg", b"<?xml"), ("a.png", b"\x89PNG"), ("a.pdf", b"%PDF-")])
def test_the_star_is_saved_in_the_form_of_its_ending(
    qtbot: QtBot, files: StarFiles, tmp_path: Path, name: str, begins: bytes
) -> None:
    """quote: Ask us first @co-design"""
    path = tmp_path / name
    advice = saved(qtbot, files, path)
    assert advice.gravity is Gravity.OK and advice.rest == name
    assert path.read_bytes().startswith(begins)


def test_a_name_without_an_ending_becomes_a_drawing(qtbot: QtBot, files: StarFiles, tmp_path: Path) -> None:
    saved(qtbot, files, tmp_path / "star")
    assert (tmp_path / "star.svg").read_bytes().startswith(b"<?xml")


def test_a_place_that_takes_nothing_is_told(qtbot: QtBot, files: StarFiles, tmp_path: Path) -> None:
    advice = saved(qtbot, files, tmp_path / "nowhere" / "a.svg")
    assert advice.gravity is Gravity.BAD and "could not be saved" in advice.title


@pytest.mark.parametrize("words", [True, False])
def test_the_words_are_offered_and_the_choice_is_remembered(
    qtbot: QtBot, files: StarFiles, tmp_path: Path, words: bool
) -> None:
    """
    prints: heard
    quote: Ask us first @co-design
    """
    path, told = tmp_path / "star.svg", list[bool]()
    files.words_chosen.connect(told.append)
    files.words = not words
    files.ask()
    window = files.parent()
    assert window is not None
    asked = window.findChild(SaveStarDialog)
    assert asked is not None and (asked.words if files.words else asked.counts).isChecked()
    (asked.words if words else asked.counts).click()
    asked.save.click()
    assert told == [words] and files.words is words
    (where,) = window.findChildren(QFileDialog)
    with qtbot.waitSignal(files.advised, timeout=20_000):
        where.fileSelected.emit(str(path))
    where.close()
    assert ("Words on Co-design: Ask us first." in path.read_text(encoding="utf-8")) == words


def test_the_choice_outlives_the_sitting(qapp: QApplication, tmp_path: Path, file_room: Room) -> None:
    settings = Computer(tmp_path)
    sitting = Sitting(file_room, settings)
    assert not sitting.window.star_files.words
    sitting.window.star_files.words_chosen.emit(True)
    assert Computer(tmp_path).star_words
    sitting.close()


def test_words_that_would_tell_a_name_are_not_saved_and_the_star_alone_is_offered(
    qtbot: QtBot, files: StarFiles, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """
    rule: unattributed
    prints: heard
    person: Amina Otieno, Port Authority, Public bodies
    quote: AO: I, Amina Otieno, was never asked @co-design
    """
    monkeypatch.setattr("roundtable.report.star_picture.redacted", lambda session: session)
    path = tmp_path / "star.svg"
    advice = saved(qtbot, files, path, words=True)
    assert advice.gravity is Gravity.BAD and "rules keep back" in advice.title
    assert not path.exists()
    (alone,) = advice.acts
    with qtbot.waitSignal(files.advised, timeout=20_000):
        alone()
    assert path.exists() and "Otieno" not in path.read_text(encoding="utf-8")
