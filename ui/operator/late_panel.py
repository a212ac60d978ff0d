"""The panel of a late day: three plans side by side; one key takes one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from roundtable.domain.catch_up import CatchUp
from roundtable.domain.forecast import WORTH_A_PLAN, Forecast
from roundtable.domain.session import Session
from ui import theme
from ui.operator import late_words
from ui.operator.plan_card import PlanCard
from ui.theme import Type
from ui.widgets.buttons import Button, Kind
from ui.widgets.floating import Floating, Height
from ui.widgets.labels import Label

WIDTH = 1096 + 48
LOW = 640
"""Pixels of height below which rows stand closer together, and each card names one consequence."""


class LatePanel(Floating):
    """Shows the plans that it is given; `taken(CatchUp)` by 1, 2, 3, Enter or a button, `dismissed` by Esc."""

    taken = Signal(object)
    dismissed = Signal()

    def __init__(self, room: QSize) -> None:
        super().__init__(Height.PANEL)
        self._plans: tuple[CatchUp, ...] = ()
        self._chosen = -1
        self._low = room.height() < LOW
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.set_padding(theme.GAP_L if self._low else 28)
        self._build()
        self._wire()

    def _build(self) -> None:
        self.heading = Label("", Type.PANEL_TITLE)
        self.promise = Label("", Type.BODY, "ink2")
        self.close_ = Button(icon="x", kind=Kind.QUIET, name="Stay late")
        self.cards = [PlanCard(str(number)) for number in (1, 2, 3)]
        hint = "1 2 3 take one, ← → look and Enter takes, Esc leaves it late. One undo brings the old times back."
        self.hint = Label(hint, Type.LIST, "ink2")
        self.stay = Button("Stay late", key="Esc")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GAP_S if self._low else theme.GAP_M)
        head = QHBoxLayout()
        words = QVBoxLayout()
        words.setSpacing(theme.GAP_XS)
        words.addWidget(self.heading)
        words.addWidget(self.promise)
        head.addLayout(words, 1)
        head.addWidget(self.close_, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(theme.GAP_L)
        for card in self.cards:
            card.set_low(self._low)
            row.addWidget(card, 1)
        column.addLayout(row, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.hint, 1)
        foot.addWidget(self.stay)
        column.addLayout(foot)

    def sizeHint(self) -> QSize:
        """As wide as three cards are read well, as high as they need."""
        layout = self.layout()
        high = layout.totalHeightForWidth(WIDTH) if layout is not None and layout.hasHeightForWidth() else 0
        return QSize(WIDTH, max(super().sizeHint().height(), high))

    def _wire(self) -> None:
        for button in (self.close_, self.stay):
            button.clicked.connect(self.dismissed)
        for place, card in enumerate(self.cards):
            card.chosen.connect(lambda place=place: self._choose(place))
            card.take_requested.connect(lambda place=place: self._take(place))

    def show_plans(self, session: Session, plans: Sequence[CatchUp], day: Forecast, now: datetime) -> None:
        """Show the plans as they are now; the one that was looked at stays so."""
        if tuple(plans) == self._plans:
            return
        self._plans = tuple(plans)
        self.heading.set_text(late_words.heading(plans, day, now))
        self.promise.set_text(late_words.promise(session, plans))
        self.setAccessibleName(self.heading.text())
        longest = max(step.before for step in plans[0].steps)
        for card, plan in zip(self.cards, plans, strict=True):
            card.show_plan(session, plan, longest)
        if self._chosen < 0:
            self._choose(_best(self._plans))

    def event(self, event: QEvent) -> bool:
        """Keep plain keys to the panel: they would run the room behind it."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
            if held == Qt.KeyboardModifier.NoModifier:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A number takes its plan, an arrow looks at the next one, Enter takes it, Esc leaves the day late."""
        key = event.key()
        if Qt.Key.Key_1 <= key <= Qt.Key.Key_3:
            self._take(key - Qt.Key.Key_1)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self._choose((self._chosen + (1 if key == Qt.Key.Key_Right else -1)) % len(self.cards))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take(self._chosen)
        elif key == Qt.Key.Key_Escape:
            self.dismissed.emit()
        else:
            super().keyPressEvent(event)

    def _choose(self, place: int) -> None:
        self._chosen = place
        for number, card in enumerate(self.cards):
            card.show_chosen(number == place)

    def _take(self, place: int) -> None:
        if place < len(self._plans) and self._plans[place].changes:
            self.taken.emit(self._plans[place])
        else:
            self._choose(place)


def _best(plans: Sequence[CatchUp]) -> int:
    """The plan to look at first, of those that change anything.

    One that meets the fixed points; of these one that ends in time, and touches the fewest items; or that ends first.
    """

    def rank(place: int) -> tuple[bool, int, timedelta, int]:
        plan = plans[place]
        late = plan.late if plan.late >= WORTH_A_PLAN else timedelta()
        return not plan.changes, len(plan.missed), late, len(plan.changes)

    return min(range(len(plans)), key=rank)
