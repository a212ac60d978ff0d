"""All keys, and what the capture line understands, on one sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.actions import ACTS, EVERYWHERE
from ui.dialogs.panel import PanelDialog
from ui.theme import Type
from ui.widgets.buttons import Kind
from ui.widgets.keycap import KeyCap
from ui.widgets.labels import Label

LINE = (
    ("tb: …", "words of TB, by initials or name"),
    ("“ … ”", "verbatim"),
    ("~ …", "paraphrase"),
    ("! ucl: … by fri", "action: who, what, by when"),
    ("? …", "question"),
    ("> …", "example"),
    ("* …", "insight"),
    ("- …", "limit"),
    ("@co-design", "on a segment; Tab completes"),
)
"""What may be typed at the desk, and what it means; the grammar is in roundtable/capture_line."""
REPORT = (
    ("Ctrl+↵", "keep the text, put the quote in"),
    ("Alt+↑ Alt+↓", "move the section or the block"),
    ("Del", "remove it"),
)
"""Keys of the report's outline and blocks, beside those of ACTS."""


class KeysDialog(PanelDialog):
    """A sheet to glance at; any key that acts elsewhere is shown as it is on this computer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Keys and what to type", "Single letters act only outside text fields.", parent, width=1080)
        columns = QHBoxLayout()
        columns.setSpacing(40)
        everywhere = [act for act in ACTS if act.keys and act.views == EVERYWHERE]
        live = [act for act in ACTS if act.keys and act.views != EVERYWHERE]
        columns.addLayout(_stacked(_column("Everywhere", [(_native(act.keys[0]), act.text) for act in everywhere])))
        columns.addLayout(
            _stacked(
                _column("In Room and Seats", [(" ".join(_native(k) for k in act.keys), act.text) for act in live]),
                _column("In the report", list(REPORT)),
            )
        )
        columns.addLayout(_stacked(_column("At the desk", list(LINE))))
        self.body.addLayout(columns)
        close = self.add_button("Close", kind=Kind.PRIMARY, key="Esc")
        close.clicked.connect(self.accept)
        close.setFocus()


def _native(key: str) -> str:
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


KEYS = 84
"""Pixels of the column of keys."""


def _stacked(*parts: QVBoxLayout) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.GAP_XL)
    for part in parts:
        column.addLayout(part)
    column.addStretch(1)
    return column


def _column(title: str, rows: list[tuple[str, str]]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(6)
    column.addWidget(Label(title, Type.HEAD, "ink2"))
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.GAP_L)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, KEYS)
    for row, (keys, meaning) in enumerate(rows):
        grid.addWidget(KeyCap(keys), row, 0, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        grid.addWidget(Label(meaning.rstrip("…"), Type.LIST), row, 1)
    column.addLayout(grid)
    return column
