"""Files by names that fit a line, and where another disk is."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths

LONGEST = 44
"""Characters of a file's name that a line of advice has room for."""


def short_name(path: Path, most: int = LONGEST) -> str:
    """The name of a file, its middle left out when it is long: how it begins and ends tells it from others."""
    name = path.name
    if len(name) <= most:
        return name
    end = (most - 1) * 2 // 5
    return f"{name[: most - 1 - end].rstrip()}…{name[-end:].lstrip()}"


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
