"""Papers for the room are chosen, said to be for the room, and made at a path."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from ui.dialogs.papers import Paper, PapersDialog
from ui.live import Live
from ui.report.room_papers import RoomPapers
from ui.widgets.advice import AdviceText, Gravity

Opened = Callable[[Callable[[Live, QWidget], PapersDialog]], PapersDialog]


def test_a_paper_is_chosen_by_arrow_and_enter_asks_where_to(opened: Opened, tmp_path: Path) -> None:
    """person: Amina Otieno, Port Authority"""
    dialog = opened(PapersDialog)
    assert "no part of the report" in dialog.said.text()
    assert dialog.rows[Paper.CARDS_A6].hasFocus()
    QTest.keyClick(dialog.rows[Paper.CARDS_A6], Qt.Key.Key_Down)
    assert dialog.paper is Paper.CARDS_A5
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Qt.Key.Key_Return)
    asked = dialog.findChild(QFileDialog)
    assert asked is not None and "name cards A5" in asked.selectedFiles()[0]
    asked.close()
    wanted = list[tuple[Paper, Path]]()
    dialog.wanted.connect(lambda paper, path: wanted.append((paper, path)))
    dialog.take(tmp_path / "cards.pdf")
    assert wanted == [(Paper.CARDS_A5, tmp_path / "cards.pdf")] and not dialog.isVisible()


def test_papers_are_made_and_told(live: Live, tmp_path: Path, qtbot: QtBot) -> None:
    """person: Amina Otieno, Port Authority"""
    parent = QObject()
    papers, told = RoomPapers(live, parent), list[AdviceText]()
    papers.advised.connect(told.append)
    for paper in Paper:
        papers.make(paper, tmp_path / f"{paper.name}.pdf")
    papers.make(Paper.SIGN_IN, tmp_path / "no folder" / "sheet.pdf")
    qtbot.waitUntil(lambda: len(told) == 4)
    assert [each.gravity for each in told] == [Gravity.OK, Gravity.OK, Gravity.OK, Gravity.BAD]
    assert told[0].title == "The papers for the room are ready: 1 page." and "safe" in told[3].title
    assert all((tmp_path / f"{paper.name}.pdf").read_bytes().startswith(b"%PDF") for paper in Paper)
