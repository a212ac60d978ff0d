"""What belongs to the computer and not to the meeting: theme, window, projector screen, recent files."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QStandardPaths

from ui.recent import Recent, from_text

MOST_RECENT = 12
THEMES = ("light", "dark", "system")
MOTIONS = ("less", "full", "system")


class Settings:
    """Typed access to the few things that are remembered on this computer."""

    def __init__(self, store: QSettings | None = None) -> None:
        self._store = store or QSettings("Roundtable", "Roundtable")

    @property
    def theme(self) -> str:
        """light, dark or system."""
        choice = self._text("theme", "system")
        return choice if choice in THEMES else "system"

    @theme.setter
    def theme(self, choice: str) -> None:
        self._store.setValue("theme", choice)

    @property
    def motion(self) -> str:
        """Less or full as somebody has chosen, else system."""
        choice = self._text("motion", "system")
        return choice if choice in MOTIONS else "system"

    @motion.setter
    def motion(self, choice: str) -> None:
        self._store.setValue("motion", choice)

    @property
    def sound(self) -> bool:
        """Whether a tone tells that an item's time runs out."""
        return self._text("sound", "") == "on"

    @sound.setter
    def sound(self, on: bool) -> None:
        self._store.setValue("sound", "on" if on else "")

    @property
    def star_words(self) -> bool:
        """Whether the star was last saved with the words around it."""
        return self._text("star/words", "") == "on"

    @star_words.setter
    def star_words(self, on: bool) -> None:
        self._store.setValue("star/words", "on" if on else "")

    @property
    def page_zoom(self) -> str:
        """How near the page of the report was seen last, as ui/report/sheet.py names it; "" for the whole page."""
        return self._text("report/zoom", "")

    @page_zoom.setter
    def page_zoom(self, named: str) -> None:
        self._store.setValue("report/zoom", named)

    @property
    def projector_screen(self) -> str:
        """The screen that the projector used last, as the screens module names it; "" for the first free one."""
        return self._text("projector/screen", "")

    @projector_screen.setter
    def projector_screen(self, name: str) -> None:
        self._store.setValue("projector/screen", name)

    @property
    def projector_theme(self) -> str:
        """Light or dark: how the room's screen is dressed."""
        name = self._text("projector/theme", "light")
        return name if name in THEMES[:2] else "light"

    @projector_theme.setter
    def projector_theme(self, name: str) -> None:
        self._store.setValue("projector/theme", name)

    @property
    def clicker_on(self) -> bool:
        """Whether a clicker drives the room."""
        return self._text("clicker/on", "") == "on"

    @clicker_on.setter
    def clicker_on(self, on: bool) -> None:
        self._store.setValue("clicker/on", "on" if on else "")

    @property
    def clicker_keys(self) -> str:
        """The keys that the clicker was seen to send, as ui/clicker_keys.py writes them; "" for the usual ones."""
        return self._text("clicker/keys", "")

    @clicker_keys.setter
    def clicker_keys(self, text: str) -> None:
        self._store.setValue("clicker/keys", text)

    @property
    def geometry(self) -> QByteArray:
        """Where the main window stood."""
        value = self._store.value("geometry")
        return value if isinstance(value, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._store.setValue("geometry", geometry)

    @property
    def recent(self) -> tuple[Recent, ...]:
        """Sessions opened last, the latest first, as far as their files still exist."""
        value = self._store.value("recent")
        texts = [value] if isinstance(value, str) else value if isinstance(value, list) else []
        found = (from_text(text) for text in texts if isinstance(text, str))
        return tuple(each for each in found if each is not None and each.file.is_file())

    def remember(self, summary: Recent) -> None:
        """Put a session at the top of the recent ones."""
        kept = [summary, *(each for each in self.recent if each.path != summary.path)][:MOST_RECENT]
        self._store.setValue("recent", [each.as_text() for each in kept])

    def forget(self, summary: Recent) -> None:
        """Take a session off the recent ones; the file stays."""
        self._store.setValue("recent", [each.as_text() for each in self.recent if each.path != summary.path])

    @property
    def interrupted(self) -> Recent | None:
        """The session that was open when the program ended without closing it, as after a crash or a power cut."""
        path = self._text("open", "")
        return next((each for each in self.recent if each.path == path), None) if path else None

    def note_open(self, path: Path) -> None:
        """Keep which session is open now, for a start after a crash."""
        self._store.setValue("open", str(path.resolve()))
        self._store.sync()

    def note_closed(self, path: Path) -> None:
        """Forget it again: it has been closed as it should be."""
        if self._text("open", "") == str(path.resolve()):
            self._store.remove("open")

    @property
    def second_place(self) -> Path | None:
        """The folder that each copy of a session is brought to as well, such as one on a stick; None for none."""
        folder = self._text("copies/second", "")
        return Path(folder) if folder else None

    @second_place.setter
    def second_place(self, folder: Path | None) -> None:
        self._store.setValue("copies/second", str(folder) if folder else "")

    @property
    def copies_folder(self) -> Path:
        """Where copies of sessions are kept: among the data of this program."""
        data = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
        return Path(data or Path.home()) / "copies"

    @property
    def sessions_folder(self) -> Path:
        """Where new sessions are kept: Roundtable in the user's documents."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return Path(documents or Path.home()) / "Roundtable"

    def _text(self, key: str, default: str) -> str:
        value = self._store.value(key, default)
        return value if isinstance(value, str) else default
