"""All keys, and what the capture line understands, on one sheet."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.clicker_keys import ClickerKeys
from ui.dialogs.key_groups import KeyGroup, key_groups, place_of
from ui.dialogs.panel import MARGIN, PanelDialog
from ui.live import Live
from ui.theme import Type
from ui.widgets.buttons import Kind
from ui.widgets.keycap import KeyCap
from ui.widgets.labels import Label, Paragraph

WIDTH, COLUMNS = 1180, 4
WIDE, COLUMNS_WIDE = 1380, 5
"""Pixels of the dialog and columns of its sheet, on a small screen and on one that has room for more."""
AROUND = 200
"""Pixels of the screen's height that the sheet leaves to the rest of the dialog, its title bar and the desktop."""
LEAST_HEIGHT = 320
KEYS = 62
"""Pixels of the column of keys, at the least."""
ROW, HEAD = 23, 46


class KeysDialog(PanelDialog):
    """A sheet to glance at; each key is called as on this computer, and each group says where it works."""

    def __init__(self, live: Live, parent: QWidget | None = None, clicker: ClickerKeys | None = None) -> None:
        rule = "Single letters act only outside text fields."
        wide = parent is not None and parent.screen().availableGeometry().width() > WIDE
        super().__init__("Keys and what to type", rule, parent, width=WIDE if wide else WIDTH, live=live)
        sheet = QWidget()
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(0, 0, theme.GAP_M, 0)
        columns.setSpacing(theme.GAP_XL)
        for groups in in_columns(key_groups(clicker), COLUMNS_WIDE if wide else COLUMNS):
            columns.addLayout(_column(groups), 1)
        self.sheet = _Sheet(sheet, self.minimumWidth() - 2 * MARGIN)
        self.body.addWidget(self.sheet)
        close = self.add_button("Close", kind=Kind.PRIMARY, key="Esc")
        close.clicked.connect(self.accept)
        self.sheet.setFocus()


class _Sheet(QScrollArea):
    """As high as what it holds, as far as the screen has room; arrows and PageDown scroll it."""

    def __init__(self, sheet: QWidget, wide: int) -> None:
        super().__init__()
        self._wide = wide
        self.setAccessibleName("Keys")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setWidget(sheet)
        sheet.setAutoFillBackground(False)
        if (layout := sheet.layout()) is not None:
            sheet.setMinimumHeight(layout.totalHeightForWidth(wide - theme.GAP_M))  # Qt would ask for the narrowest

    def sizeHint(self) -> QSize:
        """Room for the sheet."""
        sheet = self.widget()
        wanted = QSize(self._wide, sheet.minimumHeight() if sheet is not None else 0)
        most = max(self.screen().availableGeometry().height() - AROUND, LEAST_HEIGHT)
        return wanted.boundedTo(QSize(self._wide, most))

    def minimumSizeHint(self) -> QSize:
        """The same: a dialog would else be opened at two thirds of the screen."""
        return self.sizeHint()


def in_columns(groups: Sequence[KeyGroup], most: int) -> list[list[KeyGroup]]:
    """Groups in their order in so many columns at the most, the highest column as low as can be."""
    heights = [HEAD + ROW * len(group.shortcuts) + theme.GAP_XL for group in groups]
    limit = max(heights, default=0)
    while True:
        columns: list[list[KeyGroup]] = [[]]
        filled = 0
        for group, height in zip(groups, heights, strict=True):
            if columns[-1] and filled + height > limit:
                columns.append([])
                filled = 0
            columns[-1].append(group)
            filled += height
        if len(columns) <= most:
            return columns
        limit += ROW


def _column(groups: Sequence[KeyGroup]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(theme.GAP_XL)
    for group in groups:
        column.addLayout(_group(group))
    column.addStretch(1)
    return column


def _group(group: KeyGroup) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(0)
    column.addWidget(Label(group.title, Type.HEAD))
    column.addWidget(Paragraph(place_of(group), Type.META, "ink3"))
    column.addSpacing(6)
    grid = QGridLayout()
    grid.setHorizontalSpacing(theme.GAP_M)
    grid.setVerticalSpacing(5)
    grid.setColumnStretch(1, 1)
    grid.setColumnMinimumWidth(0, KEYS)
    for row, shortcut in enumerate(group.shortcuts):
        grid.addLayout(_caps(shortcut.shown), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(Paragraph(shortcut.means, Type.LIST), row, 1)
    column.addLayout(grid)
    return column


def _caps(keys: Sequence[str]) -> QHBoxLayout:
    caps = QHBoxLayout()
    caps.setSpacing(theme.GAP_XS)
    for key in keys:
        caps.addWidget(KeyCap(key))
    caps.addStretch(1)
    return caps
