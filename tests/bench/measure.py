"""How the benches measure: taking turns, and reporting medians."""

import gc
import json
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
    """Return the seconds of each act in each round.

    All take turns, so that a busy machine hits all alike, and each round begins with another one, so that none always
    follows the same.
    """
    seconds: list[list[float]] = [[] for _ in acts]
    both = list(zip(acts, seconds, strict=True))
    gc.collect()
    for number in range(rounds):
        first = number % len(both)
        for act, taken in both[first:] + both[:first]:
            started = time.perf_counter()
            act()
            taken.append(time.perf_counter() - started)
    return seconds


@dataclass(frozen=True)
class Ran:
    """A finished process: its first line, seconds from its start to that, and its peak memory in megabytes."""

    line: str
    first_line: float
    megabytes: float


def run(*arguments: str) -> Ran:
    """Run Python on the arguments without a screen; raise RuntimeError when it fails or says nothing."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled
    command = [sys.executable, "-m", "tests.bench.launch", *arguments]
    told = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True).stdout
    line, seconds, peak, status = json.loads(told)
    if status or not line:
        raise RuntimeError(f"{' '.join(arguments)} ended with {status}")
    unit = KILOBYTE * KILOBYTE if sys.platform == "darwin" else KILOBYTE
    return Ran(line, seconds, peak / unit)
