"""What the window says while the session's file cannot be written: what is safe, what to do, and a button for it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer

from roundtable.domain.forecast import zone_of
from roundtable.domain.local_time import in_zone
from roundtable.storage import errors
from roundtable.storage.errors import StorageError
from ui.dialogs.files import Files
from ui.live import Live
from ui.widgets.advice import Advice, AdviceText, Gravity

READ_FOR = 8_000
"""Milliseconds that good news stands before it goes by itself."""

COPY, AGAIN, BACK = "Save a copy elsewhere…", "Try again", "Save it back here"


@dataclass(frozen=True)
class Said:
    """What is said of a kind of failure; `buttons` are among COPY, AGAIN and BACK."""

    title: str
    rest: str
    buttons: tuple[str, ...] = (COPY, AGAIN)
    icon: str = "hard-drive"


SAID: dict[type[StorageError], Said] = {
    errors.DiskFull: Said(
        "The disk is full. Everything noted is safe.",
        "Make room, or go on in a copy. What you type stays where it is.",
    ),
    errors.DiskFailed: Said(
        "The disk does not answer. Everything noted is safe here.",
        "Plug the stick in again, or go on in a copy on another disk. What you type stays where it is.",
    ),
    errors.ReadOnly: Said(
        "The file may no longer be written. Everything noted is safe.",
        "Go on in a copy elsewhere: its folder or disk was made read-only. What you type stays where it is.",
        icon="lock",
    ),
    errors.Locked: Said(
        "Another program holds the file. Everything noted is safe.",
        "A backup or a virus scanner lets go of it in a moment. What you type stays where it is.",
        (AGAIN, COPY),
        icon="lock",
    ),
    errors.Damaged: Said(
        "The session file is damaged. Everything is still here.",
        "Go on in a copy now: what you see is what it will hold.",
        (COPY,),
    ),
    errors.Unstorable: Said(
        "That holds a character that no file can keep. Everything else is safe.",
        "Type it anew instead of pasting it.",
        (),
        icon="circle-alert",
    ),
}
BEHIND = "Clock, floor and screen go on, not on the disk yet."
GONE = Said(
    "The session file is gone from its place. Everything is still here.",
    "Leave this window open: you go on in what you save.",
    (BACK, COPY),
)
REPLACED = Said(
    "Another program replaced the session file. Everything is still here.",
    "Leave this window open: you go on in the copy, and that file is left alone.",
)
OTHERWISE = Said(
    "The session file cannot be written. Everything noted is safe.",
    "Go on in a copy elsewhere if it does not pass. What you type stays where it is.",
)
WORKS_AGAIN = AdviceText(
    Gravity.OK,
    "circle-check",
    "Writing works again. Everything noted is on the disk.",
    "What still stands in a field can be noted now.",
)


class Failures(QObject):
    """Says each failure once, keeps it in sight while it lasts, and says when it is over."""

    def __init__(self, live: Live, files: Files, bar: Advice) -> None:
        super().__init__(bar)
        self._live, self._files, self._bar = live, files, bar
        self._said: Said | None = None
        self._is_behind = False
        self._advice: AdviceText | None = None
        self._passing: AdviceText | None = None
        self._read = QTimer(self)
        self._read.setSingleShot(True)
        self._read.setInterval(READ_FOR)
        self._read.timeout.connect(self._on_read)
        live.failed.connect(self._on_failed)
        live.recovered.connect(self._on_recovered)
        live.changed.connect(self._on_changed)
        live.moved.connect(self._on_moved)

    @property
    def advice(self) -> AdviceText | None:
        """What is still grave, to come back when other advice was read; None while all is well."""
        return self._advice if self._advice is not None and not self._advice.closable else None

    def _on_failed(self, error: StorageError) -> None:
        said = self._what_to_say(error)
        behind = self._live.is_behind
        if said is self._said and behind == self._is_behind:  # half-typed text fails at every key
            return
        self._said, self._is_behind = said, behind
        acts: dict[str, Callable[[], object]] = {
            COPY: self._files.go_on_elsewhere,
            AGAIN: self._on_again,
            BACK: self._save_back,
        }
        self._advice = AdviceText(
            Gravity.BAD if said.buttons else Gravity.WARN,
            said.icon,
            said.title,
            self._rest(said),
            said.buttons,
            closable=not said.buttons,
            acts=tuple(acts[button] for button in said.buttons),
            tip=str(error.path or ""),
        )
        self._bar.show_advice(self._advice)

    def _rest(self, said: Said) -> str:
        return f"{BEHIND} {said.rest}" if self._is_behind else said.rest

    def _what_to_say(self, error: StorageError) -> Said:
        if isinstance(error, errors.Moved | errors.Gone):
            path = self._live.path
            return GONE if path is None or not path.exists() else REPLACED
        return SAID.get(type(error), OTHERWISE)

    def _on_again(self) -> None:
        """Try; since what fails again is not said again, say at least when it was tried."""
        said = self._said
        if not self._live.try_again() and self._advice is not None and self._said is said:
            at = in_zone(self._live.now(), zone_of(self._live.session))
            rest = f"Tried at {at:%H:%M:%S}: not yet. {self._rest(said) if said else ''}"
            self._advice = replace(self._advice, rest=rest)
            self._bar.show_advice(self._advice)

    def _save_back(self) -> None:
        if (path := self._live.path) is not None and not path.exists():
            self._files.go_on_at(path)
        else:  # somebody was quicker
            self._files.go_on_elsewhere()

    def _on_changed(self) -> None:
        """What was said of words is untrue once others were kept."""
        if self._advice is not None and self._advice.closable:
            self._settle()

    def _on_recovered(self) -> None:
        self._settle()
        if self._bar.advice() is None:
            self._passing = WORKS_AGAIN
            self._bar.show_advice(WORKS_AGAIN)
            self._read.start()

    def _on_moved(self) -> None:
        self._settle()

    def _settle(self) -> None:
        if self._bar.advice() is self._advice:
            self._bar.show_advice(None)
        self._said = self._advice = None

    def _on_read(self) -> None:
        if self._bar.advice() is self._passing:
            self._bar.show_advice(None)
        self._passing = None
