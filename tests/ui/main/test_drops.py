"""What is dropped on the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from roundtable.domain.people import Contributor
from tests.ui.drops import drop
from ui.dialogs.import_people import ImportDialog
from ui.live import Live
from ui.main.window import MainWindow


def test_a_list_of_people_is_previewed(window: MainWindow, live: Live, tmp_path: Path, qtbot: QtBot) -> None:
    path = tmp_path / "people.csv"
    path.write_text("Name\nAnn Brown\n")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    assert drop(window, data, QPoint(200, 200))
    dialog = window.findChild(ImportDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.take.isVisible)
    QTest.mouseClick(dialog.take, Qt.MouseButton.LeftButton)
    assert live.session.all(Contributor)[-1].name == "Ann Brown"
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "picture.png"))])
    assert not drop(window, data, QPoint(200, 200))
