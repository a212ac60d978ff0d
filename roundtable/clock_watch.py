"""Notices that the computer slept, or that its clock was set, by comparing three clocks of the same moment."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

LEAST = 2.0
"""Seconds of sleep, or of a changed clock, that are noticed; a clock that is slewed by the network stays below."""
SILENCE = 15.0
"""Seconds without a look that count as sleep where no clock stands still in it; looks come four times a second."""


@dataclass(frozen=True)
class Reading:
    """Three clocks at one moment, in seconds.

    `wall` is the time of day, which can be set; `through` counts on while the computer sleeps; `awake` stands still
    meanwhile, and is None where there is no such clock.
    """

    wall: float
    through: float
    awake: float | None


@dataclass(frozen=True)
class Jump:
    """What happened between two looks: seconds slept, and seconds by which the clock was set (back is negative)."""

    slept: float = 0.0
    stepped: float = 0.0


def read_clocks() -> Reading:
    """The clocks of this computer.

    Linux: CLOCK_BOOTTIME counts on in sleep, CLOCK_MONOTONIC does not. macOS: CLOCK_MONOTONIC_RAW and
    CLOCK_UPTIME_RAW, in this order. Windows and others: `time.monotonic`, which counts sleep on Windows; no clock
    of Python stands still there, so a sleep is told from the silence that it leaves.
    """
    wall = time.time()
    if sys.platform == "linux":
        return Reading(wall, time.clock_gettime(time.CLOCK_BOOTTIME), time.clock_gettime(time.CLOCK_MONOTONIC))
    if sys.platform == "darwin":
        return Reading(wall, time.clock_gettime(time.CLOCK_MONOTONIC_RAW), time.clock_gettime(time.CLOCK_UPTIME_RAW))
    return Reading(wall, time.monotonic(), None)


class ClockWatch:
    """Remembers the last look at the clocks; `read` gives them."""

    def __init__(self, read: Callable[[], Reading] = read_clocks) -> None:
        self._read = read
        self._last = read()

    def look(self) -> Jump | None:
        """What has happened since the last look, when it is more than two seconds of sleep or of a changed clock."""
        before, self._last = self._last, self._read()
        passed = self._last.through - before.through
        if before.awake is None or self._last.awake is None:
            slept = passed if passed > SILENCE else 0.0
        else:
            slept = passed - (self._last.awake - before.awake)
        stepped = self._last.wall - before.wall - passed
        jump = Jump(slept if slept > LEAST else 0.0, stepped if abs(stepped) > LEAST else 0.0)
        return jump if jump != Jump() else None
