"""All keys, and what the capture line understands, on one sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from roundtable.capture_line.rules import HINTS
from ui import theme
from ui.actions import ACTS, EVERYWHERE
from ui.dialogs.panel import PanelDialog
from ui.theme import Type
from ui.widgets.buttons import Kind
from ui.widgets.keycap import KeyCap
from ui.widgets.labels import Label

DESK = (
    ("E", "mend the words"),
    ("A", "name the speaker"),
    ("P", "place on the star"),
    ("T", "turn into an action"),
    ("Ctrl+↵", "to the room"),
    ("Ctrl+L", "filter the list"),
)
AGENDA = (
    ("↵", "start it, or open it again"),
    ("F2", "change it"),
    ("Ins Del", "add one, remove it"),
    ("Alt+↑ Alt+↓", "move it"),
)
TABLE = (
    ("1 … 9", "give the floor to that hand"),
    ("↵", "give it to the seat in hand"),
    ("Alt+→ Alt+←", "move to the next seat"),
)
STRIP = (
    ("Shift+→ Ctrl+→", "move its start, its end"),
    ("↵ Del", "another’s, nobody’s"),
)
READ_BACK = (
    ("↵", "put to the room"),
    ("C R W", "confirm, reword, withdraw"),
    ("↓", "later"),
    ("Ins", "choose it too"),
)
REPORT = (
    ("Ctrl+↵", "keep the text; quote in"),
    ("Alt+↑ Alt+↓", "move section or block"),
    ("Del", "remove it"),
)
"""Keys of single lists, beside those of ACTS; what the line understands is in roundtable/capture_line."""


class KeysDialog(PanelDialog):
    """A sheet to glance at; any key that acts elsewhere is shown as it is on this computer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Keys and what to type", "Single letters act only outside text fields.", parent, width=1090)
        columns = QHBoxLayout()
        columns.setSpacing(24)
        everywhere = [act for act in ACTS if act.keys and act.views == EVERYWHERE]
        live = [act for act in ACTS if act.keys and act.views != EVERYWHERE]
        line = [(hint.typed, hint.means) for hint in HINTS]
        for parts in (
            (("Everywhere", [(_native(act.keys[0]), act.text) for act in everywhere]),),
            (
                ("In Room and Seats", [(" ".join(_native(key) for key in act.keys), act.text) for act in live]),
                ("In the strip of turns", STRIP),
            ),
            (("In the line at the desk", line), ("While reading back", READ_BACK), ("In the report", REPORT)),
            (("In the list at the desk", DESK), ("In the agenda", AGENDA), ("At the table", TABLE)),
        ):
            columns.addLayout(_stacked(*(_column(title, rows) for title, rows in parts)))
        self.body.addLayout(columns)
        close = self.add_button("Close", kind=Kind.PRIMARY, key="Esc")
        close.clicked.connect(self.accept)
        close.setFocus()


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


KEYS = 80
"""Pixels of the column of keys."""


def _stacked(*parts: QVBoxLayout) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.GAP_XL)
    for part in parts:
        column.addLayout(part)
    column.addStretch(1)
    return column


def _column(title: str, rows: Sequence[tuple[str, str]]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    column.addWidget(Label(title, Type.HEAD, "ink2"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.GAP_M)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(2, 1)
    grid.setColumnMinimumWidth(0, KEYS)
    for row, (keys, meaning) in enumerate(rows):
        grid.addWidget(KeyCap(keys), row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(Label(meaning.rstrip("…"), Type.LIST, elides=False), row, 1)
    column.addLayout(grid)
    return column
