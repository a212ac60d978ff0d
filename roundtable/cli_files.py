"""What the command line reads and where it writes: sessions in either form, and places that can be written to."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

from roundtable.cli_words import warn
from roundtable.domain.session import Session
from roundtable.storage.errors import Locked, StorageError

SQLITE_HEAD = b"SQLite format 3\0"


class Stop(Exception):
    """The command cannot be carried out; the text is the one line that says why."""


def read_text(file: Path) -> Session:
    """A session in the interchange format; warnings are said, and what is refused stops."""
    from roundtable.interchange.refusal import ImportRefused
    from roundtable.interchange.session_json import read_session

    try:
        imported = read_session(file)
    except ImportRefused as error:
        raise Stop(f"{file}: {error}") from error
    warn(imported.warnings)
    return imported.session


def read_file(file: Path) -> Session:
    """The session in a session file, which stays as it is."""
    from roundtable.storage.store import Store

    with spoken(file), closing(Store.open(file, read_only=True)) as store:
        return store.load()


def is_session_file(file: Path) -> bool:
    """Whether a file begins as every SQLite database does; what cannot be read is left to the reader to refuse."""
    try:
        if not file.is_file():
            return False
        with file.open("rb") as start:
            return start.read(len(SQLITE_HEAD)) == SQLITE_HEAD
    except OSError:
        return False


def make_session_file(session: Session, out: Path, label: str, drafts: Mapping[str, str] | None = None) -> None:
    """A new session file with all records as one act, in the place of `out` only when it is whole."""
    from roundtable.interchange.session_json import edits_of
    from roundtable.interchange.whole_file import made_beside
    from roundtable.storage.store import Store

    _let_go_of(out)
    try:
        with made_beside(out) as made:
            try:
                with closing(Store.create(made)) as store:
                    store.commit(edits_of(session), label=label, kind="act", at=datetime.now(UTC))
                    for name, text in (drafts or {}).items():
                        store.keep_draft(name, text)
            finally:
                Path(f"{made}-journal").unlink(missing_ok=True)  # left behind when the disk is full
    except StorageError as error:
        raise Stop(f"{out}: {error.happened} Nothing was written.") from error


def _let_go_of(out: Path) -> None:
    """Refuse to replace a session that is open elsewhere, or whose last words are still in a journal beside it.

    SQLite would play such a journal back into whatever file has the name, the new session too.
    """
    from roundtable.storage.store import Store

    journal = Path(f"{out}-journal")
    try:
        if out.exists() and journal.exists():
            Store.open(out).close()
        elif is_session_file(out):
            Store.open(out, read_only=True).close()
    except Locked as error:
        raise Stop(f"{out}: {error.happened} {error.advice}") from error
    except StorageError:
        pass
    if journal.exists():
        raise Stop(f"{journal}: left over from another session; move it away first")


def check_out(out: Path, file: Path) -> None:
    """Refuse a place that cannot be written to, before any work is done."""
    if not out.parent.is_dir():
        raise Stop(f"{out}: there is no folder {out.parent}")
    if out.is_dir():
        raise Stop(f"{out}: is a folder")
    if out.exists() and not out.is_file():
        raise Stop(f"{out}: is not a plain file")
    if out.exists() and file.exists() and out.samefile(file):
        raise Stop(f"{out}: is the file that is read; choose another name")
    if not os.access(out.parent, os.W_OK):
        raise Stop(f"{out}: the folder may not be written to")


@contextmanager
def spoken(file: Path) -> Iterator[None]:
    """Stop with the words of whatever the storage cannot do."""
    try:
        yield
    except StorageError as error:
        words = " ".join(part for part in (error.happened, error.safe, error.advice) if part)
        raise Stop(f"{file}: {words}") from error
