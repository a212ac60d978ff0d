"""After a crash: the session that was open, and the one button that goes on with it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui import icons, theme
from ui.recent import Recent
from ui.theme import Type
from ui.widgets import paint
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import Label
from ui.widgets.panel import Card

_ICON = 20


class RecoveryCard(Card):
    """Stands above everything else of the start screen and holds its focus; `wanted` when its button is pressed."""

    wanted = Signal()

    def __init__(self, recent: Recent) -> None:
        super().__init__(ground="warntint", edge=None)
        title = recent.title or recent.file.stem
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Label(f"Go on with “{title}”?", Type.STRONG))
        kept = "It was not closed last time. All that was noted is kept, with the half-typed line; the clock went on."
        words.addWidget(Label(kept, Type.LIST, "ink2"))
        self.button = Button("Go on", icon="arrow-right", key="↵", kind=Kind.PRIMARY)
        self.button.clicked.connect(self.wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(54, theme.GAP_M, theme.GAP_L, theme.GAP_M)
        row.addLayout(words, 1)
        row.addWidget(self.button)
        self.setFocusProxy(self.button)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the card and its icon."""
        super().paintEvent(event)
        painter = paint.painter_for(self)
        icons.paint(painter, 20, (self.height() - _ICON) / 2, "history", _ICON, "warn")
        painter.end()
