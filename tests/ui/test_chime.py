"""A tone is off until it is asked for, and sounds once for each graver phase."""

from __future__ import annotations

from PySide6.QtCore import QObject

from roundtable.commands.clock import extend_item, next_item, pause_item, resume_item
from tests.clock import Clock
from ui.chime import Chime
from ui.live import Live


def test_it_sounds_once_at_each_graver_phase_and_only_when_it_is_on(live: Live, clock: Clock) -> None:
    """
    item: Welcome 10
    item: Design 10
    """
    sounded: list[int] = []
    holder = QObject()
    chime = Chime(live, lambda: sounded.append(1), holder)
    live.do(next_item)

    def after(minutes: float) -> int:
        clock.pass_(minutes=minutes)
        live.tick()
        live.tick()
        return len(sounded)

    assert after(1) == 0
    assert after(7.5) == 0, "a fifth is left, and it is off"
    chime.set_on(True)
    assert after(1) == 1, "a twentieth is left"
    assert after(1) == 2, "it is over"
    assert after(1) == 2
    live.do(extend_item, minutes=5)
    assert after(0) == 2, "more time is no alarm"
    live.do(pause_item)
    assert after(60) == 2
    live.do(resume_item)
    assert after(0) == 2, "nor is a clock that goes on"
    live.do(next_item)
    assert after(0) == 2
    assert after(45) == 3, "after a sleep it sounds once"
