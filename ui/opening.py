"""What is said of a file that could not be opened, with the button that helps."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from roundtable.storage import errors
from roundtable.storage.errors import StorageError
from ui.names import short_name
from ui.widgets.advice import AdviceText, Gravity

ASK, AGAIN, COPY, RESTORE = "Choose another…", "Try again", "Open a copy", "Restore…"
"""The buttons; whoever gives the advice says what they do."""
LONGEST = 40
"""Characters of the name, as the words behind it are never cut."""

WAYS: dict[type[StorageError], tuple[str, tuple[str, ...]]] = {
    errors.Missing: ("It was moved, or its disk is not connected.", (RESTORE, AGAIN, ASK)),
    errors.Unreachable: ("Check that you may open it, and that it lies in a folder of yours.", (AGAIN, ASK)),
    errors.NotASession: ("Sessions end in .roundtable; a session as text (.json) is imported.", (RESTORE, ASK)),
    errors.TooNew: ("Update Roundtable here, or have the session exported as text there: that can be opened.", (ASK,)),
    errors.TooLarge: ("Ask whoever sent it for the session as text (.json).", (ASK,)),
    errors.NoMemory: ("Close other programs and try again.", (AGAIN, ASK)),
    errors.Tampered: ("Ask whoever sent it for a fresh copy, or for the session as text.", (ASK,)),
    errors.Damaged: ("Open one of the copies that were kept of it, or ask whoever has one.", (RESTORE, ASK)),
    errors.Locked: ("Close it there, or wait until its computer lets go of it.", (AGAIN, ASK)),
    errors.ReadOnly: ("A copy goes into your folder of sessions.", (COPY,)),
}
ICONS: dict[type[StorageError], str] = {errors.Locked: "lock", errors.ReadOnly: "lock"}


def not_opened(path: Path, error: StorageError, acts: Mapping[str, Callable[[], object]]) -> AdviceText:
    """What happened, that nothing is lost, what to do; at most two buttons, of those that `acts` holds."""
    rest, ways = WAYS.get(type(error), (error.advice, (AGAIN,)))
    buttons = tuple(way for way in ways if way in acts)[:2]
    return AdviceText(
        Gravity.BAD,
        ICONS.get(type(error), "hard-drive"),
        f"{short_name(path, LONGEST)}: {error.happened}",
        f"{error.safe} {rest}".strip(),
        buttons,
        acts=tuple(acts[button] for button in buttons),
        tip=str(path),
    )


def left_without_file(path: Path, restore: Callable[[], object]) -> AdviceText:
    """What is said on the start screen of a session that was closed while its file was gone, replaced or damaged."""
    return AdviceText(
        Gravity.WARN,
        "hard-drive",
        f"{short_name(path, LONGEST)} was closed without its file.",
        "What stands in its place, if anything, is not what you worked in. Copies are kept on this laptop.",
        (RESTORE,),
        acts=(restore,),
        tip=str(path),
    )
