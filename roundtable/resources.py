"""Where a resource lies: in the source tree, installed, or frozen into one program."""

import sys
from pathlib import Path


def root() -> Path:
    """Return the folder `resources`, which stands beside the package `roundtable`.

    The two are neighbours in the source tree and where pip installs them; PyInstaller unpacks both into
    the folder that it names in `sys._MEIPASS`.
    """
    frozen: str | None = getattr(sys, "_MEIPASS", None)
    return Path(frozen or Path(__file__).resolve().parent.parent) / "resources"


def path(*parts: str) -> Path:
    """Return where a resource lies: `path("icons", "star.svg")`. It is not asked whether it exists."""
    return root().joinpath(*parts)


def read_text(*parts: str) -> str:
    """Return a resource as text (UTF-8). Raises FileNotFoundError when it was not shipped."""
    return path(*parts).read_text(encoding="utf-8")


def read_bytes(*parts: str) -> bytes:
    """Return a resource as bytes. Raises FileNotFoundError when it was not shipped."""
    return path(*parts).read_bytes()
