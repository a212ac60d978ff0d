"""The bar at the foot of the list while several rows are in hand: how many, and what can be done with all of them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ui import theme
from ui.capture.row_buttons import ACTS
from ui.theme import Type
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import Label
from ui.widgets.panel import Surface

_SHORT = {"speaker": "Speaker", "place": "Place", "action": "Action", "convert": "Turn into…", "join": "Join"}
_HEIGHT = 44
_WITH_KEYS = 780
"""Pixels from which on the buttons have room for their keys."""


class InHand(Surface):
    """`act_requested` names what to do with all rows in hand; `let_go` takes only one in hand again."""

    act_requested = Signal(str)
    let_go = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("sel", "t", parent)
        self._count = Label("", Type.HEAD, "ink", elides=False)
        self.buttons: dict[str, Button] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, theme.GAP_L, 0)
        row.setSpacing(6)
        row.addWidget(self._count)
        row.addStretch(1)
        for act in (each for each in ACTS if each.for_several):
            words = _SHORT.get(act.name, act.words)
            button = Button(words, icon=act.icon, key=act.key, height=30, use=Type.LIST_MEDIUM, tip=act.words)
            button.clicked.connect(lambda _=False, name=act.name: self.act_requested.emit(name))
            row.addWidget(button)
            self.buttons[act.name] = button
        self.leave = Button(icon="x", kind=Kind.QUIET, height=30, name="Take one row in hand (Esc)")
        self.leave.clicked.connect(self.let_go)
        row.addWidget(self.leave)
        self.setFixedHeight(_HEIGHT)
        self.hide()

    def show_count(self, count: int) -> None:
        """Tell how many are in hand; one alone needs no bar."""
        self._count.set_text(f"{count:,} rows in hand")
        self.setVisible(count > 1)

    def minimumSizeHint(self) -> QSize:
        """The keys give way."""
        return QSize(560, _HEIGHT)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the keys where there is room."""
        super().resizeEvent(event)
        for button in self.buttons.values():
            button.set_shows_key(event.size().width() >= _WITH_KEYS)
