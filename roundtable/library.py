"""New session files: from a template, the sample, a session as text, a copy that was kept, a damaged file."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from roundtable import resources
from roundtable.domain.details import Details
from roundtable.domain.records import revise
from roundtable.domain.session import Session
from roundtable.interchange.session_json import edits_of, read_session, read_session_text
from roundtable.interchange.whole_file import made_beside
from roundtable.storage.kept_copies import short_stem
from roundtable.storage.rescue import LEFT_BEHIND, salvage
from roundtable.storage.store import Store

TEMPLATES = ("co-production-star", "plain-roundtable", "blank")
"""The names of the templates in resources/templates/, in the order in which they are offered."""
MADE_ANEW = re.compile(r" \((?:restored [\d .-]+|rescued)\)(?: \(\d+\))?$")
"""What the name of a file ends in that was restored or rescued."""
LONGEST_NAME = 60
"""Characters of a title that make it into the name of a file."""


def read_template(name: str) -> Session:
    """The session that a template begins with."""
    return read_session_text(resources.read_bytes("templates", f"{name}.json")).session


def new_session(template: str, folder: Path, now: datetime) -> Path:
    """Make a session from a template, dated today, and return its file. Errors as for `write_session_file`."""
    session = read_template(template)
    today = session.with_edits([revise(session.details, held_on=now.date(), reported_on=None)])
    return _into(folder, today, now, "new_session")


def new_sample(folder: Path, now: datetime) -> Path:
    """Make a fresh copy of the sample session and return its file. Errors as for `write_session_file`."""
    return _into(folder, read_session(resources.path("sample", "sample.json")).session, now, "new_sample")


def new_from_text(source: Path, folder: Path, now: datetime) -> Path:
    """Make a session from a session as text and return its file. Raises ImportRefused too."""
    return _into(folder, read_session(source).session, now, "import_session")


def write_session_file(
    session: Session, path: Path, now: datetime, label: str, drafts: Mapping[str, str] | None = None
) -> None:
    """Write a session into a new file as one line of its journal, which undo does not reach, and half-typed texts.

    Raises StorageError when there is a file already or the file can't be written; OSError for its folder.
    """
    store = Store.create(path)
    try:
        store.commit(edits_of(session), label=label, kind="act", at=now)
        for name, text in (drafts or {}).items():
            store.keep_draft(name, text)
    finally:
        store.close()


def _into(folder: Path, session: Session, now: datetime, label: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = free_path(folder, session.details)
    write_session_file(session, path, now, label)
    return path


def free_path(folder: Path, details: Details) -> Path:
    """A name for a session's file that nobody has yet: title and day, and a number when needed."""
    title = re.sub(r'[\\/:*?"<>|\x00-\x1f]+', " ", details.title)
    stem = " ".join(title.split())[:LONGEST_NAME].strip(" .") or "Roundtable"
    if details.held_on is not None:
        stem = f"{stem} {details.held_on.isoformat()}"
    return _free(folder, stem)


def copy_into(source: Path, folder: Path) -> Path:
    """Put a copy of a session that may only be read, with its history, into a folder; errors of opening it, OSError."""
    with closing(Store.open(source, read_only=True)) as store:
        copy = copy_path(source, folder)
        store.copy_to(copy)
    return copy


def copy_path(source: Path, folder: Path) -> Path:
    """Where a copy of a session goes in a folder, which is made: under its own name, with a number when needed."""
    folder.mkdir(parents=True, exist_ok=True)
    return _free(folder, source.stem)


@dataclass(frozen=True)
class Rescued:
    """A new session file of what could be read of a damaged one, and the lines of what is lost and what differs.

    `told` is the text file beside it that holds these lines, None when there are none.
    """

    path: Path
    lost: tuple[str, ...]
    notes: tuple[str, ...] = ()
    told: Path | None = None


def restored_name(session: Path, at: datetime, now: datetime) -> str:
    """What a copy made at a time is called once restored: "Debate (restored 14.32)", with the day unless it is today.

    Both times are in the zone of this computer.
    """
    moment = f"{at:%H.%M}" if at.date() == now.date() else f"{at:%Y-%m-%d %H.%M}"
    return f"{_original(session)} (restored {moment})"


def restore_copy(copy: Path, session: Path, otherwise: Path, name: str) -> Path:
    """Make a new session file from a copy beside the session, or in `otherwise` where that folder cannot be written.

    It is never put over a file, and the copy stays. StorageError when the copy cannot be read, OSError when nothing
    can be written. `copy` is never an open document.
    """
    with closing(Store.open(copy, read_only=True)) as store:
        store.load()
    path = _claimed(_beside(session, otherwise), name)
    try:
        with made_beside(path) as made:
            shutil.copyfile(copy, made)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def rescue_beside(session: Path, otherwise: Path, now: datetime) -> Rescued:
    """Make a new session file of what can be read of a damaged one, where `restore_copy` would. Errors of `salvage`."""
    salvaged = salvage(session)
    path = _free(_beside(session, otherwise), f"{_original(session)} (rescued)")
    write_session_file(salvaged.session, path, now, "rescue_session", salvaged.drafts)
    lines = [*(f"lost: {line}" for line in salvaged.lost), *(f"differs: {line}" for line in salvaged.notes)]
    if not lines:
        return Rescued(path, ())
    told = path.with_suffix(".txt")
    told.write_text("\n".join([*lines, LEFT_BEHIND, ""]), encoding="utf-8")
    return Rescued(path, salvaged.lost, salvaged.notes, told)


def _original(session: Path) -> str:
    """The name of a session's file before it was restored or rescued, no longer than a file's name may be."""
    return MADE_ANEW.sub("", short_stem(session))


def _beside(session: Path, otherwise: Path) -> Path:
    if session.parent.is_dir() and os.access(session.parent, os.W_OK):
        return session.parent
    otherwise.mkdir(parents=True, exist_ok=True)
    return otherwise


def _claimed(folder: Path, stem: str) -> Path:
    """A new, empty file of a name that nobody has yet."""
    path = _free(folder, stem)
    path.touch(exist_ok=False)
    return path


def _free(folder: Path, stem: str) -> Path:
    """A name that nobody has yet, with a number when needed."""
    for ending in ("", *(f" ({number})" for number in range(2, 1000))):
        path = folder / f"{stem}{ending}.roundtable"
        if not path.exists():
            return path
    raise FileExistsError(f"{folder} holds a thousand sessions of that name")
