"""A disk that forgets: what may be on it after a power cut, for what a process has written and flushed so far.

What was not flushed may be there whole, not at all, or in part, and a write may be torn between two of its sectors.
The names of files are kept in the folder, which is flushed by itself:

    strict  only flushing the folder makes a new name last, and names that were not flushed are lost or kept each by
            itself: all that POSIX promises
    ext4    flushing a new file makes its name last too, and names last in the order in which they were made
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from tests.faults.recording import (
    Closed,
    Cut,
    Flushed,
    FolderFlushed,
    Opened,
    Operation,
    Removed,
    Renamed,
    Said,
    Written,
)

SECTOR = 512
"""Bytes that a disk writes whole or not at all."""
Contents = Mapping[str, bytes]
"""The files of the folder by name."""


class Model(StrEnum):
    """How much more than POSIX a file system promises."""

    STRICT = "strict"
    EXT4 = "ext4"


@dataclass(eq=False)
class File:
    """The bytes of a file: those that last, those that a process sees, and what has not been flushed."""

    lasting: bytes = b""
    seen: bytearray = field(default_factory=bytearray)
    waiting: list[Written | Cut] = field(default_factory=list)

    def change(self, operation: Written | Cut) -> None:
        """Write or cut, without flushing."""
        _apply(self.seen, operation)
        self.waiting.append(operation)

    def flush(self) -> None:
        """Make everything last."""
        self.lasting = bytes(self.seen)
        self.waiting.clear()

    def torn(self, chance: random.Random) -> bytes:
        """What lasts, and any part of what waits."""
        found = bytearray(self.lasting)
        for operation in self.waiting:
            match chance.randrange(5), operation:
                case 0 | 1, _:
                    continue
                case 2, Written(handle, at, data):
                    for start in range(0, len(data), SECTOR):
                        if chance.random() < 0.5:
                            _apply(found, Written(handle, at + start, data[start : start + SECTOR]))
                case _:
                    _apply(found, operation)
        return bytes(found)


Naming = tuple[tuple[str, File | None], ...]
"""Names that change together: None takes a name away."""


class Disk:
    """The folder as one process writes it."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._names: dict[str, File] = {}
        self._lasting: dict[str, File] = {}
        self._waiting: list[Naming] = []
        self._open: dict[int, File] = {}

    def carry_out(self, operation: Operation) -> None:
        """Do what the process did."""
        match operation:
            case Opened(name, handle, emptied):
                if name not in self._names:
                    self._name((name, File()))
                self._open[handle] = self._names[name]
                if emptied:
                    self._open[handle].change(Cut(handle, 0))
            case Closed(handle):
                del self._open[handle]
            case Written(handle) | Cut(handle):
                self._open[handle].change(operation)
            case Flushed(handle):
                self._flush(self._open[handle])
            case FolderFlushed():
                self._flush_names()
            case Removed(name):
                self._name((name, None))
            case Renamed(old, new):
                self._name((new, self._names[old]), (old, None))
            case Said():
                pass

    def _name(self, *naming: tuple[str, File | None]) -> None:
        _rename(self._names, naming)
        self._waiting.append(naming)

    def _flush(self, file: File) -> None:
        file.flush()
        if self._model is Model.EXT4 and any(each is file for naming in self._waiting for _, each in naming):
            self._flush_names()

    def _flush_names(self) -> None:
        self._lasting = dict(self._names)
        self._waiting.clear()

    def with_nothing_more(self) -> Contents:
        """After a power cut that lost all that was not flushed."""
        return {name: file.lasting for name, file in self._lasting.items()}

    def with_everything(self) -> Contents:
        """After one that came when the disk had written all by itself."""
        return {name: bytes(file.seen) for name, file in self._names.items()}

    def with_something(self, chance: random.Random) -> Contents:
        """After one that left any part of it."""
        return self._named(chance, lambda file: file.torn(chance))

    def _named(self, chance: random.Random, read: Callable[[File], bytes]) -> Contents:
        names = dict(self._lasting)
        if self._model is Model.EXT4:
            kept = self._waiting[: chance.randint(0, len(self._waiting))]
        else:
            kept = [naming for naming in self._waiting if chance.random() < 0.5]
        for naming in kept:
            _rename(names, naming)
        return {name: read(file) for name, file in names.items()}


def _rename(names: dict[str, File], naming: Naming) -> None:
    for name, file in naming:
        if file is None:
            names.pop(name, None)
        else:
            names[name] = file


def _apply(data: bytearray, operation: Written | Cut) -> None:
    if isinstance(operation, Written):
        data.extend(bytes(max(0, operation.at - len(data))))
        data[operation.at : operation.at + len(operation.data)] = operation.data
    else:
        data.extend(bytes(max(0, operation.size - len(data))))
        del data[operation.size :]
