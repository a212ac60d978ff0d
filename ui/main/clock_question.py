"""Asks whether a sleep of the computer counts, and tells that its clock was set; the room sees nothing of it."""

from __future__ import annotations

from dataclasses import dataclass

from roundtable.clock_watch import LEAST, Jump
from roundtable.commands.clock import count_in, leave_out
from roundtable.commands.clock_set import follow_clock, unfollow_clock
from roundtable.domain.agenda import read_timer
from roundtable.domain.records import Edit, Id
from ui import wording
from ui.live import Live
from ui.widgets.advice import Advice, AdviceText, Gravity


@dataclass(frozen=True)
class Sleep:
    """Seconds that the computer slept, the run whose clock went on meanwhile, and the turn that was open."""

    seconds: float
    run_id: Id | None
    turn_id: Id | None


@dataclass(frozen=True)
class Step:
    """Seconds by which the clock was set, and what was moved by it."""

    seconds: float
    moved: tuple[Edit, ...]


class ClockQuestion(Advice):
    """A bar of its own, so that no other advice takes the question away.

    Until it is answered a sleep counts, as the room went on; a clock that was set does not, as no time has passed.
    Either is corrected by the button, in the journal too.
    """

    def __init__(self, live: Live) -> None:
        super().__init__()
        self._live = live
        self._asked: list[Sleep] = []
        self._left_out: list[Sleep] = []
        self._steps: list[Step] = []
        live.jumped.connect(self._on_jumped)
        self.closed.connect(self._on_closed)

    @property
    def _stepped(self) -> float:
        """Seconds by which the clock was set, all in all."""
        return sum(each.seconds for each in self._steps)

    def _on_jumped(self, jump: Jump) -> None:
        if jump.stepped:
            change = self._live.do(follow_clock, seconds=jump.stepped)
            if change is not None and change.edits:
                self._steps.append(Step(jump.stepped, change.edits))
            if abs(self._stepped) < LEAST:  # it was set right again
                self._steps = []
        session = self._live.session
        running, turn = session.running, session.open_turn
        run_id = running[1].id if running is not None and running[1].paused_at is None else None
        if jump.slept and (run_id is not None or turn is not None):
            self._asked.append(Sleep(jump.slept, run_id, turn.id if turn is not None else None))
            self._left_out = []
        self._show()

    def _show(self) -> None:
        if self._asked:
            self.show_advice(self._question())
        elif self._left_out:
            self.show_advice(self._answer())
        elif self._steps:
            self.show_advice(self._news())
        else:
            self.show_advice(None)

    def _question(self) -> AdviceText:
        slept = wording.length(sum(each.seconds for each in self._asked))
        rest = "It counts unless you leave it out. The room sees nothing of this."
        acts = (self._on_count, self._on_leave_out)
        buttons = ("Count it", "Leave it out")
        title = f"The computer slept {slept}. Count it?"
        return AdviceText(Gravity.WARN, "clock", title, rest, buttons, closable=False, acts=acts)

    def _answer(self) -> AdviceText:
        slept = wording.length(sum(each.seconds for each in self._left_out))
        title = f"{slept} of sleep left out."
        return AdviceText(Gravity.OK, "clock", title, self._reads(), ("Count it after all",), acts=(self._on_count_in,))

    def _news(self) -> AdviceText:
        way = "forward" if self._stepped > 0 else "back"
        span = wording.length(self._stepped)
        title = f"The computer’s clock was set {span} {way}."
        rest = f"No clock of the room has moved by it. {self._reads()}".strip()
        return AdviceText(Gravity.INFO, "clock", title, rest, ("Count it after all",), acts=(self._on_count_step,))

    def _reads(self) -> str:
        """What the clock of the running item says, for a glance at the watch."""
        running = self._live.session.running
        if running is None:
            return ""
        timer = read_timer(*running, self._live.now())
        return f"“{running[0].title}” reads {timer.digits}."

    # ---- answers ---------------------------------------------------------------------------------------------

    def _on_count(self) -> None:
        self._asked = []
        self._show()

    def _on_leave_out(self) -> None:
        asked, self._asked = self._asked, []
        for each in asked:
            if self._live.do(leave_out, seconds=each.seconds, run_id=each.run_id, turn_id=each.turn_id) is None:
                self._asked.append(each)
            else:
                self._left_out.append(each)
        self._show()

    def _on_count_in(self) -> None:
        left_out, self._left_out = self._left_out, []
        for each in left_out:
            if self._live.do(count_in, seconds=each.seconds, run_id=each.run_id, turn_id=each.turn_id) is None:
                self._left_out.append(each)
        self._show()

    def _on_count_step(self) -> None:
        while self._steps and self._live.do(unfollow_clock, moved=self._steps[-1].moved) is not None:
            self._steps.pop()
        self._show()

    def _on_closed(self) -> None:
        """What was read goes; what was told before it comes back."""
        if self._left_out:
            self._left_out = []
        else:
            self._steps = []
        self._show()
