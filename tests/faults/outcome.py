"""What came of a fault: counts for the table, and in words each thing that must not happen."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from roundtable.storage.errors import StorageError
from tests.faults.evening import NotWhole, Picture, seen_again

SHOWN = 20
"""Findings that are shown of one fault; the first ones tell the most."""
NAMED = 44
"""Width of the first column."""


class Unavailable(Exception):
    """This machine cannot have the fault; the reason, for the table and for pytest."""


@dataclass
class Outcome:
    """The counts of one fault.

    `cases` is how often it was made to happen, `acknowledged` how many acts were said to be kept, `lost` how many lines
    of what was acknowledged were not there afterwards, `refused` how many acts or files were refused in words.
    """

    fault: str
    cases: int = 0
    acknowledged: int = 0
    lost: int = 0
    refused: int = 0
    crashed: int = 0
    unreadable: int = 0
    seconds: float = 0.0
    findings: list[str] = field(default_factory=list)
    left_out: str = ""

    @contextmanager
    def timed(self) -> Iterator[None]:
        """Take the time of what happens inside."""
        started = time.monotonic()
        try:
            yield
        finally:
            self.seconds += time.monotonic() - started

    def expect(self, held: bool, where: str, what: str) -> None:
        """Note a thing that must not happen, unless all is as it should be."""
        if not held:
            self.findings.append(f"{where}: {what}")

    def open_again(self, where: str, path: Path, *allowed: Picture) -> Picture | None:
        """Open a file, and expect one of the pictures in it; None when it cannot be read."""
        try:
            found = seen_again(path)
        except (StorageError, NotWhole) as error:
            self.unreadable += 1
            self.findings.append(f"{where}: unreadable: {error!r}")
            return None
        self.compare(where, found, *allowed)
        return found

    def compare(self, where: str, found: Picture, *allowed: Picture) -> None:
        """Expect one of the pictures; what is missing of the nearest one is lost."""
        if found in allowed:
            return
        missing = min(([line for line in each if line not in found] for each in allowed), key=len)
        self.lost += len(missing)
        told = [line[:60] for line in missing] or "not as it was acknowledged"
        self.findings.append(f"{where}: lost: {told}")

    def take_in(self, other: Outcome) -> None:
        """Add what came of a part of the fault."""
        for name in ("cases", "acknowledged", "lost", "refused", "crashed", "unreadable"):
            setattr(self, name, getattr(self, name) + getattr(other, name))
        self.findings += other.findings

    def row(self) -> str:
        """Its line of the table, and its findings under it."""
        if self.left_out:
            return f"{self.fault:<{NAMED}} left out: {self.left_out}"
        counts = f"{self.cases:>6} {self.acknowledged:>13} {self.lost:>5} {self.refused:>8}"
        counts += f" {self.crashed:>7} {self.unreadable:>10} {self.seconds:>6.1f} s"
        shown = [f"  {finding}" for finding in self.findings[:SHOWN]]
        more = [f"  … and {len(self.findings) - SHOWN} more"] if len(self.findings) > SHOWN else []
        return "\n".join([f"{self.fault:<{NAMED}} {counts}", *shown, *more])


def table(outcomes: Sequence[Outcome]) -> str:
    """All outcomes under one head."""
    counts = f"{'cases':>6} {'acknowledged':>13} {'lost':>5} {'refused':>8} {'crashed':>7} {'unreadable':>10}"
    head = f"{'fault':<{NAMED}} {counts} {'time':>8}"
    return "\n".join([head, *(outcome.row() for outcome in outcomes)])
