"""The copies that are kept of each session on this computer: how they are named, listed, made and let go."""

from __future__ import annotations

import hashlib
import os
import platform
import re
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from roundtable.domain.history import Line
from roundtable.domain.words import ActionPoint, Quote
from roundtable.storage import errors
from roundtable.storage.second_place import written_plainly
from roundtable.storage.store import Store

MOST = 10
"""Copies that are kept of a session."""
LONGEST_FOLDER, LONGEST_STEM = 60, 160
"""Bytes of a session's file name that make it into the name of its folder, and of a copy elsewhere."""
ENDING = ".roundtable"
WHOSE = "session.txt"
"""The file beside the copies that says where their session lies."""
NAMED = re.compile(r"(\d{4,}) (\d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d)Z ([0-9a-f]{8})\.roundtable")
ELSEWHERE = re.compile(r"(.+) \(copy [0-9a-f]{6}\)\.roundtable")
MOMENT = "%Y-%m-%d %H.%M.%S"
NOTHING_YET = "0" * 8
"""The mark of a session in which nothing was ever done."""


@dataclass(frozen=True)
class KeptCopy:
    """One copy: its running number, when it was made, and the mark of how the session stood then."""

    path: Path
    number: int
    at: datetime
    mark: str


@dataclass(frozen=True)
class Contents:
    """What a copy holds: the session's title, how many quotes and action points, and the words noted last."""

    title: str
    quotes: int
    actions: int
    last_words: str


class KeptCopies:
    """The copies of one session, in a folder of their own under `root`.

    They are ordered by a running number and not by their times, so that a clock that was wrong for an evening makes
    no new copy look like the oldest one.
    """

    def __init__(self, root: Path, session: Path) -> None:
        self.session = session.resolve()
        self.folder = root / f"{short_stem(self.session, LONGEST_FOLDER)} {_digest(os.path.normcase(self.session))}"

    def all(self) -> tuple[KeptCopy, ...]:
        """The copies, the newest first; none when their folder cannot be read."""
        return in_folder(self.folder)

    def keep(self, copy_to: Callable[[Path], None], at: datetime, mark: str) -> KeptCopy | None:
        """Have a copy made by `copy_to`, which puts one in place whole or raises StorageError.

        None when the newest copy has that mark already: nothing has changed since.
        """
        before = self.all()
        if before and before[0].mark == mark:
            return None
        with written_plainly(self.folder):
            self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            (self.folder / WHOSE).write_text(f"{self.session}\n", encoding="utf-8", errors="surrogateescape")
            self._sweep()
        number = before[0].number + 1 if before else 1
        moment = at.astimezone(UTC).replace(microsecond=0)
        path = self.folder / f"{number:04} {moment:{MOMENT}}Z {mark}{ENDING}"
        copy_to(path)
        return KeptCopy(path, number, moment, mark)

    def prune(self) -> None:
        """Let the oldest copies go, but never the only one that is whole; what cannot be removed stays."""
        copies = self.all()
        kept, doomed = copies[:MOST], list(copies[MOST:])
        if doomed and not any(is_whole(copy.path) for copy in kept):
            spared = next((copy for copy in doomed if is_whole(copy.path)), None)
            doomed = [copy for copy in doomed if copy is not spared]
        for copy in doomed:
            with suppress(OSError):
                copy.path.unlink()

    @property
    def name_elsewhere(self) -> str:
        """How the newest copy is named in a second place, which sessions and laptops may share."""
        return f"{short_stem(self.session)} (copy {_digest(platform.node() + str(self.session))[:6]}){ENDING}"

    def _sweep(self) -> None:
        """Remove what a power cut has left half made; nobody else makes copies of a session that is open here."""
        for part in self.folder.glob(".*.part*"):
            part.unlink(missing_ok=True)


def in_folder(folder: Path) -> tuple[KeptCopy, ...]:
    """The copies in one session's folder, the newest first."""
    found = []
    with suppress(OSError):
        for path in folder.iterdir():
            if (named := NAMED.fullmatch(path.name)) is not None:
                number, at, mark = named.groups()
                with suppress(ValueError):
                    found.append(KeptCopy(path, int(number), _moment(at), mark))
    return tuple(sorted(found, key=lambda copy: copy.number, reverse=True))


def of_all_sessions(root: Path) -> tuple[tuple[Path, KeptCopy], ...]:
    """All copies under `root`, each with the file of its session, which may be gone."""
    found: list[tuple[Path, KeptCopy]] = []
    with suppress(OSError):
        for folder in root.iterdir():
            with suppress(OSError):
                whose = (folder / WHOSE).read_text(encoding="utf-8", errors="surrogateescape").rstrip("\n")
                found += [(Path(whose), copy) for copy in in_folder(folder)]
    return tuple(found)


def in_second_place(folder: Path, name: str = "") -> tuple[tuple[str, Path, datetime], ...]:
    """The copies in a second place, or the one of a name: the session's name, the file and when it was put there."""
    found = []
    with suppress(OSError):
        for path in folder.iterdir():
            if (named := ELSEWHERE.fullmatch(path.name)) is not None and name in ("", path.name):
                with suppress(OSError):
                    found.append((named[1], path, datetime.fromtimestamp(path.stat().st_mtime, UTC)))
    return tuple(found)


def mark_of(last: Line | None) -> str:
    """What tells one state of a session from another: a digest of the last line of its journal."""
    if last is None:
        return NOTHING_YET
    return _digest(f"{last.at.isoformat()} {last.kind} {last.label} {last.words}")


def is_whole(path: Path) -> bool:
    """Whether a copy can be opened and its journal agrees with its records. Never ask it of an open document."""
    try:
        with closing(Store.open(path, read_only=True)) as store:
            return store.check().whole
    except errors.StorageError:
        return False


def look_into(path: Path) -> Contents:
    """What a copy holds; StorageError when it cannot be read. Never ask it of an open document."""
    with closing(Store.open(path, read_only=True)) as store:
        session = store.load()
        words = next((line.words for line in store.lines(50) if line.label.startswith("capture_") and line.words), "")
    said = words or (session.quotes[-1].text if session.quotes else "")
    return Contents(session.details.title, session.count(Quote), session.count(ActionPoint), said)


def short_stem(session: Path, most: int = LONGEST_STEM) -> str:
    """The name of a session's file without its ending, cut to so many bytes: systems allow 255 for a whole name."""
    stem = session.stem.encode("utf-8", "surrogateescape")[:most].decode("utf-8", "ignore")
    return stem.strip(" .") or "session"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:8]


def _moment(text: str) -> datetime:
    return datetime.strptime(text, MOMENT).replace(tzinfo=UTC)
