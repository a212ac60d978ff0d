"""No key means two things in one view, none takes from a field what one writes with, and each act has one."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from ui.actions import ACTS, VIEWS
from ui.clicker_keys import USUAL, why_not
from ui.dialogs.key_groups import CLICKER_VIEWS, KeyGroup, key_groups, place_of
from ui.dialogs.keys import in_columns

STANDARD = QKeySequence.StandardKey
WRITING = (
    STANDARD.Copy,
    STANDARD.Cut,
    STANDARD.Paste,
    STANDARD.SelectAll,
    STANDARD.Delete,
    STANDARD.Backspace,
    STANDARD.DeleteStartOfWord,
    STANDARD.DeleteEndOfWord,
    STANDARD.DeleteEndOfLine,
    STANDARD.DeleteCompleteLine,
    STANDARD.InsertLineSeparator,
    STANDARD.InsertParagraphSeparator,
    *(each for each in STANDARD if each.name.startswith(("MoveTo", "Select"))),
)
"""What Qt's fields do by themselves; undo and redo are left out, as a field has its own before the session's."""
ON_OTHER_SYSTEMS = {"Ctrl+A", "Ctrl+C", "Ctrl+V", "Ctrl+X", "Ctrl+E", "Ctrl+K", "Ctrl+U", "Ctrl+Ins", "Shift+Ins"}
"""Of X11 and macOS, whichever system the test runs on."""


def named(key: str) -> str:
    return QKeySequence(key).toString()


def in_fields() -> set[str]:
    own = {key.toString() for each in WRITING for key in QKeySequence.keyBindings(each)}
    return own | ON_OTHER_SYSTEMS


@pytest.mark.parametrize("view", VIEWS)
def test_no_two_acts_of_a_view_share_a_key(view: str) -> None:
    owners: dict[str, list[str]] = defaultdict(list)
    for act in ACTS:
        for key in act.keys if view in act.views else ():
            owners[named(key)].append(act.name)
    assert owners and {key: names for key, names in owners.items() if len(names) > 1} == {}


def test_each_act_has_a_key_of_its_own() -> None:
    assert [act.name for act in ACTS if not act.keys] == []
    assert all(QKeySequence(key).toString() for act in ACTS for key in act.keys)


def test_no_act_takes_from_a_field_what_one_writes_with(qapp: QApplication) -> None:
    taken = {act.name: key for act in ACTS for key in act.keys if named(key) in in_fields()}
    assert taken == {}


def test_a_key_of_a_list_is_no_act_of_the_same_view() -> None:
    by_act = {(named(key), view) for act in ACTS for key in act.keys for view in act.views}
    own = [group for group in key_groups() if group.title != "Clicker" and not _is_of_acts(group)]
    assert len(own) > 4
    clashes = [
        (group.title, key)
        for group in own
        for shortcut in group.shortcuts
        for key in shortcut.keys
        for view in group.views
        if (named(key), view) in by_act
    ]
    assert clashes == []


def test_two_keys_of_one_list_mean_two_things() -> None:
    for group in key_groups():
        for one, other in combinations(group.shortcuts, 2):
            assert not set(one.keys) & set(other.keys), group.title


def test_the_clicker_shares_only_the_projectors_key() -> None:
    shared = {act.name for act in ACTS for key in act.keys if key in USUAL.values() and act.views & CLICKER_VIEWS}
    assert shared == {"projector"}
    assert [why_not(key) for key in USUAL.values() if key] == [""] * 4


def test_the_sheet_has_every_key_of_every_act_and_says_where_it_works() -> None:
    groups = key_groups()
    told = {(shortcut.means, shortcut.keys) for group in groups for shortcut in group.shortcuts}
    assert {(act.text.rstrip("…"), act.keys) for act in ACTS} <= told
    assert all(place_of(group) for group in groups)
    assert len({group.title for group in groups}) == len(groups)


def test_the_sheet_fills_its_columns_in_order_and_evenly() -> None:
    groups = [KeyGroup(str(number), frozenset(VIEWS), key_groups()[1].shortcuts[:number]) for number in range(1, 9)]
    columns = in_columns(groups, 3)
    assert [group for column in columns for group in column] == groups
    heights = [sum(len(group.shortcuts) for group in column) for column in columns]
    assert len(columns) == 3 and max(heights) <= 1.7 * min(heights)
    assert in_columns([], 4) == [[]]


def _is_of_acts(group: KeyGroup) -> bool:
    return {shortcut.means for shortcut in group.shortcuts} <= {act.text.rstrip("…") for act in ACTS}
