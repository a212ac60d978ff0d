"""How long the program has been running, for `--smoke` and the bench."""

from __future__ import annotations

import os
import time
from pathlib import Path

_IMPORTED = time.perf_counter()


def milliseconds_since_start() -> float:
    """Milliseconds since the process began: from the kernel on Linux (to 10 ms), elsewhere since this import."""
    stat = Path("/proc/self/stat")
    if stat.exists() and hasattr(time, "CLOCK_BOOTTIME"):
        fields = stat.read_text().rpartition(")")[2].split()
        started = int(fields[19]) / os.sysconf("SC_CLK_TCK")
        return (time.clock_gettime(time.CLOCK_BOOTTIME) - started) * 1000
    return (time.perf_counter() - _IMPORTED) * 1000
