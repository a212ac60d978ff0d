"""The bar over the section that is written: its level, what can be added, and what becomes of the chosen block."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout

from roundtable.domain.session import Session
from ui import theme
from ui.report.block_menu import BlockMenu
from ui.widgets.buttons import Button, Kind
from ui.widgets.panel import Surface
from ui.widgets.select import Select

CAPS_FROM = 640
"""Pixels of width from which the key caps have room."""
LEVELS = ("Section", "Subsection", "Third level")


class EditorBar(Surface):
    """Places the buttons; the editor connects them."""

    def __init__(self, session: Callable[[], Session]) -> None:
        super().__init__("canvas", "b")
        self.level = Select("Level of the section", height=30)
        self.level.addItems(LEVELS)
        self.add_text = Button("Text", icon="type", kind=Kind.QUIET, height=30, tip="Write a text behind the block")
        self.add_quote = Button("Quote", icon="quote", kind=Kind.QUIET, height=30, key="Ctrl+↵")
        self.add_quote.setToolTip("Put the quote chosen at the right behind the block (Ctrl+Enter)")
        self.add_more = Button("More", icon="plus", kind=Kind.QUIET, height=30)
        self.menu = BlockMenu(session, self)
        self.add_more.set_menu(self.menu)
        self.up = Button(icon="arrow-up", kind=Kind.QUIET, height=30, name="Move the block up (Alt+↑)")
        self.down = Button(icon="arrow-down", kind=Kind.QUIET, height=30, name="Move the block down (Alt+↓)")
        self.remove = Button(icon="trash-2", kind=Kind.QUIET, height=30, name="Remove the block (Del)")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.GAP_L, 6, theme.GAP_L, 6)
        row.setSpacing(theme.GAP_XS)
        for widget in (self.level, self.add_text, self.add_quote, self.add_more):
            row.addWidget(widget)
        row.addStretch(1)
        for widget in (self.up, self.down, self.remove):
            row.addWidget(widget)

    def show_acts(self, *, chosen: bool, moves_up: bool, moves_down: bool) -> None:
        """Offer what can be done with the chosen block."""
        self.up.setEnabled(moves_up)
        self.down.setEnabled(moves_down)
        self.remove.setEnabled(chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave the key cap out where the bar is narrow."""
        self.add_quote.set_shows_key(event.size().width() >= CAPS_FROM)
        super().resizeEvent(event)
