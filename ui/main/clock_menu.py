"""The menu of everything that can be done to the clock, behind the run bar's arrow and in the app bar's menu."""

from __future__ import annotations

from PySide6.QtWidgets import QMenu, QWidget

from ui.actions import Actions

GROUPS = (
    ("next-item", "go-back", "end-item", "pause"),
    ("extend", "extend-five", "shorten", "shorten-five"),
    ("backdate", "began"),
    ("catch-up", "new-times", "day"),
    ("sound",),
)
"""Acts by name, a line between the groups."""


def clock_menu(parent: QWidget, actions: Actions) -> QMenu:
    """The menu, made anew."""
    menu = QMenu("Clock", parent)
    for place, group in enumerate(GROUPS):
        if place:
            menu.addSeparator()
        menu.addActions([actions[name] for name in group])
    return menu
