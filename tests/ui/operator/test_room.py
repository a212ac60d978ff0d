"""The Room as a whole: how it folds, that everything in it has a name, and that no two keys clash."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QWidget

from tests.ui.operator.conftest import Stand
from ui import theme
from ui.actions import LIVE_VIEWS
from ui.operator.room import RoomView

BARS = 46 + 84 + 28
DAY = """
    person: Amina Otieno, Port Authority, Public bodies
    person: Bao Lam, River Users, Charities
    person: Cy Dunn, Weir College, Universities
    person: Di Eko, Law Society, Professional bodies
    person: Ed Fox, Student Voice, Students and service users
    person: Flo Gu, Old Customs House, Host
    item: One 5
    item: Two 5
    item: Three 5
    item: Four 5
    item: Five 5
    item: Six 5
    item: Seven 5
    item: Eight 5
    item: Nine 5
    started: One
    quote: AO: Ask us first @co-design
    """

T = TypeVar("T", bound=Callable[..., None])


def scene(test: T) -> T:
    """Give a test the scene of this module."""
    test.__doc__ = DAY
    return test


@pytest.mark.parametrize("name", ["light", "dark"])
@scene
def test_the_folded_room_fits_its_smallest_window(stand: Stand[RoomView], qapp: QApplication, name: str) -> None:
    theme.apply(qapp, name)
    for width, height in ((1280, 720), (1110, 685)):
        stand.window.resize(width, height - BARS)
        layout = stand.view.layout()
        assert layout is not None
        least = layout.totalMinimumSize()
        assert least.width() <= width
        assert least.height() <= height - BARS
        assert stand.view.size() == QSize(width, height - BARS)
    theme.apply(qapp, "light")


@scene
def test_it_folds_in_the_order_of_the_looks(stand: Stand[RoomView]) -> None:
    view = stand.view
    stand.window.resize(1920, 1080 - BARS)
    assert view.centre.strip.isVisible()
    assert view.screen_.on_screen.isVisible()
    assert (view.agenda.width(), view.floor.width()) == (343, 420)
    stand.window.resize(1440, 900 - BARS)
    assert view.centre.strip.isVisible()
    assert (view.agenda.width(), view.floor.width()) == (279, 344)
    stand.window.resize(1280, 720 - BARS)
    assert not view.centre.strip.isVisible()
    assert not view.screen_.on_screen.isVisible()
    assert view.screen_.on_screen_caption.isVisible()
    assert view.screen_.preview.isVisible()
    assert view.centre.notes.isVisible()
    assert (view.agenda.width(), view.floor.width()) == (269, 312)
    stand.window.resize(1110, 685 - BARS)
    assert not view.centre.notes.isVisible()
    for kept in (view.floor.card, view.floor.field, view.agenda.end, view.screen_.take, view.centre.star):
        assert kept.isVisible()


@scene
def test_nothing_in_a_rail_overlaps(stand: Stand[RoomView]) -> None:
    for width, height in ((1280, 720), (1110, 685), (1440, 900)):
        stand.window.resize(width, height - BARS)
        for rail in (stand.view.floor, stand.view.agenda, stand.view.screen_):
            shown = [
                child.geometry()
                for child in rail.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly)
                if child.isVisible() and not child.isWindow()
            ]
            for place, one in enumerate(shown):
                for other in shown[place + 1 :]:
                    assert not one.intersects(other), (rail, one, other, width)


@scene
def test_whatever_takes_the_focus_has_a_name(stand: Stand[RoomView]) -> None:
    nameless = [
        child
        for child in stand.view.findChildren(QWidget)
        if child.focusPolicy() is not Qt.FocusPolicy.NoFocus
        and child.isVisible()
        and not child.accessibleName()
        and not isinstance(child.parent(), QAbstractScrollArea)  # its area speaks for a viewport
    ]
    assert nameless == []


@scene
def test_no_two_keys_clash(stand: Stand[RoomView]) -> None:
    keys = [sequence.toString() for action in stand.window.actions() for sequence in action.shortcuts()]
    keys += [shortcut.key().toString() for shortcut in stand.view.findChildren(QShortcut)]
    assert len(keys) > 20
    assert sorted(keys) == sorted(set(keys))
    assert "Room" in LIVE_VIEWS


@scene
def test_the_star_has_the_focus_at_rest_and_tab_reaches_every_part(stand: Stand[RoomView]) -> None:
    view = stand.view
    assert QApplication.focusWidget() is view.centre.star
    reached: set[QWidget | None] = set()
    for _ in range(60):
        stand.window.focusNextChild()
        reached.add(QApplication.focusWidget())
    assert {view.agenda.list, view.centre.star, view.floor.field, view.floor.people, view.screen_.take} <= reached
