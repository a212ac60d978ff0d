"""A window fits its screen, frame and all."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.widgets.screen_fit import FRAME, fit_to_screen


def test_a_window_larger_than_the_screen_shrinks_and_keeps_its_minimum(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    free = window.screen().availableGeometry().size() - FRAME
    window.resize(free + QSize(1, 500))
    fit_to_screen(window)
    assert window.size() == free
    window.setMinimumWidth(free.width() + 300)
    fit_to_screen(window)
    assert window.size() == QSize(free.width() + 300, free.height())


def test_a_window_that_fits_is_left_alone(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(200, 100)
    fit_to_screen(window)
    assert window.size() == QSize(200, 100)
