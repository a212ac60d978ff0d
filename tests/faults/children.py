"""Faults that need a process of their own: a runner is called in a child, and its outcome comes back as JSON.

`python -m tests.faults.children MODULE FUNCTION ARGUMENTS` is that child; the arguments are a JSON list.
"""

from __future__ import annotations

import importlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path

from tests.faults.outcome import Outcome, Unavailable
from tests.files import ROOT

PATIENCE = 600
"""Seconds for one child; the slowest takes a tenth of it."""
ANSWER = "outcome: "


def command(module: str, *arguments: object) -> list[str]:
    """The command that runs a module of the tests in a fresh interpreter."""
    return [sys.executable, "-m", module, *map(str, arguments)]


def environment(more: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of a child that sees the project."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", **(more or {})}


def in_child(
    runner: Callable[..., Outcome],
    *arguments: str | int,
    through: Sequence[str] = (),
    more: Mapping[str, str] | None = None,
) -> Outcome:
    """Call a runner in a child and return its outcome; a child that dies is one that crashed.

    `through` is a command that starts the child (unshare), `more` what is added to its environment.
    """
    called = command("tests.faults.children", runner.__module__, runner.__name__, json.dumps(arguments))
    done = subprocess.run(
        [*through, *called],
        cwd=ROOT,
        env=environment(more),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    answer = [line.removeprefix(ANSWER) for line in done.stdout.splitlines() if line.startswith(ANSWER)]
    if done.returncode == 0 and answer:
        return Outcome(**json.loads(answer[-1]))
    return Outcome(runner.__name__, cases=1, crashed=1, findings=[f"status {done.returncode}: {done.stderr[-2000:]}"])


def with_mounts() -> list[str]:
    """The start of a command that may mount file systems which nobody else sees, and which are gone when it ends."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    through = ["unshare", "--mount", *([] if root else ["--map-root-user"])]
    if shutil.which("unshare") is None or shutil.which("mount") is None:
        raise Unavailable("there is no unshare and mount")
    tried = subprocess.run([*through, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True, check=False)
    if tried.returncode:
        raise Unavailable("this user may mount nothing")
    return through


def main(module: str, function: str, arguments: str) -> int:
    """Call a runner and print its outcome."""
    runner = getattr(importlib.import_module(module), function)
    first, *rest = json.loads(arguments)
    print(f"{ANSWER}{json.dumps(asdict(runner(Path(first), *rest)))}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
