"""What a real process does to the files of one folder, as strace sees it, in the order in which it is done."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.faults.children import environment
from tests.faults.outcome import Unavailable
from tests.files import ROOT

CALLS = (
    *("openat", "close", "write", "pwrite64", "ftruncate", "fsync", "fdatasync"),
    *("unlink", "unlinkat", "rename", "renameat", "renameat2"),
)
LONGEST_WRITE = 1_000_000
"""Bytes of one call that strace notes; a page of the file is 4096."""

_CALL = re.compile(r"(?P<name>\w+)\((?P<arguments>.*)\)\s+= (?P<result>-?\d+)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
STANDARD_OUTPUT = 1


@dataclass(frozen=True)
class Opened:
    """A file was opened under a name, and made if there was none."""

    name: str
    handle: int
    emptied: bool


@dataclass(frozen=True)
class Closed:
    """A handle was given back."""

    handle: int


@dataclass(frozen=True)
class Written:
    """Bytes were written somewhere into a file."""

    handle: int
    at: int
    data: bytes


@dataclass(frozen=True)
class Cut:
    """A file was made so many bytes long."""

    handle: int
    size: int


@dataclass(frozen=True)
class Flushed:
    """A file was flushed to the disk."""

    handle: int


@dataclass(frozen=True)
class FolderFlushed:
    """The folder was flushed to the disk, and with it the names of its files."""


@dataclass(frozen=True)
class Removed:
    """A name was taken away."""

    name: str


@dataclass(frozen=True)
class Renamed:
    """A file got another name, in place of what had that name."""

    old: str
    new: str


@dataclass(frozen=True)
class Said:
    """The process wrote a line to its standard output."""

    line: str


Operation = Opened | Closed | Written | Cut | Flushed | FolderFlushed | Removed | Renamed | Said


def record(command: Sequence[str], folder: Path, log: Path) -> list[Operation]:
    """Run a command under strace, and return what it did in the folder and what it said."""
    if shutil.which("strace") is None:
        raise Unavailable("strace is not installed")
    if subprocess.run(["strace", "-o", str(log), "true"], capture_output=True, check=False).returncode:
        raise Unavailable("strace may trace nothing here")
    traced = "trace=" + ",".join(f"?{name}" for name in CALLS)  # "?": not every system has every call
    options = ["-xx", "-s", str(LONGEST_WRITE), "-e", traced, "-e", "signal=none", "-o", str(log)]
    subprocess.run(
        ["strace", *options, *command], cwd=ROOT, env=environment(), stdout=subprocess.DEVNULL, check=True, timeout=300
    )
    with log.open(encoding="ascii") as lines:
        return list(_read(lines, folder.resolve()))


def _read(lines: Iterator[str], folder: Path) -> Iterator[Operation]:
    files: set[int] = set()
    folders: set[int] = set()
    for line in lines:
        call = _CALL.match(line)
        if call is None or int(call["result"]) < 0:
            continue
        name, arguments, result = call["name"], call["arguments"], int(call["result"])
        texts = [bytes.fromhex(text.replace("\\x", "")) for text in _TEXT.findall(arguments)]
        if name == "openat":
            path = Path(texts[0].decode())
            if path == folder:
                folders.add(result)
            elif path.parent == folder:
                files.add(result)
                yield Opened(path.name, result, "O_TRUNC" in arguments)
        elif name.startswith(("unlink", "rename")):
            yield from _named(name, [Path(text.decode()) for text in texts], folder)
        else:
            handle = int(arguments.partition(",")[0])
            if handle in folders:
                if name == "close":
                    folders.discard(handle)
                elif name in ("fsync", "fdatasync"):
                    yield FolderFlushed()
            elif handle in files or handle == STANDARD_OUTPUT:
                yield from _written(name, handle, arguments, texts, result)
                if name == "close":
                    files.discard(handle)


def _named(name: str, paths: list[Path], folder: Path) -> Iterator[Operation]:
    if any(path.parent == folder for path in paths):
        yield Renamed(paths[0].name, paths[1].name) if name.startswith("rename") else Removed(paths[0].name)


def _written(name: str, handle: int, arguments: str, texts: list[bytes], result: int) -> Iterator[Operation]:
    last = arguments.rpartition(",")[2].strip()
    if handle == STANDARD_OUTPUT:
        if name == "write":
            yield from (Said(line) for line in texts[0].decode().splitlines())
    elif name == "pwrite64":
        yield Written(handle, int(last), texts[0][:result])
    elif name == "ftruncate":
        yield Cut(handle, int(last))
    elif name in ("fsync", "fdatasync"):
        yield Flushed(handle)
    elif name == "close":
        yield Closed(handle)
    else:
        raise ValueError(f"{name} on a file of the folder has no place in this model")
