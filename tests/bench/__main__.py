"""Measure everything in one run and print one table."""

import sys

from tests.bench import (
    capture,
    fair,
    first_frame,
    importing,
    journal,
    listed,
    one_key,
    opening,
    projector,
    report,
    star,
    star_places,
)
from tests.bench.measure import Figure

WHAT = 52
"""Width of the first column."""


def _print(figure: Figure) -> None:
    mark = {True: "ok", False: "OVER", None: ""}[figure.reached]
    print(f"{figure.what:<{WHAT}} {figure.value:>8}  {figure.aim:<8} {mark:<5} {figure.behind}", flush=True)


def main() -> int:
    """Print the table line by line; missed aims are marked, and end in status 1."""
    print(f"{'measured in one run, without a screen':<{WHAT}} {'figure':>8}  {'aim':<14} behind it")
    missed = 0
    for bench in (
        first_frame,
        capture,
        journal,
        opening,
        importing,
        one_key,
        listed,
        fair,
        projector,
        star,
        star_places,
        report,
    ):
        for figure in bench.figures():
            _print(figure)
            missed += figure.reached is False
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
