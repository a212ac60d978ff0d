"""Who might be next, and why: a suggestion that one key takes and any other act overrides."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from ui import theme
from ui.operator.people import Face
from ui.operator.reasons import Reasons
from ui.theme import Type
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button, Kind
from ui.widgets.labels import Label
from ui.widgets.panel import Card


class SuggestionCard(Card):
    """Shows one person with reasons; `taken` gives them the floor, `other` is the wish for someone else."""

    taken = Signal()
    other = Signal()

    def __init__(self) -> None:
        super().__init__(ground="accenttint", edge=None)
        self.avatar = Avatar(36)
        self.caption = Label("", Type.META, "ink2")
        self.name = Label("", Type.NAME)
        self.reasons = Reasons()
        small = theme.HEIGHT_BUTTON
        self.give = Button("Give the floor", key="Y", height=small, tip="Give the floor to who is suggested (Y)")
        self.short = Button("Give", height=small, name="Give the floor", tip="Give the floor to who is suggested (Y)")
        self.someone = Button("Someone else", kind=Kind.QUIET, height=small, tip="Two letters, or 1 to 9 for a hand")
        self._compact = False
        self._build()
        self.give.clicked.connect(self.taken)
        self.short.clicked.connect(self.taken)
        self.someone.clicked.connect(self.other)

    def _build(self) -> None:
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.caption)
        names.addWidget(self.name)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_S)
        row.addWidget(self.avatar)
        row.addLayout(names, 1)
        row.addWidget(self.short)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.GAP_S)
        buttons.addWidget(self.give)
        buttons.addWidget(self.someone)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GAP_L, 8, theme.GAP_S, 8)
        column.setSpacing(6)
        column.addLayout(row)
        column.addWidget(self.reasons)
        column.addLayout(buttons)
        self.set_compact(False)

    def set_compact(self, compact: bool) -> None:
        """One row of reasons and a short button where there is little room."""
        self._compact = compact
        self.short.setVisible(compact)
        self.give.setVisible(not compact)
        self.someone.setVisible(not compact)

    def show_person(self, face: Face, *, waits: bool, reasons: Sequence[str]) -> None:
        """Suggest someone who waits, or someone who might be asked."""
        self.avatar.show_person(face.name, face.initials, face.mark, heard=face.heard)
        self.caption.set_text("Next, suggested" if waits else "Nobody waits. Ask, perhaps")
        self.name.set_text(face.name)
        self.reasons.show_words(reasons, 1 if self._compact else 2)
        said = f"{self.caption.text()}: {face.name}, because {', '.join(reasons)}"
        self.setAccessibleName(said)
        self.give.setAccessibleDescription(said)
        self.short.setAccessibleDescription(said)

    def natural_height(self) -> int:
        """Pixels that the card takes as it is."""
        return self.sizeHint().height()
