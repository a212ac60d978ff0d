"""Opens the plans for a late day over the view, keeps them true while time goes on, and takes one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from roundtable.commands.agenda import catch_up
from roundtable.domain.catch_up import CatchUp, catch_up_plans
from roundtable.domain.forecast import forecast
from roundtable.room import Change
from ui.live import Live
from ui.operator import late_words
from ui.operator.late_panel import LatePanel
from ui.widgets.advice import AdviceText, Gravity
from ui.widgets.floating import Veil


class Late(QObject):
    """The panel and its veil over the body of the window; `advised(AdviceText)` when a plan was taken.

    `outlived(AdviceText)` when something was done since, which its Undo would take back instead of the plan.
    `show_times` previews, for the room, the times that a plan has made.
    """

    advised = Signal(object)
    outlived = Signal(object)

    def __init__(self, live: Live, over: QWidget, show_times: Callable[[], object]) -> None:
        super().__init__(over)
        self._live = live
        self._show_times = show_times
        self._over = over
        self._veil = Veil(over)
        self._veil.dismissed.connect(self.close)
        self._told: AdviceText | None = None
        live.ticked.connect(self._on_tick)
        live.changed.connect(self._on_change)

    @property
    def panel(self) -> LatePanel | None:
        """The panel while it is open."""
        panel = self._veil.panel()
        return panel if isinstance(panel, LatePanel) else None

    def open(self) -> None:
        """Show the plans, or put them away again; nothing happens when nothing is late."""
        if self.panel is not None:
            self.close()
            return
        plans = catch_up_plans(self._live.session, self._live.now())
        if not plans:
            return
        panel = LatePanel(self._over.size())
        panel.taken.connect(self._on_taken)
        panel.dismissed.connect(self.close)
        self._show(panel, plans)
        self._veil.open(panel)

    def close(self) -> None:
        """Leave the day as it is."""
        if self.panel is not None:
            self._veil.close_panel()

    def _show(self, panel: LatePanel, plans: tuple[CatchUp, ...]) -> None:
        session, now = self._live.session, self._live.now()
        panel.show_plans(session, plans, forecast(session, now), now)

    def _on_tick(self, now: datetime) -> None:
        if self.panel is None:
            return
        plans = catch_up_plans(self._live.session, now)
        if plans:
            self._show(self.panel, plans)
        else:
            self.close()

    def _on_taken(self, plan: CatchUp) -> None:
        self.close()
        if self._live.do(catch_up, minutes=plan.minutes) is None:
            return
        words, _ = late_words.standing(plan)
        title = f"{late_words.name(plan)}: the day ends at {late_words.shown_end(plan)}, {words}."
        rest = late_words.summary(plan)
        acts = (self._live.undo, self._show_times)
        self._told = AdviceText(Gravity.OK, "timer", title, rest, ("Undo", "New times"), acts=acts)
        self.advised.emit(self._told)

    def _on_change(self, change: Change) -> None:
        if self._told is not None and change.kind != "act":
            told, self._told = self._told, None
            self.outlived.emit(told)
