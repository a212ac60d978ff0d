"""What can go wrong with a session file, each in plain words: what happened, what is safe, what to do.

This module imports nothing, so that everybody may catch these errors without paying for the database.
"""

from __future__ import annotations

from pathlib import Path


class StorageError(Exception):
    """The session file could not be opened, read or written; nothing that was on disk has been lost.

    `path` is the file (None for a session in memory) and `detail` the technical cause, for the log. `written` is
    True where the edit was carried out all the same, so that it must not be made again.
    """

    happened = "The session file could not be read or written."
    safe = "Everything noted before is still in the file."
    advice = "Try again; if it happens again, save a copy to another disk."
    written = False

    def __init__(self, path: Path | None = None, detail: str = "") -> None:
        super().__init__(path, detail)
        self.path = path
        self.detail = detail

    def __str__(self) -> str:
        words = " ".join(part for part in (self.happened, self.safe, self.advice) if part)
        return f"{self.path}: {words}" if self.path is not None else words


class AlreadyThere(StorageError):
    """A new session was to be made where a file lies."""

    happened = "There is a file of this name already."
    safe = "It was not touched."
    advice = "Choose another name, or open that file."


class Missing(StorageError):
    """There is no such file."""

    happened = "There is no file here."
    safe = ""
    advice = "It may have been moved or renamed, or its disk is not connected."


class Unreachable(StorageError):
    """The system does not let us at the file or its folder."""

    happened = "The file cannot be opened."
    safe = "It was not touched."
    advice = "Check that you may open it, and that it is a file in a folder of yours."


class NotASession(StorageError):
    """The file is something else: another database, a text, an empty file."""

    happened = "This is not a roundtable session."
    safe = "It was not touched."
    advice = "Sessions end in .roundtable; a session as text (.json) can be imported."


class TooNew(StorageError):
    """The file was written by a later version of the program."""

    happened = "This session was saved by a newer version of Roundtable."
    safe = "It was not touched."
    advice = "Update Roundtable, or have the session exported as text there."


class TooLarge(StorageError):
    """The file, or all its images together, are larger than any session."""

    happened = "This session is larger than one can be (2 GB, or 500 MB of images)."
    safe = "It was not opened."
    advice = "Ask whoever sent it for the session as text (.json)."


class NoMemory(StorageError):
    """The session does not fit into what memory is left."""

    happened = "There is not enough memory for this session."
    safe = "It was not changed."
    advice = "Close other programs and try again."


class Tampered(StorageError):
    """The file holds something that this program never puts there: a trigger, a view, another table."""

    happened = "This session holds parts that Roundtable did not make."
    safe = "It was not opened, and nothing in it was run."
    advice = "Ask whoever sent it for a fresh copy, or for the session as text."


class Damaged(StorageError):
    """The file can no longer be read as it should."""

    happened = "This session file is damaged."
    safe = "It was not changed."
    advice = "Open a copy of it from before, or ask whoever has one."


class Locked(StorageError):
    """Another window or another computer has the file open."""

    happened = "This session is open in another window."
    safe = "It was not touched."
    advice = "Close it there first."


class ReadOnly(StorageError):
    """The file, its folder or its disk may not be written."""

    happened = "This session may only be read."
    safe = "It was not touched."
    advice = "Copy it into a folder of yours and open it there."


class DiskFull(StorageError):
    """There is no room for the edit."""

    happened = "The disk is full."
    safe = "Everything noted before is in the file; the last edit is not."
    advice = "Make room and try again, or save a copy to another disk."


class DiskFailed(StorageError):
    """The disk did not carry out a read or a write."""

    happened = "The disk could not be read or written."
    safe = "Everything noted before is in the file; the last edit is not."
    advice = "Save a copy to another disk now, and go on there."


class Moved(StorageError):
    """The file was moved, deleted, cut short or replaced while it was open; the edit went into what is still open."""

    happened = "The session file was moved, deleted or replaced by another program."
    safe = "Everything is still here while this window is open, the last edit too."
    advice = "Save a copy now, and go on in the copy."
    written = True


class Gone(StorageError):
    """The file was moved, deleted, cut short or replaced while it was open, and takes no more edits."""

    happened = "The session file was moved, deleted or replaced by another program."
    safe = "Everything noted before is still here while this window is open; the last edit is not."
    advice = "Save a copy now, and go on in the copy."


class Overwritten(Gone):
    """Another program has written into the file while it was open: it takes no more edits, as they would mix."""

    happened = "The session file was overwritten by another program."


class Unstorable(StorageError):
    """An edit holds a value that no file can hold: half a character, a number without end, a time without a zone."""

    happened = "The last edit holds a character or a number that cannot be kept."
    safe = "Everything noted before is in the file; the last edit is not."
    advice = "Type it anew instead of pasting it."
