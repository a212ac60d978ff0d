"""Files by names that fit a line, and where another disk is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

LONGEST = 44
"""Characters of a file's name that a line of advice has room for."""
END = 11
"""Characters of its end that are kept."""
ENDING = ".roundtable"


def short_name(path: Path, most: int = LONGEST) -> str:
    """The name of a file; a long one without the ending of sessions, and without its middle.

    How it begins tells what it is of, and how it ends, mostly with a day, tells it from others.
    """
    if len(path.name) <= most:
        return path.name
    name = path.stem if path.suffix == ENDING else path.name
    if len(name) <= most:
        return name
    return f"{name[: most - 1 - END].rstrip(' ,;')}…{name[-END:].lstrip()}"


def elsewhere(path: Path | None) -> Path:
    """A folder of the user's that lies on another disk than the file, if there is one; else the documents."""
    found = [Path(each) for place in PLACES for each in QStandardPaths.standardLocations(place)]
    folders = [each for each in found if each.is_dir()] or [Path.home()]
    return next((each for each in folders if _disk(each) != _disk(path)), folders[0])


PLACES = (QStandardPaths.StandardLocation.DocumentsLocation, QStandardPaths.StandardLocation.HomeLocation)


def _disk(path: Path | None) -> int | None:
    try:
        return path.parent.stat().st_dev if path is not None else None
    except OSError:
        return None
