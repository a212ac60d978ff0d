"""What is said of a session that lies in a synced folder or on a network drive, and how it comes to this computer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from roundtable.storage.folders import Shared, shared_folder
from ui.widgets.advice import AdviceText, Gravity

HERE = "Work on this computer"


def shared_advice(shared: Shared, act: Callable[[], object] | None) -> AdviceText:
    """Where it lies, what is safe there, what is better; `act` is what the button does, where there is a way."""
    if shared.is_synced:
        title = f"This session is in {shared.name}. Every word is on this disk first."
        rest = "Keep it open on one computer only"
    else:
        title = f"This session is on {shared.name}. Every word is there before you go on."
        rest = "When the network fails, this window keeps everything"
    rest += "." if act is None else ", or work in a copy on this computer."
    buttons, acts = ((HERE,), (act,)) if act is not None else ((), ())
    return AdviceText(Gravity.WARN, "share-2", title, rest, buttons, acts=acts)


def went_here(shared: Shared, path: Path) -> AdviceText:
    """What is said once it goes on in the copy: nothing is sent back by itself."""
    there = f"The file {'in' if shared.is_synced else 'on'} {shared.name} stays as it was"
    rest = f"{there}: send a copy there when you are done."
    return AdviceText(Gravity.OK, "circle-check", "You now work on this computer.", rest, tip=str(path))


def folder_here(sessions: Path) -> Path | None:
    """The folder of sessions, or another of the user's, that is this computer's alone."""
    data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    places: Iterable[Path] = (sessions, Path.home() / "Roundtable", Path(data or Path.home()) / "sessions")
    return next((each for each in places if shared_folder(each / "a") is None), None)
