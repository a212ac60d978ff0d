"""Settings of a computer that lives for one test."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings

from ui.settings import Settings


class Computer(Settings):
    """Settings in a file of the test, with the sessions in a folder of the test."""

    def __init__(self, folder: Path) -> None:
        super().__init__(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
        self._folder = folder / "Documents" / "Roundtable"
        self._copies = folder / "copies"

    @property
    def sessions_folder(self) -> Path:
        return self._folder

    @property
    def copies_folder(self) -> Path:
        return self._copies
