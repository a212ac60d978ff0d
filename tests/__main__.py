"""Every check of the project in one command: `python -m tests [arguments for pytest]`."""

import os
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

CHECKS: dict[str, list[str]] = {
    "lint": [sys.executable, "-m", "ruff", "check", "--quiet", "."],
    "format": [sys.executable, "-m", "ruff", "format", "--check", "--quiet", "."],
    "types": [sys.executable, "-m", "mypy", "--strict", "--no-error-summary"],
    "contracts": [str(Path(sys.executable).with_name("lint-imports"))],
    "tests": [sys.executable, "-m", "pytest", "-q"],
}


def run(name: str, command: list[str]) -> bool:
    """Run one check, say in one line how it went, and show what it said only when it failed.

    The tests speak for themselves, as they are the longest and the most wanted.
    """
    started = time.monotonic()
    shown = name == "tests"
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, text=True, capture_output=not shown, check=False)
    passed = done.returncode == 0
    if not passed and not shown:
        print(done.stdout + done.stderr, end="")
    print(f"{'ok  ' if passed else 'FAIL'} {name:<10} {time.monotonic() - started:6.1f} s", flush=True)
    return passed


def main(arguments: list[str]) -> int:
    """Run all checks, even after a failure, and return 1 when any failed."""
    CHECKS["tests"] += arguments
    passed = [run(name, command) for name, command in CHECKS.items()]
    return 0 if all(passed) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
