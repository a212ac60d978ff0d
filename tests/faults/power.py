"""The power is cut at every point of a recorded evening: what may then be on the disk is put there and opened."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

from roundtable.storage.errors import StorageError
from tests.faults.children import command
from tests.faults.disk import Contents, Disk, Model
from tests.faults.evening import NotWhole, Picture, Rehearsal, seen_again
from tests.faults.outcome import Outcome
from tests.faults.recording import Opened, Operation, Said, record

SESSION, COPY = "session.roundtable", "copy.roundtable"
Shown = Picture | str
"""What a file shows when it is opened, or why it is not."""


class _Said:
    """How far the evening had come, by what the child had said when the power was cut."""

    def __init__(self) -> None:
        self.ready = False
        self.acts = 0
        self.copies: list[int] = []

    def hear(self, line: str) -> None:
        self.ready = True
        self.acts += line == "did"
        if line == "copied":
            self.copies.append(self.acts)


class _Cuts:
    """What came of the power cuts so far."""

    def __init__(self, outcome: Outcome, place: Path, rehearsal: Rehearsal, acts: int) -> None:
        self._outcome = outcome
        self._place = place
        self._rehearsal = rehearsal
        self._acts = acts
        self._shown: dict[tuple[bytes, bytes], Shown] = {}

    def judge(self, where: str, said: _Said, disk: Contents) -> None:
        """Expect what was acknowledged in what is left on the disk, or that and the act that was under way."""
        self._outcome.cases += 1
        either = [self._rehearsal.after(min(said.acts + more, self._acts)) for more in (0, 1)]
        copies = [self._rehearsal.after(acts) for acts in (*said.copies[-1:], said.acts)]
        self._expect(where, disk, SESSION, either, needed=said.ready)
        self._expect(f"{where}, copy", disk, COPY, copies, needed=bool(said.copies), whole=True)

    def _expect(
        self, where: str, disk: Contents, name: str, allowed: Sequence[Picture], *, needed: bool, whole: bool = False
    ) -> None:
        """Expect one of the pictures; a file that is not `needed` may be missing or, unless `whole`, unreadable."""
        shown = self._look_at(disk, name)
        if not isinstance(shown, str):
            self._outcome.compare(where, shown, *allowed)
        elif needed or (whole and name in disk):
            self._outcome.unreadable += 1
            self._outcome.findings.append(f"{where}: {name}: unreadable: {shown}")

    def _look_at(self, disk: Contents, name: str) -> Shown:
        """Open a file as it is left; one that was opened before shows what it showed then."""
        files = disk.get(name, b""), disk.get(f"{name}-journal", b"")
        if files not in self._shown:
            self._shown[files] = self._open(dict(zip((SESSION, f"{SESSION}-journal"), files, strict=True)))
        return self._shown[files]

    def _open(self, files: Contents) -> Shown:
        for name, data in files.items():
            (self._place / name).write_bytes(data)
        if not files[f"{SESSION}-journal"]:
            (self._place / f"{SESSION}-journal").unlink()
        try:
            return seen_again(self._place / SESSION)
        except (StorageError, NotWhole) as error:
            return repr(error)


def run(folder: Path, *, acts: int, torn: int, seed: int = 42, careless: bool = False) -> Outcome:
    """Record an evening of so many acts and two copies, and cut the power after each of its writes.

    Each time the disk is left with nothing that was not flushed, with all of it, and `torn` times with any part of it.
    `careless` lets the recorded process not flush, which must not go well.
    """
    outcome, rehearsal = Outcome("power cut after every write"), Rehearsal()
    recorded, opened = folder / "recorded", folder / "opened"
    recorded.mkdir()
    opened.mkdir()
    words = ["copy", *(["careless"] if careless else [])]
    child = command("tests.faults.capturing", recorded / SESSION, 0, acts, *words)
    with outcome.timed():
        operations = record(child, recorded, folder / "strace.log")
        cuts = _Cuts(outcome, opened, rehearsal, acts)
        for model in Model:
            for where, said, contents in _crashes(operations, model, torn, random.Random(seed)):
                cuts.judge(f"{model}, {where}", said, contents)
        outcome.acknowledged = sum(operation == Said("did") for operation in operations)
    rehearsal.close()
    outcome.expect(outcome.acknowledged == acts, "the recording", f"{outcome.acknowledged} of {acts} acts were done")
    return outcome


def _crashes(
    operations: Sequence[Operation], model: Model, torn: int, chance: random.Random
) -> Iterator[tuple[str, _Said, Contents]]:
    disk, said = Disk(model), _Said()
    for number, operation in enumerate(operations):
        disk.carry_out(operation)
        if isinstance(operation, Said):
            said.hear(operation.line)
        where = f"operation {number}, {type(operation).__name__}"
        yield f"{where}, nothing more", said, disk.with_nothing_more()
        yield f"{where}, everything", said, disk.with_everything()
        if not isinstance(operation, Opened | Said):
            for _ in range(torn):
                yield f"{where}, something", said, disk.with_something(chance)
