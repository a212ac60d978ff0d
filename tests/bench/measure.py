"""How the benches measure: taking turns, and reporting medians."""

import gc
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.files import ROOT

KILOBYTE = 1024


@dataclass(frozen=True)
class Figure:
    """One line of the table: what was measured, what it came to, the aim, and the figures behind it."""

    what: str
    value: str
    aim: str
    behind: str
    reached: bool | None = None


def ratio(what: str, ours: float, least: float, *, most: float | None, behind: str) -> Figure:
    """Return a line that compares our figure with the least one; `most` is the aim, if there is one."""
    value = ours / least
    aim = "" if most is None else f"≤ {most:g}"
    return Figure(what, f"{value:.2f}", aim, behind, None if most is None else value <= most)


def median(values: Sequence[float]) -> float:
    """Return the median."""
    return statistics.median(values)


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that `share` (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def taking_turns(rounds: int, *acts: Callable[[], object]) -> list[list[float]]:
    """Return the seconds of each act in each round; all take turns, so that a busy machine hits all alike."""
    seconds: list[list[float]] = [[] for _ in acts]
    gc.collect()
    for _ in range(rounds):
        for act, taken in zip(acts, seconds, strict=True):
            started = time.perf_counter()
            act()
            taken.append(time.perf_counter() - started)
    return seconds


@dataclass(frozen=True)
class Ran:
    """A finished process: seconds from its start to its first line, and its peak memory in megabytes."""

    first_line: float
    megabytes: float


def run(*arguments: str) -> Ran:
    """Run Python on the arguments without a screen; raise RuntimeError when it fails or says nothing."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *arguments], cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    first_line = time.perf_counter() - started
    process.stdout.close()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode or not line:
        raise RuntimeError(f"{' '.join(arguments)} ended with {process.returncode}")
    unit = KILOBYTE * KILOBYTE if sys.platform == "darwin" else KILOBYTE
    return Ran(first_line, used.ru_maxrss / unit)
