"""The whole way by keys alone: from the sample to a made PDF, with a text that was written, a quote and a figure."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from roundtable.domain.outline import Block, BlockKind, Section
from roundtable.library import new_sample
from roundtable.room import Room
from roundtable.storage.store import Store
from tests.clock import Clock
from tests.ui.rooms import live_on
from ui.live import Live
from ui.main.window import MainWindow
from ui.report.text_card import TextCard
from ui.report.view import ReportView
from ui.widgets.advice import AdviceText, Gravity

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def live(qapp: QApplication, tmp_path: Path, clock: Clock) -> Iterator[Live]:
    """A fresh copy of the sample, opened."""
    room = Room(Store.open(new_sample(tmp_path, clock())), clock)
    yield from live_on(room, qapp)


@pytest.fixture
def window(qtbot: QtBot, live: Live) -> Iterator[MainWindow]:
    window = MainWindow(live)
    qtbot.addWidget(window)
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def press(key: Qt.Key, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(focus(), key, keys)


def tab_to(wanted: QWidget, most: int = 40) -> int:
    """Go by Tab until a widget has the focus; how many it took."""
    for count in range(most):
        if focus() is wanted or wanted.focusProxy() is focus():
            return count
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"{wanted.accessibleName()} is not reached by {most} tabs")


def test_from_the_sample_to_a_pdf_without_a_mouse(window: MainWindow, live: Live, qtbot: QtBot, tmp_path: Path) -> None:
    before = live.session.all(Section)
    QTest.keyClick(window, Qt.Key.Key_5, CONTROL)
    view = window.view
    assert isinstance(view, ReportView) and focus() is view.outline.list
    press(Qt.Key.Key_Down, times=5)
    assert view.editor.title.text() == "Co-design"
    press(Qt.Key.Key_Return)
    (card, *_) = view.editor.blocks.cards
    assert isinstance(card, TextCard) and focus() is card.area
    press(Qt.Key.Key_End, CONTROL)
    qtbot.keyClicks(focus(), " So it was written.")
    press(Qt.Key.Key_Return, CONTROL)
    assert focus() is card.area
    press(Qt.Key.Key_Return, CONTROL)
    assert focus() is view.words.search, "what is written is kept, and the words are looked for"
    qtbot.keyClicks(focus(), "turned the desk")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    design = live.session.get(Section, before[5].id)
    assert design.blocks[0].value.endswith("So it was written.")
    assert design.blocks[1].kind is BlockKind.QUOTE and len(design.blocks) == len(before[5].blocks) + 1
    put_a_figure_in(view)
    design = live.session.get(Section, before[5].id)
    assert Block(BlockKind.FIGURE, "speaker") in design.blocks
    make_the_pdf(window, view, qtbot, tmp_path / "by keys.pdf")
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    for _ in range(3):
        QTest.keyClick(window, Qt.Key.Key_Z, CONTROL)
    assert live.session.all(Section) == before


def put_a_figure_in(view: ReportView) -> None:
    """By the button of the bar; what its menu offers first."""
    tab_to(view.editor.bar.add_figure, most=60)
    menu = view.editor.bar.figures
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    assert any(card.hasFocus() for card in view.editor.blocks.cards)


def make_the_pdf(window: MainWindow, view: ReportView, qtbot: QtBot, path: Path) -> None:
    press(Qt.Key.Key_P, CONTROL)
    qtbot.waitUntil(lambda: bool(window.findChildren(QFileDialog)))
    (dialog,) = window.findChildren(QFileDialog)
    dialog.selectFile(str(path))  # Qt's own dialog: what is typed into it is its affair
    with qtbot.waitSignal(view.advised, timeout=20_000) as told:
        dialog.fileSelected.emit(str(path))
    dialog.reject()
    advice = told.args[0]
    assert isinstance(advice, AdviceText) and advice.gravity is Gravity.OK and path.read_bytes().startswith(b"%PDF")
