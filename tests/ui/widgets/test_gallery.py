"""What holds for every widget at once, on the pages of the gallery."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.widgets.gallery import PAGES
from ui import theme

Build = Callable[[], QWidget]
pages = pytest.mark.parametrize("build", list(PAGES.values()), ids=list(PAGES))


def show(qtbot: QtBot, page: QWidget) -> QWidget:
    qtbot.addWidget(page)
    page.show()
    return page


@pages
def test_everything_that_takes_the_focus_has_a_name(qapp: QApplication, qtbot: QtBot, build: Build) -> None:
    theme.apply(qapp, "light")
    page = show(qtbot, build())
    focusable = [
        widget
        for widget in page.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
    ]
    nameless = [
        widget
        for widget in focusable
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name).strip()
    ]
    assert len(focusable) > 10
    assert nameless == []


@pages
def test_the_switch_of_the_theme_repaints_all_of_it(qapp: QApplication, qtbot: QtBot, build: Build) -> None:
    """The page that was built in light and switched is the page that was built in dark."""
    theme.apply(qapp, "light")
    switched = show(qtbot, build())
    light = switched.grab().toImage()
    theme.apply(qapp, "dark")
    built = show(qtbot, build())
    for page in (switched, built):
        page.resize(1500, 950)
        page.setFocus()
    qapp.processEvents()
    assert switched.grab().toImage() != light
    assert switched.grab().toImage() == built.grab().toImage()


@pages
def test_nothing_is_squeezed_where_the_window_has_room(qapp: QApplication, qtbot: QtBot, build: Build) -> None:
    theme.apply(qapp, "light")
    page = show(qtbot, build())
    page.resize(1500, 950)
    qapp.processEvents()
    squeezed = [
        (type(widget).__name__, widget.size(), widget.minimumSizeHint())
        for widget in page.findChildren(QWidget)
        if widget.isVisible() and not fits(widget.size(), widget.minimumSizeHint())
    ]
    assert squeezed == []


def fits(size: QSize, least: QSize) -> bool:
    return size.width() >= least.width() and size.height() >= least.height()
